/* The text of a leaf, and where its bytes stand in the file. */
#include <criterion/criterion.h>
#include <string.h>

#include "source/markdown/markdown.h"

static LkMarkdown of_segments(const char *text, LkSegment *segments, size_t count, LkArena *arena)
{
    return (LkMarkdown){.text = lk_text(text), .segments = segments, .segment_count = count, .arena = arena};
}

Test(leaf, of_one_line_is_the_text_in_place)
{
    LkArena *arena = lk_arena_create();
    LkMarkdown markdown = of_segments("> ก", (LkSegment[]){{.start = 2, .end = 5}}, 1, arena);
    LkLeaf leaf = lk_leaf(&markdown, 0, 1, arena);
    cr_expect_eq(leaf.text.bytes, markdown.text.bytes + 2);
    cr_expect_eq(leaf.text.length, 3);
    LkLeafCursor cursor = {0};
    cr_expect_eq(lk_leaf_place(&leaf, &cursor, (LkLeafAt){3}), 5);
    lk_arena_destroy(arena);
}

Test(leaf, joins_lines_and_knows_the_place_of_each_byte)
{
    LkArena *arena = lk_arena_create();
    /* The second has two blanks before it, the fourth goes on the line of the third. */
    LkSegment segments[] = {{.start = 2, .end = 4},
                            {.start = 8, .end = 9, .pad = 2},
                            {.start = 11, .end = 12},
                            {.start = 13, .end = 15, .joins = true}};
    LkMarkdown markdown = of_segments("> ab\n> \tc\n d\\|e", segments, 4, arena);
    LkLeaf leaf = lk_leaf(&markdown, 0, 4, arena);
    cr_expect(lk_text_is(leaf.text, "ab\n  c\nd|e"), "%.*s", (int)leaf.text.length, leaf.text.bytes);
    static const LkAt places[] = {2, 3, 4, 8, 8, 8, 9, 11, 13, 14, 15};
    LkLeafCursor cursor = {0};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        LkAt place = lk_leaf_place(&leaf, &cursor, (LkLeafAt){i});
        cr_expect_eq(place, places[i], "byte %zu: %zu", i, place);
    }
    lk_arena_destroy(arena);
}

Test(leaf, of_nothing_is_empty)
{
    LkArena *arena = lk_arena_create();
    LkMarkdown markdown = of_segments("", NULL, 0, arena);
    LkLeaf leaf = lk_leaf(&markdown, 0, 0, arena);
    cr_expect_eq(leaf.text.length, 0);
    LkLeafCursor cursor = {0};
    cr_expect_eq(lk_leaf_place(&leaf, &cursor, (LkLeafAt){0}), 0);
    lk_arena_destroy(arena);
}

Test(leaf, keeps_remarks_in_order)
{
    LkArena *arena = lk_arena_create();
    LkMarkdown markdown = of_segments("", NULL, 0, arena);
    for (size_t i = 0; i < 20; i++)
        lk_remark(&markdown, LK_REMARK_TAG, i, i + 2, i);
    cr_expect_eq(markdown.remark_count, 20);
    for (size_t i = 0; i < 20; i++)
        cr_expect(markdown.remarks[i].start == i && markdown.remarks[i].end == i + 2 &&
                  markdown.remarks[i].count == i);
    lk_arena_destroy(arena);
}
