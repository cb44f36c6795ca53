/* The boxes of a page and what a print shop cuts by. The origin stays in the lower left corner of the trimmed
 * page, whatever stands around it. */
#ifndef LIKHIT_PDF_BOXES_H
#define LIKHIT_PDF_BOXES_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/print/impose.h"

/* /MediaBox, and for print /TrimBox and /BleedBox (ISO 32000-2 §14.11.2). */
void lk_pdf_boxes(const LkPage *page, const LkPdfOptions *options, LkBuffer *body);

/* Two strokes at each corner, outside the bleed; nothing unless the options ask for them. */
void lk_pdf_crop_marks(const LkPage *page, const LkPdfOptions *options, LkBuffer *content);

/* What crop marks need on each side of the trimmed area: at least, or in their full length. */
LkLength lk_pdf_marks_room(LkLength bleed, bool full);
/* The boxes of a side of a sheet. */
void lk_pdf_side_boxes(const LkPdfPlan *plan, LkLength bleed, LkBuffer *body);
/* Marks at the corners of its trimmed area, and where two pages meet; as long as the sheet has room. */
void lk_pdf_side_marks(const LkPdfPlan *plan, LkLength bleed, LkBuffer *content);

#endif
