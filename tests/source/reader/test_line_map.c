/* From the rewritten text back to the file. The file holds `ก) a`, `b`; the text holds `1) a`, `b`. */
#include <criterion/criterion.h>

#include "source/reader/reader.h"

static LkEdit edits[] = {{{0}, {0}}, {{1}, {3}}};
static LkTextOffset starts[] = {{0}, {5}, {7}};
static const LkLineMap map = {
    .text = {"1) a\nb\n", 7}, .starts = starts, .line_count = 2, .edits = edits, .edit_count = 2};

Test(line_map, leads_every_byte_back)
{
    static const size_t originals[] = {0, 3, 4, 5, 6, 7, 8};
    for (size_t i = 0; i < sizeof originals / sizeof *originals; i++)
        cr_expect_eq(lk_lines_original(&map, (LkTextOffset){i}).byte, originals[i], "%zu", i);
}

Test(line_map, knows_lines_and_columns_of_cmark)
{
    static const struct {
        LkCmarkPlace place;
        size_t byte;
    } cases[] = {
        {{1, 1}, 0}, {{1, 4}, 3}, {{2, 1}, 5},
        {{0, 1}, 0}, {{1, 0}, 0}, {{1, 99}, 4}, /* behind a line is its end */
        {{3, 1}, 7},                            /* behind the text is its end */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(lk_lines_offset(&map, cases[i].place).byte, cases[i].byte, "case %zu", i);
}
