/* Rules of PDF/A and PDF/UA that what stands on a page can break. They are checked while the page is painted.
 * A violation is an error at its place in the source, after which the file is given up. */
#ifndef LIKHIT_PDF_CHECK_H
#define LIKHIT_PDF_CHECK_H

#include "frame/frame.h"
#include "pdf/file/object.h"

/* Adds E-pdf-character, in a tagged file, for the first character of a run that no reader can know the
 * meaning of: one for private use, or a code that is no character (ISO 19005-2 §6.2.11.7). */
void lk_pdf_check_text(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item);

/* Adds E-pdf-alt for a picture without alternative text in a tagged file (ISO 14289-1 §7.3), and
 * W-pdf-resolution for one with fewer pixels an inch than options->least_resolution. */
void lk_pdf_check_picture(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item);

/* Adds E-pdf-page-size unless both sides of the page are between 3 and 14,400 pt (ISO 19005-2 §6.1.13).
 * `number` counts from 1. */
void lk_pdf_check_page(LkPdf *pdf, const LkPage *page, size_t number);

#endif
