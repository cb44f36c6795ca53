/* Private to src/image: encodes pixels as a PNG file in memory. */
#ifndef LIKHIT_IMAGE_PNG_OUT_H
#define LIKHIT_IMAGE_PNG_OUT_H

#include "frame/frame.h"

/* What the pixels show, by which they are made to compress well. */
typedef enum LkPngContent {
    LK_PNG_PHOTOGRAPH, /* smooth: rows are filtered before they are compressed */
    LK_PNG_DRAWING     /* flat areas and repeated shapes: compressed without filters */
} LkPngContent;

/* Returns the picture, whose `pixels` must not be NULL, as a PNG file in the arena. The file says how large
 * it is on paper when pixels_per_metre is above 0. */
LkText lk_png_encode(const LkPicture *picture, LkPngContent content, uint32_t pixels_per_metre,
                     LkArena *arena);

#endif
