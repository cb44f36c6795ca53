/* Title, author, dates: the Info dictionary and its mirror in XMP; the catalog's own entries. */
#ifndef LIKHIT_PDF_METADATA_H
#define LIKHIT_PDF_METADATA_H

#include "pdf/page/content.h"

/* Writes Info, XMP and the catalog, which has `catalog` besides. */
void lk_pdf_metadata(LkPdf *pdf, const LkFrames *frames, const LkPdfOptions *options,
                     const LkPdfResources *resources, LkBuffer *catalog);
/* A date as PDF spells it: (D:20220405120000+07'00'). */
const char *lk_pdf_date(int64_t seconds, LkArena *arena);
/* The document's language as a tag: "th-TH". */
const char *lk_pdf_language(const LkFrames *frames, LkArena *arena);

#endif
