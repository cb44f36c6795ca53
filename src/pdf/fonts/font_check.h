/* Rules for fonts: whether a face may be embedded at all, and what PDF/A demands of an embedded one. */
#ifndef LIKHIT_PDF_FONT_CHECK_H
#define LIKHIT_PDF_FONT_CHECK_H

#include "frame/frame.h"
#include "pdf/fonts/font.h"

/* Adds E-pdf-font-licence, at the place of `item`, the first item in the face, when the face forbids
 * embedding (OpenType OS/2 fsType: restricted, or bitmaps only). */
void lk_pdf_check_face(LkPdf *pdf, const LkFace *face, const LkItem *item);

/* Returns whether the advances in the subset font `file` (from lk_pdf_subset, of a TrueType face) equal the
 * widths that the PDF says (ISO 19005-2 §6.2.11.5); else adds E-pdf-font, which means a bug. */
bool lk_pdf_check_file(const LkPdfFont *font, LkText file);

/* Returns whether, in a tagged file, each code has a text that a ToUnicode map may hold (ISO 19005-2
 * §6.2.11.7) and none paints .notdef, the glyph of a missing character (§6.2.11.8); else adds E-pdf-font,
 * which means a bug. */
bool lk_pdf_check_font(const LkPdfFont *font, const LkPdfOptions *options);

#endif
