/* CSV as Excel and others write it: separators, quotes, line ends. */
#include "data/data_help.h"

typedef struct CsvCase {
    const char *text, *table;
} CsvCase;

static void check_csv_cases(const CsvCase *cases, size_t count, LkRaggedRows ragged)
{
    for (size_t i = 0; i < count; i++) {
        DataRead *read = data_open(cases[i].text, strlen(cases[i].text));
        const LkDataTable *csv = lk_csv_parse(data_context(read), &read->file, ragged, (LkSpan){0});
        cr_expect_str_eq(data_table(read, csv), cases[i].table, "csv:\n%s\ntable:  %s\nwanted: %s",
                         cases[i].text, data_table(read, csv), cases[i].table);
        data_close(read);
    }
}

#define CHECK_CSV_CASES(cases, ragged) check_csv_cases((cases), sizeof(cases) / sizeof *(cases), ragged)

Test(csv, the_separator_is_the_sign_that_parts_the_names)
{
    static const CsvCase cases[] = {
        {"a,b\n1,2\n", "a|b/1|2"},
        {"a;b\n1,5;2\n", "a|b/1,5|2"},
        {"a\tb\n1,5\t2;3\n", "a|b/1,5|2;3"},
        {"\xEF\xBB\xBF"
         "a;b\n1;2\n",
         "a|b/1|2"},
        {"a\n1\n", "a/1"},
    };
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_REFUSED);
}

Test(csv, separators_within_quotes_part_nothing)
{
    static const CsvCase cases[] = {
        {"\"ชื่อ;สกุล;อายุ\",ยอด\nก,1\n", "ชื่อ;สกุล;อายุ|ยอด/ก|1"},
        {"\xEF\xBB\xBF\"a;b;c\",d\n1,2\n", "a;b;c|d/1|2"},
        {"\"a \"\"x;y;z\"\"\",b\n1,2\n", "a \"x;y;z\"|b/1|2"},
        {"\"a\n;;;\",b\n1,2\n", "a\n;;;|b/1|2"}, /* the first record has two lines */
        {"a;\"b,c,d\"\n1;2\n", "a|b,c,d/1|2"},
    };
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_REFUSED);
}

/* libcsv passes over empty lines, so the names stand behind them. */
Test(csv, the_separator_is_looked_for_behind_empty_lines)
{
    static const CsvCase cases[] = {
        {"\na;b\n1;2\n", "a|b/1|2"},
        {"\r\n\r\na\tb\r\n1\t2\r\n", "a|b/1|2"},
        {"\xEF\xBB\xBF\n\na;b\n1;2\n", "a|b/1|2"},
    };
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_REFUSED);
}

Test(csv, rows_of_another_length_are_errors_or_kept)
{
    static const CsvCase refused[] = {{"a,b\n1\n2,3\n", "E-csv-ragged 2:1+1"}};
    static const CsvCase kept[] = {{"a,b\n1\n2,3,4\n5,6\n", "a|b/1|/2|3/5|6"}};
    CHECK_CSV_CASES(refused, LK_RAGGED_ROWS_REFUSED);
    CHECK_CSV_CASES(kept, LK_RAGGED_ROWS_KEPT);
}

Test(csv, values_have_places)
{
    static const char text[] = "a, b\n\"ก\nข\" ,ค\n";
    DataRead *read = data_open(text, strlen(text));
    const LkDataTable *csv =
        lk_csv_parse(data_context(read), &read->file, LK_RAGGED_ROWS_REFUSED, (LkSpan){0});
    cr_assert_not_null(csv);
    LkSpan spans[2];
    lk_data_spans(csv, 1, spans);
    cr_expect_eq(spans[0].line, 2u);
    cr_expect_eq(spans[0].column, 1u);
    cr_expect_eq(spans[1].line, 3u);
    cr_expect_eq(spans[1].column, 5u);
    data_close(read);
}

Test(csv, windows_874_is_read_and_told)
{
    static const char text[] = "\xA1,b\n1,2\n";
    DataRead *read = data_open(text, strlen(text));
    const LkDataTable *csv =
        lk_csv_parse(data_context(read), &read->file, LK_RAGGED_ROWS_REFUSED, (LkSpan){0});
    cr_expect_str_eq(data_table(read, csv), "ก|b/1|2; N-csv-encoding 0:0+0");
    data_close(read);
}
