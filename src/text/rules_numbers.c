/* A number and the word that it belongs to stay together. What is one figure with it (ข้อ ๑๒, ๑๒ ม., a date)
 * is never parted; from what it counts it may be, where a line would stay short else. */
#include <string.h>

#include "base/date.h"
#include "text/rules.h"

/* Letters of a word behind a number that no list knows, and that is taken for a unit. */
#define LONGEST_UNKNOWN 12
#define SURE_UNIT       3      /* characters */
#define LETTER_NO_NU    0x0E19 /* น: of น., the time */

/* Parts of a number that are written as words. */
static const char *const multipliers[] = {"ล้าน", "แสน", "หมื่น", "พัน", "ร้อย"};

/* What a number is to the word before it. */
typedef enum Before {
    BEFORE_NOTHING,
    BEFORE_COUNTS,  /* จำนวน ๑๒ */
    BEFORE_ORDINAL, /* ที่ ๑๒, which may count too: อยู่ที่ ๑๒ บาท */
    BEFORE_NAMES,   /* ข้อ ๑๒ */
    BEFORE_CODE     /* A4 */
} Before;

/* Whether letters that were found are a whole word, which ends here: ข้อ is not one in ข้อมูล. */
static bool ends_word(const LkSection *section, size_t end)
{
    return !lk_is_thai_letter(lk_letter_at(section, end)) ||
           (lk_begins_word(section, end) && !(section->flags[end] & LK_CHAR_COMPOUND));
}

/* Likewise an abbreviated unit: no ม. in ม.ค., no m in mode. */
static bool ends_short_unit(const LkSection *section, size_t end)
{
    uint32_t last = section->characters[end - 1], next = lk_letter_at(section, end);
    if (last == '.')
        return !lk_is_digit(next) && !lk_is_consonants_with_stop(section, end);
    return !lk_is_latin_letter(last) || !(lk_is_latin_letter(next) || lk_is_digit(next));
}

/* Returns the index behind the multipliers that stand at i (พันล้าน): i if none does. They are followed by a
 * unit, or end a word: no พัน in พันธุ์. */
static size_t multipliers_end(const LkSection *section, size_t i)
{
    size_t end = i, next = i;
    do {
        end = next;
        for (size_t k = 0; next == end && k < sizeof multipliers / sizeof *multipliers; k++) {
            size_t found = lk_word_at(section, end, multipliers[k]);
            next = found != 0 ? found : next;
        }
    } while (next > end);
    bool is_whole = end == section->count || (section->flags[end] & LK_CHAR_BREAK) ||
                    !lk_is_thai_letter(section->characters[end]) ||
                    lk_longest_word(section, end, &lk_units, ends_word) != 0;
    return is_whole ? end : i;
}

/* ---- the word before a number */

static bool ends_in(const LkSection *section, size_t end, const char *word)
{
    size_t length = strlen(word), behind = section->offsets[end];
    return behind >= length && memcmp(section->text.bytes + behind - length, word, length) == 0;
}

static bool ends_in_month(const LkSection *section, size_t end)
{
    bool found = false;
    for (size_t k = 0; !found && k < LK_MONTHS; k++)
        found = ends_in(section, end, lk_thai_months[k]) || ends_in(section, end, lk_thai_months_short[k]);
    return found;
}

static bool ends_in_year(const LkSection *section, size_t end)
{
    return ends_in(section, end, "ปี") || ends_in(section, end, "ปีงบประมาณ") ||
           ends_in(section, end, "ปีการศึกษา");
}

/* Whether ที่ ends there as a word of its own: an ordinal, no duty and no place. */
static bool ends_in_ordinal(const LkSection *section, size_t end)
{
    return ends_in(section, end, "ที่") && !ends_in(section, end, "หน้าที่") && !ends_in(section, end, "สถานที่") &&
           !ends_in(section, end, "พื้นที่") && !ends_in(section, end, "เนื้อที่");
}

/* Whether the number at i belongs to a code: A4, โควิด-19. */
static bool is_of_code(const LkSection *section, size_t i)
{
    uint32_t before = i > 0 ? section->characters[i - 1] : 0;
    return lk_is_latin_letter(before) || (before == '-' && i > 1 && lk_is_letter(section->characters[i - 2]));
}

/* Keeps the number that begins at i with the word before it. A word that may name is a unit where the number
 * before it counts: ๓ ชั้น ๑๒ ห้อง. */
