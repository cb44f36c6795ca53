/* The PDF back end: frames in, one PDF out. libharu serves as object model, page tree, xref and serialiser;
 * fonts, content, metadata are our own (docs/pdf.md says why). */
#ifndef LIKHIT_PDF_PDF_H
#define LIKHIT_PDF_PDF_H

#include "base/cache.h"
#include "base/digest.h"
#include "frame/frame.h"

/* A file that the document was made from. */
typedef struct LkPdfInput {
    const char *role; /* "source", "layout", "data", "words", "picture" */
    const char *name; /* a path below the document's folder: "report.md", "layouts/base.yaml" */
    LkText bytes;
    LkDigest digest;
} LkPdfInput;

/* What a file is for. */
typedef enum LkPdfProfile {
    LK_PDF_PLAIN,          /* pages, links, bookmarks */
    LK_PDF_PRINT,          /* for a print shop: boxes and marks, no structure */
    LK_PDF_ARCHIVE,        /* PDF/A-2a and PDF/UA-1 */
    LK_PDF_ARCHIVE_SOURCE, /* PDF/A-3a and PDF/UA-1 with what it was made from */
} LkPdfProfile;

/* Whether a file of this profile has structure tags, and the promises of PDF/A. */
bool lk_pdf_is_tagged(LkPdfProfile profile);

typedef struct LkPdfOptions {
    size_t first_page, last_page; /* from 1 */
    int64_t created;              /* seconds since 1970 UTC, for both dates; < 0 = the document has no date */
    const char *producer;         /* "Likhit 0.2.0" */
    LkPdfProfile profile;
    /* what it was made from and how, for the build record */
    const LkPdfInput *inputs;
    size_t input_count;
    LkDigest words;      /* of the list of Thai words */
    const char *layout;  /* that was asked for in place of the source's; NULL = none */
    const char *made_by; /* versions of what the bytes depend on: "HarfBuzz 6.0.0, libdeflate 1.14" */
    LkBuffer *record;    /* gets the build record as JSON; NULL = nobody asks */
    LkCache *cache;      /* keeps files of fonts for further documents; NULL = none is kept */
    /* for print: */
    bool crop_marks;
    LkLength bleed;       /* how far ink may go over the trimmed edge */
    int least_resolution; /* pixels an inch that pictures should have; 0 = any */
} LkPdfOptions;

/* Takes bytes; false stops the writing. */
typedef bool (*LkWrite)(void *context, const void *bytes, size_t length);

/* Writes the pages. false after an error (added to diagnostics). Deterministic: the same frames and options
 * give the same bytes. Scratch memory comes from `arena`. */
bool lk_pdf_write(const LkFrames *frames, const LkPdfOptions *options, LkWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics);

#endif
