/* The values of the shipped layouts, as official documents want them. */
#include "loading.h"
#include "said.h"

#define CM(n) LK_MILLICENTIMETRES((n)*1000)

typedef struct ValueCase {
    const char *what;
    LkLength is, wanted;
} ValueCase;

static void expect(const char *layout, const ValueCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cr_expect(llabs(cases[i].is - cases[i].wanted) <= 2, "%s: %s is %.3f pt, not %.3f", layout,
                  cases[i].what, lk_length_points(cases[i].is), lk_length_points(cases[i].wanted));
}

static const LkLayout *shipped(Loading *loading, const char *name)
{
    const LkLayout *layout = loading_load(loading, name);
    cr_assert_not_null(layout);
    cr_assert_eq(loading->diagnostics.count, 0, "%s",
                 loading->diagnostics.count == 0 ? "" : said(loading->diagnostics.first));
    return layout;
}

Test(layouts_shipped, every_official_document_has_the_page_and_type_of_the_rules)
{
    static const char *const names[] = {"base", "report", "memo"};
    for (size_t i = 0; i < 3; i++) {
        Loading loading = loading_start();
        const LkLayout *layout = shipped(&loading, names[i]);
        const ValueCase cases[] = {
            {"page width", layout->page_width, CM(21)},
            {"page height", layout->page_height, LK_MILLICENTIMETRES(29700)},
            {"left margin", layout->margin_left, CM(3)},
            {"right margin", layout->margin_right, CM(2)},
            {"top margin", layout->margin_top, LK_MILLICENTIMETRES(2500)},
            {"bottom margin", layout->margin_bottom, CM(2)},
            {"text width", layout->page_width - layout->margin_left - layout->margin_right, CM(16)},
            {"text height", layout->page_height - layout->margin_top - layout->margin_bottom,
             LK_MILLICENTIMETRES(25200)},
            {"text size", layout->paragraph.text.size, 16 * LK_POINT},
            {"pitch", layout->paragraph.text.pitch, LK_MILLIPOINTS(21300)},
            {"indent", layout->paragraph.indent, LK_MILLICENTIMETRES(2500)},
            {"space before a paragraph", layout->paragraph.space_before, 6 * LK_POINT},
            {"space after a paragraph", layout->paragraph.space_after, 0},
            {"space before the closing", layout->signature.space_before, 12 * LK_POINT},
            {"signature's left edge", layout->signature.left, CM(8)},
            {"page number's distance", layout->furniture.page_number_distance, LK_MILLICENTIMETRES(1750)},
            {"furniture's size", layout->furniture.size, 16 * LK_POINT},
        };
        expect(names[i], cases, sizeof cases / sizeof *cases);
        cr_expect_eq(layout->paragraph.justify, LK_JUSTIFY_THAI);
        cr_expect_eq(layout->numerals, LK_NUMERALS_THAI);
        cr_expect_eq(layout->widows, 2);
        cr_expect_eq(layout->orphans, 2);
        cr_expect_eq(layout->closing_lines, 2);
        cr_expect_str_eq(layout->name, names[i]);
        cr_expect_gt(strlen(layout->description), 10);
        loading_end(&loading);
    }
}

Test(layouts_shipped, a_page_holds_33_lines_and_the_ink_three_of_them)
{
    Loading loading = loading_start();
    const LkLayout *layout = shipped(&loading, "report");
    LkLength height = layout->page_height - layout->margin_top - layout->margin_bottom;
    cr_expect_eq(height / layout->paragraph.text.pitch, 33);
    cr_expect_geq(layout->signature.ink, 3 * layout->paragraph.text.pitch);
    cr_expect_lt(layout->signature.ink, 4 * layout->paragraph.text.pitch);
    cr_expect_geq(layout->paragraph.text.pitch * 100, layout->paragraph.text.size * 130);
    loading_end(&loading);
}

Test(layouts_shipped, the_official_faces_come_before_scaled_substitutes)
{
    static const LkFamily wanted[] = {{"TH Sarabun New", 1}, {"TH SarabunPSK", 1}, {"TH Sarabun IT๙", 1},
                                      {"TH SarabunIT๙", 1},  {"Laksaman", 0.6654}, {"Sarabun", 0.668}};
    Loading loading = loading_start();
    const LkLayout *layout = shipped(&loading, "report");
    cr_assert_eq(layout->text_fonts.count, 6);
    for (size_t i = 0; i < 6; i++) {
        cr_expect_str_eq(layout->text_fonts.families[i].family, wanted[i].family);
        cr_expect_float_eq(layout->text_fonts.families[i].scale, wanted[i].scale, 1e-9);
    }
    cr_expect_str_eq(layout->code_fonts.families[0].family, "DejaVu Sans Mono");
    cr_expect_eq(layout->text_fonts.span.line, 14, "the span of the list is on line %u",
                 layout->text_fonts.span.line);
    loading_end(&loading);
}

