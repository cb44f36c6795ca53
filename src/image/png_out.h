/* Private to src/image: pixels as a PNG file in memory. */
#ifndef LIKHIT_IMAGE_PNG_OUT_H
#define LIKHIT_IMAGE_PNG_OUT_H

#include "frame/frame.h"

typedef enum LkPngContent {
    LK_PNG_PHOTOGRAPH, /* smooth: filtered before it is packed */
    LK_PNG_DRAWING     /* flat areas and repeated shapes: packed as it is */
} LkPngContent;

/* Returns the decoded picture (pixels not NULL) as a PNG file, in the arena. With pixels_per_metre
 * above 0 the file says how large it is on paper. */
LkText lk_png_encode(const LkPicture *picture, LkPngContent content, uint32_t pixels_per_metre,
                     LkArena *arena);

#endif
