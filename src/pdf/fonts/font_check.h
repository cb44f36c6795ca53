/* Rules for fonts: what a face permits, and what PDF/A promises of an embedded one. */
#ifndef LIKHIT_PDF_FONT_CHECK_H
#define LIKHIT_PDF_FONT_CHECK_H

#include "frame/frame.h"
#include "pdf/fonts/font.h"

/* Adds E-pdf-font-licence, at the text of `item`, when the face forbids being put into a PDF (OpenType OS/2
 * fsType: restricted, or bitmaps only). `item` is the first that shows the face. */
void lk_pdf_check_face(LkPdf *pdf, const LkFace *face, const LkItem *item);

/* Returns whether the advances in the file of a TrueType face are those that the PDF tells (ISO 19005-2
 * §6.2.11.5); else adds E-pdf-font, a mistake of ours. `file` is what lk_pdf_subset gave. */
bool lk_pdf_check_file(const LkPdfFont *font, LkText file);

/* Returns whether each code of a tagged file has a text that ToUnicode may hold (ISO 19005-2 §6.2.11.7) and
 * shows no glyph of a missing character (§6.2.11.8); else adds E-pdf-font, a mistake of ours. */
bool lk_pdf_check_font(const LkPdfFont *font, const LkPdfOptions *options);

#endif
