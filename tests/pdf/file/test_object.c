/* Objects of a file: each is filled, and there are not too many. */
#include <criterion/criterion.h>

#include "pdf/file/object.h"

typedef struct File {
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkPdf *pdf;
} File;

static bool object_take(void *context, const void *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return true;
}

static void object_begin(File *file)
{
    file->arena = lk_arena_create();
    lk_diagnostics_init(&file->diagnostics, file->arena);
    file->pdf = lk_pdf_create(object_take, NULL, file->arena, &file->diagnostics);
}

static const char *object_code(const File *file)
{
    return file->diagnostics.last == NULL ? "" : file->diagnostics.last->code;
}

/* ISO 19005-2 §6.1.13 */
Test(pdf_object, a_file_may_have_8388607_objects)
{
    File file;
    object_begin(&file);
    cr_expect_eq(file.pdf->objects_most, 8388607);
    lk_arena_destroy(file.arena);
}

Test(pdf_object, one_object_more_than_the_limit_is_refused)
{
    File file;
    object_begin(&file);
    LkPdfRef last = lk_pdf_reserve(file.pdf);
    file.pdf->objects_most = last;
    cr_expect(lk_pdf_check(file.pdf, LK_TERM_PHASE_PAGES), "as many as may be");
    lk_pdf_reserve(file.pdf);
    cr_expect_not(lk_pdf_check(file.pdf, LK_TERM_PHASE_PAGES));
    cr_expect_str_eq(object_code(&file), "E-limit-pdf");
    lk_arena_destroy(file.arena);
}

/* The streams that hold objects together and the cross-reference stream are objects too. */
Test(pdf_object, what_saving_adds_is_counted)
{
    for (unsigned more = 0; more < 3; more++) {
        File file;
        object_begin(&file);
        file.pdf->objects_most = lk_haru_next(file.pdf->haru) - 1 + more;
        cr_expect_eq(lk_pdf_save(file.pdf), more == 2);
        cr_expect_str_eq(object_code(&file), more == 2 ? "" : "E-limit-pdf");
        lk_arena_destroy(file.arena);
    }
}

Test(pdf_object, offsets_stay_below_2_gigabytes)
{
    File file;
    object_begin(&file);
    cr_expect_eq(file.pdf->bytes_most, 0x7FFFFFFF);
    file.pdf->bytes_most = file.pdf->bytes;
    cr_expect(lk_pdf_check(file.pdf, LK_TERM_PHASE_PAGES));
    lk_pdf_fill_stream(file.pdf, lk_pdf_reserve(file.pdf), LK_TEXT(""), LK_TEXT("one more"), false);
    cr_expect_not(lk_pdf_check(file.pdf, LK_TERM_PHASE_PAGES));
    cr_expect_str_eq(object_code(&file), "E-limit-pdf");
    lk_arena_destroy(file.arena);
}

Test(pdf_object, a_number_without_a_body_is_a_mistake_of_ours)
{
    File file;
    object_begin(&file);
    lk_pdf_reserve(file.pdf);
    cr_expect_not(lk_pdf_save(file.pdf));
    cr_expect_eq(file.diagnostics.last->id, LK_E_PDF_OBJECTS_BODY);
    lk_arena_destroy(file.arena);
}
