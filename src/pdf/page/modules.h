/* Codes: pictures of modules, painted as rectangles. */
#ifndef LIKHIT_PDF_MODULES_H
#define LIKHIT_PDF_MODULES_H

#include "frame/frame.h"
#include "pdf/file/object.h"

/* The operators that paint the item. */
void lk_pdf_modules(LkPdf *pdf, const LkPage *page, const LkItem *item, LkBuffer *out);

#endif
