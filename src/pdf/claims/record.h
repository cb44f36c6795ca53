/* The build record: what a file was made from, so that anybody can see it and make the file again (`likhit
 * rebuild`). */
#ifndef LIKHIT_PDF_RECORD_H
#define LIKHIT_PDF_RECORD_H

#include "base/text.h"
#include "pdf/claims/facts.h"

/* Appends the record as JSON, one entry a line. Called when all fonts are known. */
void lk_pdf_record_json(const LkPdfFacts *facts, LkBuffer *out);

/* Appends the record as a property of XMP; nothing when options->inputs is empty. */
void lk_pdf_record_xmp(const LkPdfFacts *facts, LkBuffer *out);

/* Appends the description of that property, which PDF/A wants beside it (ISO 19005-2 §6.6.2.3.3). */
void lk_pdf_record_schema(LkBuffer *out);

/* The namespace of the property. */
#define LK_PDF_RECORD_NAMESPACE "urn:likhit:record:1#"

#endif
