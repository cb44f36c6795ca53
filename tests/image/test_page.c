/* Pages out, PNG and SVG: the same page painted by both, and what must not change between runs. */
#include <criterion/criterion.h>

#include <stdio.h>

#include "base/limits.h"
#include "image/compare.h"
#include "image/files.h"
#include "image/image.h"
#include "image/page.h"

static LkArena *arena;
static LkDiagnostics diagnostics;
static const LkFace *face;
static LkPage page;

static void begin(void)
{
    arena = lk_arena_create();
    lk_diagnostics_init(&diagnostics, arena);
    face = test_face(TEST_FONT, arena);
    cr_assert_not_null(face, "%s is missing: install fonts-thai-tlwg", TEST_FONT);
    page = (LkPage){.width = 200 * LK_POINT, .height = 100 * LK_POINT, .label = ""};
}

static void end(void)
{
    lk_arena_destroy(arena);
}

TestSuite(png, .init = begin, .fini = end);
TestSuite(svg, .init = begin, .fini = end);

static LkText png_of(const LkPage *painted, double ppi)
{
    TestSink sink = {0};
    lk_buffer_init(&sink.bytes, arena);
    cr_assert(lk_png_write(painted, ppi, test_write, &sink, arena, &diagnostics));
    return lk_buffer_view(&sink.bytes);
}

static const LkPicture *picture_of(const LkPage *painted, double ppi)
{
    const LkPicture *picture =
        lk_picture_load(test_file(png_of(painted, ppi), arena), (LkSpan){0}, arena, &diagnostics);
    cr_assert_not_null(picture);
    return picture;
}

static LkText svg_for(const LkPage *painted, bool for_screen)
{
    TestSink sink = {0};
    lk_buffer_init(&sink.bytes, arena);
    cr_assert(lk_svg_write(painted, for_screen, test_write, &sink, arena, &diagnostics));
    return lk_buffer_view(&sink.bytes);
}

static LkText svg_of(const LkPage *painted)
{
    return svg_for(painted, false);
}

static const LkPicture *square_picture(uint8_t red, uint8_t green, uint8_t blue, uint8_t alpha)
{
    LkPicture *picture = LK_NEW(arena, LkPicture);
    *picture = (LkPicture){.path = "seal.png", .width = 8, .height = 8, .channels = 3};
    uint8_t *pixels = lk_arena_alloc(arena, 8 * 8 * 3), *alphas = lk_arena_alloc(arena, 8 * 8);
    for (int i = 0; i < 64; i++) {
        pixels[3 * i] = red;
        pixels[3 * i + 1] = green;
        pixels[3 * i + 2] = blue;
        alphas[i] = alpha;
    }
    picture->pixels = pixels;
    picture->alpha = alphas;
    return picture;
}

static void fill_page(void)
{
    test_add_text(&page, face, 20, 40, 24, "น้ำ ปู่ ที่", arena);
    test_add_rule(&page, 20, 60, 160, 0, 0.5, arena);
    test_add_rule(&page, 20, 70, 160, 0, 1, arena)->dash = LK_DASH_DOTTED;
    test_add_box(&page, LK_ITEM_FILL, 20, 80, 40, 10, arena)->colour = 0xC0FFC0;
    LkItem *image = test_add_box(&page, LK_ITEM_IMAGE, 150, 75, 20, 20, arena);
    image->as.picture = square_picture(200, 0, 0, 128);
    image->alt = LK_TEXT("ตรา <อบต.> & \"ลายเซ็น\"");
    LkItem *link = test_add_box(&page, LK_ITEM_LINK, 20, 20, 60, 25, arena);
    link->as.link = LK_TEXT("https://example.org/?a=1&b=<2>\"");
}

static const uint8_t *pixel(const LkPicture *picture, uint32_t x, uint32_t y)
{
    return picture->pixels + ((size_t)y * picture->width + x) * (size_t)picture->channels;
}

Test(png, has_the_size_of_the_page)
{
    static const struct {
        double ppi;
        uint32_t width, height;
    } cases[] = {{36, 100, 50}, {72, 200, 100}, {150, 417, 208}, {1200, 3333, 1667}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const LkPicture *picture = picture_of(&page, cases[i].ppi);
        cr_expect_eq(picture->width, cases[i].width);
        cr_expect_eq(picture->height, cases[i].height);
        cr_expect_eq(test_share_dark(picture), 0, "an empty page is white");
    }
}

Test(png, is_grey_until_there_is_colour)
{
    test_add_text(&page, face, 20, 40, 24, "กขค", arena);
    cr_expect_eq(picture_of(&page, 72)->channels, 1);
    ((LkGlyphRun *)page.items[0].as.run)->colour = 0xC00000;
    cr_expect_eq(picture_of(&page, 72)->channels, 3);
}

