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

static LkLength axis_of(const LkItem *item)
{
    return item->x + item->width / 2;
}

Test(form_lines, date_and_closing_begin_at_the_middle_of_the_paper_and_the_name_stands_below_the_closing)
{
    FlowFixture f;
    flow_set_layout(&f, "letter", letter);
    LkLength middle = LK_MILLICENTIMETRES(10500);
    cr_expect_eq(find_text(&f, "๑๔ ")->x, middle);
    cr_expect_eq(find_text(&f, "ขอแสดง")->x, middle);
    LkLength axis = axis_of(find_text(&f, "ขอแสดง"));
    cr_expect_leq(llabs(axis_of(find_text(&f, "(นาย")) - axis), LK_POINT / 10);
    cr_expect_leq(llabs(axis_of(find_text(&f, "นายกองค์การ")) - axis), LK_POINT / 10);
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

Test(form_lines, text_over_text_is_an_error_of_the_layouts_line)
{
    FlowFixture f;
    flow_set_layout(
        &f, "tests/flow/crossed.yaml",
        "---\nnumber: มท ๑๒๓๔/ว ๕๖๗\nagency: องค์การบริหารส่วนตำบลหนองจอกและหน่วยงานในสังกัดทั้งหมด\n---\nข้อความ\n");
    cr_assert_eq(f.diagnostics.errors, 1);
    const LkDiagnostic *told = f.diagnostics.first;
    while (told != NULL && told->code[0] != 'E')
        told = told->next;
    cr_assert_not_null(told);
    cr_expect_str_eq(told->code, "E-layout-overlap");
    cr_expect_eq(told->span.line, 4, "the line of agency");
    flow_tear_down(&f);
}

Test(form_lines, a_memo_prints_its_own_title_unless_the_document_gives_one)
{
    static const struct {
        const char *source, *title;
    } cases[] = {
        {"---\nagency: ก\nsubject: ข\n---\nข้อความ\n", "บันทึกข้อความ"},
        {"---\ntitle: บันทึก\nagency: ก\nsubject: ข\n---\nข้อความ\n", "บันทึก"},
        {"---\ntitle: \"\"\nagency: ก\nsubject: ข\n---\nข้อความ\n", "บันทึกข้อความ"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FlowFixture f;
        flow_set_layout(&f, "memo", cases[i].source);
        cr_expect_eq(f.diagnostics.errors, 0);
        cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_TITLE), cases[i].title);
        flow_tear_down(&f);
    }
}

static const LkItem *find_picture(const FlowFixture *f)
{
    for (size_t i = 0; i < f->frames->pages[0].count; i++)
        if (f->frames->pages[0].items[i].kind == LK_ITEM_IMAGE)
            return &f->frames->pages[0].items[i];
    cr_assert_fail("no picture");
    return NULL;
}

Test(form_lines, begin_below_a_crest_that_stands_beside_the_title)
{
    FlowFixture f;
    flow_set_layout(&f, "tests/flow/crest-beside.yaml",
                    "---\ncrest: head.yaml\nagency: กองช่าง\nsubject: ข\n---\nข้อความ\n");
    const LkItem *crest = find_picture(&f), *line = find_text(&f, "กองช่าง");
    cr_expect_geq(line->y - LK_MILLIPOINTS(13000), crest->y + crest->height, "%g %g",
                  (double)line->y / LK_POINT, (double)(crest->y + crest->height) / LK_POINT);
    flow_tear_down(&f);
}

Test(form_lines, a_long_title_stands_beside_the_crest)
{
    FlowFixture f;
    flow_set_layout(
        &f, "memo",
        "---\ncrest: head.yaml\ntitle: บันทึกข้อความขององค์การบริหารส่วนตำบลหนองแวงใหญ่ อำเภอบ้านเขว้า จังหวัดชัยภูมิ\n"
        "agency: กองช่าง\nsubject: ข\n---\nข้อความ\n");
    const LkItem *crest = find_picture(&f), *title = find_text(&f, "บันทึก");
    cr_expect_gt(title->x, crest->x + crest->width);
    flow_tear_down(&f);
}

Test(form_lines, the_space_above_a_title_stands_above_its_first_line_alone)
{
    FlowFixture f;
    flow_set_layout(&f, "tests/flow/cover.yaml", "---\ntitle: [รายงานผล, ประจำปี]\n---\nข้อความ\n");
    const LkItem *first = find_text(&f, "รายงานผล"), *second = find_text(&f, "ประจำปี");
    cr_expect_gt(first->y, LK_MILLICENTIMETRES(2500 + 6000));
    cr_expect_lt(first->y, LK_MILLICENTIMETRES(2500 + 6000) + LK_MILLIPOINTS(40000));
    cr_expect_lt(second->y - first->y, LK_MILLIPOINTS(40000));
    flow_tear_down(&f);
}

