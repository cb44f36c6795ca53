/* Lines of the body: limits, and words that are no definitions. */
#include "source/source_help.h"

#include "base/limits.h"
#include "source/body/body.h"

Test(lines, says_that_an_empty_file_is_empty)
{
    static const char *const sources[] = {"", "\n\n", "\xEF\xBB\xBF", "   \n", "---\n---\n", "<!-- ก -->\n"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        SourceRead *read = source_read(sources[i], NULL);
        cr_expect_str_eq(source_messages(read), "E-document-empty 0:0+0", "case %zu", i);
        source_done(read);
    }
}

static SourceRead *read_repeated(const char *part, size_t count)
{
    size_t length = strlen(part);
    char *text = malloc(length * count + 3);
    cr_assert_not_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, part, length);
    memcpy(text + length * count, "ก\n", sizeof "ก\n" < 3 ? 1 : 3);
    SourceRead *read = source_read_bytes(text, length * count + 3, NULL, 0);
    free(text);
    return read;
}

Test(lines, refuses_nesting_ten_thousand_deep)
{
    static const struct {
        const char *part, *messages;
    } cases[] = {
        {">", "E-limit-nesting 1:33+1"},   {"> ", "E-limit-nesting 1:65+1"},
        {"- ", "E-limit-nesting 1:65+1"},  {"๑. ", "E-limit-nesting 1:97+1"},
        {"1. ", "E-limit-nesting 1:97+1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SourceRead *read = read_repeated(cases[i].part, 10000);
        cr_expect_str_eq(source_messages(read), cases[i].messages, "%s: %s", cases[i].part,
                         source_messages(read));
        cr_expect_eq(lk_diagnostics_exit_code(&read->diagnostics), LK_FAILURE_LIMIT);
        source_done(read);
    }
}

Test(lines, refuses_lists_nested_by_their_indent)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    for (int i = 0; i < 100; i++)
        lk_buffer_printf(&text, "%*s- a\n", i * 2, "");
    SourceRead *read = source_read(lk_buffer_view(&text).bytes, NULL);
    cr_expect_str_eq(source_messages(read), "E-limit-nesting 33:65+1");
    source_done(read);
    lk_arena_destroy(arena);
}

Test(lines, refuses_a_huge_line)
{
    SourceRead *read = read_repeated("0123456789abcdef", LK_LIMIT_PARAGRAPH_BYTES / 16);
    cr_expect_str_eq(source_messages(read), "E-limit-paragraph 1:1+1");
    source_done(read);
    read = read_repeated("0123456789abcdef", LK_LIMIT_SOURCE_BYTES / 16);
    cr_expect_str_eq(source_messages(read), "E-limit-file 0:0+0");
    source_done(read);
}

Test(lines, stays_quick_with_marks_without_end)
{
    static const char *const parts[] = {"*a **b ", "&amp;ก", "<", "`a ``", "_", "\\{{", "|a", "[a]: b"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        SourceRead *read = read_repeated(parts[i], 50000);
        cr_expect_eq(read->diagnostics.errors, 0, "%s: %s", parts[i], source_messages(read));
        source_done(read);
    }
}

Test(lines, tells_quickly_of_fields_without_end)
{
    SourceRead *read = read_repeated("{{", 50000);
    cr_expect_geq(read->diagnostics.errors, 1);
    source_done(read);
    read = read_repeated("{{a ", 50000);
    cr_expect_eq(read->diagnostics.errors, 1);
    source_done(read);
}

Test(lines, leaves_no_words_out_that_look_like_the_address_of_a_link)
{
    static const SourceCase cases[] = {
        {"[หมายเหตุ]: เอกสารแนบ\n", "P [หมายเหตุ]: เอกสารแนบ", NULL, NULL},
        {"> [ก]:\n> ข\n", "Q{P [ก]:; P ข}", NULL, NULL},
        {"๑. [ก]: ข\n", "L1.{1{P [ก]: ข}}", NULL, NULL},
        {"[ง][a]\n\n[a]: http://x.y/ก\n", "P ง→http://x.y/ก", NULL, NULL},
        {"ก\n\n[^ ข]: หมาย\n", "P ก; P [^ ข]: หมาย", NULL, NULL},
        {"```\n[^1]: ก\n```\n", "C <c:[^1]: ก>", NULL, NULL},
        {"    [ก]: ข\n", "P [ก]: ข", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(lines, does_not_take_code_and_rules_for_nesting)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    for (int i = 0; i < 50; i++)
        lk_buffer_string(&text, "- ");
    lk_buffer_string(&text, "\n\n```\n");
    for (int i = 0; i < 50; i++)
        lk_buffer_string(&text, "[>");
    lk_buffer_string(&text, "\n```\n");
    SourceRead *read = source_read(lk_buffer_view(&text).bytes, NULL);
    cr_expect_str_eq(source_messages(read), "");
    source_done(read);
    lk_arena_destroy(arena);
}

Test(lines, counts_letters_without_those_no_one_uses)
{
    static const struct {
        const char *letter;
        int number;
    } cases[] = {{"ก", 1}, {"ข", 2}, {"ฃ", 0},  {"ค", 3}, {"ฅ", 0},
                 {"ฆ", 0}, {"ง", 4}, {"ร", 32}, {"ฤ", 0}, {"a", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        uint32_t letter = lk_utf8_next(lk_text(cases[i].letter), &at);
        cr_expect_eq(lk_letter_number(letter), cases[i].number, "%s: %d", cases[i].letter,
                     lk_letter_number(letter));
    }
}
