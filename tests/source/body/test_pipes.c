/* The size of tables: short texts that would ask for more cells than memory holds. */
#include "source/source_help.h"

static SourceRead *read_table(size_t columns, size_t rows, const char *row)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    for (size_t i = 0; i < columns; i++)
        lk_buffer_string(&text, "|a");
    lk_buffer_string(&text, "|\n");
    for (size_t i = 0; i < columns; i++)
        lk_buffer_string(&text, "|-");
    lk_buffer_string(&text, "|\n");
    for (size_t i = 0; i < rows; i++)
        lk_buffer_string(&text, row);
    SourceRead *read = source_read(lk_buffer_view(&text).bytes, NULL);
    lk_arena_destroy(arena);
    return read;
}

Test(pipes, refuses_short_rows_under_a_wide_head)
{
    static const struct {
        size_t columns, rows;
        const char *row, *messages;
    } cases[] = {
        {256, 3, "a\n", ""},
        {257, 3, "a\n", "E-limit-columns 1:1+1"},
        {30000, 20000, "a\n", "E-limit-columns 1:1+1"},
        {250, 400000, "a\n", "E-limit-cells 1:1+1"},
        {200, 400000, "> a\n", ""}, /* a quote ends the table */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SourceRead *read = read_table(cases[i].columns, cases[i].rows, cases[i].row);
        cr_expect_str_eq(source_messages(read), cases[i].messages, "case %zu: %s", i, source_messages(read));
        source_done(read);
    }
}

Test(pipes, counts_nothing_in_code_and_behind_an_empty_line)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    lk_buffer_string(&text, "```\n");
    for (size_t i = 0; i < 300; i++)
        lk_buffer_string(&text, "|-");
    lk_buffer_string(&text, "\n```\n\n| ก | ข |\n|---|---|\n| ค | ง |\n\n--- | ก\n");
    SourceRead *read = source_read(lk_buffer_view(&text).bytes, NULL);
    cr_expect_str_eq(source_messages(read), "");
    source_done(read);
    lk_arena_destroy(arena);
}

Test(pipes, limits_blocks_with_few_rows_of_data)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    lk_buffer_string(&text, "```table\ncolumns: [a");
    for (size_t i = 1; i < 200; i++)
        lk_buffer_printf(&text, ", c%zu", i);
    lk_buffer_string(&text, "]\nrows:\n");
    for (size_t i = 0; i < 10001; i++)
        lk_buffer_string(&text, "- [1]\n");
    lk_buffer_string(&text, "```\n");
    SourceRead *read = source_read(lk_buffer_view(&text).bytes, NULL);
    cr_expect_str_eq(source_messages(read), "E-limit-cells 4:1+1", "%s", source_messages(read));
    source_done(read);
    lk_arena_destroy(arena);
}

Test(pipes, drops_no_cell_of_a_row_that_is_too_long)
{
    static const SourceCase cases[] = {
        {"|a|b|\n|-|-|\n|1|2|3|\n", "", "E-table-ragged 3:1+7", NULL},
        {"a|b\n-|-\n1|2|3\n", "", "E-table-ragged 3:1+5", NULL},
        {"> |a|b|\n> |-|-|\n> |1|2|3|4\n", "", "E-table-ragged 3:3+8", NULL},
        {"|a|b|\n|-|-|\n|1 \\| 2|3|\n|1|\n|1|2\n||\n|1|2|  \n", NULL, "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SourceRead *read = source_read(cases[i].source, NULL);
        cr_expect_str_eq(source_messages(read), cases[i].messages, "case %zu: %s", i, source_messages(read));
        source_done(read);
    }
}
