/* Glyphs and clusters of a section. */
#include "text/shaped.h"

Test(shape, makes_one_cluster_of_a_consonant_and_its_marks)
{
    static const struct {
        const char *text;
        size_t clusters;
    } cases[] = {{"ก", 1},  {"กา", 2},  {"ที่", 1},       {"ผู้", 1},        {"น้ำ", 1}, {"เป็น", 3},
                 {"ป้ำ", 1}, {"a b", 3}, {"กิโลเมตร", 7}, {"ก\u00A0ข", 3}, {"ที่นี่", 2}, {"พ.ศ.", 4}};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkSection *section = NULL;
        LkShaped out = shaped(&f, cases[i].text, &section);
        cr_expect_eq(out.cluster_count, cases[i].clusters, "%s: %zu clusters", cases[i].text,
                     out.cluster_count);
        cr_expect_eq(out.clusters[out.cluster_count].character, section->count);
        cr_expect_eq(out.clusters[out.cluster_count].glyph, out.glyph_count);
    }
    text_tear_down(&f);
}

/* ป่ ฝ้ ฟื้: the tail of the consonant and the mark may not meet, so the mark stands to the left of where it
 * stands on ก, or has a glyph of its own. */
Test(shape, moves_marks_off_tall_tails)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = NULL;
    LkShaped low = shaped(&f, "ก่", &section), tall = shaped(&f, "ป่", &section);
    cr_assert_eq(low.glyph_count, 2);
    cr_assert_eq(tall.glyph_count, 2);
    const LkGlyph *on_low = &low.glyphs[1], *on_tall = &tall.glyphs[1];
    cr_expect(on_low->glyph != on_tall->glyph || on_low->x_offset != on_tall->x_offset);
    cr_expect_eq(on_tall->advance, 0);
    text_tear_down(&f);
}

/* ญ and ฐ drop their lower part over a vowel below. */
Test(shape, cuts_descenders_over_vowels_below)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = NULL;
    static const char *const pairs[][2] = {{"ญ", "ญู"}, {"ฐ", "ฐุ"}};
    for (size_t i = 0; i < 2; i++) {
        LkShaped alone = shaped(&f, pairs[i][0], &section), with = shaped(&f, pairs[i][1], &section);
        cr_expect_neq(alone.glyphs[0].glyph, with.glyphs[0].glyph, "%s", pairs[i][1]);
    }
    text_tear_down(&f);
}

Test(shape, advances_of_clusters_are_those_of_their_glyphs)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = NULL;
    LkShaped out = shaped(&f, "น้ำท่วม ITA 2565 ๒๕๖๕ – “ผู้บริหาร”", &section);
    LkLength clusters = 0, glyphs = 0;
    for (size_t i = 0; i < out.cluster_count; i++)
        clusters += out.clusters[i].advance;
    for (size_t r = 0; r < out.run_count; r++)
        for (size_t g = out.runs[r].first_glyph; g < out.runs[r].end_glyph; g++)
            glyphs +=
                lk_length_from_units(out.glyphs[g].advance, out.runs[r].size, out.runs[r].face->units_per_em);
    cr_expect_eq(clusters, glyphs);
    text_tear_down(&f);
}
