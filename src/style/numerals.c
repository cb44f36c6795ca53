/* Numbers in the layout's digits. */
#include "style/layout.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

LkText lk_numerals(LkText text, LkNumerals numerals, LkArena *arena)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.length; i++)
        digits += is_digit(text.bytes[i]);
    if (numerals == LK_NUMERALS_ARABIC || digits == 0)
        return text;
    char *out = lk_arena_alloc(arena, text.length + 2 * digits + 1); /* a Thai digit is three bytes */
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (is_digit(text.bytes[i]))
            length += lk_utf8_encode(lk_thai_digit((uint32_t)(text.bytes[i] - '0')), out + length);
        else
            out[length++] = text.bytes[i];
    }
    return (LkText){out, length};
}
