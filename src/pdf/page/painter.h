/* Private to pdf/page: the painter, which turns the items of a page into the operators of its content, and
 * its steps. Text and other ink stand between marked-content operators (BDC … EMC), which say what they
 * belong to. */
#ifndef LIKHIT_PDF_PAINTER_H
#define LIKHIT_PDF_PAINTER_H

#include "pdf/page/resources.h"
#include "pdf/tags/tags.h"

/* What a piece of content is marked as (marked content, ISO 32000-2 §14.6): an artifact, or part of a
 * structure node. */
typedef struct LkPdfMark {
    const char *artifact; /* operands of an artifact's mark, constant; NULL = it is none */
    uint32_t node;        /* of the structure; 0 = none */
    bool has_text;        /* it has an /ActualText: it is never joined with the content of another line */
} LkPdfMark;

/* A text object (BT … ET). */
typedef struct LkPdfTextObject {
    bool is_open;
    int64_t x, y; /* in thousandths of a point: where the last Td moved to, from which the next one counts */
} LkPdfTextObject;

typedef struct LkPdfPainter {
    LkPdfResources *resources;
    const LkPage *page;
    size_t number; /* of the page in the file, from 1 */
    LkBuffer *out; /* takes the operators */
    /* the graphics state that the operators so far have set: */
    int64_t fill;          /* fill colour, 0xRRGGBB; -1 = unknown */
    const LkPdfFont *font; /* NULL = none yet */
    LkLength size;         /* of the font */
    int64_t spacing;       /* behind each code (Tc), in 1/10,000 pt */
    LkPdfTags *tags;       /* NULL = the file has no structure */
    LkPdfMark mark;        /* the one that is open; all zero = none */
    LkPdfTextObject text;
} LkPdfPainter;

/* ---- painter.c: operands that all steps write */

/* Appends a length in points and a blank. */
void lk_pdf_paint_length(LkPdfPainter *p, LkLength length);
/* Turns a y of frames, from the top of the page, into one of PDF, from its bottom. */
LkLength lk_pdf_paint_flipped(const LkPdfPainter *p, LkLength y);
/* Appends a colour (0xRRGGBB) with its operator: `grey` ("g", "G") when red, green and blue are equal, else
 * `rgb` ("rg", "RG"). */
void lk_pdf_paint_colour(LkPdfPainter *p, uint32_t colour, const char *grey, const char *rgb);
/* Sets the colour that text and areas are filled with; appends nothing when it is set already. */
void lk_pdf_paint_fill_colour(LkPdfPainter *p, uint32_t colour);

/* ---- shapes.c: rules, areas and pictures */

/* Strokes a line from one point to another, with butt caps. Coordinates are PDF's: y upward. */
void lk_pdf_paint_stroke(LkPdfPainter *p, LkLength x, LkLength y, LkLength to_x, LkLength to_y,
                         LkLength thickness, uint32_t colour);
void lk_pdf_paint_rule(LkPdfPainter *p, const LkItem *item);
void lk_pdf_paint_fill(LkPdfPainter *p, const LkItem *item);
/* Also checks the picture (pdf/page/check.h). */
void lk_pdf_paint_image(LkPdfPainter *p, const LkItem *item);

/* ---- marks.c: marked content */

/* Returns whether an item is an artifact: furniture or ornament, which a screen reader leaves out. */
bool lk_pdf_paint_is_artifact(const LkItem *item);
/* Returns the mark of item `index` of the page, or of a piece of it in `language` (NULL = the document's).
 * Call it once for each piece: it makes the structure node of the piece. */
LkPdfMark lk_pdf_paint_mark_of(LkPdfPainter *p, size_t index, const char *language);
/* Makes `mark` the open mark: closes another one, with its text object, since marked content may not begin
 * inside a text object and end outside it. */
void lk_pdf_paint_set_mark(LkPdfPainter *p, LkPdfMark mark);
/* Close the open mark, with its text object; and the text object alone. Nothing happens where none is open.
 */
void lk_pdf_paint_close_mark(LkPdfPainter *p);
void lk_pdf_paint_close_text(LkPdfPainter *p);

/* ---- glyphs.c: the text of one run */

/* Shows the glyphs [first, last) of an item's run, beginning `offset` to the right of the item's x. `last`
 * must end a cluster. */
void lk_pdf_paint_glyphs(LkPdfPainter *p, const LkItem *item, size_t first, size_t last, LkLength offset);

/* ---- line.c: the text of one line */

/* Paints the typeset line that begins with item `from`: its run and those that follow up to the next
 * line_start. Returns the index of the item behind the line. */
size_t lk_pdf_paint_line(LkPdfPainter *p, size_t from);

#endif
