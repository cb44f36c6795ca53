/* The last row of a table: sums and means. */
#include "data/xlsx_help.h"
#include "source/blocks/computed.h"

Test(table_footer, adds_a_last_row_exactly)
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

Test(table_footer, adds_amounts_as_spreadsheets_show_them)
{
    static const Case cases[] = {
        {"footer: {b: sum}\n", "a,b\nก,\"12,500.00\"\nข,(500.00)\nค,-\n",
         "ก|12,500.00\nข|(500.00)\nค|-\n|*12,000.00"},
        {"footer: {b: sum}\n", "a,b\nก,฿5\nข,−2\nค,\u00A08\u00A0\n", "ก|฿5\nข|−2\nค|\u00A08\u00A0\n|*11"},
        {"footer: {b: mean}\n", "a,b\nก,40%\nข,50%\nค,–\n", "ก|40%\nข|50%\nค|–\n|*45.00%"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

/* Counted again, a total would double the sum. */
Test(table_footer, leaves_out_rows_that_are_totals_and_tells)
{
    static const Case cases[] = {
        {"footer: {a: รวม, b: sum}\n", "a,b\nก,1\nข,2\nรวม,3\n",
         "ก|1\nข|2\nรวม|3\n*รวม|*3; W-table-total 4:1+3"},
        {"footer: {b: mean}\n", "a,b\nก,1\nข,2\nTotal:,3\n",
         "ก|1\nข|2\nTotal:|3\n|*1.50; W-table-total 4:1+6"},
        {"footer: {b: sum}\n", "a,b\nก,1\nข,2\nค่าเฉลี่ย,1.50\n",
         "ก|1\nข|2\nค่าเฉลี่ย|1.50\n|*3.00; W-table-total 4:1+9"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

/* A party may be called “รวม…”; its votes are hardly the sum of those above. */
Test(table_footer, a_row_that_may_be_a_total_is_one_by_its_value)
{
    static const Case cases[] = {
        {"footer: {b: sum}\n", "a,b\nก,1\nข,2\nรวมไทย,4\n", "ก|1\nข|2\nรวมไทย|4\n|*7"},
        {"footer: {b: sum}\n", "a,b\nก,1\nข,2\nรวมหมวด ๑,3\nค,4\nง,5\nรวมหมวด ๒,9\n",
         "ก|1\nข|2\nรวมหมวด ๑|3\nค|4\nง|5\nรวมหมวด ๒|9\n|*12; W-table-total 4:1+9"},
        {"footer: {c: sum}\n", "a,b,c\nท่าช้าง,ชาย,10\nท่าช้าง,หญิง,12\nท่าช้าง,รวม,22\n",
         "ท่าช้าง|ชาย|10\nท่าช้าง|หญิง|12\nท่าช้าง|รวม|22\n||*22; W-table-total 4:9+3"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, a_group_of_one_item_has_a_total_among_other_groups)
{
    static const Case cases[] = {
        {"footer: {b: sum}\n", "a,b\nหมวดวัสดุ,\nก,5\nรวมหมวดวัสดุ,5\n",
         "หมวดวัสดุ|\nก|5\nรวมหมวดวัสดุ|5\n|*5; W-table-total 4:1+12"},
        {"footer: {b: sum}\n", "a,b\nก,1\nข,2\nรวมหมวด ๑,3\nค,4\nรวมหมวด ๒,4\n",
         "ก|1\nข|2\nรวมหมวด ๑|3\nค|4\nรวมหมวด ๒|4\n|*7; W-table-total 4:1+9"},
        {"footer: {b: sum}\n", "a,b\nก,2\nรวมไทย,2\n", "ก|2\nรวมไทย|2\n|*4"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, a_total_may_stand_above_its_items)
{
    static const Case cases[] = {
        {"footer: {b: sum}\n", "a,b\nรวมหมวด ๑,30\nก,10\nข,20\nรวมหมวด ๒,5\nค,5\n",
         "รวมหมวด ๑|30\nก|10\nข|20\nรวมหมวด ๒|5\nค|5\n|*35; W-table-total 2:1+9"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, a_last_row_without_a_name_is_a_total_by_its_value)
{
    static const Case cases[] = {
        {"footer: {a: รวม, b: sum}\n", "a,b\nก,10\nข,20\n,30\n",
         "ก|10\nข|20\n|30\n*รวม|*30; W-table-total 4:1+0"},
        {"footer: {a: รวม, b: sum}\n", "a,b\nก,10\nข,20\n,31\n", "ก|10\nข|20\n|31\n*รวม|*61"},
        {"footer: {b: sum}\n", "a,b\n1,10\n2,20\n3,30\n", "1|10\n2|20\n3|30\n|*60"}, /* none has a name */
        {"sort: -b\nfooter: {b: sum}\n", "a,b\nก,10\nข,20\n,30\n",
         "ข|20\nก|10\n|30\n|*30; W-table-total 4:1+0"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, totals_are_found_in_the_order_of_the_file_though_rows_are_sorted)
{
    static const Case cases[] = {
        {"sort: -b\nfooter: {b: sum}\n", "k,a,b\nA1,ก,10\nA1,ข,20\nA1,รวม,30\n",
         "A1|ข|20\nA1|ก|10\nA1|รวม|30\n||*30; W-table-total 4:4+3"},
        {"sort: -b\nfooter: {b: sum}\n", "a,b\nก,1\nข,2\nรวมหมวด ๑,3\nค,4\n",
         "ค|4\nข|2\nก|1\nรวมหมวด ๑|3\n|*7; W-table-total 4:1+9"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, a_row_called_a_total_that_is_no_sum_is_counted_and_told)
{
    static const Case cases[] = {
        {"footer: {b: sum}\n", "a,b\nก,1\nข,2\nรวมหมวด ๑,4\n",
         "ก|1\nข|2\nรวมหมวด ๑|4\n|*7; W-table-total 4:1+9"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, thai_words_are_as_good_as_english_ones_where_a_number_stands)
{
    static const Case cases[] = {
        {"footer: {a: รวม, b: ผลรวม}\n", "a,b\nก,1\nข,2\n", "ก|1\nข|2\n*รวม|*3"},
        {"footer: {a: เฉลี่ย, b: เฉลี่ย}\n", "a,b\nก,1\nข,2\n", "ก|1\nข|2\n*เฉลี่ย|*1.50"},
        {"footer: {a: รวม, b: ผลรวม}\n", "a,b\n2568,1\n2569,2\n", "2568|1\n2569|2\n*รวม|*3"},
        {"footer: {b: ผลรวม, c: ผลรวม}\n", "a,b,c\nก,1,5\nข,2,6\n", "ก|1|5\nข|2|6\n|*3|*11"},
        {"footer: {b: จำนวน}\n", "a,b\nก,1\nข,-\n", "ก|1\nข|-\n|*1"},
        {"footer: {a: count, b: \"ผลรวม\"}\n", "a,b\nก,1\nข,2\n", "ก|1\nข|2\n*2|*ผลรวม"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, words_of_other_programs_are_told)
{
    static const Case cases[] = {
        {"footer: {b: avg}\n", "a,b\nก,1\n", "ก|1\n|*avg; W-table-footer 3:13+3"},
        {"footer: {b: SUM}\n", "a,b\nก,1\n", "ก|1\n|*SUM; W-table-footer 3:13+3"},
        {"footer: {a: Total, b: sum}\n", "a,b\nก,1\n", "ก|1\n*Total|*1"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_footer, percents_among_other_numbers_are_told)
{
    static const Case cases[] = {
        {"footer: {b: sum}\n", "a,b\nก,10\nข,50%\n", "ก|10\nข|50%\n|*60%; W-table-percent 3:3+3"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

#define SHEET_ROW(style, value) "<row><c t='s'><v>0</v></c><c s='" style "'><v>" value "</v></c></row>"
#define SHEET_NAMES             "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"

/* Three thirds are 1.00, as the spreadsheet itself adds them; as shown they would be 0.99. */
Test(table_footer, adds_what_cells_hold_and_shows_as_many_decimals_as_they)
{
    static const struct {
        const char *rows, *footer;
    } cases[] = {
        {SHEET_ROW("1", "0.333333333333333") SHEET_ROW("1", "0.333333333333333")
             SHEET_ROW("1", "0.333333333333334"),
         "\n|*1.00"},
        {SHEET_ROW("3", "0.251") SHEET_ROW("3", "0.252"), "\n|*50%"},
        {SHEET_ROW("1", "97.914999") SHEET_ROW("1", "1000"), "\n|*1,097.91"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkText sheet =
            xlsx_of(arena, lk_arena_printf(arena, "<sheetData>%s%s</sheetData>", SHEET_NAMES, cases[i].rows));
        const char *result = computed("footer: {ยอด: sum}\n", sheet, arena);
        const char *footer = strrchr(result, '\n');
        cr_expect(footer != NULL && strcmp(footer, cases[i].footer) == 0, "%s", result);
    }
    lk_arena_destroy(arena);
}
