/* Frames as JSON: the exact text, since the golden files are made of it. */
#include <criterion/criterion.h>

#include <cjson/cJSON.h>
#include <locale.h>

#include "frame/frame.h"

static LkArena *arena;
static LkFrames frames;
static LkFace face;

static void begin(void)
{
    arena = lk_arena_create();
    frames = (LkFrames){.title = LK_TEXT("รายงาน")};
    face = (LkFace){.family = "Laksaman",
                    .style_name = "Bold",
                    .path = "/secret/Laksaman-Bold.ttf",
                    .units_per_em = 1000};
}

static void end(void)
{
    lk_arena_destroy(arena);
}

TestSuite(json, .init = begin, .fini = end);

static const char *dump(size_t first, size_t last)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_frames_json(&frames, first, last, &out);
    const char *text = lk_buffer_view(&out).bytes;
    cJSON *parsed = cJSON_Parse(text);
    cr_assert_not_null(parsed, "not JSON: %s", text);
    cJSON_Delete(parsed);
    return text;
}

static LkGlyphRun *add_run(LkPage *page, const char *text)
{
    LkItem *item = lk_page_add(page, LK_ITEM_GLYPHS, LK_ROLE_PARAGRAPH, arena);
    LkGlyphRun *run = LK_NEW(arena, LkGlyphRun);
    run->face = &face;
    run->size = LK_MILLIPOINTS(10646);
    run->text = lk_text(text);
    run->width = 100 * LK_POINT;
    run->glyphs = LK_NEW_ARRAY(arena, 2, LkGlyph);
    run->count = 2;
    item->as.run = run;
    return run;
}

Test(json, shows_each_kind_of_item_on_a_line)
{
    LkFile source = {.name = "report.md"};
    LkPicture picture = {.path = "/home/office/ตรา.png",
                         .width = 8,
                         .height = 9,
                         .channels = 3,
                         .alpha = (const uint8_t *)"x"};
    frames.author = LK_TEXT("อบต.หนองจอก");
    LkPage *page = lk_frames_add_page(&frames, LK_MILLICENTIMETRES(21000), LK_MILLICENTIMETRES(29700), arena);
    page->label = "- ๒ -";
    LkGlyphRun *run = add_run(page, "น้ำ \"ใส\"");
    run->glyphs[0].stretch = (int32_t)(run->size / 8);
    run->colour = 0xC00000;
    run->strike = true;
    run->underline = LK_POINT;
    run->position = LK_TEXT_SUBSCRIPT;
    run->link = LK_TEXT("https://example.org");
    LkItem *item = &page->items[0];
    item->x = 85 * LK_POINT;
    item->y = LK_MILLIPOINTS(72346);
    item->block = 3;
    item->part = 2;
    item->line_start = item->line_stretched = true;
    item->span = (LkSpan){&source, 12, 3, 5};
    item = lk_page_add(page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, arena);
    item->width = 10 * LK_POINT;
    item->thickness = LK_POINT / 2;
    item->dash = LK_DASH_DOTTED;
    item = lk_page_add(page, LK_ITEM_FILL, LK_ROLE_ARTIFACT, arena);
    item->colour = 0xEEEEEE;
    item = lk_page_add(page, LK_ITEM_IMAGE, LK_ROLE_SIGNATURE, arena);
    item->as.picture = &picture;
    item->alt = LK_TEXT("ตรา");
    item = lk_page_add(page, LK_ITEM_LINK, LK_ROLE_PARAGRAPH, arena);
    item->as.link = LK_TEXT("mailto:a@b");
    cr_expect_str_eq(
        dump(1, 1),
        "{\"title\":\"รายงาน\",\"author\":\"อบต.หนองจอก\",\"pages\":[\n"
        "{\"page\":1,\"label\":\"- ๒ -\",\"width\":595.28,\"height\":841.89,\"items\":[\n"
        "{\"kind\":\"glyphs\",\"role\":\"paragraph\",\"block\":3,\"part\":2,\"x\":85.00,\"y\":72.35,"
        "\"width\":100.00,\"font\":\"Laksaman Bold\",\"size\":10.65,\"text\":\"น้ำ \\\"ใส\\\"\","
        "\"colour\":\"#c00000\",\"line_start\":true,\"stretch\":0.13,\"strike\":true,"
        "\"underline\":true,\"position\":\"subscript\","
        "\"link\":\"https://example.org\",\"at\":\"report.md:12:3\"},\n"
        "{\"kind\":\"rule\",\"role\":\"artifact\",\"x\":0.00,\"y\":0.00,\"width\":10.00,\"height\":0.00,"
        "\"thickness\":0.50,\"dash\":\"dotted\"},\n"
        "{\"kind\":\"fill\",\"role\":\"artifact\",\"x\":0.00,\"y\":0.00,\"width\":0.00,\"height\":0.00,"
        "\"colour\":\"#eeeeee\"},\n"
        "{\"kind\":\"image\",\"role\":\"signature\",\"x\":0.00,\"y\":0.00,\"width\":0.00,\"height\":0.00,"
        "\"file\":\"ตรา.png\",\"pixels\":\"8x9\",\"colours\":\"rgb\",\"alpha\":true,\"alt\":\"ตรา\"},\n"
        "{\"kind\":\"link\",\"role\":\"paragraph\",\"x\":0.00,\"y\":0.00,\"width\":0.00,\"height\":0.00,"
        "\"link\":\"mailto:a@b\"}]}\n"
        "]}\n");
}

