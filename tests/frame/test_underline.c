/* Underlines as they are painted: one piece for neighbours. */
#include <criterion/criterion.h>

#include "frame/frame.h"

static LkArena *arena;
static LkPage page;
static const LkFace face = {.units_per_em = 100};

static void begin(void)
{
    arena = lk_arena_create();
    page = (LkPage){0};
}

static void end(void)
{
    lk_arena_destroy(arena);
}

TestSuite(underline, .init = begin, .fini = end);

/* A run of letters and blanks, each 10 pt wide, behind those before. */
static LkGlyphRun *add(const char *text, bool start)
{
    LkLength x =
        page.count == 0 || start ? 0 : page.items[page.count - 1].x + page.items[page.count - 1].width;
    LkGlyphRun *run = LK_NEW(arena, LkGlyphRun);
    *run = (LkGlyphRun){.face = &face,
                        .size = 20 * LK_POINT,
                        .text = lk_text(text),
                        .underline = LK_POINT,
                        .underline_depth = 3 * LK_POINT};
    run->count = run->text.length;
    run->width = (LkLength)run->count * 10 * LK_POINT;
    run->glyphs = LK_NEW_ARRAY(arena, run->count, LkGlyph);
    for (size_t i = 0; i < run->count; i++)
        run->glyphs[i] = (LkGlyph){.cluster = (uint32_t)i, .advance = 50};
    LkItem *item = lk_page_add(&page, LK_ITEM_GLYPHS, LK_ROLE_PARAGRAPH, arena);
    item->x = x;
    item->y = 50 * LK_POINT;
    item->width = run->width;
    item->line_start = start;
    item->as.run = run;
    return run;
}

static LkArea at(size_t i)
{
    LkArea box = {0};
    return lk_underline_at(&page, i, &box) ? box : (LkArea){0};
}

Test(underline, is_centred_at_its_depth)
{
    add("ab", true);
    LkArea box = at(0);
    cr_expect(box.x == 0 && box.width == 20 * LK_POINT);
    cr_expect(box.y == 50 * LK_POINT + 5 * LK_POINT / 2 && box.height == LK_POINT);
}

Test(underline, is_one_piece_below_neighbours)
{
    add("ab ", true);
    lk_page_add(&page, LK_ITEM_LINK, LK_ROLE_PARAGRAPH, arena)->x = 0;
    page.items[1].width = 30 * LK_POINT;
    add("c", false);
    cr_expect_eq(at(0).width, 40 * LK_POINT);
    cr_expect_eq(at(2).width, 0, "painted already");
}

Test(underline, goes_on_below_what_is_raised)
{
    add("ab", true);
    LkGlyphRun *raised = add("2", false);
    page.items[1].y -= 4 * LK_POINT;
    raised->underline_depth += 4 * LK_POINT;
    cr_expect_eq(at(0).width, 30 * LK_POINT);
    cr_expect_eq(at(1).width, 0);
}

Test(underline, is_parted_by_plain_text_another_colour_and_a_new_line)
{
    add("a", true);
    add("b", false)->underline = 0;
    add("c", false);
    add("d", false)->colour = 0xFF0000;
    add("e", true);
    for (size_t i = 0; i < 5; i++)
        cr_expect_eq(at(i).width, i == 1 ? 0 : 10 * LK_POINT, "%zu", i);
}

Test(underline, leaves_out_the_blanks_at_the_end_of_a_line)
{
    add("ab ", true);
    add("  ", true);
    add("a ", true);
    add("b", false)->underline = 0;
    cr_expect_eq(at(0).width, 20 * LK_POINT);
    cr_expect_eq(at(1).width, 0);
    cr_expect_eq(at(2).width, 20 * LK_POINT, "but not those between words");
}
