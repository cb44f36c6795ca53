/* What stands above a table on the pages that it goes on on. */
#include "flow/fixture.h"

/* A table that takes three pages. */
static void set_long(FlowFixture *f, LkArena *arena, const char *head, const char *layout)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_printf(&out, "```table\n%s\nrows:\n", head);
    for (int i = 0; i < 70; i++)
        lk_buffer_printf(&out, "  - [แถว %d]\n", i + 1);
    lk_buffer_string(&out, "```\n");
    flow_set_layout(f, layout, lk_buffer_view(&out).bytes);
    cr_assert_eq(f->diagnostics.errors, 0);
    cr_assert_geq(f->frames->count, 3);
}

/* Returns the text of the page's artifacts but for its number. */
static const char *above_rows(FlowFixture *f, size_t page)
{
    return flow_text(f, page, LK_ROLE_ARTIFACT);
}

static LkLength first_row(const LkPage *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].role == LK_ROLE_TABLE_CELL)
            return page->items[i].y;
    return 0;
}

Test(table_continued, nothing_stands_there_but_the_header_where_nobody_asks)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    set_long(&f, arena, "caption: ผลงาน\nid: t\ncolumns: [{title: หัว}]", "report");
    cr_expect_str_eq(above_rows(&f, 0), "");
    cr_expect_str_eq(above_rows(&f, 1), "หัว");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(table_continued, the_caption_says_so_where_the_style_asks)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    set_long(&f, arena, "caption: ผลงาน\nid: t\ncolumns: [{title: หัว}]", "tests/flow/continued.yaml");
    cr_expect_str_eq(above_rows(&f, 0), "");
    for (size_t page = 1; page < f.frames->count; page++)
        cr_expect_str_eq(above_rows(&f, page), "ตารางที่ ๑ ผลงาน (ต่อ)หัว");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(table_continued, the_words_stand_alone_where_there_is_no_caption)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    set_long(&f, arena, "columns: [{title: หัว}]", "tests/flow/continued.yaml");
    cr_expect_str_eq(above_rows(&f, 1), "(ต่อ)หัว");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

/* The first row has its edge there too. */
Test(table_continued, the_words_stand_above_a_table_without_a_header)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    set_long(&f, arena, "style: bare\ncolumns: [{title: หัว}]", "tests/flow/continued.yaml");
    const LkPage *page = &f.frames->pages[1];
    cr_expect_str_eq(above_rows(&f, 1), "(ต่อ)");
    LkLength edge = page->height;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_RULE && page->items[i].width > 0 && page->items[i].y < edge)
            edge = page->items[i].y;
    cr_expect(edge > LK_MILLICENTIMETRES(2500) + 20 * LK_POINT && edge < first_row(page));
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}