Test(layouts_shipped, furniture_is_the_official_one)
{
    Loading loading = loading_start();
    const LkFurniture *furniture = &shipped(&loading, "report")->furniture;
    cr_expect_str_eq(furniture->page_number, "- {page} -");
    cr_expect_eq(furniture->page_number_alignment, LK_ALIGNMENT_CENTRE);
    cr_expect(furniture->page_number_top);
    cr_expect_eq(furniture->page_number_from, 2);
    cr_expect(furniture->catchword);
    cr_expect_str_eq(furniture->catchword_format, "{words}...");
    loading_end(&loading);
}

Test(layouts_shipped, list_marks_follow_the_official_numbering)
{
    static const char *const formats[LK_LIST_LEVELS] = {"{n}.",  "{1}.{n}",   "{1}.{2}.{n}",
                                                        "({n})", "{letter}.", "({letter})"};
    Loading loading = loading_start();
    const LkLayout *layout = shipped(&loading, "report");
    for (size_t i = 0; i < LK_LIST_LEVELS; i++) {
        cr_expect_str_eq(layout->list[i].format, formats[i]);
        cr_expect_str_eq(layout->list[i].bullet, "-");
        cr_expect_eq(layout->list[i].hang, i < 2 ? 0 : layout->list[i].indent,
                     "items run from the margin, deep ones from under their mark");
        cr_expect_eq(layout->list[i].gap, 0, "one blank follows the mark");
        cr_expect(i == 0 || layout->list[i].indent > layout->list[i - 1].indent);
    }
    cr_expect_eq(layout->list[0].indent, layout->paragraph.indent);
    loading_end(&loading);
}

Test(layouts_shipped, titles_and_headings_are_bold_and_titles_centred)
{
    Loading loading = loading_start();
    const LkLayout *layout = shipped(&loading, "report");
    cr_expect(layout->title.paragraph.text.bold);
    cr_expect_eq(layout->title.paragraph.alignment, LK_ALIGNMENT_CENTRE);
    cr_expect_eq(layout->title.paragraph.indent, 0);
    cr_expect_eq(layout->title.paragraph.text.size, 16 * LK_POINT);
    cr_expect(layout->heading[0].text.bold);
    cr_expect_not(layout->paragraph.text.bold);
    loading_end(&loading);
}

Test(layouts_shipped, the_report_has_its_table_styles)
{
    Loading loading = loading_start();
    const LkLayout *layout = shipped(&loading, "report");
    LkDiagnostics *diagnostics = &loading.diagnostics;
    const LkTableStyle *score = lk_layout_table(layout, LK_TEXT("score"), (LkSpan){0}, diagnostics);
    const LkTableStyle *measures = lk_layout_table(layout, LK_TEXT("measures"), (LkSpan){0}, diagnostics);
    cr_assert(score != NULL && measures != NULL);
    cr_assert_not_null(lk_layout_table(layout, LK_TEXT("default"), (LkSpan){0}, diagnostics));
    cr_expect_eq(score->rule, LK_POINT / 2);
    cr_expect_not(score->full_width);
    cr_expect_eq(score->alignment, LK_ALIGNMENT_CENTRE);
    cr_expect_eq(score->text.size, 16 * LK_POINT);
    cr_expect_eq(score->text.pitch, LK_MILLIPOINTS(21300));
    cr_expect(score->header.bold && !score->text.bold);
    cr_expect(measures->full_width && measures->header_repeat && measures->header.bold);
    cr_expect_eq(measures->text.size, 14 * LK_POINT);
    cr_expect_eq(measures->text.pitch, LK_MILLIPOINTS(18200));
    cr_expect_eq(measures->vertical, LK_VERTICAL_TOP);
    cr_expect_eq(measures->justify, LK_JUSTIFY_NONE);
    cr_expect_eq(measures->header_fill, 0xFFFFFF);
    cr_expect_eq(diagnostics->count, 0);
    loading_end(&loading);
}

Test(layouts_shipped, the_memo_has_the_type_of_its_form)
{
    Loading loading = loading_start();
    const LkLayout *layout = shipped(&loading, "memo");
    cr_expect_eq(layout->title.paragraph.text.size, 29 * LK_POINT);
    cr_expect_eq(layout->title.paragraph.text.pitch, 35 * LK_POINT);
    cr_expect(layout->title.paragraph.text.bold);
    cr_expect_eq(layout->title.paragraph.alignment, LK_ALIGNMENT_CENTRE);
    for (size_t i = 0; i < 4; i++) {
        cr_expect_eq(layout->head[i].label_text.size, 20 * LK_POINT);
        cr_expect(layout->head[i].label_text.bold && layout->head[i].leader);
        cr_expect_eq(layout->head[i].text.size, 16 * LK_POINT);
    }
    cr_expect_str_eq(layout->head[4].label, "เรียน");
    loading_end(&loading);
}

Test(layouts_shipped, agenda_lines_of_minutes_stand_at_the_left_margin_and_are_bold)
{
    Loading loading = loading_start();
    const LkLayout *layout = shipped(&loading, "minutes");
    cr_expect_eq(layout->part.alignment, LK_ALIGNMENT_LEFT); /* ระเบียบวาระที่ ๑ as it is typed */
    cr_expect_eq(layout->part.indent, 0);
    cr_expect(layout->part.text.bold);
    loading_end(&loading);
}