Test(form_lines, the_tail_stands_before_the_attachments_of_a_letter)
{
    static const char attached[] =
        "---\nsubject: ขอเชิญ\nto: นายอำเภอ\noffice: สำนักปลัด\n---\nข้อความ\n\n```pagebreak\n```\n\nหน้าสอง\n\n"
        "```signature\nclosing: ขอแสดงความนับถือ\nname: นายดี มาก\n```\n\n```pagebreak\n```\n\nสิ่งที่ส่งมาด้วย\n\n"
        "```signature\nname: นายงาม ยิ่ง\n```\n\n```pagebreak\n```\n\nสุดท้าย\n";
    FlowFixture f;
    flow_set_layout(&f, "letter", attached);
    cr_assert_eq(f.frames->count, 4);
    cr_expect_str_eq(flow_text(&f, 1, LK_ROLE_PARAGRAPH), "หน้าสองสำนักปลัด");
    cr_expect_str_eq(flow_text(&f, 3, LK_ROLE_PARAGRAPH), "สุดท้าย");
    flow_tear_down(&f);
}

Test(form_lines, have_the_numerals_of_the_layout_as_fields_of_the_text_do)
{
    FlowFixture f;
    flow_set_layout(&f, "letter",
                    "---\nที่: อน 72901/{{เลข}}\nเลข: 215\nอีเมล: a1@b2.go.th\nโทร: 056\nเรื่อง: ก\nเรียน: ข\n---\n"
                    "{{ที่}} {{โทร}}\n");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "อน ๗๒๙๐๑/๒๑๕กขอน ๗๒๙๐๑/{{เลข}} ๐๕๖๐๕๖a1@b2.go.th");
    flow_tear_down(&f);
}

Test(form_lines, number_and_subject_of_an_order_stand_below_its_title)
{
    FlowFixture f;
    flow_set_layout(&f, "order", "---\nชื่อเรื่อง: คำสั่ง\nเรื่อง: แต่งตั้ง\nที่: ๔๕/๒๕๖๙\n---\nข้อความ\n");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ที่ เรื่อง ");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "๔๕/๒๕๖๙แต่งตั้งข้อความ");
    cr_expect(find_text(&f, "คำสั่ง")->y < find_text(&f, "๔๕")->y);
    cr_expect(find_text(&f, "แต่งตั้ง")->x > LK_MILLICENTIMETRES(9000), "in the middle");
    flow_tear_down(&f);
}

Test(form_lines, words_alone_are_a_line_of_their_own)
{
    FlowFixture f;
    flow_set_layout(&f, "tests/flow/quiet.yaml", "---\nที่: ๑\nเรื่อง: ก\nเรียน: ข\n---\nข้อความ\n");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ด่วนที่สุด ที่ เรื่อง เรียน ");
    flow_tear_down(&f);
}

/* The middle of the first line is that of label and value together. */
Test(form_lines, each_line_of_a_long_subject_stands_in_the_middle)
{
    FlowFixture f;
    flow_set_layout(
        &f, "announcement",
        "---\ntitle: ประกาศ\nsubject: มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน และแนวปฏิบัติการจัดการ"
        "เรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ประจำปีงบประมาณ พ.ศ. ๒๕๖๙\n---\nข้อความ\n");
    const LkItem *label = find_text(&f, "เรื่อง"), *last = NULL;
    const LkPage *page = &f.frames->pages[0];
    LkLength first_end = 0, start = 0, end = 0;
    for (const LkItem *item = page->items; item < page->items + page->count; item++) {
        if (item->kind != LK_ITEM_GLYPHS || item->block != label->block || item->role != LK_ROLE_PARAGRAPH)
            continue;
        if (item->y == label->y) {
            first_end = item->x + item->width;
            continue;
        }
        start = last == NULL ? item->x : start;
        end = item->x + item->width;
        last = item;
    }
    cr_assert_not_null(last, "the subject takes two lines");
    LkLength middle = (LEFT + RIGHT) / 2, first = (label->x + first_end) / 2, second = (start + end) / 2;
    cr_expect(first - middle < 4 * LK_POINT && middle - first < 4 * LK_POINT, "with a blank at its end");
    cr_expect(second - middle < LK_POINT && middle - second < LK_POINT);
    flow_tear_down(&f);
}

