/* Which encoding the bytes of a file are in. */
#include <string.h>

#include "data/data.h"

bool lk_is_utf16(LkText text)
{
    return text.length >= 2 &&
           (memcmp(text.bytes, "\xFF\xFE", 2) == 0 || memcmp(text.bytes, "\xFE\xFF", 2) == 0);
}

/* The unit at a byte; little-endian where the mark says so. */
static uint32_t unit_at(LkText text, size_t at)
{
    unsigned char first = (unsigned char)text.bytes[at], second = (unsigned char)text.bytes[at + 1];
    bool is_little = (unsigned char)text.bytes[0] == 0xFF;
    return is_little ? (uint32_t)second << 8 | first : (uint32_t)first << 8 | second;
}

bool lk_utf16_decode(LkText text, LkArena *arena, LkText *out)
{
    char *bytes = lk_arena_alloc(arena, text.length / 2 * 3 + 1);
    size_t length = 0;
    if (text.length % 2 != 0)
        return false;
    for (size_t at = 2; at < text.length; at += 2) {
        uint32_t c = unit_at(text, at);
        if (c >= 0xD800 && c < 0xDC00 && at + 4 <= text.length) {
            uint32_t low = unit_at(text, at + 2);
            if (low < 0xDC00 || low > 0xDFFF)
                return false;
            c = 0x10000 + ((c - 0xD800) << 10 | (low - 0xDC00));
            at += 2;
        } else if (c >= 0xD800 && c <= 0xDFFF) {
            return false;
        }
        length += lk_utf8_encode(c, bytes + length);
    }
    *out = (LkText){bytes, length};
    return true;
}

uint32_t lk_windows_874(unsigned char byte)
{
    if (byte < 0x80)
        return byte;
    if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB))
        return 0x0E00u + (byte - 0xA0u);
    switch (byte) {
    case 0x80:
        return 0x20AC;
    case 0x85:
        return 0x2026;
    case 0x91:
        return 0x2018;
    case 0x92:
        return 0x2019;
    case 0x93:
        return 0x201C;
    case 0x94:
        return 0x201D;
    case 0x95:
        return 0x2022;
    case 0x96:
        return 0x2013;
    case 0x97:
        return 0x2014;
    case 0xA0:
        return 0x00A0;
    default:
        return 0;
    }
}

bool lk_is_damaged_utf8(LkText text)
{
    size_t broken = 0, thai = 0;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t character = lk_utf8_next(text, &at);
        broken += character == 0xFFFD && at == start + 1;
        thai += lk_is_thai(character);
    }
    return broken <= thai;
}
