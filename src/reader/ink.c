/* Finds where two PDFs look different: paints both with one pixel a point and compares them pixel by pixel. A
 * pixel counts as equal if one next to its place is alike, since programs round the coordinates of rules
 * differently. */
#include <cairo.h>
#include <poppler.h>
#include <string.h>

#include "reader/reader_private.h"

#define TOLERANCE 64   /* of 255: how much antialiasing changes a thin rule that moved by half a pixel */
#define WHITE     208  /* what is lighter is paper, not ink */
#define WIDEST    4000 /* pt; a larger page is not painted */

/* ---- In the child process */

typedef struct Pair {
    const char *paths[2];
} Pair;

typedef struct Pixels {
    cairo_surface_t *surface;
    const unsigned char *bytes; /* four a pixel: blue, green, red, nothing */
    int width, height, stride;
} Pixels;

static bool paint(PopplerDocument *document, int at, Pixels *pixels)
{
    double width = 0, height = 0;
    PopplerPage *page = poppler_document_get_page(document, at);
    if (page == NULL)
        return false;
    poppler_page_get_size(page, &width, &height);
    bool is_good = width >= 1 && height >= 1 && width <= WIDEST && height <= WIDEST;
    if (is_good) {
        *pixels = (Pixels){.width = (int)width, .height = (int)height};
        pixels->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels->width, pixels->height);
        cairo_t *cairo = cairo_create(pixels->surface);
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_paint(cairo);
        poppler_page_render(page, cairo);
        is_good = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
        cairo_destroy(cairo);
        cairo_surface_flush(pixels->surface);
        pixels->bytes = cairo_image_surface_get_data(pixels->surface);
        pixels->stride = cairo_image_surface_get_stride(pixels->surface);
    }
    g_object_unref(page);
    return is_good;
}

static const unsigned char *pixel_at(const Pixels *pixels, int x, int y)
{
    x = x < 0 ? 0 : x < pixels->width ? x : pixels->width - 1;
    y = y < 0 ? 0 : y < pixels->height ? y : pixels->height - 1;
    return pixels->bytes + (ptrdiff_t)y * pixels->stride + (ptrdiff_t)x * 4;
}

/* Whether the other picture has about such a pixel at this place: each of its colours lies between the lowest
 * and the highest of the pixels around. */
static bool is_found(const unsigned char *pixel, const Pixels *other, int x, int y)
{
    for (int channel = 0; channel < 3; channel++) {
        int low = 255, high = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int value = pixel_at(other, x + dx, y + dy)[channel];
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
        if (pixel[channel] + TOLERANCE < low || pixel[channel] > high + TOLERANCE)
            return false;
    }
    return true;
}

static bool is_ink(const unsigned char *pixel)
{
    return pixel[0] < WHITE || pixel[1] < WHITE || pixel[2] < WHITE;
}

static void compare_row(const Pixels *a, const Pixels *b, int y, int width, unsigned char *cells)
{
    for (int x = 0; x < width; x++) {
        const unsigned char *in_a = pixel_at(a, x, y), *in_b = pixel_at(b, x, y);
        if (memcmp(in_a, in_b, 3) == 0 || (is_found(in_a, b, x, y) && is_found(in_b, a, x, y)))
            continue;
        cells[x / LK_INK_CELL] |=
            (unsigned char)((is_ink(in_a) ? LK_INK_IN_A : 0) | (is_ink(in_b) ? LK_INK_IN_B : 0));
    }
}

static void compare_pages(const Pixels *a, const Pixels *b, uint32_t page, FILE *out)
{
    int width = a->width < b->width ? a->width : b->width,
        height = a->height < b->height ? a->height : b->height;
    size_t columns = (size_t)(width + LK_INK_CELL - 1) / LK_INK_CELL;
    unsigned char *cells = g_malloc0(columns);
    for (int y = 0; y < height; y++) {
        if (memcmp(pixel_at(a, 0, y), pixel_at(b, 0, y), (size_t)width * 4) != 0)
            compare_row(a, b, y, width, cells);
        if ((y + 1) % LK_INK_CELL != 0 && y + 1 < height)
            continue;
        for (size_t column = 0; column < columns; column++) {
            LkReadInk ink = {page, (uint32_t)column, (uint32_t)(y / LK_INK_CELL), cells[column]};
            if (cells[column] != 0)
                fwrite(&ink, sizeof ink, 1, out);
            cells[column] = 0;
        }
    }
    g_free(cells);
}

static void compare_files(const void *context, FILE *out)
{
    const Pair *pair = context;
    PopplerDocument *a = lk_reader_document(pair->paths[0]), *b = lk_reader_document(pair->paths[1]);
    int count = a == NULL || b == NULL ? 0 : poppler_document_get_n_pages(a);
    count = count > 0 && poppler_document_get_n_pages(b) < count ? poppler_document_get_n_pages(b) : count;
    for (int i = 0; i < count; i++) {
        Pixels in_a = {0}, in_b = {0};
        if (paint(a, i, &in_a) && paint(b, i, &in_b))
            compare_pages(&in_a, &in_b, (uint32_t)i + 1, out);
        if (in_a.surface != NULL)
            cairo_surface_destroy(in_a.surface);
        if (in_b.surface != NULL)
            cairo_surface_destroy(in_b.surface);
    }
}

/* ---- Reading what the child wrote */

const LkReadInk *lk_reader_ink(const char *a, const char *b, LkArena *arena, size_t *count)
{
    Pair pair = {{a, b}};
    LkText all = lk_reader_apart(compare_files, &pair, arena);
    *count = all.length / sizeof(LkReadInk);
    LkReadInk *ink = LK_NEW_ARRAY(arena, *count + 1, LkReadInk);
    if (*count > 0)
        memcpy(ink, all.bytes, *count * sizeof *ink);
    return ink;
}
