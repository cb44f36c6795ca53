/* The file of a font as it goes into the PDF: cut to the glyphs used, checked, packed. Documents that have
 * the same shapes have the same file: it is made once where a cache keeps it. */
#ifndef LIKHIT_PDF_FONT_FILE_H
#define LIKHIT_PDF_FONT_FILE_H

#include "base/cache.h"
#include "pdf/fonts/font.h"

enum { LK_FONT_TAG = 6 };

typedef struct LkPdfFontFile {
    char tag[LK_FONT_TAG +
             1];   /* a hash of the file, so that equal subsets have equal names: “ABCDEF” (§9.9.2) */
    size_t length; /* of what is packed, in bytes */
    LkText packed; /* good until the next stream of the PDF */
} LkPdfFontFile;

/* Makes the file, or takes it from `cache`, which knows faces by their addresses; NULL = none. TrueType: also
 * sets `glyph` of all shapes. Returns false after an error (E-pdf-font). */
bool lk_pdf_font_file(LkPdfFont *font, LkCache *cache, LkPdfFontFile *file);

#endif
