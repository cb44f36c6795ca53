/* Pictures in the flow, and the crest. The fixture's picture is 2 × 1 pixels; any file does for its path. */
#include <stdio.h>

#include "flow/fixture.h"

static const LkItem *image_on(const LkPage *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_IMAGE)
            return &page->items[i];
    return NULL;
}

Test(picture, has_its_natural_size_in_the_middle)
{
    FlowFixture f;
    flow_typeset(&f, "ก\n\n![ภาพ](fixture.h)\n\nข\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkItem *image = image_on(&f.frames->pages[0]);
    cr_assert_not_null(image);
    cr_expect_eq(image->width, 2 * LK_POINT * 72 / 150);
    cr_expect_eq(image->width, 2 * image->height);
    LkLength left = LK_MILLICENTIMETRES(3000), right = LK_MILLICENTIMETRES(19000);
    LkLength off = (image->x - left) - (right - image->x - image->width);
    cr_expect(off < LK_POINT && off > -LK_POINT);
    cr_expect(lk_text_is(image->alt, "ภาพ"));
    flow_tear_down(&f);
}

Test(picture, is_as_wide_as_it_is_asked_to_be_and_never_wider_than_the_text)
{
    static const struct {
        const char *braces;
        LkLength width;
    } cases[] = {{"{width=8cm}", LK_MILLICENTIMETRES(8000)},
                 {" {#a width=20mm}", LK_MILLICENTIMETRES(2000)},
                 {"{width=50%}", LK_MILLICENTIMETRES(8000)},
                 {"{ width=\"1in\" }", 72 * LK_POINT},
                 {"{width=99cm}", LK_MILLICENTIMETRES(16000)}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FlowFixture f;
        char source[100];
        snprintf(source, sizeof source, "![ภาพ](fixture.h)%s\n", cases[i].braces);
        flow_typeset(&f, source);
        cr_assert_eq(f.diagnostics.errors, 0, "%s", cases[i].braces);
        LkLength off = image_on(&f.frames->pages[0])->width - cases[i].width;
        cr_expect(off < LK_POINT / 100 && off > -LK_POINT / 100, "%s: %lld", cases[i].braces, (long long)off);
        flow_tear_down(&f);
    }
}

Test(caption, has_room_below_the_highest_picture)
{
    FlowFixture f;
    flow_typeset(&f, "![ภาพ](stripes.yaml \"คำบรรยาย\")\n\nข\n");
    cr_assert_eq(f.diagnostics.errors + f.diagnostics.warnings, 0);
    const LkItem *image = image_on(&f.frames->pages[0]);
    cr_assert_not_null(image);
    cr_expect(image->height > 600 * LK_POINT);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_CAPTION), "คำบรรยาย");
    flow_tear_down(&f);
}

