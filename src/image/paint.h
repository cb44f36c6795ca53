/* Private to src/image: the walk over a page that the PNG and the SVG back end share. A back end is a table
 * of functions that are called with finished positions; it decides how a thing looks in its format, never
 * where it stands. Positions are from the top left corner of the page, y downward. */
#ifndef LIKHIT_IMAGE_PAINT_H
#define LIKHIT_IMAGE_PAINT_H

#include "frame/frame.h"
#include "image/outline.h"

typedef struct LkPainter {
    /* Called for a run at its pen start, then once for each glyph with an outline at its own position, then
     * at its end. */
    void (*run_start)(void *context, const LkGlyphRun *run, LkLength x, LkLength y);
    void (*glyph)(void *context, const LkOutline *outline, LkLength x, LkLength y);
    void (*run_end)(void *context);
    /* A solid rule comes as the box that it covers; a dotted one as its centre line (width or height 0) and
     * its thickness, above 0. Colours are 0xRRGGBB. */
    void (*rule)(void *context, LkArea box, uint32_t colour);
    void (*dots)(void *context, LkArea line, LkLength thickness, uint32_t colour);
    void (*fill)(void *context, LkArea box, uint32_t colour);
    void (*picture)(void *context, const LkPicture *picture, LkArea box, LkText alt);
    void (*link)(void *context, LkArea box, LkText target);
} LkPainter;

/* Calls the painter's functions with `context` for each item of the page, in order: later items lie on top.
 * Deferred items must be in the page already (lk_page_whole). */

void lk_paint_page(const LkPage *page, const LkPainter *painter, LkOutlines *outlines, void *context);

#endif
