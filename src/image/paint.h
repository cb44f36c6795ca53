/* Private to src/image: one walk over a page for both back ends. A back end is a table of functions that are
 * handed finished places; it decides how a thing looks in its format, never where it stands. */
#ifndef LIKHIT_IMAGE_PAINT_H
#define LIKHIT_IMAGE_PAINT_H

#include "frame/frame.h"
#include "image/outline.h"

typedef struct LkPainter {
    /* Glyphs come between run_start and run_end, each with its pen place on the page. */
    void (*run_start)(void *context, const LkGlyphRun *run, LkLength x, LkLength y);
    void (*glyph)(void *context, const LkOutline *outline, LkLength x, LkLength y);
    void (*run_end)(void *context);
    /* A solid rule as the box it covers; a dotted one as its centre line, whose thickness is above 0. */
    void (*rule)(void *context, LkArea box, uint32_t colour);
    void (*dots)(void *context, LkArea line, LkLength thickness, uint32_t colour);
    void (*fill)(void *context, LkArea box, uint32_t colour);
    void (*picture)(void *context, const LkPicture *picture, LkArea box, LkText alt);
    void (*link)(void *context, LkArea box, LkText target);
} LkPainter;

void lk_paint_page(const LkPage *page, const LkPainter *painter, LkOutlines *outlines, void *context);

#endif
