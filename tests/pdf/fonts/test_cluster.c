/* Which glyphs stand for which characters. */
#include "pdf/fonts/cluster.h"
#include "pdf/hand.h"

/* Units of the first cluster that holds all of `text`, texts joined by "|", each glyph in exactly one. */
static void expect_units(const char *text, const char *want)
{
    LkArena *arena = lk_arena_create();
    const LkFace *face = hand_face(HAND_REGULAR, arena);
    const LkGlyphRun *run = hand_run(face, LK_POINT, text, 0, arena);
    LkClusterUnit units[LK_CLUSTER_MOST];
    size_t count = lk_cluster_match(face, run->glyphs, run->count, run->text, units);
    char got[256] = "";
    uint64_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        strcat(got, i == 0 ? "" : "|");
        strncat(got, units[i].text.bytes, units[i].text.length);
        cr_assert_eq(seen & units[i].glyphs, 0u, "%s: a glyph twice", text);
        seen |= units[i].glyphs;
    }
    for (size_t g = 0; g < run->count; g++)
        cr_assert(seen >> g & 1, "%s: glyph %zu is lost", text, g);
    cr_assert_str_eq(got, want);
    lk_arena_destroy(arena);
}

Test(pdf_cluster, pairs_marks_with_their_characters)
{
    static const struct {
        const char *text, *want;
    } cases[] = {{"น้ำ", "น|้|ำ"}, {"ผู้", "ผ|ู|้"}, {"ปู่", "ป|ู|่"}, {"ก๊ำ", "ก|๊|ำ"}, {"ป้ำ", "ป|้|ำ"},
                 {"กำ", "ก|ำ"},  {"ญู", "ญ|ู"},  {"ฐุ", "ฐ|ุ"},  {"ที่", "ท|ี|่"},   {"ก", "ก"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        expect_units(cases[i].text, cases[i].want);
}

static uint16_t cluster_glyph(const LkFace *face, uint32_t character)
{
    hb_codepoint_t glyph = 0;
    cr_assert(hb_font_get_nominal_glyph(face->hb_font, character, &glyph));
    return (uint16_t)glyph;
}

/* HarfBuzz puts the NIKHAHIT of SARA AM before marks that stand above, and behind those that stand below.
 * Where a font takes variants of both, only their order tells which is which. */
Test(pdf_cluster, knows_the_nikhahit_of_sara_am_by_what_stands_above)
{
    enum { KO = 0x0E01, AA = 0x0E32, VARIANT = 1, ANOTHER = 2 };
    static const struct {
        uint32_t mark;
        bool is_above;
    } cases[] = {{0x0E31, true}, {0x0E34, true},  {0x0E35, true},  {0x0E36, true},
                 {0x0E37, true}, {0x0E47, true},  {0x0E48, true},  {0x0E49, true},
                 {0x0E4A, true}, {0x0E4B, true},  {0x0E4C, true},  {0x0E4D, true},
                 {0x0E4E, true}, {0x0E38, false}, {0x0E39, false}, {0x0E3A, false}};
    LkArena *arena = lk_arena_create();
    const LkFace *face = hand_face(HAND_REGULAR, arena);
    const LkGlyph glyphs[] = {{.glyph = cluster_glyph(face, KO)},
                              {.glyph = VARIANT},
                              {.glyph = ANOTHER},
                              {.glyph = cluster_glyph(face, AA)}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkClusterUnit units[LK_CLUSTER_MOST];
        char text[] = "กxxxำ";
        text[3] = '\xE0';
        text[4] = (char)(0x80 | cases[i].mark >> 6);
        text[5] = (char)(0x80 | (cases[i].mark & 0x3F));
        cr_assert_eq(lk_cluster_match(face, glyphs, 4, lk_text(text), units), 3);
        uint64_t nikhahit = cases[i].is_above ? 1u << 1 : 1u << 2,
                 mark = cases[i].is_above ? 1u << 2 : 1u << 1;
        cr_expect_eq(units[0].glyphs, 1u << 0);
        cr_expect_eq(units[1].glyphs, mark, "U+%04X", (unsigned)cases[i].mark);
        cr_expect_eq(units[2].glyphs, nikhahit | 1u << 3, "SARA AM behind U+%04X", (unsigned)cases[i].mark);
    }
    lk_arena_destroy(arena);
}

Test(pdf_cluster, makes_one_unit_of_a_ligature)
{
    LkArena *arena = lk_arena_create();
    const LkFace *face = hand_face(HAND_REGULAR, arena);
    LkGlyph one = {.glyph = 5};
    LkClusterUnit units[LK_CLUSTER_MOST];
    cr_assert_eq(lk_cluster_match(face, &one, 1, LK_TEXT("ffi"), units), 1);
    cr_assert(lk_text_is(units[0].text, "ffi"));
    cr_assert(units[0].glyphs & 1);
    lk_arena_destroy(arena);
}

Test(pdf_cluster, takes_a_tower_of_marks_as_one_unit)
{
    LkArena *arena = lk_arena_create();
    const LkFace *face = hand_face(HAND_REGULAR, arena);
    LkGlyph *glyphs = LK_NEW_ARRAY(arena, 5000, LkGlyph);
    char *text = lk_arena_alloc(arena, 3 * 5000 + 1);
    for (size_t i = 0; i < 5000; i++)
        memcpy(text + 3 * i, "้", 3);
    LkClusterUnit units[LK_CLUSTER_MOST];
    cr_assert_eq(lk_cluster_match(face, glyphs, 5000, (LkText){text, 15000}, units), 1);
    cr_assert_eq(units[0].text.length, 15000);
    lk_arena_destroy(arena);
}
