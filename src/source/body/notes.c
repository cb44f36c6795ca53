/* Footnotes: a mark `[^label]` in the text, and `[^label]: words` on a line of its own. cmark numbers
 * footnotes in the order of their marks and drops one without a mark; here a warning says so. */
#include "base/limits.h"
#include "source/body/body.h"

/* ---- Which lines begin a note */

static bool may_hold_notes(const LkLineMap *map)
{
    return lk_text_find_pair(map->text, 0, "[^") < map->text.length;
}

/* A line is settled when it is of a code block or begins a note that cmark keeps. */
static void settle_lines(const LkLineMap *map, cmark_node *document, bool *settled)
{
    cmark_iter *walk = cmark_iter_new(document);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        size_t first = (size_t)cmark_node_get_start_line(node), last = first;
        if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK)
            last = (size_t)cmark_node_get_end_line(node);
        else if (type != CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        for (size_t line = first; line >= 1 && line <= last && line <= map->line_count; line++)
            settled[line - 1] = true;
    }
    cmark_iter_free(walk);
}

static LkSpan label_span(const LkBody *body, LkTextOffset at, LkText label)
{
    LkFileOffset place = lk_lines_original(body->map, at);
    return lk_reader_span(body->reader, place, lk_file_offset_after(place, label.length + 3));
}

static void tell_left_out(const LkBody *body)
{
    LkReader *reader = body->reader;
    const LkLineMap *map = body->map;
    bool *settled = LK_NEW_ARRAY(reader->work, map->line_count + 1, bool);
    settle_lines(map, body->document, settled);
    for (size_t line = 0; line < map->line_count; line++) {
        size_t end = map->starts[line + 1].byte, at = lk_note_on_line(map->text, map->starts[line].byte, end);
        if (at == end || settled[line])
            continue;
        LkText label = lk_note_label(map->text, at);
        lk_tell(reader->diagnostics, LK_W_NOTE_UNUSED, label_span(body, (LkTextOffset){at}, label),
                LK_WITH(lk_named_text("label", label)));
    }
}

/* ---- Reading them */

static bool has_mark(const LkInlines *inlines, LkSpan *span)
{
    for (size_t i = 0; i < inlines->count; i++) {
        if (inlines->items[i].note == 0)
            continue;
        *span = inlines->items[i].span;
        return true;
    }
    return false;
}

static void read_note(const LkBody *body, cmark_node *node, LkNote *note)
{
    LkReader *reader = body->reader;
    note->span = lk_node_span(body, node);
    size_t room = 0;
    for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child))
        room++;
    note->paragraphs = LK_NEW_ARRAY(reader->arena, room + 1, LkInlines);
    for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child)) {
        LkSpan span = lk_node_span(body, child);
        if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
            lk_tell(reader->diagnostics, LK_E_NOTE_BLOCK, span, NULL);
            continue;
        }
        LkInlines inlines = lk_inlines(body, child, lk_node_start(body, child), lk_node_end(body, child));
        if (has_mark(&inlines, &span))
            lk_tell(reader->diagnostics, LK_E_NOTE_NESTED, span, NULL);
        if (inlines.count > 0)
            note->paragraphs[note->count++] = inlines;
    }
}

void lk_notes(const LkBody *body)
{
    cmark_node *document = body->document;
    if (!may_hold_notes(body->map))
        return;
    tell_left_out(body);
    size_t count = 0;
    for (cmark_node *node = cmark_node_first_child(document); node != NULL; node = cmark_node_next(node))
        count += cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
    if (count == 0)
        return;
    LkSource *source = body->reader->source;
    source->notes = LK_NEW_ARRAY(body->reader->arena, count, LkNote);
    for (cmark_node *node = cmark_node_first_child(document); node != NULL; node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            read_note(body, node, &source->notes[source->note_count++]);
}
