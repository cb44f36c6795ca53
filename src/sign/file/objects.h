/* Objects, in the file itself or in object streams (ISO 32000-1 §7.5.7); and all that a revision wrote. */
#ifndef LIKHIT_SIGN_FILE_OBJECTS_H
#define LIKHIT_SIGN_FILE_OBJECTS_H

#include "sign/file/file.h"

/* Reads the object at a place; values go into `arena`. Returns false where there is none that has the number.
 * What is free or nowhere is null. */
bool lk_signed_read(LkSignedFile *file, int64_t number, LkPlace place, LkArena *arena,
                    LkSignedObject *object);
/* The same at the place where it stands now. */
bool lk_signed_object(LkSignedFile *file, int64_t number, LkArena *arena, LkSignedObject *object);
/* Returns what a value is, through references; NULL when it is nothing, or no value that can be read. */
const LkPdfValue *lk_signed_resolve(LkSignedFile *file, const LkPdfValue *value, LkArena *arena);
/* The same of a member of a dictionary. */
const LkPdfValue *lk_signed_member(LkSignedFile *file, const LkPdfValue *dictionary, const char *key,
                                   LkArena *arena);

/* Returns whether the bytes that a revision added are its objects, its sections and blanks, and nothing else:
 * each object where its section says and written once, none that stands in an earlier revision. `fault` is
 * where it is otherwise. */
bool lk_signed_is_filled(LkSignedFile *file, const LkRevision *revision, uint64_t *fault);

/* Returns the object of that number among those that are kept; NULL = it is none of them. */
LkKept *lk_signed_kept(const LkSignedFile *file, int64_t number);
int lk_kept_compare(const void *a, const void *b);
/* A file may name the same bytes for many objects: counts the bytes of a value that was read, and returns
 * false when they are too many in all. */
bool lk_signed_count_work(LkSignedFile *file, size_t bytes);

#endif
