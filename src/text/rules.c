/* Where Thai official writing forbids or allows the end of a line, besides UAX #14 and the word list. Each
 * rule is a small pass over the characters; forbidding passes come after allowing ones. */
#include <string.h>

#include "base/date.h"
#include "text/rules.h"

/* ---- allowed: places where Thai meets something else without a blank, at which UAX #14 has no break */
static void allow_contacts(LkSection *section)
{
    for (size_t i = 1; i < section->count; i++) {
        uint32_t before = section->characters[i - 1], c = section->characters[i];
        bool to_thai = (lk_is_latin_letter(before) || lk_is_digit(before)) && lk_is_thai_letter(c);
        bool to_latin =
            (lk_is_thai_letter(before) || before == LK_THAI_MAIYAMOK || before == LK_THAI_PAIYANNOI) &&
            lk_is_latin_letter(c);
        bool after_sign = (before == LK_THAI_MAIYAMOK || before == LK_THAI_PAIYANNOI) && lk_is_thai_letter(c);
        bool after_slash = before == '/' && lk_is_thai_letter(c);
        if (to_thai || to_latin || after_sign || after_slash)
            lk_allow(section, i, LK_REASON_CONTACT);
    }
}

/* ---- signs that no line begins with, even behind a blank, and signs that no line ends with */
static bool is_one_of(uint32_t c, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == c)
            return true;
    return false;
}

static void forbid_at_signs(LkSection *section)
{
    /* ๆ ฯ ๚ ๛ ” ’ ) ] } ? ! % : ; , . */
    static const uint32_t never_before[] = {LK_THAI_MAIYAMOK,
                                            LK_THAI_PAIYANNOI,
                                            0x0E5A,
                                            0x0E5B,
                                            0x201D,
                                            0x2019,
                                            ')',
                                            ']',
                                            '}',
                                            '?',
                                            '!',
                                            '%',
                                            ':',
                                            ';',
                                            ',',
                                            '.',
                                            '/',
                                            0x2026};
    /* “ ‘ ( [ { ฿ ๏ */
    static const uint32_t never_after[] = {0x201C, 0x2018, '(', '[', '{', 0x0E3F, 0x0E4F};
    for (size_t i = 1; i < section->count; i++) {
        if (!(section->flags[i] & LK_CHAR_BREAK))
            continue;
        uint32_t c = section->characters[i], before = section->characters[i - 1];
        if (is_one_of(c, never_before, sizeof never_before / sizeof *never_before) ||
            is_one_of(before, never_after, sizeof never_after / sizeof *never_after))
            lk_forbid(section, i, LK_REASON_SIGN);
    }
    for (size_t i = 0; i + 2 < section->count; i++) /* ฯลฯ is one word */
        if (lk_letter_at(section, i) == LK_THAI_PAIYANNOI && lk_letter_at(section, i + 1) == 0x0E25 &&
            lk_letter_at(section, i + 2) == LK_THAI_PAIYANNOI)
            lk_forbid_inside(section, i, i + 3, LK_REASON_SIGN);
}

/* ---- numbers: ๑,๒๓๔.๕๖  ๑/๒๕๖๕  ๙.๑  O28; ranges ๑๕ - ๒๕ with or without blanks */
static bool joins_digits(uint32_t c)
{
    return c == '.' || c == ',' || c == '/' || c == ':' || c == '-' || c == 0x2013;
}

static void forbid_in_numbers(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        uint32_t c = section->characters[i];
        if (!lk_is_digit(c))
            continue;
        section->flags[i] |= LK_CHAR_NO_STRETCH;
        size_t next = i + 1;
        if (joins_digits(lk_letter_at(section, next)) && lk_is_digit(lk_letter_at(section, next + 1))) {
            lk_forbid(section, next, LK_REASON_NUMBER);
            lk_forbid(section, next + 1, LK_REASON_NUMBER);
        }
        if (lk_is_digit(lk_letter_at(section, next)))
            lk_forbid(section, next, LK_REASON_NUMBER);
        if (i > 0 && lk_is_latin_letter(section->characters[i - 1]))
            lk_forbid(section, i, LK_REASON_NUMBER);
        size_t dash = lk_skip_blanks(section, next), digit = lk_skip_blanks(section, dash + 1);
        if ((lk_letter_at(section, dash) == '-' || lk_letter_at(section, dash) == 0x2013) &&
            lk_is_digit(lk_letter_at(section, digit)))
            lk_forbid_inside(section, i, digit + 1, LK_REASON_NUMBER);
    }
}

/* ---- abbreviations with full stops: พ.ศ.  ม.ค.  อบต.  พ.ร.บ. */
/* Index after the first of the words that stands at i, 0 if none does. */
static size_t word_of(const LkSection *section, size_t i, const char *const *words, size_t count)
{
    size_t end = 0;
    for (size_t k = 0; end == 0 && k < count; k++)
        end = lk_word_at(section, i, words[k]);
    return end;
}

