/* Private to the rules of Thai official writing: looking at the letters of a section, and the words that
 * rules know. */
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

/* Returns the index behind what stands before i and its blanks. */
static inline size_t lk_before_blanks(const LkSection *section, size_t i)
{
    while (i > 0 && lk_is_blank(section->characters[i - 1]))
        i--;
    return i;
}

/* Makes a break before character i cost a little, if there is one. */
static inline void lk_weaken(LkSection *section, size_t i)
{
    if (i < section->count && (section->flags[i] & LK_CHAR_BREAK))
        section->flags[i] |= LK_CHAR_WEAK;
}

/* ---- rule_words.c, rule_units.c, rule_titles.c: the words that rules know */

/* Words, sorted by their bytes. */
typedef struct LkRuleWords {
    const char *const *words;
    size_t count;
} LkRuleWords;

/* Behind and before numbers. */
extern const LkRuleWords lk_units, /* what is counted */
    lk_short_units,                /* measures that are abbreviated or Latin */
    lk_number_followers,           /* what belongs to the number of a section or a house */
    lk_number_words,               /* numbers as words */
    lk_weekdays,                   /* จันทร์ … */
    lk_naming_words,               /* what is named by the number that follows: ข้อ */
    lk_counting_words,             /* what says how many: จำนวน */
    lk_measured_words;             /* what leads to a number more loosely: วงเงิน */
/* Of persons. */
extern const LkRuleWords lk_titles, lk_courtesies, /* titles only before a name that a surname follows: คุณ */
    lk_no_titles, lk_no_names, /* what begins like a title, and what no name begins with */
    lk_leading_abbreviations;  /* abbreviations that a name follows: พ.ร.บ. */

/* Whether a word may end before a character. */
typedef bool LkWordEnds(const LkSection *section, size_t end);

/* Returns the index behind the longest word of the list that stands at i and may end there; 0 if none does.
 * NULL: it may end anywhere. */
size_t lk_longest_word(const LkSection *section, size_t i, const LkRuleWords *list, LkWordEnds *may_end);
/* Whether the characters [start, end) are a word of the list. */
bool lk_is_word(const LkSection *section, size_t start, size_t end, const LkRuleWords *list);
/* Whether a word begins at i, as far as segmenting goes; a rule may have taken the break since. */
bool lk_begins_word(const LkSection *section, size_t i);
/* Returns where the longest word of the list begins that ends before `end`; `end` if none does. */
size_t lk_word_before(const LkSection *section, size_t end, const LkRuleWords *list);
/* Whether consonants with a full stop stand at i: an abbreviation, or a part of one. */
bool lk_is_consonants_with_stop(const LkSection *section, size_t i);

/* ---- rules_abbreviations.c */

/* Keeps abbreviations whole, with the number beside them (พ.ศ. ๒๕๖๕) or the name that they lead (พ.ร.บ. …).
 */
void lk_keep_abbreviations(LkSection *section);

/* ---- rules_numbers.c */

/* Keeps a number together with its unit (๑๒ ล้านบาท), with the word that it belongs to (ข้อ ๑๒), and within a
 * date. */
void lk_keep_numbers(LkSection *section);

/* ---- rules_figures.c */

/* Keeps together what several numbers and signs make: telephone and document numbers, post codes, scales. */
void lk_keep_figures(LkSection *section);
/* Whether the number at i ends the number of a document: มท ๐๘๑๐.๖/ว ๑๒๓๔. */
bool lk_is_document_number(const LkSection *section, size_t i);

/* ---- rules_days.c */

/* Keeps ranges of days and months together, days of the week, and times. */
void lk_keep_days(LkSection *section);

/* ---- rules_codes.c */

/* Keeps codes together (ITA-2565/OIT, e-mail), and Latin words with their numbers (PM 2.5). */
void lk_keep_codes(LkSection *section);

/* ---- rules_amounts.c */

/* Keeps numbers that are written as words together, and with what they count: a line ends in them behind a
 * unit word only (หนึ่งล้าน|สองแสนบาท). */
void lk_keep_amounts(LkSection *section);

#endif
