/* Page boxes and crop marks. */
#include "pdf/boxes.h"

/* Marks begin where the bleed ends, at least 3 mm from the edge, and are 5 mm long. */
#define MARK_DISTANCE  LK_MILLIPOINTS(8504)
#define MARK_LENGTH    LK_MILLIPOINTS(14173)
#define MARK_THICKNESS (LK_POINT / 4)

static LkLength mark_start(const LkPdfOptions *options)
{
    return options->bleed > MARK_DISTANCE ? options->bleed : MARK_DISTANCE;
}

/* How far the sheet goes over the trimmed page. */
static LkLength slug(const LkPdfOptions *options)
{
    if (options->profile != LK_PDF_PRINT)
        return 0;
    return options->crop_marks ? mark_start(options) + MARK_LENGTH : options->bleed;
}

static void put_box(const LkPage *page, const char *name, LkLength over, LkBuffer *out)
{
    const LkLength corners[4] = {-over, -over, page->width + over, page->height + over};
    lk_buffer_printf(out, "/%s[", name);
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(out, i == 0 ? "" : " ");
        lk_pdf_length(out, corners[i]);
    }
    lk_buffer_string(out, "]");
}

void lk_pdf_boxes(const LkPage *page, const LkPdfOptions *options, LkBuffer *body)
{
    put_box(page, "MediaBox", slug(options), body);
    if (options->profile != LK_PDF_PRINT)
        return;
    put_box(page, "BleedBox", options->bleed, body);
    put_box(page, "TrimBox", 0, body);
}

static void put_stroke(LkBuffer *out, LkLength x, LkLength y, LkLength to_x, LkLength to_y)
{
    const LkLength numbers[4] = {x, y, to_x, to_y};
    for (int i = 0; i < 4; i++) {
        lk_pdf_length(out, numbers[i]);
        lk_buffer_string(out, i == 1 ? " m " : i == 3 ? " l S\n" : " ");
    }
}

void lk_pdf_crop_marks(const LkPage *page, const LkPdfOptions *options, LkBuffer *content)
{
    if (options->profile != LK_PDF_PRINT || !options->crop_marks)
        return;
    LkLength from = mark_start(options), to = from + MARK_LENGTH;
    lk_buffer_string(content, "/Artifact<</Type/Page>>BDC\n0 G ");
    lk_pdf_length(content, MARK_THICKNESS);
    lk_buffer_string(content, " w\n");
    for (int right = 0; right < 2; right++) {
        for (int top = 0; top < 2; top++) {
            LkLength x = right ? page->width : 0, y = top ? page->height : 0;
            LkLength side = right ? 1 : -1, up = top ? 1 : -1;
            put_stroke(content, x + side * from, y, x + side * to, y);
            put_stroke(content, x, y + up * from, x, y + up * to);
        }
    }
    lk_buffer_string(content, "EMC\n");
}
