/* Private to src/image: what the readers of PNG and JPEG share. All errors of a picture are added at the
 * place in the source that names it. */
#ifndef LIKHIT_IMAGE_PICTURE_IN_H
#define LIKHIT_IMAGE_PICTURE_IN_H

#include "image/image.h"

/* A picture file to be read. */
typedef struct LkPictureSource {
    const char *name; /* of the file, without its folders: for messages */
    LkText bytes;     /* of the whole file */
    LkSpan from;      /* where the source names it */
    LkArena *arena;   /* takes what is decoded */
    LkDiagnostics *diagnostics;
} LkPictureSource;

/* Fill in all of `picture` but its path. Return false after an error. */
bool lk_png_read(const LkPictureSource *source, LkPicture *picture);
bool lk_jpeg_read(const LkPictureSource *source, LkPicture *picture);

/* Returns the pixels of a JPEG, for painting: width × height × channels bytes in the arena; NULL when the
 * file is damaged. */
const uint8_t *lk_jpeg_pixels(const LkPicture *picture, LkArena *arena);

/* Checks the ICC profile that a picture file holds, and copies it into the picture, whose `channels` are
 * filled in. A profile that is damaged or made for another number of colours is left out with a warning. */
void lk_picture_profile(const LkPictureSource *source, LkText profile, LkPicture *picture);

/* ---- picture_check.c */
/* Adds E-image-corrupt with the reason that the decoder gave. Returns false. */
bool lk_picture_corrupt(const LkPictureSource *source, const char *reason);
/* Returns whether a picture may have that many pixels; else adds E-limit-image. */
bool lk_picture_size_allowed(const LkPictureSource *source, uint32_t width, uint32_t height);

#endif
