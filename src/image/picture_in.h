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

/* Fill everything of `picture` but its path; false after an error. */
bool lk_png_read(const LkPictureSource *source, LkPicture *picture);
bool lk_jpeg_read(const LkPictureSource *source, LkPicture *picture);

/* Decodes the JPEG of a picture that is passed through, for painting: width × height × channels bytes in the
 * arena, or NULL when the file is damaged. */
const uint8_t *lk_jpeg_pixels(const LkPicture *picture, LkArena *arena);

/* Keeps the ICC profile that came with a picture, a copy in the arena. One that does not fit its colours, or
 * is damaged, is left out with a warning. When the picture's channels are known. */
void lk_picture_profile(const LkPictureSource *source, LkText profile, LkPicture *picture);

/* E-image-corrupt with the decoder's own reason, and E-limit-image when the size is past the limits. */
bool lk_picture_corrupt(const LkPictureSource *source, const char *reason);
bool lk_picture_size_allowed(const LkPictureSource *source, uint32_t width, uint32_t height);

#endif
