/* The font file that is embedded in the PDF: subset to the glyphs used, checked and compressed. Documents
 * that use the same shapes embed the same file, so with a cache it is made once. */
#ifndef LIKHIT_PDF_FONT_FILE_H
#define LIKHIT_PDF_FONT_FILE_H

#include "base/cache.h"
#include "pdf/fonts/font.h"

enum { LK_FONT_TAG = 6 };

typedef struct LkPdfFontFile {
    char tag[LK_FONT_TAG + 1]; /* before the font's name: “ABCDEF” (§9.9.2); a hash of the file, so that equal
                                  subsets have equal names */
    size_t length;             /* of the file before it was compressed, in bytes */
    LkText packed;             /* the compressed file; good until the next stream of the PDF is filled */
} LkPdfFontFile;

/* Makes the file, or takes it from `cache` (NULL = no cache), whose keys hold the face's address. For a
 * TrueType face also sets `glyph` of all shapes. Returns false after an error (E-pdf-font). */
bool lk_pdf_font_file(LkPdfFont *font, LkCache *cache, LkPdfFontFile *file);

#endif
