/* What is what in the Thai block: each class, written out, against the questions. */
#include "base/thai.h"

#include <criterion/criterion.h>

#include "base/text.h"

static bool holds(const char *characters, uint32_t c)
{
    LkText text = lk_text(characters);
    for (size_t at = 0; at < text.length;)
        if (lk_utf8_next(text, &at) == c)
            return true;
    return false;
}

#define CONSONANTS "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
#define BEHIND     "ะาๅ"
#define LEADING    "เแโใไ"
#define TONES      "่้๊๋"
#define MARKS      "ัิีึืฺุู็์ํ๎" TONES

Test(thai, characters_are_what_they_are_written_as)
{
    for (uint32_t c = 0; c < 0x1000; c++) {
        cr_expect_eq(lk_is_thai_consonant(c), holds(CONSONANTS, c), "U+%04X", (unsigned)c);
        cr_expect_eq(lk_is_thai_following_vowel(c), holds(BEHIND, c), "U+%04X", (unsigned)c);
        cr_expect_eq(lk_is_thai_leading_vowel(c), holds(LEADING, c), "U+%04X", (unsigned)c);
        cr_expect_eq(lk_is_thai_tone(c), holds(TONES, c), "U+%04X", (unsigned)c);
        cr_expect_eq(lk_is_thai_mark(c), holds(MARKS, c), "U+%04X", (unsigned)c);
        cr_expect_eq(lk_is_thai_letter(c), holds(CONSONANTS BEHIND LEADING MARKS "ำ", c), "U+%04X",
                     (unsigned)c);
        cr_expect_eq(lk_is_thai_digit(c), holds("๐๑๒๓๔๕๖๗๘๙", c), "U+%04X", (unsigned)c);
    }
}

Test(thai, the_block_has_signs_and_digits_too)
{
    for (const char *sign = "ฯ฿ๆ๏๚๛๐๙"; *sign != '\0';) {
        size_t used = 0;
        uint32_t c = lk_utf8_next(lk_text(sign), &used);
        cr_expect(lk_is_thai(c) && !lk_is_thai_letter(c), "U+%04X", (unsigned)c);
        sign += used;
    }
    cr_expect_not(lk_is_thai(0x0E00));
    cr_expect_not(lk_is_thai(0x0E5C));
}

Test(thai, digits_are_written_and_read)
{
    for (uint32_t digit = 0; digit < 10; digit++) {
        cr_expect_eq(lk_digit_value(lk_thai_digit(digit)), (int)digit);
        cr_expect_eq(lk_digit_value('0' + digit), (int)digit);
    }
    cr_expect_eq(lk_digit_value('/'), -1);
    cr_expect_eq(lk_digit_value(LK_THAI_ZERO - 1), -1);
    cr_expect_eq(lk_digit_value(LK_THAI_ZERO + 10), -1);
}
