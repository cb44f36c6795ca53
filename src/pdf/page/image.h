/* Pictures as image XObjects (ISO 32000-2 §8.9.5). */
#ifndef LIKHIT_PDF_IMAGE_H
#define LIKHIT_PDF_IMAGE_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/file/table.h"

/* What has been written: the same bytes are written once, from however many files they come. */
typedef struct LkPdfImages {
    LkPdfTable objects; /* by digest → object */
} LkPdfImages;

/* Returns the object of the picture. It is written, with its soft mask when it has transparency and the
 * colour profile that it brings, unless one of the same bytes was. */
LkPdfRef lk_pdf_image(LkPdf *pdf, LkPdfImages *images, const LkPicture *picture);

#endif
