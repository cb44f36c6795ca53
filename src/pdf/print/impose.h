/* Imposition: works out which pages stand on which side of a sheet, and where. Nothing here writes to the
 * file.
 *
 * The pages of a side touch one another; together they are the trimmed area of the side. Its lower left
 * corner is the origin, as on a page that is a sheet by itself, and the rest of the sheet lies around it. */
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
    LkLength width, height; /* either way round: it is turned as the pages need it; 0 = as large as the pages
                               with their marks and bleed */
    bool crop_marks;
    LkLength bleed;
} LkPdfSheet;

/* The pages of one side, as numbers from 1; 0 = blank. From left to right, or from top to bottom. */
typedef struct LkPdfSide {
    size_t pages[LK_PDF_PAGES_A_SIDE];
} LkPdfSide;

/* Returns how many sides a document of `pages` pages takes. */
size_t lk_pdf_side_count(LkPdfImposition imposition, size_t pages);
/* Returns which pages stand on side `side`, from 0. */
LkPdfSide lk_pdf_side(LkPdfImposition imposition, size_t pages, size_t side);
/* Returns the side, from 0, that page `page`, from 1, stands on. */
size_t lk_pdf_side_of(LkPdfImposition imposition, size_t pages, size_t page);

/* The room of one page on a side: a rectangle, from the lower left corner of the trimmed area, y upward. */
typedef struct LkPdfCell {
    LkLength x, y, width, height;
} LkPdfCell;

/* Where things stand on the sides of an entry. */
typedef struct LkPdfPlan {
    LkLength width, height;      /* of the trimmed area */
    LkLength around_x, around_y; /* how far the sheet goes beyond it, as in LkPdfTrim */
    LkPdfCell cells[LK_PDF_PAGES_A_SIDE];
    size_t cell_count;
    bool is_stacked; /* the second cell lies below the first */
} LkPdfPlan;

/* Plans the sides for pages of this size; pages that do not fit on the sheet are scaled down, unless they
 * have crop marks. Returns false when crop marks have no room on the sheet (E-print-sheet). */
bool lk_pdf_plan(const LkPdfSheet *sheet, LkLength width, LkLength height, LkPdfPlan *plan,
                 LkDiagnostics *diagnostics);

/* Returns what is cut out of a sheet of that plan. */
LkPdfTrim lk_pdf_plan_trim(const LkPdfPlan *plan);

/* Where a page stands in a cell: in its middle, scaled down when it is too large. */
typedef struct LkPdfPlacing {
    LkLength x, y; /* of its lower left corner, as in LkPdfCell */
    int64_t scale; /* in millionths: LK_PDF_FULL_SCALE at most */
} LkPdfPlacing;

/* Returns where a page of this size stands in the cell. */
LkPdfPlacing lk_pdf_placing(LkPdfCell cell, LkLength width, LkLength height);

#endif
