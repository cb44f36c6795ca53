/* What the two halves of the font book share: a loaded face with the blob it reads from. */
#ifndef LIKHIT_FONT_FONT_PRIVATE_H
#define LIKHIT_FONT_FONT_PRIVATE_H

#include <pthread.h>

#include "font/font.h"

typedef struct LkFaceDigest {
    pthread_mutex_t lock;
    LkDigest value;
} LkFaceDigest;

typedef struct LkFaceFile {
    LkFace face; /* first, so that an LkFace is its LkFaceFile */
    hb_blob_t *blob;
    LkFaceDigest digest;
    struct LkFaceFile *next;
} LkFaceFile;

/* How a face is asked for: what fontconfig knows of the file. Strings are copied. */
typedef struct LkFaceDescription {
    const char *path, *family, *style_name, *postscript_name;
    unsigned index;
    bool bold, italic;
} LkFaceDescription;

/* Returns an immutable face over the mapped file; NULL when it is no font that can be used, or memory is out.
 */
LkFaceFile *lk_face_load(const LkFaceDescription *description);
void lk_face_free(LkFaceFile *file);

#endif