static Before keep_with_word_before(LkSection *section, size_t i, Before previous)
{
    size_t end = lk_before_blanks(section, i), start;
    if (is_of_code(section, i) || lk_is_document_number(section, i))
        return BEFORE_CODE;
    if (end > 0 && lk_is_digit(section->characters[end - 1]))
        return previous; /* in groups: ๐ ๒๒๓๔ */
    Before before = BEFORE_NAMES;
    if (ends_in_month(section, end)) {
        start = end - 1;
    } else if (ends_in_ordinal(section, end)) {
        before = BEFORE_ORDINAL;
        start = end - 3;
        lk_forbid(section, start, LK_REASON_BOUND); /* ตัวชี้วัดที่ ๙ */
    } else if ((start = lk_word_before(section, end, &lk_naming_words)) == end) {
        before = BEFORE_COUNTS;
        start = lk_word_before(section, end, &lk_counting_words);
    }
    if (start == end) {
        if (lk_word_before(section, end, &lk_measured_words) < end)
            lk_weaken(section, i);
        return BEFORE_NOTHING;
    }
    size_t other = lk_before_blanks(section, start);
    bool is_unit = before != BEFORE_ORDINAL && other > 0 && lk_is_digit(section->characters[other - 1]) &&
                   previous < BEFORE_ORDINAL && !lk_is_word(section, start, end, &lk_number_followers);
    if (is_unit && !ends_in_month(section, end) && lk_is_word(section, start, end, &lk_units))
        return BEFORE_NOTHING;
    lk_forbid_inside(section, end - 1, i + 1, before == BEFORE_COUNTS ? LK_REASON_UNIT : LK_REASON_BOUND);
    if (before == BEFORE_NAMES && other < start && ends_in_month(section, other))
        lk_forbid(section, start, LK_REASON_BOUND); /* ตุลาคม พ.ศ. ๒๕๖๔ */
    else if (before == BEFORE_NAMES && other < start && ends_in_year(section, other))
        lk_weaken(section, start); /* ปีงบประมาณ พ.ศ. ๒๕๖๕ */
    return before;
}

/* ---- what is behind a number */

/* Forbids breaks in a unit, but for those that cost anyhow: ดอลลาร์สหรัฐ. */
static void keep_unit(LkSection *section, size_t start, size_t end)
{
    for (size_t i = start + 1; i < end; i++)
        if (!(section->flags[i] & LK_CHAR_COMPOUND))
            lk_forbid(section, i, LK_REASON_UNIT);
}

/* Goes on with what ends before i, a unit: a rate (บาท/คน), or a smaller measure (๒ ไร่ ๓ งาน). Returns the
 * end of the rate. */
static size_t go_on_behind_unit(LkSection *section, size_t i)
{
    size_t end = i;
    while (lk_letter_at(section, end) == '/') {
        size_t next = lk_longest_word(section, end + 1, &lk_short_units, ends_short_unit);
        if (next == 0)
            next = lk_longest_word(section, end + 1, &lk_units, ends_word);
        if (next == 0)
            return end;
        lk_forbid_inside(section, end - 1, end + 2, LK_REASON_BOUND);
        end = next;
    }
    size_t next = lk_skip_blanks(section, end), digit = next;
    while (lk_is_digit(lk_letter_at(section, digit)))
        digit++;
    if (digit > next && lk_longest_word(section, lk_skip_blanks(section, digit), &lk_units, ends_word) != 0)
        lk_weaken(section, next);
    return end;
}

/* A short word between a number and a blank is a unit that no list knows, if it does not lead on. */
static bool is_unknown_unit(const LkSection *section, size_t word)
{
    size_t end = word + 1;
    while (lk_is_thai_letter(lk_letter_at(section, end)) && end - word <= LONGEST_UNKNOWN &&
           (section->flags[end] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND)) != LK_CHAR_BREAK)
        end++;
    return end - word <= LONGEST_UNKNOWN && !lk_is_thai_letter(lk_letter_at(section, end)) &&
           lk_letter_at(section, end) != '.' && lk_longest_word(section, word, &lk_no_names, NULL) == 0;
}

/* Behind a word that names, ม. is hardly a metre (เลขที่ ๑๒ ม. ๓). */
static bool keep_with_short_unit(LkSection *section, size_t i, size_t word, Before before)
{
    size_t end = lk_longest_word(section, word, &lk_short_units, ends_short_unit);
    bool is_unlikely = before == BEFORE_CODE || (before == BEFORE_NAMES && end - word < SURE_UNIT);
    if (end == 0 || (is_unlikely && lk_letter_at(section, word) != LETTER_NO_NU))
        return false;
    lk_forbid_inside(section, i, end, LK_REASON_BOUND);
    if (section->characters[end - 1] == '.' && lk_is_thai_letter(lk_letter_at(section, end)))
        lk_allow(section, end, LK_REASON_CONTACT); /* ๑๒ กม.|ตามทาง, but อบต.หนองจอก */
    end = go_on_behind_unit(section, end);
    size_t next = lk_skip_blanks(section, end);
    if (next > end && lk_is_digit(lk_letter_at(section, next))) {
        lk_allow(section, next, LK_REASON_UNICODE); /* ๓๐ ซม. |๑๒ กก., but พ.ศ. ๒๕๖๕ */
        lk_weaken(section, next);
    }
    return true;
}