Test(png, draws_thin_rules_sharp_and_full)
{
    static const double thicknesses[] = {0, 0.1, 0.5, 0.75};
    for (size_t i = 0; i < 4; i++) {
        page.count = 0;
        test_add_rule(&page, 10, 50.3 + (double)i / 7, 100, 0, thicknesses[i], arena);
        const LkPicture *picture = picture_of(&page, 96);
        int black = 0, grey = 0;
        for (uint32_t y = 0; y < picture->height; y++) {
            black += *pixel(picture, 60, y) == 0;
            grey += *pixel(picture, 60, y) != 0 && *pixel(picture, 60, y) != 255;
        }
        cr_expect_eq(black, 1, "thickness %zu: %d rows", i, black);
        cr_expect_eq(grey, 0);
    }
}

Test(png, dots_a_rule_from_its_start_to_its_end)
{
    test_add_rule(&page, 10, 50, 90, 0, 1, arena)->dash = LK_DASH_DOTTED;
    const LkPicture *picture = picture_of(&page, 288); /* a dot is 4 pixels, a pitch 12 */
    int dots = 0;
    for (uint32_t x = 1; x < picture->width; x++)
        dots += *pixel(picture, x, 200) < 128 && *pixel(picture, x - 1, 200) >= 128;
    cr_expect(dots == 30 || dots == 31, "%d dots", dots);
    cr_expect_lt(*pixel(picture, 40, 200), 128, "the first dot stands at the start");
}

Test(png, lays_a_clear_picture_over_what_is_below)
{
    test_add_box(&page, LK_ITEM_FILL, 0, 0, 200, 50, arena)->colour = 0x0000FF;
    LkItem *image = test_add_box(&page, LK_ITEM_IMAGE, 40, 30, 40, 40, arena);
    image->as.picture = square_picture(255, 0, 0, 128);
    const LkPicture *picture = picture_of(&page, 72);
    const uint8_t *over_blue = pixel(picture, 60, 40), *over_white = pixel(picture, 60, 60);
    cr_expect(abs(over_blue[0] - 128) <= 2 && over_blue[1] == 0 && abs(over_blue[2] - 127) <= 2);
    cr_expect(over_white[0] >= 254 && abs(over_white[1] - 127) <= 2 && abs(over_white[2] - 127) <= 2);
    cr_expect_eq(pixel(picture, 39, 60)[1], 255, "nothing beside its box");
    cr_expect_leq(abs(pixel(picture, 40, 60)[1] - 127), 2, "its edge is not blurred");
}

Test(png, paints_a_jpeg_that_was_passed_through)
{
    LkText bytes = test_jpeg(64, 64, JCS_GRAYSCALE, false, (LkText){0}, arena);
    LkItem *image = test_add_box(&page, LK_ITEM_IMAGE, 0, 0, 64, 64, arena);
    image->as.picture = lk_picture_load(test_file(bytes, arena), (LkSpan){0}, arena, &diagnostics);
    cr_assert_not_null(image->as.picture);
    const LkPicture *picture = picture_of(&page, 72);
    cr_expect_lt(*pixel(picture, 1, 30), 30);
    cr_expect_gt(*pixel(picture, 62, 30), 225);
}

/* Rows from `top` to `bottom` with ink between two columns: where marks stand. */
static bool ink_between(const LkPicture *picture, uint32_t left, uint32_t right, uint32_t top,
                        uint32_t bottom)
{
    for (uint32_t y = top; y < bottom; y++)
        for (uint32_t x = left; x < right; x++)
            if (test_grey_at(picture, x, y) < 100)
                return true;
    return false;
}

Test(png, puts_marks_above_and_below)
{
    LkItem *text = test_add_text(&page, face, 20, 60, 40, "ปู่", arena);
    const LkPicture *picture = picture_of(&page, 72);
    uint32_t left = 20, right = left + (uint32_t)(text->as.run->width / LK_POINT);
    cr_expect(ink_between(picture, left, right, 20, 32), "the tone mark above the tall consonant");
    cr_expect(ink_between(picture, left, right, 62, 75), "the vowel below");
    page.count = 0;
    test_add_text(&page, face, 20, 60, 40, "ป", arena);
    picture = picture_of(&page, 72);
    cr_expect(!ink_between(picture, left, right, 62, 75), "the bare consonant has nothing below");
}

Test(png, moves_glyphs_by_their_stretch)
{
    LkItem *text = test_add_text(&page, face, 20, 60, 40, "กก", arena);
    const LkPicture *before = picture_of(&page, 72);
    ((LkGlyphRun *)text->as.run)->glyphs[0].stretch = 50 * LK_POINT;
    const LkPicture *after = picture_of(&page, 72);
    cr_expect(ink_between(before, 42, 65, 30, 60));
    cr_expect(!ink_between(after, 44, 85, 30, 60));
    cr_expect(ink_between(after, 92, 115, 30, 60));
}

