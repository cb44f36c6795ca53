/* What several numbers, letters and signs make together: telephone and document numbers, scales. A line ends
 * in none of them, or only where it would stay short else. */
#include "text/rules.h"

/* Digits of what is written in groups: telephones, bank accounts, numbers of persons. */
enum { PHONE_LEAST = 9, PHONE_MOST = 10, PERSON = 13, THOUSANDS = 3, GROUPS_MOST = 5 };

static size_t digits_end(const LkSection *section, size_t i)
{
    while (lk_is_digit(lk_letter_at(section, i)) ||
           (lk_letter_at(section, i) == '-' && lk_is_digit(lk_letter_at(section, i + 1))))
        i++;
    return i;
}

static int count_digits(const LkSection *section, size_t start, size_t end)
{
    int count = 0;
    for (size_t i = start; i < end; i++)
        count += lk_is_digit(section->characters[i]);
    return count;
}

/* ---- digits in groups: ๐ ๒๒๓๔ ๕๖๗๘, ๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๓, 12 345 678 */

/* Whether groups with so many digits are one number. */
static bool is_grouped(const LkSection *section, size_t start, int groups, int digits, bool in_thousands)
{
    bool from_zero = lk_digit_value(section->characters[start]) == 0;
    return groups > 1 && (in_thousands || (groups > 2 && (digits == PERSON || digits == PHONE_MOST)) ||
                          (from_zero && digits >= PHONE_LEAST && digits <= PHONE_MOST));
}

/* Returns the end of the longest number in groups that begins at i. */
static size_t groups_end(const LkSection *section, size_t i)
{
    size_t end = digits_end(section, i), found = end;
    int first = count_digits(section, i, end), digits = first;
    bool in_thousands = first <= THOUSANDS && lk_digit_value(section->characters[i]) != 0;
    for (int groups = 2; groups <= GROUPS_MOST; groups++) {
        size_t next = lk_skip_blanks(section, end);
        if (next == end || !lk_is_digit(lk_letter_at(section, next)))
            break;
        end = digits_end(section, next);
        int more = count_digits(section, next, end);
        in_thousands = in_thousands && more == THOUSANDS;
        digits += more;
        if (is_grouped(section, i, groups, digits, in_thousands))
            found = end;
    }
    return found;
}

static void keep_groups(LkSection *section, size_t i)
{
    size_t end = groups_end(section, i);
    lk_forbid_inside(section, i, end, LK_REASON_BOUND);
    size_t word = lk_skip_blanks(section, end), behind = lk_word_at(section, word, "ต่อ");
    size_t extension = behind != 0 ? lk_skip_blanks(section, behind) : 0;
    if (behind != 0 && lk_digit_value(section->characters[i]) == 0 && word > end &&
        lk_is_digit(lk_letter_at(section, extension))) {
        lk_forbid(section, word, LK_REASON_UNIT);
        lk_forbid_inside(section, word, extension + 1, LK_REASON_BOUND);
    }
}

/* ---- post codes: จังหวัดอุทัยธานี ๖๑๑๔๐ */
enum { POST_CODE = 5 };

static void keep_post_code(LkSection *section, size_t i)
{
    size_t end = lk_before_blanks(section, i), start = end;
    if (end == i || digits_end(section, i) - i != POST_CODE)
        return;
    while (start > 0 && (lk_is_thai_letter(section->characters[start - 1]) ||
                         section->characters[start - 1] == LK_THAI_PAIYANNOI))
        start--;
    if (lk_word_at(section, start, "จังหวัด") != 0 || lk_word_at(section, start, "กรุงเทพ") != 0 ||
        (start > 1 && lk_word_at(section, start - 2, "จ.") == start))
        lk_forbid(section, i, LK_REASON_UNIT);
}

/* ---- numbers of documents: มท ๐๘๑๐.๖/ว ๑๒๓๔ */

/* Returns where the consonants begin that end before `end` and stand alone; `end` if there are none. */
static size_t code_start(const LkSection *section, size_t end)
{
    size_t start = end;
    while (start > 0 && lk_is_thai_consonant(section->characters[start - 1]))
        start--;
    bool is_alone = start == 0 || !lk_is_thai_letter(section->characters[start - 1]);
    return is_alone && end - start <= 5 ? start : end;
}

/* Whether a number with a stroke begins at i. */
static bool has_stroke(const LkSection *section, size_t i)
{
    while (lk_is_digit(lk_letter_at(section, i)) || lk_letter_at(section, i) == '.')
        i++;
    return lk_letter_at(section, i) == '/' || lk_letter_at(section, i) == '(';
}

bool lk_is_document_number(const LkSection *section, size_t i)
{
    size_t end = lk_before_blanks(section, i), start = code_start(section, end);
    return start < end && (has_stroke(section, i) || (start > 0 && section->characters[start - 1] == '/'));
}

