/* The boxes of a page (ISO 32000-2 §14.11.2) and its crop marks, by which a print shop cuts. The origin is
 * always the lower left corner of the trimmed area, however large the sheet around it is. */
#ifndef LIKHIT_PDF_BOXES_H
#define LIKHIT_PDF_BOXES_H

#include "frame/frame.h"
#include "pdf/file/object.h"

/* What is cut out of a sheet: the trimmed area, which may hold two pages. */
typedef struct LkPdfTrim {
    LkLength width, height;      /* of the trimmed area */
    LkLength around_x, around_y; /* how far the sheet goes beyond it: left and right, above and below */
    LkLength cut_x, cut_y;       /* where two pages in it meet, from its lower left corner; 0 = they do not */
} LkPdfTrim;

/* Appends /MediaBox, /BleedBox and /TrimBox of a sheet to the dictionary `body`. `bleed` is how far ink may
 * go beyond the trimmed area; its box is never larger than the sheet. */
void lk_pdf_trim_boxes(const LkPdfTrim *trim, LkLength bleed, LkBuffer *body);

/* Appends the operators that paint the crop marks: two strokes at each corner of the trimmed area, outside
 * the bleed, and two where pages meet. Strokes are cut short where the sheet ends. */
void lk_pdf_trim_marks(const LkPdfTrim *trim, LkLength bleed, LkBuffer *content);

/* Returns the room that those marks need on each side of the trimmed area: in their full length, or (`full`
 * is false) as short as can still be cut by. */
LkLength lk_pdf_marks_room(LkLength bleed, bool full);

/* Appends the boxes of a page that is a sheet by itself: /MediaBox, and in the print profile the others. */
void lk_pdf_boxes(const LkPage *page, const LkPdfOptions *options, LkBuffer *body);

/* Appends the crop marks of a page that is a sheet by itself; nothing unless the options ask for them. */
void lk_pdf_crop_marks(const LkPage *page, const LkPdfOptions *options, LkBuffer *content);

#endif
