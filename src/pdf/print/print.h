/* A print: the pages of many documents in one PDF, placed on sheets as the print room wants them. An entry is
 * one document with its copies; a side is one page of the PDF, the front or back of a sheet. Pages are
 * written as they are added and nothing of a document stays in memory; fonts, pictures and the page tree are
 * shared by all. There are no structure tags, no links and no claims of PDF/A: the file is for paper. */
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
    LkText title; /* of the file; empty = the title of its first entry */
} LkPdfPrintOptions;

/* A document to be added. The caller owns all of it, and may free it after lk_pdf_print_add. */
typedef struct LkPdfPrintEntry {
    const LkFrames *frames;
    size_t first, last;        /* pages of the frames, from 1 */
    const LkFrames *separator; /* its first page goes on a sheet before the first copy; NULL = none */
    LkText key, title;         /* for the bookmark; the key also begins the page labels */
    int least_resolution;      /* as in LkPdfOptions */
} LkPdfPrintEntry;

/* Where an entry is in the file: numbers of sides, from 1. */
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
/* Writes the sides of an entry, its separator and then its copies, and fills in where they are in `place`.
 * Errors and warnings are added to `diagnostics`, which may be different for each entry. Returns false after
 * an error: then no further entry may be added. */
bool lk_pdf_print_add(LkPdfPrint *print, const LkPdfPrintEntry *entry, LkPdfPrintPlace *place,
                      LkDiagnostics *diagnostics);

/* Writes what is left. Once. Returns false after an error: no entry was added (E-print-empty), or one that
 * lk_pdf_write may have. */
bool lk_pdf_print_finish(LkPdfPrint *print, LkDiagnostics *diagnostics);

/* Returns how many sides have been written. */
size_t lk_pdf_print_sides(const LkPdfPrint *print);

#endif
