/* Streams that hold objects or tables of objects: packed by Flate, with or without PNG predictors. */
#ifndef LIKHIT_SIGN_FILE_STREAM_H
#define LIKHIT_SIGN_FILE_STREAM_H

#include "sign/file/value.h"

/* Unpacks the bytes of a stream with that dictionary into the arena. Returns false when it is packed in
 * another way, is damaged, or would take more than *room bytes, from which it takes what it needs. */
bool lk_pdf_unpack(const LkPdfValue *dictionary, LkText packed, size_t *room, LkArena *arena, LkText *out);

#endif
