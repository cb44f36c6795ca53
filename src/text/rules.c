/* Where Thai official writing forbids or allows the end of a line, besides UAX #14 and the word list. Each
 * rule is a small pass over the characters; forbidding passes come after allowing ones. */
#include <string.h>

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
        bool after_slash = (before == '/' || before == '%') && lk_is_thai_letter(c);
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
        if (lk_word_at(section, i, "ฯพณฯ") != 0)
            continue; /* a title, which begins with such a sign */
        if (is_one_of(c, never_before, sizeof never_before / sizeof *never_before) ||
            is_one_of(before, never_after, sizeof never_after / sizeof *never_after))
            lk_forbid(section, i, LK_REASON_SIGN);
    }
    for (size_t i = 0; i + 2 < section->count; i++) { /* ฯลฯ and ฯพณฯ are one word */
        if (section->characters[i] != LK_THAI_PAIYANNOI)
            continue;
        size_t end = lk_word_at(section, i, "ฯลฯ");
        lk_forbid_inside(section, i, end != 0 ? end : lk_word_at(section, i, "ฯพณฯ"), LK_REASON_SIGN);
    }
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

/* A lone letter belongs to the word before it: ระดับ B, บัญชี ก; but ณ to the one behind it. */
static void glue_lone_letters(LkSection *section)
{
    for (size_t i = 2; i < section->count; i++) {
        if (!lk_is_blank(section->characters[i - 1]) || !lk_is_thai(section->characters[i - 2]))
            continue;
        uint32_t c = section->characters[i], next = lk_letter_at(section, i + 1);
        bool is_thai =
            lk_is_thai_consonant(c) && c != LK_THAI_NO_NEN && c != 0x0E18 && (next == 0 || lk_is_blank(next));
        if (is_thai || (lk_is_latin_letter(c) && !lk_is_latin_letter(next)))
            lk_forbid(section, i, LK_REASON_LONE);
    }
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
    {"ที่", 3},     {"และ", 3}, {"หรือ", 4},   {"ใน", 2},   {"ของ", 3},     {"แต่", 3},     {"โดย", 3},
    {"เพื่อ", 5},   {"ซึ่ง", 4},  {"กับ", 3},    {"จาก", 3},  {"ตาม", 3},     {"ไม่", 3},     {"จะ", 2},
    {"ให้", 3},    {"การ", 3}, {"ภายใน", 5}, {"ถึง", 3},   {"เมื่อ", 5},     {"ระหว่าง", 7}, {"สำหรับ", 6},
    {"เพราะ", 5}, {"ว่า", 3},  {"หาก", 3},   {"ถ้า", 3},   {"เนื่องจาก", 9}, {"แก่", 3},     {"บน", 2},
    {"ตั้งแต่", 7},  {"แม้", 3},  {"รวมถึง", 6}, {"รวมทั้ง", 7}};
/* Kinds of places, which stand before a place's name. */
static const LeadingWord places[] = {{"ตำบล", 4}, {"อำเภอ", 5}, {"จังหวัด", 7},  {"ถนน", 3},
                                     {"ซอย", 3},  {"แขวง", 4},  {"เทศบาล", 6}, {"หมู่บ้าน", 8}};

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
    return start == 0 || before == LK_CHAR_BREAK || !lk_is_thai_letter(section->characters[start - 1]) ||
           (before != 0 && strcmp(word->word, "การ") != 0);
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
    lk_keep_abbreviations(section);
    forbid_single_consonants(section);
    forbid_in_numbers(section);
    lk_keep_amounts(section);
    lk_keep_numbers(section);
    lk_keep_figures(section);
    lk_keep_days(section);
    lk_keep_codes(section);
    glue_lone_letters(section);
    glue_item_mark(section);
    forbid_at_signs(section);
    keep_short_brackets(section);
    weaken_after_leading_words(section);
}
