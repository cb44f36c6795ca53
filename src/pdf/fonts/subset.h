/* The font file that goes into the PDF (ISO 32000-2 §9.9): the glyphs that are used, renumbered, and the
 * composites of font.h. */
#ifndef LIKHIT_PDF_SUBSET_H
#define LIKHIT_PDF_SUBSET_H

#include "pdf/fonts/font.h"

/* Returns the file, in the arena of the PDF. TrueType: sets `glyph` of all shapes. CFF: glyphs keep their
 * numbers. Returns an empty text after an error (E-pdf-font). */
LkText lk_pdf_subset(LkPdfFont *font);

#endif
