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
        flow_set(&f, with_row(arena, lines));
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
    flow_set(&f, lk_buffer_view(&out).bytes);
    cr_assert_gt(f.frames->count, 5);
    for (size_t page = 0; page + 1 < f.frames->count; page++)
        cr_expect_leq(hole(&f.frames->pages[page]), 4, "page %zu: %d %%", page + 1,
                      hole(&f.frames->pages[page]));
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}
