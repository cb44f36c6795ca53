/* The galley: appending boxes, and turning set lines into boxes that keep together as an editor would. */
#include <string.h>

#include "flow/flow_private.h"

void lk_galley_reserve(LkFlow *flow, size_t more)
{
    LkGalley *galley = &flow->galley;
    if (galley->capacity - galley->count >= more)
        return;
    LkBox *boxes = LK_NEW_ARRAY(flow->column, galley->count + more, LkBox);
    if (galley->count != 0)
        memcpy(boxes, galley->boxes, galley->count * sizeof *boxes);
    galley->boxes = boxes;
    galley->capacity = galley->count + more;
}

LkBox *lk_galley_add(LkFlow *flow, LkLength space)
{
    LkGalley *galley = &flow->galley;
    if (galley->count == galley->capacity)
        lk_galley_reserve(flow, galley->capacity == 0 ? 256 : galley->capacity);
    LkBox *box = &galley->boxes[galley->count++];
    *box = (LkBox){.space_before = space > galley->pending_space ? space : galley->pending_space,
                   .break_before = galley->pending_break};
    galley->pending_space = 0;
    galley->pending_break = false;
    return box;
}

void lk_galley_space(LkFlow *flow, LkLength space)
{
    if (space > flow->galley.pending_space)
        flow->galley.pending_space = space;
}

LkParagraphShape lk_shape(const LkFlow *flow, const LkTextStyle *text, LkLength measure, LkAlignment place,
                          LkJustify justify)
{
    return (LkParagraphShape){
        .fonts = &flow->layout->text_fonts,
        .text = *text,
        .measure = measure > LK_POINT ? measure : LK_POINT,
        .alignment = place,
        .justify = justify,
        .numerals = flow->layout->numerals,
        .keep = flow->layout->keep,
        .keep_count = flow->layout->keep_count,
    };
}

/* One item a run. `items` has room for line->run_count. */
void lk_line_items(const LkFlow *flow, const LkLine *line, LkLength left, LkLength baseline, LkLength pitch,
                   LkRole role, uint32_t part, LkItem *items)
{
    for (size_t i = 0; i < line->run_count; i++) {
        const LkPlacedRun *placed = &line->runs[i];
        items[i] = (LkItem){
            .kind = LK_ITEM_GLYPHS,
            .role = role,
            .block = flow->block,
            .part = part,
            .element = flow->elements.current,
            .x = left + placed->x,
            .y = baseline - placed->run->rise,
            .width = placed->run->width,
            .height = pitch,
            .line_start = i == 0,
            .line_stretched = line->stretched,
            .line_forced = line->hard_end,
            .as.run = placed->run,
            .span = placed->run->span,
        };
    }
}

void lk_galley_lines(LkFlow *flow, const LkLines *lines, LkLength left, LkLength pitch, LkLength space,
                     LkRole role)
{
    size_t orphans = (size_t)flow->layout->orphans, widows = (size_t)flow->layout->widows;
    for (size_t i = 0; i < lines->count; i++) {
        const LkLine *line = &lines->items[i];
        LkBox *box = lk_galley_add(flow, i == 0 ? space : 0);
        box->height = pitch;
        box->body_line = true;
        box->item_count = line->run_count;
        box->items = LK_NEW_ARRAY(flow->column, line->run_count, LkItem);
        lk_line_items(flow, line, left, lk_baseline(pitch), pitch, role, 0, box->items);
        size_t above = i + 1, below = lines->count - above;
        box->keep_with_next = below > 0 && (above < orphans || below < widows);
    }
}

void lk_lines_join(LkFlow *flow, LkLines *all, const LkLines *more)
{
    if (all->count == 0) {
        *all = *more;
        return;
    }
    LkLine *items = LK_NEW_ARRAY(flow->arena, all->count + more->count, LkLine);
    memcpy(items, all->items, all->count * sizeof *items);
    if (more->count > 0)
        memcpy(items + all->count, more->items, more->count * sizeof *items);
    *all = (LkLines){items, all->count + more->count};
}

void lk_galley_keep_from(LkFlow *flow, size_t first)
{
    for (size_t i = first; i + 1 < flow->galley.count; i++)
        flow->galley.boxes[i].keep_with_next = true;
}
