/* A print: pages of many documents in one file, on sheets as the print room wants them. Pages are written as
 * they are added and nothing of a document is kept; fonts, pictures and the tree of pages are shared by all.
 * There are no structure tags, no links and no claims of PDF/A: the file is for paper. */
#ifndef LIKHIT_PDF_PRINT_H
#define LIKHIT_PDF_PRINT_H

#include "base/diagnostic.h"
#include "frame/frame.h"
#include "pdf/file/profile.h"
#include "pdf/print/impose.h"

typedef struct LkPdfPrintOptions {
    LkPdfSheet sheet;
    bool two_sided;  /* entries and separators begin on the front of a sheet */
    unsigned copies; /* of each entry; at least 1 */
    int64_t created; /* as in LkPdfOptions */
    const char *producer;
    LkText title; /* of the file; empty = that of its first entry */
} LkPdfPrintOptions;

typedef struct LkPdfPrintEntry {
    const LkFrames *frames;
    size_t first, last;        /* pages, from 1, that the frames have */
    const LkFrames *separator; /* its first page comes on a sheet before them; NULL = none */
    LkText key, title;
    int least_resolution; /* as in LkPdfOptions */
} LkPdfPrintEntry;

/* Sides of the file, from 1. */
typedef struct LkPdfPrintPlace {
    size_t separator;  /* 0 = none */
    size_t first_side; /* of the first copy */
    size_t sides;      /* from the start of a copy to that of the next */
} LkPdfPrintPlace;

typedef struct LkPdfPrint LkPdfPrint;

/* NULL after an error. The print lives in the arena. */
LkPdfPrint *lk_pdf_print_create(const LkPdfPrintOptions *options, LkWrite write, void *context,
                                LkArena *arena, LkDiagnostics *diagnostics);
/* What is wrong is told in `diagnostics`, which may be another for each entry. False after an error; nothing
 * may be added then. */
bool lk_pdf_print_add(LkPdfPrint *print, const LkPdfPrintEntry *entry, LkPdfPrintPlace *place,
                      LkDiagnostics *diagnostics);
bool lk_pdf_print_finish(LkPdfPrint *print, LkDiagnostics *diagnostics);
size_t lk_pdf_print_sides(const LkPdfPrint *print);

#endif
