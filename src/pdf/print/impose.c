/* Imposition: which pages each side of a sheet has, and where on it. */
#include "pdf/print/impose.h"

enum { LEAF = 4 /* pages of a folded sheet */ };

/* Returns the number of pages with the blank ones that fill up the last sheet of a booklet. */
static size_t padded(LkPdfImposition imposition, size_t pages)
{
    size_t unit = imposition == LK_PDF_ONE_UP ? 1 : imposition == LK_PDF_TWO_UP ? 2 : LEAF;
    return (pages + unit - 1) / unit * unit;
}

size_t lk_pdf_side_count(LkPdfImposition imposition, size_t pages)
{
    return padded(imposition, pages) / (imposition == LK_PDF_ONE_UP ? 1 : 2);
}

LkPdfSide lk_pdf_side(LkPdfImposition imposition, size_t pages, size_t side)
{
    LkPdfSide on = {{side + 1, 0}};
    if (imposition == LK_PDF_TWO_UP)
        on = (LkPdfSide){{2 * side + 1, 2 * side + 2}};
    if (imposition == LK_PDF_BOOKLET) {
        /* The outermost sheet has the last page beside the first, and the second beside the last but one. */
        size_t low = side + 1, high = padded(imposition, pages) - side;
        on = side % 2 == 0 ? (LkPdfSide){{high, low}} : (LkPdfSide){{low, high}};
    }
    for (int i = 0; i < LK_PDF_PAGES_A_SIDE; i++)
        if (on.pages[i] > pages)
            on.pages[i] = 0;
    return on;
}

size_t lk_pdf_side_of(LkPdfImposition imposition, size_t pages, size_t page)
{
    size_t from_end = padded(imposition, pages) - page;
    if (imposition == LK_PDF_ONE_UP)
        return page - 1;
    if (imposition == LK_PDF_TWO_UP)
        return (page - 1) / 2;
    return page - 1 < from_end ? page - 1 : from_end;
}

/* ---- Sheets */

static int64_t smallest(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t fitting(LkLength room, LkLength wanted)
{
    return wanted <= room ? LK_PDF_FULL_SCALE : room * LK_PDF_FULL_SCALE / wanted;
}

static LkLength scaled(LkLength length, int64_t scale)
{
    return length / LK_PDF_FULL_SCALE * scale + length % LK_PDF_FULL_SCALE * scale / LK_PDF_FULL_SCALE;
}

static void set_cells(LkPdfPlan *plan, LkPdfImposition imposition, LkLength width, LkLength height)
{
    plan->width = width;
    plan->height = height;
    plan->cell_count = imposition == LK_PDF_ONE_UP ? 1 : 2;
    plan->cells[0] = (LkPdfCell){0, 0, width, height};
    plan->cells[1] = (LkPdfCell){width, 0, width, height};
    if (imposition == LK_PDF_ONE_UP)
        return;
    if (plan->is_stacked) {
        plan->height = 2 * height;
        plan->cells[0].y = height;
        plan->cells[1].x = 0;
    } else {
        plan->width = 2 * width;
    }
}

static double millimetres(LkLength length)
{
    return lk_length_points(length) * 25.4 / 72;
}

static bool no_room(const LkPdfPlan *plan, LkLength width, LkLength height, LkLength around,
                    LkDiagnostics *diagnostics)
{
    return lk_tell(diagnostics, LK_E_PRINT_SHEET_ROOM, (LkSpan){0},
                   LK_WITH(lk_named_decimal("width", millimetres(width), 0),
                           lk_named_decimal("height", millimetres(height), 0),
                           lk_named_decimal("page-width", millimetres(plan->width), 0),
                           lk_named_decimal("page-height", millimetres(plan->height), 0),
                           lk_named_decimal("least-width", millimetres(plan->width + 2 * around), 0),
                           lk_named_decimal("least-height", millimetres(plan->height + 2 * around), 0)));
}

bool lk_pdf_plan(const LkPdfSheet *sheet, LkLength width, LkLength height, LkPdfPlan *plan,
                 LkDiagnostics *diagnostics)
{
    *plan = (LkPdfPlan){.is_stacked = sheet->imposition == LK_PDF_TWO_UP && width > height};
    set_cells(plan, sheet->imposition, width, height);
    if (sheet->width <= 0) {
        plan->around_x = plan->around_y =
            sheet->crop_marks ? lk_pdf_marks_room(sheet->bleed, true) : sheet->bleed;
        return true;
    }
    /* The sheet is landscape if what it holds is. */
    bool lies = plan->width > plan->height, as_given = (sheet->width > sheet->height) == lies;
    LkLength across = as_given ? sheet->width : sheet->height, up = as_given ? sheet->height : sheet->width;
    LkLength least = lk_pdf_marks_room(sheet->bleed, false);
    if (sheet->crop_marks && (plan->width + 2 * least > across || plan->height + 2 * least > up))
        return no_room(plan, across, up, least, diagnostics);
    int64_t scale = smallest(fitting(across, plan->width), fitting(up, plan->height));
    set_cells(plan, sheet->imposition, scaled(width, scale), scaled(height, scale));
    plan->around_x = (across - plan->width) / 2;
    plan->around_y = (up - plan->height) / 2;
    return true;
}

LkPdfTrim lk_pdf_plan_trim(const LkPdfPlan *plan)
{
    bool is_cut = plan->cell_count > 1;
    return (LkPdfTrim){.width = plan->width,
                       .height = plan->height,
                       .around_x = plan->around_x,
                       .around_y = plan->around_y,
                       .cut_x = is_cut && !plan->is_stacked ? plan->cells[1].x : 0,
                       .cut_y = is_cut && plan->is_stacked ? plan->cells[0].y : 0};
}

LkPdfPlacing lk_pdf_placing(LkPdfCell cell, LkLength width, LkLength height)
{
    int64_t scale = smallest(fitting(cell.width, width), fitting(cell.height, height));
    return (LkPdfPlacing){cell.x + (cell.width - scaled(width, scale)) / 2,
                          cell.y + (cell.height - scaled(height, scale)) / 2, scale};
}
