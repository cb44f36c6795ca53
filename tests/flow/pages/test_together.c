/* What should stand on one page, though it may be parted. Each case is tried at many heights of text above
 * it, so that the page's end falls on every line of it. */
#include "flow/fixture.h"

enum { LEAST_ABOVE = 15, MOST_ABOVE = 40 };

typedef void Check(FlowFixture *f, int above);

static void at_each_height(const char *tail, Check *check)
{
    for (int above = LEAST_ABOVE; above < MOST_ABOVE; above++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_typeset(&f, flow_paragraphs(arena, "", above, tail));
        cr_assert_eq(f.diagnostics.errors + f.diagnostics.warnings, 0);
        check(&f, above);
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

/* Returns how often the word stands in texts of the role on the page. */
static size_t words_on(FlowFixture *f, size_t page, LkRole role, const char *word)
{
    size_t count = 0;
    for (const char *at = flow_text(f, page, role); (at = strstr(at, word)) != NULL; at++)
        count++;
    return count;
}

static void check_rows(FlowFixture *f, int above)
{
    for (size_t page = 0; page < f->frames->count; page++)
        cr_assert_neq(words_on(f, page, LK_ROLE_TABLE_CELL, "แถวที่"), 1, "with %d above: page %zu", above,
                      page + 1);
}

Test(together, two_rows_of_a_table_stand_on_each_side_of_a_page_end)
{
    at_each_height(
        "| หัวเรื่อง |\n|---|\n| แถวที่ 1 |\n| แถวที่ 2 |\n| แถวที่ 3 |\n| แถวที่ 4 |\n| แถวที่ 5 |\n\nข้อความ\n",
        check_rows);
}

/* What follows the table here leaves room on each page, which the last row and a repeated header would fill.
 */
static void check_last_row(FlowFixture *f, int above)
{
    const LkPage *first = &f->frames->pages[0];
    LkLength foot = first->height - LK_MILLICENTIMETRES(2000), pitch = 3 * LK_MILLIPOINTS(24000);
    bool has_room = flow_last_text(first)->y + pitch < foot;
    if (words_on(f, 0, LK_ROLE_TABLE_CELL, "แถวที่") > 0)
        cr_assert(!has_room || words_on(f, 0, LK_ROLE_TABLE_CELL, "แถวที่") == 4, "with %d above", above);
}

Test(together, the_last_row_is_not_sent_over_while_there_is_room)
{
    LkArena *arena = lk_arena_create();
    LkBuffer tail;
    lk_buffer_init(&tail, arena);
    lk_buffer_string(&tail, "| หัวเรื่อง |\n|---|\n| แถวที่ 1 |\n| แถวที่ 2 |\n| แถวที่ 3 |\n| แถวที่ 4 |\n\n"
                            "```table\nrows:\n");
    for (int row = 0; row < 2; row++) {
        lk_buffer_string(&tail, "  - - |\n");
        for (int i = 0; i < 20; i++)
            lk_buffer_string(&tail, "      แถวสูง\n");
    }
    lk_buffer_string(&tail, "```\n");
    at_each_height(lk_buffer_view(&tail).bytes, check_last_row);
    lk_arena_destroy(arena);
}

static void check_lead(FlowFixture *f, int above)
{
    for (size_t page = 0; page < f->frames->count; page++) {
        size_t leads =
            words_on(f, page, LK_ROLE_PARAGRAPH, "เรื่องเดิม") + words_on(f, page, LK_ROLE_LIST_BODY, "เรื่องเดิม");
        cr_assert_eq(leads, words_on(f, page, LK_ROLE_PARAGRAPH, "ตามสัญญาจ้าง"), "with %d above: page %zu",
                     above, page + 1);
    }
}

Test(together, a_bold_lead_stands_with_what_it_leads)
{
    at_each_height("**เรื่องเดิม**\n\nตามสัญญาจ้างเลขที่ ๑๒/๒๕๖๘\n", check_lead);
    at_each_height("**๑. เรื่องเดิม**\n\nตามสัญญาจ้างเลขที่ ๑๒/๒๕๖๘\n", check_lead);
}

static void check_resolution(FlowFixture *f, int above)
{
    for (size_t page = 0; page < f->frames->count; page++)
        cr_assert_eq(words_on(f, page, LK_ROLE_PARAGRAPH, "ประธานแจ้ง"),
                     words_on(f, page, LK_ROLE_PARAGRAPH, "มติที่ประชุม"), "with %d above: page %zu", above,
                     page + 1);
}

Test(together, an_agenda_stands_with_its_resolution)
{
    at_each_height("ประธานแจ้งให้ทราบ\n\n**มติที่ประชุม** รับทราบ\n\nข้อความ\n", check_resolution);
}

static void check_last_item(FlowFixture *f, int above)
{
    for (size_t page = 0; page < f->frames->count; page++) {
        bool has_last = words_on(f, page, LK_ROLE_LIST_BODY, "ข้อสุดท้าย") > 0;
        cr_assert_eq(has_last, words_on(f, page, LK_ROLE_LIST_BODY, "ข้อก่อนสุดท้าย") > 0,
                     "with %d above: page %zu", above, page + 1);
    }
}

Test(together, the_last_item_stands_with_the_one_before)
{
    at_each_height("๑. ข้อแรก\n๒. ข้อที่สอง\n๓. ข้อก่อนสุดท้าย\n๔. ข้อสุดท้าย\n\nข้อความ\n", check_last_item);
}

static size_t names_on(FlowFixture *f, size_t page)
{
    return words_on(f, page, LK_ROLE_SIGNATURE, "(นาย");
}

static void check_opinions(FlowFixture *f, int above)
{
    size_t last = f->frames->count - 1;
    bool is_lone = names_on(f, last) == 1 && flow_lines(&f->frames->pages[last], LK_ROLE_PARAGRAPH) == 0;
    cr_assert(!is_lone, "with %d above", above);
}

Test(together, no_opinion_stands_alone_on_the_last_page)
{
    at_each_height(
        "```signature\nname: นายหนึ่ง\n```\n\n```signature\nheading: ความเห็น\nname: นายสอง\nlines: 2\n```\n\n"
        "```signature\nheading: คำสั่ง\nname: นายสาม\nlines: 2\n```\n",
        check_opinions);
}
