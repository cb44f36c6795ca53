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
