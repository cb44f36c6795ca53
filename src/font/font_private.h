/* Private to font/: loading a face (face.c) for the font book (book.c). */
#ifndef LIKHIT_FONT_FONT_PRIVATE_H
#define LIKHIT_FONT_FONT_PRIVATE_H

#include <pthread.h>

#include "font/font.h"

/* A digest that is made when first asked for, on whichever thread. */
typedef struct LkFaceDigest {
    pthread_mutex_t lock;
    LkDigest value;
} LkFaceDigest;

/* A face with what it must free. */
typedef struct LkFaceFile {
    LkFace face;     /* must be the first member: an LkFace of a book is cast to LkFaceFile */
    hb_blob_t *blob; /* the mapped font file */
    LkFaceDigest digest;
    struct LkFaceFile *next;
} LkFaceFile;

/* What fontconfig says of a face, or the book of its own, by which it is loaded. */
typedef struct LkFaceDescription {
    const char *path, *family, *style_name, *postscript_name;
    unsigned index;
    bool bold, italic;
    LkText bytes; /* of the font file, for ever; empty = they are read from `path` */
} LkFaceDescription;

/* Returns the face, its file mapped into memory; the caller frees it. The strings of the description are
 * copied. NULL when the file is not a usable font, or there is no memory. */
LkFaceFile *lk_face_load(const LkFaceDescription *description);
void lk_face_free(LkFaceFile *file);

#endif
