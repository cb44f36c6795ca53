/* Which script characters are shaped in, in which face, and how large. */
#include "text/shaped.h"

static LkSection *itemised(TextFixture *f, const char *text)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    cr_assert_eq(lk_itemise(&f->context, &inlines, LK_NUMERALS_ARABIC, &section), 1);
    return section;
}

/* The scripts of a section, a letter each: their tags' first ones. */
static const char *scripts_of(TextFixture *f, const char *text)
{
    const LkSection *section = itemised(f, text);
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (size_t i = 0; section->scripts != NULL && i < section->count; i++)
        lk_buffer_printf(&out, "%c", (int)(section->scripts[i] >> 24));
    return lk_arena_copy(f->arena, lk_buffer_view(&out).bytes, lk_buffer_view(&out).length);
}

/* T Thai, L Latin or Lao, K Khmer, A Arabic, D Devanagari, H Han, Hiragana, Hangul or Hebrew, C Cyrillic. */
Test(scripts, signs_take_the_script_before_them)
{
    static const char *const cases[][2] = {
        {"ก, abc ๑", ""}, /* Thai and Latin need none of this */
        {"→ ★ ● ✓", ""},
        {"ກ ข", "LLT"},
        {"(ខ្មែរ) ไทย", "TKKKKKKKTTT"},
        {"ไทย، عربي", "TTTAAAAAA"}, /* an Arabic comma is Arabic behind Thai too */
        {"abc ١٢", "LLLLAA"},
        {"हि। ก", "DDDDT"},
        {"中、あ、한", "HHHHH"},
        {"а\u0301б", "CCC"}, /* a mark takes the script of its letter */
    };
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(scripts_of(&f, cases[i][0]), cases[i][1], "%s", cases[i][0]);
    text_tear_down(&f);
}

Test(scripts, han_is_japanese_beside_kana_and_korean_beside_hangul)
{
    static const char *const cases[][2] = {{"中文", "zh"}, {"日本の", "ja"}, {"漢字 한국", "ko"}};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < 3; i++)
        cr_expect_str_eq(lk_script_language(itemised(&f, cases[i][0]), HB_SCRIPT_HAN), cases[i][1], "%s",
                         cases[i][0]);
    cr_expect_str_eq(lk_script_language(itemised(&f, "ខ"), HB_SCRIPT_KHMER), "km");
    text_tear_down(&f);
}

/* The vowels of these are written before, below and around their consonants; a font alone does not put them
 * there.
 */
Test(scripts, letters_are_shaped_by_the_rules_of_their_script)
{
    static const struct {
        const char *text, *face;
        size_t clusters;
    } cases[] = {{"ខ្មែរ", "Khmer OS", 2}, {"မြန်မာ", "Padauk", 4}, {"हिन्दी", "Lohit Devanagari", 3}};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkSection *section = NULL;
        LkShaped out = shaped(&f, cases[i].text, &section);
        cr_assert_eq(out.run_count, 1, "%s in %zu runs", cases[i].text, out.run_count);
        cr_expect_str_eq(out.runs[0].face->family, cases[i].face);
        cr_expect_eq(out.cluster_count, cases[i].clusters, "%s: %zu clusters", cases[i].text,
                     out.cluster_count);
        for (size_t g = 0; g < out.glyph_count; g++)
            cr_expect_neq(out.glyphs[g].glyph, 0, "%s: glyph %zu", cases[i].text, g);
    }
    cr_expect_eq(f.diagnostics.errors, 0);
    text_tear_down(&f);
}

Test(scripts, arabic_letters_join)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = NULL;
    LkShaped alone = shaped(&f, "ب", &section), joined = shaped(&f, "ببب", &section);
    cr_assert_eq(joined.glyph_count, 3);
    for (size_t g = 0; g < 3; g++)
        cr_expect_neq(joined.glyphs[g].glyph, alone.glyphs[0].glyph);
    cr_expect_neq(joined.glyphs[0].glyph, joined.glyphs[1].glyph, "the first is not as the middle one");
    text_tear_down(&f);
}

/* Whether two texts have the same glyphs. */
static bool look_alike(TextFixture *f, const char *one, const char *other)
{
    LkSection *section = NULL;
    LkShaped a = shaped(f, one, &section);
    size_t count = a.glyph_count;
    uint16_t glyphs[32];
    for (size_t g = 0; g < count && g < 32; g++)
        glyphs[g] = a.glyphs[g].glyph;
    LkShaped b = shaped(f, other, &section);
    bool same = b.glyph_count == count;
    for (size_t g = 0; same && g < count && g < 32; g++)
        same = b.glyphs[g].glyph == glyphs[g];
    return same;
}

