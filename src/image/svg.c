/* Writes a page as SVG 1.1.
 *
 * cairo's SVG surface (1.16) does not serve: it numbers groups by a counter of the process, so that the same
 * page differs from run to run; and it defines a glyph anew for each size, rounded to 1/256 pt. Here a glyph
 * is defined once a page, in font units. Positions are in points with three decimals, written from integers,
 * so that no locale changes them.
 *
 * For a screen each run is one path that holds its outlines. That takes five times the bytes; but of each use
 * of a glyph a browser makes an element, and 1,600 of them take a frame longer than 80 paths. Each piece has
 * a line of its own, so that the preview finds those that did not change. Links are left out: in the
 * preview a click on the text leads to its source. */
#include <string.h>

#include "base/base64.h"
#include "base/xml.h"
#include "frame/modules.h"
#include "image/image.h"
#include "image/paint.h"
#include "image/png_out.h"
#include "image/scratch.h"

typedef struct Drawing {
    LkBuffer body; /* what is painted; the outlines that it uses are written before it */
    const LkGlyphRun *run;
    LkLength run_x, run_y;
    LkArena *arena;
    bool for_screen;
    LkText *steps; /* for a screen: each outline, by number, as path data; empty = not made yet */
    size_t step_capacity;
} Drawing;

/* Writes the digits of `value`, at least `least` of them, up to `end`. Returns the first. */
static char *put_digits(char *end, uint64_t value, int least)
{
    for (; value > 0 || least > 0; value /= 10, least--)
        *--end = (char)('0' + value % 10);
    return end;
}

/* Writes value / unit with up to `decimals` decimals (8 at most), rounded half away from zero, without
 * trailing zeros. Without printf, since a page has tens of thousands of numbers. */
static void put_number(LkBuffer *out, int64_t value, int64_t unit, int decimals)
{
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value, one = 1;
    for (int i = 0; i < decimals && one < UINT64_C(100000000); i++)
        one *= 10;
    uint64_t divisor = (uint64_t)unit, whole = size / divisor;
    uint64_t part = (size % divisor * one * 2 + divisor) / (2 * divisor);
    /* cppcheck-suppress zerodivcond */ /* one is a power of ten */
    whole += part / one;
    part %= one;
    bool is_negative = value < 0 && (whole != 0 || part != 0);
    char digits[48], *end = digits + sizeof digits, *at = end;
    for (; part != 0 && part % 10 == 0; part /= 10)
        decimals--;
    if (part != 0) {
        at = put_digits(end, part, decimals);
        *--at = '.';
    }
    at = put_digits(at, whole, 1);
    if (is_negative)
        *--at = '-';
    lk_buffer_append(out, at, (size_t)(end - at));
}

static void put_length(LkBuffer *out, const char *name, LkLength length)
{
    lk_buffer_printf(out, " %s=\"", name);
    put_number(out, length, LK_POINT, 3);
    lk_buffer_string(out, "\"");
}

static void put_box(LkBuffer *out, LkArea box)
{
    put_length(out, "x", box.x);
    put_length(out, "y", box.y);
    put_length(out, "width", box.width);
    put_length(out, "height", box.height);
}

static void put_colour(LkBuffer *out, const char *name, uint32_t colour)
{
    if (colour != 0 || strcmp(name, "fill") != 0) /* SVG fills with black by default */
        lk_buffer_printf(out, " %s=\"#%06x\"", name, (unsigned)(colour & 0xFFFFFF));
}

/* Begins a run: a group, or for a screen a path, that is moved to the start of the pen and scaled to font
 * units, so that positions in it are short numbers. Outlines are defined with y downward, so nothing is
 * mirrored. */
static void run_start(void *context, const LkGlyphRun *run, LkLength x, LkLength y)
{
    Drawing *drawing = context;
    LkBuffer *out = &drawing->body;
    drawing->run = run;
    drawing->run_x = x;
    drawing->run_y = y;
    lk_buffer_string(out, drawing->for_screen ? "<path transform=" : "<g transform=");
    lk_buffer_string(out, "\"translate(");
    put_number(out, x, LK_POINT, 3);
    lk_buffer_string(out, " ");
    put_number(out, y, LK_POINT, 3);
    lk_buffer_string(out, ") scale(");
    put_number(out, run->size, LK_POINT * run->face->units_per_em, 8);
    lk_buffer_string(out, ")\"");
    put_colour(out, "fill", run->colour);
    lk_buffer_string(out, drawing->for_screen ? " d=\"" : ">");
}

static void put_units(LkBuffer *out, LkLength length, const LkGlyphRun *run)
{
    put_number(out, length * run->face->units_per_em, run->size, 1);
}

static void put_place(LkBuffer *out, const char *name, LkLength length, const LkGlyphRun *run)
{
    if (length == 0)
        return;
    lk_buffer_printf(out, " %s=\"", name);
    put_units(out, length, run);
    lk_buffer_string(out, "\"");
}

static LkText steps_of(Drawing *drawing, const LkOutline *outline);

