/* Private to pdf/update: a page as a form XObject (ISO 32000-2 §8.10), which shows it as the appearance of a
 * field. */
#ifndef LIKHIT_PDF_FORM_H
#define LIKHIT_PDF_FORM_H

#include "base/cache.h"
#include "frame/frame.h"
#include "pdf/file/object.h"

/* Writes the first page of the frames, with the fonts and pictures that it needs. Returns its object; 0 after
 * an error. `cache` as in LkPdfOptions. */
LkPdfRef lk_pdf_form(LkPdf *pdf, const LkFrames *frames, LkCache *cache);

#endif
