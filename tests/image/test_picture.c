/* Pictures in: every PNG flavour, JPEG passed through or turned, and files that are damaged. */
#include <criterion/criterion.h>
#include <libdeflate.h>

#include "base/limits.h"
#include "image/files.h"
#include "image/image.h"
#include "image/picture_in.h"
#include "image/png_out.h"
#include "pdf/claims/srgb.h"
#include "said.h"

static LkArena *arena;
static LkDiagnostics diagnostics;
static LkFile source;
static LkSpan here;

static void begin(void)
{
    arena = lk_arena_create();
    lk_diagnostics_init(&diagnostics, arena);
    source = (LkFile){.name = "report.md"};
    here = (LkSpan){&source, 7, 3, 10};
}

static void end(void)
{
    lk_arena_destroy(arena);
}

TestSuite(picture, .init = begin, .fini = end);

static const LkPicture *load(LkText bytes)
{
    return lk_picture_load(test_file(bytes, arena), here, arena, &diagnostics);
}

static void expect_refused(LkText bytes, const char *code)
{
    size_t before = diagnostics.errors;
    cr_expect_null(load(bytes), "expected %s", code);
    cr_assert_eq(diagnostics.errors, before + 1, "expected one error, %s", code);
    cr_expect_str_eq(diagnostics.last->code, code);
    cr_expect_eq(diagnostics.last->span.file, &source);
    cr_expect_eq(diagnostics.last->span.line, 7);
    cr_expect_not_null(said_hint(diagnostics.last));
}

/* Nothing is quoted of libpng or libjpeg. */
static void expect_thai(void)
{
    const char *thai = said_thai(diagnostics.last);
    cr_expect_null(strstr(thai, "ไลบรารีแจ้งว่า"), "%s", thai);
}

typedef struct Flavour {
    int depth, type;
    bool transparent;
    int channels;
    bool alpha;
} Flavour;

static const Flavour FLAVOURS[] = {
    {1, PNG_COLOR_TYPE_GRAY, false, 1, false},      {2, PNG_COLOR_TYPE_GRAY, false, 1, false},
    {4, PNG_COLOR_TYPE_GRAY, false, 1, false},      {8, PNG_COLOR_TYPE_GRAY, false, 1, false},
    {16, PNG_COLOR_TYPE_GRAY, false, 1, false},     {8, PNG_COLOR_TYPE_GRAY, true, 1, true},
    {16, PNG_COLOR_TYPE_GRAY, true, 1, true},       {8, PNG_COLOR_TYPE_RGB, false, 3, false},
    {16, PNG_COLOR_TYPE_RGB, false, 3, false},      {8, PNG_COLOR_TYPE_RGB, true, 3, true},
    {1, PNG_COLOR_TYPE_PALETTE, false, 3, false},   {4, PNG_COLOR_TYPE_PALETTE, false, 3, false},
    {8, PNG_COLOR_TYPE_PALETTE, false, 3, false},   {8, PNG_COLOR_TYPE_PALETTE, true, 3, true},
    {8, PNG_COLOR_TYPE_GRAY_ALPHA, false, 1, true}, {16, PNG_COLOR_TYPE_GRAY_ALPHA, false, 1, true},
    {8, PNG_COLOR_TYPE_RGB_ALPHA, false, 3, true},  {16, PNG_COLOR_TYPE_RGB_ALPHA, false, 3, true},
};

/* What a sample of test_png is after reduction to 8 bit. */
static int expected_value(const Flavour *flavour, int x, int y, int channel, int size)
{
    if (flavour->type == PNG_COLOR_TYPE_PALETTE) {
        int top = flavour->depth == 8 ? 15 : (1 << flavour->depth) - 1;
        int index = (int)test_value(x, y, 0, size, (unsigned)top);
        return channel == 0 ? index * 17 : channel == 1 ? 255 - index * 17 : index * 3;
    }
    unsigned top = (1u << flavour->depth) - 1;
    return (int)((test_value(x, y, channel, size, top) * 255 + top / 2) / top);
}

