/* Files inside the file (PDF/A-3, ISO 19005-3 §6.8): what it was made from, and the build record. */
#ifndef LIKHIT_PDF_ATTACH_H
#define LIKHIT_PDF_ATTACH_H

#include "pdf/file/object.h"

#define LK_PDF_RECORD_NAME "build-record.json"

/* Writes the inputs and the record; their entries are added to `catalog`. `date` as PDF spells it. */
void lk_pdf_attach(LkPdf *pdf, const LkPdfOptions *options, LkText record, const char *date,
                   LkBuffer *catalog);

#endif
