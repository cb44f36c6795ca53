/* What the caller asks of a PDF: its profile and options, and the function that takes its bytes. */
#ifndef LIKHIT_PDF_PROFILE_H
#define LIKHIT_PDF_PROFILE_H

#include "base/cache.h"
#include "base/digest.h"
#include "base/length.h"

/* Takes the next bytes of the file. Returns false to stop the writing: the file is given up then. */
typedef bool (*LkWrite)(void *context, const void *bytes, size_t length);

/* What a file is for. */
typedef enum LkPdfProfile {
    LK_PDF_PLAIN,          /* pages, links, bookmarks */
    LK_PDF_PRINT,          /* for a print shop: boxes and marks, no structure */
    LK_PDF_ARCHIVE,        /* PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) */
    LK_PDF_ARCHIVE_SOURCE, /* PDF/A-3a (ISO 19005-3) and PDF/UA-1, with what it was made from inside */
} LkPdfProfile;

/* Returns whether a file of this profile has structure tags and keeps the rules of PDF/A: the archive
 * profiles do. */
bool lk_pdf_is_tagged(LkPdfProfile profile);

/* A file that the document was made from. */
typedef struct LkPdfInput {
    const char *role; /* "source", "layout", "data", "words", "picture" */
    const char *name; /* a path below the document's folder: "report.md", "layouts/base.yaml" */
    LkText bytes;
    LkDigest digest;
} LkPdfInput;

/* Everything that is pointed to belongs to the caller and stays until the file is written. */
typedef struct LkPdfOptions {
    size_t first_page, last_page; /* of the frames, from 1; both are written */
    int64_t created;              /* seconds since 1970 UTC, for both dates; < 0 = the document has no date */
    const char *producer;         /* "Likhit 0.2.0" */
    LkPdfProfile profile;
    /* what it was made from and how, for the build record */
    const LkPdfInput *inputs;
    size_t input_count;
    LkDigest words;     /* of the list of Thai words */
    const char *layout; /* name of a layout that replaced the one the source names; NULL = none did */
    const char
        *made_by; /* versions of the libraries that the bytes depend on: "HarfBuzz 6.0.0, libdeflate 1.14" */
    /* filled with what an update must know of the file, in the arena of lk_pdf_write; NULL = nobody asks */
    struct LkPdfState *state;
    LkBuffer *record; /* the build record is appended here as JSON; NULL = it is not wanted */
    LkCache *cache;   /* stores subset fonts for later documents; NULL = no cache */
    /* for print: */
    bool crop_marks;
    LkLength bleed;       /* how far ink may go beyond the trimmed edge */
    int least_resolution; /* pixels an inch, below which a picture gets a warning; 0 = never */
} LkPdfOptions;

#endif
