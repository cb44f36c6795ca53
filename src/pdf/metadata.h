/* Title, author, dates: the Info dictionary and its mirror in XMP; the catalog's own entries. */
#ifndef LIKHIT_PDF_METADATA_H
#define LIKHIT_PDF_METADATA_H

#include "pdf/object.h"

/* Writes Info, XMP and the catalog, which has `catalog` besides. */
void lk_pdf_metadata(LkPdf *pdf, const LkFrames *frames, const LkPdfOptions *options, LkBuffer *catalog);
/* The document's language as a tag: "th-TH". */
const char *lk_pdf_language(const LkFrames *frames, LkArena *arena);

#endif
