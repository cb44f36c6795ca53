/* The lines of a form: labels of the layout, values of the front matter. */
#include "flow/fixture.h"

#define LEFT  LK_MILLICENTIMETRES(3000)
#define RIGHT (LK_MILLICENTIMETRES(21000) - LK_MILLICENTIMETRES(2000))

static const char letter[] = "---\nnumber: มท ๑/๒\nagency: [ที่ทำการองค์การบริหารส่วนตำบล, อน ๖๑๑๖๐]\n"
                             "date: 2026-08-14\nsubject: ขอเชิญประชุม\nto: นายอำเภอ\noffice: สำนักปลัด\n---\n"
                             "ข้อความ\n\n```signature\nclosing: ขอแสดงความนับถือ\nname: นายดี มาก\n"
                             "position: นายกองค์การบริหารส่วนตำบล\n```\n";

static const LkItem *find_text(const FlowFixture *f, const char *start)
{
    const LkPage *page = &f->frames->pages[0];
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_GLYPHS && item->as.run->text.length >= strlen(start) &&
            memcmp(item->as.run->text.bytes, start, strlen(start)) == 0)
            return item;
    }
    cr_assert_fail("no text begins with %s", start);
    return NULL;
}

Test(form_lines, the_agency_ends_at_the_right_margin_on_the_line_of_the_number)
{
    FlowFixture f;
    flow_set_layout(&f, "letter", letter);
    const LkItem *number = find_text(&f, "มท"), *agency = find_text(&f, "ที่ทำการ");
    cr_expect_eq(number->y, agency->y);
    cr_expect(agency->x + agency->width <= RIGHT && agency->x + agency->width > RIGHT - LK_POINT);
    cr_expect_eq(find_text(&f, "อน")->x, agency->x, "its lines begin at one edge");
    flow_tear_down(&f);
}

Test(form_lines, date_closing_and_signature_begin_at_the_middle_of_the_paper)
{
    FlowFixture f;
    flow_set_layout(&f, "letter", letter);
    LkLength middle = LK_MILLICENTIMETRES(10500);
    cr_expect_eq(find_text(&f, "๑๔ ")->x, middle);
    cr_expect_eq(find_text(&f, "ขอแสดง")->x, middle);
    cr_expect_eq(find_text(&f, "นายกองค์การ")->x, middle, "the longest line of the signature");
    flow_tear_down(&f);
}

Test(form_lines, come_in_the_order_of_the_form_around_the_body)
{
    FlowFixture f;
    flow_set_layout(&f, "letter", letter);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH),
                     "มท ๑/๒ที่ทำการองค์การบริหารส่วนตำบลอน ๖๑๑๖๐๑๔ สิงหาคม ๒๕๖๙ขอเชิญประชุมนายอำเภอข้อความสำนักปลัด");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ที่ เรื่อง เรียน ", "no label for what is not given");
    flow_tear_down(&f);
}

Test(form_lines, a_label_to_be_filled_in_by_hand_is_printed_with_its_dots)
{
    FlowFixture f;
    flow_set_layout(&f, "memo", "---\nsubject: ขออนุมัติ\n---\nข้อความ\n");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ส่วนราชการ ที่ วันที่ เรื่อง ");
    size_t leaders = 0;
    const LkPage *page = &f.frames->pages[0];
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind != LK_ITEM_RULE)
            continue;
        leaders++;
        cr_expect(item->x + item->width <= RIGHT && item->x > LEFT);
    }
    cr_expect_eq(leaders, 4);
    flow_tear_down(&f);
}

Test(form_lines, a_long_value_goes_on_under_itself)
{
    FlowFixture f;
    flow_set_layout(&f, "letter",
                    "---\nsubject: รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
                    "ประจำปีงบประมาณ และแนวทางปรับปรุง\n---\nข้อความ\n");
    const LkItem *first = find_text(&f, "รายงานผล");
    size_t lines = 0;
    for (size_t i = 0; i < f.frames->pages[0].count; i++) {
        const LkItem *item = &f.frames->pages[0].items[i];
        if (item->role != LK_ROLE_PARAGRAPH || !item->line_start || item->x != first->x)
            continue;
        lines++;
    }
    cr_expect_geq(lines, 2);
    flow_tear_down(&f);
}

Test(form_lines, a_key_that_is_nearly_one_of_the_form_is_told)
{
    static const struct {
        const char *layout, *source;
        size_t warnings;
    } cases[] = {
        {"letter", "---\nsubjct: ขอเชิญ\n---\nข้อความ\n", 1},
        {"report", "---\ntitel: รายงาน\n---\nข้อความ\n", 1},
        {"report", "---\nkeeep: [ก]\n---\nข้อความ\n", 1},
        {"report", "---\ntitel: รายงาน\n---\n{{titel}}\n", 0},
        {"report", "---\ntitle: ก\ntitle2: ข\n---\nข้อความ\n", 0},
        {"report", "---\nproject: ข\n---\nข้อความ\n", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FlowFixture f;
        flow_set_layout(&f, cases[i].layout, cases[i].source);
        size_t told = 0;
        for (const LkDiagnostic *d = f.diagnostics.first; d != NULL; d = d->next)
            told += strcmp(d->code, "W-front-unasked") == 0;
        cr_expect_eq(told, cases[i].warnings, "case %zu", i);
        flow_tear_down(&f);
    }
}

Test(form_lines, a_subject_stands_for_a_title_in_the_metadata)
{
    FlowFixture f;
    flow_set_layout(&f, "letter", letter);
    cr_expect(lk_text_is(f.frames->title, "ขอเชิญประชุม"));
    flow_tear_down(&f);
}

/* A layout may ask that a line begins right of the one beside it: then both have all the room there is. */
Test(form_lines, lines_that_leave_each_other_no_room_are_set_all_the_same)
{
    FlowFixture f;
    flow_set_layout(&f, "tests/flow/crossed.yaml",
                    "---\nnumber: มท ๑๒๓๔/ว ๕๖๗\nagency: องค์การบริหารส่วนตำบลหนองจอก\n---\nข้อความ\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_eq(find_text(&f, "มท")->x, LEFT + LK_MILLICENTIMETRES(8000));
    cr_expect_eq(find_text(&f, "มท")->y, find_text(&f, "องค์การ")->y);
    cr_expect_eq(find_text(&f, "มท ๑๒๓๔/ว ๕๖๗")->y, find_text(&f, "องค์การ")->y, "on one line");
    flow_tear_down(&f);
}
