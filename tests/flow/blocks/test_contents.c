/* Tables of contents: which blocks they list, on which page each stands, and how the lines stand. */
#include "flow/fixture.h"

Test(contents, list_headings_to_their_level_with_pages_and_leaders)
{
    FlowFixture f;
    flow_typeset(
        &f, "```toc\ntitle: สารบัญ\nlevels: 2\n```\n\n```pagebreak\n```\n\n# ก[^n]\n\n## **ข**\n\n### ค\n\n"
            "```pagebreak\n```\n\n# ง\n\nจ\n\n[^n]: หมาย\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_assert_eq(f.frames->count, 3);
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_CONTENTS), "ก ๒ข ๒ง ๓");
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_TITLE), "สารบัญ");
    size_t leaders = 0;
    LkLength right = 0;
    for (size_t i = 0; i < f.frames->pages[0].count; i++) {
        const LkItem *item = &f.frames->pages[0].items[i];
        if (item->kind != LK_ITEM_RULE || item->dash != LK_DASH_DOTTED)
            continue;
        LkLength end = item->x + item->width;
        cr_assert(leaders == 0 || end == right, "dots are in columns and end in one line");
        right = end;
        leaders++;
    }
    cr_assert_eq(leaders, 3);
    flow_tear_down(&f);
}

Test(contents, list_tables_with_their_captions)
{
    FlowFixture f;
    flow_typeset(&f, "```toc\nof: tables\n```\n\n```table\nid: t\ncaption: ผล\nrows: [[ก]]\n```\n\n"
                     "```table\nrows: [[ไม่มีชื่อ]]\n```\n\n# หัวข้อ\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_CONTENTS), "ตารางที่ ๑ ผล ๑");
    flow_tear_down(&f);
}

Test(contents, longer_than_a_page_still_print_the_right_pages)
{
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "```toc\n```\n\n");
    for (int i = 0; i < 80; i++)
        lk_buffer_printf(&out, "# หัวข้อ%cที่ %d\n\nข้อความ\n\n", i % 2 ? 'a' : 'b', i);
    FlowFixture f;
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_eq(f.diagnostics.errors, 0);
    LkBuffer listed;
    lk_buffer_init(&listed, arena);
    for (size_t i = 0; i < f.frames->count; i++)
        lk_buffer_string(&listed, flow_text(&f, i, LK_ROLE_CONTENTS));
    const char *contents = lk_buffer_view(&listed).bytes;
    for (int i = 0; i < 80; i++) {
        const char *title = lk_arena_printf(arena, "หัวข้อ%cที่ %d", i % 2 ? 'a' : 'b', i);
        size_t page = 0;
        while (strstr(flow_text(&f, page, LK_ROLE_HEADING), title) == NULL)
            page++;
        LkText number =
            lk_numerals(lk_text(lk_arena_printf(arena, "%zu", page + 1)), LK_NUMERALS_THAI, arena);
        const char *entry = lk_arena_printf(arena, "%s %s", title, number.bytes);
        cr_assert_not_null(strstr(contents, entry), "%s", entry);
    }
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(contents, lines_stand_one_single_pitch_apart)
{
    FlowFixture f;
    flow_typeset(&f, "```toc\n```\n\n# ก\n\n## ข\n\n## ค\n\n## ง\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    LkLength baselines[4];
    size_t lines = 0;
    for (size_t i = 0; i < f.frames->pages[0].count; i++) {
        const LkItem *item = &f.frames->pages[0].items[i];
        if (item->role == LK_ROLE_CONTENTS && item->line_start && lines < 4)
            baselines[lines++] = item->y;
    }
    cr_assert_eq(lines, 4);
    cr_expect_eq(baselines[2] - baselines[1], LK_MILLIPOINTS(21300));
    cr_expect_eq(baselines[3] - baselines[2], LK_MILLIPOINTS(21300));
    flow_tear_down(&f);
}
