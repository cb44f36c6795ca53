/* What keeps together on pages. Each case is tried at many heights of text above it, so that the page's end
 * falls on every line of it. */
#include "flow/fixture.h"

#define ABOVE 40 /* paragraphs: more than a page of them */

static const char signature[] =
    "```signature\nlead: จึงเรียนมาเพื่อโปรดทราบ\nname: นายพนม แสนหาญ\nposition: หัวหน้าสำนักปลัด\n```\n\n"
    "```signature\nheading: ความเห็นปลัด\nnote: ทราบ\nname: นายอภิวัฒน์ มณีวิวัฒน์\nposition: [รองปลัด, ปลัด]\n```\n";

Test(pages, heading_never_ends_a_page)
{
    for (int above = 20; above < ABOVE; above++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_typeset(&f, flow_paragraphs(arena, "", above, "## หัวข้อสำคัญ\n\nเนื้อความหลังหัวข้อ\n"));
        for (size_t page = 0; page < f.frames->count; page++)
            cr_assert_neq(flow_last_text(&f.frames->pages[page])->role, LK_ROLE_HEADING, "with %d above",
                          above);
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(pages, signature_blocks_stay_whole_and_with_their_lead)
{
    for (int above = 10; above < ABOVE; above++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_typeset(&f, flow_paragraphs(arena, "", above, signature));
        cr_assert_eq(f.diagnostics.errors, 0);
        for (size_t page = 0; page < f.frames->count; page++) {
            bool lead = strstr(flow_text(&f, page, LK_ROLE_PARAGRAPH), "จึงเรียนมา") != NULL;
            const char *text = flow_text(&f, page, LK_ROLE_SIGNATURE);
            cr_assert_eq(lead, strstr(text, "(นายพนม แสนหาญ)หัวหน้าสำนักปลัด") != NULL, "with %d above", above);
            cr_assert_eq(strstr(text, "ความเห็นปลัด") != NULL,
                         strstr(text, "ความเห็นปลัดทราบ(นายอภิวัฒน์ มณีวิวัฒน์)รองปลัดปลัด") != NULL, "with %d above",
                         above);
            if (lead)
                cr_assert_geq(flow_lines(&f.frames->pages[page], LK_ROLE_PARAGRAPH), 3,
                              "two lines of text stand above the closing, with %d above", above);
        }
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(pages, paragraphs_leave_two_lines_on_each_side)
{
    static const char sentence[] =
        "องค์การบริหารส่วนตำบลได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสอย่างต่อเนื่อง ";
    for (int above = 24; above < 34; above++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        LkBuffer tail;
        lk_buffer_init(&tail, arena);
        lk_buffer_string(&tail, "> ");
        tail.length = 0;
        for (int i = 0; i < 5; i++)
            lk_buffer_string(&tail, sentence);
        flow_typeset(&f, flow_paragraphs(arena, "", above, lk_buffer_view(&tail).bytes));
        size_t lines[2] = {0};
        uint32_t block = 0;
        for (size_t i = 0; i < f.frames->pages[f.frames->count - 1].count; i++)
            if (f.frames->pages[f.frames->count - 1].items[i].role == LK_ROLE_PARAGRAPH)
                block = f.frames->pages[f.frames->count - 1].items[i].block;
        for (size_t page = 0; page < f.frames->count && page < 2; page++) {
            LkLength baseline = -1;
            for (size_t i = 0; i < f.frames->pages[page].count; i++) {
                const LkItem *item = &f.frames->pages[page].items[i];
                if (item->role == LK_ROLE_PARAGRAPH && item->block == block && item->y != baseline) {
                    lines[page]++;
                    baseline = item->y;
                }
            }
        }
        if (f.frames->count > 1 && lines[0] > 0 && lines[1] > 0)
            cr_assert(lines[0] >= 2 && lines[1] >= 2, "%zu + %zu lines with %d above", lines[0], lines[1],
                      above);
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

static char *long_table(LkArena *arena, int rows, const char *cell)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "| ลำดับ | รายการ |\n|---|---|\n");
    for (int i = 0; i < rows; i++)
        lk_buffer_printf(&out, "| %d | %s |\n", i + 1, cell);
    return (char *)lk_buffer_view(&out).bytes;
}

Test(pages, header_row_is_repeated_as_an_artifact)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    flow_typeset(&f, long_table(arena, 80, "ข้อความในตาราง"));
    cr_assert_gt(f.frames->count, 1);
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_TABLE_HEADER), "ลำดับรายการ");
    for (size_t page = 1; page < f.frames->count; page++) {
        cr_assert_str_eq(flow_text(&f, page, LK_ROLE_TABLE_HEADER), "");
        cr_assert_str_eq(flow_text(&f, page, LK_ROLE_ARTIFACT), "ลำดับรายการ");
    }
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(pages, nothing_is_painted_outside_the_text_area)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer cell;
    lk_buffer_init(&cell, arena);
    for (int i = 0; i < 300; i++) /* a row higher than a page */
        lk_buffer_string(&cell, "ข้อความยาวในช่องเดียวของตาราง ");
    flow_typeset(&f, long_table(arena, 3, lk_buffer_view(&cell).bytes));
    cr_assert_gt(f.frames->count, 2);
    for (size_t page = 0; page < f.frames->count; page++) {
        const LkPage *p = &f.frames->pages[page];
        for (size_t i = 0; i < p->count; i++) {
            const LkItem *item = &p->items[i];
            if (item->role == LK_ROLE_PAGE_NUMBER || item->role == LK_ROLE_CATCHWORD)
                continue;
            cr_assert_geq(item->y, LK_MILLICENTIMETRES(2500) - 2);
            cr_assert_leq(item->y + (item->kind == LK_ITEM_GLYPHS ? 0 : item->height),
                          p->height - LK_MILLICENTIMETRES(2000) + 2, "page %zu item %zu", page, i);
            cr_assert_geq(item->x, LK_MILLICENTIMETRES(3000) - LK_POINT);
            cr_assert_leq(item->x + item->width, p->width - LK_MILLICENTIMETRES(2000) + 8 * LK_POINT);
        }
    }
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(pages, a_page_break_starts_a_page_and_none_is_left_empty)
{
    FlowFixture f;
    flow_typeset(
        &f,
        "```pagebreak\n```\n\nหนึ่ง\n\n```pagebreak\n```\n\n```pagebreak\n```\n\nสอง\n\n```pagebreak\n```\n");
    cr_assert_eq(f.frames->count, 2);
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "หนึ่ง");
    cr_assert_str_eq(flow_text(&f, 1, LK_ROLE_PARAGRAPH), "สอง");
    flow_tear_down(&f);
}

Test(pages, numbers_stand_from_page_two_and_catchwords_name_the_next_page)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    flow_typeset(&f, flow_paragraphs(arena, "", 100, ""));
    cr_assert_gt(f.frames->count, 2);
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_PAGE_NUMBER), "");
    cr_assert_str_eq(flow_text(&f, 1, LK_ROLE_PAGE_NUMBER), "- ๒ -");
    const char *word = flow_text(&f, 0, LK_ROLE_CATCHWORD);
    cr_assert(strncmp(word, "ย่อหน้า", strlen("ย่อหน้า")) == 0 && strstr(word, "...") != NULL, "%s", word);
    cr_assert_str_eq(flow_text(&f, f.frames->count - 1, LK_ROLE_CATCHWORD), "");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(lists, marks_are_counted_in_the_layouts_numerals)
{
    FlowFixture f;
    flow_typeset(&f, "๑. หนึ่ง\n\n๒. สอง\n   - ย่อย\n\n(ก) อักษร\n(ข) อักษร\n");
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "๑. ๒. - (ก) (ข) ");
    flow_tear_down(&f);
}
