/* Underlines, superscripts and subscripts: where they stand, and what they leave alone. */
#include "text/fixture.h"

static TextFixture f;

static void begin(void)
{
    text_set_up(&f);
}

static void end(void)
{
    text_tear_down(&f);
}

TestSuite(styles, .init = begin, .fini = end);

static LkInline styled(const char *text, unsigned style)
{
    return (LkInline){.kind = LK_INLINE_TEXT, .text = lk_text(text), .style = style};
}

static LkLines set_inlines(LkInline *items, size_t count, LkLength measure)
{
    LkInlines inlines = {items, count, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(measure);
    LkLines lines = {0};
    lk_paragraph_typeset(&f.context, &inlines, &format, &lines);
    return lines;
}

/* Sets one line of up to eight inlines and returns it. */
static LkLine set_line(LkInline *items, size_t count)
{
    LkLines lines = set_inlines(items, count, 500 * LK_POINT);
    cr_assert_eq(lines.count, 1);
    return lines.items[0];
}

static LkLength depth_under(const char *text)
{
    LkInline item = styled(text, LK_INLINE_UNDERLINE);
    return set_line(&item, 1).runs[0].run->underline_depth;
}

Test(styles, an_underline_has_the_thickness_and_the_height_that_the_font_says)
{
    LkInline item = styled("มากมาย", LK_INLINE_UNDERLINE);
    const LkGlyphRun *run = set_line(&item, 1).runs[0].run;
    cr_expect(run->underline > run->size / 50 && run->underline < run->size / 8);
    cr_expect(run->underline_depth > run->underline && run->underline_depth < run->size / 4);
}

Test(styles, an_underline_stands_below_the_lower_vowels_of_its_line)
{
    LkLength plain = depth_under("มากมาย");
    cr_expect_gt(depth_under("ผู้รู้"), plain);
    cr_expect_gt(depth_under("กฎหมาย"), plain);
    cr_expect_eq(depth_under("Typography"), plain, "Latin letters may cross it");
}

Test(styles, an_underline_keeps_its_height_below_all_that_it_joins)
{
    LkInline items[] = {styled("ตัวหนา", LK_INLINE_UNDERLINE | LK_INLINE_BOLD),
                        styled(" และ ", LK_INLINE_UNDERLINE),
                        styled("ผู้", LK_INLINE_UNDERLINE | LK_INLINE_ITALIC),
                        styled("๒", LK_INLINE_UNDERLINE | LK_INLINE_SUPERSCRIPT), styled("ไม่ขีด", 0)};
    LkLine line = set_line(items, 5);
    const LkGlyphRun *first = line.runs[0].run;
    for (size_t i = 0; i < 4; i++) {
        const LkGlyphRun *run = line.runs[i].run;
        cr_expect_eq(run->underline, first->underline, "run %zu", i);
        cr_expect_eq(run->underline_depth - run->rise, first->underline_depth, "run %zu", i);
    }
    cr_expect_eq(line.runs[line.run_count - 1].run->underline, 0);
}

Test(styles, small_type_alone_is_underlined_below_itself)
{
    LkInline items[] = {styled("ก", 0), styled("๒", LK_INLINE_UNDERLINE | LK_INLINE_SUPERSCRIPT)};
    LkLine line = set_line(items, 2);
    cr_expect_lt(line.runs[1].run->underline_depth, line.runs[1].run->rise + line.runs[1].run->size / 4);
    cr_expect_gt(line.runs[1].run->underline_depth, 0);
}

Test(styles, superscripts_and_subscripts_are_small_and_off_the_line)
{
    LkInline items[] = {styled("ม", 0), styled("๒", LK_INLINE_SUPERSCRIPT), styled("น", 0),
                        styled("๓", LK_INLINE_SUBSCRIPT)};
    LkLine line = set_line(items, 4);
    cr_assert_eq(line.run_count, 4);
    const LkGlyphRun *text = line.runs[0].run, *above = line.runs[1].run, *below = line.runs[3].run;
    cr_expect(above->size < text->size * 3 / 4 && above->size > text->size / 2);
    cr_expect_eq(below->size, above->size);
    cr_expect_gt(above->rise, 0);
    cr_expect_lt(above->rise, above->size / 2, "readers would take it for another line");
    cr_expect_lt(below->rise, 0);
    cr_expect(above->position == LK_TEXT_SUPERSCRIPT && below->position == LK_TEXT_SUBSCRIPT);
    cr_expect(lk_text_is(line.text, "ม๒น๓"), "and copied as typed");
}

/* In em of the text, from measures of the faces (frame.h): 0.844 above the baseline, 0.457 below it. */
Test(styles, stacks_of_small_type_stay_within_those_of_the_line)
{
    LkInline items[] = {styled("ที่", LK_INLINE_SUPERSCRIPT), styled("ผู้", LK_INLINE_SUBSCRIPT)};
    LkLine line = set_line(items, 2);
    const LkGlyphRun *above = line.runs[0].run, *below = line.runs[1].run;
    LkLength em = above->size * 100 / 62;
    cr_expect_leq(above->rise + above->size * 844 / 1000, em * 844 / 1000);
    cr_expect_leq(-below->rise + below->size * 457 / 1000, em * 457 / 1000);
}

Test(styles, what_is_raised_stays_on_the_line_of_its_word)
{
    LkInline items[] = {styled("พื้นที่ ตารางเมตร", 0), styled("ก", LK_INLINE_SUPERSCRIPT)};
    for (LkLength measure = 20 * LK_POINT; measure < 120 * LK_POINT; measure += LK_POINT) {
        LkLines lines = set_inlines(items, 2, measure);
        const LkLine *last = &lines.items[lines.count - 1];
        cr_expect_neq(last->runs[0].run->position, LK_TEXT_SUPERSCRIPT, "at %g pt",
                      lk_length_points(measure));
    }
    items[0].text = LK_TEXT("พื้นที่ ");
    cr_expect_eq(set_inlines(items, 2, 22 * LK_POINT).count, 2, "unless a blank parts them");
}
