/* Private to src/image: what the picture readers share. A picture's errors all stand at the place in the
 * source that asked for it. */
#ifndef LIKHIT_IMAGE_PICTURE_IN_H
#define LIKHIT_IMAGE_PICTURE_IN_H

#include "image/image.h"

typedef struct LkPictureSource {
    const char *name; /* the file's own name, for messages */
    LkText bytes;
    LkSpan from;
    LkArena *arena;
    LkDiagnostics *diagnostics;
} LkPictureSource;

/* Fill all of `picture` but its path. Return false after an error. */
bool lk_png_read(const LkPictureSource *source, LkPicture *picture);
bool lk_jpeg_read(const LkPictureSource *source, LkPicture *picture);

/* Returns the pixels of a JPEG, for painting: width × height × channels bytes in the arena; NULL when the
 * file is damaged. */
const uint8_t *lk_jpeg_pixels(const LkPicture *picture, LkArena *arena);

/* Gives the picture, whose channels are known by now, a copy of the ICC profile that came with it. One that
 * does not fit its colours, or is damaged, is left out with a warning. */
void lk_picture_profile(const LkPictureSource *source, LkText profile, LkPicture *picture);

/* ---- picture_check.c */
/* Adds E-image-corrupt with the decoder's own reason. Returns false. */
bool lk_picture_corrupt(const LkPictureSource *source, const char *reason);
/* Returns whether pictures may be that large, in pixels; else E-limit-image is added. */
bool lk_picture_size_allowed(const LkPictureSource *source, uint32_t width, uint32_t height);

#endif