static void check_flavour(const Flavour *flavour, bool interlaced)
{
    const int size = 33; /* not a multiple of 8, to meet every edge of packing and interlacing */
    const LkPicture *picture =
        load(test_png(size, flavour->depth, flavour->type, interlaced, flavour->transparent, arena));
    cr_assert_not_null(picture, "depth %d type %d", flavour->depth, flavour->type);
    cr_assert_eq(picture->width, size);
    cr_assert_eq(picture->height, size);
    cr_assert_eq(picture->channels, flavour->channels);
    cr_assert_eq(picture->alpha != NULL, flavour->alpha, "depth %d type %d", flavour->depth, flavour->type);
    cr_assert_eq(picture->jpeg.length, 0);
    for (int y = 0; y < size; y++)
        for (int x = 0; x < size; x++)
            for (int c = 0; c < picture->channels; c++)
                cr_assert_eq(picture->pixels[(y * size + x) * picture->channels + c],
                             expected_value(flavour, x, y, c, size), "depth %d type %d at %d,%d,%d",
                             flavour->depth, flavour->type, x, y, c);
    if (flavour->alpha && !flavour->transparent) {
        cr_assert_eq(picture->alpha[0], 255);
        cr_assert_eq(picture->alpha[size - 1], 0);
    } else if (flavour->alpha) {
        cr_assert_eq(picture->alpha[0], 0);
        cr_assert_eq(picture->alpha[size * size - 1], 255);
    }
}

Test(picture, reads_every_flavour_of_png)
{
    for (size_t i = 0; i < sizeof FLAVOURS / sizeof *FLAVOURS; i++) {
        check_flavour(&FLAVOURS[i], false);
        check_flavour(&FLAVOURS[i], true);
    }
}

Test(picture, reads_back_what_is_encoded)
{
    uint8_t pixels[5 * 3 * 3], alpha[5 * 3];
    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = (uint8_t)(i * 37);
    for (size_t i = 0; i < sizeof alpha; i++)
        alpha[i] = (uint8_t)(i * 17);
    for (int i = 0; i < 8; i++) {
        LkPicture made = {.width = 5, .height = 3, .channels = i % 2 == 0 ? 1 : 3, .pixels = pixels};
        made.alpha = i % 4 < 2 ? NULL : alpha;
        const LkPicture *seen = load(lk_png_encode(&made, (LkPngContent)(i / 4), 5906, arena));
        cr_assert_not_null(seen);
        cr_assert_eq(seen->channels, made.channels);
        cr_expect_arr_eq(seen->pixels, pixels, (size_t)15 * (size_t)made.channels);
        cr_assert_eq(seen->alpha != NULL, made.alpha != NULL);
        if (made.alpha != NULL)
            cr_expect_arr_eq(seen->alpha, alpha, sizeof alpha);
    }
}

Test(picture, drops_an_alpha_channel_that_hides_nothing)
{
    uint8_t pixels[4] = {1, 2, 3, 4}, alpha[4] = {255, 255, 255, 255};
    LkPicture made = {.width = 2, .height = 2, .channels = 1, .pixels = pixels, .alpha = alpha};
    const LkPicture *seen = load(lk_png_encode(&made, LK_PNG_DRAWING, 0, arena));
    cr_assert_not_null(seen);
    cr_expect_null(seen->alpha);
    cr_expect_arr_eq(seen->pixels, pixels, 4);
}

Test(picture, passes_jpeg_through_byte_for_byte)
{
    const J_COLOR_SPACE colours[] = {JCS_GRAYSCALE, JCS_RGB};
    for (int i = 0; i < 4; i++) {
        LkText bytes = test_jpeg(40, 24, colours[i / 2], i % 2 == 1, (LkText){0}, arena);
        const LkPicture *picture = load(bytes);
        cr_assert_not_null(picture);
        cr_expect_null(picture->pixels);
        cr_expect(lk_text_equal(picture->jpeg, bytes));
        cr_expect_eq(picture->width, 40);
        cr_expect_eq(picture->height, 24);
        cr_expect_eq(picture->channels, i / 2 == 0 ? 1 : 3);
        const uint8_t *pixels = lk_jpeg_pixels(picture, arena);
        cr_assert_not_null(pixels);
        cr_expect_lt(pixels[0], 30);
        cr_expect_gt(pixels[39 * picture->channels], 225);
    }
}

