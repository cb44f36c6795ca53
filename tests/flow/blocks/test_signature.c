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