static void draw_in_place(Drawing *drawing, const LkOutline *outline, LkLength x, LkLength y)
{
    LkBuffer *out = &drawing->body;
    if (outline->count == 0)
        return;
    lk_buffer_string(out, "M");
    put_units(out, x - drawing->run_x, drawing->run);
    lk_buffer_string(out, " ");
    put_units(out, y - drawing->run_y, drawing->run);
    lk_buffer_text(out, steps_of(drawing, outline));
}

static void draw_glyph(void *context, const LkOutline *outline, LkLength x, LkLength y)
{
    Drawing *drawing = context;
    if (drawing->for_screen) {
        draw_in_place(drawing, outline, x, y);
        return;
    }
    lk_buffer_printf(&drawing->body, "<use xlink:href=\"#g%zu\"", outline->number);
    put_place(&drawing->body, "x", x - drawing->run_x, drawing->run);
    put_place(&drawing->body, "y", y - drawing->run_y, drawing->run);
    lk_buffer_string(&drawing->body, "/>");
}

static void run_end(void *context)
{
    Drawing *drawing = context;
    lk_buffer_string(&drawing->body, drawing->for_screen ? "\"/>\n" : "</g>\n");
}

static void draw_box(void *context, LkArea box, uint32_t colour)
{
    Drawing *drawing = context;
    lk_buffer_string(&drawing->body, "<rect");
    put_box(&drawing->body, box);
    put_colour(&drawing->body, "fill", colour);
    lk_buffer_string(&drawing->body, "/>\n");
}

static void draw_dots(void *context, LkArea line, LkLength thickness, uint32_t colour)
{
    Drawing *drawing = context;
    LkBuffer *out = &drawing->body;
    lk_buffer_string(out, "<line");
    put_length(out, "x1", line.x);
    put_length(out, "y1", line.y);
    put_length(out, "x2", line.x + line.width);
    put_length(out, "y2", line.y + line.height);
    put_colour(out, "stroke", colour);
    put_length(out, "stroke-width", thickness);
    lk_buffer_string(out, " stroke-linecap=\"round\" stroke-dasharray=\"0 ");
    put_number(out, LK_DOT_PITCH(thickness), LK_POINT, 3);
    lk_buffer_string(out, "\"/>\n");
}

/* Ends an element, with its alternative text as title if it has one. */
static void put_end(LkBuffer *out, const char *element, LkText alt)
{
    if (alt.length == 0) {
        lk_buffer_string(out, "/>\n");
        return;
    }
    lk_buffer_string(out, "><title>");
    lk_xml_attribute(out, alt);
    lk_buffer_printf(out, "</title></%s>\n", element);
}

/* All modules are one path, so that no seam shows where rectangles touch. */
static void draw_modules(Drawing *drawing, const LkPicture *picture, LkArea box, LkText alt)
{
    LkModuleRect *rects = NULL;
    size_t count = lk_module_rects(picture, drawing->arena, &rects);
    LkBuffer *out = &drawing->body;
    lk_buffer_string(out, "<path transform=\"translate(");
    put_number(out, box.x, LK_POINT, 3);
    lk_buffer_string(out, " ");
    put_number(out, box.y, LK_POINT, 3);
    lk_buffer_string(out, ") scale(");
    put_number(out, box.width / picture->width, LK_POINT, 6);
    lk_buffer_string(out, ")\" d=\"");
    for (size_t i = 0; i < count; i++)
        lk_buffer_printf(out, "M%u %uh%uv%uh-%uz", rects[i].x, rects[i].y, rects[i].width, rects[i].height,
                         rects[i].width);
    lk_buffer_string(out, "\"");
    put_end(out, "path", alt);
}

static void draw_picture(void *context, const LkPicture *picture, LkArea box, LkText alt)
{
    Drawing *drawing = context;
    LkBuffer *out = &drawing->body;
    if (picture->modules != NULL) {
        draw_modules(drawing, picture, box, alt);
        return;
    }
    LkText file = picture->jpeg;
    if (picture->pixels != NULL)
        file = lk_png_encode(picture, LK_PNG_PHOTOGRAPH, 0, drawing->arena);
    lk_buffer_string(out, "<image");
    put_box(out, box);
    lk_buffer_printf(out, " preserveAspectRatio=\"none\" xlink:href=\"data:image/%s;base64,",
                     picture->pixels != NULL ? "png" : "jpeg");
    lk_base64(out, file);
    lk_buffer_string(out, "\"");
    put_end(out, "image", alt);
}

static void draw_link(void *context, LkArea box, LkText target)
{
    Drawing *drawing = context;
    LkBuffer *out = &drawing->body;
    if (drawing->for_screen) /* would be clicked instead of the text */
        return;
    lk_buffer_string(out, "<a xlink:href=\"");
    lk_xml_attribute(out, target);
    lk_buffer_string(out, "\"><rect");
    put_box(out, box);
    lk_buffer_string(out, " fill-opacity=\"0\"/></a>\n");
}

static const LkPainter PAINTER = {run_start, draw_glyph, run_end,      draw_box,
                                  draw_dots, draw_box,   draw_picture, draw_link};