/* Index after the known abbreviation that stands at i, 0 if none does. */
static size_t known_abbreviation(const LkSection *section, size_t i)
{
    static const char *const known[] = {"พ.ศ.", "ค.ศ.", "น.ส.", "พ.ร.บ.", "ด.ช.", "ด.ญ."};
    if (!lk_is_thai_letter(section->characters[i]) ||
        (lk_letter_at(section, i + 1) != '.' && lk_letter_at(section, i + 2) != '.'))
        return 0;
    size_t end = word_of(section, i, known, sizeof known / sizeof *known);
    return end != 0 ? end : word_of(section, i, lk_thai_months_short, LK_MONTHS);
}

void lk_mark_abbreviations(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        size_t end = known_abbreviation(section, i);
        for (size_t k = i; k < end; k++)
            section->flags[k] |= LK_CHAR_NO_STRETCH;
        if (end != 0)
            i = end - 1;
    }
}

/* Index after the abbreviation that starts at i: groups of up to six letters, each with a full stop. */
static size_t abbreviation_end(const LkSection *section, size_t i)
{
    size_t end = i;
    for (;;) {
        size_t letters = end;
        while (letters < section->count && letters - end < 6 &&
               lk_is_thai_letter(section->characters[letters]))
            letters++;
        if (letters == end || lk_letter_at(section, letters) != '.')
            return end;
        end = letters + 1;
    }
}

static bool is_consonants_with_stop(const LkSection *section, size_t i)
{
    size_t letters = i;
    while (letters - i < 5 && lk_is_thai_consonant(lk_letter_at(section, letters)))
        letters++;
    return letters > i && lk_letter_at(section, letters) == '.';
}

static void forbid_in_abbreviations(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        bool after_thai = i > 0 && lk_is_thai_letter(section->characters[i - 1]);
        bool known = known_abbreviation(section, i) != 0;
        bool at_break = (section->flags[i] & LK_CHAR_BREAK) != 0 || !after_thai;
        if (!known && !(at_break && is_consonants_with_stop(section, i)))
            continue;
        size_t end = abbreviation_end(section, i);
        if (end <= i)
            continue;
        if (after_thai)
            lk_allow(section, i, LK_REASON_ABBREVIATION); /* หน่วยงาน|ม.ค. */
        for (size_t k = i; k < end; k++)
            section->flags[k] |= LK_CHAR_NO_STRETCH;
        lk_forbid_inside(section, i, end, LK_REASON_ABBREVIATION);
        if (lk_is_digit(lk_letter_at(section, end)) || lk_is_thai_letter(lk_letter_at(section, end)))
            lk_forbid(section, end, LK_REASON_ABBREVIATION); /* ก.ย.๒๕๖๕, อบต.หนองจอก */
        size_t digit = lk_skip_blanks(section, end);
        if (lk_is_digit(lk_letter_at(section, digit)))
            lk_forbid(section, digit, LK_REASON_ABBREVIATION); /* พ.ศ. ๒๕๖๕ */
        size_t before = i;
        while (before > 0 && lk_is_blank(section->characters[before - 1]))
            before--;
        if (known && before > 0 && lk_is_digit(section->characters[before - 1]))
            lk_forbid_inside(section, before - 1, i + 1, LK_REASON_ABBREVIATION); /* ๒๔ ก.พ. */
        i = end - 1;
    }
}

/* A lone letter belongs to the word before it: ระดับ B. */
static void glue_lone_letters(LkSection *section)
{
    for (size_t i = 2; i < section->count; i++)
        if (lk_is_latin_letter(section->characters[i]) && !lk_is_latin_letter(lk_letter_at(section, i + 1)) &&
            lk_is_blank(section->characters[i - 1]) && lk_is_thai(section->characters[i - 2]))
            lk_forbid(section, i, LK_REASON_LONE);
}

/* ---- what stands alone in brackets is a short name or a mark: (ดีอี) */
#define SHORT_CLUSTERS 4

static void keep_short_brackets(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        if (section->characters[i] != '(')
            continue;
        size_t end = i + 1;
        int clusters = 0;
        while (lk_is_thai_letter(lk_letter_at(section, end)) && clusters < SHORT_CLUSTERS)
            clusters += (section->flags[end++] & LK_CHAR_CLUSTER) != 0;
        if (lk_letter_at(section, end) == ')' && clusters < SHORT_CLUSTERS)
            lk_forbid_inside(section, i, end + 1, LK_REASON_SIGN);
    }
}

/* ---- the mark of an item stays with its text, whether typed without a blank (๑.การ) or with one (- ข้อ, ๑.
 * ข้อ)
 */
static void glue_item_mark(LkSection *section)
{
    size_t i = 0;
    while (lk_is_digit(lk_letter_at(section, i)) || lk_letter_at(section, i) == '(' ||
           lk_letter_at(section, i) == ')' || lk_letter_at(section, i) == '.')
        i++;
    if (i == 0 && (lk_letter_at(section, 0) == '-' || lk_letter_at(section, 0) == 0x2022))
        i = 1;
    if (i == 0 || i > 6)
        return;
    lk_forbid_inside(section, 0, lk_skip_blanks(section, i) + 1, LK_REASON_MARK);
}

