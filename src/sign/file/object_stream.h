/* Object streams (ISO 32000-1 §7.5.7). */
#ifndef LIKHIT_SIGN_FILE_OBJECT_STREAM_H
#define LIKHIT_SIGN_FILE_OBJECT_STREAM_H

#include "sign/file/file.h"

typedef struct LkObjectStream {
    uint32_t where; /* it is that of this offset */
    LkText data;    /* unpacked */
    size_t count;
    struct {
        uint32_t number;
        uint64_t offset;
    } * inside;
} LkObjectStream;

/* Returns whether an object of the file is an object stream. */
bool lk_is_object_stream(const LkSignedObject *object);
/* Unpacks it and reads its list of what is inside into the arena. With `stays` its data go there too; else
 * they are good until the next stream is unpacked. Returns false where it is damaged. */
bool lk_object_stream_read(LkSignedFile *file, const LkSignedObject *object, bool stays, LkArena *arena,
                           LkObjectStream *stream);

#endif
