/* Private to the rules of Thai official writing: looking at the letters of a section. */
#ifndef LIKHIT_TEXT_RULES_H
#define LIKHIT_TEXT_RULES_H

#include "text/text_private.h"

/* Returns character i, or 0 behind the last one. */
static inline uint32_t lk_letter_at(const LkSection *section, size_t i)
{
    return i < section->count ? section->characters[i] : 0;
}

static inline size_t lk_skip_blanks(const LkSection *section, size_t i)
{
    while (i < section->count && lk_is_blank(section->characters[i]))
        i++;
    return i;
}

/* ---- rules_numbers.c */

/* Keeps a number together with its unit (๑๒ ล้านบาท), with the word that it belongs to (ข้อ ๑๒), and within a
 * date. */
void lk_keep_numbers(LkSection *section);

#endif
