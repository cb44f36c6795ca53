/* Encodings, broken bytes, characters that cannot be printed. */
#include "source/reader/reader.h"
#include "source/source_help.h"

Test(bytes, tells_of_bytes_that_are_no_text)
{
    static const SourceCase cases[] = {
        {"ก\nข\xFFค\n\xE0\xB8 ก\n", "", "E-utf8 2:2+1; E-utf8 3:1+1", NULL},
        {"ก \xC0\xAF", "", "E-utf8 1:3+1", NULL},
        {"ก\tข\n", "P ก ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(bytes, takes_control_characters_for_blanks_and_tells_of_them_once)
{
    static const SourceCase cases[] = {
        {"ก\x01"
         "ข\n",
         "P ก ข", "W-control 1:2+1", NULL},
        {"ก\xC2\x9F"
         "ข\x7F"
         "ค\xC2\x9F\n",
         "P ก ข ค", "W-control 1:2+1", NULL},
        {"ก \xEF\xB7\x90\n", "P ก", "W-control 1:3+1", NULL},
        {"\x0C# ก\n\nก\x0Bข\xC2\x85ค\xE2\x80\xA8ง\xE2\x80\xA9จ\n", "H1 ก; P ก ข ค ง จ", NULL,
         NULL},                                                           /* line ends */
        {"ก\xE2\x81\xA6ข\xE2\x81\xA9\n", "P ก\u200Bข\u200B", NULL, NULL}, /* marks of direction */
        {"---\nก: \"a\x01\"\n---\nข\n", "P ข", "E-control 2:6+1", NULL},
    };
    CHECK_SOURCE_CASES(cases);
    SourceRead *read = source_read_bytes("a\0b", 3, NULL, 0);
    cr_expect_str_eq(source_messages(read), "E-control 1:2+1");
    source_done(read);
}

Test(bytes, tells_of_another_encoding_once)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *messages;
    } cases[] = {
        {"\xFF\xFE\x01\x0E", 4, "E-encoding 0:0+0"},
        {"\xFE\xFF\x0E\x01", 4, "E-encoding 0:0+0"},
        {"- \xCB\xB9\xD6\xE8\xA7\n\n- \xCA\xCD\xA7", 13, "E-encoding 0:0+0"},
        {"caf\xE9 \xE0\xB8\x81", 8, "E-utf8 1:4+1"}, /* UTF-8 but for one byte */
        {"caf\xFF", 4, "E-utf8 1:4+1"},              /* in neither */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SourceRead *read = source_read_bytes(cases[i].bytes, cases[i].length, NULL, 0);
        cr_expect_str_eq(source_messages(read), cases[i].messages, "case %zu: %s", i, source_messages(read));
        source_done(read);
    }
}

Test(bytes, a_zero_byte_in_a_cell_cannot_be_printed)
{
    cr_expect_not(lk_text_is_printable((LkText){"a\0b", 3}));
    cr_expect(lk_text_is_printable(LK_TEXT("ก\tb\n")));
    cr_expect(lk_text_is_printable((LkText){"", 0}));
}
