/* Signature and opinion blocks: the right half, one axis, nothing over the margin. The picture is the
 * fixture's, so any file does for its path. */
#include "flow/fixture.h"

#define LEFT  LK_MILLICENTIMETRES(3000)
#define RIGHT (LK_MILLICENTIMETRES(21000) - LK_MILLICENTIMETRES(2000))

static const char block[] = "ข้อความ\n\n```signature\nheading: ความเห็นของปลัด\nlines: 2\nname: นายพนม แสนหาญ\n"
                            "position:\n  - หัวหน้าสำนักปลัด\n  - รักษาราชการแทน ปลัดองค์การบริหารส่วนตำบล\n"
                            "date: ๑ มกราคม ๒๕๖๖\n```\n";

Test(signature, lines_stand_centred_on_one_axis_in_the_right_half)
{
    FlowFixture f;
    flow_typeset(&f, block);
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkPage *page = &f.frames->pages[0];
    LkLength axis = 0;
    size_t lines = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->role != LK_ROLE_SIGNATURE || !item->line_start)
            continue;
        LkLength end = item->x + item->width;
        for (size_t k = i + 1; k < page->count && page->items[k].y == item->y; k++)
            end = page->items[k].x + page->items[k].width;
        LkLength middle = (item->x + end) / 2;
        cr_expect(lines == 0 || (middle - axis < LK_POINT / 8 && axis - middle < LK_POINT / 8));
        cr_expect(item->x >= (LEFT + RIGHT) / 2 - LK_MILLICENTIMETRES(500) && end <= RIGHT);
        axis = middle;
        lines++;
    }
    cr_expect_geq(lines, 5);
    flow_tear_down(&f);
}

Test(signature, says_everything_in_the_order_of_the_form)
{
    FlowFixture f;
    flow_typeset(&f, block);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_SIGNATURE),
                     "ความเห็นของปลัด(นายพนม แสนหาญ)หัวหน้าสำนักปลัดรักษาราชการแทน ปลัดองค์การบริหารส่วนตำบล"
                     "๑ มกราคม ๒๕๖๖");
    flow_tear_down(&f);
}

Test(signature, a_name_typed_in_brackets_gets_no_second_pair)
{
    FlowFixture f;
    flow_typeset(&f, "ข้อความ\n\n```signature\nname: (นายดี มาก)\nposition: ปลัด\n```\n");
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_SIGNATURE), "(นายดี มาก)ปลัด");
    flow_tear_down(&f);
}

Test(signature, draws_as_many_dotted_lines_as_asked)
{
    FlowFixture f;
    flow_typeset(&f, block);
    size_t dotted = 0;
    for (size_t i = 0; i < f.frames->pages[0].count; i++)
        dotted += f.frames->pages[0].items[i].kind == LK_ITEM_RULE &&
                  f.frames->pages[0].items[i].dash == LK_DASH_DOTTED;
    cr_expect_eq(dotted, 2);
    flow_tear_down(&f);
}

/* The ink's room is there whether a scan fills it or a pen will. */
Test(signature, a_scanned_signature_stands_in_the_room_for_ink)
{
    static const char with[] = "ข้อความ\n\n```signature\nimage: fixture.h\nname: นายพนม แสนหาญ\n```\n";
    static const char without[] = "ข้อความ\n\n```signature\nname: นายพนม แสนหาญ\n```\n";
    LkLength names[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        FlowFixture f;
        flow_typeset(&f, i == 0 ? with : without);
        cr_assert_eq(f.diagnostics.errors, 0);
        const LkPage *page = &f.frames->pages[0];
        const LkItem *image = NULL;
        for (size_t k = 0; k < page->count; k++) {
            if (page->items[k].kind == LK_ITEM_IMAGE)
                image = &page->items[k];
            if (page->items[k].role == LK_ROLE_SIGNATURE)
                names[i] = page->items[k].y;
        }
        cr_expect_eq(image != NULL, i == 0);
        if (image != NULL) {
            cr_expect_eq(image->width, 2 * image->height, "as wide as its pixels say");
            cr_expect(image->y + image->height < names[0] && image->x + image->width <= RIGHT);
        }
        flow_tear_down(&f);
    }
    cr_expect_eq(names[0], names[1]);
}

