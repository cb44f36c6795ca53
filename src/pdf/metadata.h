/* Title, author, dates: the Info dictionary and its mirror in XMP; the catalog's own entries. */
#ifndef LIKHIT_PDF_METADATA_H
#define LIKHIT_PDF_METADATA_H

#include "pdf/object.h"

void lk_pdf_metadata(LkPdf *pdf, const LkFrames *frames, const LkPdfOptions *options);

#endif