Test(picture, turns_a_jpeg_that_a_camera_marked)
{
    /* Where the stored left edge (dark) and, in green, the stored top edge (dark) are seen afterwards. */
    static const struct {
        char orientation;
        bool exchanged;
        int dark_red_x, dark_green_y; /* for 5–8 red runs down and green across */
    } cases[] = {{2, false, 1, 0}, {3, false, 1, 1}, {4, false, 0, 1}, {5, true, 0, 0},
                 {6, true, 1, 0},  {7, true, 1, 1},  {8, true, 0, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char exif[] = "Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0?\0\0\0\0\0\0\0";
        *(char *)memchr(exif, '?', sizeof exif - 1) = cases[i].orientation;
        const LkPicture *picture =
            load(test_jpeg(48, 32, JCS_RGB, false, (LkText){exif, sizeof exif - 1}, arena));
        cr_assert_not_null(picture);
        cr_assert_not_null(picture->pixels, "orientation %d", cases[i].orientation);
        cr_expect_eq(picture->jpeg.length, 0);
        cr_assert_eq(picture->width, cases[i].exchanged ? 32 : 48);
        cr_assert_eq(picture->height, cases[i].exchanged ? 48 : 32);
        uint32_t right = picture->width - 1, bottom = picture->height - 1;
        /* in a turned picture, the channel that runs across is green */
        int across = cases[i].exchanged ? 1 : 0, down = cases[i].exchanged ? 0 : 1;
        uint32_t dark_x = cases[i].dark_red_x != 0 ? right : 0,
                 dark_y = cases[i].dark_green_y != 0 ? bottom : 0;
        const uint8_t *dark = picture->pixels + (dark_y * picture->width + dark_x) * 3;
        const uint8_t *light = picture->pixels + ((bottom - dark_y) * picture->width + right - dark_x) * 3;
        cr_expect(dark[across] < 60 && dark[down] < 60, "orientation %d: %d %d", cases[i].orientation,
                  dark[across], dark[down]);
        cr_expect(light[across] > 195 && light[down] > 195, "orientation %d", cases[i].orientation);
    }
}

Test(picture, refuses_printing_colours)
{
    expect_refused(test_jpeg(16, 16, JCS_CMYK, false, (LkText){0}, arena), "E-image-colours");
}

Test(picture, names_the_formats_it_does_not_read)
{
    static const struct {
        const char *bytes, *named;
    } cases[] = {{"GIF89a......", "GIF"}, {"BM..........", "BMP"}, {"RIFF....WEBPVP8 ", "WebP"},
                 {"%PDF-1.7", "PDF"},     {"II*.....", "TIFF"},    {"....ftypheic", "HEIC"},
                 {"<svg xmlns=", "SVG"},  {"", "empty"},           {"hello", "neither"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_refused(lk_text(cases[i].bytes), "E-image-format");
        cr_expect_not_null(strstr(said(diagnostics.last), cases[i].named), "%s", said(diagnostics.last));
    }
}

Test(picture, refuses_a_png_that_is_cut_anywhere)
{
    LkText whole = test_png(20, 8, PNG_COLOR_TYPE_RGB_ALPHA, false, false, arena);
    for (size_t length = 8; length < whole.length; length += 7) {
        expect_refused(lk_text_slice(whole, 0, length), "E-image-corrupt");
        expect_thai();
    }
}

Test(picture, refuses_a_jpeg_that_is_cut_anywhere)
{
    LkText whole = test_jpeg(64, 64, JCS_RGB, false, (LkText){0}, arena);
    for (size_t length = 3; length < whole.length - 2; length += 11) {
        expect_refused(lk_text_slice(whole, 0, length), "E-image-corrupt");
        expect_thai();
    }
}

Test(picture, tells_in_thai_of_a_jpeg_whose_data_is_broken)
{
    LkText whole = test_jpeg(64, 64, JCS_RGB, false, (LkText){0}, arena);
    size_t broken = 0;
    for (size_t at = whole.length / 2; at < whole.length - 2; at += 3) {
        char *copy = lk_arena_copy(arena, whole.bytes, whole.length);
        copy[at] ^= 0x55;
        if (load((LkText){copy, whole.length}) == NULL)
            broken += strstr(said_thai(diagnostics.last), "ข้อมูลภาพผิดเพี้ยน") != NULL;
    }
    cr_expect_gt(broken, 0);
}

Test(picture, refuses_a_bomb_before_it_is_unpacked)
{
    static const uint32_t sides[][2] = {{LK_LIMIT_IMAGE_SIDE + 1, 1}, {1, 0x7FFFFFFF}, {16384, 16384}};
    for (size_t i = 0; i < 3; i++) {
        LkText bytes = test_png(2, 8, PNG_COLOR_TYPE_RGB, false, false, arena);
        char *copy = lk_arena_copy(arena, bytes.bytes, bytes.length);
        for (int k = 0; k < 8; k++)
            copy[16 + k] = (char)(sides[i][k / 4] >> (24 - 8 * (k % 4)));
        uint32_t check = libdeflate_crc32(0, copy + 12, 17);
        for (int k = 0; k < 4; k++)
            copy[29 + k] = (char)(check >> (24 - 8 * k));
        expect_refused((LkText){copy, bytes.length}, "E-limit-image");
        cr_expect_eq(lk_diagnostics_exit_code(&diagnostics), LK_FAILURE_LIMIT);
    }
}

Test(picture, tells_of_a_missing_file)
{
    cr_expect_null(lk_picture_load(LK_TEXT("/nowhere/ตรา.png"), here, arena, &diagnostics));
    cr_expect_eq(diagnostics.errors, 1);
    cr_expect_eq(lk_diagnostics_exit_code(&diagnostics), LK_FAILURE_FILE);
}

/* One byte changed at random gives a picture or one error: no crash, no silence. */
static void mutate(LkText bytes, unsigned *seed, int rounds)
{
    for (int round = 0; round < rounds; round++) {
        LkArena *scratch = lk_arena_create();
        LkDiagnostics messages;
        lk_diagnostics_init(&messages, scratch);
        char *copy = lk_arena_copy(scratch, bytes.bytes, bytes.length);
        size_t at = (size_t)rand_r(seed) % bytes.length;
        copy[at] = (char)(copy[at] ^ (1 + rand_r(seed) % 255));
        const LkPicture *picture =
            lk_picture_load(test_file((LkText){copy, bytes.length}, scratch), here, scratch, &messages);
        cr_assert_eq(messages.errors, picture == NULL ? 1 : 0, "byte %zu", at);
        if (picture != NULL)
            cr_assert((picture->pixels != NULL) != (picture->jpeg.length != 0));
        lk_arena_destroy(scratch);
    }
}

Test(picture, survives_random_damage)
{
    unsigned seed = (unsigned)getpid();
    cr_log_info("seed %u", seed);
    mutate(test_png(20, 8, PNG_COLOR_TYPE_PALETTE, true, true, arena), &seed, 300);
    mutate(test_png(20, 16, PNG_COLOR_TYPE_RGB_ALPHA, false, false, arena), &seed, 300);
    mutate(test_jpeg(40, 40, JCS_RGB, false, (LkText){0}, arena), &seed, 300);
    mutate(test_jpeg(40, 40, JCS_RGB, true, (LkText){0}, arena), &seed, 300);
}

/* ---- Colour profiles */

static LkText spliced(LkText bytes, size_t at, LkText more)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_append(&out, bytes.bytes, at);
    lk_buffer_text(&out, more);
    lk_buffer_append(&out, bytes.bytes + at, bytes.length - at);
    return lk_buffer_view(&out);
}

static void put_four(LkBuffer *out, size_t value)
{
    const char bytes[4] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value};
    lk_buffer_append(out, bytes, 4);
}

