/* What a date is made of: numbers, names of months and weekdays, signs between them. */
#include "source/front/date_parts.h"

#include <string.h>

#include "base/date.h"
#include "base/thai.h"
#include "source/front/front.h"

enum { MOST_WORD = 96 }; /* bytes: วันพฤหัสบดีที่ and the like, typed without blanks */

/* ---- Words */

static const char *const english_months[LK_MONTHS] = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

/* Words that say nothing of their own, and names of weekdays; longer ones stand before those that they begin
 * with. */
static const struct {
    const char *word;
    int weekday; /* 1 = Sunday; 0 = none */
} fillers[] = {
    {"ลงวันที่", 0},    {"วันที่", 0},    {"วัน", 0},       {"เดือน", 0},   {"อาทิตย์", 1},   {"จันทร์", 2},
    {"อังคาร", 3},    {"พุธ", 4},     {"พฤหัสบดี", 5},   {"พฤหัส", 5},   {"ศุกร์", 6},     {"เสาร์", 7},
    {"ที่", 0},        {"ปี", 0},      {"sunday", 1},   {"monday", 2}, {"tuesday", 3}, {"wednesday", 4},
    {"thursday", 5}, {"friday", 6}, {"saturday", 7}, {"sun", 1},    {"mon", 2},     {"tue", 3},
    {"wed", 4},      {"thu", 5},    {"fri", 6},      {"sat", 7},    {"st", 0},      {"nd", 0},
    {"rd", 0},       {"th", 0},     {"of", 0},       {"ณ", 0},
};

/* Between two days. */
static const char *const to_words[] = {"ถึง", "และ", "กับ", "to"};

static const struct {
    const char *word;
    LkEra era;
} eras[] = {{"พุทธศักราช", LK_ERA_BUDDHIST}, {"พศ", LK_ERA_BUDDHIST}, {"be", LK_ERA_BUDDHIST},
            {"คริสต์ศักราช", LK_ERA_COMMON},  {"คศ", LK_ERA_COMMON},   {"ad", LK_ERA_COMMON},
            {"ce", LK_ERA_COMMON}};

static size_t begins(LkText text, const char *word)
{
    size_t length = strlen(word);
    return text.length >= length && memcmp(text.bytes, word, length) == 0 ? length : 0;
}

/* ก.ค. as it stands in a word whose points are gone. */
static size_t begins_short(LkText text, const char *month)
{
    size_t at = 0;
    for (; *month != '\0'; month++)
        if (*month != '.' && (at >= text.length || text.bytes[at++] != *month))
            return 0;
    return at;
}

static size_t take_month(LkDateParts *parts, LkText word)
{
    for (int i = 0; i < LK_MONTHS; i++) {
        size_t thai = begins(word, lk_thai_months[i]), length = thai;
        if (thai == 0)
            thai = length = begins_short(word, lk_thai_months_short[i]);
        if (length == 0)
            length = begins(word, english_months[i]);
        if (length == 0 && i == 8)
            length = begins(word, "sept");
        if (length == 0 && word.length >= 3 && memcmp(word.bytes, english_months[i], 3) == 0)
            length = 3;
        if (length == 0)
            continue;
        if (parts->months++ == 0)
            parts->month = i + 1;
        parts->is_thai_month = thai > 0;
        return length;
    }
    return 0;
}

static size_t take_era(LkDateParts *parts, LkText word)
{
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        size_t length = begins(word, eras[i].word);
        if (length == 0)
            continue;
        parts->era = eras[i].era;
        return length;
    }
    return 0;
}

static size_t take_filler(LkDateParts *parts, LkText word)
{
    size_t length = 0;
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers && length == 0; i++) {
        length = begins(word, fillers[i].word);
        if (length > 0 && fillers[i].weekday > 0)
            parts->weekday = fillers[i].weekday;
    }
    for (size_t i = 0; i < sizeof to_words / sizeof *to_words && length == 0; i++) {
        length = begins(word, to_words[i]);
        parts->has_to |= length > 0;
    }
    return length;
}

/* Words may be typed without blanks between them: วันที่๑๕เดือนกรกฎาคมพ.ศ.๒๕๖๙. */
static bool take_word(LkDateParts *parts, LkText word)
{
    parts->has_word = true;
    while (word.length > 0) {
        size_t length = take_month(parts, word);
        if (length == 0)
            length = take_era(parts, word);
        if (length == 0)
            length = take_filler(parts, word);
        if (length == 0) {
            parts->month_meant = lk_nearest(word, lk_thai_months, LK_MONTHS);
            return false;
        }
        word = lk_text_slice(word, length, word.length);
    }
    return true;
}

/* ---- Parts */

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (lk_is_thai(c) && lk_digit_value(c) < 0);
}

/* A number in Thai or in Arabic digits, not in both. */
static bool take_number(LkDateParts *parts, LkText text, size_t *at)
{
    if (parts->count == LK_DATE_NUMBERS)
        return false;
    LkDateNumber *number = &parts->numbers[parts->count++];
    *number = (LkDateNumber){.months_before = parts->months};
    bool is_ascii = (unsigned char)text.bytes[*at] < 0x80;
    for (size_t next = *at; next < text.length; *at = next) {
        int digit = lk_digit_value(lk_utf8_next(text, &next));
        if (digit < 0)
            break;
        parts->is_mixed |= ((unsigned char)text.bytes[*at] < 0x80) != is_ascii;
        if (++number->digits > LK_YEAR_DIGITS || parts->is_mixed)
            return false;
        number->value = number->value * 10 + digit;
    }
    parts->has_long_year |= number->digits == LK_YEAR_DIGITS;
    return true;
}

static bool take_letters(LkDateParts *parts, LkText text, size_t *at)
{
    char word[MOST_WORD];
    size_t length = 0;
    for (size_t next = *at; next < text.length; *at = next) {
        size_t start = next;
        uint32_t c = lk_utf8_next(text, &next);
        if (c == '.')
            continue;
        if (!is_letter(c))
            break;
        if (length + (next - start) > sizeof word)
            return false;
        memcpy(word + length, text.bytes + start, next - start);
        if (c < 0x80)
            word[length] = (char)(c | 0x20);
        length += next - start;
    }
    return take_word(parts, (LkText){word, length});
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2014);
}

/* Signs between the parts. False for any other. */
static bool take_sign(LkDateParts *parts, LkText text, size_t *at)
{
    LkText rest = lk_text_slice(text, *at, text.length);
    uint32_t c = lk_utf8_next(text, at);
    parts->is_parted |= c == '/' || c == '.' || is_dash(c);
    parts->has_gap |= c == '_' || c == 0x2026 || begins(rest, "...") > 0;
    return c == '/' || c == '.' || c == '_' || c == ',' || c == 0x2026 || is_dash(c) || lk_front_is_blank(c);
}

bool lk_date_take_apart(LkText text, LkDateParts *parts)
{
    *parts = (LkDateParts){0};
    for (size_t at = 0; at < text.length;) {
        size_t next = at;
        uint32_t c = lk_utf8_next(text, &next);
        bool is_known = lk_digit_value(c) >= 0 ? take_number(parts, text, &at)
                        : is_letter(c)         ? take_letters(parts, text, &at)
                                               : take_sign(parts, text, &at);
        if (!is_known)
            return false;
    }
    return true;
}
