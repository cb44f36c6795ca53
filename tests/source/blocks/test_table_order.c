/* The order of a table's rows, and their ranks; what neither it nor the last row can work out. */
#include "data/xlsx_help.h"
#include "source/blocks/computed.h"

Test(table_order, sorts_numbers_by_value_and_words_as_dictionaries_do)
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

Test(table_order, sorts_words_behind_numbers_and_what_is_none_behind_words)
{
    static const Case cases[] = {
        {"sort: -n\n", "n\nไม่ส่ง\n85\n-\n๙๗.๙๑\n(5)\n", "๙๗.๙๑\n85\n(5)\nไม่ส่ง\n-"},
        {"sort: n\n", "n\nไม่ส่ง\n85\n–\n๙๗.๙๑\n(5)\n", "(5)\n85\n๙๗.๙๑\nไม่ส่ง\n–"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_order, sorts_numbers_within_words_by_value_in_either_digits)
{
    static const Case cases[] = {
        {"sort: n\n", "n\nหมู่ที่ ๑๐\nหมู่ที่ ๒\nหมู่ที่ 1\n", "หมู่ที่ 1\nหมู่ที่ ๒\nหมู่ที่ ๑๐"},
        {"sort: -n\n", "n\nข้อ 2\nข้อ ๑\nข้อ ๑๐\n", "ข้อ ๑๐\nข้อ 2\nข้อ ๑"},
        {"sort: n\n", "n\nกข ๐๑๒/๒๕๖๙\nกข 9/2569\nกข ๙/๒๕๖๘\n", "กข ๙/๒๕๖๘\nกข 9/2569\nกข ๐๑๒/๒๕๖๙"},
        {"sort: n\n", "n\nA100\nA20\nAB\nA\n", "A\nA20\nA100\nAB"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_order, ranks_follow_the_order)
{
    static const Case cases[] = {
        {"columns: [{field: rank, title: ที่}, {field: s, title: ก}]\nsort: -s\n", "s\n5\n9\n7\n",
         "1|9\n2|7\n3|5"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

Test(table_order, tells_what_it_cannot_work_out)
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

Test(table_order, columns_of_one_name_are_shown_by_their_place_and_refused_by_their_name)
{
    static const Case cases[] = {
        {"", "ปี,ปี\n๒๕๖๘,๒๕๖๙\n", "๒๕๖๘|๒๕๖๙"},
        {"", "a,a,\n1,2,3\n", "1|2|3"},
        {"columns: [{field: ปี}]\n", "ปี,ปี\n๒๕๖๘,๒๕๖๙\n", "E-table-twice 3:19+2"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

/* They would stand first, or in the middle. */
Test(table_order, rows_of_totals_stand_last)
{
    static const Case cases[] = {
        {"sort: -b\n", "a,b\nรวม,3\nก,1\nข,2\n", "ข|2\nก|1\nรวม|3"},
        {"sort: b\n", "a,b\nก,2\nรวมทั้งสิ้น (บาท),0\nข,1\n", "ข|1\nก|2\nรวมทั้งสิ้น (บาท)|0"},
    };
    check(cases, sizeof cases / sizeof *cases);
}

/* Sorted by its letters, July would stand before June. */
Test(table_order, dates_of_spreadsheets_stand_in_the_order_of_their_days)
{
    LkArena *arena = lk_arena_create();
    LkText sheet = xlsx_of(
        arena, "<sheetData><row><c t='s'><v>0</v></c></row><row><c s='2'><v>44774</v></c></row>"
               "<row><c s='2'><v>44743</v></c></row><row><c s='2'><v>44713</v></c></row></sheetData>");
    cr_expect_str_eq(computed("sort: ชื่อ\n", sheet, arena), "1 มิ.ย. 2565\n1 ก.ค. 2565\n1 ส.ค. 2565");
    lk_arena_destroy(arena);
}

Test(table_order, dates_are_in_the_order_of_days_in_whatever_form_they_are)
{
    static const Case cases[] = {
        {"sort: n\n", "n\n15 ก.พ. 2569\n2025-12-01\n5/1/2569\n", "2025-12-01\n5/1/2569\n15 ก.พ. 2569"},
        {"sort: -n\n", "n\n1 ธันวาคม 2568\n2 มกราคม 2569\n-\n", "2 มกราคม 2569\n1 ธันวาคม 2568\n-"},
        {"sort: n\n", "n\nมีนาคม 2569\n1 ก.พ. 69\nมกราคม 2569\n", "มกราคม 2569\n1 ก.พ. 69\nมีนาคม 2569"},
        {"sort: n\n", "n\n5 ต.ค. 26\n2 มกราคม 2569\n1 มกราคม 2569\n",
         "1 มกราคม 2569\n2 มกราคม 2569\n5 ต.ค. 26; W-table-sort 2:1+9"},
    };
    check(cases, sizeof cases / sizeof *cases);
}
