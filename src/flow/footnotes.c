/* Footnotes: each is typeset once, is attached to the box that shows its first mark, and is painted at the
 * foot of that box's page, below a short rule. Lines that the page has no room for go on at the foot of the
 * next. */
#include "flow/footnotes.h"

#include <string.h>

/* A typeset footnote. */
typedef struct LkTypesetFootnote {
    LkLines lines;
    LkLength pitch;
    uint32_t block, element;
    bool is_attached; /* a box shows its first mark */
} LkTypesetFootnote;

/* The fewest lines of a footnote on the page of its mark. */
#define LEAST_LINES 2

/* Returns the paragraph with the footnote's number before it. The number is not raised: Poppler takes what is
 * smaller than the text behind it for a block of its own, and reads a raised one somewhere else on the page.
 */
static LkInlines with_mark(const LkFlow *flow, const LkInlines *paragraph, uint32_t number)
{
    LkInline *items = LK_NEW_ARRAY(flow->galley.arena, paragraph->count + 2, LkInline);
    items[0] = (LkInline){.kind = LK_INLINE_TEXT,
                          .text = lk_text(lk_arena_printf(flow->arena, "%u", (unsigned)number)),
                          .from_data = true};
    items[1] = (LkInline){.kind = LK_INLINE_TEXT, .text = LK_TEXT("\u00A0")};
    memcpy(items + 2, paragraph->items, paragraph->count * sizeof *items);
    return (LkInlines){items, paragraph->count + 2, paragraph->span};
}

static void typeset_footnote(LkFlow *flow, const LkFootnote *footnote, uint32_t number,
                             LkTypesetFootnote *typeset)
{
    const LkParagraphStyle *style = &flow->layout->footnote.paragraph;
    LkParagraphFormat format = lk_paragraph_format(flow->layout, &style->text, flow->galley.measure,
                                                   style->alignment, style->justify);
    format.first_indent = style->indent;
    typeset->block = ++flow->block;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_FOOTNOTE, footnote->span);
    typeset->element = flow->elements.current;
    lk_element_leave(&flow->elements, outside);
    for (size_t i = 0; i < footnote->count; i++) {
        LkInlines text = i == 0 ? with_mark(flow, &footnote->paragraphs[i], number) : footnote->paragraphs[i];
        LkLines lines = {0};
        lk_flow_typeset(flow, &text, &format, &lines);
        lk_lines_join(flow->arena, &typeset->lines, &lines);
    }
    typeset->pitch = style->text.pitch;
}

/* Attaches to the box the footnotes whose marks it shows, in the order of the marks, if no earlier box has
 * them. */
static void attach(LkFlow *flow, LkGalleyBox *box)
{
    for (size_t i = 0; i < box->item_count; i++) {
        const LkItem *item = &box->items[i];
        uint32_t number = item->kind == LK_ITEM_GLYPHS ? item->as.run->footnote : 0;
        if (number == 0 || number > flow->source->footnote_count || flow->footnotes[number - 1].is_attached)
            continue;
        LkTypesetFootnote *footnote = &flow->footnotes[number - 1];
        footnote->is_attached = true;
        flow->elements.items[footnote->element].parent = item->element;
        flow->elements.items[footnote->element].parent_part = item->part;
        uint32_t *footnotes = LK_NEW_ARRAY(flow->galley.arena, box->footnote_count + 1, uint32_t);
        if (box->footnote_count > 0)
            memcpy(footnotes, box->footnotes, box->footnote_count * sizeof *footnotes);
        footnotes[box->footnote_count++] = number;
        box->footnotes = footnotes;
        box->footnote_height += (LkLength)footnote->lines.count * footnote->pitch;
    }
}

void lk_flow_footnotes(LkFlow *flow)
{
    const LkSource *source = flow->source;
    if (source->footnote_count == 0)
        return;
    flow->footnotes = LK_NEW_ARRAY(flow->galley.arena, source->footnote_count, LkTypesetFootnote);
    for (size_t i = 0; i < source->footnote_count; i++)
        typeset_footnote(flow, &source->footnotes[i], (uint32_t)(i + 1), &flow->footnotes[i]);
    for (size_t i = 0; i < flow->galley.count; i++)
        attach(flow, &flow->galley.boxes[i]);
}

static bool shows(const LkGalleyBox *box, uint32_t number)
{
    for (size_t i = 0; i < box->item_count; i++)
        if (box->items[i].kind == LK_ITEM_GLYPHS && box->items[i].as.run->footnote == number)
            return true;
    return false;
}

