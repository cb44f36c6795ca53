/* Paints two pages side by side, with marks, as one PNG. */
#include <cairo.h>
#include <string.h>

#include "compare/compare_private.h"

#define GAP 12 /* pt, between the pages */

typedef struct Reading {
    LkText bytes;
    size_t at;
} Reading;

static cairo_status_t read_bytes(void *context, unsigned char *bytes, unsigned length)
{
    Reading *reading = context;
    if (length > reading->bytes.length - reading->at)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, reading->bytes.bytes + reading->at, length);
    reading->at += length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t write_bytes(void *context, const unsigned char *bytes, unsigned length)
{
    lk_buffer_append(context, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

typedef struct Canvas {
    cairo_surface_t *pages[2], *whole;
    cairo_t *cairo;
} Canvas;

static void release(void *object)
{
    Canvas *canvas = object;
    if (canvas->cairo != NULL)
        cairo_destroy(canvas->cairo);
    cairo_surface_t *surfaces[] = {canvas->pages[0], canvas->pages[1], canvas->whole};
    for (int i = 0; i < 3; i++)
        if (surfaces[i] != NULL)
            cairo_surface_destroy(surfaces[i]);
    *canvas = (Canvas){0};
}

static void draw_spot(cairo_t *cairo, LkArea box, const LkLook *look, double fill)
{
    double x = lk_length_points(box.x) - LK_LOOK_ROOM, y = lk_length_points(box.y) - LK_LOOK_ROOM;
    double width = lk_length_points(box.width) + 2 * LK_LOOK_ROOM,
           height = lk_length_points(box.height) + 2 * LK_LOOK_ROOM;
    double red = (look->colour >> 16 & 0xFF) / 255.0, green = (look->colour >> 8 & 0xFF) / 255.0,
           blue = (look->colour & 0xFF) / 255.0;
    cairo_rectangle(cairo, x, y, width, height);
    cairo_set_source_rgba(cairo, red, green, blue, fill);
    cairo_fill_preserve(cairo);
    cairo_set_source_rgb(cairo, red, green, blue);
    cairo_set_line_width(cairo, LK_LOOK_WIDTH);
    cairo_set_dash(cairo, look->dashes, look->dash_count, 0);
    cairo_stroke(cairo);
    if (!look->is_struck)
        return;
    cairo_move_to(cairo, x, y + height / 2);
    cairo_line_to(cairo, x + width, y + height / 2);
    cairo_stroke(cairo);
}

static void draw_marks(cairo_t *cairo, const LkChanges *changes, int side, size_t page)
{
    for (size_t i = 0; i < changes->count; i++) {
        const LkChange *change = &changes->items[i];
        const LkTrace *trace = side == 0 ? &change->a : &change->b;
        for (size_t k = 0; k < trace->spot_count; k++)
            if (trace->spots[k].page == page)
                draw_spot(cairo, trace->spots[k].box, lk_look_of(change->kind),
                          change->layer == LK_LAYER_GRAPHICS ? 0 : lk_look_of(change->kind)->fill);
    }
}

static LkSheet sheet_of(const LkSide *side, size_t page)
{
    return page <= side->sheet_count ? side->sheets[page - 1] : (LkSheet){0};
}

static bool load(Canvas *canvas, size_t page, double pixels, LkPagePicture *picture, void *context,
                 const LkChanges *changes, LkArena *arena)
{
    const LkSide *sides[] = {changes->a, changes->b};
    for (int side = 0; side < 2; side++) {
        if (page > sides[side]->sheet_count)
            continue;
        Reading reading = {picture(context, side, page, pixels, arena), 0};
        canvas->pages[side] = cairo_image_surface_create_from_png_stream(read_bytes, &reading);
        if (cairo_surface_status(canvas->pages[side]) != CAIRO_STATUS_SUCCESS)
            return false;
    }
    return true;
}

/* Paints both pages. Where a side does not have the page, its place is grey. */
static void draw(Canvas *canvas, const LkChanges *changes, size_t page, double scale, const double lefts[2])
{
    const LkSide *sides[] = {changes->a, changes->b};
    cairo_set_source_rgb(canvas->cairo, 0.75, 0.75, 0.75);
    cairo_paint(canvas->cairo);
    for (int side = 0; side < 2; side++) {
        if (page > sides[side]->sheet_count)
            continue;
        cairo_save(canvas->cairo);
        cairo_translate(canvas->cairo, (double)(int)(lefts[side] * scale), 0);
        cairo_set_source_surface(canvas->cairo, canvas->pages[side], 0, 0);
        cairo_paint(canvas->cairo);
        cairo_scale(canvas->cairo, scale, scale);
        draw_marks(canvas->cairo, changes, side, page);
        cairo_restore(canvas->cairo);
    }
}

LkText lk_changes_png(const LkChanges *changes, size_t page, double pixels_per_inch, LkPagePicture *picture,
                      void *context, LkArena *arena)
{
    double scale = pixels_per_inch / 72;
    LkSheet a = sheet_of(changes->a, page), b = sheet_of(changes->b, page);
    double a_width = lk_length_points(a.width > 0 ? a.width : b.width);
    double b_width = lk_length_points(b.width > 0 ? b.width : a.width);
    double height = lk_length_points(a.height > b.height ? a.height : b.height);
    Canvas *canvas = LK_NEW(arena, Canvas);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_arena_defer(arena, release, canvas);
    if (!load(canvas, page, pixels_per_inch, picture, context, changes, arena))
        return (LkText){0};
    canvas->whole = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)((a_width + GAP + b_width) * scale + 0.5), (int)(height * scale + 0.5));
    canvas->cairo = cairo_create(canvas->whole);
    draw(canvas, changes, page, scale, (const double[]){0, a_width + GAP});
    bool good = cairo_status(canvas->cairo) == CAIRO_STATUS_SUCCESS &&
                cairo_surface_write_to_png_stream(canvas->whole, write_bytes, &out) == CAIRO_STATUS_SUCCESS;
    release(canvas);
    return good ? lk_buffer_view(&out) : (LkText){0};
}
