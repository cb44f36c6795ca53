/* The file that is being made, and its objects. Their bodies leave for the file at once, small ones together
 * in compressed object streams (ISO 32000-2 §7.5.7), so that a document of thousands of pages or table rows
 * is never whole in memory. */
#ifndef LIKHIT_PDF_OBJECT_H
#define LIKHIT_PDF_OBJECT_H

#include "base/diagnostic.h"
#include "pdf/file/haru.h"
#include "pdf/file/profile.h"

typedef struct LkPdf {
    LkHaru *haru; /* numbers of objects, and the dictionaries that wait for the end */
    LkArena *arena;
    LkArena *scratch; /* for what is not wanted beyond the page that is made */
    LkDiagnostics *diagnostics;
    LkWrite write;
    void *context;
    bool write_failed;
    uint64_t bytes;      /* written so far */
    uint64_t bytes_most; /* limits of base/limits.h; tests set smaller ones */
    unsigned objects_most;
    uint64_t identity[2];
    struct libdeflate_compressor *compressor;
    uint8_t *packed; /* room of the compressor, used again for each stream */
    size_t packed_capacity;
    LkBuffer body;              /* scratch for bodies, emptied by who uses it */
    LkBuffer numbers, together; /* of the object stream that is being filled: its index and its bodies */
    size_t together_count;
} LkPdf;

/* Begins the file: bytes go to `write` from here on. Returns NULL after an error (E-limit-memory). The file
 * lives in the arena and is released with it. */
LkPdf *lk_pdf_create(LkWrite write, void *context, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns a number for an object whose body comes later; 0 when there is no memory, which lk_pdf_check tells.
 */
LkPdfRef lk_pdf_reserve(LkPdf *pdf);

/* Each number is filled once, by one of these; `body` and `data` may be forgotten after the call.
 *
 * The object is a dictionary that has `body` inside. */
void lk_pdf_fill(LkPdf *pdf, LkPdfRef object, LkText body);
/* The object is this value: an array, say. */
void lk_pdf_fill_value(LkPdf *pdf, LkPdfRef object, LkText value);
/* The object is a stream. /Length and, when `compress`, /Filter are added to its dictionary. */
void lk_pdf_fill_stream(LkPdf *pdf, LkPdfRef object, LkText body, LkText data, bool compress);
/* The same with data that lk_pdf_packed gave, for this file or another. */
void lk_pdf_fill_packed(LkPdf *pdf, LkPdfRef object, LkText body, LkText packed);

/* Returns data as the compressed streams of a file have them; good until the next stream. */
LkText lk_pdf_packed(LkPdf *pdf, LkText data);

/* Returns false after an error so far: `write` gave up (E-file-write), no memory (E-limit-memory), more than
 * 2 GiB or 8,388,607 objects (E-limit-pdf), a mistake of ours (E-pdf-objects). `phase` says where, for the
 * message. */
bool lk_pdf_check(LkPdf *pdf, LkTermId phase);

/* Writes what is left: the dictionaries that libharu keeps and the cross-reference stream (ISO 32000-2
 * §7.5.8). Once. Returns as lk_pdf_check does. */
bool lk_pdf_save(LkPdf *pdf);

/* Returns the bytes of a buffer as they are, without a terminator; good until it grows. */
static inline LkText lk_pdf_view(const LkBuffer *buffer)
{
    return (LkText){buffer->bytes, buffer->length};
}

#endif