void lk_footnotes_split(const LkFlow *flow, const LkGalleyBox *whole, LkGalleyBox *head, LkGalleyBox *tail)
{
    if (whole->footnote_count == 0)
        return;
    head->footnotes = LK_NEW_ARRAY(flow->galley.arena, whole->footnote_count, uint32_t);
    tail->footnotes = LK_NEW_ARRAY(flow->galley.arena, whole->footnote_count, uint32_t);
    for (size_t i = 0; i < whole->footnote_count; i++) {
        const LkTypesetFootnote *footnote = &flow->footnotes[whole->footnotes[i] - 1];
        LkGalleyBox *part = shows(head, whole->footnotes[i]) ? head : tail;
        part->footnotes[part->footnote_count++] = whole->footnotes[i];
        part->footnote_height += (LkLength)footnote->lines.count * footnote->pitch;
    }
}

LkLength lk_footnotes_room(const LkFlow *flow, LkLength lines)
{
    const LkFootnoteStyle *style = &flow->layout->footnote;
    return lines == 0 ? 0 : lines + style->paragraph.space_before + style->rule_gap;
}

LkLength lk_footnotes_least(const LkFlow *flow, const LkGalleyBox *box)
{
    if (box->footnote_count == 0)
        return 0;
    const LkTypesetFootnote *last = &flow->footnotes[box->footnotes[box->footnote_count - 1] - 1];
    size_t over = last->lines.count > LEAST_LINES ? last->lines.count - LEAST_LINES : 0;
    return box->footnote_height - (LkLength)over * last->pitch;
}

/* ---- The foot of a page */

void lk_footnotes_take(LkFlow *flow, LkFootnoteQueue *queue, const LkGalleyBox *box)
{
    for (size_t i = 0; i < box->footnote_count; i++) {
        LK_GROW(flow->galley.arena, queue->footnotes, queue->count, queue->capacity, 16);
        queue->footnotes[queue->count++] = box->footnotes[i];
    }
    queue->height += box->footnote_height;
}

/* Returns the height of the lines in the queue that fit into the room: whole lines, and at least one if
 * `force`. */
static LkLength fitting(const LkFlow *flow, const LkFootnoteQueue *queue, LkLength room, bool force)
{
    LkLength used = 0;
    size_t line = queue->line;
    for (size_t i = queue->next; i < queue->count; i++, line = 0) {
        const LkTypesetFootnote *footnote = &flow->footnotes[queue->footnotes[i] - 1];
        for (; line < footnote->lines.count; line++) {
            if (used + footnote->pitch > room && !(force && used == 0))
                return used;
            used += footnote->pitch;
        }
    }
    return used;
}

static void paint_rule(const LkFlow *flow, LkPage *page, LkLength y)
{
    const LkFootnoteStyle *style = &flow->layout->footnote;
    if (style->rule <= 0)
        return;
    LkItem *item = lk_page_add(page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, flow->arena);
    item->x = flow->layout->margin_left;
    item->y = y;
    item->width = style->rule_width < flow->galley.measure ? style->rule_width : flow->galley.measure;
    item->thickness = style->rule;
}

static void paint_line(LkFlow *flow, LkPage *page, const LkTypesetFootnote *footnote, const LkLine *line,
                       LkLength top)
{
    LkItem *items = LK_NEW_ARRAY(flow->galley.arena, line->run_count, LkItem);
    lk_flow_line_items(flow, line, flow->layout->margin_left, top + lk_baseline(footnote->pitch),
                       footnote->pitch, LK_ROLE_FOOTNOTE, items);
    for (size_t i = 0; i < line->run_count; i++) {
        LkItem *item = lk_page_add(page, LK_ITEM_GLYPHS, LK_ROLE_FOOTNOTE, flow->arena);
        *item = items[i];
        item->block = footnote->block;
        item->element = footnote->element;
    }
}

void lk_footnotes_paint(LkFlow *flow, LkPage *page, LkFootnoteQueue *queue, LkLength top)
{
    if (queue->next == queue->count)
        return;
    LkLength foot = flow->layout->margin_top + flow->galley.page_height;
    LkLength around = lk_footnotes_room(flow, 1) - 1;
    LkLength height = fitting(flow, queue, foot - top - around, top == flow->layout->margin_top);
    if (height == 0)
        return; /* no line fits: all of them wait for the next page */
    LkLength y = foot - height, end = foot;
    paint_rule(flow, page, y - flow->layout->footnote.rule_gap);
    queue->height -= height;
    for (; queue->next < queue->count; queue->next++, queue->line = 0) {
        const LkTypesetFootnote *footnote = &flow->footnotes[queue->footnotes[queue->next] - 1];
        for (; queue->line < footnote->lines.count; queue->line++) {
            if (y + footnote->pitch > end)
                return;
            paint_line(flow, page, footnote, &footnote->lines.items[queue->line], y);
            y += footnote->pitch;
        }
    }
}
