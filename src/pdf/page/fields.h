/* Fields that wait for a signature (ISO 32000-2 §12.7.5.5). They are in the file before anybody signs it:
 * added later, they would be a change of what was signed. */
#ifndef LIKHIT_PDF_FIELDS_H
#define LIKHIT_PDF_FIELDS_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/tags/tags.h"

/* The fields of the file so far. */
typedef struct LkPdfFields {
    LkPdf *pdf;
    LkPdfTags *tags;
    LkBuffer list; /* references to them, as /Fields wants them */
} LkPdfFields;

/* Begins without fields. `pdf` and `tags` stay the caller's. */
void lk_pdf_fields_init(LkPdfFields *fields, LkPdf *pdf, LkPdfTags *tags);

/* Writes the fields of a page, whose object is `object`, and appends references to their widgets to `list`,
 * for /Annots. nodes[i] is the structure node of item i. */
void lk_pdf_fields(LkPdfFields *fields, const LkPage *page, LkPdfRef object, const uint32_t *nodes,
                   LkBuffer *list);

/* Appends the catalog's entry for the form, and writes the form; nothing for a file without fields. */
void lk_pdf_fields_finish(LkPdfFields *fields, LkBuffer *catalog);

#endif
