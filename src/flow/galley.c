/* Appends boxes to the galley. Lines of paragraphs become boxes that stay together where a page must not end.
 */
#include "flow/galley.h"

void lk_galley_reserve(LkGalley *galley, size_t more)
{
    LK_RESERVE(galley->arena, galley->boxes, galley->count, galley->capacity, galley->count + more);
}

LkGalleyBox *lk_galley_add(LkGalley *galley, LkLength space)
{
    LK_GROW(galley->arena, galley->boxes, galley->count, galley->capacity, 256);
    LkGalleyBox *box = &galley->boxes[galley->count++];
    *box = (LkGalleyBox){.space_before = space > galley->pending_space ? space : galley->pending_space,
                         .break_before = galley->pending_break};
    galley->pending_space = 0;
    galley->pending_break = false;
    return box;
}

void lk_galley_space(LkGalley *galley, LkLength space)
{
    if (space > galley->pending_space)
        galley->pending_space = space;
}

void lk_galley_keep_from(LkGalley *galley, size_t first)
{
    for (size_t i = first; i + 1 < galley->count; i++)
        galley->boxes[i].keep_with_next = true;
}

LkLength lk_galley_pair_cost(const LkGalley *galley)
{
    return galley->page_height / LK_PAIR_PART;
}

void lk_galley_pair(LkGalley *galley)
{
    if (galley->count > 0)
        galley->boxes[galley->count - 1].parting = lk_galley_pair_cost(galley);
}

void lk_flow_typeset(LkFlow *flow, const LkInlines *inlines, const LkParagraphFormat *format, LkLines *lines)
{
    lk_typeset(flow->text, &flow->references, inlines, format, lines);
}

void lk_flow_line_items(const LkFlow *flow, const LkLine *line, LkLength left, LkLength baseline,
                        LkLength pitch, LkRole role, LkItem *items)
{
    lk_line_items(line,
                  (LkLinePosition){.left = left,
                                   .baseline = baseline,
                                   .pitch = pitch,
                                   .role = role,
                                   .block = flow->block,
                                   .element = flow->elements.current},
                  items);
}

void lk_galley_lines(LkFlow *flow, const LkLines *lines, LkLength left, LkLength pitch, LkLength space,
                     LkRole role)
{
    size_t orphans = (size_t)flow->layout->orphans, widows = (size_t)flow->layout->widows;
    for (size_t i = 0; i < lines->count; i++) {
        const LkLine *line = &lines->items[i];
        LkGalleyBox *box = lk_galley_add(&flow->galley, i == 0 ? space : 0);
        box->height = pitch;
        box->body_line = true;
        box->item_count = line->run_count;
        box->items = LK_NEW_ARRAY(flow->galley.arena, line->run_count, LkItem);
        lk_flow_line_items(flow, line, left, lk_baseline(pitch), pitch, role, box->items);
        size_t above = i + 1, below = lines->count - above;
        box->keep_with_next = below > 0 && (above < orphans || below < widows);
    }
}