/* Captions: below a picture, above a table, never parted from it. */
Test(caption, stays_with_its_picture_and_its_table)
{
    for (int lines = 10; lines < 34; lines++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        LkBuffer out;
        lk_buffer_init(&out, arena);
        for (int i = 0; i < lines; i++)
            lk_buffer_string(&out, "- ข้อ\n");
        lk_buffer_string(&out, "\n![ภาพ](fixture.h \"ภาพที่ ๑ ตัวอย่าง\")\n\n```table\ncaption: ตารางที่ ๑ "
                               "{{x}}\nrows: [[หนึ่ง, สอง]]\n```\n");
        flow_typeset(&f, lk_arena_printf(arena, "---\nx: ผลคะแนน\n---\n%s", lk_buffer_view(&out).bytes));
        cr_assert_eq(f.diagnostics.errors, 0);
        for (size_t page = 0; page < f.frames->count; page++) {
            const char *captions = flow_text(&f, page, LK_ROLE_CAPTION);
            cr_expect_eq(image_on(&f.frames->pages[page]) != NULL, strstr(captions, "ภาพที่ ๑ ตัวอย่าง") != NULL,
                         "%d lines, page %zu", lines, page + 1);
            cr_expect_eq(flow_text(&f, page, LK_ROLE_TABLE_CELL)[0] != '\0',
                         strstr(captions, "ตารางที่ ๑ ผลคะแนน") != NULL, "%d lines, page %zu", lines, page + 1);
        }
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(crest, stands_above_the_title_as_high_as_the_form_says)
{
    FlowFixture f;
    flow_set_layout(&f, "order", "---\ncrest: fixture.h\ntitle: คำสั่ง\n---\nข้อความ\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkPage *page = &f.frames->pages[0];
    const LkItem *image = image_on(page);
    cr_assert_not_null(image);
    cr_expect_eq(image->height, LK_MILLICENTIMETRES(3000));
    cr_expect_eq(image->width, 2 * image->height);
    cr_expect_leq(image->y - LK_MILLICENTIMETRES(1500), 1);
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].role == LK_ROLE_TITLE)
            cr_expect_gt(page->items[i].y, image->y + image->height);
    flow_tear_down(&f);
}

Test(crest, stands_beside_the_title_of_a_memo)
{
    LkLength title[2];
    for (int i = 0; i < 2; i++) {
        FlowFixture f;
        flow_set_layout(&f, "memo",
                        i == 0 ? "---\ncrest: fixture.h\ntitle: บันทึกข้อความ\n---\nก\n"
                               : "---\ntitle: บันทึกข้อความ\n---\nก\n");
        const LkPage *page = &f.frames->pages[0];
        cr_expect_eq(image_on(page) != NULL, i == 0);
        for (size_t k = 0; k < page->count; k++)
            if (page->items[k].role == LK_ROLE_TITLE)
                title[i] = page->items[k].y;
        flow_tear_down(&f);
    }
    cr_expect_eq(title[0], title[1], "the title stays where it is");
}

/* That of a letter stands in the middle of the paper; its number and its agency are level with the foot. */
Test(crest, of_a_letter_has_the_number_and_the_agency_at_its_foot)
{
    FlowFixture f;
    flow_set_layout(&f, "letter",
                    "---\ncrest: fixture.h\nnumber: มท ๑/๒\nagency: กรม\nsubject: ก\nto: ข\n---\nข้อความ\n");
    const LkPage *page = &f.frames->pages[0];
    const LkItem *image = image_on(page);
    cr_assert_not_null(image);
    cr_expect_leq(llabs(2 * image->x + image->width - page->width), 2);
    size_t level = 0;
    for (size_t i = 0; i < page->count; i++)
        level +=
            page->items[i].kind == LK_ITEM_GLYPHS && llabs(page->items[i].y - image->y - image->height) <= 1;
    cr_expect_geq(level, 3, "ที่, the number, the agency: %zu", level);
    flow_tear_down(&f);
}

/* The fixture's picture is twice as wide as high. */
Test(crest, that_is_wide_is_made_lower_where_text_stands_beside_it)
{
    static const char *const forms[] = {"letter", "memo", "order"};
    for (size_t i = 0; i < 3; i++) {
        FlowFixture f;
        flow_set_layout(&f, forms[i],
                        "---\ncrest: fixture.h\ntitle: คำสั่ง\nagency: กรม\nsubject: ก\nto: ข\n---\nข้อความ\n");
        const LkItem *image = image_on(&f.frames->pages[0]);
        cr_assert_not_null(image);
        cr_expect_leq(llabs(image->width - 2 * image->height), 1);
        cr_expect_eq(image->width <= LK_MILLICENTIMETRES(3201), i < 2, "%s", forms[i]);
        flow_tear_down(&f);
    }
}

Test(crest, is_left_out_with_a_warning_where_a_form_has_none)
{
    FlowFixture f;
    flow_set_layout(&f, "report", "---\ncrest: fixture.h\n---\nก\n");
    cr_expect_null(image_on(&f.frames->pages[0]));
    cr_assert_geq(f.diagnostics.warnings, 1);
    bool told = false;
    for (const LkDiagnostic *d = f.diagnostics.first; d != NULL; d = d->next)
        told |= strcmp(d->code, "W-crest") == 0;
    cr_expect(told);
    flow_tear_down(&f);
}
