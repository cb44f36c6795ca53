/* PDF objects: libharu numbers them and keeps the catalog and the page tree; their bodies are ours and leave
 * for the file at once, small ones together in compressed object streams (ISO 32000-2 §7.5.7), so that a
 * document of thousands of pages or table rows is never whole in memory.
 *
 * Also the spelling of numbers, strings and names. */
#ifndef LIKHIT_PDF_OBJECT_H
#define LIKHIT_PDF_OBJECT_H

#include <hpdf.h>
#include <libdeflate.h>

#include "base/diagnostic.h"
#include "base/length.h"
#include "pdf/file/profile.h"

/* The number of an object; 0 = none. */
typedef unsigned LkPdfRef;

/* The file being made. */
typedef struct LkPdf {
    HPDF_Doc document;
    LkArena *arena;
    LkArena *scratch; /* for what is not wanted beyond the page that is made */
    LkDiagnostics *diagnostics;
    LkWrite write;
    void *context;
    bool write_failed;
    uint64_t bytes; /* written so far */
    uint64_t identity[2];
    struct libdeflate_compressor *compressor;
    uint8_t *packed; /* room of the compressor, used again for each stream */
    size_t packed_capacity;
    LkBuffer body;              /* scratch for bodies, emptied by who uses it */
    LkBuffer numbers, together; /* of the object stream that is being filled: its index and its bodies */
    size_t together_count;
} LkPdf;

/* Begins the file: bytes go to `write` from here on. NULL after an error. Everything is released with the
 * arena. */
LkPdf *lk_pdf_create(LkWrite write, void *context, LkArena *arena, LkDiagnostics *diagnostics);

/* A number for an object whose body comes later. */
LkPdfRef lk_pdf_reserve(LkPdf *pdf);
/* The object whose dictionary has this inside. Once for each number. */
void lk_pdf_fill(LkPdf *pdf, LkPdfRef object, LkText body);
/* The object that is this value: an array, say. */
void lk_pdf_fill_value(LkPdf *pdf, LkPdfRef object, LkText value);
/* The same with a stream. /Length and, when `compress`, /Filter are added. */
void lk_pdf_fill_stream(LkPdf *pdf, LkPdfRef object, LkText body, LkText data, bool compress);
/* The same with data that lk_pdf_packed gave, for this file or another. */
void lk_pdf_fill_packed(LkPdf *pdf, LkPdfRef object, LkText body, LkText packed);
/* Data as the streams of a file have them; good until the next stream. */
LkText lk_pdf_packed(LkPdf *pdf, LkText data);

/* An empty dictionary in libharu's hands, for its page tree. */
HPDF_Dict lk_pdf_dictionary(LkPdf *pdf);
LkPdfRef lk_pdf_reference(const void *object);
/* Makes a dictionary of libharu's print `body` (copied) after its own keys. Once. */
void lk_pdf_extend(LkPdf *pdf, HPDF_Dict dict, LkText body);

/* false, with a diagnostic, after an error in libharu or of `write`, or when the file passed 2 GiB. */
bool lk_pdf_check(LkPdf *pdf, const char *phase);
/* Writes what is left: libharu's objects and the cross-reference stream. Once. */
bool lk_pdf_save(LkPdf *pdf);

/* value / 10^places, without trailing zeros. */
void lk_pdf_number(LkBuffer *out, int64_t value, int places);
/* “12 0 R” */
void lk_pdf_put_reference(LkBuffer *out, LkPdfRef object);
/* A length in points with three decimals (0.35 µm). */
void lk_pdf_length(LkBuffer *out, LkLength length);
/* Thousandths of a point, rounded to the nearest: what lk_pdf_length prints. */
int64_t lk_pdf_thousandths(LkLength length);
/* A text string: ASCII in brackets when possible, else UTF-16BE with its mark, in hex. */
void lk_pdf_text_string(LkBuffer *out, LkText text);
/* The UTF-16BE code units of text in hex, without a mark; characters a ToUnicode map may not hold are left
 * out. */
void lk_pdf_utf16_hex(LkBuffer *out, LkText text);
/* The same as bytes inside a literal string: half as long, for page content. */
void lk_pdf_utf16_literal(LkBuffer *out, LkText text);
/* One byte inside a literal string. */
void lk_pdf_literal_byte(LkBuffer *out, unsigned char byte);

static inline LkText lk_pdf_view(const LkBuffer *buffer)
{
    return (LkText){buffer->bytes, buffer->length};
}

#endif
