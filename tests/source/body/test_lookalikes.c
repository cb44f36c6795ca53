/* Text that looks as if more was meant is printed as typed, and told. */
#include "source/source_help.h"

Test(lookalikes, are_told_and_printed_as_typed)
{
    static const SourceCase cases[] = {
        {"๑.ข้อหนึ่ง\n", "P ๑.ข้อหนึ่ง", "W-item-blank 1:1+2", NULL},
        {"๑๒๓.ข้อหนึ่ง\n", "P ๑๒๓.ข้อหนึ่ง", "W-item-blank 1:1+2", NULL},
        {"๐๘๑๒๓๔๕๖๗.สายด่วน\n", "P ๐๘๑๒๓๔๕๖๗.สายด่วน", NULL, NULL}, /* so long a number counts no items */
        {"๒๕.๕ คะแนน พ.ศ.๒๕๖๕\n", "P ๒๕.๕ คะแนน พ.ศ.๒๕๖๕", NULL, NULL},
        {"• จุดหนึ่ง\n", "P • จุดหนึ่ง", "W-item-bullet 1:1+1", NULL},
        {"##หัวข้อ\n", "P ##หัวข้อ", "W-heading-blank 1:1+2", NULL},
        {"#1 ใน 10\n", "P #1 ใน 10", NULL, NULL},
        {"ข้อ ๑ ก\nข้อ ๒ ข\n", "P ข้อ ๑ ก~ข้อ ๒ ข", "W-lines-joined 2:1+2", NULL},
        {"1.1 ก\n1.2 ข\n", "P 1.1 ก_1.2 ข", "W-lines-joined 2:1+2", NULL},
        {"ข้อ ๑ ก  \nข้อ ๒ ข\n", "P ข้อ ๑ ก/ข้อ ๒ ข", NULL, NULL},
        {"ตามข้อ ๑ ก\nข้อ ๒ ข\n", "P ตามข้อ ๑ ก~ข้อ ๒ ข", NULL, NULL},
        {"## ก {#x} ข\n", "H2 ก {#x} ข", "W-id-place 1:6+4", NULL},
        {"## ก {#ก ข}\n", "H2 ก {#ก ข}", "W-id-place 1:6+6", NULL},
        {"`{#x}` ก\n", "P <c:{#x}> ก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(lookalikes, marks_in_cells_of_a_block_are_told)
{
    SourceRead *read = source_read("```table\nrows: [[\"ค่า[^a]\", \"**ข**\"], [ก, \"2 * 3\"]]\n```\n", NULL);
    cr_expect_eq(read->diagnostics.warnings, 2);
    cr_expect_str_eq(read->diagnostics.first->code, "W-cell-marks");
    source_done(read);
}

Test(lookalikes, a_slip_in_a_footer_is_told)
{
    SourceRead *read = source_read("```table\ndata: d.csv\nfooter: {a: รวม, b: summ}\n```\n", "a,b\n1,2\n");
    cr_expect_eq(read->diagnostics.warnings, 1);
    cr_expect_str_eq(read->diagnostics.first->code, "W-table-footer");
    source_done(read);
}
