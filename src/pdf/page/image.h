/* Pictures as image XObjects (ISO 32000-2 §8.9.5). */
#ifndef LIKHIT_PDF_IMAGE_H
#define LIKHIT_PDF_IMAGE_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/file/table.h"

/* The pictures written so far. Pictures with the same bytes are written once, even when they come from
 * different files. */
typedef struct LkPdfImages {
    LkPdfTable objects; /* digest of the bytes → object */
} LkPdfImages;

/* Returns the object of the picture. Writes it first, unless a picture with the same bytes has been written;
 * with a soft mask when it is transparent, and with its own colour profile if it has one. */
LkPdfRef lk_pdf_image(LkPdf *pdf, LkPdfImages *images, const LkPicture *picture);

#endif
