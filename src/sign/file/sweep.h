/* Goes once through all that is in a file, in the order of its numbers, one object stream after another: no
 * stream stays unpacked. A large file is mostly such streams. */
#ifndef LIKHIT_SIGN_FILE_SWEEP_H
#define LIKHIT_SIGN_FILE_SWEEP_H

#include "sign/file/file.h"

/* What somebody could bring out later, for it is in the file and not in what is seen of it. */
typedef struct LkSweep {
    int64_t unreached; /* an object that the trailer does not lead to, nor is one that holds others; 0 = there
                          is none, −1 = an object that it leads to cannot be read */
    int64_t spare; /* an object stream that holds an object which stands elsewhere, or nowhere; 0 = none */
} LkSweep;

/* Keeps the objects of the references in `list`, an array or NULL, so that they can be read afterwards
 * without unpacking their streams again. For when all revisions are taken in. */
LkSweep lk_signed_sweep(LkSignedFile *file, const LkPdfValue *list);

#endif
