/* How far a line can be filled. */
#include "text/fixture.h"
#include "text/text_private.h"

enum { BLANKS = 100 * 1000, GAPS = 1000 * 1000 }; /* lengths of which the limits are whole numbers */
static const LkStretchPoints both = {.blanks = BLANKS, .gaps = GAPS};

static LkShare share_of(LkStretchPoints points, LkLength slack)
{
    return lk_share(points, LK_JUSTIFY_THAI, slack);
}

Test(stretch, widens_blanks_and_letters_together)
{
    LkShare share = share_of(both, (BLANKS * 450 + GAPS * 60) / 1000 / 2);
    cr_expect_eq(share.blank, 1225, "half of the first stage: blanks are a quarter wider");
    cr_expect_eq(share.gap, 30);
    cr_expect_eq(share.blanks, BLANKS * 225 / 1000);
    cr_expect_eq(share.gaps, GAPS * 30 / 1000);
    cr_expect_eq(share.rest, 0);
}

Test(stretch, spares_wide_blanks_until_letters_have_moved)
{
    LkLength second = BLANKS * 450 / 1000 + GAPS * 86 / 1000;
    LkShare share = share_of(both, second);
    cr_expect_eq(share.blank, 1450);
    cr_expect_eq(share.gap, 86);
    share = share_of(both, second + 100);
    cr_expect_gt(share.blanks, BLANKS * 450 / 1000, "then both grow again");
    cr_expect_gt(share.gaps, GAPS * 86 / 1000);
    LkLength third = BLANKS * 1400 / 1000 + GAPS * 169 / 1000;
    cr_expect_eq(share_of(both, third + 100).gaps, GAPS * 169 / 1000, "and blanks alone at the very end");
}

Test(stretch, fills_a_line_to_its_limits_and_leaves_the_rest)
{
    LkLength all = BLANKS * 16 / 10 + GAPS * 169 / 1000;
    LkShare share = share_of(both, all + 5000);
    cr_expect_eq(share.blank, 2600);
    cr_expect_eq(share.gap, 169);
    cr_expect_eq(share.blanks + share.gaps, all);
    cr_expect_eq(share.rest, 5000);
}

Test(stretch, widens_what_holds_together_by_half_and_further_only_at_last)
{
    LkStretchPoints points = {.blanks = BLANKS + BLANKS / 2, .bound = BLANKS / 2, .gaps = GAPS};
    LkLength others = points.blanks * 16 / 10 + GAPS * 169 / 1000;
    cr_expect_eq(share_of(points, others).bound, 0);
    cr_expect_eq(share_of(points, others + 1000).bound, 1000);
    LkShare share = share_of(points, others + BLANKS);
    cr_expect_eq(share.bound, BLANKS / 2 * 16 / 10);
    cr_expect_eq(share.rest, BLANKS - BLANKS / 2 * 16 / 10);
}

Test(stretch, tightens_as_far_as_nobody_sees)
{
    LkLength most = BLANKS * 170 / 1000 + GAPS * 36 / 1000;
    cr_expect_eq(lk_shrink(both, LK_JUSTIFY_THAI), most);
    LkShare share = share_of(both, -most / 2);
    cr_expect_eq(share.blank, 915);
    cr_expect_eq(share.gap, -18);
    cr_expect_eq(share.blanks + share.gaps, -most / 2);
    share = share_of(both, -most - 700);
    cr_expect_eq(share.blank, 830);
    cr_expect_eq(share.gap, -36);
    cr_expect_eq(share.rest, -700);
}

Test(stretch, gives_all_to_what_there_is)
{
    LkShare share = share_of((LkStretchPoints){.gaps = GAPS}, GAPS * 30 / 1000);
    cr_expect_eq(share.gaps, GAPS * 30 / 1000);
    cr_expect_eq(share.blank, 1000);
    share = share_of((LkStretchPoints){.blanks = BLANKS}, BLANKS);
    cr_expect_eq(share.blanks, BLANKS);
    cr_expect_eq(share.gap, 0);
    share = share_of((LkStretchPoints){0}, 700);
    cr_expect_eq(share.rest, 700);
    cr_expect_eq(share_of((LkStretchPoints){0}, -700).rest, -700);
}

Test(stretch, adds_up_to_the_slack_whatever_it_is)
{
    for (LkLength slack = -60000; slack < 400000; slack += 777) {
        LkShare share = share_of((LkStretchPoints){.blanks = 123457, .bound = 1003, .gaps = 765433}, slack);
        cr_assert_eq(share.blanks + share.bound + share.gaps + share.rest, slack, "%lld", (long long)slack);
    }
}

