/* Subsets a font file for embedding (ISO 32000-2 §9.9): keeps the glyphs that are used, renumbered, and adds
 * a composite glyph for each LkPdfShape of several parts. */
#ifndef LIKHIT_PDF_SUBSET_H
#define LIKHIT_PDF_SUBSET_H

#include "pdf/fonts/font.h"

/* Returns the subset font file, in the arena of the PDF; empty after an error (E-pdf-font). TrueType: sets
 * `glyph` of all shapes. CFF: glyphs keep their numbers, and no composite is made. */
LkText lk_pdf_subset(LkPdfFont *font);

#endif