Test(scripts, a_letter_and_its_mark_look_as_the_letter_that_has_it)
{
    static const char *const cases[][2] = {
        {"a\u0308", "ä"}, {"Re\u0301sume\u0301", "Résumé"}, {"n\u0303", "ñ"}, {"и\u0306", "й"}};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(look_alike(&f, cases[i][0], cases[i][1]), "%s", cases[i][1]);
    text_tear_down(&f);
}

Test(scripts, a_letter_and_its_mark_keep_what_was_typed)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkLines lines = set_text(&f, lk_text("a\u0308b"), &format);
    cr_assert_eq(lines.items[0].run_count, 1);
    const LkGlyphRun *run = lines.items[0].runs[0].run;
    cr_expect(lk_text_equal(run->text, lk_text("a\u0308b")));
    cr_assert_eq(run->count, 2);
    cr_expect_eq(run->glyphs[1].cluster, 3);
    text_tear_down(&f);
}

/* Laksaman has no Ł: the word is not set in two faces. */
Test(scripts, a_word_is_in_one_face)
{
    static const char *const words[] = {"Łódź", "Ngu\u1EC5n", "x\u0323y", "Ελλάδα", "Русский язык"};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        LkSection *section = NULL;
        LkShaped out = shaped(&f, words[i], &section);
        for (size_t r = 1; r < out.run_count; r++)
            cr_expect_eq(out.runs[r].face, out.runs[0].face, "%s: %s and %s", words[i],
                         out.runs[0].face->family, out.runs[r].face->family);
    }
    text_tear_down(&f);
}

Test(scripts, the_text_around_a_word_keeps_its_face)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = NULL;
    LkShaped out = shaped(&f, "คำ Русский ๑๒ (abc)", &section);
    cr_expect_eq(f.diagnostics.errors, 0);
    cr_expect_str_eq(out.runs[0].face->family, "Laksaman");
    cr_expect_str_neq(out.runs[1].face->family, "Laksaman");
    for (size_t r = 2; r < out.run_count; r++)
        cr_expect_str_eq(out.runs[r].face->family, "Laksaman");
    text_tear_down(&f);
}

/* How high a letter stands above the line, in points. */
static double height(TextFixture *f, const char *text)
{
    LkSection *section = NULL;
    LkShaped out = shaped(f, text, &section);
    hb_glyph_extents_t ink = {0};
    cr_assert(hb_font_get_glyph_extents(out.runs[0].face->hb_font, out.glyphs[0].glyph, &ink));
    return lk_length_points(
        lk_length_from_units(ink.y_bearing, out.runs[0].size, out.runs[0].face->units_per_em));
}

Test(scripts, other_faces_are_as_large_as_that_of_the_text)
{
    static const char *const pairs[][2] = {
        {"х", "x"}, {"ο", "o"}, {"ក", "ก"},
        {"က", "x"}, {"क", "ก"}, /* Cyrillic, Greek, and letters like Thai */
    };
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        double one = height(&f, pairs[i][0]), other = height(&f, pairs[i][1]);
        cr_expect(one > 0.93 * other && one < 1.07 * other, "%s: %.2f for %.2f", pairs[i][0], one, other);
    }
    text_tear_down(&f);
}

Test(scripts, joiners_and_marks_of_direction_need_no_font)
{
    TextFixture f;
    text_set_up(&f);
    LkSection *section = NULL;
    shaped(&f, "\u200Eabc\u200F ก\u200Cข \u202Aab\u202C", &section);
    cr_expect_eq(f.diagnostics.errors, 0);
    text_tear_down(&f);
}

/* What a sign is followed by, such as the selector of its picture, does not keep it from its face. */
Test(scripts, a_sign_with_a_selector_is_in_a_face_that_has_it)
{
    static const char *const signs[] = {"\u2611\uFE0F", "ก \u26A0\uFE0F ข", "\u2714\uFE0E",
                                        "ขแมร์ ខ្មែរ \u2611\uFE0F"};
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        LkSection *section = NULL;
        LkShaped out = shaped(&f, signs[i], &section);
        for (size_t g = 0; g < out.glyph_count; g++)
            cr_expect_neq(out.glyphs[g].glyph, 0, "%s: glyph %zu", signs[i], g);
    }
    cr_expect_eq(f.diagnostics.errors, 0);
    text_tear_down(&f);
}
