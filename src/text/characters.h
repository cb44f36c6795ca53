/* What a character is. Inline, as every rule asks it of every character. */
#ifndef LIKHIT_TEXT_CHARACTERS_H
#define LIKHIT_TEXT_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

static inline bool lk_is_thai_consonant(uint32_t c)
{
    return c >= 0x0E01 && c <= 0x0E2E;
}

/* Consonants, vowels and marks: what a dictionary knows. */
static inline bool lk_is_thai_letter(uint32_t c)
{
    return (c >= 0x0E01 && c <= 0x0E3A && c != 0x0E2F) || (c >= 0x0E40 && c <= 0x0E4E && c != 0x0E46);
}

/* Above or below: no width of its own. */
static inline bool lk_is_thai_mark(uint32_t c)
{
    return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}

/* ASCII or Thai. */
static inline bool lk_is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x0E50 && c <= 0x0E59);
}

/* Where lines may part and justification may add. */
static inline bool lk_is_blank(uint32_t c)
{
    return c == ' ' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

static inline bool lk_is_latin_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

/* Belongs to the character before it. */
static inline bool lk_is_extending(uint32_t c)
{
    return lk_is_thai_mark(c) || c == 0x0E33 || (c >= 0x0300 && c <= 0x036F) || (c >= 0xFE00 && c <= 0xFE0F);
}

#endif
