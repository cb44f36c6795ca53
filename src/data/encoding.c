/* Which encoding the bytes of a file are in. */
#include <string.h>

#include "data/data.h"

bool lk_is_utf16(LkText text)
{
    return text.length >= 2 &&
           (memcmp(text.bytes, "\xFF\xFE", 2) == 0 || memcmp(text.bytes, "\xFE\xFF", 2) == 0);
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
