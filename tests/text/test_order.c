/* Text from right to left: its levels, its runs on a line, and its glyphs. */
#include "text/order.h"
#include "text/shaped.h"

static const char *levels_of(TextFixture *f, const char *text)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    lk_itemise(&f->context, &inlines, LK_NUMERALS_ARABIC, &section);
    for (size_t i = 0; section->levels != NULL && i < section->count; i++)
        lk_buffer_printf(&out, "%u", (unsigned)section->levels[i]);
    return lk_arena_copy(f->arena, lk_buffer_view(&out).bytes, lk_buffer_view(&out).length);
}

Test(order, a_paragraph_runs_from_left_to_right_whatever_it_begins_with)
{
    static const char *const cases[][2] = {
        {"ไทย abc", ""},          {"ไทย אב ไทย", "0000110000"}, {"אב ไทย", "110000"},
        {"ก (אב) ข", "00011000"}, {"אב 12 גד", "11122111"}, /* digits run from left to right among them */
        {"אב ๑๒", "11000"},                                 /* but Thai digits are as Thai letters */
        {"אב, גד.", "1111110"},
    };
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(levels_of(&f, cases[i][0]), cases[i][1], "%s: %s", cases[i][0],
                         levels_of(&f, cases[i][0]));
    text_tear_down(&f);
}

Test(order, runs_of_higher_levels_are_turned_round)
{
    static const struct {
        uint8_t levels[5];
        size_t count, order[5];
    } cases[] = {{{0, 0, 0}, 3, {0, 1, 2}},
                 {{1, 1, 0}, 3, {1, 0, 2}},
                 {{0, 1, 2, 1, 0}, 5, {0, 3, 2, 1, 4}},
                 {{1, 2, 2}, 3, {1, 2, 0}},
                 {{0}, 0, {0}}};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const size_t *order = lk_order_runs(cases[i].levels, cases[i].count, f.arena);
        for (size_t k = 0; k < cases[i].count; k++)
            cr_expect_eq(order[k], cases[i].order[k], "case %zu, place %zu: %zu", i, k, order[k]);
    }
    text_tear_down(&f);
}

/* The runs of the first line, in the order in which they stand. */
static const char *seen(TextFixture *f, const char *text, LkLength measure)
{
    LkParagraphFormat format = test_format(measure);
    LkLines lines = set_text(f, lk_text(text), &format);
    const LkLine *line = &lines.items[0];
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (LkLength x = -1;;) {
        const LkPlacedRun *next = NULL;
        for (size_t r = 0; r < line->run_count; r++)
            if (line->runs[r].x > x && (next == NULL || line->runs[r].x < next->x))
                next = &line->runs[r];
        if (next == NULL)
            break;
        x = next->x;
        lk_buffer_printf(&out, "[%.*s]", (int)next->run->text.length, next->run->text.bytes);
    }
    return lk_arena_copy(f->arena, lk_buffer_view(&out).bytes, lk_buffer_view(&out).length);
}

Test(order, runs_of_a_line_stand_in_order)
{
    TextFixture f;
    text_set_up(&f);
    cr_expect_str_eq(seen(&f, "ก אב 12 גד ข", 400 * LK_POINT), "[ก ][ גד][12][אב ][ ][ข]");
    cr_expect_str_eq(seen(&f, "אב ๑๒", 400 * LK_POINT), "[אב][ ][๑๒]");
    text_tear_down(&f);
}

/* Rule L1: the blank at the end of a line is at its right, though the text before and behind it runs to the
 * left. */
Test(order, blanks_at_the_end_of_a_line_hang_at_its_right)
{
    TextFixture f;
    text_set_up(&f);
    const char *line = seen(&f, "אבגד אבגד", 40 * LK_POINT);
    cr_expect_str_eq(line, "[אבגד][ ]", "%s", line);
    text_tear_down(&f);
}

Test(order, texts_and_runs_stay_in_typed_order)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(400 * LK_POINT);
    const char *text = "ก אָב 12 (גד) ข";
    LkLines lines = set_text(&f, lk_text(text), &format);
    LkBuffer all;
    lk_buffer_init(&all, f.arena);
    for (size_t r = 0; r < lines.items[0].run_count; r++)
        lk_buffer_text(&all, lines.items[0].runs[r].run->text);
    cr_expect(lk_text_equal(lk_buffer_view(&all), lk_text(text)));
    cr_expect(lk_text_equal(lines.items[0].text, lk_text(text)));
    text_tear_down(&f);
}

Test(order, glyphs_stand_from_left_to_right_and_name_their_letters)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(400 * LK_POINT);
    LkLines lines = set_text(&f, lk_text("אבג"), &format);
    const LkGlyphRun *run = lines.items[0].runs[0].run;
    cr_assert(run->right_to_left);
    cr_assert_eq(run->count, 3);
    for (size_t g = 0; g < 3; g++) {
        cr_expect_eq(run->glyphs[g].cluster, 4 - 2 * g);
        cr_expect_eq(lk_cluster_text_end(run, g, g + 1), 6 - 2 * g);
    }
    text_tear_down(&f);
}

Test(order, brackets_are_mirrored)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = NULL;
    LkShaped right = shaped(&f, "א(ב", &section);
    uint16_t turned = right.glyphs[1].glyph;
    LkShaped left = shaped(&f, "(", &section);
    cr_expect_neq(turned, left.glyphs[0].glyph);
    text_tear_down(&f);
}
