/* Footnotes: `[^mark]` in the text, `[^mark]: words` on a line of its own. cmark counts the marks in their
 * order and leaves out what no mark leads to; here that is told. */
#include <string.h>

#include "base/limits.h"
#include "source/source.h"

LkText lk_note_label(LkText text, size_t at)
{
    if (at + 2 >= text.length || memcmp(text.bytes + at, "[^", 2) != 0)
        return (LkText){"", 0};
    size_t end = at + 2;
    while (end < text.length && strchr("] \t\r\n", text.bytes[end]) == NULL)
        end++;
    bool is_closed = end < text.length && text.bytes[end] == ']';
    return is_closed ? lk_text_slice(text, at + 2, end) : (LkText){"", 0};
}

/* ---- Which lines begin a note */

/* The offset of the bracket of a line such as `[^1]: words`, quote signs before it passed over; `end` if it
 * is none. */
static size_t note_on_line(LkText text, size_t start, size_t end)
{
    size_t at = start;
    while (at < end && strchr(" >", text.bytes[at]) != NULL)
        at++;
    LkText label = lk_note_label((LkText){text.bytes, end}, at);
    size_t behind = at + label.length + 3;
    return label.length > 0 && behind < end && text.bytes[behind] == ':' ? at : end;
}

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

static LkSpan label_span(LkReader *reader, size_t at, LkText label)
{
    size_t place = lk_lines_original(reader->map, at);
    return lk_reader_span(reader, place, place + label.length + 3);
}

static void tell_left_out(LkReader *reader, cmark_node *document)
{
    const LkLineMap *map = reader->map;
    bool *settled = LK_NEW_ARRAY(reader->work, map->line_count + 1, bool);
    settle_lines(map, document, settled);
    for (size_t line = 0; line < map->line_count; line++) {
        size_t end = map->starts[line + 1], at = note_on_line(map->text, map->starts[line], end);
        if (at == end || settled[line])
            continue;
        LkText label = lk_note_label(map->text, at);
        lk_warning(reader->diagnostics, "W-note-unused", label_span(reader, at, label),
                   lk_arena_printf(reader->arena, "put [^%.*s] where it belongs, or take the note out",
                                   (int)label.length, label.bytes),
                   "no mark leads to this note, or an earlier note has the same mark: it is left out");
    }
}

static const char *nearest_label(LkReader *reader, LkText label)
{
    const LkLineMap *map = reader->map;
    const char **labels = LK_NEW_ARRAY(reader->work, map->line_count + 1, const char *);
    size_t count = 0;
    for (size_t line = 0; line < map->line_count; line++) {
        size_t end = map->starts[line + 1], at = note_on_line(map->text, map->starts[line], end);
        if (at == end)
            continue;
        LkText known = lk_note_label(map->text, at);
        labels[count++] = lk_arena_copy(reader->work, known.bytes, known.length);
    }
    return lk_nearest(label, labels, count);
}

void lk_note_unknown(LkReader *reader, LkText label, LkSpan span)
{
    bool is_told = reader->diagnostics->count < LK_LIMIT_DIAGNOSTICS;
    const char *nearest = is_told ? nearest_label(reader, label) : NULL;
    lk_error(reader->diagnostics, "E-note-unknown", span,
             nearest != NULL ? lk_arena_printf(reader->arena, "did you mean [^%s]?", nearest)
                             : lk_arena_printf(reader->arena,
                                               "write its text on a line [^%.*s]: …, or \\[^ for the signs",
                                               (int)label.length, label.bytes),
             "there is no note “%.*s”", (int)label.length, label.bytes);
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

static void read_note(LkReader *reader, cmark_node *node, LkNote *note)
{
    note->span = lk_node_span(reader, node);
    size_t room = 0;
    for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child))
        room++;
    note->paragraphs = LK_NEW_ARRAY(reader->arena, room + 1, LkInlines);
    for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child)) {
        LkSpan span = lk_node_span(reader, child);
        if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
            lk_error(reader->diagnostics, "E-note-block", span, "write it as text, or put it into the body",
                     "a note holds paragraphs alone");
            continue;
        }
        LkInlines inlines =
            lk_inlines(reader, child, lk_node_start(reader, child), lk_node_end(reader, child));
        if (has_mark(&inlines, &span))
            lk_error(reader->diagnostics, "E-note-nested", span, "put the words of both into one note",
                     "a note cannot have a note");
        if (inlines.count > 0)
            note->paragraphs[note->count++] = inlines;
    }
}

void lk_notes(LkReader *reader, cmark_node *document)
{
    if (!may_hold_notes(reader->map))
        return;
    tell_left_out(reader, document);
    size_t count = 0;
    for (cmark_node *node = cmark_node_first_child(document); node != NULL; node = cmark_node_next(node))
        count += cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
    if (count == 0)
        return;
    LkSource *source = reader->source;
    source->notes = LK_NEW_ARRAY(reader->arena, count, LkNote);
    for (cmark_node *node = cmark_node_first_child(document); node != NULL; node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            read_note(reader, node, &source->notes[source->note_count++]);
}
