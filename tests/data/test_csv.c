/* CSV as Excel and others write it: separators, quotes, line ends. */
#include "data/data_help.h"

typedef struct CsvCase {
    const char *text, *table;
} CsvCase;

static void check_csv_cases(const CsvCase *cases, size_t count, LkRaggedRows ragged)
{
    for (size_t i = 0; i < count; i++) {
        DataRead *read = data_open(cases[i].text, strlen(cases[i].text));
        const LkDataTable *csv =
            lk_csv_parse(data_context(read), &read->file, (LkDataOptions){.ragged = ragged}, (LkSpan){0});
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

/* Programs write ="0012" so that a spreadsheet keeps the zeros. */
Test(csv, texts_may_be_written_as_formulas)
{
    static const CsvCase cases[] = {
        {"a,b\n=\"0012\",ก\n =\"\"\"x\"\"\", =\"0013\"\n", "a|b/0012|ก/\"x\"|0013"},
        {"a,b\n\"ก,=\"\"1\"\"\",=1+1\n", "a|b/ก,=\"1\"|=1+1"},
        {"a;b\n1;=\"2\"\n", "a|b/1|2"},
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
    const LkDataTable *csv = lk_csv_parse(data_context(read), &read->file, (LkDataOptions){0}, (LkSpan){0});
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
    const LkDataTable *csv = lk_csv_parse(data_context(read), &read->file, (LkDataOptions){0}, (LkSpan){0});
    cr_expect_str_eq(data_table(read, csv), "ก|b/1|2; N-csv-encoding 0:0+0");
    data_close(read);
}

Test(csv, rows_of_separators_alone_are_left_out_with_one_note)
{
    static const CsvCase cases[] = {
        {"a,b\n1,2\n,,\n,,,\n", "a|b/1|2; N-csv-rows 3:1+0"},
        {"a,b\n,\n1,2\n\" \",\u00A0\n3,4\n", "a|b/1|2/3|4; N-csv-rows 2:1+0"},
        {",,\na,b,c\n1,2,3\n", "a|b|c/1|2|3; N-csv-rows 1:1+0"},
        {"a,b\n1,2,,\n", "a|b/1|2"}, /* separators left behind a row */
    };
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_REFUSED);
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_KEPT);
}

Test(csv, the_line_that_names_the_separator_is_taken)
{
    static const CsvCase cases[] = {
        {"sep=;\na;b\n1,5;2\n", "a|b/1,5|2"},
        {"SEP=|\r\na|b\r\n1,5|2\r\n", "a|b/1,5|2"},
        {"\"sep=,\"\na,b\n1;5,2\n", "a|b/1;5|2"},
        {"sep=\t\na\tb\n1\t2\n", "a|b/1|2"},
        {"\xEF\xBB\xBF"
         "sep=;\na;b\n1;2\n",
         "a|b/1|2"},
        {"sep=a name,b\n1,2\n", "sep=a name|b/1|2"},
    };
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_REFUSED);
}

Test(csv, the_separator_is_that_on_which_rows_agree)
{
    static const CsvCase cases[] = {
        {"ชื่อ, สกุล;ยอด\nก;\"1,000.00\"\nข;2\nค;3\n", "ชื่อ, สกุล|ยอด/ก|1,000.00/ข|2/ค|3"},
        {"a;b\n1,000.00;2,000.00\n1,5;2\n", "a|b/1,000.00|2,000.00/1,5|2"},
        {"a|b\n1|2\n", "a|b/1|2"},
    };
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_REFUSED);
}

Test(csv, titles_above_the_names_are_found_and_told)
{
    static const CsvCase cases[] = {
        {"บัญชี,,\nก,ข,ค\n1,2,3\n", "ก|ข|ค/1|2|3; N-csv-title 1:1+1"},
        {"บัญชี\nประจำปี\n\nก;ข\n1;2\n", "ก|ข/1|2; N-csv-title 1:1+1"},
        {"a,,\n1,2,3\n", "a||/1|2|3"}, /* a row of values names nothing */
        {"a\nก\nข\n", "a/ก/ข"},
    };
    CHECK_CSV_CASES(cases, LK_RAGGED_ROWS_REFUSED);
}

Test(csv, the_row_of_names_can_be_said)
{
    static const struct {
        const char *text;
        uint32_t row;
        const char *table;
    } cases[] = {
        {"ปี,2569\n\"สอง\nบรรทัด\",\n\nก,ข\n1,2\n", 4, "ก|ข/1|2"},
        {"บัญชี,\nก,ข\n", 1, "บัญชี|/ก|ข"},
        {"sep=;\nx\nก;ข\n1;2\n", 2, "ก|ข/1|2"},
        {"a,b\n1,2\n", 3, "E-csv-header-row 0:0+0"},
        {"a,b\n,\n1,2\n", 2, "E-csv-header-row 0:0+0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DataRead *read = data_open(cases[i].text, strlen(cases[i].text));
        LkDataOptions options = {.header_row = cases[i].row};
        const LkDataTable *csv = lk_csv_parse(data_context(read), &read->file, options, (LkSpan){0});
        cr_expect_str_eq(data_table(read, csv), cases[i].table, "%s", data_table(read, csv));
        data_close(read);
    }
}

/* Each kind once for the file; the values are as they stand there. */
Test(csv, letters_that_look_right_are_told_and_left)
{
    static const char text[] = "ก,ข\nเเ,ท่ี\nเเ,2\n";
    DataRead *read = data_open(text, strlen(text));
    const LkDataTable *csv = lk_csv_parse(data_context(read), &read->file,
                                          (LkDataOptions){.ragged = LK_RAGGED_ROWS_REFUSED}, (LkSpan){0});
    cr_expect_str_eq(data_table(read, csv), "ก|ข/เเ|ท่ี/เเ|2; W-letters 2:1+2; W-letters 2:4+3");
    data_close(read);
}
