/* Pictures as image XObjects. */
#ifndef LIKHIT_PDF_IMAGE_H
#define LIKHIT_PDF_IMAGE_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/file/table.h"

/* What has been written: the same bytes are written once, from however many files they come. */
typedef struct LkPdfImages {
    LkPdfTable objects; /* by digest → object */
} LkPdfImages;

/* Writes the picture, and its soft mask when it has transparency. */
LkPdfRef lk_pdf_image(LkPdf *pdf, LkPdfImages *images, const LkPicture *picture);

#endif
