/* Latin words at numbers, and codes of Latin letters and digits. */
#include "text/rules.h"

/* ---- Latin words at numbers: PM 2.5, Windows 11 */
enum { SHORT_NAME = 3, LONG_NAME = 8 };

static void keep_with_latin(LkSection *section, size_t i)
{
    size_t end = lk_before_blanks(section, i), start = end;
    bool is_name = true;
    if (end == i || end == 0)
        return;
    bool is_short = section->characters[end - 1] == '.'; /* No. 5 */
    start -= is_short;
    while (start > 0 && lk_is_latin_letter(section->characters[start - 1])) {
        start--;
        is_name = is_name && section->characters[start] >= 'A' && section->characters[start] <= 'Z';
    }
    size_t letters = end - start - is_short;
    if (letters == 0 || letters > LONG_NAME)
        return;
    if (is_short || (is_name && letters <= SHORT_NAME))
        lk_forbid(section, i, LK_REASON_BOUND);
    else if (is_name)
        lk_forbid(section, i, LK_REASON_UNIT);
    else
        lk_weaken(section, i);
}

/* ---- codes of Latin letters and digits: ITA-2565/OIT, e-mail */
enum { CODE_MOST = 24 };

static bool is_of_code(uint32_t c)
{
    return lk_is_latin_letter(c) || lk_is_digit(c) || c == '-' || c == '/' || c == '.' || c == '_' ||
           c == ':';
}

/* Keeps the code that begins at i together, if it is one: it has digits, or capitals only. Returns its end.
 */
static size_t keep_code(LkSection *section, size_t i)
{
    size_t end = i;
    bool has_digits = false, has_small = false, has_signs = false, has_letters = false;
    for (; is_of_code(lk_letter_at(section, end)); end++) {
        uint32_t c = section->characters[end];
        has_digits = has_digits || lk_is_digit(c);
        has_letters = has_letters || lk_is_latin_letter(c);
        has_small = has_small || (lk_is_latin_letter(c) && !(c >= 'A' && c <= 'Z'));
        has_signs = has_signs || !(lk_is_digit(c) || lk_is_latin_letter(c));
        bool is_joined = c == '-' && end > i && lk_is_latin_letter(lk_letter_at(section, end + 1)) &&
                         (end == i + 1 || !lk_is_latin_letter(section->characters[end - 2]) ||
                          !lk_is_latin_letter(lk_letter_at(section, end + 2)));
        if (is_joined && lk_is_latin_letter(section->characters[end - 1]))
            lk_forbid(section, end + 1, LK_REASON_LONE); /* e-mail */
    }
    if (has_letters && has_signs && (has_digits || !has_small) && end - i <= CODE_MOST)
        lk_forbid_inside(section, i, end, LK_REASON_CODE);
    return end;
}

void lk_keep_codes(LkSection *section)
{
    size_t end = 0; /* of the last code */
    for (size_t i = 0; i < section->count; i++) {
        uint32_t c = section->characters[i];
        bool is_digit = lk_is_digit(c);
        if (is_digit && i > 0 && lk_is_blank(section->characters[i - 1]))
            keep_with_latin(section, i);
        if (i >= end && (is_digit || lk_is_latin_letter(c)))
            end = keep_code(section, i);
    }
}
