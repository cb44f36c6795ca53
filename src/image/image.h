/* Pictures in (PNG, JPEG) and pages out (PNG painted by cairo, SVG written by ourselves; see svg.c for why).
 * Memory that a page needs while it is written is given back before the function returns. */
#ifndef LIKHIT_IMAGE_IMAGE_H
#define LIKHIT_IMAGE_IMAGE_H

#include "frame/frame.h"

/* Takes bytes; false stops the writing. */
typedef bool (*LkImageWrite)(void *context, const void *bytes, size_t length);

/* Returns the picture in a file, in the arena: a PNG is decoded, a JPEG checked and passed through as it is.
 * NULL after an error, which stands at `from`. */
const LkPicture *lk_picture_load(LkText path, LkSpan from, LkArena *arena, LkDiagnostics *diagnostics);

/* Writes a page as PNG at `pixels_per_inch` (36–1200): white paper, grey antialiasing. Returns false after an
 * error, or when `write` stopped it; so does the next. */
bool lk_png_write(const LkPage *page, double pixels_per_inch, LkImageWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics);

/* Writes a page as SVG 1.1, its size in pt: glyph outlines as paths, each defined once; for a screen each in
 * its place, which is larger and sooner painted. */
bool lk_svg_write(const LkPage *page, bool for_screen, LkImageWrite write, void *context, LkArena *arena,
                  LkDiagnostics *diagnostics);

#endif
