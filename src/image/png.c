/* Paints a page as PNG, by cairo. Glyphs are filled as paths, so that the picture shows the outlines that the
 * PDF embeds, and no font of the system.
 *
 * Rules and fills are moved to whole pixels. So table borders of one thickness look alike and sharp
 * everywhere on the page, and a hairline is one black pixel, not two grey ones. */
#include <cairo.h>
#include <math.h>

#include "base/limits.h"
#include "frame/modules.h"
#include "image/image.h"
#include "image/paint.h"
#include "image/picture_in.h"
#include "image/png_out.h"
#include "image/scratch.h"

#define CAIRO_SIDE 32767 /* the longest side of a cairo image */

typedef struct Canvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
    double pixels_per_point;
    double font_scale; /* of the current run, in pixels a font unit */
    LkArena *arena;
    bool damaged; /* a picture could not be decoded, though it could be read */
} Canvas;

static void release_canvas(void *object)
{
    Canvas *canvas = object;
    if (canvas->cairo != NULL)
        cairo_destroy(canvas->cairo);
    if (canvas->surface != NULL)
        cairo_surface_destroy(canvas->surface);
    canvas->cairo = NULL;
    canvas->surface = NULL;
}

static double pixels(const Canvas *canvas, LkLength length)
{
    return lk_length_points(length) * canvas->pixels_per_point;
}

static void set_colour(cairo_t *cairo, uint32_t colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
}

static void run_start(void *context, const LkGlyphRun *run, LkLength x, LkLength y)
{
    (void)x, (void)y;
    Canvas *canvas = context;
    set_colour(canvas->cairo, run->colour);
    canvas->font_scale = pixels(canvas, run->size) / run->face->units_per_em;
}

static void quadratic_to(cairo_t *cairo, double control_x, double control_y, double x, double y)
{
    double from_x, from_y;
    cairo_get_current_point(cairo, &from_x, &from_y);
    cairo_curve_to(cairo, (from_x + 2 * control_x) / 3, (from_y + 2 * control_y) / 3, (x + 2 * control_x) / 3,
                   (y + 2 * control_y) / 3, x, y);
}

/* Glyphs are filled one by one: in a glyph, contours cut each other out; but a mark that overlaps its
 * consonant must not. */
static void paint_glyph(void *context, const LkOutline *outline, LkLength pen_x, LkLength pen_y)
{
    Canvas *canvas = context;
    cairo_t *cairo = canvas->cairo;
    double left = pixels(canvas, pen_x), base = pixels(canvas, pen_y), scale = canvas->font_scale;
    for (size_t i = 0; i < outline->count; i++) {
        const LkStep *step = &outline->steps[i];
        double x[3], y[3];
        for (int k = 0; k < 3; k++) {
            x[k] = left + (double)step->x[k] * scale;
            y[k] = base - (double)step->y[k] * scale;
        }
        switch (step->kind) {
        case LK_STEP_MOVE:
            cairo_move_to(cairo, x[0], y[0]);
            break;
        case LK_STEP_LINE:
            cairo_line_to(cairo, x[0], y[0]);
            break;
        case LK_STEP_QUADRATIC:
            quadratic_to(cairo, x[0], y[0], x[1], y[1]);
            break;
        case LK_STEP_CUBIC:
            cairo_curve_to(cairo, x[0], y[0], x[1], y[1], x[2], y[2]);
            break;
        case LK_STEP_CLOSE:
            cairo_close_path(cairo);
            break;
        }
    }
    cairo_fill(cairo);
}

static void run_end(void *context)
{
    (void)context;
}

/* Moves both edges to whole pixels, at least one apart. */
static void snap(double start, double length, double *edge, double *extent)
{
    *extent = fmax(1, floor(length + 0.5));
    *edge = floor(start + (length - *extent) / 2 + 0.5);
}

static void paint_rule(void *context, LkArea box, uint32_t colour)
{
    Canvas *canvas = context;
    double x, y, width, height;
    snap(pixels(canvas, box.x), pixels(canvas, box.width), &x, &width);
    snap(pixels(canvas, box.y), pixels(canvas, box.height), &y, &height);
    set_colour(canvas->cairo, colour);
    cairo_rectangle(canvas->cairo, x, y, width, height);
    cairo_fill(canvas->cairo);
}

