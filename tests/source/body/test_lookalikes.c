/* Text that looks as if more was meant is printed as typed, and told. */
#include "source/source_help.h"

Test(lookalikes, are_told_and_printed_as_typed)
{
    static const SourceCase cases[] = {
        {"๐๘๑๒๓๔๕๖๗.สายด่วน\n", "P ๐๘๑๒๓๔๕๖๗.สายด่วน", NULL, NULL}, /* so long a number counts no items */
        {"๒๕.๕ คะแนน พ.ศ.๒๕๖๕\n", "P ๒๕.๕ คะแนน พ.ศ.๒๕๖๕", NULL, NULL},
        {"##หัวข้อ\n", "P ##หัวข้อ", "W-heading-blank 1:1+2", NULL},
        {"#1 ใน 10\n", "P #1 ใน 10", NULL, NULL},
        {"## ก {#x} ข\n", "H2 ก {#x} ข", "W-id-place 1:6+4", NULL},
        {"## ก {#ก ข}\n", "H2 ก {#ก ข}", "W-id-place 1:6+6", NULL},
        {"{#ก}\n\n๑) {#ข}\n", "P {#ก}; L(1){1‹๑)›{P {#ข}}}", "W-id-place 1:1+4; W-id-place 3:4+4", NULL},
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
