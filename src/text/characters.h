/* Classes of characters of any script, for line breaking and justification. Inline, since every rule asks
 * about every character. */
#ifndef LIKHIT_TEXT_CHARACTERS_H
#define LIKHIT_TEXT_CHARACTERS_H

#include "base/thai_cluster.h"

/* ASCII or Thai. */
static inline bool lk_is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || lk_is_thai_digit(c);
}

/* A blank: a line may end after it, and justification may widen it. Not U+00A0 and U+2007, which do not
 * break. */
static inline bool lk_is_blank(uint32_t c)
{
    return c == ' ' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

static inline bool lk_is_latin_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

/* A character that always stands in the same cluster as the one before it. */
static inline bool lk_is_extending(uint32_t c)
{
    return lk_is_thai_mark(c) || c == LK_THAI_SARA_AM || (c >= 0x0300 && c <= 0x036F) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/* Whether a character is written as one with the character before it, of whatever scripts. */
static inline bool lk_is_joined(uint32_t before, uint32_t c)
{
    return lk_is_extending(c) || lk_thai_is_joined(before, c) || before == 0x200D;
}

#endif
