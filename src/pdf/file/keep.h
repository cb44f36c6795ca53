/* Keeps what an update must know of a file (pdf/file/state.h) while the file is written, so that nobody need
 * read it again. All do nothing when nobody asks. */
#ifndef LIKHIT_PDF_KEEP_H
#define LIKHIT_PDF_KEEP_H

#include "pdf/file/object.h"

/* Keeps a field; its strings are copied. */
void lk_pdf_keep_field(LkPdf *pdf, const LkPdfField *field);
/* Keeps the form, which is an object with these entries. */
void lk_pdf_keep_form(LkPdf *pdf, LkPdfRef form, LkText entries);
/* Keeps the catalog: a dictionary, as it was written. */
void lk_pdf_keep_catalog(LkPdf *pdf, LkText dictionary);
/* Keeps the rest, when the whole file is written; `references` is the offset of its cross-reference stream,
 * `identity` in hexadecimal digits. */
void lk_pdf_keep_end(LkPdf *pdf, uint64_t references, LkText identity);

#endif
