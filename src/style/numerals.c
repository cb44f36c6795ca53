/* Writes numbers in the digits of the layout. */
#include <string.h>

#include "style/layout.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_latin_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || lk_is_office_blank(c);
}

size_t lk_numerals_word(LkText text, size_t from, bool *stays_arabic)
{
    bool is_address = false;
    size_t at = from;
    *stays_arabic = false;
    while (at < text.length) {
        size_t next = at;
        uint32_t c = lk_utf8_next(text, &next);
        bool is_outside = is_blank(c) || (!is_address && lk_is_thai(c) && !lk_is_thai_digit(c));
        if (is_outside)
            return at > from ? at : next;
        is_address |= c == ':' && text.length - at > 2 && memcmp(text.bytes + at, "://", 3) == 0;
        *stays_arabic |= is_latin_letter(c) || c == '@' || is_address;
        at = next;
    }
    return at;
}

/* Appends a word; returns the length with it. A Thai digit is three bytes. */
static size_t put_word(LkText word, bool stays_arabic, char *out, size_t length)
{
    for (size_t i = 0; i < word.length; i++) {
        if (is_digit(word.bytes[i]) && !stays_arabic)
            length += lk_utf8_encode(lk_thai_digit((uint32_t)(word.bytes[i] - '0')), out + length);
        else
            out[length++] = word.bytes[i];
    }
    return length;
}

LkText lk_numerals(LkText text, LkNumerals numerals, LkArena *arena)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.length; i++)
        digits += is_digit(text.bytes[i]);
    if (numerals == LK_NUMERALS_ARABIC || digits == 0)
        return text;
    char *out = lk_arena_alloc(arena, text.length + 2 * digits + 1);
    size_t length = 0;
    for (size_t at = 0, end; at < text.length; at = end) {
        bool stays_arabic;
        end = lk_numerals_word(text, at, &stays_arabic);
        length = put_word(lk_text_slice(text, at, end), stays_arabic, out, length);
    }
    return (LkText){out, length};
}
