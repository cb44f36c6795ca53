/* Misuse of outputs, of places, and of prints. */
#include <criterion/criterion.h>
#include <math.h>

#include "api/misuse.h"

static void misuse_lk_document_write_file(Misused *with)
{
    const LkOutputOptions cases[] = {{0},
                                     {.size = (size_t)-1},
                                     {LK_SIZED(LkOutputOptions), .format = (LkFormat)77},
                                     {LK_SIZED(LkOutputOptions), .format = (LkFormat)-1},
                                     {LK_SIZED(LkOutputOptions), .profile = (LkProfile)77},
                                     {LK_SIZED(LkOutputOptions), .pixels_per_inch = -5},
                                     {LK_SIZED(LkOutputOptions), .pixels_per_inch = NAN}};
    cr_expect_not(lk_document_write_file(NULL, with->file, NULL));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_not(lk_document_write_file(with->document, with->file, &cases[i]), "%zu", i);
    cr_expect_not(lk_document_write_file(with->document, NULL, NULL));
    expect_told(lk_document_messages(with->document));
    size_t told = 0;
    for (size_t i = 0; i < lk_messages_count(lk_document_messages(with->document)); i++)
        told += lk_messages_severity(lk_document_messages(with->document), i) == LK_SEVERITY_ERROR;
    cr_expect_eq(told, 8, "each of them");
    cr_expect_not(lk_document_write_file(with->unset, with->file, NULL));
    expect_told(lk_document_messages(with->unset));
    cr_expect(lk_document_write_file(with->document, with->file, NULL), "and a good one is written still");
}

static void misuse_lk_document_write_memory(Misused *with)
{
    const LkOutputOptions unsized = {0};
    void *bytes = with;
    size_t length = 7;
    cr_expect_not(lk_document_write_memory(NULL, NULL, &bytes, &length));
    cr_expect_null(bytes);
    cr_expect_eq(length, 0);
    cr_expect_not(lk_document_write_memory(with->document, NULL, NULL, &length));
    cr_expect_not(lk_document_write_memory(with->document, NULL, &bytes, NULL));
    cr_expect_not(lk_document_write_memory(with->document, &unsized, &bytes, &length));
    expect_told(lk_document_messages(with->document));
    cr_expect(lk_document_write_memory(with->document, NULL, &bytes, &length));
    lk_free(bytes);
}

static void misuse_lk_document_write_map(Misused *with)
{
    cr_expect_not(lk_document_write_map(NULL, with->file));
    cr_expect_not(lk_document_write_map(with->unset, with->file));
    cr_expect_not(lk_document_write_map(with->document, NULL));
    expect_told(lk_document_messages(with->document));
}

static void misuse_lk_document_placement_at(Misused *with)
{
    static const double far[] = {NAN, INFINITY, -INFINITY, 1e300};
    LkPlacement placement = {LK_SIZED(LkPlacement)}, unsized = {0};
    cr_expect_not(lk_document_placement_at(NULL, 1, 0, 0, &placement));
    cr_expect_not(lk_document_placement_at(with->unset, 1, 0, 0, &placement));
    cr_expect_not(lk_document_placement_at(with->document, 0, 0, 0, &placement));
    cr_expect_not(lk_document_placement_at(with->document, 2, 0, 0, &placement));
    cr_expect_not(lk_document_placement_at(with->document, 1, 200, 100, NULL));
    cr_expect_not(lk_document_placement_at(with->document, 1, 200, 100, &unsized));
    cr_expect_eq(placement.page + unsized.page, 0);
    for (size_t i = 0; i < sizeof far / sizeof *far; i++)
        lk_document_placement_at(with->document, 1, far[i], far[i], &placement);
}

static void misuse_lk_document_placement_of(Misused *with)
{
    LkPlacement placement = {LK_SIZED(LkPlacement)}, unsized = {0};
    cr_expect_not(lk_document_placement_of(NULL, NULL, 5, 1, &placement));
    cr_expect_not(lk_document_placement_of(with->unset, NULL, 5, 1, &placement));
    cr_expect_not(lk_document_placement_of(with->document, "no.md", 5, 1, &placement));
    cr_expect_not(lk_document_placement_of(with->document, NULL, 5, 1, NULL));
    cr_expect_not(lk_document_placement_of(with->document, NULL, 5, 1, &unsized));
    cr_expect_eq(placement.page + unsized.page, 0);
    cr_expect(lk_document_placement_of(with->document, NULL, UINT32_MAX, UINT32_MAX, &placement));
}

static void misuse_lk_document_page_hash(Misused *with)
{
    cr_expect_eq(lk_document_page_hash(NULL, 1), 0);
    cr_expect_eq(lk_document_page_hash(with->unset, 1), 0);
    cr_expect_eq(lk_document_page_hash(with->document, 0), 0);
    cr_expect_eq(lk_document_page_hash(with->document, 2), 0);
}