/* Keeps the number that ends with character i with what is behind it: ๑๒ ล้านบาท, ๘ ตุลาคม, มาตรา ๙ วรรคสอง. */
static void keep_with_unit(LkSection *section, size_t i, Before before)
{
    size_t word = lk_skip_blanks(section, i + 1);
    uint32_t first = lk_letter_at(section, word);
    if (first == 0 || lk_is_digit(first))
        return;
    if (before < BEFORE_NAMES && lk_is_thai_month(section, word)) {
        lk_forbid_inside(section, i, word + 1, LK_REASON_BOUND);
        return;
    }
    if (keep_with_short_unit(section, i, word, before) || !lk_is_thai_letter(first) || before == BEFORE_CODE)
        return;
    if (before == BEFORE_NAMES || before == BEFORE_ORDINAL) {
        if (lk_longest_word(section, word, &lk_number_followers, ends_word) != 0)
            lk_forbid(section, word, LK_REASON_UNIT);
        if (before == BEFORE_NAMES)
            return;
    }
    size_t unit = multipliers_end(section, word), end = lk_longest_word(section, unit, &lk_units, ends_word);
    if (end == 0 && unit == word) {
        if (word > i + 1 && is_unknown_unit(section, word))
            lk_weaken(section, word);
    } else if (before == BEFORE_ORDINAL && unit == word && lk_is_thai_letter(lk_letter_at(section, end))) {
        lk_weaken(section, word); /* หมู่ที่ ๔ ตำบลหนองจอก */
    } else {
        lk_forbid_inside(section, i, end != 0 ? unit + 1 : unit, LK_REASON_UNIT);
        if (end != 0) {
            keep_unit(section, unit, end);
            go_on_behind_unit(section, end);
        } else if (lk_is_digit(lk_letter_at(section, lk_skip_blanks(section, unit)))) {
            lk_weaken(section, lk_skip_blanks(section, unit)); /* ๒ ล้าน ๕ แสนบาท */
        }
    }
}

/* Whether the digit at i goes on with a number: ๓๑.๒๕. */
static bool goes_on(const LkSection *section, size_t i)
{
    uint32_t c = i > 0 ? section->characters[i - 1] : 0;
    return lk_is_digit(c) || (i > 1 && (c == '.' || c == ',' || c == '/' || c == ':') &&
                              lk_is_digit(section->characters[i - 2]));
}

/* Whether the digit at i is a mark of a footnote, or stands above or below the line. */
static bool is_mark(const LkSection *section, size_t i)
{
    const LkStyleRun *style = section->styles;
    while (style + 1 < section->styles + section->style_count && style[1].start <= i)
        style++;
    return lk_is_small(style);
}

/* ละ before a number belongs to what is counted by it: เครื่องละ ๖๙,๕๐๐ บาท. */
static void keep_each(LkSection *section, size_t i)
{
    enum { LO_LING = 0x0E25, SARA_A = 0x0E30, LENGTH = 2 };
    size_t end = lk_before_blanks(section, i);
    if (end > LENGTH && section->characters[end - 2] == LO_LING && section->characters[end - 1] == SARA_A &&
        lk_is_thai_letter(section->characters[end - 3]))
        lk_forbid(section, end - LENGTH, LK_REASON_BOUND);
}

/* Returns the length of “.-”, no satang, where it stands behind the digits: ๑๒,๕๐๐.- บาท. */
static size_t satang_dash(const LkSection *section, size_t i)
{
    return lk_letter_at(section, i) == '.' && lk_letter_at(section, i + 1) == '-' ? 2 : 0;
}

void lk_keep_numbers(LkSection *section)
{
    Before before = BEFORE_NOTHING;
    for (size_t i = 0; i < section->count; i++) {
        if (!lk_is_digit(section->characters[i]) || is_mark(section, i))
            continue;
        if (!goes_on(section, i)) {
            keep_each(section, i);
            before = keep_with_word_before(section, i, before);
        }
        if (!lk_is_digit(lk_letter_at(section, i + 1)))
            keep_with_unit(section, i + satang_dash(section, i + 1), before);
    }
}
