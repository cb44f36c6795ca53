/* The font file that goes into the PDF: the used glyphs, renumbered, and the composites of lk_pdf_font. */
#ifndef LIKHIT_PDF_SUBSET_H
#define LIKHIT_PDF_SUBSET_H

#include "pdf/fonts/font.h"

/* TrueType: sets `glyph` of all shapes and gives the file. CFF: glyphs keep their numbers. Empty after an
 * error (added to the diagnostics). */
LkText lk_pdf_subset(LkPdfFont *font);

#endif
