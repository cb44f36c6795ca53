/* Streams that hold objects or tables of objects: packed by Flate, with or without PNG predictors. */
#ifndef LIKHIT_SIGN_FILE_STREAM_H
#define LIKHIT_SIGN_FILE_STREAM_H

#include "sign/file/value.h"

/* Where streams are unpacked, one after another: how long one becomes is not known before, so that there is
 * more room than it needs. */
typedef struct LkUnpacking {
    LkArena *arena;
    size_t room; /* bytes that may still be unpacked */
    char *bytes;
    size_t size;
    struct libdeflate_decompressor *decompressor;
} LkUnpacking;

/* Unpacks the bytes of a stream with that dictionary. Returns false when it is packed in another way, is
 * damaged, or would take more than is left of `room`, from which it takes what it needs. *out is good until
 * the next stream is unpacked. */
bool lk_pdf_unpack_once(LkUnpacking *unpacking, const LkPdfValue *dictionary, LkText packed, LkText *out);
/* The same into the arena, to stay. */
bool lk_pdf_unpack(LkUnpacking *unpacking, const LkPdfValue *dictionary, LkText packed, LkArena *arena,
                   LkText *out);

#endif
