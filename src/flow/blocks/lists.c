/* Lists: items whose first line carries the mark. */
#include "flow/blocks/blocks.h"

#include <string.h>

static LkLines typeset_mark(LkFlow *flow, LkText mark, LkSpan span, LkLength measure)
{
    LkInline *item = LK_NEW(flow->arena, LkInline);
    *item = (LkInline){.kind = LK_INLINE_TEXT, .text = mark, .span = {.file = NULL}};
    LkInlines inlines = {item, 1, span};
    LkParagraphShape shape = lk_paragraph_shape(flow->layout, &flow->layout->paragraph.text, measure,
                                                LK_ALIGNMENT_LEFT, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_paragraph_typeset(flow->text, &inlines, &shape, &lines);
    return lines;
}

/* Puts the mark's items before the items of the box that holds the first line. */
static void prepend_mark(LkFlow *flow, LkGalleyBox *box, const LkLine *mark, LkLength left)
{
    LkItem *items = LK_NEW_ARRAY(flow->galley.arena, mark->run_count + box->item_count, LkItem);
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_LABEL, (LkSpan){0});
    lk_flow_line_items(flow, mark, left, lk_baseline(box->height), box->height, LK_ROLE_LABEL, items);
    if (box->item_count != 0)
        memcpy(items + mark->run_count, box->items, box->item_count * sizeof *items);
    box->items = items;
    box->item_count += mark->run_count;
    lk_element_leave(&flow->elements, outside);
}

static const LkInlines *first_paragraph(const LkBlock *item)
{
    static const LkInlines nothing = {NULL, 0, {NULL, 0, 0, 0}};
    const LkBlock *child = item->first_child;
    return child != NULL && child->kind == LK_BLOCK_PARAGRAPH ? &child->inlines : &nothing;
}

/* An item while it is set: how its level looks, and where its parts stand. */
typedef struct Item {
    const LkBlock *block;
    LkSurroundings within; /* its list, and what that stands in */
    LkColumnArea area;     /* the list's own */
    LkLength indent, hang; /* of the mark, of further lines */
    LkLines mark;
} Item;

static Item item_of(LkFlow *flow, const LkBlock *block, LkMarker marker, LkColumnArea area,
                    LkSurroundings within)
{
    const LkListLevel *level = lk_list_level(flow->layout, within.list);
    LkLength most = area.width / 2; /* deep or wide indents leave half the measure to set in */
    LkText mark = lk_list_mark(flow->layout, within.list, marker, flow->arena);
    return (Item){.block = block,
                  .within = within,
                  .area = area,
                  .indent = level->indent < most ? level->indent : most,
                  .hang = level->hang < most ? level->hang : most,
                  .mark = typeset_mark(flow, mark, block->span, area.width)};
}

/* The first paragraph as lines; the first of them leaves room for the mark. */
static LkLines typeset_first(LkFlow *flow, const Item *item)
{
    const LkListLevel *level = lk_list_level(flow->layout, item->within.list);
    const LkParagraphStyle *style = &flow->layout->paragraph;
    LkLength text_start = item->indent + (level->gap > 0 ? item->mark.items[0].width + level->gap
                                                         : lk_first_line_advance(&item->mark));
    LkParagraphShape shape = lk_paragraph_shape(flow->layout, &style->text, item->area.width - item->hang,
                                                LK_ALIGNMENT_LEFT, style->justify);
    shape.first_indent = text_start - item->hang;
    LkLines lines = {0};
    lk_flow_typeset(flow, first_paragraph(item->block), &shape, &lines);
    return lines;
}

/* The first paragraph with its mark: the body becomes the current element, the mark belongs to the item. */
static void add_first(LkFlow *flow, const Item *item)
{
    LkLines lines = typeset_first(flow, item);
    size_t first = flow->galley.count;
    uint32_t in_item = lk_element_enter(&flow->elements, LK_ELEMENT_LIST_BODY, item->block->span);
    lk_galley_lines(flow, &lines, item->area.left + item->hang, flow->layout->paragraph.text.pitch,
                    flow->layout->list_space_before, LK_ROLE_LIST_BODY);
    uint32_t body = flow->elements.current;
    lk_element_leave(&flow->elements, in_item);
    if (item->mark.count > 0 && flow->galley.count > first)
        prepend_mark(flow, &flow->galley.boxes[first], &item->mark.items[0], item->area.left + item->indent);
    flow->elements.current = body;
}

static void flow_item(LkFlow *flow, const Item *item)
{
    uint32_t in_item = flow->elements.current;
    add_first(flow, item);
    const LkBlock *rest = item->block->first_child;
    if (rest != NULL && rest->kind == LK_BLOCK_PARAGRAPH)
        rest = rest->next;
    LkColumnArea inner = {item->area.left + item->hang, item->area.width - item->hang};
    for (const LkBlock *block = rest; block != NULL; block = block->next) {
        if (block->kind == LK_BLOCK_LIST) /* list levels count their indents from the outer left edge */
            lk_flow_list(flow, block, item->area, item->within);
        else
            lk_flow_block_within(flow, block, inner, item->within);
    }
    lk_element_leave(&flow->elements, in_item);
}

static LkNumbering numbering_of(LkMarker marker)
{
    return marker == LK_MARKER_BULLET                                          ? LK_NUMBERING_NONE
           : marker == LK_MARKER_LETTER || marker == LK_MARKER_LETTER_BRACKETS ? LK_NUMBERING_LETTERS
                                                                               : LK_NUMBERING_DIGITS;
}

void lk_flow_list(LkFlow *flow, const LkBlock *list, LkColumnArea area, LkSurroundings around)
{
    LkListContext context = lk_list_within(around.list);
    LkSurroundings within = {.list = &context, .in_quote = around.in_quote};
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_LIST, list->span);
    flow->elements.items[flow->elements.current].numbering = numbering_of(list->marker);
    for (const LkBlock *block = list->first_child; block != NULL; block = block->next) {
        uint32_t in_list = lk_element_enter(&flow->elements, LK_ELEMENT_LIST_ITEM, block->span);
        flow->block++;
        lk_target_reached(&flow->references, block, flow->block);
        context.counter = list->marker == LK_MARKER_BULLET ? 0 : block->number;
        Item item = item_of(flow, block, list->marker, area, within);
        flow_item(flow, &item);
        lk_element_leave(&flow->elements, in_list);
    }
    lk_element_leave(&flow->elements, outside);
}
