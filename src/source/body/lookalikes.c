/* Text that looks as if its writer meant more than is printed: a sign without its blank, a name of nothing.
 * It is printed as typed; a warning says what to type instead. */
#include <string.h>

#include "source/body/body.h"

static bool is_thai_consonant_at(LkText text, size_t at)
{
    if (at >= text.length)
        return false;
    uint32_t c = lk_utf8_next(text, &at);
    return lk_is_thai_consonant(c);
}

static LkSpan start_of(const LkInline *item, uint32_t length)
{
    LkSpan span = item->span;
    span.length = length;
    return span;
}

static void check_heading(LkReader *reader, const LkInline *item)
{
    size_t signs = 0;
    while (signs < item->text.length && item->text.bytes[signs] == '#')
        signs++;
    if (signs > 0 && signs <= 6 && is_thai_consonant_at(item->text, signs))
        lk_tell(reader->diagnostics, LK_W_HEADING_BLANK, start_of(item, (uint32_t)signs), NULL);
}

/* “{#name}” that names nothing: only at the end of a line, without blanks. */
static void check_id(LkReader *reader, const LkInline *item)
{
    for (size_t at = 0; (at = lk_text_find_pair(item->text, at, "{#")) + 2 < item->text.length; at++) {
        bool opens = (at == 0 || (item->text.bytes[at - 1] != '{' && item->text.bytes[at - 1] != '\\'));
        const char *close = opens ? memchr(item->text.bytes + at, '}', item->text.length - at) : NULL;
        if (close == NULL)
            continue;
        LkSpan span = item->span;
        LkText id = lk_text_slice(item->text, at, (size_t)(close - item->text.bytes) + 1);
        span.column += (uint32_t)lk_utf8_count(lk_text_slice(item->text, 0, at));
        span.length = (uint32_t)lk_utf8_count(id);
        lk_tell(reader->diagnostics, LK_W_ID_PLACE, span, LK_WITH(lk_named_text("id", id)));
        return;
    }
}

static bool is_typed(const LkInline *item)
{
    return item->kind == LK_INLINE_TEXT && !item->from_data && (item->style & LK_INLINE_CODE) == 0 &&
           item->footnote == 0 && item->reference == LK_REFERENCE_NONE;
}

void lk_tell_lookalikes(LkReader *reader, const LkInlines *inlines)
{
    for (size_t i = 0; i < inlines->count; i++) {
        const LkInline *item = &inlines->items[i];
        bool is_start = i == 0 || inlines->items[i - 1].kind != LK_INLINE_TEXT;
        if (!is_typed(item))
            continue;
        check_id(reader, item);
        if (is_start)
            check_heading(reader, item);
    }
}
