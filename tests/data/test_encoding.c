/* Which encoding bytes are in. */
#include <criterion/criterion.h>

#include "data/data.h"

Test(encoding, utf16_is_known_by_its_first_bytes)
{
    cr_expect(lk_is_utf16((LkText){"\xFF\xFE\x01\x0E", 4}));
    cr_expect(lk_is_utf16((LkText){"\xFE\xFF", 2}));
    cr_expect_not(lk_is_utf16((LkText){"\xFF", 1}));
    cr_expect_not(lk_is_utf16(LK_TEXT("ก")));
}

Test(encoding, utf16_becomes_utf8_in_either_order)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *text; /* NULL = damaged */
    } cases[] = {
        {"\xFF\xFE\x01\x0E\t\0", 6, "ก\t"},
        {"\xFE\xFF\x0E\x01\0a", 6, "กa"},
        {"\xFF\xFE\x3D\xD8\x00\xDE", 6, "😀"},
        {"\xFF\xFE", 2, ""},
        {"\xFF\xFE\x01", 3, NULL},
        {"\xFF\xFE\x3D\xD8", 4, NULL},
        {"\xFF\xFE\x3D\xD8\x01\x0E", 6, NULL},
        {"\xFF\xFE\x00\xDE", 4, NULL},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkText out;
        bool is_good = lk_utf16_decode((LkText){cases[i].bytes, cases[i].length}, arena, &out);
        cr_expect_eq(is_good, cases[i].text != NULL, "case %zu", i);
        cr_expect(!is_good || lk_text_is(out, cases[i].text), "case %zu", i);
    }
    lk_arena_destroy(arena);
}

Test(encoding, text_with_more_thai_than_broken_bytes_is_damaged_utf8)
{
    cr_expect(lk_is_damaged_utf8(LK_TEXT("กข\xE0\xB8")));
    cr_expect_not(lk_is_damaged_utf8(LK_TEXT("\xA1\xA2\xA3")));
    cr_expect_not(lk_is_damaged_utf8(LK_TEXT("ก\xA1\xA2")));
}

Test(encoding, windows_874_has_thai_and_some_signs)
{
    cr_expect_eq(lk_windows_874('a'), 'a');
    cr_expect_eq(lk_windows_874(0xA1), 0x0E01u);
    cr_expect_eq(lk_windows_874(0xFB), 0x0E5Bu);
    cr_expect_eq(lk_windows_874(0x93), 0x201Cu);
    cr_expect_eq(lk_windows_874(0xDB), 0u);
    cr_expect_eq(lk_windows_874(0xFF), 0u);
}
