/* Which page stands where: sides of sheets, cells of sides, sheets by name. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "pdf/print/impose.h"
#include "pdf/print/sheet_size.h"
#include "said.h"

#define A4_WIDTH  LK_MILLICENTIMETRES(21000)
#define A4_HEIGHT LK_MILLICENTIMETRES(29700)

/* "8 1, 2 7, 6 3, 4 5": a blank page is “-”. */
static const char *sides_of(LkPdfImposition imposition, size_t pages, char *out)
{
    size_t at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < lk_pdf_side_count(imposition, pages); i++) {
        LkPdfSide side = lk_pdf_side(imposition, pages, i);
        at += (size_t)sprintf(out + at, "%s", i == 0 ? "" : ", ");
        for (int k = 0; k < (imposition == LK_PDF_ONE_UP ? 1 : 2); k++)
            at += side.pages[k] == 0 ? (size_t)sprintf(out + at, "%s-", k == 0 ? "" : " ")
                                     : (size_t)sprintf(out + at, "%s%zu", k == 0 ? "" : " ", side.pages[k]);
    }
    return out;
}

Test(impose, pages_stand_on_sides_in_their_order)
{
    static const struct {
        LkPdfImposition imposition;
        size_t pages;
        const char *sides;
    } cases[] = {{LK_PDF_ONE_UP, 3, "1, 2, 3"},
                 {LK_PDF_TWO_UP, 1, "1 -"},
                 {LK_PDF_TWO_UP, 5, "1 2, 3 4, 5 -"},
                 {LK_PDF_BOOKLET, 1, "- 1, - -"},
                 {LK_PDF_BOOKLET, 4, "4 1, 2 3"},
                 {LK_PDF_BOOKLET, 5, "- 1, 2 -, - 3, 4 5"},
                 {LK_PDF_BOOKLET, 8, "8 1, 2 7, 6 3, 4 5"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[100];
        cr_assert_str_eq(sides_of(cases[i].imposition, cases[i].pages, out), cases[i].sides);
    }
}

Test(impose, the_side_of_a_page_is_the_one_that_it_stands_on)
{
    static const LkPdfImposition impositions[] = {LK_PDF_ONE_UP, LK_PDF_TWO_UP, LK_PDF_BOOKLET};
    for (int k = 0; k < 3; k++) {
        for (size_t pages = 1; pages < 30; pages++) {
            for (size_t page = 1; page <= pages; page++) {
                size_t side = lk_pdf_side_of(impositions[k], pages, page);
                LkPdfSide on = lk_pdf_side(impositions[k], pages, side);
                cr_assert_lt(side, lk_pdf_side_count(impositions[k], pages));
                cr_assert((on.pages[0] == page) + (on.pages[1] == page) == 1, "page %zu of %zu", page, pages);
            }
        }
    }
}

typedef struct Planning {
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkPdfPlan plan;
} Planning;

static Planning planning(void)
{
    Planning p = {.arena = lk_arena_create()};
    lk_diagnostics_init(&p.diagnostics, p.arena);
    return p;
}

Test(impose, pages_of_a_sheet_that_is_too_small_touch_in_its_middle)
{
    Planning p = planning();
    LkPdfSheet sheet = {.imposition = LK_PDF_BOOKLET, .width = A4_WIDTH, .height = A4_HEIGHT};
    cr_assert(lk_pdf_plan(&sheet, A4_WIDTH, A4_HEIGHT, &p.plan, &p.diagnostics));
    LkLength width = p.plan.width + 2 * p.plan.around_x, height = p.plan.height + 2 * p.plan.around_y;
    cr_assert_leq(A4_HEIGHT - width, 2, "the sheet lies");
    cr_assert_leq(A4_WIDTH - height, 2);
    cr_assert_eq(p.plan.cells[0].x + p.plan.cells[0].width, p.plan.cells[1].x);
    cr_assert_eq(p.plan.cells[1].x * 2, p.plan.width);
    LkPdfPlacing at = lk_pdf_placing(p.plan.cells[1], A4_WIDTH, A4_HEIGHT);
    cr_assert(at.scale > 700000 && at.scale < 710000, "A4 to A5: %lld millionths", (long long)at.scale);
    lk_arena_destroy(p.arena);
}

Test(impose, lying_pages_stand_one_above_the_other)
{
    Planning p = planning();
    LkPdfSheet sheet = {.imposition = LK_PDF_TWO_UP};
    cr_assert(lk_pdf_plan(&sheet, A4_HEIGHT, A4_WIDTH, &p.plan, &p.diagnostics));
    cr_assert(p.plan.is_stacked);
    cr_assert_eq(p.plan.width, A4_HEIGHT);
    cr_assert_eq(p.plan.height, 2 * A4_WIDTH);
    cr_assert_eq(p.plan.cells[0].y, A4_WIDTH, "the first is the upper one");
    lk_arena_destroy(p.arena);
}

Test(impose, crop_marks_without_room_are_an_error_that_says_what_they_need)
{
    Planning p = planning();
    LkPdfSheet sheet = {.width = A4_WIDTH, .height = A4_HEIGHT, .crop_marks = true};
    cr_assert_not(lk_pdf_plan(&sheet, A4_WIDTH, A4_HEIGHT, &p.plan, &p.diagnostics));
    cr_assert_str_eq(p.diagnostics.first->code, "E-print-sheet");
    cr_assert_not_null(strstr(said(p.diagnostics.first), "222 × 309 mm"));
    cr_assert(lk_pdf_sheet_size("SRA4", &sheet.width, &sheet.height));
    cr_assert(lk_pdf_plan(&sheet, A4_WIDTH, A4_HEIGHT, &p.plan, &p.diagnostics));
    cr_assert_gt(p.plan.around_x, LK_MILLICENTIMETRES(700));
    lk_arena_destroy(p.arena);
}

Test(impose, sheets_have_names_and_sizes)
{
    static const struct {
        const char *name;
        int width, height; /* mm */
    } cases[] = {{"A4", 210, 297},          {"a3", 297, 420},
                 {"Letter", 216, 279},      {"320mm x 450mm", 320, 450},
                 {"21cm×29.7cm", 210, 297}, {"8.5in X 11in", 216, 279}};
    static const char *const wrong[] = {
        "",          "A44",        "210mm",         "210 x 297", "210mm 297mm",    "-1mm x 1mm",
        "0mm x 9mm", "10mm x 9km", "1mm x 90000mm", "A4 x A5",   "210mm x 297mm x"};
    LkLength width = 0, height = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(lk_pdf_sheet_size(cases[i].name, &width, &height), "%s", cases[i].name);
        cr_assert_eq((int)(lk_length_points(width) * 25.4 / 72 + 0.5), cases[i].width, "%s", cases[i].name);
        cr_assert_eq((int)(lk_length_points(height) * 25.4 / 72 + 0.5), cases[i].height, "%s", cases[i].name);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_assert_not(lk_pdf_sheet_size(wrong[i], &width, &height), "%s", wrong[i]);
}
