/* Clauses and parts of rules, marks as typed, and tasks: how they are set. */
#include "flow/hand.h"

static FlowFixture f;

static void begin(void)
{
    flow_set_up(&f, NULL);
}

static void end(void)
{
    flow_tear_down(&f);
}

TestSuite(clauses, .init = begin, .fini = end);
TestSuite(parts, .init = begin, .fini = end);
TestSuite(labels, .init = begin, .fini = end);
TestSuite(tasks, .init = begin, .fini = end);

static const LkPage *page(void)
{
    return &f.frames->pages[0];
}

/* The n-th run of the role on the first page, from 0. */
static const LkItem *nth(LkRole role, size_t n)
{
    for (size_t i = 0; i < page()->count; i++)
        if (page()->items[i].role == role && n-- == 0)
            return &page()->items[i];
    cr_assert_fail("too few");
    return NULL;
}

static LkLength from_margin(const LkItem *item)
{
    return item->x - LK_MILLICENTIMETRES(3000);
}

static const char *words =
    "ข้อบัญญัตินี้ให้ใช้บังคับในเขตองค์การบริหารส่วนตำบลหนองจอกเมื่อได้ประกาศไว้โดยเปิดเผย ณ ที่ทำการองค์การบริหารส่วนตำบล";

Test(clauses, are_indented_once_and_go_on_from_the_margin)
{
    hand_set(&f, "report", hand_list(f.arena, LK_MARKER_CLAUSE, hand_item(f.arena, 2, "ข้อ ๒", words)));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ข้อ ๒ ");
    const LkItem *mark = nth(LK_ROLE_LABEL, 0), *text = nth(LK_ROLE_LIST_BODY, 0),
                 *further = nth(LK_ROLE_LIST_BODY, 1);
    cr_expect_eq(from_margin(mark), LK_MILLICENTIMETRES(2500));
    cr_expect_eq(text->y, mark->y);
    cr_expect_gt(text->x, mark->x + mark->width);
    cr_expect_eq(from_margin(further), 0);
}

Test(clauses, take_the_layouts_keys)
{
    hand_set(&f, "tests/flow/clauses.yaml",
             hand_list(f.arena, LK_MARKER_CLAUSE,
                       HAND_ROW(hand_item(f.arena, 1, "ข้อ ๑", words), hand_item(f.arena, 2, "ข้อ ๒", "ข"))));
    const LkItem *mark = nth(LK_ROLE_LABEL, 0), *text = nth(LK_ROLE_LIST_BODY, 0);
    cr_expect_eq(from_margin(mark), LK_MILLICENTIMETRES(1000));
    cr_expect_eq(from_margin(nth(LK_ROLE_LIST_BODY, 1)), LK_MILLICENTIMETRES(2000));
    cr_expect(mark->as.run->face->bold && !text->as.run->face->bold);
    LkLength pitch = nth(LK_ROLE_LIST_BODY, 1)->y - text->y, last = nth(LK_ROLE_LABEL, 1)->y;
    LkLength before = nth(LK_ROLE_LIST_BODY, 1)->y;
    for (size_t i = 0; i < page()->count; i++)
        if (page()->items[i].role == LK_ROLE_LIST_BODY && page()->items[i].y < last)
            before = page()->items[i].y;
    cr_expect_eq(last - before, pitch + 30 * LK_POINT, "space-before");
}

Test(clauses, begin_lists_at_the_first_level_again)
{
    LkBlock *clause = hand_item(f.arena, 1, "ข้อ ๑", "ดังนี้");
    clause->first_child->next = hand_list(f.arena, LK_MARKER_NUMBER, hand_item(f.arena, 1, "", "หนึ่ง"));
    hand_set(&f, "report", hand_list(f.arena, LK_MARKER_CLAUSE, clause));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ข้อ ๑ ๑. ");
    cr_expect_eq(from_margin(nth(LK_ROLE_LABEL, 1)), LK_MILLICENTIMETRES(2500));
}