/* Outlines of TrueType have whole font units; CFF may have fractions, which are rounded to a hundredth. */
static int64_t hundredths_of(double value)
{
    double hundredths = value * 100;
    return (int64_t)(hundredths < 0 ? hundredths - 0.5 : hundredths + 0.5);
}

static void put_coordinate(LkBuffer *out, double value)
{
    put_number(out, hundredths_of(value), 100, 2);
}

static const int points[] = {1, 1, 2, 3, 0}; /* how many each kind of step has */

/* Writes an outline as path data, each step relative to the end of the one before. Closing a contour moves
 * back to where it began. */
static void put_steps(LkBuffer *out, const LkOutline *outline)
{
    static const char letters[] = "mlqcz";
    int64_t x = 0, y = 0, first_x = 0, first_y = 0;
    for (size_t i = 0; i < outline->count; i++) {
        const LkStep *step = &outline->steps[i];
        int64_t to_x = first_x, to_y = first_y;
        lk_buffer_append(out, &letters[step->kind], 1);
        for (int k = 0; k < points[step->kind]; k++) {
            to_x = hundredths_of((double)step->x[k]);
            to_y = -hundredths_of((double)step->y[k]);
            lk_buffer_string(out, k == 0 ? "" : " ");
            put_number(out, to_x - x, 100, 2);
            lk_buffer_string(out, " ");
            put_number(out, to_y - y, 100, 2);
        }
        x = to_x;
        y = to_y;
        first_x = step->kind == LK_STEP_MOVE ? x : first_x;
        first_y = step->kind == LK_STEP_MOVE ? y : first_y;
    }
}

static LkText steps_of(Drawing *drawing, const LkOutline *outline)
{
    if (outline->number >= drawing->step_capacity)
        LK_RESERVE(drawing->arena, drawing->steps, drawing->step_capacity, drawing->step_capacity,
                   2 * outline->number + 64);
    LkText *steps = &drawing->steps[outline->number];
    if (steps->length == 0) {
        LkBuffer written;
        lk_buffer_init(&written, drawing->arena);
        put_steps(&written, outline);
        *steps = lk_buffer_view(&written);
    }
    return *steps;
}

static void put_outline(LkBuffer *out, const LkOutline *outline)
{
    static const char letters[] = "MLQCZ";
    lk_buffer_printf(out, "<path id=\"g%zu\" d=\"", outline->number);
    for (size_t i = 0; i < outline->count; i++) {
        const LkStep *step = &outline->steps[i];
        lk_buffer_append(out, &letters[step->kind], 1);
        for (int k = 0; k < points[step->kind]; k++) {
            if (k != 0)
                lk_buffer_string(out, " ");
            put_coordinate(out, (double)step->x[k]);
            lk_buffer_string(out, " ");
            put_coordinate(out, -(double)step->y[k]);
        }
    }
    lk_buffer_string(out, "\"/>\n");
}

/* Writes the head, and definitions of the outlines; NULL = outlines are written where they are used. */
static void put_head(LkBuffer *out, const LkPage *page, const LkOutlines *outlines)
{
    lk_buffer_string(out,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
                     " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"");
    put_number(out, page->width, LK_POINT, 3);
    lk_buffer_string(out, "pt\" height=\"");
    put_number(out, page->height, LK_POINT, 3);
    lk_buffer_string(out, "pt\" viewBox=\"0 0 ");
    put_number(out, page->width, LK_POINT, 3);
    lk_buffer_string(out, " ");
    put_number(out, page->height, LK_POINT, 3);
    lk_buffer_string(out, "\">\n<defs>\n");
    for (size_t i = 0; outlines != NULL && i < lk_outlines_count(outlines); i++)
        if (lk_outlines_at(outlines, i)->count != 0)
            put_outline(out, lk_outlines_at(outlines, i));
    lk_buffer_string(out, "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
}

static bool draw_page(const LkPage *page, bool for_screen, LkImageWrite write, void *context,
                      LkArena *scratch)
{
    Drawing drawing = {.arena = scratch, .for_screen = for_screen};
    lk_buffer_init(&drawing.body, scratch);
    LkOutlines *outlines = lk_outlines_create(scratch);
    lk_paint_page(page, &PAINTER, outlines, &drawing);
    lk_buffer_string(&drawing.body, "</svg>\n");

    LkBuffer head;
    lk_buffer_init(&head, scratch);
    put_head(&head, page, for_screen ? NULL : outlines);
    return write(context, head.bytes, head.length) && write(context, drawing.body.bytes, drawing.body.length);
}

bool lk_svg_write(const LkPage *page, bool for_screen, LkImageWrite write, void *context, LkArena *arena,
                  LkDiagnostics *diagnostics)
{
    LkScratch *scratch = lk_scratch_open(arena);
    bool written = draw_page(page, for_screen, write, context, scratch->arena);
    lk_scratch_close(scratch);
    return written || lk_tell(diagnostics, LK_E_IMAGE_WRITE_SVG, (LkSpan){0}, NULL);
}
