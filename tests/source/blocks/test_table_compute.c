/* What a table works out: order, rank, sums and means. */
#include "source/source_help.h"

/* The cells as “a|b” lines; the errors when there are any. */
static const char *computed(const char *block, const char *data, LkArena *arena)
{
    char source[1024];
    snprintf(source, sizeof source, "```table\ndata: d.csv\n%s```\n", block);
    SourceRead *read = source_read(source, data);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, source_messages(read));
    const LkBlock *first = read->source->blocks;
    const LkTable *table = out.length == 0 && first != NULL ? first->as.table : NULL;
    for (size_t i = 0; table != NULL && i < table->row_count * table->column_count; i++) {
        const LkCell *cell =
            &lk_table_row(table, i / table->column_count, read->arena)[i % table->column_count];
        lk_buffer_string(&out, i % table->column_count != 0 ? "|" : i > 0 ? "\n" : "");
        for (size_t k = 0; k < cell->count; k++)
            for (size_t n = 0; n < cell->paragraphs[k].count; n++) {
                lk_buffer_string(&out, cell->paragraphs[k].items[n].style & LK_INLINE_BOLD ? "*" : "");
                lk_buffer_text(&out, cell->paragraphs[k].items[n].text);
            }
    }
    source_done(read);
    return lk_buffer_view(&out).bytes;
}

typedef struct Case {
    const char *block, *data, *result;
} Case;

static void check(const Case *cases, size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++) {
        const char *result = computed(cases[i].block, cases[i].data, arena);
        cr_expect_str_eq(result, cases[i].result, "case %zu:\n%s", i, result);
    }
    lk_arena_destroy(arena);
}

Test(table_compute, sorts_numbers_by_value_and_words_as_dictionaries_do)
{
    static const Case cases[] = {
        {"sort: n\n", "n\n10\n9\n๘.๕\n\"1,000\"\n", "๘.๕\n9\n10\n1,000"},
        {"sort: -n\n", "n,m\n1,a\n2,b\n1,c\n", "2|b\n1|a\n1|c"},
        {"sort: w\n", "w\nเกาะ\nขา\nกา\nแก\nก้า\nกข\n", "กข\nกา\nก้า\nเกาะ\nแก\nขา"},
        {"sort: n\n", "n,m\n,x\n2,y\nก,z\n", "2|y\nก|z\n|x"},
        {"sort: -n\n", "n,m\n,x\n2,y\n3,z\n", "3|z\n2|y\n|x"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_compute, ranks_follow_the_order)
{
    static const Case cases[] = {
        {"columns: [{field: rank, title: ที่}, {field: s, title: ก}]\nsort: -s\n", "s\n5\n9\n7\n",
         "1|9\n2|7\n3|5"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_compute, adds_a_last_row_exactly)
{
    static const Case cases[] = {
        {"footer: {a: รวม, b: sum}\n", "a,b\nก,0.1\nข,0.2\n", "ก|0.1\nข|0.2\n*รวม|*0.3"},
        {"footer: {a: รวม, b: sum}\n", "a,b\nก,\"1,234.50\"\nข,๒\n", "ก|1,234.50\nข|๒\n*รวม|*1,236.50"},
        {"footer: {a: เฉลี่ย, b: mean}\n", "a,b\nก,1\nข,2\nค,2\n", "ก|1\nข|2\nค|2\n*เฉลี่ย|*1.67"},
        {"footer: {b: mean}\n", "a,b\nก,-1\nข,-1\nค,-3\nง,\n", "ก|-1\nข|-1\nค|-3\nง|\n|*-1.67"},
        {"footer: {b: sum}\n", "a,b\n", "|"},
        {"footer: {a: \"sum\", b: sum}\n", "a,b\nก,1\n", "ก|1\n*sum|*1"},
        {"footer: {b: sum}\n", "a,b\n1,\"๑,๒๓๔,๕๖๗.๕\"\n1,-0.5\n", "1|๑,๒๓๔,๕๖๗.๕\n1|-0.5\n|*1,234,567.0"},
        {"sort: -b\nfooter: {b: sum}\n", "a,b\nก,1\nข,2\n", "ข|2\nก|1\n|*3"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_compute, tells_what_it_cannot_work_out)
{
    static const Case cases[] = {
        {"sort: c\n", "abc,b\n1,2\n", "E-table-field 3:7+1"},
        {"footer: {b: sum}\n", "a,b\n1,ก\n", "E-table-number 2:3+1"},
        {"footer: {b: sum}\n", "a,b\n1,\"1,5\"\n", "E-table-number 2:3+5"}, /* a decimal comma */
        {"footer: {b: sum}\n", "a,b\n1,\"12,34\"\n", "E-table-number 2:3+7"},
        {"footer: {b: sum}\n", "a,b\n1,\"1234,567\"\n", "E-table-number 2:3+10"},
        {"footer: {b: sum}\n", "a,b\n1,\"1.234,5\"\n", "E-table-number 2:3+9"},
        {"footer: {x: sum}\n", "a,b\n1,2\n", "E-table-field 3:10+1"},
        {"footer: รวม\n", "a,b\n1,2\n", "E-block-type 3:9+3"},
        {"footer: {b: sum}\n", "a,b\n1,99999999999999999\n1,0.000001\n", "E-limit-number 3:13+3"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_compute, columns_of_one_name_are_shown_by_their_place_and_refused_by_their_name)
{
    static const Case cases[] = {
        {"", "ปี,ปี\n๒๕๖๘,๒๕๖๙\n", "๒๕๖๘|๒๕๖๙"},
        {"", "a,a,\n1,2,3\n", "1|2|3"},
        {"columns: [{field: ปี}]\n", "ปี,ปี\n๒๕๖๘,๒๕๖๙\n", "E-table-twice 3:19+2"},
    };
    check(cases, sizeof cases / sizeof *cases);
}
