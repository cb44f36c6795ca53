/* Numbers and strings as PDF spells them. */
#include <criterion/criterion.h>

#include "pdf/file/spelling.h"

Test(pdf_spelling, prints_numbers_without_useless_digits)
{
    static const struct {
        int64_t value;
        int places;
        const char *want;
    } cases[] = {{0, 3, "0"},     {1, 3, ".001"},        {-1, 3, "-.001"},
                 {1000, 3, "1"},  {841890, 3, "841.89"}, {-50, 1, "-5"},
                 {10, 1, "1"},    {105, 1, "10.5"},      {7, 0, "7"},
                 {100, 0, "100"}, {-100, 3, "-.1"},      {INT64_MIN, 0, "-9223372036854775808"}};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        LkBuffer out;
        lk_buffer_init(&out, arena);
        lk_pdf_number(&out, cases[i].value, cases[i].places);
        cr_assert_str_eq(lk_buffer_view(&out).bytes, cases[i].want);
    }
    lk_arena_destroy(arena);
}

Test(pdf_spelling, rounds_lengths_to_the_nearest_thousandth)
{
    cr_assert_eq(lk_pdf_thousandths(LK_POINT), 1000);
    cr_assert_eq(lk_pdf_thousandths(-LK_POINT / 2), -500);
    cr_assert_eq(lk_pdf_thousandths(33), 1);
    cr_assert_eq(lk_pdf_thousandths(32), 0);
    cr_assert_eq(lk_pdf_thousandths(-33), -1);
}

Test(pdf_spelling, writes_text_strings_in_ascii_or_utf16)
{
    static const struct {
        const char *text, *want;
    } cases[] = {{"Report (1)\\", "(Report \\(1\\)\\\\)"},
                 {"", "()"},
                 {"น้ำ", "<FEFF0E190E490E33>"},
                 {"a\nb", "<FEFF0061000A0062>"},
                 {"😀", "<FEFFD83DDE00>"}};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        LkBuffer out;
        lk_buffer_init(&out, arena);
        lk_pdf_text_string(&out, lk_text(cases[i].text));
        cr_assert_str_eq(lk_buffer_view(&out).bytes, cases[i].want);
    }
    lk_arena_destroy(arena);
}

Test(pdf_spelling, escapes_what_a_literal_string_would_misread)
{
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (const char *at = "(\r\n)\\a"; *at != '\0'; at++)
        lk_pdf_literal_byte(&out, (unsigned char)*at);
    cr_assert_str_eq(lk_buffer_view(&out).bytes, "\\(\\r\n\\)\\\\a");
    lk_arena_destroy(arena);
}
