/* Footnotes: [^label]: words on a line of its own. One without a mark is left out, and told. */
#include "source/body/body.h"

static void read_note(LkBody *body, const LkNode *node, LkFootnote *note)
{
    LkReader *reader = body->reader;
    note->span = lk_body_span(body, node->start, node->end);
    size_t room = 0;
    for (const LkNode *child = node->first_child; child != NULL; child = child->next)
        room++;
    note->paragraphs = LK_NEW_ARRAY(reader->arena, room + 1, LkInlines);
    for (const LkNode *child = node->first_child; child != NULL; child = child->next) {
        LkSpan span = lk_body_span(body, child->start, child->end);
        if (child->kind != LK_NODE_PARAGRAPH) {
            lk_tell(reader->diagnostics, LK_E_NOTE_BLOCK, span, NULL);
            continue;
        }
        LkInlines inlines = lk_body_inlines(body, child->segment, child->segment_count, span);
        if (inlines.count > 0)
            note->paragraphs[note->count++] = inlines;
    }
}

static void tell_unused(const LkBody *body, const LkNode *node)
{
    size_t length = node->as.label.length + 3; /* with [^ and ] */
    lk_tell(body->reader->diagnostics, LK_W_NOTE_UNUSED,
            lk_body_span(body, node->start, node->start + length),
            LK_WITH(lk_named_text("label", node->as.label)));
}

void lk_body_notes(LkBody *body)
{
    LkSource *source = body->reader->source;
    source->footnotes = LK_NEW_ARRAY(body->reader->arena, body->numbered_notes + 1, LkFootnote);
    source->footnote_count = body->numbered_notes;
    body->in_note = true;
    for (size_t i = 0; i < body->note_count; i++) {
        if (body->notes[i].number > 0)
            read_note(body, body->notes[i].node, &source->footnotes[body->notes[i].number - 1]);
    }
    for (size_t i = 0; i < body->note_count; i++) {
        if (body->notes[i].number == 0 && !body->notes[i].is_nested)
            tell_unused(body, body->notes[i].node);
    }
    body->in_note = false;
}
