/* Page boxes and crop marks. */
#include "pdf/page/boxes.h"

/* Marks begin where the bleed ends, at least 3 mm from the edge, and are 5 mm long; 3 mm can still be cut by.
 */
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

/* How far the sheet goes over the trimmed page. */
static LkLength slug(const LkPdfOptions *options)
{
    if (options->profile != LK_PDF_PRINT)
        return 0;
    return options->crop_marks ? lk_pdf_marks_room(options->bleed, true) : options->bleed;
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

void lk_pdf_boxes(const LkPage *page, const LkPdfOptions *options, LkBuffer *body)
{
    LkLength over = slug(options), bleed = options->bleed;
    put_box("MediaBox", page->width, page->height, over, over, body);
    if (options->profile != LK_PDF_PRINT)
        return;
    put_box("BleedBox", page->width, page->height, bleed, bleed, body);
    put_box("TrimBox", page->width, page->height, 0, 0, body);
}

void lk_pdf_side_boxes(const LkPdfPlan *plan, LkLength bleed, LkBuffer *body)
{
    LkLength x = plan->around_x, y = plan->around_y;
    put_box("MediaBox", plan->width, plan->height, x, y, body);
    put_box("BleedBox", plan->width, plan->height, bleed < x ? bleed : x, bleed < y ? bleed : y, body);
    put_box("TrimBox", plan->width, plan->height, 0, 0, body);
}

static void put_stroke(LkBuffer *out, LkLength x, LkLength y, LkLength to_x, LkLength to_y)
{
    const LkLength numbers[4] = {x, y, to_x, to_y};
    for (int i = 0; i < 4; i++) {
        lk_pdf_length(out, numbers[i]);
        lk_buffer_string(out, i == 1 ? " m " : i == 3 ? " l S\n" : " ");
    }
}

/* A mark goes from `from` to the end of its length, or of the sheet. */
static LkLength mark_end(LkLength from, LkLength around)
{
    return around < from + MARK_LENGTH ? around : from + MARK_LENGTH;
}

/* Marks that a cut from edge to edge follows. */
static void mark_x(const LkPdfPlan *plan, LkLength x, LkLength from, LkBuffer *out)
{
    LkLength to = mark_end(from, plan->around_y);
    put_stroke(out, x, -from, x, -to);
    put_stroke(out, x, plan->height + from, x, plan->height + to);
}

static void mark_y(const LkPdfPlan *plan, LkLength y, LkLength from, LkBuffer *out)
{
    LkLength to = mark_end(from, plan->around_x);
    put_stroke(out, -from, y, -to, y);
    put_stroke(out, plan->width + from, y, plan->width + to, y);
}

void lk_pdf_side_marks(const LkPdfPlan *plan, LkLength bleed, LkBuffer *content)
{
    LkLength from = mark_start(bleed);
    lk_buffer_string(content, "/Artifact<</Type/Page>>BDC\n0 G ");
    lk_pdf_length(content, MARK_THICKNESS);
    lk_buffer_string(content, " w\n");
    mark_x(plan, 0, from, content);
    mark_x(plan, plan->width, from, content);
    mark_y(plan, 0, from, content);
    mark_y(plan, plan->height, from, content);
    if (plan->cell_count > 1 && plan->is_stacked)
        mark_y(plan, plan->cells[0].y, from, content);
    else if (plan->cell_count > 1)
        mark_x(plan, plan->cells[1].x, from, content);
    lk_buffer_string(content, "EMC\n");
}

void lk_pdf_crop_marks(const LkPage *page, const LkPdfOptions *options, LkBuffer *content)
{
    if (options->profile != LK_PDF_PRINT || !options->crop_marks)
        return;
    LkPdfPlan plan = {.width = page->width, .height = page->height};
    plan.around_x = plan.around_y = slug(options);
    lk_pdf_side_marks(&plan, options->bleed, content);
}
