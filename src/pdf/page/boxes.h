/* The boxes of a page (ISO 32000-2 §14.11.2) and what a print shop cuts by. The origin stays in the lower
 * left corner of the trimmed area, whatever stands around it. */
#ifndef LIKHIT_PDF_BOXES_H
#define LIKHIT_PDF_BOXES_H

#include "frame/frame.h"
#include "pdf/file/object.h"

/* What is cut out of a sheet. */
typedef struct LkPdfTrim {
    LkLength width, height;      /* of the trimmed area */
    LkLength around_x, around_y; /* of the sheet, on each side of it */
    LkLength cut_x, cut_y;       /* where pages within it meet, from its lower left corner; 0 = nowhere */
} LkPdfTrim;

/* Appends /MediaBox, /BleedBox and /TrimBox of a sheet; the bleed ends with the sheet. */
void lk_pdf_trim_boxes(const LkPdfTrim *trim, LkLength bleed, LkBuffer *body);

/* Appends strokes that a cut from edge to edge follows: two at each corner of the trimmed area, outside the
 * bleed, and two where pages meet; as long as the sheet has room. */
void lk_pdf_trim_marks(const LkPdfTrim *trim, LkLength bleed, LkBuffer *content);

/* Returns what those marks need on each side of the trimmed area: at least, or in their full length. */
LkLength lk_pdf_marks_room(LkLength bleed, bool full);

/* Appends the boxes of a page that stands alone: /MediaBox, and for print the others. */
void lk_pdf_boxes(const LkPage *page, const LkPdfOptions *options, LkBuffer *body);

/* Appends the marks of a page that stands alone; nothing unless the options ask for them. */
void lk_pdf_crop_marks(const LkPage *page, const LkPdfOptions *options, LkBuffer *content);

#endif
