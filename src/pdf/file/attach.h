/* Files embedded in the PDF (PDF/A-3, ISO 19005-3 §6.8): what it was made from, and the build record. */
#ifndef LIKHIT_PDF_ATTACH_H
#define LIKHIT_PDF_ATTACH_H

#include "pdf/file/object.h"

#define LK_PDF_RECORD_NAME "build-record.json"

/* Writes options->inputs and the build record (JSON) as embedded files (ISO 32000-2 §7.11.4), each with its
 * relation to the pages (/AFRelationship), and appends the entries that list them to `catalog`. `date`, of
 * their last change, is as lk_pdf_date returns it. */
void lk_pdf_attach(LkPdf *pdf, const LkPdfOptions *options, LkText record, const char *date,
                   LkBuffer *catalog);

#endif