/* A PNG with an iCCP chunk behind its header. */
static LkText png_with_profile(LkText png, LkText profile)
{
    enum { BEHIND_HEADER = 8 + 25 };
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    char packed[2000];
    size_t length =
        libdeflate_zlib_compress(compressor, profile.bytes, profile.length, packed, sizeof packed);
    libdeflate_free_compressor(compressor);
    LkBuffer chunk;
    lk_buffer_init(&chunk, arena);
    put_four(&chunk, length + 3);
    lk_buffer_append(&chunk, "iCCPp\0\0", 7);
    lk_buffer_append(&chunk, packed, length);
    put_four(&chunk, libdeflate_crc32(0, chunk.bytes + 4, chunk.length - 4));
    return spliced(png, BEHIND_HEADER, lk_buffer_view(&chunk));
}

/* A JPEG with the profile in segments of at most `part` bytes behind its start; `skip` is left out. */
static LkText jpeg_with_profile(LkText jpeg, LkText profile, size_t part, size_t skip)
{
    size_t count = (profile.length + part - 1) / part;
    LkBuffer segments;
    lk_buffer_init(&segments, arena);
    for (size_t i = 0; i < count; i++) {
        size_t end = (i + 1) * part < profile.length ? (i + 1) * part : profile.length;
        LkText bytes = lk_text_slice(profile, i * part, end);
        const char head[] = {(char)0xFF, (char)0xE2, (char)((bytes.length + 16) >> 8),
                             (char)(bytes.length + 16)};
        const char place[] = {(char)(i + 1), (char)count};
        if (i == skip)
            continue;
        lk_buffer_append(&segments, head, 4);
        lk_buffer_append(&segments, "ICC_PROFILE", 12);
        lk_buffer_append(&segments, place, 2);
        lk_buffer_text(&segments, bytes);
    }
    return spliced(jpeg, 2, lk_buffer_view(&segments));
}

