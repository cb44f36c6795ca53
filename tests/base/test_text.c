#include <criterion/criterion.h>

#include "base/text.h"

Test(text, decodes_and_encodes_every_length)
{
    static const uint32_t characters[] = {'a', 0xE9, 0x0E01, 0x0E33, 0x1F600, 0x10FFFF};
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        char bytes[4];
        size_t length = lk_utf8_encode(characters[i], bytes), offset = 0;
        LkText text = {bytes, length};
        cr_assert_eq(lk_utf8_next(text, &offset), characters[i]);
        cr_assert_eq(offset, length);
        cr_assert_eq(lk_utf8_previous(text, &offset), characters[i]);
        cr_assert_eq(offset, 0);
    }
}

Test(text, finds_the_first_byte_that_is_not_utf8)
{
    static const struct {
        const char *bytes;
        size_t valid;
    } cases[] = {
        {"ไทย", 9},        {"a\xFFz", 1},           {"\xC0\x80", 0}, {"ab\xED\xA0\x80", 2},
        {"ab\xE0\xB8", 2}, {"\xF4\x90\x80\x80", 0}, {"", 0},         {"ก\x80", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_assert_eq(lk_utf8_valid_until(lk_text(cases[i].bytes)), cases[i].valid, "case %zu", i);
}

Test(text, broken_bytes_count_as_one_replacement_each)
{
    LkText text = LK_TEXT("\xFF\xFEก");
    size_t offset = 0;
    cr_assert_eq(lk_utf8_next(text, &offset), 0xFFFD);
    cr_assert_eq(lk_utf8_next(text, &offset), 0xFFFD);
    cr_assert_eq(lk_utf8_next(text, &offset), 0x0E01);
}

Test(text, names_the_nearest_word_but_not_a_far_one)
{
    static const char *const keys[] = {"margin", "indent", "page", "justify"};
    cr_assert_str_eq(lk_nearest(LK_TEXT("margn"), keys, 4), "margin");
    cr_assert_str_eq(lk_nearest(LK_TEXT("idnent"), keys, 4), "indent");
    cr_assert_str_eq(lk_nearest(LK_TEXT("justfiy"), keys, 4), "justify");
    cr_assert_null(lk_nearest(LK_TEXT("colour"), keys, 4));
    cr_assert_null(lk_nearest(LK_TEXT(""), keys, 4));
}

/* Bytes would make all Thai words alike: their letters begin with the same two. */
Test(text, names_the_nearest_thai_word_by_its_letters)
{
    static const char *const keys[] = {"รูปแบบ", "ส่วนราชการ", "เรื่อง", "โทรสาร"};
    cr_assert_str_eq(lk_nearest(LK_TEXT("โทรศาร"), keys, 4), "โทรสาร");
    cr_assert_str_eq(lk_nearest(LK_TEXT("เรือง"), keys, 4), "เรื่อง");
    cr_assert_str_eq(lk_nearest(LK_TEXT("สวนราชการ"), keys, 4), "ส่วนราชการ");
    cr_assert_null(lk_nearest(LK_TEXT("ผู้รับ"), keys, 4));
    cr_assert_null(lk_nearest(LK_TEXT("ค่าเดินทาง"), keys, 4));
}

Test(text, buffer_grows_and_ends_in_nul)
{
    LkArena *arena = lk_arena_create();
    LkBuffer buffer;
    lk_buffer_init(&buffer, arena);
    for (int i = 0; i < 1000; i++)
        lk_buffer_printf(&buffer, "%d,", i);
    LkText text = lk_buffer_view(&buffer);
    cr_assert_eq(text.length, 10 * 2 + 90 * 3 + 900 * 4);
    cr_assert_eq(text.bytes[text.length], '\0');
    lk_arena_destroy(arena);
}

Test(text, buffer_writes_numbers_with_the_highest_byte_first)
{
    LkArena *arena = lk_arena_create();
    LkBuffer buffer;
    lk_buffer_init(&buffer, arena);
    lk_buffer_uint32(&buffer, 0x00F6D601);
    lk_buffer_uint32(&buffer, 0xFFFFFFFE);
    cr_assert_eq(buffer.length, 8);
    cr_assert_arr_eq(buffer.bytes, "\x00\xF6\xD6\x01\xFF\xFF\xFF\xFE", 8);
    lk_arena_destroy(arena);
}

Test(text, trims_blanks_at_both_ends)
{
    cr_assert(lk_text_is(lk_text_trim(LK_TEXT(" \t ก ข\r\n")), "ก ข"));
    cr_assert_eq(lk_text_trim(LK_TEXT("  ")).length, 0);
}

Test(text, knows_digits_of_both_kinds)
{
    cr_expect_eq(lk_digit_value('0'), 0);
    cr_expect_eq(lk_digit_value('9'), 9);
    cr_expect_eq(lk_digit_value(0x0E50), 0);
    cr_expect_eq(lk_digit_value(0x0E59), 9);
    cr_expect_eq(lk_digit_value('a'), -1);
    cr_expect_eq(lk_digit_value(0x0E5A), -1);
    cr_expect_eq(lk_digit_value(0x0660), -1, "digits of other scripts are no numbers here");
}

/* Every byte at every place of the eight that are counted at once. */
Test(text, counts_characters_however_they_lie)
{
    char bytes[40];
    for (size_t length = 0; length < sizeof bytes; length++) {
        for (unsigned value = 0; value < 256; value++) {
            size_t wanted = 0;
            for (size_t i = 0; i < length; i++) {
                bytes[i] = (char)(value + 37 * (i % 3));
                wanted += ((unsigned char)bytes[i] & 0xC0) != 0x80;
            }
            cr_assert_eq(lk_utf8_count((LkText){bytes, length}), wanted, "%zu bytes from 0x%02X", length,
                         value);
        }
    }
}

Test(text, finds_a_pair_from_a_place_on)
{
    static const struct {
        const char *text;
        size_t from, found;
    } cases[] = {
        {"a{{b{{", 0, 1}, {"a{{b{{", 2, 4}, {"{{{", 0, 0}, {"{{{", 1, 1}, {"{{{", 2, 3},
        {"{a{b{", 0, 5},  {"{", 0, 1},      {"", 0, 0},    {"{{", 5, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_assert_eq(lk_text_find_pair(lk_text(cases[i].text), cases[i].from, "{{"), cases[i].found,
                     "case %zu", i);
    cr_assert_eq(lk_text_find_pair((LkText){0}, 0, "{{"), 0);
}

Test(text, marks_above_and_below_take_no_cell)
{
    static const struct {
        const char *text;
        size_t cells;
    } cases[] = {{"", 0}, {"page", 4}, {"หน้า", 3}, {"วิธีใช้:", 5}, {"คำสั่ง", 4}, {"“ก”", 3}, {"a\u200Bb", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(lk_utf8_cells(lk_text(cases[i].text)), cases[i].cells, "%s", cases[i].text);
}
