/* Digits of counters and data. */
#include <criterion/criterion.h>

#include "style/layout.h"

Test(numerals, ascii_digits_become_thai_and_all_else_stays)
{
    static const char *const cases[][2] = {
        {"0123456789", "๐๑๒๓๔๕๖๗๘๙"},
        {"12", "๑๒"},
        {"- 2 -", "- ๒ -"},
        {"97.91", "๙๗.๙๑"},
        {"๑๒", "๑๒"},
        {"", ""},
        {"ข้อ 4", "ข้อ ๔"},
        {"O28", "O28"},
        {"รหัสA4จำนวน3ชุด", "รหัสA4จำนวน๓ชุด"},
        {"ITA 2565", "ITA ๒๕๖๕"},
        {"a.b12@x.go.th โทร. 02-123", "a.b12@x.go.th โทร. ๐๒-๑๒๓"},
        {"https://ตัวอย่าง.ไทย/2565 ปี2565", "https://ตัวอย่าง.ไทย/2565 ปี๒๕๖๕"},
        {"9@5", "9@5"},
        {"12%", "๑๒%"},
        {"no digits", "no digits"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkText thai = lk_numerals(lk_text(cases[i][0]), LK_NUMERALS_THAI, arena);
        LkText arabic = lk_numerals(lk_text(cases[i][0]), LK_NUMERALS_ARABIC, arena);
        cr_expect(lk_text_is(thai, cases[i][1]), "%s became %.*s", cases[i][0], (int)thai.length, thai.bytes);
        cr_expect(lk_text_is(arabic, cases[i][0]));
    }
    lk_arena_destroy(arena);
}
