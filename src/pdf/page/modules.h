/* QR codes, painted as rectangles. */
#ifndef LIKHIT_PDF_MODULES_H
#define LIKHIT_PDF_MODULES_H

#include "frame/frame.h"
#include "pdf/file/object.h"

/* Appends the operators that paint an item whose picture is a QR code (LkPicture.modules). */
void lk_pdf_modules(LkPdf *pdf, const LkPage *page, const LkItem *item, LkBuffer *out);

#endif