/* A page never begins with a closing alone: lines of the body come along, with or without a lead. */
Test(signature, takes_lines_of_the_body_along_to_the_next_page)
{
    char text[8000] = "";
    for (int i = 0; i < 31; i++)
        strcat(text, "ข้อความ  \n");
    strcat(text, "\n```signature\nname: นายพนม แสนหาญ\nposition: หัวหน้าสำนักปลัด\n```\n");
    FlowFixture f;
    flow_typeset(&f, text);
    cr_assert_eq(f.frames->count, 2);
    cr_expect_str_eq(flow_text(&f, 1, LK_ROLE_PARAGRAPH), "ข้อความข้อความ");
    flow_tear_down(&f);
}

static const LkItem *field_on(const LkPage *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_FIELD)
            return &page->items[i];
    return NULL;
}

/* An opinion that is written electronically stands on the dotted lines, so the field reaches over them. */
Test(signature, its_field_lies_over_the_dotted_lines_and_the_room_for_ink)
{
    FlowFixture f;
    flow_typeset(&f, block);
    const LkPage *page = &f.frames->pages[0];
    const LkItem *field = field_on(page), *name = NULL;
    cr_assert_not_null(field);
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_RULE && item->dash == LK_DASH_DOTTED)
            cr_expect(field->y < item->y && item->y < field->y + field->height && field->x == item->x &&
                      field->width == item->width);
        if (name == NULL && item->kind == LK_ITEM_GLYPHS && item->y > field->y + field->height)
            name = item;
    }
    cr_expect(lk_text_is(field->as.field, "signature1"));
    cr_expect(lk_text_is(field->alt, "นายพนม แสนหาญ หัวหน้าสำนักปลัด รักษาราชการแทน ปลัดองค์การบริหารส่วนตำบล"));
    cr_assert_not_null(name, "the name stands below it");
    cr_expect_gt(name->y - lk_baseline(name->height), field->y + field->height - LK_POINT);
    flow_tear_down(&f);
}

Test(signature, a_block_may_want_no_field)
{
    FlowFixture f;
    flow_typeset(&f, "ข้อความ\n\n```signature\nname: ก\nfield: no\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_null(field_on(&f.frames->pages[0]));
    flow_tear_down(&f);
}

/* A name that a record leaves empty still needs words for screen readers. */
Test(signature, a_field_of_nobody_is_called_a_field)
{
    FlowFixture f;
    flow_typeset(&f, "---\nwho: \"\"\n---\nข้อความ\n\n```signature\nname: \"{{who}}\"\n```\n");
    const LkItem *field = field_on(&f.frames->pages[0]);
    cr_assert_not_null(field);
    cr_expect(lk_text_is(field->alt, "ช่องลงนาม"));
    flow_tear_down(&f);
}

/* ---- Side by side */

static const char beside[] =
    "ข้อความ\n\n```signature\nrole: ผู้ให้เช่า\nname: นายหนึ่ง ใจดี\nposition: [นายก, ปฏิบัติราชการแทน]\n```\n\n"
    "```signature\nbeside: true\nrole: ผู้เช่า\nheading: ความเห็น\nlines: 2\nname: นายสอง มีสุข\n```\n";

static const LkItem *text_at(const FlowFixture *f, const char *start)
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

static const LkItem *field_called(const FlowFixture *f, const char *name)
{
    const LkPage *page = &f->frames->pages[0];
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_FIELD && lk_text_is(page->items[i].as.field, name))
            return &page->items[i];
    cr_assert_fail("no field %s", name);
    return NULL;
}

Test(signature, side_by_side_their_names_stand_on_one_line)
{
    FlowFixture f;
    flow_typeset(&f, beside);
    cr_assert_eq(f.diagnostics.errors, 0);
    LkLength middle = (LEFT + RIGHT) / 2;
    const LkItem *first = text_at(&f, "(นายหนึ่ง"), *second = text_at(&f, "(นายสอง");
    cr_expect_eq(first->y, second->y, "though only one has a heading and dotted lines above");
    cr_expect(first->x > LEFT && first->x + first->width < middle);
    cr_expect(second->x > middle && second->x + second->width < RIGHT);
    flow_tear_down(&f);
}

Test(signature, side_by_side_each_is_read_to_its_end)
{
    FlowFixture f;
    flow_typeset(&f, beside);
    char text[2000], *out = text;
    for (const char *in = flow_text(&f, 0, LK_ROLE_SIGNATURE); *in != '\0'; in++)
        if (*in != '.')
            *out++ = *in;
    *out = '\0';
    cr_expect_str_eq(text, "ลงชื่อ ผู้ให้เช่า(นายหนึ่ง ใจดี)นายกปฏิบัติราชการแทนความเห็นลงชื่อ ผู้เช่า(นายสอง มีสุข)");
    flow_tear_down(&f);
}