/* A line whose value is left out is none: neither label nor dots. */
Test(form_lines, conditions_hold_in_head_and_tail)
{
    FlowFixture f;
    flow_set_layout(
        &f, "letter",
        "---\nnumber: \"มท {{#if เลข}}{{เลข}}{{else}}ว ๕{{/if}}\"\nagency: อบต.\ndate: 2026-08-14\n"
        "subject: \"{{#if เลข}}ก{{/if}}ขอเชิญ\"\nto: นายอำเภอ\nreference: \"{{#if เลข}}ข{{/if}}\"\n"
        "office: สำนักปลัด{{#if office}} (ส่วนกลาง){{/if}}\ntelephone: \"{{#if เลข}}๑{{/if}}\"\n---\nข้อความ\n");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH),
                     "มท ว ๕อบต.๑๔ สิงหาคม ๒๕๖๙ขอเชิญนายอำเภอข้อความสำนักปลัด (ส่วนกลาง)");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ที่ เรื่อง เรียน ");
    flow_tear_down(&f);
}

Test(form_lines, a_condition_without_its_end_is_told)
{
    FlowFixture f;
    flow_set_layout(&f, "memo", "---\nagency: ก\nsubject: ข{{#if มี}}ค\n---\nข้อความ\n");
    cr_expect_eq(f.diagnostics.errors, 1);
    flow_tear_down(&f);
}

Test(form_lines, a_short_rule_stands_in_the_middle_below_the_head_of_an_order)
{
    FlowFixture f;
    flow_set_layout(&f, "order", "---\ntitle: คำสั่งอำเภอ\nnumber: ๑/๒๕๖๙\nsubject: แต่งตั้ง\n---\nด้วย\n");
    const LkPage *page = &f.frames->pages[0];
    const LkItem *rule = NULL;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_RULE)
            rule = &page->items[i];
    cr_assert_not_null(rule);
    cr_expect_eq(rule->width, LK_MILLICENTIMETRES(4000));
    cr_expect_leq(llabs(2 * rule->x + rule->width - LEFT - RIGHT), 2);
    cr_expect(rule->y > find_text(&f, "แต่งตั้ง")->y && rule->y < find_text(&f, "ด้วย")->y - 10 * LK_POINT);
    flow_tear_down(&f);
}

Test(form_lines, the_date_of_an_order_is_twice_as_far_in_as_a_paragraph)
{
    FlowFixture f;
    flow_set_layout(&f, "order",
                    "---\ntitle: คำสั่ง\n---\nด้วย\n\n```signature\nlead: สั่ง ณ วันที่ ๑\nname: นายดี\n```\n");
    LkLength indent = find_text(&f, "ด้วย")->x - LEFT;
    cr_expect_eq(find_text(&f, "สั่ง")->x - LEFT, 2 * indent);
    flow_tear_down(&f);
}

/* Lists, signatures and the page's number are made for wide paper: they give way. */
Test(form_lines, a_narrow_page_of_ones_own_needs_no_word_of_what_it_inherits)
{
    FlowFixture f;
    LkLength margin = LK_MILLICENTIMETRES(1000);
    flow_set_layout(&f, "tests/flow/label.yaml",
                    "ข้อความ\n\n1. ก\n   1. ข\n      1. ค\n\n```signature\nname: นายดี\n```\n\n"
                    "```pagebreak\n```\n\nหน้าสอง\n");
    cr_expect_eq(f.diagnostics.errors, 0);
    cr_assert_geq(f.frames->count, 2);
    for (size_t i = 0; i < f.frames->pages[0].count; i++) {
        const LkItem *item = &f.frames->pages[0].items[i];
        cr_expect(item->x >= margin && item->x + item->width <= f.frames->pages[0].width - margin);
    }
    const LkPage *last = &f.frames->pages[f.frames->count - 1];
    for (size_t i = 0; i < last->count; i++)
        cr_expect(last->items[i].role != LK_ROLE_PAGE_NUMBER || last->items[i].y < margin);
    flow_tear_down(&f);
}

/* What has no room in its margins is left out; indents are smaller as the text is narrower. */
Test(form_lines, a_label_has_neither_page_numbers_nor_catchwords_and_small_indents)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    flow_set_layout(&f, "tests/flow/small.yaml", flow_paragraphs(arena, "1. ข้อแรก\n\n", 12, ""));
    cr_assert_geq(f.frames->count, 2);
    LkLength margin = LK_MILLICENTIMETRES(500);
    for (size_t p = 0; p < f.frames->count; p++)
        for (size_t i = 0; i < f.frames->pages[p].count; i++) {
            const LkItem *item = &f.frames->pages[p].items[i];
            cr_expect(item->role != LK_ROLE_PAGE_NUMBER && item->role != LK_ROLE_CATCHWORD);
            cr_expect(item->x >= margin && item->x < margin + LK_MILLICENTIMETRES(2500), "%zu", i);
        }
    LkLength indent = find_text(&f, "ย่อหน้า")->x - margin;
    cr_expect(indent > LK_MILLICENTIMETRES(1000) && indent < LK_MILLICENTIMETRES(1200));
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}