static void keep_document_number(LkSection *section, size_t i)
{
    size_t end = lk_before_blanks(section, i);
    if (end == i)
        return;
    if (!has_stroke(section, i)) {
        if (end - code_start(section, end) == 2)
            lk_weaken(section, i); /* กข ๑๒๓๔, of a car */
        return;
    }
    if (end > 0 && section->characters[end - 1] == ')') { /* กค (กวจ) ๐๔๐๕.๒ */
        size_t bracket = code_start(section, end - 1);
        bool is_code = bracket > 0 && bracket < end - 1 && section->characters[bracket - 1] == '(';
        end = is_code ? lk_before_blanks(section, bracket - 1) : end;
    }
    size_t start = code_start(section, end), before = lk_before_blanks(section, start);
    if (start == end)
        return;
    lk_forbid_inside(section, start, i + 1, LK_REASON_BOUND);
    if (before >= 3 && lk_word_at(section, before - 3, "ที่") == before)
        lk_forbid(section, start, LK_REASON_BOUND);
}

/* What is behind the stroke at i: /ว ๑๒๓๔. */
static void keep_behind_stroke(LkSection *section, size_t i)
{
    size_t end = i + 1;
    while (end - i <= 3 && lk_is_thai_consonant(lk_letter_at(section, end)))
        end++;
    size_t digit = lk_skip_blanks(section, end);
    if (end > i + 1 && lk_is_digit(lk_letter_at(section, digit)))
        lk_forbid_inside(section, i, digit + 1, LK_REASON_BOUND);
}

/* ---- signs and marks at numbers: ๑ : ๕๐,๐๐๐, ≥ ๘๐, ข้อ ๑ (๒) (ก) */

static bool joins_numbers(uint32_t c)
{
    return c == ':' || c == '/' || c == 'x' || c == 'X' || c == 0xD7 || c == 0xF7;
}

static bool is_money(uint32_t c)
{
    return c == '$' || c == 0xA3 || c == 0xA5 || c == 0x0E3F || c == 0x20AC;
}

static bool leads_number(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '+' || c == '~' || c == 0xB1 || c == 0x2264 ||
           c == 0x2265 || c == 0x2248 || c == 0x2212 || is_money(c);
}

/* Keeps the number that begins at i with the sign before it, and that with the number before it. */
static void keep_with_sign(LkSection *section, size_t i)
{
    size_t sign = lk_before_blanks(section, i);
    if (sign == 0)
        return;
    uint32_t c = section->characters[--sign];
    size_t number = lk_before_blanks(section, sign);
    if (leads_number(c)) {
        lk_forbid_inside(section, sign, i + 1, LK_REASON_BOUND);
        if (is_money(c) && sign > 0 && lk_is_latin_letter(section->characters[sign - 1]))
            lk_forbid(section, sign, LK_REASON_BOUND); /* US$ */
    }
    if (joins_numbers(c) && number > 0 && lk_is_digit(section->characters[number - 1]))
        lk_forbid_inside(section, number - 1, i + 1, LK_REASON_BOUND);
}

/* Returns the index behind a mark in brackets that stands at i: (๒), (ก); 0 if none does. */
static size_t mark_end(const LkSection *section, size_t i)
{
    size_t end = i + 1;
    if (lk_letter_at(section, i) != '(')
        return 0;
    while (lk_is_digit(lk_letter_at(section, end)) && end - i <= 3)
        end++;
    end += end == i + 1 && lk_is_thai_consonant(lk_letter_at(section, end));
    return end > i + 1 && lk_letter_at(section, end) == ')' ? end + 1 : 0;
}

static void keep_with_marks(LkSection *section, size_t i)
{
    for (size_t mark = 0, end = i; (mark = mark_end(section, lk_skip_blanks(section, end))) != 0; end = mark)
        lk_forbid_inside(section, end - 1, mark, LK_REASON_BOUND);
}

/* ---- ณ ที่ทำการ */
static void keep_behind_na(LkSection *section, size_t i)
{
    bool is_alone = (i == 0 || !lk_is_thai_letter(section->characters[i - 1])) &&
                    lk_is_blank(lk_letter_at(section, i + 1));
    size_t word = lk_skip_blanks(section, i + 1);
    if (is_alone)
        lk_forbid(section, word, LK_REASON_PREFIX);
}

void lk_keep_figures(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        uint32_t c = section->characters[i];
        bool is_digit = lk_is_digit(c);
        if (is_digit && (i == 0 || !lk_is_digit(section->characters[i - 1]))) {
            keep_groups(section, i);
            keep_document_number(section, i);
            keep_post_code(section, i);
            keep_with_sign(section, i);
        }
        if (is_digit && !lk_is_digit(lk_letter_at(section, i + 1)))
            keep_with_marks(section, i + 1);
        if (c == '/' && i > 0)
            keep_behind_stroke(section, i);
        else if (c == LK_THAI_NO_NEN)
            keep_behind_na(section, i);
    }
}