static void paint_dots(void *context, LkArea line, LkLength thickness, uint32_t colour)
{
    Canvas *canvas = context;
    cairo_t *cairo = canvas->cairo;
    const double dashes[] = {0, pixels(canvas, LK_DOT_PITCH(thickness))};
    set_colour(cairo, colour);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(cairo, dashes, 2, 0);
    cairo_set_line_width(cairo, fmax(1, pixels(canvas, thickness)));
    cairo_move_to(cairo, pixels(canvas, line.x), pixels(canvas, line.y));
    cairo_line_to(cairo, pixels(canvas, line.x + line.width), pixels(canvas, line.y + line.height));
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

/* Each edge of a fill goes to the nearest pixel for itself, so that fills that touch still do. */
static void paint_fill(void *context, LkArea box, uint32_t colour)
{
    Canvas *canvas = context;
    double left = floor(pixels(canvas, box.x) + 0.5), top = floor(pixels(canvas, box.y) + 0.5);
    double right = floor(pixels(canvas, box.x + box.width) + 0.5);
    double bottom = floor(pixels(canvas, box.y + box.height) + 0.5);
    set_colour(canvas->cairo, colour);
    cairo_rectangle(canvas->cairo, left, top, right - left, bottom - top);
    cairo_fill(canvas->cairo);
}

/* Converts a row to what cairo wants: 32-bit words, with colours multiplied by alpha. */
static void convert_row(uint32_t *out, const uint8_t *colours, const uint8_t *alpha, size_t width,
                        int channels)
{
    for (size_t x = 0; x < width; x++, colours += channels) {
        uint32_t a = alpha == NULL ? 255 : alpha[x];
        uint32_t red = colours[0], green = colours[channels == 3 ? 1 : 0],
                 blue = colours[channels == 3 ? 2 : 0];
        out[x] =
            a << 24 | (red * a + 127) / 255 << 16 | (green * a + 127) / 255 << 8 | (blue * a + 127) / 255;
    }
}

/* Returns NULL when out of memory or when the data of a JPEG turns out to be damaged. Must not allocate from
 * the arena while it holds the surface, which would not be freed when that fails. */
static cairo_surface_t *picture_surface(const LkPicture *picture, LkArena *arena)
{
    const uint8_t *colours = picture->pixels != NULL ? picture->pixels : lk_jpeg_pixels(picture, arena);
    if (colours == NULL)
        return NULL;
    cairo_format_t format = picture->alpha == NULL ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    cairo_surface_t *surface = cairo_image_surface_create(format, (int)picture->width, (int)picture->height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return NULL;
    }
    cairo_surface_flush(surface);
    unsigned char *data = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface), width = picture->width;
    for (size_t y = 0; y < picture->height; y++)
        convert_row((uint32_t *)(void *)(data + y * stride), colours + y * width * (size_t)picture->channels,
                    picture->alpha == NULL ? NULL : picture->alpha + y * width, width, picture->channels);
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* All modules are one path, so that no seam shows where rectangles touch. */
static void paint_modules(Canvas *canvas, const LkPicture *picture, LkArea box)
{
    LkModuleRect *rects = NULL;
    size_t count = lk_module_rects(picture, canvas->arena, &rects);
    cairo_t *cairo = canvas->cairo;
    cairo_save(cairo);
    cairo_translate(cairo, pixels(canvas, box.x), pixels(canvas, box.y));
    cairo_scale(cairo, pixels(canvas, box.width) / picture->width,
                pixels(canvas, box.height) / picture->height);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (size_t i = 0; i < count; i++)
        cairo_rectangle(cairo, rects[i].x, rects[i].y, rects[i].width, rects[i].height);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

static void paint_picture(void *context, const LkPicture *picture, LkArea box, LkText alt)
{
    (void)alt;
    Canvas *canvas = context;
    cairo_t *cairo = canvas->cairo;
    if (picture->width == 0 || picture->height == 0 || box.width <= 0 || box.height <= 0)
        return;
    if (picture->modules != NULL) {
        paint_modules(canvas, picture, box);
        return;
    }
    cairo_surface_t *surface = picture_surface(picture, canvas->arena);
    if (surface == NULL) {
        canvas->damaged = true;
        return;
    }
    cairo_save(cairo);
    cairo_translate(cairo, pixels(canvas, box.x), pixels(canvas, box.y));
    cairo_scale(cairo, pixels(canvas, box.width) / picture->width,
                pixels(canvas, box.height) / picture->height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    /* The pixels at the edge are repeated beyond it, lest the border fade into the paper; the box clips them.
     */
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo, 0, 0, picture->width, picture->height);
    cairo_fill(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}

static void paint_link(void *context, LkArea box, LkText target)
{
    (void)context, (void)box, (void)target; /* PNG has no links */
}

static const LkPainter PAINTER = {run_start,  paint_glyph, run_end,       paint_rule,
                                  paint_dots, paint_fill,  paint_picture, paint_link};

static bool too_large(LkDiagnostics *diagnostics, double width, double height)
{
    return lk_tell(diagnostics, LK_E_LIMIT_PAGE_PIXELS, (LkSpan){0},
                   LK_WITH(lk_named_decimal("width", width, 0), lk_named_decimal("height", height, 0)));
}

static Canvas *create_canvas(int width, int height, double pixels_per_point, LkArena *arena)
{
    Canvas *canvas = LK_NEW(arena, Canvas);
    canvas->arena = arena;
    canvas->pixels_per_point = pixels_per_point;
    lk_arena_defer(arena, release_canvas, canvas);
    canvas->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    canvas->cairo = cairo_create(canvas->surface);
    cairo_set_source_rgb(canvas->cairo, 1, 1, 1);
    cairo_paint(canvas->cairo);
    return canvas;
}

/* Returns true when the page is whole; otherwise adds an error that says why it is not. */
static bool painted_whole(const Canvas *canvas, LkDiagnostics *diagnostics)
{
    cairo_status_t status = cairo_status(canvas->cairo);
    if (canvas->damaged)
        return lk_tell(diagnostics, LK_E_IMAGE_MEMORY, (LkSpan){0}, NULL);
    if (status != CAIRO_STATUS_SUCCESS)
        return lk_tell(diagnostics, LK_E_LIMIT_PAGE_PIXELS_PAINT, (LkSpan){0},
                       LK_WITH(lk_named_quoted("reason", cairo_status_to_string(status))));
    return true;
}

/* Whether a pixel is grey. cairo's pixels are 0x00RRGGBB. */
static bool is_grey(uint32_t pixel)
{
    return (pixel & 0xFF) == (pixel >> 8 & 0xFF) && (pixel & 0xFF) == (pixel >> 16 & 0xFF);
}

/* Returns what was painted as a picture: a grey one, of a third of the size, when the page has no colours. */
static LkPicture canvas_picture(const Canvas *canvas)
{
    const unsigned char *data = cairo_image_surface_get_data(canvas->surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(canvas->surface) / sizeof(uint32_t);
    const uint32_t *words = (const uint32_t *)(const void *)data;
    LkPicture picture = {.width = (uint32_t)cairo_image_surface_get_width(canvas->surface),
                         .height = (uint32_t)cairo_image_surface_get_height(canvas->surface),
                         .channels = 1};
    for (size_t y = 0; y < picture.height && picture.channels == 1; y++)
        for (size_t x = 0; x < picture.width; x++)
            if (!is_grey(words[y * stride + x]))
                picture.channels = 3;
    size_t pixels = (size_t)picture.width * picture.height;
    uint8_t *out = lk_arena_array(canvas->arena, pixels, (size_t)picture.channels);
    picture.pixels = out;
    for (size_t y = 0; y < picture.height; y++)
        for (size_t x = 0; x < picture.width; x++)
            for (int shift = 8 * (picture.channels - 1); shift >= 0; shift -= 8)
                *out++ = (uint8_t)(words[y * stride + x] >> shift);
    return picture;
}

/* Returns the finished file; empty after an error. */
static LkText draw_page(const LkPage *page, Canvas *canvas, LkDiagnostics *diagnostics)
{
    lk_paint_page(page, &PAINTER, lk_outlines_create(canvas->arena), canvas);
    if (!painted_whole(canvas, diagnostics))
        return (LkText){0};
    cairo_surface_flush(canvas->surface);
    LkPicture picture = canvas_picture(canvas);
    release_canvas(canvas); /* frees its memory before compressing needs some */
    const double points_per_metre = 72 / 0.0254;
    return lk_png_encode(&picture, LK_PNG_DRAWING,
                         (uint32_t)(canvas->pixels_per_point * points_per_metre + 0.5), canvas->arena);
}

bool lk_png_write(const LkPage *page, double pixels_per_inch, LkImageWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics)
{
    double pixels_per_point = pixels_per_inch / 72;
    double width = fmax(1, floor(lk_length_points(page->width) * pixels_per_point + 0.5));
    double height = fmax(1, floor(lk_length_points(page->height) * pixels_per_point + 0.5));
    if (!(width <= CAIRO_SIDE && height <= CAIRO_SIDE && width * height <= (double)LK_LIMIT_PAGE_PIXELS))
        return too_large(diagnostics, width, height);

    LkScratch *scratch = lk_scratch_open(arena);
    Canvas *canvas = create_canvas((int)width, (int)height, pixels_per_point, scratch->arena);
    LkText file = draw_page(page, canvas, diagnostics);
    bool written = file.length != 0 && write(context, file.bytes, file.length);
    if (file.length != 0 && !written)
        lk_tell(diagnostics, LK_E_IMAGE_WRITE_PNG, (LkSpan){0}, NULL);
    lk_scratch_close(scratch);
    return written;
}