/* ---- prefixes such as ผู้ นัก ความ พระ stay with the word that they begin */
static void glue_prefixes(LkSection *section)
{
    static const struct {
        const char *word;
        size_t length;
    } prefixes[] = {{"พระ", 3}, {"พระราช", 6}, {"พระบรม", 6}, {"ผู้", 3}, {"นัก", 3}, {"ความ", 4}};
    for (size_t i = 1; i < section->count; i++) {
        if (!(section->flags[i] & LK_CHAR_BREAK) || !lk_is_thai_letter(section->characters[i]))
            continue;
        for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++) {
            size_t length = prefixes[k].length;
            bool starts_piece = i >= length && (i == length || (section->flags[i - length] & LK_CHAR_BREAK));
            if (starts_piece && lk_word_at(section, i - length, prefixes[k].word) == i)
                lk_forbid(section, i, LK_REASON_PREFIX);
        }
    }
}

/* A single consonant is what segmenting leaves over of a word that is not in the list, so it stays with its
 * neighbour; but for ณ, which is a word, and ธ. */
static void forbid_single_consonants(LkSection *section)
{
    for (size_t i = 1; i < section->count; i++) {
        if (!(section->flags[i] & LK_CHAR_BREAK))
            continue;
        uint32_t before = section->characters[i - 1];
        bool alone_before = lk_is_thai_consonant(before) && before != 0x0E13 && before != 0x0E18 &&
                            ((i >= 2 && (section->flags[i - 1] & LK_CHAR_BREAK)) || i == 1);
        if (alone_before && lk_is_thai_letter(section->characters[i]))
            lk_forbid(section, i, LK_REASON_LONE);
        uint32_t c = section->characters[i];
        bool alone_after = lk_is_thai_consonant(c) && c != 0x0E13 && c != 0x0E18 &&
                           lk_is_thai_letter(before) && !lk_is_thai_letter(lk_letter_at(section, i + 1)) &&
                           lk_letter_at(section, i + 1) != '.';
        if (alone_after)
            lk_forbid(section, i, LK_REASON_LONE);
    }
}

typedef struct LeadingWord {
    const char *word;
    size_t length; /* characters */
} LeadingWord;

static const LeadingWord connectives[] = {
    {"ที่", 3},  {"และ", 3}, {"หรือ", 4}, {"ใน", 2},  {"ของ", 3}, {"แต่", 3}, {"โดย", 3}, {"เพื่อ", 5},
    {"ซึ่ง", 4}, {"กับ", 3},  {"จาก", 3}, {"ตาม", 3}, {"ไม่", 3},  {"จะ", 2}, {"ให้", 3},  {"การ", 3}};
/* Kinds of places, which stand before a place's name. */
static const LeadingWord places[] = {{"ตำบล", 4}, {"อำเภอ", 5},  {"จังหวัด", 7},
                                     {"แขวง", 4}, {"เทศบาล", 6}, {"หมู่บ้าน", 8}};

static bool ends_with(const LkSection *section, size_t i, const LeadingWord *word)
{
    return i >= word->length && lk_word_at(section, i - word->length, word->word) == i;
}

/* Whether letters that end before i are a word there. การ at the end of a compound is part of a noun
 * (ดำเนินการ). */
static bool is_leading_word(const LkSection *section, size_t i, const LeadingWord *word)
{
    if (!ends_with(section, i, word))
        return false;
    size_t start = i - word->length;
    unsigned before = section->flags[start] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND);
    return start == 0 || before == LK_CHAR_BREAK || (before != 0 && strcmp(word->word, "การ") != 0);
}

static bool begins_connective(const LkSection *section, size_t i)
{
    for (size_t k = 0; k < sizeof connectives / sizeof *connectives; k++)
        if (lk_word_at(section, i, connectives[k].word) != 0)
            return true;
    return false;
}

/* Makes breaks behind words that belong to what follows them cost more: a line rather ends before และ ใน ไม่
 * การ than behind them, and ตำบล stays with the name of the place. */
static void weaken_after_leading_words(LkSection *section)
{
    for (size_t i = 2; i < section->count; i++) {
        if (!(section->flags[i] & LK_CHAR_BREAK))
            continue;
        for (size_t k = 0; k < sizeof connectives / sizeof *connectives; k++)
            if (is_leading_word(section, i, &connectives[k]))
                section->flags[i] |= LK_CHAR_WEAK;
        for (size_t k = 0; k < sizeof places / sizeof *places; k++)
            if (ends_with(section, i, &places[k]) && lk_is_thai_letter(section->characters[i]) &&
                !begins_connective(section, i))
                section->flags[i] |= LK_CHAR_WEAK;
    }
}

void lk_apply_rules(LkSection *section)
{
    allow_contacts(section);
    glue_prefixes(section);
    forbid_in_abbreviations(section);
    forbid_single_consonants(section);
    forbid_in_numbers(section);
    lk_keep_numbers(section);
    glue_lone_letters(section);
    glue_item_mark(section);
    forbid_at_signs(section);
    keep_short_brackets(section);
    weaken_after_leading_words(section);
}