Test(clauses, are_referred_to_by_their_label_and_their_number)
{
    LkBlock *clause = hand_item(f.arena, 5, "ข้อ 5/1", "ก");
    clause->id = LK_TEXT("k");
    LkBlock *text = hand_paragraph(f.arena, "");
    LkInline *items = LK_NEW_ARRAY(f.arena, 2, LkInline);
    items[0] = (LkInline){.text = LK_TEXT("k"), .reference = LK_REFERENCE_LABEL};
    items[1] = (LkInline){.text = LK_TEXT("k"), .reference = LK_REFERENCE_NUMBER};
    text->inlines = (LkInlines){items, 2, {NULL, 0, 0, 0}};
    hand_set(&f, "report", HAND_ROW(hand_list(f.arena, LK_MARKER_CLAUSE, clause), text));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "ข้อ ๕/๑๕/๑");
}

Test(parts, are_centred_bold_and_keep_their_lines)
{
    hand_set(&f, "report", HAND_ROW(hand_part(f.arena, "หมวด ก", "บททั่วไป"), hand_paragraph(f.arena, "ก")));
    const LkItem *first = nth(LK_ROLE_HEADING, 0), *second = nth(LK_ROLE_HEADING, 1);
    LkLength middle = page()->width / 2 + LK_MILLICENTIMETRES(500); /* the margins differ by 1 cm */
    cr_expect_gt(second->y, first->y);
    cr_expect(first->as.run->face->bold && second->as.run->face->bold);
    LkLength off = second->x + second->width / 2 - middle;
    cr_expect(off < LK_POINT && off > -LK_POINT);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_HEADING), "หมวด ก บททั่วไป", "a blank keeps the words apart");
}

Test(parts, take_the_layouts_keys)
{
    hand_set(&f, "tests/flow/clauses.yaml",
             HAND_ROW(hand_part(f.arena, "หมวด ๑", "บททั่วไป"), hand_paragraph(f.arena, "ก")));
    cr_expect_eq(from_margin(nth(LK_ROLE_HEADING, 0)), 0);
    cr_expect_not(nth(LK_ROLE_HEADING, 0)->as.run->face->bold);
    LkLength pitch = nth(LK_ROLE_HEADING, 1)->y - nth(LK_ROLE_HEADING, 0)->y;
    cr_expect_gt(nth(LK_ROLE_PARAGRAPH, 0)->y - nth(LK_ROLE_HEADING, 1)->y, pitch + 15 * LK_POINT);
}

Test(parts, stay_on_the_page_of_what_follows)
{
    for (int count = 20; count < 34; count++) {
        FlowFixture g;
        flow_set_up(&g, NULL);
        LkBlock *blocks[40] = {NULL};
        for (int i = 0; i < count; i++)
            blocks[i] = hand_paragraph(g.arena, "ย่อหน้า");
        blocks[count] = hand_part(g.arena, "หมวด ๑", "บททั่วไป");
        blocks[count + 1] = hand_paragraph(g.arena, "ข้อความ");
        hand_set(&g, "report", hand_row(blocks));
        for (size_t p = 0; p < g.frames->count; p++)
            cr_expect_neq(flow_last_text(&g.frames->pages[p])->role, LK_ROLE_HEADING, "%d paragraphs", count);
        flow_tear_down(&g);
    }
}

Test(parts, are_headings_to_readers_and_in_bookmarks)
{
    hand_set(&f, "report",
             HAND_ROW(hand_part(f.arena, "หมวด ก", "บททั่วไป"), hand_paragraph(f.arena, "ก"),
                      hand_part(f.arena, "ส่วนที่ ๑", "ตลาด"), hand_paragraph(f.arena, "ข")));
    cr_assert_eq(f.frames->bookmark_count, 2);
    cr_expect(lk_text_is(f.frames->bookmarks[0].title, "หมวด ก บททั่วไป"));
    cr_expect_eq(f.frames->bookmarks[0].level, 1);
    cr_expect_eq(f.frames->bookmarks[1].level, 2, "a ส่วน stands below its หมวด");
    const LkElement *element = &f.frames->structure.elements[nth(LK_ROLE_HEADING, 0)->element];
    cr_expect(element->kind == LK_ELEMENT_HEADING && element->level == 1);
}

