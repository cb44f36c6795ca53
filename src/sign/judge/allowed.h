/* What a revision may change of a file that is signed (ISO 32000-2 §12.8.2.2, EN 319 142-1 §5.4): it may sign
 * a field, put a time stamp over the file, bring evidence. */
#ifndef LIKHIT_SIGN_JUDGE_ALLOWED_H
#define LIKHIT_SIGN_JUDGE_ALLOWED_H

#include "sign/judge/judge_private.h"

/* An object that was there and stands elsewhere now. */
typedef struct LkChange {
    int64_t number;
    LkSignedObject before, after;
    bool is_gone;
} LkChange;

/* The file before a revision, and the fields after it. */
typedef struct LkAllowing {
    LkSignedFile *file; /* as it stands after the revision */
    LkArena *arena;
    const LkNumbers *fresh; /* numbers that the revision brings and that were not there before */
    int64_t root, form, fields, info, evidence;
    const LkPdfValue *catalog, *form_value, *fields_value, *evidence_value;
    LkSignedFields fields_before, fields_after;
} LkAllowing;

/* Reads what the rules are about, of the file as it stands before the revision; `allowing` has file and
 * arena.
 */
void lk_allowing_before(LkAllowing *allowing);
/* Returns whether the change may be. */
bool lk_allowing_change(LkAllowing *allowing, const LkChange *change);
/* Returns what an object is, in words of the catalogue. */
LkTermId lk_allowing_what(const LkAllowing *allowing, const LkChange *change);

#endif