Test(stretch, widens_blanks_alone_where_that_is_wished)
{
    LkShare share = lk_share(both, LK_JUSTIFY_SPACES, 5 * BLANKS);
    cr_expect_eq(share.blanks, 5 * BLANKS);
    cr_expect_eq(share.blank, 6000);
    cr_expect_eq(share.gaps, 0);
    cr_expect_eq(lk_shrink(both, LK_JUSTIFY_SPACES), BLANKS * 17 / 100);
    cr_expect_eq(lk_share((LkStretchPoints){.gaps = GAPS}, LK_JUSTIFY_SPACES, 700).rest, 700);
    cr_expect_eq(lk_share(both, LK_JUSTIFY_NONE, 700).rest, 700);
    cr_expect_eq(lk_shrink(both, LK_JUSTIFY_NONE), 0);
}

/* What the clusters of a text can take. */
static LkSection *section_of(TextFixture *f, LkInlines inlines)
{
    LkSection *section = NULL;
    lk_itemise(&f->context, &inlines, LK_NUMERALS_ARABIC, &section);
    lk_find_breaks(&f->context, section, NULL, 0);
    return section;
}

static LkShaped shape_inlines(TextFixture *f, LkInlines inlines)
{
    LkParagraphFormat format = test_format(400 * LK_POINT);
    LkParagraph paragraph = lk_paragraph_of(&inlines, &format);
    LkSection *section = section_of(f, inlines);
    LkShaped shaped;
    lk_shape_section(&f->context, section, &paragraph, &shaped);
    lk_find_stretch(section, &shaped, f->scratch);
    return shaped;
}

static LkShaped shape(TextFixture *f, const char *text)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    return shape_inlines(f, (LkInlines){&item, 1, {NULL, 0, 0, 0}});
}

Test(stretch, finds_blanks_and_the_places_between_thai_letters)
{
    TextFixture f;
    text_set_up(&f);
    LkShaped letters = shape(&f, "กกกก");
    LkLength letter = letters.clusters[0].advance, em = letters.runs[0].size;
    LkStretchPoints points = lk_points_between(&letters, 0, 4);
    cr_expect_eq(points.blanks, 0);
    cr_expect_eq(points.gaps, 3 * (letter < em * 58 / 100 ? letter : em * 58 / 100));
    LkShaped blank = shape(&f, "ก aa ๑๒ ก");
    points = lk_points_between(&blank, 0, blank.cluster_count);
    cr_expect_gt(points.blanks, 0);
    cr_expect_eq(points.gaps, 0, "neither between Latin letters nor digits");
    LkLength width = blank.clusters[1].advance;
    cr_expect_eq(points.blanks + points.bound, 3 * width);
    LkShaped bound = shape(&f, "พ.ศ. ๒๕๖๕");
    points = lk_points_between(&bound, 0, bound.cluster_count);
    cr_expect_eq(points.blanks, points.bound, "a blank that holds together takes the half");
    cr_expect_eq(points.gaps, 0, "nor in an abbreviation");
    text_tear_down(&f);
}

Test(stretch, goes_by_the_smallest_type_and_not_by_what_stands_above_the_line)
{
    TextFixture f;
    text_set_up(&f);
    LkInline items[] = {{.kind = LK_INLINE_TEXT, .text = LK_TEXT("ก")},
                        {.kind = LK_INLINE_TEXT, .text = LK_TEXT("ก"), .style = LK_INLINE_SUPERSCRIPT}};
    LkShaped plain = shape_inlines(&f, (LkInlines){items, 1, {NULL, 0, 0, 0}});
    LkShaped mixed = shape_inlines(&f, (LkInlines){items, 2, {NULL, 0, 0, 0}});
    LkShaped small = shape_inlines(&f, (LkInlines){items + 1, 1, {NULL, 0, 0, 0}});
    cr_assert_gt(plain.letter, 0);
    cr_expect_eq(mixed.letter, plain.letter);
    mixed.runs[1].style = mixed.runs[0].style; /* as large type would be */
    mixed.runs[1].size = 2 * mixed.runs[0].size;
    mixed.letter = 0;
    lk_find_stretch(section_of(&f, (LkInlines){items, 2, {NULL, 0, 0, 0}}), &mixed, f.scratch);
    cr_expect_eq(mixed.letter, plain.letter);
    mixed.runs[1].size = mixed.runs[0].size / 2;
    mixed.letter = 0;
    lk_find_stretch(section_of(&f, (LkInlines){items, 2, {NULL, 0, 0, 0}}), &mixed, f.scratch);
    cr_expect_lt(mixed.letter, plain.letter);
    cr_expect_eq(lk_points_between(&mixed, 0, 2).gaps, mixed.letter, "the gap goes by the smaller type");
    cr_expect_lt(small.letter, plain.letter, "what has nothing else goes by itself");
    text_tear_down(&f);
}
