/* Text that looks as if its writer meant more than is printed: the marks of a word processor, or a sign
 * without its blank. It is printed as typed; a warning says what to type instead. */
#include <string.h>

#include "source/body/body.h"

static size_t digits_at(LkText text, size_t at)
{
    while (at < text.length) {
        size_t next = at;
        if (lk_digit_value(lk_utf8_next(text, &next)) < 0)
            break;
        at = next;
    }
    return at;
}

/* The end of a number of an item, “1.”, “๑.๒”, “(3)”, “ข้อ ๔”, at the start of a line; 0 = it begins with
 * none. */
static size_t number_end(LkText text)
{
    static const char word[] = "ข้อ ";
    size_t at = 0;
    bool is_counted = text.length > sizeof word && memcmp(text.bytes, word, sizeof word - 1) == 0;
    if (is_counted)
        at = sizeof word - 1;
    else if (text.length > 0 && text.bytes[0] == '(')
        at = 1;
    size_t end = digits_at(text, at);
    if (end == at)
        return 0;
    bool has_sign = is_counted;
    while (end < text.length && (text.bytes[end] == '.' || text.bytes[end] == ')')) {
        has_sign = true;
        end = digits_at(text, end + 1);
    }
    return has_sign ? end : 0;
}

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

/* “๑.ข้อความ”: after a full stop a letter, not a decimal. */
static void check_item(LkReader *reader, const LkInline *item)
{
    size_t end = number_end(item->text);
    if (end == 0 || end > 24 || !is_thai_consonant_at(item->text, end) ||
        (item->text.bytes[end - 1] != '.' && item->text.bytes[end - 1] != ')'))
        return;
    lk_tell(reader->diagnostics, LK_W_ITEM_BLANK, start_of(item, 2), NULL);
}

static void check_bullet(LkReader *reader, const LkInline *item)
{
    static const uint32_t bullets[] = {0x2022, 0x00B7, 0x25CF, 0x25AA, 0x25A0, 0x2023, 0xF0B7};
    size_t at = 0;
    if (item->text.length == 0)
        return;
    uint32_t c = lk_utf8_next(item->text, &at);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (c == bullets[i])
            lk_tell(reader->diagnostics, LK_W_ITEM_BULLET, start_of(item, 1), NULL);
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

/* Two lines that begin as items do are one paragraph: their writer saw two. */
static void check_joined(LkReader *reader, const LkInline *before, const LkInline *item)
{
    if (before != NULL && number_end(before->text) > 0 && number_end(item->text) > 0)
        lk_tell(reader->diagnostics, LK_W_LINES_JOINED, start_of(item, 2), NULL);
}

static bool is_typed(const LkInline *item)
{
    return item->kind == LK_INLINE_TEXT && !item->from_data && (item->style & LK_INLINE_CODE) == 0 &&
           item->note == 0 && item->reference == LK_REFERENCE_NONE;
}

void lk_tell_lookalikes(LkReader *reader, const LkInlines *inlines)
{
    const LkInline *before = NULL; /* the start of the line above, where it is joined */
    for (size_t i = 0; i < inlines->count; i++) {
        const LkInline *item = &inlines->items[i];
        bool is_start = i == 0 || inlines->items[i - 1].kind != LK_INLINE_TEXT;
        if (item->kind == LK_INLINE_HARD_BREAK)
            before = NULL;
        if (!is_typed(item))
            continue;
        check_id(reader, item);
        if (!is_start)
            continue;
        check_item(reader, item);
        check_bullet(reader, item);
        check_heading(reader, item);
        check_joined(reader, before, item);
        before = item;
    }
}
