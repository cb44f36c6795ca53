/* Reads pictures (PNG, JPEG) and writes pages as pictures (PNG painted by cairo, SVG written by ourselves;
 * see svg.c for why). The memory that writing a page takes is freed before the function returns. */
#ifndef LIKHIT_IMAGE_IMAGE_H
#define LIKHIT_IMAGE_IMAGE_H

#include "frame/frame.h"

/* Takes the next bytes of the file. Returns false to stop the writing. */
typedef bool (*LkImageWrite)(void *context, const void *bytes, size_t length);

/* Returns the picture in the file `path`, in the arena: a PNG decoded, a JPEG checked and kept as it is. NULL
 * after an error, which is added at `from`. */
const LkPicture *lk_picture_load(LkText path, LkSpan from, LkArena *arena, LkDiagnostics *diagnostics);
/* The same in two steps: reads the file, which is recorded in diagnostics->files; and makes the picture. */
const LkFile *lk_picture_file(LkText path, LkSpan from, LkArena *arena, LkDiagnostics *diagnostics);
const LkPicture *lk_picture_read(const LkFile *file, LkSpan from, LkArena *arena, LkDiagnostics *diagnostics);

/* Writes a page as PNG, with `pixels_per_inch` from 36 to 1200: on white paper, with grey antialiasing.
 * Returns false after an error, or when `write` returned false. */
bool lk_png_write(const LkPage *page, double pixels_per_inch, LkImageWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics);

/* Writes a page as SVG 1.1, its size in pt. Glyph outlines are paths, each defined once and used by
 * reference; `for_screen` writes the outline at each place instead, which takes more bytes and is painted
 * sooner, and leaves links out. Returns false as lk_png_write does. */
bool lk_svg_write(const LkPage *page, bool for_screen, LkImageWrite write, void *context, LkArena *arena,
                  LkDiagnostics *diagnostics);

#endif
