/* A PDF as a chain of revisions, read strictly (ISO 32000-1 §7.5): no repair, no guess. A file that two
 * readers could take in two ways is not read.
 *
 * Revisions are gone through from the first on: lk_signed_apply takes the next one in, and the objects are
 * those that stand at the end of it. So each object of an update can be looked at before and after. */
#ifndef LIKHIT_SIGN_FILE_FILE_H
#define LIKHIT_SIGN_FILE_FILE_H

#include "sign/file/stream.h"
#include "sign/file/value.h"

/* Where an object stands. */
typedef enum LkPlaceKind { LK_PLACE_NONE, LK_PLACE_FREE, LK_PLACE_BYTES, LK_PLACE_STREAM } LkPlaceKind;
typedef struct LkPlace {
    unsigned kind : 2;   /* LkPlaceKind: a large file has many places */
    unsigned index : 30; /* in the object stream; of an object in the file itself, its generation */
    uint32_t where;      /* offset in the file, or number of the object stream; UINT32_MAX = behind any end */
} LkPlace;

typedef struct LkPlaced {
    uint32_t number;
    LkPlace place;
} LkPlaced;

/* A cross-reference section with its trailer. */
typedef struct LkSection {
    uint64_t start, end; /* its bytes, trailer included; of a stream, its object's */
    uint32_t stream;     /* number of the object that it is; 0 = it is a table */
    const LkPlaced *placed;
    size_t count;
    LkPdfValue trailer;
    struct LkSection *older; /* /Prev */
} LkSection;

/* What one writer added, from the end of what was there before to its “%%EOF”. */
typedef struct LkRevision {
    uint64_t start, end;           /* bytes; a line end behind %%EOF belongs to it */
    uint64_t mark;                 /* where %%EOF ends */
    uint64_t references;           /* what its startxref says */
    const LkSection *last, *first; /* the newest of its sections, and the oldest: two in a linearized file */
} LkRevision;

/* An object of an object stream that does not stay unpacked (sweep.h). */
typedef struct LkKept {
    uint32_t number;
    LkText bytes; /* of its value; empty = it is in no object stream */
} LkKept;

typedef struct LkSignedFile {
    LkText bytes;
    LkArena *arena;
    const LkRevision *revisions; /* the oldest first */
    size_t revision_count;
    size_t applied;                  /* how many of them the objects are those of */
    LkPlace *places;                 /* by number */
    size_t place_count;              /* numbers that can be asked for */
    struct LkObjectStream **streams; /* that stay unpacked, by number; NULL = not yet */
    LkKept *kept;                    /* in the order of their numbers */
    size_t kept_count;
    LkUnpacking unpacking;
    uint64_t work;  /* bytes of values that were read */
    uint64_t fault; /* where the file could not be read */
    bool is_over_limit, is_encrypted, is_none;
    uint64_t tail; /* where the last revision ends: what follows belongs to none */
} LkSignedFile;

/* Reads the chain of revisions; no object yet. Returns false, with what is wrong in `file`, when it is no PDF
 * or cannot be read. */
bool lk_signed_open(LkSignedFile *file, LkText bytes, LkArena *arena);
/* Takes in the next revision. */
void lk_signed_apply(LkSignedFile *file);
/* Returns where an object stands now; LK_PLACE_NONE for a number out of range. */
static inline LkPlace lk_signed_place(const LkSignedFile *file, int64_t number)
{
    return number > 0 && (uint64_t)number < file->place_count ? file->places[number] : (LkPlace){0};
}

/* An object as it was read. */
typedef struct LkSignedObject {
    LkPdfValue value;
    LkText source; /* what offsets in the value count in: the file, or an object stream */
    uint64_t generation;
    bool is_stream;
    LkText data; /* of a stream, packed */
    uint64_t start,
        end; /* bytes of the file, from its number to “endobj”; 0, 0 = it is in an object stream */
} LkSignedObject;

#endif
