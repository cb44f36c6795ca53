/* How a column says that its cells are printed. */
#include "data/xlsx_help.h"
#include "source/source_help.h"

/* The cells as “a|b” lines, # before text whose digits stay; the messages behind them. */
static const char *formatted_bytes(const char *block, LkText data, LkArena *arena)
{
    char source[1024];
    snprintf(source, sizeof source, "```table\n%s```\n", block);
    SourceRead *read =
        source_read_bytes(source, strlen(source), data.length == 0 ? NULL : data.bytes, data.length);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    const LkTable *table = read->source->blocks == NULL ? NULL : read->source->blocks->as.table;
    for (size_t i = 0; table != NULL && i < table->row_count * table->column_count; i++) {
        const LkCell *cell =
            &lk_table_row(table, i / table->column_count, read->arena)[i % table->column_count];
        lk_buffer_string(&out, i % table->column_count != 0 ? "|" : i > 0 ? "\n" : "");
        for (size_t k = 0; k < cell->count; k++)
            for (size_t n = 0; n < cell->paragraphs[k].count; n++) {
                lk_buffer_string(&out, cell->paragraphs[k].items[n].from_data ? "" : "#");
                lk_buffer_text(&out, cell->paragraphs[k].items[n].text);
            }
    }
    lk_buffer_string(&out, source_messages(read));
    source_done(read);
    return lk_buffer_view(&out).bytes;
}

static const char *formatted(const char *block, const char *data, LkArena *arena)
{
    return formatted_bytes(block, lk_text(data), arena);
}

typedef struct Case {
    const char *block, *data, *result;
} Case;

static void check(const Case *cases, size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++) {
        const char *result = formatted(cases[i].block, cases[i].data, arena);
        cr_expect_str_eq(result, cases[i].result, "case %zu:\n%s", i, result);
    }
    lk_arena_destroy(arena);
}

Test(table_format, prints_values_in_the_form_of_their_column)
{
    static const Case cases[] = {
        {"data: d.csv\ncolumns: [{field: a, format: money}, {field: b, format: percent(1)}]\n",
         "a,b\n1234.5,97.91\n-,\n", "1,234.50|97.9%\n-|"},
        {"data: d.csv\ncolumns: [{field: a, format: ratio(1)}]\n", "a\n0.5\n", "50.0%"},
        {"columns: [{field: a, format: number(0)}]\nrows: [[\"1999.5\"], [\"(2)\"]]\n", NULL, "2,000\n(2)"},
        {"data: d.csv\ncolumns: [{field: a, format: thai-date}]\n", "a\n2026-07-01\n", "1 กรกฎาคม 2569"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

/* 0.4 + 0.4 is 1 and not 0, though each is printed as 0. */
Test(table_format, leaves_order_and_sums_to_the_values_as_they_stand)
{
    static const Case cases[] = {
        {"data: d.csv\ncolumns: [{field: a, format: number(0)}]\nsort: -a\nfooter: {a: sum}\n",
         "a\n0.3\n0.4\n", "0\n0\n1"},
        {"columns: [{field: a, format: number(0), merge: true}]\nfooter: {a: sum}\n"
         "rows: [[\"0.3\"], [\"0.4\"]]\n",
         NULL, "0\n0\n1"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

/* One value above one says that all are percents. */
Test(table_format, tells_of_a_column_of_percents_that_are_all_below_one)
{
    static const Case cases[] = {
        {"data: d.csv\ncolumns: [{field: a, format: percent}]\n", "a\n0.5\n1\n0.25\n",
         "0.5%\n1%\n0.25%W-percent-ratio 2:1+3"},
        {"data: d.csv\ncolumns: [{field: a, format: percent}]\n", "a\n0.5\n97.91\n", "0.5%\n97.91%"},
        {"data: d.csv\ncolumns: [{field: a, format: percent}]\n", "a\n0.5%\n0.25\n", "0.5%\n0.25%"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

#define SHEET                                                                                                \
    "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"                                       \
    "<row><c s='1'><v>97.914999</v></c><c s='3'><v>0.979149</v></c></row></sheetData>"

/* As a cell shows it is printed; asked for decimals, the rest is there. */
Test(table_format, forms_with_decimals_are_worked_out_from_what_cells_hold)
{
    static const struct {
        const char *formats, *printed;
    } cases[] = {
        {"{field: ชื่อ}, {field: ยอด}", "97.91|98%"},
        {"{field: ชื่อ, format: number}, {field: ยอด, format: percent}", "97.91|98%"},
        {"{field: ชื่อ, format: number(4)}, {field: ยอด, format: percent(2)}", "97.9150|97.91%"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *block = lk_arena_printf(arena, "data: d.csv\ncolumns: [%s]\n", cases[i].formats);
        cr_expect_str_eq(formatted_bytes(block, xlsx_of(arena, SHEET), arena), cases[i].printed);
    }
    lk_arena_destroy(arena);
}

Test(table_format, digits_as_is_stay_as_typed)
{
    static const Case cases[] = {
        {"data: d.csv\ncolumns: [{field: a, digits: as-is}, {field: b}]\n", "a,b\n081,2\n", "#081|2"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_format, tells_of_words_once_a_column)
{
    static const Case cases[] = {
        {"data: d.csv\ncolumns: [{field: a, format: money}]\n", "a\n1\nไม่ส่ง\nก\n",
         "1.00\nไม่ส่ง\nกW-table-format 3:1+6"},
        {"data: d.csv\ncolumns: [{field: a, format: monny}]\n", "a\n1\n", "1E-field-form 3:30+5"},
        {"data: d.csv\ncolumns: [{field: a, digits: thai}]\n", "a\n1\n", "1E-table-digits 3:30+4"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_format, as_is_is_a_form_as_good_as_digits)
{
    static const Case cases[] = {
        {"data: d.csv\ncolumns: [a, {field: b, format: as-is}]\n", "a,b\n1,3100200300400\n",
         "1|#3100200300400"},
    };
    check(cases, sizeof cases / sizeof *cases);
}
