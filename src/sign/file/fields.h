/* The fields for signatures in a form, as the file stands. */
#ifndef LIKHIT_SIGN_FILE_FIELDS_H
#define LIKHIT_SIGN_FILE_FIELDS_H

#include "sign/file/file.h"

typedef struct LkSignedField {
    int64_t object, widget; /* the widget is the field itself, or its only kid; 0 = it has none */
    LkText name;            /* with those of its parents: “a.b” */
    LkPdfValue value;       /* its dictionary */
    LkText source;          /* what offsets in it count in */
    int64_t signature;      /* object of /V; 0 = it waits, −1 = it stands in the field itself */
} LkSignedField;

typedef struct LkSignedFields {
    LkSignedField *items;
    size_t count;
    bool is_faulty; /* the form cannot be understood, has more than LK_LIMIT_SIGNED_FIELDS, or a name twice */
} LkSignedFields;

/* Finds them, in the order of /Fields, into the arena. */
LkSignedFields lk_signed_fields(LkSignedFile *file, LkArena *arena);
/* Returns the catalog; NULL when there is none. *number is its object. */
const LkPdfValue *lk_signed_catalog(LkSignedFile *file, LkArena *arena, int64_t *number);
/* Returns the trailer of the last revision that was taken in. */
const LkPdfValue *lk_signed_trailer(const LkSignedFile *file);

#endif
