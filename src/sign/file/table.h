/* Cross-reference sections (ISO 32000-1 §7.5.4, §7.5.8). */
#ifndef LIKHIT_SIGN_FILE_TABLE_H
#define LIKHIT_SIGN_FILE_TABLE_H

#include "sign/file/file.h"

/* Reads the section at an offset: a table with its trailer, or a stream. Returns NULL, with file->fault, when
 * there is none or one that is not understood. */
LkSection *lk_signed_section(LkSignedFile *file, uint64_t offset);

/* Reads “number 0 obj” and the object up to “endobj”, at an offset of the file. A stream's length must stand
 * in its dictionary, or in an object that `length` finds. Returns false when there is none. */
typedef bool (*LkFindLength)(LkSignedFile *file, int64_t number, int64_t *length);
bool lk_signed_object_at(LkSignedFile *file, uint64_t offset, LkFindLength find, LkArena *arena,
                         uint64_t *number, LkSignedObject *object);

#endif
