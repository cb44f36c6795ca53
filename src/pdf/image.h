/* Pictures as image XObjects. */
#ifndef LIKHIT_PDF_IMAGE_H
#define LIKHIT_PDF_IMAGE_H

#include "frame/frame.h"
#include "pdf/object.h"

/* Writes the picture, and its soft mask when it has transparency. */
LkPdfRef lk_pdf_image(LkPdf *pdf, const LkPicture *picture);

#endif
