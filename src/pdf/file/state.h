/* What an update of a PDF must know of the file as it stands. The writer of a file knows it; of a file on the
 * disk the module for signatures reads it (sign/sign.h). */
#ifndef LIKHIT_PDF_STATE_H
#define LIKHIT_PDF_STATE_H

#include "base/length.h"
#include "base/text.h"
#include "pdf/file/haru.h"

/* A field for a signature. */
typedef struct LkPdfField {
    LkText name;        /* UTF-8 */
    LkText description; /* whose hand it waits for, UTF-8; empty = the file does not say */
    LkPdfRef object;    /* of its dictionary, which is its widget too */
    LkText body; /* its entries, as they stand in the file, without << and >>; references as “12 0 R” */
    LkPdfRef page_object;   /* what its /P names; 0 = nothing, as in the field of a document time stamp */
    LkLength width, height; /* of its rectangle */
    bool is_signed;
} LkPdfField;

/* What more can be read of a file on the disk (sign/file/state.h). */
typedef struct LkPdfSource LkPdfSource;

/* A file as its last revision leaves it. All belongs to the arena that it was made in. */
typedef struct LkPdfState {
    uint64_t length;     /* bytes of the file */
    uint64_t references; /* offset of its last cross-reference section: what startxref says */
    LkPdfRef next;       /* first number that no object has: /Size */
    LkPdfRef root, info; /* objects; info 0 = there is none */
    LkText identity;     /* first string of /ID, in hexadecimal digits */
    LkText catalog;      /* entries of the catalog, as `body` above */
    LkPdfRef form;       /* object of /AcroForm; 0 = it is none of its own */
    LkText form_body;    /* its entries */
    LkPdfField *fields;  /* those for signatures, in the order of /Fields */
    size_t field_count;
    size_t signature_count; /* fields that are signed, and document time stamps */
    bool is_certified;      /* a signature has DocMDP: /Perms of the catalog */
    LkPdfSource *source;    /* NULL = its writer knows it all */
} LkPdfState;

#endif
