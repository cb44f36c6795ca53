/* Texts that once lost or doubled something. */
#include <criterion/criterion.h>

#include "source/markdown/coverage.h"

static const char *const texts[] = {
    "๖.หมวด๔",                                  /* a part does not begin behind the mark of an item */
    "๙)\n➢ส่วนที่๕",                               /* nor below one */
    "-ล\n-- --\n๒",                             /* a table does not begin with the mark of an item */
    ">\n\n>",                                   /* two quotes */
    "<table>\nก",                               /* a table without an end at the start of the text */
    "ก\n\n<table><caption>ก<td>ข<tr>ค</table>", /* a caption ends where a cell begins */
    "ก\n\n<table><caption>ก</caption><td>ข</td><caption>ค</caption></table>",
    "- >\r>",                     /* a quote in an item, and one behind it */
    "+:+:+-+\n||||”\\|\n+=+=+=+", /* \\| does not end the line of a grid */
    "##",                         /* a text without a segment */
};

Test(coverage, each_byte_has_one_owner)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CoverageFault fault = coverage_check(lk_text(texts[i]), 0, arena);
        cr_expect_null(fault.what, "%s\nbyte %zu: %s", texts[i], fault.at, fault.what);
    }
    lk_arena_destroy(arena);
}
