/* Footnote marks without a footnote, and lines that begin a footnote. */
#include <string.h>

#include "base/limits.h"
#include "source/body/body.h"

size_t lk_note_on_line(LkText text, size_t start, size_t end)
{
    size_t at = start;
    while (at < end && strchr(" >", text.bytes[at]) != NULL)
        at++;
    LkText label = lk_note_label((LkText){text.bytes, end}, at);
    size_t behind = at + label.length + 3;
    return label.length > 0 && behind < end && text.bytes[behind] == ':' ? at : end;
}

static const char *nearest_label(const LkBody *body, LkText label)
{
    const LkLineMap *map = body->map;
    const char **labels = LK_NEW_ARRAY(body->reader->work, map->line_count + 1, const char *);
    size_t count = 0;
    for (size_t line = 0; line < map->line_count; line++) {
        size_t end = map->starts[line + 1].byte, at = lk_note_on_line(map->text, map->starts[line].byte, end);
        if (at == end)
            continue;
        LkText known = lk_note_label(map->text, at);
        labels[count++] = lk_arena_copy(body->reader->work, known.bytes, known.length);
    }
    return lk_nearest(label, labels, count);
}

void lk_note_unknown(const LkBody *body, LkText label, LkSpan span)
{
    bool is_told = body->reader->diagnostics->count < LK_LIMIT_DIAGNOSTICS;
    const char *nearest = is_told ? nearest_label(body, label) : NULL;
    lk_tell(body->reader->diagnostics, LK_E_NOTE_UNKNOWN, span,
            LK_WITH(lk_named_text("label", label), lk_meant_as(LK_HINT_MEANT_NOTE, nearest)));
}