Test(json, rounds_halves_away_from_zero_in_any_locale)
{
    setlocale(LC_ALL, "de_DE.UTF-8"); /* where it is installed, a comma would show */
    static const struct {
        LkLength length;
        const char *shown;
    } cases[] = {{0, "0.00"},
                 {LK_POINT / 200 + 1, "0.01"}, /* 0.005 and a trace */
                 {327, "0.00"},                /* 0.00499 */
                 {-327, "0.00"},               /* no -0.00 */
                 {-328, "-0.01"},              /* -0.005005 */
                 {LK_POINT / 8, "0.13"},       /* 0.125 */
                 {-LK_POINT / 8, "-0.13"},
                 {LK_POINT - 1, "1.00"},
                 {-12 * LK_POINT - LK_POINT / 2, "-12.50"},
                 {INT64_MAX, "140737488355328.00"},
                 {INT64_MIN, "-140737488355328.00"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        frames.count = 0;
        LkPage *page = lk_frames_add_page(&frames, cases[i].length, 0, arena);
        page->label = "";
        char *wanted = lk_arena_printf(arena, "\"width\":%s,", cases[i].shown);
        cr_expect_not_null(strstr(dump(1, 1), wanted), "%s in %s", wanted, dump(1, 1));
    }
    setlocale(LC_ALL, "C");
}

Test(json, shows_characters_that_show_nothing)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {{"ก\u200Bข", "\"ก\\u200bข\""},
                 {"ก\u00A0ข", "\"ก\\u00a0ข\""},
                 {"a\\b\tc\nd\x01", "\"a\\\\b\\tc\\nd\\u0001\""},
                 {"ก\xFF", "\"ก\uFFFD\""},
                 {"ำ", "\"ำ\""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        frames.count = 0;
        add_run(lk_frames_add_page(&frames, 0, 0, arena), cases[i].text);
        cr_expect_not_null(strstr(dump(1, 1), cases[i].shown), "%s", dump(1, 1));
    }
}

Test(json, gives_the_pages_asked_for)
{
    for (int i = 0; i < 3; i++)
        lk_frames_add_page(&frames, 0, 0, arena);
    cr_expect_null(strstr(dump(2, 3), "\"page\":1,"));
    cr_expect_not_null(strstr(dump(2, 3), "\"page\":2,"));
    cr_expect_not_null(strstr(dump(2, 3), "\"page\":3,"));
    cr_expect_not_null(strstr(dump(0, SIZE_MAX), "\"page\":1,"));
    cr_expect_null(strstr(dump(4, 9), "\"page\":"));
}

Test(json, hides_where_fonts_are)
{
    add_run(lk_frames_add_page(&frames, 0, 0, arena), "ก");
    cr_expect_null(strstr(dump(1, 1), "secret"));
}
