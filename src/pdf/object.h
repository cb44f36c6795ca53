/* PDF objects over libharu: a raw dictionary prints its own body and its own compressed stream; libharu
 * numbers the objects and writes the page tree, the cross-reference table and the trailer.
 *
 * Also the spelling of numbers, strings and names. */
#ifndef LIKHIT_PDF_OBJECT_H
#define LIKHIT_PDF_OBJECT_H

#include <hpdf.h>
#include <libdeflate.h>

#include "base/diagnostic.h"
#include "base/length.h"
#include "pdf/pdf.h"

typedef struct LkPdfObject {
    HPDF_Dict dict; /* owned by libharu */
    unsigned id;
    LkText body, data; /* in the arena; data as it stands in the file */
    bool has_stream;
    HPDF_Stream out; /* while saving */
} LkPdfObject;

/* The file being made. */
typedef struct LkPdf {
    HPDF_Doc document;
    LkArena *arena;
    LkDiagnostics *diagnostics;
    struct libdeflate_compressor *compressor;
    uint8_t *packed; /* room of the compressor, used again for each stream */
    size_t packed_capacity;
    LkBuffer body; /* scratch for bodies, emptied by who uses it */
    size_t bytes;  /* so far, without the cross-reference table */
    uint64_t identity[2];
} LkPdf;

/* NULL after an error. Everything is released with the arena. */
LkPdf *lk_pdf_create(LkArena *arena, LkDiagnostics *diagnostics);

/* A numbered object whose body comes later. */
LkPdfObject *lk_pdf_reserve(LkPdf *pdf);
/* Sets the inside of the dictionary; copied. */
void lk_pdf_fill(LkPdf *pdf, LkPdfObject *object, LkText body);
/* The same with a stream. /Length and, when `compress`, /Filter are added. */
void lk_pdf_fill_stream(LkPdf *pdf, LkPdfObject *object, LkText body, LkText data, bool compress);
/* Makes a dictionary of libharu's print `body` after its own keys. */
void lk_pdf_extend(LkPdf *pdf, HPDF_Dict dict, LkText body);

/* false, with a diagnostic, after an error in libharu or when the file passed 2 GiB. */
bool lk_pdf_check(LkPdf *pdf, const char *phase);
/* Writes the file. Once. */
bool lk_pdf_save(LkPdf *pdf, LkWrite write, void *context);

/* value / 10^places, without trailing zeros. */
void lk_pdf_number(LkBuffer *out, int64_t value, int places);
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