Test(signature, side_by_side_each_has_its_field_in_its_own_half)
{
    FlowFixture f;
    flow_typeset(&f, beside);
    LkLength middle = (LEFT + RIGHT) / 2;
    const LkItem *first = field_called(&f, "signature1"), *second = field_called(&f, "signature2");
    cr_expect(first->x >= LEFT && first->x + first->width <= middle);
    cr_expect(second->x >= middle && second->x + second->width <= RIGHT);
    cr_expect_eq(first->y + first->height, second->y + second->height);
    cr_expect(second->height > first->height, "it reaches over its dotted lines");
    cr_expect(first->y + first->height <= text_at(&f, "ลงชื่อ")->y);
    flow_tear_down(&f);
}

/* More dots than there is room for are not printed over two lines. */
Test(signature, the_line_to_sign_on_is_one_line)
{
    FlowFixture f;
    flow_typeset(
        &f, "ก\n\nลงชื่อ..............................................................................ผู้จด   "
            "ลงชื่อ.............................................................................ผู้ตรวจ\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    LkLength middle = (LEFT + RIGHT) / 2;
    size_t lines = 0;
    for (size_t i = 0; i < f.frames->pages[0].count; i++) {
        const LkItem *item = &f.frames->pages[0].items[i];
        if (item->role != LK_ROLE_SIGNATURE || item->kind != LK_ITEM_GLYPHS || !item->line_start)
            continue;
        LkLength left = lines == 0 ? LEFT : middle, right = lines == 0 ? middle : RIGHT;
        cr_expect(item->x >= left && item->x + item->width <= right);
        cr_expect_eq(item->y, text_at(&f, "ลงชื่อ")->y);
        cr_expect_eq(memcmp(item->as.run->text.bytes, "ลงชื่อ.", strlen("ลงชื่อ.")), 0);
        lines++;
    }
    cr_expect_eq(lines, 2);
    flow_tear_down(&f);
}

/* The row is as one: neither parts from the other, from the lead or from the lines above. */
Test(signature, side_by_side_they_stay_with_their_lead)
{
    enum { MOST = 40 };
    for (int count = 20; count < MOST; count++) {
        char text[20000] = "";
        for (int i = 0; i < count; i++)
            strcat(text, "ข้อความ\n\n");
        strcat(text, "```signature\nlead: จึงเรียนมา\nname: นายหนึ่ง\n```\n\n"
                     "```signature\nbeside: true\nname: นายสอง\nposition: [ก, ข, ค]\n```\n");
        FlowFixture f;
        flow_typeset(&f, text);
        const char *last = flow_text(&f, f.frames->count - 1, LK_ROLE_PARAGRAPH);
        cr_expect_not_null(strstr(last, "จึงเรียนมา"), "%d paragraphs", count);
        cr_expect_not_null(strstr(last, "ข้อความ"), "%d paragraphs", count);
        cr_expect_str_eq(flow_text(&f, f.frames->count - 1, LK_ROLE_SIGNATURE), "(นายหนึ่ง)(นายสอง)กขค");
        flow_tear_down(&f);
    }
}

/* A closing word moves what is below it to its axis, but not over the block beside. */
Test(signature, side_by_side_in_a_letter_they_stay_in_their_columns)
{
    FlowFixture f;
    flow_set_layout(&f, "letter",
                    "---\nsubject: ก\nto: ข\n---\nข้อความ\n\n"
                    "```signature\nname: นายหนึ่ง\nposition: นายกองค์การบริหารส่วนตำบลทุ่งนางามใต้\n```\n\n"
                    "```signature\nbeside: true\nclosing: นับถือ\nname: นายสอง\n"
                    "position: นายกองค์การบริหารส่วนตำบลทุ่งนางามเหนือ\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkPage *page = &f.frames->pages[0];
    LkLength middle = LK_MILLICENTIMETRES(11000);
    size_t right = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind != LK_ITEM_GLYPHS || item->role != LK_ROLE_SIGNATURE)
            continue;
        cr_expect(item->x + item->width < middle || item->x > middle, "%zu", i);
        right += item->x > middle;
    }
    cr_expect_geq(right, 3);
    flow_tear_down(&f);
}
