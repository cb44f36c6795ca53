/* Files inside the file (PDF/A-3, ISO 19005-3 §6.8): what it was made from, and the build record. */
#ifndef LIKHIT_PDF_ATTACH_H
#define LIKHIT_PDF_ATTACH_H

#include "pdf/file/object.h"

#define LK_PDF_RECORD_NAME "build-record.json"

/* Writes the inputs and the record as embedded files (ISO 32000-2 §7.11.4), each with how it stands to the
 * pages
 * (/AFRelationship); their entries are appended to `catalog`. `date`, of their last change, as PDF spells it.
 */
void lk_pdf_attach(LkPdf *pdf, const LkPdfOptions *options, LkText record, const char *date,
                   LkBuffer *catalog);

#endif
