/* The build record: what a file was made from, so that it can be told, and made again. */
#ifndef LIKHIT_PDF_RECORD_H
#define LIKHIT_PDF_RECORD_H

#include "pdf/page/content.h"

/* The record as JSON, one entry a line. When all fonts are known. */
void lk_pdf_record(const LkPdfResources *resources, const LkPdfOptions *options, LkBuffer *out);

/* The record as properties of XMP, in the namespace that lk_pdf_record_schema describes. */
void lk_pdf_record_xmp(const LkPdfResources *resources, const LkPdfOptions *options, LkBuffer *out);
void lk_pdf_record_schema(LkBuffer *out);
#define LK_PDF_RECORD_NAMESPACE "urn:likhit:record:1#"

#endif
