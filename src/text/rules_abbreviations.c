/* Abbreviations with full stops: พ.ศ.  ม.ค.  อบต.  พ.ร.บ. */
#include "base/date.h"
#include "text/rules.h"

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

/* Keeps the abbreviation [i, end) with the name that it leads: พ.ร.บ. ข้อมูลข่าวสาร. Behind a number it is a
 * unit. */
static void keep_with_name(LkSection *section, size_t i, size_t end)
{
    size_t before = lk_before_blanks(section, i), name = lk_skip_blanks(section, end);
    bool is_unit = before > 0 && lk_is_digit(section->characters[before - 1]) &&
                   lk_is_word(section, i, end, &lk_short_units);
    size_t place = before;
    while (place > 0 && lk_is_thai_letter(section->characters[place - 1]))
        place--;
    bool is_district = lk_word_at(section, i, "อ.") == end || lk_word_at(section, i, "จ.") == end;
    if (is_district && before < i && place > 0 && section->characters[place - 1] == '.')
        lk_weaken(section, i); /* ต.หนองจอก อ.บ้านไร่ */
    bool is_name = lk_is_thai_letter(lk_letter_at(section, name)) || lk_letter_at(section, name) == '(';
    if (name > end && is_name && !is_unit && lk_is_word(section, i, end, &lk_leading_abbreviations))
        lk_forbid(section, name, LK_REASON_PREFIX);
}

void lk_keep_abbreviations(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        bool after_thai = i > 0 && lk_is_thai_letter(section->characters[i - 1]);
        bool known = known_abbreviation(section, i) != 0;
        bool at_break = (section->flags[i] & LK_CHAR_BREAK) != 0 || !after_thai;
        if (!known && !(at_break && lk_is_consonants_with_stop(section, i)))
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
        size_t before = lk_before_blanks(section, i);
        if (known && before > 0 && lk_is_digit(section->characters[before - 1]))
            lk_forbid_inside(section, before - 1, i + 1, LK_REASON_ABBREVIATION); /* ๒๔ ก.พ. */
        keep_with_name(section, i, end);
        i = end - 1;
    }
}
