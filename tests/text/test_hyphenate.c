/* Latin words at the ends of lines. */
#include "text/hyphenate.h"
#include "text/shaped.h"

#define SHY "\u00AD"

static LkLines narrow(TextFixture *f, const char *text, LkLength measure)
{
    LkParagraphFormat format = test_format(measure);
    format.text.hyphenate = true;
    format.justify = LK_JUSTIFY_NONE;
    return set_text(f, lk_text(text), &format);
}

/* The text of a line as it is printed. */
static const char *printed(TextFixture *f, const LkLine *line)
{
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    for (size_t r = 0; r < line->run_count; r++)
        lk_buffer_text(&out, line->runs[r].run->text);
    return lk_arena_copy(f->arena, lk_buffer_view(&out).bytes, lk_buffer_view(&out).length);
}

Test(hyphenate, a_word_is_divided_where_the_layout_asks)
{
    TextFixture f;
    text_set_up(&f);
    LkLines lines = narrow(&f, "administration", 50 * LK_POINT);
    cr_assert_eq(lines.count, 2);
    cr_expect_str_eq(printed(&f, &lines.items[0]), "adminis" SHY);
    cr_expect_str_eq(printed(&f, &lines.items[1]), "tration");
    cr_expect(lk_text_equal(lines.items[0].text, lk_text("adminis")), "the hyphen is no text of the source");
    cr_expect_leq(lines.items[0].width, 50 * LK_POINT);
    text_tear_down(&f);
}

Test(hyphenate, the_hyphen_stands_behind_the_word_and_counts_in_the_line)
{
    TextFixture f;
    text_set_up(&f);
    LkLines lines = narrow(&f, "administration", 50 * LK_POINT);
    const LkLine *line = &lines.items[0];
    cr_assert_eq(line->run_count, 2);
    const LkPlacedRun *word = &line->runs[0], *hyphen = &line->runs[1];
    cr_expect_eq(hyphen->x, word->x + word->run->width);
    cr_expect_eq(line->width, word->run->width + hyphen->run->width);
    cr_expect_gt(hyphen->run->width, 0);
    cr_expect_eq(hyphen->run->face, word->run->face);
    text_tear_down(&f);
}

Test(hyphenate, nothing_is_divided_unless_asked)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(60 * LK_POINT);
    LkLines lines = set_text(&f, lk_text("the administration"), &format);
    for (size_t i = 0; i < lines.count; i++)
        for (size_t r = 0; r < lines.items[i].run_count; r++)
            cr_expect_null(strstr(printed(&f, &lines.items[i]), SHY));
    text_tear_down(&f);
}

static const char *divisions(TextFixture *f, const char *text)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    lk_itemise(&f->context, &inlines, LK_NUMERALS_ARABIC, &section);
    lk_find_breaks(&f->context, section, NULL, 0);
    lk_hyphenate(&f->context, section);
    for (size_t i = 0; i < section->count; i++) {
        if (section->reasons[i] == LK_REASON_HYPHEN)
            lk_buffer_string(&out, "-");
        lk_buffer_character(&out, section->characters[i]);
    }
    return lk_arena_copy(f->arena, lk_buffer_view(&out).bytes, lk_buffer_view(&out).length);
}

Test(hyphenate, words_of_running_text_alone_are_divided)
{
    static const char *const cases[][2] = {
        {"The administration.", "The ad-min-is-tra-tion."},
        {"(Administration)", "(Ad-min-is-tra-tion)"},
        {"งานadministrationไทย", "งานad-min-is-tra-tionไทย"},
        {"ADMINISTRATION", "ADMINISTRATION"},
        {"eAdministration", "eAdministration"},
        {"administration@example.go.th", "administration@example.go.th"},
        {"https://example.go.th/administration", "https://example.go.th/administration"},
        {"administration2565", "administration2565"},
        {"self-administration", "self-administration"},
        {"administra\u2060tion", "ad-min-is-tration"}, /* a word joiner holds */
    };
    TextFixture f;
    text_set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(divisions(&f, cases[i][0]), cases[i][1], "%s", divisions(&f, cases[i][0]));
    text_tear_down(&f);
}

Test(hyphenate, a_typed_soft_hyphen_shows_where_a_line_ends_with_it)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(50 * LK_POINT);
    format.justify = LK_JUSTIFY_NONE;
    LkLines lines = set_text(&f, lk_text("Xyzzyx" SHY "Qwertyq"), &format);
    cr_assert_eq(lines.count, 2);
    cr_expect_str_eq(printed(&f, &lines.items[0]), "Xyzzyx" SHY);
    format.measure = 400 * LK_POINT;
    lines = set_text(&f, lk_text("Xyzzyx" SHY "Qwertyq"), &format);
    cr_expect_str_eq(printed(&f, &lines.items[0]), "XyzzyxQwertyq");
    text_tear_down(&f);
}

Test(hyphenate, thai_words_take_no_hyphen)
{
    TextFixture f;
    text_set_up(&f);
    LkParagraphFormat format = test_format(20 * LK_POINT);
    LkLines lines = set_text(&f, lk_text("ราย" SHY "งาน"), &format);
    for (size_t i = 0; i < lines.count; i++)
        cr_expect_null(strstr(printed(&f, &lines.items[i]), SHY));
    text_tear_down(&f);
}

Test(hyphenate, says_once_that_there_are_no_patterns)
{
    TextFixture f;
    text_set_up(&f);
    f.engine->hyphen_path = "/nowhere/hyph.dic";
    narrow(&f, "administration administration", 50 * LK_POINT);
    narrow(&f, "municipality", 50 * LK_POINT);
    size_t told = 0;
    for (const LkDiagnostic *d = f.diagnostics.first; d != NULL; d = d->next)
        told += strcmp(d->code, "W-hyphens-missing") == 0;
    cr_expect_eq(told, 1);
    text_tear_down(&f);
}

/* Letters that stand apart, as in a filled line, keep their kerning. */
Test(kerning, latin_words_are_kerned_in_filled_lines_too)
{
    TextFixture f;
    text_set_up(&f);
    static LkFamily family = {"DejaVu Sans", 1};
    static const LkFontList fonts = {&family, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(150 * LK_POINT);
    format.fonts = &fonts;
    LkLines lines = set_text(&f, lk_text("AVAVA ระเบียบวาระการประชุมคณะกรรมการ AVAVA ครั้งที่ ๑"), &format);
    const LkGlyphRun *run = lines.items[0].runs[0].run;
    int alone = hb_font_get_glyph_h_advance(run->face->hb_font, run->glyphs[0].glyph);
    cr_expect_lt(run->glyphs[0].advance, alone, "A before V: %d of %d", run->glyphs[0].advance, alone);
    cr_expect_eq(run->glyphs[0].stretch, 0, "no room is added within Latin words");
    text_tear_down(&f);
}
