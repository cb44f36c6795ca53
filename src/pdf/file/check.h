/* What may not stand in the file: rules of PDF/A and PDF/UA that a document can break, checked while it is
 * painted. A violation is an error at its place in the source, and no file is kept. */
#ifndef LIKHIT_PDF_CHECK_H
#define LIKHIT_PDF_CHECK_H

#include "frame/frame.h"
#include "pdf/fonts/font.h"

/* The characters of a text that is painted: they must mean something to every reader (ISO 19005-2 §6.2.11.7).
 */
void lk_pdf_check_text(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item);
/* A picture: described in words where the file is tagged (ISO 14289-1 §7.3); fine enough where it is for
 * print. */
void lk_pdf_check_picture(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item);
/* A face may be embedded, by what it says itself (OpenType OS/2 fsType). `item` shows it first. */
void lk_pdf_check_face(LkPdf *pdf, const LkFace *face, const LkItem *item);
/* Advances in the file of a TrueType face are those of its shapes, which the PDF tells (ISO 19005-2
 * §6.2.11.5). */
bool lk_pdf_check_file(const LkPdfFont *font, LkText file);
/* Every code has a text that a map may hold, and no glyph stands for a missing one. */
bool lk_pdf_check_font(const LkPdfFont *font, const LkPdfOptions *options);
/* The size of a page (ISO 19005-2 §6.1.13). */
void lk_pdf_check_page(LkPdf *pdf, const LkPage *page, size_t number);

#endif
