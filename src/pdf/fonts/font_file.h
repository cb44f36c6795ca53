/* The file of a font as it goes into the PDF: cut to the glyphs used, checked, packed. Documents that have
 * the same shapes have the same file: it is made once where a cache keeps it. */
#ifndef LIKHIT_PDF_FONT_FILE_H
#define LIKHIT_PDF_FONT_FILE_H

#include "base/cache.h"
#include "pdf/fonts/font.h"

enum { LK_FONT_TAG = 6 };

typedef struct LkPdfFontFile {
    char tag[LK_FONT_TAG + 1]; /* a hash of the file, so that equal subsets have equal names: “ABCDEF” */
    size_t length;             /* of what is packed */
    LkText packed;             /* good until the next stream */
} LkPdfFontFile;

/* TrueType: also sets `glyph` of all shapes. `cache` may be NULL; faces are known by their addresses in it.
 * false after an error (added to the diagnostics). */
bool lk_pdf_font_file(LkPdfFont *font, LkCache *cache, LkPdfFontFile *file);

#endif
