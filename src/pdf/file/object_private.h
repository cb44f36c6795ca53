/* Private to pdf/file: what the writer of objects and that of their references share. */
#ifndef LIKHIT_PDF_OBJECT_PRIVATE_H
#define LIKHIT_PDF_OBJECT_PRIVATE_H

#include "pdf/file/object.h"

/* Writes bytes to the file. */
void lk_pdf_put(LkPdf *pdf, LkText bytes);

/* Writes the object stream that is open, if there is one. */
void lk_pdf_close_together(LkPdf *pdf);

#endif
