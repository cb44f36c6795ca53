/* Lists: items whose first line carries the mark. */
#include <string.h>

#include "flow/flow_private.h"

static LkLines set_mark(LkFlow *flow, LkText mark, LkSpan span, LkLength measure)
{
    LkInline *item = LK_NEW(flow->arena, LkInline);
    *item = (LkInline){.kind = LK_INLINE_TEXT, .text = mark, .span = {.file = NULL}};
    LkInlines inlines = {item, 1, span};
    LkParagraphShape shape =
        lk_shape(flow, &flow->layout->paragraph.text, measure, LK_ALIGNMENT_LEFT, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_paragraph_typeset(flow->text, &inlines, &shape, &lines);
    return lines;
}

/* Pen advance of a set mark, its blank included. */
static LkLength mark_advance(const LkLines *mark)
{
    if (mark->count == 0 || mark->items[0].run_count == 0)
        return 0;
    const LkPlacedRun *last = &mark->items[0].runs[mark->items[0].run_count - 1];
    return last->x + last->run->width;
}

/* Puts the mark's items before the items of the box that holds the first line. */
static void prepend_mark(LkFlow *flow, LkBox *box, const LkLine *mark, LkLength left)
{
    LkItem *items = LK_NEW_ARRAY(flow->column, mark->run_count + box->item_count, LkItem);
    uint32_t outside = lk_element_enter(flow, LK_ELEMENT_LABEL, (LkSpan){0});
    lk_line_items(flow, mark, left, lk_baseline(box->height), box->height, LK_ROLE_LABEL, 0, items);
    if (box->item_count != 0)
        memcpy(items + mark->run_count, box->items, box->item_count * sizeof *items);
    box->items = items;
    box->item_count += mark->run_count;
    lk_element_leave(flow, outside);
}

static const LkInlines *first_paragraph(const LkBlock *item)
{
    static const LkInlines nothing = {NULL, 0, {NULL, 0, 0, 0}};
    const LkBlock *child = item->first_child;
    return child != NULL && child->kind == LK_BLOCK_PARAGRAPH ? &child->inlines : &nothing;
}

static void flow_item(LkFlow *flow, const LkBlock *item, LkMarker marker, LkColumnArea area,
                      const LkListContext *list)
{
    int depth = list->depth < LK_LIST_LEVELS ? list->depth : LK_LIST_LEVELS - 1;
    const LkListLevel *level = &flow->layout->list[depth];
    const LkTextStyle *text = &flow->layout->paragraph.text;
    LkLength most = area.width / 2; /* deep or wide indents leave half the measure to set in */
    LkLength indent = level->indent < most ? level->indent : most;
    LkLength hang = level->hang < most ? level->hang : most;

    LkLines mark = set_mark(flow, lk_list_mark(flow, list, marker), item->span, area.width);
    LkLength text_start = indent + (level->gap > 0 ? mark.items[0].width + level->gap : mark_advance(&mark));
    LkParagraphShape shape =
        lk_shape(flow, text, area.width - hang, LK_ALIGNMENT_LEFT, flow->layout->paragraph.justify);
    shape.first_indent = text_start - hang;
    LkLines lines = {0};
    const LkInlines *inlines = first_paragraph(item);
    lk_flow_typeset(flow, inlines, &shape, &lines);

    size_t first = flow->galley.count;
    uint32_t in_item = lk_element_enter(flow, LK_ELEMENT_LIST_BODY, item->span);
    lk_galley_lines(flow, &lines, area.left + hang, text->pitch, flow->layout->list_space_before,
                    LK_ROLE_LIST_BODY);
    uint32_t body = flow->elements.current;
    lk_element_leave(flow, in_item);
    if (mark.count > 0 && flow->galley.count > first)
        prepend_mark(flow, &flow->galley.boxes[first], &mark.items[0], area.left + indent);
    flow->elements.current = body;

    const LkBlock *rest = item->first_child;
    if (inlines->count > 0 || (rest != NULL && rest->kind == LK_BLOCK_PARAGRAPH))
        rest = rest->next;
    LkColumnArea inner = {area.left + hang, area.width - hang};
    for (const LkBlock *block = rest; block != NULL; block = block->next) {
        if (block->kind == LK_BLOCK_LIST) /* list levels count their indents from the outer left edge */
            lk_flow_list(flow, block, area, list);
        else
            lk_flow_block_in_list(flow, block, inner, list);
    }
    lk_element_leave(flow, in_item);
}

static LkNumbering numbering_of(LkMarker marker)
{
    return marker == LK_MARKER_BULLET                                          ? LK_NUMBERING_NONE
           : marker == LK_MARKER_LETTER || marker == LK_MARKER_LETTER_BRACKETS ? LK_NUMBERING_LETTERS
                                                                               : LK_NUMBERING_DIGITS;
}

void lk_flow_list(LkFlow *flow, const LkBlock *list, LkColumnArea area, const LkListContext *outer)
{
    LkListContext context = {.outer = outer, .depth = outer == NULL ? 0 : outer->depth + 1};
    uint32_t outside = lk_element_enter(flow, LK_ELEMENT_LIST, list->span);
    flow->elements.items[flow->elements.current].numbering = numbering_of(list->marker);
    for (const LkBlock *item = list->first_child; item != NULL; item = item->next) {
        uint32_t in_list = lk_element_enter(flow, LK_ELEMENT_LIST_ITEM, item->span);
        flow->block++;
        lk_target_reached(flow, item);
        context.counter = list->marker == LK_MARKER_BULLET ? 0 : item->number;
        flow_item(flow, item, list->marker, area, &context);
        lk_element_leave(flow, in_list);
    }
    lk_element_leave(flow, outside);
}
