/* Private to src/image: a picture as a PNG file in memory. */
#ifndef LIKHIT_IMAGE_PNG_OUT_H
#define LIKHIT_IMAGE_PNG_OUT_H

#include "frame/frame.h"

/* The decoded picture (pixels not NULL) as a PNG file; the bytes live in the arena. */
LkText lk_png_encode(const LkPicture *picture, LkArena *arena);

#endif
