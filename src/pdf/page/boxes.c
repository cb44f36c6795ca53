#include "pdf/page/boxes.h"

#include "pdf/file/spelling.h"

/* Crop marks begin where the bleed ends, at least 3 mm from the edge of the page, and are 5 mm long, or as
 * short as 3 mm where the sheet ends: a printer can still cut by those. */
#define MARK_DISTANCE  LK_MILLIPOINTS(8504)
#define MARK_LENGTH    LK_MILLIPOINTS(14173)
#define MARK_LEAST     LK_MILLIPOINTS(8504)
#define MARK_THICKNESS (LK_POINT / 4)

static LkLength mark_start(LkLength bleed)
{
    return bleed > MARK_DISTANCE ? bleed : MARK_DISTANCE;
}

LkLength lk_pdf_marks_room(LkLength bleed, bool full)
{
    return mark_start(bleed) + (full ? MARK_LENGTH : MARK_LEAST);
}

static void put_box(const char *name, LkLength width, LkLength height, LkLength over_x, LkLength over_y,
                    LkBuffer *out)
{
    const LkLength corners[4] = {-over_x, -over_y, width + over_x, height + over_y};
    lk_buffer_printf(out, "/%s[", name);
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(out, i == 0 ? "" : " ");
        lk_pdf_length(out, corners[i]);
    }
    lk_buffer_string(out, "]");
}

void lk_pdf_trim_boxes(const LkPdfTrim *trim, LkLength bleed, LkBuffer *body)
{
    LkLength x = trim->around_x, y = trim->around_y;
    put_box("MediaBox", trim->width, trim->height, x, y, body);
    put_box("BleedBox", trim->width, trim->height, bleed < x ? bleed : x, bleed < y ? bleed : y, body);
    put_box("TrimBox", trim->width, trim->height, 0, 0, body);
}

static void put_stroke(LkBuffer *out, LkLength x, LkLength y, LkLength to_x, LkLength to_y)
{
    const LkLength numbers[4] = {x, y, to_x, to_y};
    for (int i = 0; i < 4; i++) {
        lk_pdf_length(out, numbers[i]);
        lk_buffer_string(out, i == 1 ? " m " : i == 3 ? " l S\n" : " ");
    }
}

/* Returns where a mark that begins at `from` ends: after its length, or where the sheet ends. */
static LkLength mark_end(LkLength from, LkLength around)
{
    return around < from + MARK_LENGTH ? around : from + MARK_LENGTH;
}

static void mark_x(const LkPdfTrim *trim, LkLength x, LkLength from, LkBuffer *out)
{
    LkLength to = mark_end(from, trim->around_y);
    put_stroke(out, x, -from, x, -to);
    put_stroke(out, x, trim->height + from, x, trim->height + to);
}

static void mark_y(const LkPdfTrim *trim, LkLength y, LkLength from, LkBuffer *out)
{
    LkLength to = mark_end(from, trim->around_x);
    put_stroke(out, -from, y, -to, y);
    put_stroke(out, trim->width + from, y, trim->width + to, y);
}

void lk_pdf_trim_marks(const LkPdfTrim *trim, LkLength bleed, LkBuffer *content)
{
    LkLength from = mark_start(bleed);
    lk_buffer_string(content, "/Artifact<</Type/Page>>BDC\n0 G ");
    lk_pdf_length(content, MARK_THICKNESS);
    lk_buffer_string(content, " w\n");
    mark_x(trim, 0, from, content);
    mark_x(trim, trim->width, from, content);
    mark_y(trim, 0, from, content);
    mark_y(trim, trim->height, from, content);
    if (trim->cut_x > 0)
        mark_x(trim, trim->cut_x, from, content);
    if (trim->cut_y > 0)
        mark_y(trim, trim->cut_y, from, content);
    lk_buffer_string(content, "EMC\n");
}

/* ---- A page that stands alone */

/* Returns how far the sheet reaches beyond the trimmed page. */
static LkLength slug(const LkPdfOptions *options)
{
    if (options->profile != LK_PDF_PRINT)
        return 0;
    return options->crop_marks ? lk_pdf_marks_room(options->bleed, true) : options->bleed;
}

static LkPdfTrim trim_of(const LkPage *page, const LkPdfOptions *options)
{
    LkLength over = slug(options);
    return (LkPdfTrim){.width = page->width, .height = page->height, .around_x = over, .around_y = over};
}

void lk_pdf_boxes(const LkPage *page, const LkPdfOptions *options, LkBuffer *body)
{
    const LkPdfTrim trim = trim_of(page, options);
    if (options->profile == LK_PDF_PRINT)
        lk_pdf_trim_boxes(&trim, options->bleed, body);
    else
        put_box("MediaBox", page->width, page->height, 0, 0, body);
}

void lk_pdf_crop_marks(const LkPage *page, const LkPdfOptions *options, LkBuffer *content)
{
    const LkPdfTrim trim = trim_of(page, options);
    if (options->profile == LK_PDF_PRINT && options->crop_marks)
        lk_pdf_trim_marks(&trim, options->bleed, content);
}
