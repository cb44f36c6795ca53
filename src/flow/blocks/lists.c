/* Typesets lists. The mark of an item stands in the box of the item's first line. */
#include "flow/blocks/blocks.h"

#include <string.h>

static LkLines typeset_mark(LkFlow *flow, LkText mark, bool bold, LkSpan span, LkLength measure)
{
    LkInline *item = LK_NEW(flow->arena, LkInline);
    *item = (LkInline){
        .kind = LK_INLINE_TEXT, .style = bold ? LK_INLINE_BOLD : 0, .text = mark, .span = {.file = NULL}};
    LkInlines inlines = {item, 1, span};
    LkParagraphFormat format = lk_paragraph_format(flow->layout, &flow->layout->paragraph.text, measure,
                                                   LK_ALIGNMENT_LEFT, LK_JUSTIFY_NONE);
    LkLines lines = {0};
    lk_paragraph_typeset(flow->text, &inlines, &format, &lines);
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

/* An item that is being typeset: how its level looks, and where its parts stand. */
typedef struct Item {
    const LkBlock *block;
    LkSurroundings within; /* its list, and what that stands in */
    LkColumnArea area;     /* the list's own */
    LkItemStyle style;     /* its indents are small enough for the area */
    LkLines mark;
} Item;

static Item item_of(LkFlow *flow, const LkBlock *block, LkColumnArea area, LkSurroundings within)
{
    LkItemStyle style = lk_item_style(flow->layout, within.list);
    LkLength most = area.width / 2; /* however deep or wide the indents, half of the width is left for text */
    LkText mark = lk_list_mark(flow->layout, within.list, block, flow->arena);
    style.indent = style.indent > within.behind ? style.indent : within.behind;
    style.indent = style.indent < most ? style.indent : most;
    style.hang = style.hang < most ? style.hang : most;
    return (Item){.block = block,
                  .within = within,
                  .area = area,
                  .style = style,
                  .mark = typeset_mark(flow, mark, style.bold || block->is_bold, block->span, area.width)};
}

/* Where the text behind the mark begins. */
static LkLength text_start(const Item *item)
{
    LkLength gap = item->style.gap;
    return item->style.indent +
           (gap > 0 ? item->mark.items[0].width + gap : lk_first_line_advance(&item->mark));
}

/* Typesets the first paragraph, whose first line leaves room for the mark. */
static LkLines typeset_first(LkFlow *flow, const Item *item)
{
    const LkParagraphStyle *style = &flow->layout->paragraph;
    LkParagraphFormat format = lk_paragraph_format(
        flow->layout, &style->text, item->area.width - item->style.hang, LK_ALIGNMENT_LEFT, style->justify);
    format.first_indent = text_start(item) - item->style.hang;
    LkLines lines = {0};
    lk_flow_typeset(flow, first_paragraph(item->block), &format, &lines);
    return lines;
}

/* Adds the mark and the first paragraph. In the structure the mark belongs to the item itself, the paragraph
 * to the item's body, which is then the current element. */
static void add_first(LkFlow *flow, const Item *item)
{
    LkLines lines = typeset_first(flow, item);
    size_t first = flow->galley.count;
    uint32_t in_item = lk_element_enter(&flow->elements, LK_ELEMENT_LIST_BODY, item->block->span);
    lk_galley_lines(flow, &lines, item->area.left + item->style.hang, flow->layout->paragraph.text.pitch,
                    item->style.space_before, LK_ROLE_LIST_BODY);
    uint32_t body = flow->elements.current;
    lk_element_leave(&flow->elements, in_item);
    if (item->mark.count > 0 && flow->galley.count > first)
        prepend_mark(flow, &flow->galley.boxes[first], &item->mark.items[0],
                     item->area.left + item->style.indent);
    flow->elements.current = body;
}

/* ข้อ ๒ (๑) …, ๑. ☐ …: an item without words of its own shares a line with the first item within it. */
static void add_list_first(LkFlow *flow, const Item *item)
{
    LkSurroundings within = item->within;
    within.behind = text_start(item);
    size_t first = flow->galley.count;
    uint32_t in_item = lk_element_enter(&flow->elements, LK_ELEMENT_LIST_BODY, item->block->span);
    lk_flow_list(flow, item->block->first_child, item->area, within);
    uint32_t body = flow->elements.current;
    lk_element_leave(&flow->elements, in_item);
    if (item->mark.count > 0 && flow->galley.count > first) {
        LkGalleyBox *box = &flow->galley.boxes[first];
        prepend_mark(flow, box, &item->mark.items[0], item->area.left + item->style.indent);
        if (box->space_before < item->style.space_before)
            box->space_before = item->style.space_before;
    }
    flow->elements.current = body;
}

/* Returns what follows the first paragraph of an item: in it, the next item, or what comes behind the list.
 */
static const LkBlock *behind_first(const LkBlock *list, const LkBlock *item)
{
    const LkBlock *within = item->first_child->next;
    return within != NULL ? within : item->next != NULL ? item->next : list->next;
}

/* Whether the item is a heading in all but its mark: **๑. เรื่องเดิม**, with its text behind it. */
static bool leads(const LkBlock *list, const LkBlock *item)
{
    const LkBlock *first = item->first_child;
    return first != NULL && first->kind == LK_BLOCK_PARAGRAPH && lk_leads(first, behind_first(list, item));
}

static void flow_item(LkFlow *flow, const LkBlock *list, Item *item)
{
    uint32_t in_item = flow->elements.current;
    const LkBlock *rest = item->block->first_child;
    bool begins_with_list = rest != NULL && rest->kind == LK_BLOCK_LIST, is_lead = leads(list, item->block);
    LkLength above = flow->layout->heading[0].space_before;
    if (is_lead && item->style.space_before < above)
        item->style.space_before = above;
    if (begins_with_list)
        add_list_first(flow, item);
    else
        add_first(flow, item);
    if (is_lead)
        flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
    if (rest != NULL && (begins_with_list || rest->kind == LK_BLOCK_PARAGRAPH))
        rest = rest->next;
    LkColumnArea inner = {item->area.left + item->style.hang, item->area.width - item->style.hang};
    for (const LkBlock *block = rest; block != NULL; block = block->next) {
        if (block->kind ==
            LK_BLOCK_LIST) /* indents of all levels are from the left edge of the outermost list */
            lk_flow_list(flow, block, item->area, item->within);
        else
            lk_flow_block_within(flow, block, inner, item->within);
    }
    lk_element_leave(&flow->elements, in_item);
}

static LkNumbering numbering_of(LkMarker marker)
{
    switch (marker) {
    case LK_MARKER_BULLET:
        break;
    case LK_MARKER_LETTER:
    case LK_MARKER_LETTER_BRACKETS:
        return LK_NUMBERING_LETTERS;
    case LK_MARKER_COUNTED:
    case LK_MARKER_NUMBER:
    case LK_MARKER_NUMBER_BRACKETS:
    case LK_MARKER_CLAUSE:
        return LK_NUMBERING_DIGITS;
    }
    return LK_NUMBERING_NONE;
}

/* The last item of a list, where it is one line, should not stand alone on the next page. */
static void pair_last(LkGalley *galley, size_t last)
{
    if (last > 0 && galley->count - last == 1)
        galley->boxes[last - 1].parting = lk_galley_pair_cost(galley);
}

void lk_flow_list(LkFlow *flow, const LkBlock *list, LkColumnArea area, LkSurroundings around)
{
    LkListContext context = lk_list_within(around.list, list->marker);
    LkSurroundings within = {.list = &context, .in_quote = around.in_quote, .behind = around.behind};
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_LIST, list->span);
    flow->elements.items[flow->elements.current].numbering = numbering_of(list->marker);
    size_t last = 0;
    for (const LkBlock *block = list->first_child; block != NULL; block = block->next) {
        uint32_t in_list = lk_element_enter(&flow->elements, LK_ELEMENT_LIST_ITEM, block->span);
        flow->block++;
        lk_target_reached(&flow->references, block, flow->block);
        lk_list_count(&context, block);
        Item item = item_of(flow, block, area, within);
        within.behind = item.within.behind = 0; /* of the first item alone */
        last = block == list->first_child ? 0 : flow->galley.count;
        flow_item(flow, list, &item);
        lk_element_leave(&flow->elements, in_list);
    }
    if (around.list == NULL)
        pair_last(&flow->galley, last);
    lk_element_leave(&flow->elements, outside);
}
