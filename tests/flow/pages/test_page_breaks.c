/* Where pages end when the whole document is weighed. */
#include "flow/fixture.h"

/* Share of the text area that is empty at the foot of a page, in per cent. */
static int hole(const LkPage *page)
{
    LkLength lowest = 0, foot = page->height - LK_MILLICENTIMETRES(2000);
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->role == LK_ROLE_PAGE_NUMBER || item->role == LK_ROLE_CATCHWORD)
            continue;
        LkLength end = item->y + (item->kind == LK_ITEM_GLYPHS ? LK_MILLIPOINTS(7500) : item->height);
        lowest = end > lowest ? end : lowest;
    }
    return (int)((foot - lowest) * 100 / (foot - LK_MILLICENTIMETRES(2500)));
}

/* `lines` paragraphs of one line, then a row of a third of the page that stays whole. */
static const char *with_row(LkArena *arena, int lines)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (int i = 0; i < lines; i++)
        lk_buffer_string(&out, "ข้อความหนึ่งบรรทัด\n\n");
    lk_buffer_string(&out, "```table\nrows:\n  - - |\n");
    for (int i = 0; i < 12; i++)
        lk_buffer_string(&out, "      แถวที่สูง\n");
    lk_buffer_string(&out, "```\n");
    return lk_buffer_view(&out).bytes;
}

Test(page_breaks, large_holes_are_shared_among_the_pages_before)
{
    for (int lines = 60; lines < 90; lines++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_typeset(&f, with_row(arena, lines));
        cr_assert_eq(f.diagnostics.errors, 0);
        for (size_t page = 0; page + 1 < f.frames->count; page++)
            cr_expect_leq(hole(&f.frames->pages[page]), 26, "%d lines: page %zu has a hole of %d %%", lines,
                          page + 1, hole(&f.frames->pages[page]));
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(page_breaks, pages_are_full_where_nothing_is_in_the_way)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (int i = 0; i < 200; i++)
        lk_buffer_string(&out, "- ข้อความหนึ่งบรรทัด\n");
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_gt(f.frames->count, 5);
    for (size_t page = 0; page + 1 < f.frames->count; page++)
        cr_expect_leq(hole(&f.frames->pages[page]), 4, "page %zu: %d %%", page + 1,
                      hole(&f.frames->pages[page]));
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

/* Such a row once made the whole document fill its pages one after the other. */
Test(page_breaks, are_weighed_before_and_behind_a_row_that_is_cut)
{
    for (int lines = 62; lines < 88; lines += 3) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        LkBuffer out;
        lk_buffer_init(&out, arena);
        lk_buffer_string(&out, with_row(arena, lines));
        lk_buffer_string(&out, "\n```table\nrows:\n  - - |\n");
        for (int i = 0; i < 70; i++)
            lk_buffer_string(&out, "      แถวที่ยาวกว่าหน้า\n");
        lk_buffer_string(&out, "```\n\n");
        lk_buffer_string(&out, with_row(arena, lines));
        flow_typeset(&f, lk_buffer_view(&out).bytes);
        cr_assert_eq(f.diagnostics.errors + f.diagnostics.warnings, 0);
        for (size_t page = 0; page + 1 < f.frames->count; page++)
            cr_expect_leq(hole(&f.frames->pages[page]), 30, "%d lines: page %zu has a hole of %d %%", lines,
                          page + 1, hole(&f.frames->pages[page]));
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

/* A group that no page holds is parted, and told of; what follows it is weighed again. */
Test(page_breaks, are_weighed_behind_a_group_that_is_parted)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "```signature\nname: ก\nlines: 40\n```\n\n");
    lk_buffer_string(&out, with_row(arena, 68));
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_eq(f.diagnostics.warnings, 1);
    for (size_t page = 2; page + 1 < f.frames->count; page++)
        cr_expect_leq(hole(&f.frames->pages[page]), 26, "page %zu has a hole of %d %%", page + 1,
                      hole(&f.frames->pages[page]));
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

/* A page has room for 33 lines. How many stand on the first: `before` paragraphs of one line, then one of
 * `lines`, and some behind it. */
static size_t lines_above(int before, int lines)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (int i = 0; i < before; i++)
        lk_buffer_string(&out, "ข้อความหนึ่งบรรทัด\n\n");
    for (int i = 0; i < lines; i++)
        lk_buffer_string(&out, i + 1 < lines ? "บรรทัดของย่อหน้า  \n" : "บรรทัดสุดท้าย\n\n");
    for (int i = 0; i < 8; i++)
        lk_buffer_string(&out, "- ข้อ\n");
    flow_set_layout(&f, "tests/flow/dense.yaml", lk_buffer_view(&out).bytes);
    cr_assert_eq(f.diagnostics.errors, 0);
    size_t above = flow_lines(&f.frames->pages[0], LK_ROLE_PARAGRAPH);
    flow_tear_down(&f);
    lk_arena_destroy(arena);
    return above;
}

Test(page_breaks, a_paragraph_is_parted_for_four_lines_of_room_but_not_for_two)
{
    cr_expect_eq(lines_above(29, 4), 33, "all of it has room");
    cr_expect_eq(lines_above(29, 6), 33, "four lines here, two on the next page");
    cr_expect_eq(lines_above(31, 4), 31);
}
