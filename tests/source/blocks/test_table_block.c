/* Table blocks: columns, rows, data files and their mistakes. */
#include "source/source_help.h"

#define DATA(more) "```table\ndata: d.csv\n" more "```\n"

Test(table_block, reads_rows_of_the_block)
{
    static const SourceCase cases[] = {
        {"```table\nrows: [[ก, 1], [ข]]\n```\n", "TABLE ||\n<D:ก>|<D:1>\n<D:ข>|", NULL, NULL},
        {"```table\nstyle: score\ncolumns: [{field: rank, title: ที่}, {field: a, title: ก, align: decimal}]\n"
         "rows:\n  - {a: 1}\n  - {a: 2}\n```\n",
         "TABLE score!|ที่|dก\n<D:1>|<D:1>\n<D:2>|<D:2>", NULL, NULL},
        {"```table\ncolumns: [ก]\nheader: false\nrows:\n  - - |\n      ข\n      ค\n```\n",
         "TABLE |ก\n<D:ข>¶<D:ค>", NULL, NULL},
        {"> ```table\n> rows:\n>   - [ก]\n> ```\n", "Q{TABLE |\n<D:ก>}", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(table_block, reads_data_files)
{
    static const SourceCase cases[] = {
        {DATA(""), "TABLE !|<D:a>|<D:b>\n<D:ก>|<D:1>", NULL, "a,b\nก,1\n"},
        {DATA(""), "TABLE !|<D:a>|<D:b>\n<D:ก>|<D:1>", NULL,
         "\xEF\xBB\xBF"
         "a;b\r\nก;1"},
        {DATA(""), "TABLE !|<D:a>|<D:b>\n<D:ก>|<D:1>", NULL, "a\tb\nก\t1\n"},
        {DATA(""), "TABLE !|<D:ชื่อ;สกุล;อายุ>|<D:ยอด>\n<D:ก>|<D:1>", NULL, "\"ชื่อ;สกุล;อายุ\",ยอด\nก,1\n"},
        {DATA(""), "TABLE !|<D:a>\n<D:ก,\"ข\">¶<D:ค>", NULL, "a\n\"ก,\"\"ข\"\"\nค\"\n"},
        {DATA(""), "TABLE !|<D:a>\n<D:{{x}} **ก**>", NULL, "a\n{{x}} **ก**\n"},
        {DATA("columns: [{field: rank, title: ที่}, {field: b, title: ข}]\n"),
         "TABLE !|ที่|ข\n<D:1>|<D:2>\n<D:2>|<D:4>", NULL, "a,b\n1,2\n3,4\n"},
        {DATA("columns: [{field: b}, {field: rank}]\n"), "TABLE !|b|\n<D:2>|<D:1>", NULL, "a,b\n1,2\n"},
        {DATA("columns: [ก (ข)]\n"), "TABLE !|ก (ข)\n<D:1>", NULL, "\"ก\u00A0\n(ข)\"\n1\n"},
        {DATA(""), "TABLE !|<D:a>\n<D:ก๙>", "N-csv-encoding 2:7+5", "a\n\xA1\xF9\n"},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(table_block, tells_what_is_wrong_with_data)
{
    static const SourceCase cases[] = {
        {DATA(""), "", "E-csv-ragged 2:1+1; E-csv-ragged 4:1+1", "a,b\n1\n1,2\n1,2,3\n"},
        {DATA(""), "", "E-csv-quote 2:2+1", "a\nก\"ข\n"},
        {DATA(""), "", "E-csv-quote 2:1+1", "a\n\"กขค\n"},
        {DATA(""), "", "E-csv-empty 2:7+5", ""},
        {DATA(""), "", "E-csv-encoding 1:2+1", "a\xFF\n1\n"},
        {DATA(""), "", "E-csv-encoding 1:1+0",
         "\xFF\xFE"
         "a"},
        {DATA("columns: [{field: scroe}]\n"), "", "E-table-field 3:19+5", "score\n1\n"},
        {"```table\ndata: ../d.csv\n```\n", "", "E-path-outside 2:7+8", NULL},
        {"```table\ndata: x.csv\n```\n", "", "E-file-missing 2:7+5", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(table_block, tells_what_is_wrong_with_the_block)
{
    static const SourceCase cases[] = {
        {"```table\nrow: [[1]]\n```\n", "", "E-block-key 2:1+3; E-table-rows 1:1+8", NULL},
        {"```table\n```\n", "", "E-block-type 1:1+8", NULL},
        {"```table\nrows: [[1], [1, 2]]\n```\n", NULL, "E-table-ragged 2:13+1", NULL},
        {"```table\ncolumns: [{title: ก, width: 2km}]\nrows: [[1]]\n```\n", NULL, "E-table-width 2:29+3",
         NULL},
        {"```table\ncolumns: [{title: ก, align: centr}]\nrows: [[1]]\n```\n", NULL, "E-table-align 2:29+5",
         NULL},
        {"```table\ncolumns: [{tilte: ก}]\nrows: [[1]]\n```\n", NULL, "E-block-key 2:12+5", NULL},
        {"```table\nrows: [[1]\n```\nก\n", "P ก", "E-yaml-syntax 3:1+0", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(table_block, reads_widths)
{
    SourceRead *read =
        source_read("```table\ncolumns: [{title: ก, width: 2.5cm}, {title: ข, width: 10pt}, {title: ค, "
                    "width: 1.5fr}, {title: ง, width: 20mm}]\nrows: [[1, 2, 3, 4]]\n```\n",
                    NULL);
    cr_expect_str_eq(source_messages(read), "");
    const LkColumn *columns = read->source->blocks->as.table->columns;
    cr_expect_eq(columns[0].width.fixed, LK_MILLICENTIMETRES(2500));
    cr_expect_eq(columns[1].width.fixed, 10 * LK_POINT);
    cr_expect_eq(columns[2].width.fraction, 1.5);
    cr_expect_eq(columns[2].width.fixed, 0);
    cr_expect_lt(llabs(columns[3].width.fixed - LK_MILLICENTIMETRES(2000)), 2);
    source_done(read);
}

Test(table_block, its_keys_and_words_have_thai_names)
{
    static const SourceCase cases[] = {
        {"```ตาราง\nคอลัมน์:\n  - {หัวคอลัมน์: ก, จัดแนว: ขวา}\n  - {หัวคอลัมน์: ข, จัด: กลาง}\nแถว:\n  - [๑, "
         "๒]\n```\n",
         "TABLE !|rก|cข\n<D:๑>|<D:๒>", NULL, NULL},
        {"```ตาราง\nหัวตาราง: ไม่\nคอลัมน์: [{หัวคอลัมน์: ก}]\nแถว:\n  - [๑]\n```\n", "TABLE |ก\n<D:๑>", NULL, NULL},
        {"```ตาราง\nคอลัม: [ก]\nแถว:\n  - [๑]\n```\n", NULL, "E-block-key 2:1+5", NULL},
        {"```ตาราง\nคอลัมน์:\n  - {หัวคอลัมน์: ก, จัด: ขวาา}\nแถว:\n  - [๑]\n```\n", NULL, "E-table-align 3:26+4",
         NULL},
        {"```สารบัญ\nชื่อเรื่อง: สารบัญตาราง\nของ: ตาราง\n```\n", "TOC 1/3 สารบัญตาราง", NULL, NULL},
        {"```ตารง\nคอลัมน์: [ก]\n```\n", NULL, "W-block-name 1:1+7", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}
