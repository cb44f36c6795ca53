/* Marks and places of list items. */
#include "flow/fixture.h"

static const LkItem *item_of(FlowFixture *f, const char *text)
{
    const LkPage *page = &f->frames->pages[0];
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_GLYPHS &&
            lk_text_is(lk_text_trim(page->items[i].as.run->text), text))
            return &page->items[i];
    cr_assert_fail("no “%s” on the page", text);
    return NULL;
}

Test(lists, typed_marks_keep_their_form)
{
    static const struct {
        const char *markdown, *labels;
    } cases[] = {
        {"- ก\n- ข\n", "--"},
        {"1. ก\n2. ข\n", "๑.๒."},
        {"๓. ก\n๔. ข\n", "๓.๔."},
        {"(๑) ก\n(๒) ข\n", "(๑)(๒)"},
        {"ก. หนึ่ง\nข. สอง\n", "ก.ข."},
        {"1. ก\n   1. ข\n   2. ค\n2. ง\n", "๑.๑.๒.๒."},
        {"{count: yes}\n1. ก\n   1. ข\n   2. ค\n2. ง\n", "๑.๑.๑๑.๒๒."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FlowFixture f;
        flow_typeset(&f, cases[i].markdown);
        LkBuffer labels;
        lk_buffer_init(&labels, f.arena);
        const LkPage *page = &f.frames->pages[0];
        for (size_t k = 0; k < page->count; k++)
            if (page->items[k].role == LK_ROLE_LABEL)
                lk_buffer_text(&labels, lk_text_trim(page->items[k].as.run->text));
        cr_expect_str_eq(lk_buffer_view(&labels).bytes, cases[i].labels, "%s: %s", cases[i].markdown,
                         lk_buffer_view(&labels).bytes);
        flow_tear_down(&f);
    }
}

Test(lists, a_mark_stands_on_the_baseline_before_its_text)
{
    FlowFixture f;
    flow_typeset(&f, "1. ข้อแรก\n   - ข้อย่อย\n2. ข้อสอง\n");
    const LkItem *mark = item_of(&f, "๑."), *text = item_of(&f, "ข้อแรก"), *inner = item_of(&f, "ข้อย่อย");
    cr_expect_eq(mark->y, text->y);
    cr_expect_leq(mark->x + mark->width, text->x);
    cr_expect_gt(inner->x, text->x, "nested items start further in");
    cr_expect_gt(inner->y, text->y);
    flow_tear_down(&f);
}

/* x of the first run that begins with `start`, from the left margin. */
static LkLength indent_of(const FlowFixture *f, const char *start)
{
    const LkPage *page = &f->frames->pages[0];
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_GLYPHS && item->as.run->text.length >= strlen(start) &&
            memcmp(item->as.run->text.bytes, start, strlen(start)) == 0)
            return item->x - LK_MILLICENTIMETRES(3000);
    }
    cr_assert_fail("no text begins with %s", start);
    return 0;
}

Test(lists, a_further_paragraph_of_an_item_that_does_not_hang_begins_like_any_other)
{
    FlowFixture f;
    flow_typeset(&f, "1. ข้อ\n\n   ย่อหน้าของข้อ\n\nปกติ\n");
    cr_expect_eq(indent_of(&f, "ย่อหน้า"), indent_of(&f, "ปกติ"));
    flow_tear_down(&f);
}

Test(lists, a_quote_is_indented_as_a_whole)
{
    FlowFixture f;
    flow_typeset(&f, "> คำพูด\n\nปกติ\n");
    cr_expect_eq(indent_of(&f, "คำพูด"), LK_MILLICENTIMETRES(2500));
    flow_tear_down(&f);
}

/* **๑. เรื่องเดิม** above its text is a heading in all but its mark. */
Test(lists, an_item_in_bold_that_leads_stands_off_what_is_above)
{
    FlowFixture f;
    flow_typeset(&f, "**๑. เรื่องเดิม**\n\nตามหนังสือ\n\n**๒. ข้อเท็จจริง**\n\nผู้เข้าอบรม\n\n๓. ข้อพิจารณา\n");
    const LkPage *page = &f.frames->pages[0];
    LkLength baselines[8] = {0};
    size_t lines = 0;
    for (size_t i = 0; i < page->count && lines < 8; i++)
        if (page->items[i].kind == LK_ITEM_GLYPHS && (lines == 0 || page->items[i].y != baselines[lines - 1]))
            baselines[lines++] = page->items[i].y;
    cr_assert_geq(lines, 5);
    LkLength above = baselines[2] - baselines[1], below = baselines[3] - baselines[2];
    cr_expect_geq(above - below, 5 * LK_POINT, "nearer to its own text");
    flow_tear_down(&f);
}
