/* The PDF file that is being written, and its objects. An object's body is written at once, small ones
 * together in compressed object streams (ISO 32000-2 §7.5.7), so that a document of thousands of pages or
 * table rows is never whole in memory. */
#ifndef LIKHIT_PDF_OBJECT_H
#define LIKHIT_PDF_OBJECT_H

#include "base/diagnostic.h"
#include "pdf/file/haru.h"
#include "pdf/file/profile.h"
#include "pdf/file/state.h"

/* The file that an update is appended to (ISO 32000-2 §7.5.6). */
typedef struct LkPdfBase {
    uint64_t length, references; /* bytes; offset of the last cross-reference section */
    LkPdfRef next;               /* first number that no object has */
    LkPdfRef root, info;         /* objects; info 0 = none */
    LkText identity;             /* first string of its /ID, in hexadecimal digits */
} LkPdfBase;

/* What an update must know of a new file, as it comes to be written. */
typedef struct LkPdfKept {
    LkPdfState *state; /* NULL = nobody asks */
    LkArena *arena;    /* that its parts go to: it outlives the file */
    size_t field_capacity;
} LkPdfKept;

typedef struct LkPdf {
    const LkPdfBase *base; /* NULL = the file is new */
    LkHaru *haru;          /* numbers of objects, and the dictionaries that are written at the end */
    LkArena *arena;
    LkArena *scratch; /* for what only the current page needs: reset after each page */
    LkDiagnostics *diagnostics;
    LkWrite write;
    void *context; /* of `write` */
    bool write_failed;
    uint64_t bytes;      /* written so far */
    uint64_t bytes_most; /* limits of base/limits.h; tests set smaller ones */
    unsigned objects_most;
    uint64_t identity[2]; /* hash of the bytes so far: becomes the file's /ID */
    struct libdeflate_compressor *compressor;
    uint8_t *packed; /* output of the compressor, overwritten by each stream */
    size_t packed_capacity;
    LkBuffer body;              /* scratch for bodies; each user empties it first */
    LkBuffer numbers, together; /* the object stream that is being filled: its index, and its bodies */
    size_t together_count;      /* objects in it so far */
    LkPdfKept kept;
    LkBuffer
        *tape; /* what is filled goes onto it and not into a file (pdf/file/tape.h); NULL = into the file */
} LkPdf;

/* Begins the file: bytes go to `write` from here on. Returns NULL after an error (E-limit-memory). The file
 * lives in the arena and is released with it. */
LkPdf *lk_pdf_create(LkWrite write, void *context, LkArena *arena, LkDiagnostics *diagnostics);

/* Begins an update of a file: the bytes behind it go to `write`. What is filled under a number of that file
 * replaces the object. `base` stays the caller's. Returns as lk_pdf_create does. */
LkPdf *lk_pdf_append(const LkPdfBase *base, LkWrite write, void *context, LkArena *arena,
                     LkDiagnostics *diagnostics);

/* Returns a number for an object whose body comes later; 0 when there is no memory: then lk_pdf_check fails.
 */
LkPdfRef lk_pdf_reserve(LkPdf *pdf);

/* The next five functions write the body of an object. Each number must be filled exactly once, by one of
 * them. `body` and `data` are copied.
 *
 * The object is a dictionary that has `body` inside. */
void lk_pdf_fill(LkPdf *pdf, LkPdfRef object, LkText body);
/* The object is this value: an array, say. */
void lk_pdf_fill_value(LkPdf *pdf, LkPdfRef object, LkText value);
/* The object is a stream. /Length and, when `compress`, /Filter are added to its dictionary. */
void lk_pdf_fill_stream(LkPdf *pdf, LkPdfRef object, LkText body, LkText data, bool compress);
/* The same with data that lk_pdf_packed has compressed, for this file or another. */
void lk_pdf_fill_packed(LkPdf *pdf, LkPdfRef object, LkText body, LkText packed);

/* The object is a dictionary that stands in the file as it is, in no object stream: a signature, whose place
 * must be known. Returns the offset of `body` in the file. */
uint64_t lk_pdf_fill_plain(LkPdf *pdf, LkPdfRef object, LkText body);

/* Returns `data` compressed, as streams hold it (/FlateDecode); good until the next stream is filled. */
LkText lk_pdf_packed(LkPdf *pdf, LkText data);

/* Returns whether all has gone well so far; else adds the error to the diagnostics: `write` returned false
 * (E-file-write), no memory (E-limit-memory), more than 2 GiB or 8,388,607 objects (E-limit-pdf), a bug
 * (E-pdf-objects). `phase` names the work in the message. */
bool lk_pdf_check(LkPdf *pdf, LkTermId phase);

/* Writes what is left: the dictionaries that libharu holds and the cross-reference stream (ISO 32000-2
 * §7.5.8). Once. Returns false after an error, as lk_pdf_check does. */
bool lk_pdf_save(LkPdf *pdf);

/* Returns the bytes of a buffer, which it keeps and does not terminate with a NUL; good until it grows. */
static inline LkText lk_pdf_view(const LkBuffer *buffer)
{
    return (LkText){buffer->bytes, buffer->length};
}

#endif
