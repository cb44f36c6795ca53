/* Imposition: which pages stand on which side of a sheet, and where. Nothing here writes.
 *
 * The trimmed area of a side is that of its pages, which touch one another; its lower left corner is the
 * origin, as of a page that stands alone, and the rest of the sheet lies around it. */
#ifndef LIKHIT_PDF_IMPOSE_H
#define LIKHIT_PDF_IMPOSE_H

#include "base/diagnostic.h"
#include "base/length.h"
#include "pdf/page/boxes.h"

typedef enum LkPdfImposition { LK_PDF_ONE_UP, LK_PDF_TWO_UP, LK_PDF_BOOKLET } LkPdfImposition;

enum { LK_PDF_PAGES_A_SIDE = 2, LK_PDF_FULL_SCALE = 1000000 };

/* What the pages go on. */
typedef struct LkPdfSheet {
    LkPdfImposition imposition;
    LkLength width, height; /* either way round; 0 = as large as the pages, and the marks around them */
    bool crop_marks;
    LkLength bleed;
} LkPdfSheet;

/* The pages of one side, from 1; 0 = blank. From left to right, or from the top down. */
typedef struct LkPdfSide {
    size_t pages[LK_PDF_PAGES_A_SIDE];
} LkPdfSide;

/* Returns the sides that so many pages take. */
size_t lk_pdf_side_count(LkPdfImposition imposition, size_t pages);
/* Returns what stands on a side, from 0. */
LkPdfSide lk_pdf_side(LkPdfImposition imposition, size_t pages, size_t side);
/* Returns the side, from 0, that a page, from 1, stands on. */
size_t lk_pdf_side_of(LkPdfImposition imposition, size_t pages, size_t page);

/* A rectangle of a side; y from below. */
typedef struct LkPdfCell {
    LkLength x, y, width, height;
} LkPdfCell;

/* Where things stand on the sides of an entry. */
typedef struct LkPdfPlan {
    LkLength width, height;      /* of the trimmed area */
    LkLength around_x, around_y; /* of the sheet, on each side of it */
    LkPdfCell cells[LK_PDF_PAGES_A_SIDE];
    size_t cell_count;
    bool is_stacked; /* the second cell lies below the first */
} LkPdfPlan;

/* Plans sides for pages of this size. Returns false when crop marks have no room on the sheet
 * (E-print-sheet). */
bool lk_pdf_plan(const LkPdfSheet *sheet, LkLength width, LkLength height, LkPdfPlan *plan,
                 LkDiagnostics *diagnostics);

/* Returns what is cut out of a sheet of that plan, and where pages meet on it. */
LkPdfTrim lk_pdf_plan_trim(const LkPdfPlan *plan);

/* A page within a cell: in its middle, made smaller when it is too large. */
typedef struct LkPdfPlacing {
    LkLength x, y;
    int64_t scale; /* in millionths */
} LkPdfPlacing;

/* Returns where a page of this size stands in the cell. */
LkPdfPlacing lk_pdf_placing(LkPdfCell cell, LkLength width, LkLength height);

#endif
