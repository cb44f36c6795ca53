/* Footnotes: each is typeset once, is attached to the box that shows its first mark, and is painted at the
 * foot of that box's page, below a short rule. Lines that the page has no room for go on at the foot of the
 * next. */
#include "flow/notes.h"

#include <string.h>

/* A typeset footnote. */
typedef struct LkFootnote {
    LkLines lines;
    LkLength pitch;
    uint32_t block, element;
    bool is_attached; /* a box shows its first mark */
} LkFootnote;

/* At least so many lines of a note stand on the page of its mark. */
#define LEAST_LINES 2

/* The number stands on the line here: readers of the PDF would part a raised one from the text it begins. */
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

static void typeset_note(LkFlow *flow, const LkNote *note, uint32_t number, LkFootnote *set)
{
    const LkParagraphStyle *style = &flow->layout->note.paragraph;
    LkParagraphShape shape =
        lk_paragraph_shape(flow->layout, &style->text, flow->galley.measure, style->place, style->justify);
    shape.first_indent = style->indent;
    set->block = ++flow->block;
    uint32_t outside = lk_element_enter(&flow->elements, LK_ELEMENT_NOTE, note->span);
    set->element = flow->elements.current;
    lk_element_leave(&flow->elements, outside);
    for (size_t i = 0; i < note->count; i++) {
        LkInlines text = i == 0 ? with_mark(flow, &note->paragraphs[i], number) : note->paragraphs[i];
        LkLines lines = {0};
        lk_flow_typeset(flow, &text, &shape, &lines);
        lk_lines_join(flow->arena, &set->lines, &lines);
    }
    set->pitch = style->text.pitch;
}

/* Marks whose note is on no box yet, in the order of the items. */
static void attach(LkFlow *flow, LkGalleyBox *box)
{
    for (size_t i = 0; i < box->item_count; i++) {
        const LkItem *item = &box->items[i];
        uint32_t number = item->kind == LK_ITEM_GLYPHS ? item->as.run->note : 0;
        if (number == 0 || number > flow->source->note_count || flow->footnotes[number - 1].is_attached)
            continue;
        LkFootnote *note = &flow->footnotes[number - 1];
        note->is_attached = true;
        flow->elements.items[note->element].parent = item->element;
        flow->elements.items[note->element].parent_part = item->part;
        uint32_t *notes = LK_NEW_ARRAY(flow->galley.arena, box->note_count + 1, uint32_t);
        if (box->note_count > 0)
            memcpy(notes, box->notes, box->note_count * sizeof *notes);
        notes[box->note_count++] = number;
        box->notes = notes;
        box->note_height += (LkLength)note->lines.count * note->pitch;
    }
}

void lk_flow_notes(LkFlow *flow)
{
    const LkSource *source = flow->source;
    if (source->note_count == 0)
        return;
    flow->footnotes = LK_NEW_ARRAY(flow->galley.arena, source->note_count, LkFootnote);
    for (size_t i = 0; i < source->note_count; i++)
        typeset_note(flow, &source->notes[i], (uint32_t)(i + 1), &flow->footnotes[i]);
    for (size_t i = 0; i < flow->galley.count; i++)
        attach(flow, &flow->galley.boxes[i]);
}

static bool shows(const LkGalleyBox *box, uint32_t number)
{
    for (size_t i = 0; i < box->item_count; i++)
        if (box->items[i].kind == LK_ITEM_GLYPHS && box->items[i].as.run->note == number)
            return true;
    return false;
}

void lk_notes_split(const LkFlow *flow, const LkGalleyBox *whole, LkGalleyBox *head, LkGalleyBox *tail)
{
    if (whole->note_count == 0)
        return;
    head->notes = LK_NEW_ARRAY(flow->galley.arena, whole->note_count, uint32_t);
    tail->notes = LK_NEW_ARRAY(flow->galley.arena, whole->note_count, uint32_t);
    for (size_t i = 0; i < whole->note_count; i++) {
        const LkFootnote *note = &flow->footnotes[whole->notes[i] - 1];
        LkGalleyBox *part = shows(head, whole->notes[i]) ? head : tail;
        part->notes[part->note_count++] = whole->notes[i];
        part->note_height += (LkLength)note->lines.count * note->pitch;
    }
}

