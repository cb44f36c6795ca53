/* What stands around the text: page numbers and running heads. Catchwords are looked at in test_pages.c. */
#include "flow/hand.h"

static const char *paragraphs(LkArena *arena, int count)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (int i = 0; i < count; i++)
        lk_buffer_string(&out, "- ข้อความหนึ่งบรรทัด\n");
    lk_buffer_string(&out, "\n");
    return lk_buffer_view(&out).bytes;
}

Test(furniture, numbers_pages_out_of_all_of_them)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    flow_set_layout(&f, "tests/flow/head.yaml", paragraphs(arena, 80));
    cr_assert_eq(f.frames->count, 3);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PAGE_NUMBER), "หน้า ๑ จาก ๓");
    cr_expect_str_eq(flow_text(&f, 2, LK_ROLE_PAGE_NUMBER), "หน้า ๓ จาก ๓");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(furniture, the_head_names_the_section_that_a_page_begins_in)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    flow_set_layout(
        &f, "tests/flow/head.yaml",
        lk_arena_printf(arena,
                        "---\ntitle: เรื่อง\n---\n%s## หนึ่ง {title}\n\n%s```pagebreak\n```\n\n## สอง\n\nก\n",
                        paragraphs(arena, 10), paragraphs(arena, 40)));
    cr_assert_eq(f.frames->count, 3);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_HEAD), "| เรื่อง", "no section yet: %s",
                     flow_text(&f, 0, LK_ROLE_HEAD));
    cr_expect_str_eq(flow_text(&f, 1, LK_ROLE_HEAD), "หนึ่ง {title} | เรื่อง", "the page goes on with it");
    cr_expect_str_eq(flow_text(&f, 2, LK_ROLE_HEAD), "สอง | เรื่อง", "the page begins with it");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(furniture, a_head_that_is_too_long_ends_in_an_ellipsis)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer title;
    lk_buffer_init(&title, arena);
    for (int i = 0; i < 40; i++)
        lk_buffer_string(&title, "รายงานผล");
    flow_set_layout(&f, "tests/flow/head.yaml",
                    lk_arena_printf(arena, "---\ntitle: %s\n---\nก\n", lk_buffer_view(&title).bytes));
    const char *head = flow_text(&f, 0, LK_ROLE_HEAD);
    size_t length = strlen(head);
    cr_assert_gt(length, 3);
    cr_expect_str_eq(head + length - strlen("…"), "…", "%s", head);
    const LkPage *page = &f.frames->pages[0];
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].role == LK_ROLE_HEAD)
            cr_expect_leq(page->items[i].x + page->items[i].width,
                          page->width - LK_MILLICENTIMETRES(2000) + LK_POINT);
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(furniture, a_head_names_the_chapter_that_a_page_belongs_to)
{
    FlowFixture f;
    flow_set_layout(
        &f, "manual",
        "# บทที่ ๑ ต้น\n\n## ๑.๑ หัวข้อ\n\nก\n\n```pagebreak\n```\n\n## ๑.๒ หัวข้อ\n\nข\n\n```pagebreak\n```\n\n"
        "# บทที่ ๒ ปลาย\n\n## ๒.๑ หัวข้อ\n\nค\n");
    cr_assert_eq(f.frames->count, 3);
    cr_expect_str_eq(flow_text(&f, 1, LK_ROLE_HEAD), "บทที่ ๑ ต้น");
    cr_expect_str_eq(flow_text(&f, 2, LK_ROLE_HEAD), "บทที่ ๒ ปลาย");
    flow_tear_down(&f);
}

/* A page that begins with row ๒ of a table: its number says little. */
static void check_row(const char *first_row, const char *rows, const char *catchword)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_printf(&out, "```table\nrows:\n  - [%s]\n", first_row);
    for (int i = 0; i < 60; i++)
        lk_buffer_string(&out, rows);
    lk_buffer_string(&out, "```\n");
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_gt(f.frames->count, 1);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_CATCHWORD), catchword);
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(furniture, a_catchword_of_a_row_says_more_than_a_number)
{
    check_row("1, ก", "  - [2, จัดซื้อวัสดุสำนักงาน]\n", "๒ จัดซื้อวัสดุสำนักงาน...");
    check_row("1, ก, ข, ค", "  - [2, \"\", \"100.00\", จ้างเหมา]\n", "๒ จ้างเหมา...");
    check_row("ก, ข", "  - [กองคลัง, จัดซื้อ]\n", "กองคลัง...");
    check_row("1, 2", "  - [3, 4]\n", "๓ ๔...");
}

Test(furniture, a_catchword_goes_on_behind_what_is_raised)
{
    FlowFixture f;
    flow_set_up(&f, NULL);
    LkBlock *end = LK_NEW(f.arena, LkBlock), *block = hand_paragraph(f.arena, "");
    *end = (LkBlock){.kind = LK_BLOCK_PAGE_BREAK};
    LkInline *items = LK_NEW_ARRAY(f.arena, 3, LkInline);
    items[0] = (LkInline){.text = LK_TEXT("ม.")};
    items[1] = (LkInline){.text = LK_TEXT("๒"), .style = LK_INLINE_SUPERSCRIPT};
    items[2] = (LkInline){.text = LK_TEXT(" พื้นที่")};
    block->inlines = (LkInlines){items, 3, {NULL, 0, 0, 0}};
    hand_set(&f, "report", HAND_ROW(hand_paragraph(f.arena, "ก"), end, block));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_CATCHWORD), "ม.๒ พื้นที่...");
    flow_tear_down(&f);
}

/* What is enclosed is no more of the letter. */
Test(furniture, no_catchword_leads_from_a_signed_form_to_what_is_enclosed)
{
    FlowFixture f;
    flow_set_layout(
        &f, "letter",
        "---\nsubject: ก\nto: ข\noffice: สำนักปลัด\n---\nข้อความ\n\n```signature\nname: นายดี\n```\n\n"
        "```pagebreak\n```\n\nสิ่งที่ส่งมาด้วย ๑\n\n```pagebreak\n```\n\nสิ่งที่ส่งมาด้วย ๒\n");
    cr_assert_eq(f.frames->count, 3);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_CATCHWORD), "");
    cr_expect_str_eq(flow_text(&f, 1, LK_ROLE_CATCHWORD), "สิ่งที่ส่งมาด้วย ๒...");
    flow_tear_down(&f);
}
