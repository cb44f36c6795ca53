/* Private to pdf/page: the painter of a page, and the steps of painting. A page's items in reading order
 * become marks (what the content belongs to), text, and ink that is none. */
#ifndef LIKHIT_PDF_PAINTER_H
#define LIKHIT_PDF_PAINTER_H

#include "pdf/page/resources.h"
#include "pdf/tags/tags.h"

/* What the content is marked as (ISO 32000-2 §14.6). */
typedef struct LkPdfMark {
    const char *artifact; /* its operands; NULL = none */
    uint32_t node;        /* of the structure; 0 = none */
    bool has_text;        /* it says what its text is: it is closed where its line ends */
} LkPdfMark;

/* A text object (BT … ET). */
typedef struct LkPdfTextObject {
    bool is_open;
    int64_t x, y; /* thousandths of a point: the start that Td counts from */
} LkPdfTextObject;

typedef struct LkPdfPainter {
    LkPdfResources *resources;
    const LkPage *page;
    size_t number; /* of the page, from 1 */
    LkBuffer *out;
    int64_t fill; /* current colour, -1 = unknown */
    const LkPdfFont *font;
    LkLength size;
    LkPdfTags *tags;      /* NULL = the file has no structure */
    LkPdfMark mark;       /* that is open */
    LkPdfTextObject text; /* object that is open */
} LkPdfPainter;

/* ---- painter.c: operands that all steps write */

/* Appends a length in points and a blank. */
void lk_paint_length(LkPdfPainter *p, LkLength length);
/* Returns y of frames, which counts from the top, as PDF counts it. */
LkLength lk_paint_flipped(const LkPdfPainter *p, LkLength y);
/* Appends a colour (0xRRGGBB) with its operator: `grey` where it is one, else `rgb`. */
void lk_paint_colour(LkPdfPainter *p, uint32_t colour, const char *grey, const char *rgb);
/* Sets the colour that text and areas are filled with, where it is another. */
void lk_paint_fill_colour(LkPdfPainter *p, uint32_t colour);

/* ---- shapes.c: ink that is no text */

/* Strokes a line from one point to another, with butt ends; y upward. */
void lk_paint_stroke(LkPdfPainter *p, LkLength x, LkLength y, LkLength to_x, LkLength to_y,
                     LkLength thickness, uint32_t colour);
void lk_paint_rule(LkPdfPainter *p, const LkItem *item);
void lk_paint_fill(LkPdfPainter *p, const LkItem *item);
/* Also checks the picture (pdf/page/check.h). */
void lk_paint_image(LkPdfPainter *p, const LkItem *item);

/* ---- marks.c: what the content belongs to */

/* Returns whether an item is furniture or ornament: nothing that is read. */
bool lk_paint_is_artifact(const LkItem *item);
/* Returns the mark of an item of the page, of words in `language` (NULL = the document's). Asks for its node:
 * once for each item and language. */
LkPdfMark lk_paint_mark_of(LkPdfPainter *p, size_t index, const char *language);
/* Opens the mark, unless it is open; closes another, and its text object first: marked content may not begin
 * inside a text object and end outside. */
void lk_paint_set_mark(LkPdfPainter *p, LkPdfMark mark);
void lk_paint_close_mark(LkPdfPainter *p);
void lk_paint_close_text(LkPdfPainter *p);

/* ---- glyphs.c: text of one run */

/* Shows the glyphs [first, last) of an item's run, `offset` from its start; they end where a cluster does. */
void lk_paint_glyphs(LkPdfPainter *p, const LkItem *item, size_t first, size_t last, LkLength offset);

/* ---- line.c: text of one line */

/* Paints the set line that begins with item `from`. Returns the item behind it. */
size_t lk_paint_line(LkPdfPainter *p, size_t from);

#endif