LkLength lk_notes_room(const LkFlow *flow, LkLength lines)
{
    const LkNoteStyle *style = &flow->layout->note;
    return lines == 0 ? 0 : lines + style->paragraph.space_before + style->rule_gap;
}

LkLength lk_notes_least(const LkFlow *flow, const LkGalleyBox *box)
{
    if (box->note_count == 0)
        return 0;
    const LkFootnote *last = &flow->footnotes[box->notes[box->note_count - 1] - 1];
    size_t over = last->lines.count > LEAST_LINES ? last->lines.count - LEAST_LINES : 0;
    return box->note_height - (LkLength)over * last->pitch;
}

/* ---- The foot of a page */

void lk_notes_take(LkFlow *flow, LkNoteQueue *queue, const LkGalleyBox *box)
{
    for (size_t i = 0; i < box->note_count; i++) {
        LK_GROW(flow->galley.arena, queue->notes, queue->count, queue->capacity, 16);
        queue->notes[queue->count++] = box->notes[i];
    }
    queue->height += box->note_height;
}

/* What fits of the queue, counted in whole lines: at least one line if `force`. */
static LkLength fitting(const LkFlow *flow, const LkNoteQueue *queue, LkLength room, bool force)
{
    LkLength used = 0;
    size_t line = queue->line;
    for (size_t i = queue->next; i < queue->count; i++, line = 0) {
        const LkFootnote *note = &flow->footnotes[queue->notes[i] - 1];
        for (; line < note->lines.count; line++) {
            if (used + note->pitch > room && !(force && used == 0))
                return used;
            used += note->pitch;
        }
    }
    return used;
}

static void paint_rule(const LkFlow *flow, LkPage *page, LkLength y)
{
    const LkNoteStyle *style = &flow->layout->note;
    if (style->rule <= 0)
        return;
    LkItem *item = lk_page_add(page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, flow->arena);
    item->x = flow->layout->margin_left;
    item->y = y;
    item->width = style->rule_width < flow->galley.measure ? style->rule_width : flow->galley.measure;
    item->thickness = style->rule;
}

static void paint_line(LkFlow *flow, LkPage *page, const LkFootnote *note, const LkLine *line, LkLength top)
{
    LkItem *items = LK_NEW_ARRAY(flow->galley.arena, line->run_count, LkItem);
    lk_flow_line_items(flow, line, flow->layout->margin_left, top + lk_baseline(note->pitch), note->pitch,
                       LK_ROLE_NOTE, items);
    for (size_t i = 0; i < line->run_count; i++) {
        LkItem *item = lk_page_add(page, LK_ITEM_GLYPHS, LK_ROLE_NOTE, flow->arena);
        *item = items[i];
        item->block = note->block;
        item->element = note->element;
    }
}

void lk_notes_paint(LkFlow *flow, LkPage *page, LkNoteQueue *queue, LkLength top)
{
    if (queue->next == queue->count)
        return;
    LkLength foot = flow->layout->margin_top + flow->galley.page_height;
    LkLength around = lk_notes_room(flow, 1) - 1;
    LkLength height = fitting(flow, queue, foot - top - around, top == flow->layout->margin_top);
    if (height == 0)
        return; /* all of it goes on */
    LkLength y = foot - height, end = foot;
    paint_rule(flow, page, y - flow->layout->note.rule_gap);
    queue->height -= height;
    for (; queue->next < queue->count; queue->next++, queue->line = 0) {
        const LkFootnote *note = &flow->footnotes[queue->notes[queue->next] - 1];
        for (; queue->line < note->lines.count; queue->line++) {
            if (y + note->pitch > end)
                return;
            paint_line(flow, page, note, &note->lines.items[queue->line], y);
            y += note->pitch;
        }
    }
}
