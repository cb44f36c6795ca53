/* Classes of Thai characters (the block U+0E01 to U+0E5B of Unicode) and of the blanks of Thai offices.
 * Inline, since rules ask about every character. */
#ifndef LIKHIT_BASE_THAI_H
#define LIKHIT_BASE_THAI_H

#include <stdbool.h>
#include <stdint.h>

enum {
    LK_THAI_NO_NEN = 0x0E13,    /* ณ: a word of its own, “at” */
    LK_THAI_PAIYANNOI = 0x0E2F, /* ฯ: the word before it is abbreviated */
    LK_THAI_SARA_AA = 0x0E32,   /* า */
    LK_THAI_SARA_AM = 0x0E33,   /* ำ */
    LK_THAI_SARA_E = 0x0E40,    /* เ */
    LK_THAI_SARA_AE = 0x0E41,   /* แ */
    LK_THAI_MAIYAMOK = 0x0E46,  /* ๆ: the word before it is repeated */
    LK_THAI_NIKHAHIT = 0x0E4D,  /* ํ */
    LK_THAI_ZERO = 0x0E50       /* ๐ */
};

/* Blanks that are no spaces: the no-break space of word processors, and the wide ones that web pages indent
 * with. */
static inline bool lk_is_office_blank(uint32_t c)
{
    return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

/* Whether the UTF-8 of such a blank may begin with a byte: most bytes are passed over by this alone. */
static inline bool lk_begins_office_blank(char byte)
{
    return byte == '\xC2' || byte == '\xE2' || byte == '\xE3';
}

/* Any character of the block, digits and punctuation included. */
static inline bool lk_is_thai(uint32_t c)
{
    return c >= 0x0E01 && c <= 0x0E5B;
}

static inline bool lk_is_thai_consonant(uint32_t c)
{
    return c >= 0x0E01 && c <= 0x0E2E;
}

/* Consonants, vowels and marks: what words are written with. */
static inline bool lk_is_thai_letter(uint32_t c)
{
    return (c >= 0x0E01 && c <= 0x0E3A && c != LK_THAI_PAIYANNOI) ||
           (c >= 0x0E40 && c <= 0x0E4E && c != LK_THAI_MAIYAMOK);
}

/* Letters of any script; digits, signs and marks of lists are none. */
static inline bool lk_is_letter(uint32_t c)
{
    if (lk_is_thai(c))
        return lk_is_thai_letter(c);
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000) ||
           (c >= 0x3040 && c < 0xE000);
}

/* Stands above or below the consonant before it and has no width of its own. */
static inline bool lk_is_thai_mark(uint32_t c)
{
    return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}

/* ่ ้ ๊ ๋ */
static inline bool lk_is_thai_tone(uint32_t c)
{
    return c >= 0x0E48 && c <= 0x0E4B;
}

/* เ แ โ ใ ไ: written before its consonant, spoken after it. */
static inline bool lk_is_thai_leading_vowel(uint32_t c)
{
    return c >= LK_THAI_SARA_E && c <= 0x0E44;
}

/* ะ า ๅ: written after its consonant, with a width of its own. */
static inline bool lk_is_thai_following_vowel(uint32_t c)
{
    return c == 0x0E30 || c == LK_THAI_SARA_AA || c == 0x0E45;
}

static inline bool lk_is_thai_digit(uint32_t c)
{
    return c >= LK_THAI_ZERO && c < LK_THAI_ZERO + 10;
}

/* Returns the character for a digit, 0 to 9. */
static inline uint32_t lk_thai_digit(uint32_t digit)
{
    return LK_THAI_ZERO + digit;
}

#endif
