/* Turns texts into lines and lines into items: what the galley, tables and furniture share. */
#include "flow/typeset.h"

#include <string.h>

LkParagraphFormat lk_paragraph_format(const LkLayout *layout, const LkTextStyle *text, LkLength measure,
                                      LkAlignment alignment, LkJustify justify)
{
    return (LkParagraphFormat){
        .fonts = &layout->text_fonts,
        .text = *text,
        .measure = measure > LK_POINT ? measure : LK_POINT,
        .alignment = alignment,
        .justify = justify,
        .numerals = layout->numerals,
        .keep = layout->keep,
        .keep_count = layout->keep_count,
    };
}

void lk_typeset(LkTextContext *text, LkReferences *references, const LkInlines *inlines,
                const LkParagraphFormat *format, LkLines *lines)
{
    LkInlines filled = lk_references_filled(references, inlines);
    lk_paragraph_typeset(text, &filled, format, lines);
}

void lk_lines_join(LkArena *arena, LkLines *all, const LkLines *more)
{
    if (all->count == 0) {
        *all = *more;
        return;
    }
    LkLine *items = LK_NEW_ARRAY(arena, all->count + more->count, LkLine);
    memcpy(items, all->items, all->count * sizeof *items);
    if (more->count > 0)
        memcpy(items + all->count, more->items, more->count * sizeof *items);
    *all = (LkLines){items, all->count + more->count};
}

LkLength lk_first_line_advance(const LkLines *lines)
{
    if (lines->count == 0 || lines->items[0].run_count == 0)
        return 0;
    LkLength end = 0;
    for (size_t i = 0; i < lines->items[0].run_count; i++) {
        const LkPlacedRun *placed = &lines->items[0].runs[i];
        end = placed->x + placed->run->width > end ? placed->x + placed->run->width : end;
    }
    return end;
}

void lk_line_items(const LkLine *line, LkLinePosition position, LkItem *items)
{
    for (size_t i = 0; i < line->run_count; i++) {
        const LkPlacedRun *placed = &line->runs[i];
        items[i] = (LkItem){
            .kind = LK_ITEM_GLYPHS,
            .role = position.role,
            .block = position.block,
            .part = position.part,
            .element = position.element,
            .x = position.left + placed->x,
            .y = position.baseline - placed->run->rise,
            .width = placed->run->width,
            .height = position.pitch,
            .line_start = i == 0,
            .line_stretched = line->stretched,
            .line_forced = line->hard_end,
            .as.run = placed->run,
            .span = placed->run->span,
        };
    }
}