Test(parts, are_listed_in_contents)
{
    LkBlock *contents = LK_NEW(f.arena, LkBlock);
    *contents = (LkBlock){.kind = LK_BLOCK_CONTENTS, .as.contents = LK_NEW(f.arena, LkContents)};
    contents->as.contents->levels = 1;
    hand_set(&f, "report",
             HAND_ROW(contents, hand_part(f.arena, "หมวด ๑", "บททั่วไป"), hand_part(f.arena, "ส่วนที่ ๑", "ตลาด"),
                      hand_paragraph(f.arena, "ก")));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_CONTENTS), "หมวด ๑ บททั่วไป ๑");
}

Test(labels, are_printed_as_typed_in_the_layouts_numerals)
{
    hand_set(&f, "report",
             hand_list(f.arena, LK_MARKER_NUMBER,
                       HAND_ROW(hand_item(f.arena, 1, "๒/๑", "ก"), hand_item(f.arena, 2, "1.1", "ข"),
                                hand_item(f.arena, 3, "", "ค"), hand_item(f.arena, 4, "๔)", "ง"))));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "๒/๑ ๑.๑ ๓. ๔) ");
}

Test(labels, are_what_references_print)
{
    LkBlock *item = hand_item(f.arena, 2, "๒/๑.", "ก");
    item->id = LK_TEXT("k");
    LkBlock *text = hand_paragraph(f.arena, "k");
    text->inlines.items[0].reference = LK_REFERENCE_LABEL;
    hand_set(&f, "report", HAND_ROW(hand_list(f.arena, LK_MARKER_NUMBER, item), text));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "๒/๑");
}

Test(labels, are_the_labels_of_the_structure)
{
    hand_set(&f, "report", hand_list(f.arena, LK_MARKER_NUMBER, hand_item(f.arena, 1, "๑)", "ก")));
    cr_expect_eq(f.frames->structure.elements[nth(LK_ROLE_LABEL, 0)->element].kind, LK_ELEMENT_LABEL);
}

Test(tasks, have_a_box_in_place_of_their_mark)
{
    LkBlock *open = hand_item(f.arena, 1, "", "ก"), *done = hand_item(f.arena, 2, "", "ข");
    open->task = LK_TASK_OPEN;
    done->task = LK_TASK_DONE;
    hand_set(&f, "report",
             hand_list(f.arena, LK_MARKER_BULLET, HAND_ROW(open, done, hand_item(f.arena, 3, "", "ค"))));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "☐ ☑ - ");
    cr_expect_eq(f.diagnostics.errors, 0);
}

Test(tasks, with_a_number_keep_it)
{
    LkBlock *open = hand_item(f.arena, 1, "", "ก"), *done = hand_item(f.arena, 2, "๒)", "ข");
    open->task = LK_TASK_OPEN;
    done->task = LK_TASK_DONE;
    hand_set(&f, "report", hand_list(f.arena, LK_MARKER_NUMBER, HAND_ROW(open, done)));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "๑. ☐ ๒) ☑ ");
}

/* ข้อ ๒ (๑) ก ⏎ (๒) ข */
Test(clauses, without_words_share_a_line_with_the_item_within)
{
    LkBlock *first = hand_item(f.arena, 1, "", "ก"), *second = hand_item(f.arena, 2, "", "ข");
    LkBlock *clause = hand_item(f.arena, 2, "ข้อ ๒", "");
    clause->first_child = hand_list(f.arena, LK_MARKER_NUMBER_BRACKETS, HAND_ROW(first, second));
    hand_set(&f, "report", hand_list(f.arena, LK_MARKER_CLAUSE, clause));
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_LABEL), "ข้อ ๒ (๑) (๒) ");
    const LkItem *outer = nth(LK_ROLE_LABEL, 0), *inner = nth(LK_ROLE_LABEL, 1),
                 *next = nth(LK_ROLE_LABEL, 2);
    cr_expect_eq(inner->y, outer->y);
    cr_expect_gt(inner->x, outer->x + outer->width);
    cr_expect_gt(next->y, outer->y);
    cr_expect_lt(next->x, inner->x, "at the indent of its level");
    cr_expect_eq(nth(LK_ROLE_LIST_BODY, 0)->y, outer->y);
}