Test(png, strikes_text_through)
{
    LkItem *text = test_add_text(&page, face, 20, 60, 40, " ", arena);
    cr_expect_eq(test_share_dark(picture_of(&page, 72)), 0);
    ((LkGlyphRun *)text->as.run)->strike = true;
    cr_expect_gt(test_share_dark(picture_of(&page, 72)), 0);
}

Test(png, underlines_text)
{
    LkItem *text = test_add_text(&page, face, 20, 60, 40, "กก", arena);
    cr_expect(!ink_between(picture_of(&page, 72), 20, 60, 70, 72));
    ((LkGlyphRun *)text->as.run)->underline = 2 * LK_POINT;
    ((LkGlyphRun *)text->as.run)->underline_depth = 11 * LK_POINT;
    cr_expect(ink_between(picture_of(&page, 72), 20, 60, 70, 72));
    cr_expect(!ink_between(picture_of(&page, 72), 20, 60, 73, 80));
}

Test(png, is_the_same_on_every_run)
{
    fill_page();
    LkText first = png_of(&page, 150), second = png_of(&page, 150);
    cr_expect(lk_text_equal(first, second));
}

Test(png, refuses_a_page_past_the_limit)
{
    page.width = page.height = 20000 * LK_POINT;
    TestSink sink = {0};
    lk_buffer_init(&sink.bytes, arena);
    cr_expect_not(lk_png_write(&page, 1200, test_write, &sink, arena, &diagnostics));
    cr_expect_str_eq(diagnostics.last->code, "E-limit-page-pixels");
    cr_expect_eq(lk_diagnostics_exit_code(&diagnostics), LK_FAILURE_LIMIT);
}

/* Cairo makes no surface with a side of more than 32,767 pixels, as it makes none without memory. */
Test(png, tells_when_a_picture_of_the_page_cannot_be_painted)
{
    enum { SIDE = 40000 };
    LkPicture picture = {.path = "wide", .width = SIDE, .height = 1, .channels = 1};
    picture.pixels = lk_arena_array(arena, SIDE, 1);
    test_add_box(&page, LK_ITEM_IMAGE, 0, 0, 64, 64, arena)->as.picture = &picture;
    TestSink sink = {0};
    lk_buffer_init(&sink.bytes, arena);
    cr_expect_not(lk_png_write(&page, 72, test_write, &sink, arena, &diagnostics));
    cr_assert_eq(diagnostics.errors, 1);
    cr_expect_str_eq(diagnostics.last->code, "E-image-memory");
    cr_expect_eq(lk_diagnostics_exit_code(&diagnostics), LK_FAILURE_LIMIT);
    cr_expect_eq(sink.bytes.length, 0);
}

Test(png, tells_when_nobody_takes_the_bytes)
{
    TestSink sink = {.room = 10};
    lk_buffer_init(&sink.bytes, arena);
    cr_expect_not(lk_png_write(&page, 72, test_write, &sink, arena, &diagnostics));
    cr_assert_eq(diagnostics.errors, 1);
    cr_expect_eq(diagnostics.last->id, LK_E_IMAGE_WRITE_PNG);
    cr_expect_not(lk_svg_write(&page, false, test_write, &sink, arena, &diagnostics));
    cr_assert_eq(diagnostics.errors, 2);
    cr_expect_eq(diagnostics.last->id, LK_E_IMAGE_WRITE_SVG);
    cr_expect_str_eq(diagnostics.last->code, "E-image-write");
    cr_expect_eq(lk_diagnostics_exit_code(&diagnostics), LK_FAILURE_FILE);
}

Test(svg, is_the_same_on_every_run)
{
    fill_page();
    LkText first = svg_of(&page);
    page.label = "another";
    svg_of(&page);
    cr_expect(lk_text_equal(first, svg_of(&page)));
}

static size_t count_of(LkText text, const char *part)
{
    size_t count = 0, length = strlen(part);
    for (size_t i = 0; i + length <= text.length; i++)
        count += memcmp(text.bytes + i, part, length) == 0;
    return count;
}

Test(svg, defines_a_glyph_once_at_any_size)
{
    test_add_text(&page, face, 20, 40, 24, "กก", arena);
    test_add_text(&page, face, 20, 80, 12, "กขก", arena);
    LkText svg = svg_of(&page);
    cr_expect_eq(count_of(svg, "<path id="), 2);
    cr_expect_eq(count_of(svg, "<use xlink:href=\"#g1\""), 4);
    cr_expect_eq(count_of(svg, "<use xlink:href=\"#g2\""), 1);
}

