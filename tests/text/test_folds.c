/* In which widths a text takes how many lines. */
#include "fixture.h"

static const char sample[] = "ฝึกอบรมครุภัณฑ์คอมพิวเตอร์และอุปกรณ์ต่อพ่วงสำหรับงานทะเบียนราษฎร ยกเลิก เนื่องจากไม่มีผู้ยื่นข้อเสนอ";

static LkFolds folds_of(TextFixture *f, const char *text, LkTextWidths *widths, LkFolds *good)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    *widths = lk_paragraph_measure(&f->context, &inlines, &format);
    LkFolds all;
    lk_paragraph_folds(&f->context, &inlines, &format, &all, good);
    return all;
}

Test(folds, go_from_the_natural_width_down_to_the_widest_piece)
{
    TextFixture f;
    LkTextWidths widths;
    text_set_up(&f);
    LkFolds good, folds = folds_of(&f, sample, &widths, &good);
    cr_assert_eq(folds.lines, 1);
    cr_assert_gt(folds.count, 3);
    cr_expect_eq(folds.widths[0], widths.natural);
    for (size_t i = 1; i < folds.count; i++)
        cr_expect_lt(folds.widths[i], folds.widths[i - 1]);
    cr_expect_geq(folds.widths[folds.count - 1], widths.piece);
    text_tear_down(&f);
}

/* Whether a line ends at a good place or is fuller is weighed where it is set. */
Test(folds, tell_between_which_numbers_of_lines_it_is_set)
{
    TextFixture f;
    LkTextWidths widths;
    LkFolds good;
    text_set_up(&f);
    LkFolds all = folds_of(&f, sample, &widths, &good);
    for (LkLength width = widths.piece; width < widths.natural; width += 5 * LK_POINT) {
        LkParagraphFormat format = test_format(width);
        format.justify = LK_JUSTIFY_NONE;
        size_t lines = set_text(&f, LK_TEXT(sample), &format).count;
        cr_expect_geq(lines, lk_folds_lines(&all, width), "%.1f pt", lk_length_points(width));
        cr_expect_leq(lines, lk_folds_lines(&good, width) + 1, "%.1f pt", lk_length_points(width));
    }
    for (size_t i = 0; i < 3; i++) {
        cr_expect_eq(lk_folds_lines(&all, all.widths[i]), i + 1);
        cr_expect_eq(lk_folds_lines(&all, all.widths[i] - 1), i + 2);
    }
    text_tear_down(&f);
}

Test(folds, count_lines_that_are_ended_in_the_text)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("กองคลัง")},
                        {.kind = LK_INLINE_HARD_BREAK},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("กอง")}};
    LkInlines inlines = {items, 3, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkFolds all, good;
    lk_paragraph_folds(&f.context, &inlines, &format, &all, &good);
    cr_expect_eq(all.lines, 2);
    cr_expect_eq(good.lines, 2);
    cr_expect_eq(all.widths[0], lk_paragraph_measure(&f.context, &inlines, &format).natural);
    text_tear_down(&f);
}

Test(folds, at_good_places_leave_a_connective_with_what_follows)
{
    TextFixture f;
    text_set_up(&f);
    LkInline item = {.kind = LK_INLINE_TEXT, .text = LK_TEXT("กองคลังและกองช่าง")};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkFolds all, good;
    lk_paragraph_folds(&f.context, &inlines, &format, &all, &good);
    cr_expect_eq(good.widths[0], all.widths[0]);
    cr_expect_gt(good.widths[good.count - 1], all.widths[all.count - 1], "และกองช่าง stays whole");
    text_tear_down(&f);
}

Test(folds, of_a_width_below_all_grow_as_it_shrinks)
{
    TextFixture f;
    LkTextWidths widths;
    text_set_up(&f);
    LkFolds good, folds = folds_of(&f, "องค์การบริหารส่วนตำบล", &widths, &good);
    LkLength least = folds.widths[folds.count - 1];
    cr_expect_gt(lk_folds_lines(&folds, least / 4), lk_folds_lines(&folds, least / 2));
    cr_expect_gt(lk_folds_lines(&folds, 0), 1);
    text_tear_down(&f);
}

Test(folds, of_nothing_are_none_or_one)
{
    TextFixture f;
    LkTextWidths widths;
    text_set_up(&f);
    LkFolds good, folds = folds_of(&f, "", &widths, &good);
    cr_expect_leq(folds.lines, 1);
    cr_expect_eq(folds.widths[0], 0);
    text_tear_down(&f);
}
