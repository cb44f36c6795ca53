/* Writes objects as they are filled, small ones together in object streams; the cross-reference stream and
 * the file identifier come last. */
#include "pdf/file/object.h"

#include <endian.h>
#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "pdf/file/spelling.h"

enum {
    COMPRESSION_LEVEL = 5,    /* 6 takes an eighth longer for 0.6 % less, 9 twice as long for 1.4 % */
    TOGETHER_MOST = 200,      /* objects in one stream: a reader inflates all for one */
    TOGETHER_BYTES = 1 << 16, /* of their bodies */
    XREF_ROW = 7              /* type, offset or stream, generation or index: 1 + 4 + 2 bytes */
};

static void free_compressor(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

/* The identifier tells files apart; nobody attacks it, so a mixing of 2 × 64 bits is enough: two different
 * files of one office meet with a chance of 2^-100. It is not a digest and must not be used as one. */
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

static void put(LkPdf *pdf, LkText bytes)
{
    if (bytes.length == 0 || pdf->write_failed)
        return;
    mix_identity(pdf, bytes);
    pdf->bytes += bytes.length;
    pdf->write_failed = !pdf->write(pdf->context, bytes.bytes, bytes.length);
}

LkPdf *lk_pdf_create(LkWrite write, void *context, LkArena *arena, LkDiagnostics *diagnostics)
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
    put(pdf, LK_TEXT("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
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
    lk_haru_set_place(pdf->haru, object, (LkPdfPlace){.at = (uint32_t)pdf->bytes});
    char start[48], length[48];
    int started = snprintf(start, sizeof start, "%u 0 obj\n<<", object);
    int ended = snprintf(length, sizeof length, "%s/Length %zu>>\nstream\n",
                         is_packed ? "/Filter/FlateDecode" : "", data.length);
    put(pdf, (LkText){start, (size_t)started});
    put(pdf, body);
    put(pdf, (LkText){length, (size_t)ended});
    put(pdf, data);
    put(pdf, LK_TEXT("\nendstream\nendobj\n"));
}

void lk_pdf_fill_packed(LkPdf *pdf, LkPdfRef object, LkText body, LkText packed)
{
    put_stream(pdf, object, body, packed, true);
}

void lk_pdf_fill_stream(LkPdf *pdf, LkPdfRef object, LkText body, LkText data, bool compress)
{
    put_stream(pdf, object, body, compress ? lk_pdf_packed(pdf, data) : data, compress);
}

/* ---- Objects without one: together in a stream */

static void close_together(LkPdf *pdf)
{
    if (pdf->together_count == 0)
        return;
    LkPdfRef stream = lk_pdf_reserve(pdf);
    size_t first = pdf->numbers.length, count = pdf->together_count;
    lk_buffer_text(&pdf->numbers, lk_pdf_view(&pdf->together));
    char body[64];
    int length = snprintf(body, sizeof body, "/Type/ObjStm/N %zu/First %zu", count, first);
    /* The numbers of the objects are in the index; each learns now which stream it is in. */
    for (size_t at = 0, index = 0; index < count; index++) {
        LkPdfRef object = 0;
        for (; pdf->numbers.bytes[at] != ' '; at++)
            object = object * 10 + (unsigned)(pdf->numbers.bytes[at] - '0');
        for (at++; pdf->numbers.bytes[at] != ' '; at++) /* its offset */
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
        close_together(pdf);
}

void lk_pdf_fill_value(LkPdf *pdf, LkPdfRef object, LkText value)
{
    put_together(pdf, object, LK_TEXT(""), value, LK_TEXT("\n"));
}

void lk_pdf_fill(LkPdf *pdf, LkPdfRef object, LkText body)
{
    put_together(pdf, object, LK_TEXT("<<"), body, LK_TEXT(">>\n"));
}

/* ---- The end of the file */

bool lk_pdf_check(LkPdf *pdf, LkTermId phase)
{
    unsigned long error = lk_haru_error(pdf->haru);
    if (pdf->write_failed) /* the one who took the bytes knows why */
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

static void put_big_endian(uint8_t *out, unsigned value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--, value >>= 8)
        out[i] = (uint8_t)value;
}

/* One row for each object, behind PNG's predictor “up”: neighbours differ little. false when a number was
 * never filled, which is a mistake of ours. */
static bool put_rows(LkPdf *pdf, LkBuffer *rows)
{
    uint8_t above[XREF_ROW] = {0}, row[XREF_ROW], out[XREF_ROW + 1];
    for (LkPdfRef i = 0; i < lk_haru_next(pdf->haru); i++) {
        const LkPdfPlace place = lk_haru_place(pdf->haru, i);
        bool is_free = i == 0, is_together = place.stream != 0;
        if (!is_free && !is_together && place.at == 0)
            return false;
        row[0] = is_free ? 0 : is_together ? 2 : 1;
        put_big_endian(row + 1, is_together ? place.stream : place.at, 4);
        put_big_endian(row + 5, is_free ? 65535 : is_together ? place.at : 0, 2);
        out[0] = 2;
        for (int k = 0; k < XREF_ROW; k++)
            out[k + 1] = (uint8_t)(row[k] - above[k]);
        memcpy(above, row, sizeof above);
        lk_buffer_append(rows, (const char *)out, sizeof out);
    }
    return true;
}

static bool put_references(LkPdf *pdf)
{
    LkPdfRef stream = lk_pdf_reserve(pdf);
    if (stream == 0)
        return false;
    uint64_t start = pdf->bytes;
    lk_haru_set_place(pdf->haru, stream, (LkPdfPlace){.at = (uint32_t)start}); /* it has a row of its own */
    LkBuffer rows;
    lk_buffer_init(&rows, pdf->arena);
    if (!put_rows(pdf, &rows))
        return lk_tell(pdf->diagnostics, LK_E_PDF_OBJECTS_BODY, (LkSpan){0}, NULL);
    unsigned long long a = pdf->identity[0], b = pdf->identity[1];
    char *body = lk_arena_printf(
        pdf->arena,
        "/Type/XRef/Size %u/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>/Root %u 0 R/Info %u 0 R"
        "/ID[<%016llX%016llX><%016llX%016llX>]",
        lk_haru_next(pdf->haru), XREF_ROW, lk_haru_catalog(pdf->haru), lk_haru_info(pdf->haru), a, b, a, b);
    lk_pdf_fill_stream(pdf, stream, lk_text(body), lk_pdf_view(&rows), true);
    char end[64];
    int length = snprintf(end, sizeof end, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
    put(pdf, (LkText){end, (size_t)length});
    return true;
}

static void take_dictionary(void *pdf, LkPdfRef object, LkText bytes)
{
    lk_pdf_fill_value(pdf, object, bytes);
}

bool lk_pdf_save(LkPdf *pdf)
{
    close_together(pdf);
    bool done = lk_haru_write(pdf->haru, take_dictionary, pdf);
    close_together(pdf);
    return lk_pdf_check(pdf, LK_TERM_PHASE_PAGE_TREE) && done && put_references(pdf) &&
           lk_pdf_check(pdf, LK_TERM_PHASE_SAVING);
}
