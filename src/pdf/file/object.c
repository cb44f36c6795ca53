/* Writes objects as they are filled, small ones together in object streams; the cross-reference stream and
 * the file identifier come last. */
#include "pdf/file/object_private.h"

#include <endian.h>
#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "pdf/file/spelling.h"

enum {
    COMPRESSION_LEVEL = 5,   /* 6 takes an eighth longer for 0.6 % less, 9 twice as long for 1.4 % */
    TOGETHER_MOST = 200,     /* objects in one stream: to read one of them, all must be inflated */
    TOGETHER_BYTES = 1 << 16 /* of their bodies */
};

static void free_compressor(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

/* Adds bytes to the file's identifier, which only tells files apart. As it protects against no attack, mixing
 * 2 × 64 bits is enough: two files of one office get the same one with a chance of 2^-100. It is not a digest
 * and must not be used as one. */
static void mix_identity(LkPdf *pdf, LkText bytes)
{
    uint64_t a = pdf->identity[0] ^ bytes.length, b = pdf->identity[1];
    for (size_t at = 0; at < bytes.length; at += 8) {
        uint64_t word = 0;
        size_t left = bytes.length - at;
        memcpy(&word, bytes.bytes + at, left < 8 ? left : 8);
        word = le64toh(word);
        a = (a ^ word) * 0x9FB21C651E98DF25u;
        a ^= a >> 32;
        b = (b << 23 | b >> 41) + (word ^ a) * 0xD6E8FEB86659FD93u;
    }
    pdf->identity[0] = a;
    pdf->identity[1] = b ^ b >> 29;
}

void lk_pdf_put(LkPdf *pdf, LkText bytes)
{
    if (bytes.length == 0 || pdf->write_failed)
        return;
    mix_identity(pdf, bytes);
    pdf->bytes += bytes.length;
    pdf->write_failed = !pdf->write(pdf->context, bytes.bytes, bytes.length);
}

LkPdf *lk_pdf_begin(LkWrite write, void *context, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkPdf *pdf = LK_NEW(arena, LkPdf);
    pdf->arena = pdf->scratch = arena;
    pdf->diagnostics = diagnostics;
    pdf->write = write;
    pdf->context = context;
    pdf->identity[0] = 0x243F6A8885A308D3u;
    pdf->identity[1] = 0x13198A2E03707344u;
    lk_buffer_init(&pdf->body, arena);
    lk_buffer_init(&pdf->numbers, arena);
    lk_buffer_init(&pdf->together, arena);
    pdf->bytes_most = LK_LIMIT_PDF_BYTES;
    pdf->objects_most = LK_LIMIT_PDF_OBJECTS;
    pdf->haru = lk_haru_create(arena);
    pdf->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    if (pdf->compressor != NULL)
        lk_arena_defer(arena, free_compressor, pdf->compressor);
    if (pdf->haru == NULL || pdf->compressor == NULL) {
        lk_tell(diagnostics, LK_E_LIMIT_MEMORY_PDF_BEGIN, (LkSpan){0}, NULL);
        return NULL;
    }
    return pdf;
}

LkPdf *lk_pdf_create(LkWrite write, void *context, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkPdf *pdf = lk_pdf_begin(write, context, arena, diagnostics);
    if (pdf != NULL)
        lk_pdf_put(pdf, LK_TEXT("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    return pdf;
}

LkPdf *lk_pdf_append(const LkPdfBase *base, LkWrite write, void *context, LkArena *arena,
                     LkDiagnostics *diagnostics)
{
    LkPdf *pdf = lk_pdf_begin(write, context, arena, diagnostics);
    if (pdf == NULL)
        return NULL;
    pdf->base = base;
    pdf->bytes = base->length;
    lk_haru_skip(pdf->haru, base->next);
    /* Whatever was appended before, the second half of /ID is another one. */
    mix_identity(pdf, base->identity);
    mix_identity(pdf, (LkText){(const char *)&base->length, sizeof base->length});
    return pdf;
}

LkPdfRef lk_pdf_reserve(LkPdf *pdf)
{
    return lk_haru_reserve(pdf->haru);
}

/* ---- Objects with a stream */

LkText lk_pdf_packed(LkPdf *pdf, LkText data)
{
    size_t bound = libdeflate_zlib_compress_bound(pdf->compressor, data.length);
    if (bound > pdf->packed_capacity) {
        pdf->packed_capacity = bound + bound / 2;
        pdf->packed = lk_arena_alloc(pdf->arena, pdf->packed_capacity);
    }
    size_t length =
        libdeflate_zlib_compress(pdf->compressor, data.bytes, data.length, pdf->packed, pdf->packed_capacity);
    return (LkText){(const char *)pdf->packed, length};
}

static void put_stream(LkPdf *pdf, LkPdfRef object, LkText body, LkText data, bool is_packed)
{
    if (object == 0)
        return;
    if (pdf->tape != NULL) {
        lk_pdf_tape_add(pdf, is_packed ? LK_PDF_FILLED_PACKED : LK_PDF_FILLED_STREAM, object, body, data);
        return;
    }
    lk_haru_set_place(pdf->haru, object, (LkPdfPlace){.at = (uint32_t)pdf->bytes});
    char start[48], length[48];
    int started = snprintf(start, sizeof start, "%u 0 obj\n<<", object);
    int ended = snprintf(length, sizeof length, "%s/Length %zu>>\nstream\n",
                         is_packed ? "/Filter/FlateDecode" : "", data.length);
    lk_pdf_put(pdf, (LkText){start, (size_t)started});
    lk_pdf_put(pdf, body);
    lk_pdf_put(pdf, (LkText){length, (size_t)ended});
    lk_pdf_put(pdf, data);
    lk_pdf_put(pdf, LK_TEXT("\nendstream\nendobj\n"));
}

void lk_pdf_fill_packed(LkPdf *pdf, LkPdfRef object, LkText body, LkText packed)
{
    put_stream(pdf, object, body, packed, true);
}

void lk_pdf_fill_stream(LkPdf *pdf, LkPdfRef object, LkText body, LkText data, bool compress)
{
    put_stream(pdf, object, body, compress ? lk_pdf_packed(pdf, data) : data, compress);
}

uint64_t lk_pdf_fill_plain(LkPdf *pdf, LkPdfRef object, LkText body)
{
    if (object == 0)
        return 0;
    lk_haru_set_place(pdf->haru, object, (LkPdfPlace){.at = (uint32_t)pdf->bytes});
    char start[48];
    int started = snprintf(start, sizeof start, "%u 0 obj\n<<", object);
    lk_pdf_put(pdf, (LkText){start, (size_t)started});
    uint64_t at = pdf->bytes;
    lk_pdf_put(pdf, body);
    lk_pdf_put(pdf, LK_TEXT(">>\nendobj\n"));
    return at;
}

/* ---- Objects without a stream: many of them share an object stream */

void lk_pdf_close_together(LkPdf *pdf)
{
    if (pdf->together_count == 0)
        return;
    LkPdfRef stream = lk_pdf_reserve(pdf);
    size_t first = pdf->numbers.length, count = pdf->together_count;
    lk_buffer_text(&pdf->numbers, lk_pdf_view(&pdf->together));
    char body[64];
    int length = snprintf(body, sizeof body, "/Type/ObjStm/N %zu/First %zu", count, first);
    /* The stream begins with an index of numbers and offsets. Each number gets its place in the stream. */
    for (size_t at = 0, index = 0; index < count; index++) {
        LkPdfRef object = 0;
        for (; pdf->numbers.bytes[at] != ' '; at++)
            object = object * 10 + (unsigned)(pdf->numbers.bytes[at] - '0');
        for (at++; pdf->numbers.bytes[at] != ' '; at++) /* skips the offset */
            ;
        at++;
        lk_haru_set_place(pdf->haru, object, (LkPdfPlace){stream, (uint32_t)index});
    }
    lk_pdf_fill_stream(pdf, stream, (LkText){body, (size_t)length}, lk_pdf_view(&pdf->numbers), true);
    pdf->numbers.length = pdf->together.length = pdf->together_count = 0;
}

static void put_together(LkPdf *pdf, LkPdfRef object, LkText before, LkText value, LkText after)
{
    if (object == 0)
        return;
    lk_pdf_number(&pdf->numbers, object, 0);
    lk_buffer_string(&pdf->numbers, " ");
    lk_pdf_number(&pdf->numbers, (int64_t)pdf->together.length, 0);
    lk_buffer_string(&pdf->numbers, " ");
    lk_buffer_text(&pdf->together, before);
    lk_buffer_text(&pdf->together, value);
    lk_buffer_text(&pdf->together, after);
    if (++pdf->together_count >= TOGETHER_MOST || pdf->together.length >= TOGETHER_BYTES)
        lk_pdf_close_together(pdf);
}

void lk_pdf_fill_value(LkPdf *pdf, LkPdfRef object, LkText value)
{
    if (pdf->tape != NULL)
        lk_pdf_tape_add(pdf, LK_PDF_FILLED_VALUE, object, value, LK_TEXT(""));
    else
        put_together(pdf, object, LK_TEXT(""), value, LK_TEXT("\n"));
}

void lk_pdf_fill(LkPdf *pdf, LkPdfRef object, LkText body)
{
    if (pdf->tape != NULL)
        lk_pdf_tape_add(pdf, LK_PDF_FILLED_DICTIONARY, object, body, LK_TEXT(""));
    else
        put_together(pdf, object, LK_TEXT("<<"), body, LK_TEXT(">>\n"));
}

/* ---- The end of the file */

bool lk_pdf_check(LkPdf *pdf, LkTermId phase)
{
    unsigned long error = lk_haru_error(pdf->haru);
    if (pdf->write_failed) /* the caller's function failed, and knows why */
        return lk_tell(pdf->diagnostics, LK_E_FILE_WRITE_PDF, (LkSpan){0}, NULL);
    if (error == LK_HARU_NO_MEMORY)
        return lk_tell(pdf->diagnostics, LK_E_LIMIT_MEMORY_PDF, (LkSpan){0},
                       LK_WITH(lk_named_term("phase", phase)));
    if (error != 0)
        return lk_tell(
            pdf->diagnostics, LK_E_PDF_OBJECTS, (LkSpan){0},
            LK_WITH(lk_named_hexadecimal("status", (unsigned)(error), 1), lk_named_term("phase", phase)));
    if (pdf->bytes > pdf->bytes_most || lk_haru_next(pdf->haru) - 1 > pdf->objects_most)
        return lk_tell(pdf->diagnostics, LK_E_LIMIT_PDF, (LkSpan){0}, NULL);
    return true;
}
