/* Marks of footnotes, [^label]: they number the footnotes in their order. */
#include <stdlib.h>

#include "base/limits.h"
#include "source/body/body.h"

/* ---- Finding them */

static void find_below(LkBody *body, const LkNode *parent, size_t *capacity)
{
    for (const LkNode *node = parent->first_child; node != NULL; node = node->next) {
        if (node->kind == LK_NODE_NOTE) {
            LK_GROW(body->reader->work, body->notes, body->note_count, *capacity, 16);
            body->notes[body->note_count++] = (LkTypedNote){.node = node};
        }
        find_below(body, node, capacity);
    }
}

static int compare_labels(const void *a, const void *b)
{
    const LkTypedNote *left = *(LkTypedNote *const *)a, *right = *(LkTypedNote *const *)b;
    int order = lk_text_compare(left->node->as.label, right->node->as.label);
    return order != 0 ? order : left < right ? -1 : left > right; /* of one label the first in the text */
}

void lk_body_find_notes(LkBody *body)
{
    size_t capacity = 0;
    find_below(body, body->markdown->document, &capacity);
    body->notes_by_label = LK_NEW_ARRAY(body->reader->work, body->note_count + 1, LkTypedNote *);
    for (size_t i = 0; i < body->note_count; i++)
        body->notes_by_label[i] = &body->notes[i];
    if (body->note_count > 1)
        qsort(body->notes_by_label, body->note_count, sizeof *body->notes_by_label, compare_labels);
}

/* Returns the first note with a label, or NULL. */
static LkTypedNote *find_note(const LkBody *body, LkText label)
{
    size_t low = 0, high = body->note_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lk_text_compare(body->notes_by_label[middle]->node->as.label, label) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < body->note_count && lk_text_equal(body->notes_by_label[low]->node->as.label, label);
    return is_found ? body->notes_by_label[low] : NULL;
}

/* ---- Marks */

static void tell_unknown(const LkBody *body, LkText label, LkSpan span)
{
    LkArena *work = body->reader->work;
    const char *nearest = NULL;
    if (body->reader->diagnostics->count < LK_LIMIT_DIAGNOSTICS) {
        const char **labels = LK_NEW_ARRAY(work, body->note_count + 1, const char *);
        for (size_t i = 0; i < body->note_count; i++) {
            LkText known = body->notes[i].node->as.label;
            labels[i] = lk_arena_copy(work, known.bytes, known.length);
        }
        nearest = lk_nearest(label, labels, body->note_count);
    }
    lk_tell(body->reader->diagnostics, LK_E_NOTE_UNKNOWN, span,
            LK_WITH(lk_named_text("label", label), lk_meant_as(LK_HINT_MEANT_NOTE, nearest)));
}

uint32_t lk_body_note_number(LkBody *body, LkText label, LkSpan span)
{
    if (body->in_note)
        lk_tell(body->reader->diagnostics, LK_E_NOTE_NESTED, span, NULL);
    LkTypedNote *note = find_note(body, label);
    if (note == NULL) {
        tell_unknown(body, label, span);
        return 0;
    }
    note->is_nested |= body->in_note;
    if (note->number == 0 && !body->in_note)
        note->number = ++body->numbered_notes;
    return note->number;
}