Test(svg, for_a_screen_has_a_path_for_each_run_and_no_definitions)
{
    test_add_text(&page, face, 20, 40, 24, "กก", arena);
    test_add_text(&page, face, 20, 80, 12, "กขก", arena);
    LkText svg = svg_for(&page, true);
    cr_expect_eq(count_of(svg, "<path transform="), 2);
    cr_expect_eq(count_of(svg, "M"), 5);
    cr_expect_eq(count_of(svg, "<use"), 0);
    cr_expect_eq(count_of(svg, "<path id="), 0);
}

Test(svg, is_well_formed_xml_whatever_the_text_says)
{
    fill_page();
    page.items[4].alt = LK_TEXT("a\x01\xFF]]>&amp;<!--");
    LkText path = test_file(svg_of(&page), arena);
    char *command = lk_arena_printf(arena,
                                    "python3 -c 'import sys, xml.etree.ElementTree as e; "
                                    "r = e.parse(sys.argv[1]).getroot(); "
                                    "print(r.get(\"width\"), r.get(\"viewBox\"), len(list(r.iter())))' %s",
                                    path.bytes);
    FILE *parser = popen(command, "r");
    cr_assert_not_null(parser);
    char line[128] = "";
    char *got = fgets(line, sizeof line, parser);
    cr_assert_eq(pclose(parser), 0, "not XML");
    cr_assert_not_null(got);
    cr_expect(strncmp(line, "200pt 0 0 200 100 ", 18) == 0, "%s", line);
}

Test(svg, carries_pictures_in_their_own_format)
{
    LkText bytes = test_jpeg(16, 16, JCS_RGB, false, (LkText){0}, arena);
    LkItem *image = test_add_box(&page, LK_ITEM_IMAGE, 0, 0, 10, 10, arena);
    image->as.picture = lk_picture_load(test_file(bytes, arena), (LkSpan){0}, arena, &diagnostics);
    image = test_add_box(&page, LK_ITEM_IMAGE, 20, 0, 10, 10, arena);
    image->as.picture = square_picture(1, 2, 3, 4);
    LkText svg = svg_of(&page);
    cr_expect_eq(count_of(svg, "data:image/jpeg;base64,/9j/"), 1);
    cr_expect_eq(count_of(svg, "data:image/png;base64,iVBORw0KGgo"), 1);
}

static void expect_as_png(bool for_screen)
{
    test_add_text(&page, face, 20, 40, 24, "น้ำ ปู่ ที่ กุ้ง", arena);
    test_add_text(&page, face, 20, 80, 10.6464, "มาตรการส่งเสริมคุณธรรม", arena);
    LkText svg = test_file(svg_for(&page, for_screen), arena);
    char *named = lk_arena_printf(arena, "%s.svg", svg.bytes),
         *drawn = lk_arena_printf(arena, "%s.png", svg.bytes);
    char *command = lk_arena_printf(arena, "cp %s %s && mutool draw -q -r 144 -o %s %s 2>/dev/null",
                                    svg.bytes, named, drawn, named);
    cr_assert_eq(system(command), 0);
    lk_arena_defer(arena, test_remove_file, named);
    lk_arena_defer(arena, test_remove_file, drawn);
    const LkPicture *theirs = lk_picture_load(lk_text(drawn), (LkSpan){0}, arena, &diagnostics);
    cr_assert_not_null(theirs);
    const LkPicture *ours = picture_of(&page, 144);
    cr_expect_gt(test_share_dark(ours), 0.005);
    double share = test_share_differing(ours, theirs, 60);
    cr_expect_lt(share, 0.002, "%.4f of the pixels differ", share);
    page.count = 1;
    share = test_share_differing(picture_of(&page, 144), theirs, 60);
    cr_expect_gt(share, 0.002, "a line less must show: %.4f", share);
}

Test(svg, shows_what_the_png_shows)
{
    expect_as_png(false);
}

Test(svg, for_a_screen_shows_what_the_png_shows)
{
    expect_as_png(true);
}

/* The preview keeps the pieces that did not change, and tells them by their lines. */
Test(svg, for_a_screen_is_a_piece_a_line_and_leads_nowhere)
{
    fill_page();
    page.items[4].alt = LK_TEXT("ตรา\n<อบต.>");
    LkText svg = svg_for(&page, true);
    const char *at = strstr(lk_arena_printf(arena, "%.*s", (int)svg.length, svg.bytes), "</defs>\n") + 8;
    size_t pieces = 0;
    for (const char *end; strcmp(at, "</svg>\n") != 0; at = end + 1, pieces++) {
        end = strchr(at, '\n');
        cr_assert_not_null(end);
        cr_expect(at[0] == '<' && end[-1] == '>', "%.*s", (int)(end - at), at);
    }
    cr_expect_eq(pieces, 1 + 5); /* the ground, and all but the link */
    cr_expect_eq(count_of(svg, "<a "), 0);
}
