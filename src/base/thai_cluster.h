/* Where Thai spelling lets a line begin, whatever the words are. Inline, since it is asked of every letter.
 */
#ifndef LIKHIT_BASE_THAI_CLUSTER_H
#define LIKHIT_BASE_THAI_CLUSTER_H

#include <stddef.h>

#include "base/thai.h"

enum {
    LK_THAI_MAI_HAN_AKAT = 0x0E31, /* ั */
    LK_THAI_SARA_I = 0x0E34,       /* ิ */
    LK_THAI_SARA_II = 0x0E35,      /* ี */
    LK_THAI_SARA_UEE = 0x0E37,     /* ื */
    LK_THAI_SARA_U = 0x0E38,       /* ุ */
    LK_THAI_MAITAIKHU = 0x0E47,    /* ็ */
    LK_THAI_THANTHAKHAT = 0x0E4C   /* ์: the letter below it is silent */
};

/* Whether a letter is written as one with the letter before it: ก and ะ, เ and ก. */
static inline bool lk_thai_is_joined(uint32_t before, uint32_t c)
{
    return lk_is_thai_mark(c) || c == LK_THAI_SARA_AM || lk_is_thai_following_vowel(c) ||
           lk_is_thai_leading_vowel(before);
}

/* Whether the letters from i on are silent: ย์, ธุ์, ติ์. */
static inline bool lk_thai_is_silent(const uint32_t *letters, size_t count, size_t i)
{
    if (i + 1 >= count || !lk_is_thai_consonant(letters[i]))
        return false;
    bool has_vowel = letters[i + 1] == LK_THAI_SARA_I || letters[i + 1] == LK_THAI_SARA_U;
    size_t mark = i + 1 + has_vowel;
    return mark < count && letters[mark] == LK_THAI_THANTHAKHAT;
}

/* Whether the syllable that the letters before i spell wants another letter: เป็, ตั, ซื้, เดิ, เนี. */
static inline bool lk_thai_is_open(const uint32_t *letters, size_t i)
{
    size_t end = i - lk_is_thai_tone(letters[i - 1]);
    if (end < 2)
        return false;
    uint32_t vowel = letters[end - 1];
    bool led = end >= 3 && lk_is_thai_consonant(letters[end - 2]);
    uint32_t leading = led ? letters[end - 3] : 0;
    switch (vowel) {
    case LK_THAI_MAI_HAN_AKAT:
    case LK_THAI_SARA_UEE:
        return true;
    case LK_THAI_MAITAIKHU: /* ก็ is a word */
        return letters[end - 2] != 0x0E01 || (leading != 0 && lk_is_thai_leading_vowel(leading));
    case LK_THAI_SARA_I:
    case LK_THAI_SARA_II:
        return leading == LK_THAI_SARA_E;
    default:
        return false;
    }
}

/* Whether a line may begin with letter i of a text, for all that its spelling says: not with a vowel or mark
 * that belongs to the letter before it, nor behind a vowel that belongs to the letter after it; not with
 * letters that are silent or that a silent one closes (น|ทร์), nor inside a syllable that wants its end. */
static inline bool lk_thai_begins_cluster(const uint32_t *letters, size_t count, size_t i)
{
    uint32_t c = letters[i];
    if (i == 0 || !lk_is_thai(c) || !lk_is_thai(letters[i - 1]))
        return true;
    if (lk_thai_is_joined(letters[i - 1], c))
        return false;
    if (!lk_is_thai_letter(c))
        return true;
    bool closed = lk_is_thai_consonant(c) && lk_thai_is_silent(letters, count, i + 1);
    return !closed && !lk_thai_is_silent(letters, count, i) && !lk_thai_is_open(letters, i);
}

#endif
