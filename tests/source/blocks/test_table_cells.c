/* Cells that cover others, groups of columns, and equal values made into one cell. ^ is covered, 2x1 is
 * columns by rows. */
#include "said.h"
#include "source/source_help.h"

Test(table_cells, cells_cover_columns_and_rows)
{
    static const SourceCase cases[] = {
        {"```table\ncolumns: [ก, ข, ค]\nrows:\n  - [{text: ง, columns: 2}, จ]\n  - [ฉ, ช, ซ]\n```\n",
         "TABLE !|ก|ข|ค\n2x1 <D:ง>|^|<D:จ>\n<D:ฉ>|<D:ช>|<D:ซ>", NULL, NULL},
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [{text: ง, rows: 2}, จ]\n  - [ฉ]\n```\n",
         "TABLE !|ก|ข\n1x2 <D:ง>|<D:จ>\n^|<D:ฉ>", NULL, NULL},
        {"```table\ncolumns: [{field: a, title: ก}, {field: b, title: ข}]\nrows:\n  - {a: {text: ง, columns: "
         "2}}\n```\n",
         "TABLE !|ก|ข\n2x1 <D:ง>|^", NULL, NULL},
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [{text: ง, align: right}, จ]\n```\n",
         "TABLE !|ก|ข\n<D:ง>|<D:จ>", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(table_cells, that_do_not_fit_are_told)
{
    static const SourceCase cases[] = {
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [ง, {text: จ, columns: 2}]\n```\n", NULL,
         "E-table-span 4:28+1", NULL},
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [ง, {text: จ, rows: 2}]\n```\n", NULL, "E-table-span 4:25+1",
         NULL},
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [ง, {text: จ, rows: 2}]\n  - [ฉ, ช]\n```\n", NULL,
         "E-table-ragged 5:5+1", NULL},
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [ง, {text: จ, rows: 2}]\n  - [{text: ฉ, columns: 2}]\n```\n",
         NULL, "E-table-overlap 5:6+1", NULL},
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [ง, {text: จ, rows: 99999}]\n```\n", NULL,
         "E-table-span 4:25+5", NULL},
        {"```table\ncolumns: [ก, ข]\nrows:\n  - [ง, {text: จ, cols: 2}]\n```\n", NULL, "E-block-key 4:19+4",
         NULL},
        {"```table\nsort: a\ncolumns: [{field: a, title: ก}]\nrows:\n  - [{text: ง, rows: 2}]\n  - []\n```\n",
         NULL, "E-table-sort 2:7+1", NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(table_cells, equal_values_of_a_merging_column_are_one_cell)
{
    static const SourceCase cases[] = {
        {"```table\ndata: d.csv\ncolumns: [{field: a, title: ก, merge: true}, {field: b, title: ข, merge: "
         "true}]\n```\n",
         "TABLE !|ก|ข\n1x2 <D:x>|1x2 <D:1>\n^|^\n<D:y>|<D:1>", NULL, "a,b\nx,1\nx,1\ny,1\n"},
        {"```table\ndata: d.csv\nsort: a\ncolumns: [{field: a, title: ก, merge: true}, {field: b, title: "
         "ข}]\n```\n",
         "TABLE !|ก|ข\n1x2 <D:x>|<D:1>\n^|<D:3>\n<D:y>|<D:2>", NULL, "a,b\nx,1\ny,2\nx,3\n"},
        {"```table\ndata: d.csv\nfooter: {b: sum}\ncolumns: [{field: a, title: ก, merge: true}, {field: b, "
         "title: ข}]\n```\n",
         "TABLE !|ก|ข\n1x2 <D:x>|<D:1>\n^|<D:3>\n|<bD:4>", NULL, "a,b\nx,1\nx,3\n"},
    };
    CHECK_SOURCE_CASES(cases);
}

static const LkTable *first_table(const SourceRead *read)
{
    return read->source->blocks->as.table;
}

Test(table_cells, groups_of_columns_make_rows_of_titles)
{
    SourceRead *read = source_read(
        "```table\ncolumns:\n  - {title: ก}\n  - title: ข\n    columns: [{title: ค}, {title: ง}]\n"
        "rows: [[๑, ๒, ๓]]\n```\n",
        NULL);
    cr_assert_str_eq(source_messages(read), "");
    const LkTable *table = first_table(read);
    cr_assert_eq(table->column_count, 3);
    cr_assert_eq(table->header_rows, 2);
    static const struct {
        int columns, rows;
        bool covered;
    } wanted[] = {{1, 2, false}, {2, 1, false}, {0, 0, true}, {0, 0, true}, {1, 1, false}, {1, 1, false}};
    for (size_t i = 0; i < 6; i++) {
        cr_expect_eq(table->header[i].columns, wanted[i].columns, "%zu", i);
        cr_expect_eq(table->header[i].rows, wanted[i].rows, "%zu", i);
        cr_expect_eq(table->header[i].is_covered, wanted[i].covered, "%zu", i);
    }
    source_done(read);
}

Test(table_cells, groups_with_mistakes_are_told)
{
    static const SourceCase cases[] = {
        {"```table\ncolumns: [{title: ก, columns: []}]\nrows: [[๑]]\n```\n", NULL, "E-block-type 2:31+1",
         NULL},
        {"```table\ncolumns: [{title: ก, column: [ก]}]\nrows: [[๑]]\n```\n", NULL, "E-block-key 2:22+6",
         NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(table_cells, may_hold_a_colon_or_a_comma_that_is_meant)
{
    SourceRead *read =
        source_read("```table\ncolumns: [ก, ข]\nrows: [[รวม: ทั้งหมด, 5], [ค, \"1,500\"]]\n```\n", NULL);
    cr_assert_str_eq(source_messages(read), "");
    const LkCell *cell = &first_table(read)->cells[0];
    cr_expect(lk_text_is(cell->paragraphs[0].items[0].text, "รวม: ทั้งหมด"));
    source_done(read);
    read = source_read("```table\ncolumns: [ก, ข]\nrows: [[ค, 1,500]]\n```\n", NULL);
    cr_expect_str_eq(source_messages(read), "E-table-ragged 3:8+1");
    cr_expect_not_null(strstr(said_hint(read->diagnostics.first), "quotes"));
    source_done(read);
}
