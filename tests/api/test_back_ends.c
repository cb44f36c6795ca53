/* The PDF and the PNG are painted from the same frames by different hands: Poppler draws the one, cairo the
 * other. Page by page both must show the same, or one of them is wrong. */
#include <criterion/criterion.h>

#include "image/compare.h"
#include "image/files.h"
#include "likhit.h"

enum { PPI = 100, GREY_TOLERANCE = 90 };

static LkDiagnostics diagnostics;
static LkArena *arena;

static LkEngine *engine(void)
{
    static const char *const folders[] = {"layouts"};
    return lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                               .layout_folder_count = 1, .word_list = "build/thai.words"});
}

static LkText written(LkDocument *document, LkOutputOptions options)
{
    void *bytes = NULL;
    size_t length = 0;
    cr_assert(lk_document_write_memory(document, &options, &bytes, &length));
    LkText file = test_file((LkText){bytes, length}, arena);
    lk_free(bytes);
    return file;
}

static const LkPicture *by_cairo(LkDocument *document, size_t page)
{
    LkText file =
        written(document, (LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PNG,
                                            .pixels_per_inch = PPI, .first_page = page, .last_page = page});
    return lk_picture_load(file, (LkSpan){0}, arena, &diagnostics);
}

static const LkPicture *by_poppler(LkText pdf, size_t page)
{
    const char *command =
        lk_arena_printf(arena, "pdftoppm -q -png -gray -singlefile -r %d -f %zu -l %zu %s %s-page", PPI, page,
                        page, pdf.bytes, pdf.bytes);
    cr_assert_eq(system(command), 0, "%s", command);
    char *drawn = lk_arena_printf(arena, "%s-page.png", pdf.bytes);
    const LkPicture *picture = lk_picture_load(lk_text(drawn), (LkSpan){0}, arena, &diagnostics);
    unlink(drawn);
    return picture;
}

static void expect_alike(const char *sample)
{
    arena = lk_arena_create();
    lk_diagnostics_init(&diagnostics, arena);
    LkEngine *e = engine();
    LkDocument *document = lk_document_open(e, sample, NULL);
    cr_assert(lk_document_typeset(document));
    LkText pdf = written(document, (LkOutputOptions){LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF});
    size_t pages = lk_document_page_count(document);
    const LkPicture *before = NULL;
    for (size_t page = 1; page <= pages; page++) {
        const LkPicture *png = by_cairo(document, page), *theirs = by_poppler(pdf, page);
        cr_assert_not_null(png);
        cr_assert_not_null(theirs);
        cr_expect_gt(test_share_dark(png), 0.005, "page %zu is empty", page);
        double share = test_share_differing(png, theirs, GREY_TOLERANCE);
        cr_expect_lt(share, 0.0002, "page %zu: %.5f of the pixels differ", page, share);
        if (before != NULL) /* or the measure would see nothing */
            cr_expect_gt(test_share_differing(before, theirs, GREY_TOLERANCE), 0.02);
        before = png;
    }
    lk_document_destroy(document);
    lk_engine_destroy(e);
    lk_arena_destroy(arena);
}

Test(back_ends, show_the_same_report)
{
    expect_alike("samples/ita-2565/report.md");
}

Test(back_ends, show_the_same_memo)
{
    expect_alike("samples/memo/memo.md");
}
