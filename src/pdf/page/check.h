/* What may not stand on a page: rules of PDF/A and PDF/UA that a document can break, checked while it is
 * painted. A violation is an error at its place in the source, and no file is kept. */
#ifndef LIKHIT_PDF_CHECK_H
#define LIKHIT_PDF_CHECK_H

#include "frame/frame.h"
#include "pdf/file/object.h"

/* Adds E-pdf-character for the first character of a run that does not mean something to every reader: private
 * use, or no character at all (ISO 19005-2 §6.2.11.7). Of tagged files alone. */
void lk_pdf_check_text(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item);

/* Adds E-pdf-alt for a picture without a description in a tagged file (ISO 14289-1 §7.3), W-pdf-resolution
 * for one that is too coarse for print. */
void lk_pdf_check_picture(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item);

/* Adds E-pdf-page-size unless both sides of the page are between 3 and 14,400 pt (ISO 19005-2 §6.1.13).
 * `number` counts from 1. */
void lk_pdf_check_page(LkPdf *pdf, const LkPage *page, size_t number);

#endif
