/* What may stand around a text of the front matter without a meaning of its own, and marks of items. */
#include "base/thai.h"
#include "source/front/front.h"

bool lk_front_is_invisible(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

bool lk_front_is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || lk_is_office_blank(c);
}

LkText lk_front_trim(LkText text)
{
    size_t start = 0, end = text.length;
    for (size_t next = 0; start < end; start = next) {
        uint32_t c = lk_utf8_next(text, &next);
        if (!lk_front_is_blank(c) && !lk_front_is_invisible(c))
            break;
    }
    for (size_t last = end; end > start; end = last) {
        uint32_t c = lk_utf8_previous(text, &last);
        if (!lk_front_is_blank(c) && !lk_front_is_invisible(c))
            break;
    }
    return lk_text_slice(text, start, end);
}

/* Behind the digits, or the one Thai letter, of a mark; `at` where there is none. */
static size_t after_count(LkText text, size_t at, size_t end)
{
    size_t next = at, digits = at;
    while (next < end && lk_digit_value(lk_utf8_next(text, &next)) >= 0)
        digits = next;
    if (digits > at || at == end)
        return digits;
    next = at;
    uint32_t c = lk_utf8_next(text, &next);
    return c >= 0x0E01 && c <= 0x0E2E ? next : at;
}

static bool has_blank(LkText text, size_t at, size_t end)
{
    return at < end && lk_front_is_blank(lk_utf8_next(text, &at));
}

bool lk_front_is_typed_item(LkText text, size_t at, size_t end)
{
    if (at == end)
        return false;
    size_t next = at;
    uint32_t c = lk_utf8_next(text, &next);
    if (c == 0x2022 || c == 0x27A2)
        return true;
    if (c == '-' || c == 0x2013 || c == 0x2014)
        return has_blank(text, next, end);
    size_t count = c == '(' ? next : at, sign = after_count(text, count, end);
    if (sign == count || sign >= end)
        return false;
    bool is_digit = lk_digit_value(c) >= 0;
    char mark = text.bytes[sign];
    if (c == '(')
        return mark == ')';
    return (mark == '.' || mark == ')') && (is_digit || has_blank(text, sign + 1, end));
}