static LkText three_pixels(int channels)
{
    static const uint8_t pixels[9] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    LkPicture made = {.width = 3, .height = 1, .channels = channels, .pixels = pixels};
    return lk_png_encode(&made, LK_PNG_DRAWING, 0, arena);
}

Test(picture, keeps_the_colour_profile)
{
    LkText profile = lk_srgb_profile(arena);
    const LkPicture *png = load(png_with_profile(three_pixels(3), profile));
    cr_assert_not_null(png);
    cr_expect(lk_text_equal(png->profile, profile));
    LkText jpeg = test_jpeg(40, 24, JCS_RGB, false, (LkText){0}, arena);
    for (size_t part = 100; part <= 1000; part += 300) {
        const LkPicture *picture = load(jpeg_with_profile(jpeg, profile, part, SIZE_MAX));
        cr_assert_not_null(picture);
        cr_expect(lk_text_equal(picture->profile, profile), "parts of %zu", part);
    }
    cr_expect_eq(diagnostics.warnings, 0);
}

static void expect_profile_dropped(LkText bytes)
{
    size_t before = diagnostics.warnings;
    const LkPicture *picture = load(bytes);
    cr_assert_not_null(picture, "the picture itself is good");
    cr_expect_eq(picture->profile.length, 0);
    cr_assert_eq(diagnostics.warnings, before + 1);
    cr_expect_str_eq(diagnostics.last->code, "W-image-profile");
    cr_expect_eq(diagnostics.last->span.line, 7);
}

Test(picture, tells_of_a_colour_profile_that_is_left_out)
{
    LkText profile = lk_srgb_profile(arena), jpeg = test_jpeg(40, 24, JCS_RGB, false, (LkText){0}, arena);
    expect_profile_dropped(png_with_profile(three_pixels(3), lk_text_slice(profile, 0, 200)));
    expect_profile_dropped(png_with_profile(three_pixels(1), profile));
    expect_profile_dropped(png_with_profile(three_pixels(3), LK_TEXT("no profile at all")));
    expect_profile_dropped(jpeg_with_profile(jpeg, profile, 100, 2));
    char *damaged = lk_arena_copy(arena, profile.bytes, profile.length);
    memset(damaged + 128, 0x7F, 40);
    expect_profile_dropped(jpeg_with_profile(jpeg, (LkText){damaged, profile.length}, 1000, SIZE_MAX));
}