static void misuse_lk_document_layer(Misused *with)
{
    size_t length = 7;
    cr_expect_null(lk_document_layer(NULL, 1, &length));
    cr_expect_eq(length, 0);
    cr_expect_null(lk_document_layer(with->document, 0, &length));
    cr_expect_null(lk_document_layer(with->document, 2, &length));
    char *layer = lk_document_layer(with->document, 1, NULL);
    cr_expect_not_null(layer);
    lk_free(layer);
}

/* ---- Prints */

static void misuse_lk_print_create(Misused *with)
{
    const LkPrintOptions cases[] = {{0},
                                    {.size = (size_t)-1},
                                    {LK_SIZED(LkPrintOptions), .imposition = (LkImposition)77},
                                    {LK_SIZED(LkPrintOptions), .bleed = NAN},
                                    {LK_SIZED(LkPrintOptions), .bleed = -1},
                                    {LK_SIZED(LkPrintOptions), .bleed = 1e300}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases + 2; i++) {
        LkPrint *print = i == 0   ? lk_print_create(NULL, with->file, NULL)
                         : i == 1 ? lk_print_create(with->engine, NULL, NULL)
                                  : lk_print_create(with->engine, with->file, &cases[i - 2]);
        cr_assert_not_null(print);
        expect_told(lk_print_messages(print));
        cr_expect_not(lk_print_add(print, with->document, NULL));
        cr_expect_not(lk_print_finish(print));
        cr_expect_eq(lk_print_side_count(print), 0);
        lk_print_destroy(print);
    }
}

static void misuse_lk_print_add(Misused *with)
{
    const LkPrintEntry unsized = {0};
    const LkPrintEntry outside = {LK_SIZED(LkPrintEntry), .first_page = 2, .last_page = 1};
    cr_expect_not(lk_print_add(NULL, with->document, NULL));
    cr_expect_not(lk_print_add(with->print, NULL, NULL));
    cr_expect_not(lk_print_add(with->print, with->unset, NULL));
    cr_expect_not(lk_print_add(with->print, with->document, &unsized));
    expect_told(lk_document_messages(with->document));
    cr_expect_not(lk_print_add(with->print, with->document, &outside));
    cr_expect_eq(lk_messages_count(lk_print_messages(with->print)), 0, "the print goes on");
    cr_expect(lk_print_add(with->print, with->document, NULL));
    cr_expect(lk_print_finish(with->print));
    cr_expect_not(lk_print_add(with->print, with->document, NULL), "it is finished");
}

static void misuse_lk_print_finish(Misused *with)
{
    cr_expect_not(lk_print_finish(NULL));
    cr_expect(lk_print_finish(with->print));
    cr_expect_not(lk_print_finish(with->print), "twice");
    expect_told(lk_print_messages(with->print));
}

static void misuse_lk_print_destroy(Misused *with)
{
    (void)with;
    lk_print_destroy(NULL);
}

static void misuse_lk_print_messages(Misused *with)
{
    (void)with;
    cr_expect_null(lk_print_messages(NULL));
}

static void misuse_lk_print_entry_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_print_entry_count(NULL), 0);
}

static void misuse_lk_print_place(Misused *with)
{
    LkPrintPlace place = {LK_SIZED(LkPrintPlace)}, unsized = {0};
    cr_expect_not(lk_print_place(NULL, 0, &place));
    cr_expect_not(lk_print_place(with->print, 1, &place));
    cr_expect_not(lk_print_place(with->print, (size_t)-1, &place));
    cr_expect_not(lk_print_place(with->print, 0, NULL));
    cr_expect_not(lk_print_place(with->print, 0, &unsized));
    cr_expect_eq(place.pages + unsized.pages, 0);
}

static void misuse_lk_print_side(Misused *with)
{
    cr_expect_eq(lk_print_side(NULL, 0, 1, 1), 0);
    cr_expect_eq(lk_print_side(with->print, 1, 1, 1), 0);
    cr_expect_eq(lk_print_side(with->print, 0, 0, 1), 0);
    cr_expect_eq(lk_print_side(with->print, 0, 2, 1), 0);
    cr_expect_eq(lk_print_side(with->print, 0, 1, 0), 0);
    cr_expect_eq(lk_print_side(with->print, 0, 1, 2), 0);
    cr_expect_eq(lk_print_side(with->print, 0, 1, 1), 1);
}

static void misuse_lk_print_side_count(Misused *with)
{
    (void)with;
    cr_expect_eq(lk_print_side_count(NULL), 0);
}

const MisuseRow misuse_outputs[] = {
    ROW(lk_document_write_file),
    ROW(lk_document_write_memory),
    ROW(lk_document_write_map),
    ROW(lk_document_placement_at),
    ROW(lk_document_placement_of),
    ROW(lk_document_page_hash),
    ROW(lk_document_layer),
    ROW(lk_print_create),
    ROW(lk_print_add),
    ROW(lk_print_finish),
    ROW(lk_print_destroy),
    ROW(lk_print_messages),
    ROW(lk_print_entry_count),
    ROW(lk_print_place),
    ROW(lk_print_side),
    ROW(lk_print_side_count),
    {0},
};
