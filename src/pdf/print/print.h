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

/* Begins a print: its bytes go to `write` from here on. Returns NULL after an error (E-limit-memory). The
 * print lives in the arena. */
LkPdfPrint *lk_pdf_print_create(const LkPdfPrintOptions *options, LkWrite write, void *context,
                                LkArena *arena, LkDiagnostics *diagnostics);
/* Writes the sides of an entry: separator, then copies; `place` says where they are. Nothing of the entry is
 * kept. What is wrong is told in `diagnostics`, which may be another for each entry. Returns false after an
 * error; nothing may be added then. */
bool lk_pdf_print_add(LkPdfPrint *print, const LkPdfPrintEntry *entry, LkPdfPrintPlace *place,
                      LkDiagnostics *diagnostics);

/* Writes what is left. Once. Returns false after an error: nothing was added (E-print-empty), or as
 * lk_pdf_write. */
bool lk_pdf_print_finish(LkPdfPrint *print, LkDiagnostics *diagnostics);

/* Returns the sides so far. */
size_t lk_pdf_print_sides(const LkPdfPrint *print);

#endif
