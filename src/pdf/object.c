/* Raw objects, the saving of the file and its identifier.
 *
 * An empty HPDF_Dict calls write_fn inside << >> and after_write_fn behind it: there the prepared bytes go
 * out. That gives a direct /Length, our own compression and no limits on names, strings and numbers. */
#include "pdf/object.h"

#include <endian.h>
#include <string.h>

enum {
    COMPRESSION_LEVEL = 6, /* 9 takes three times as long for 2 % less */
    XREF_BLOCK =
        1 << 16, /* libharu's list grows by a fixed block with a copy each time: quadratic when small */
    OBJECT_OVERHEAD = 64, /* "n 0 obj", "endobj", /Length and the 20 bytes in the table */
    INFLATED_SLACK = 1 << 16
};

/* Offsets are kept in signed 32 bits by libharu. */
#define FILE_MOST ((size_t)0x7FFFFFFF - INFLATED_SLACK)

static void free_document(void *document)
{
    HPDF_Free(document);
}

static void free_compressor(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

LkPdf *lk_pdf_create(LkArena *arena, LkDiagnostics *diagnostics)
{
    LkPdf *pdf = LK_NEW(arena, LkPdf);
    pdf->arena = arena;
    pdf->diagnostics = diagnostics;
    pdf->identity[0] = 0x243F6A8885A308D3u;
    pdf->identity[1] = 0x13198A2E03707344u;
    lk_buffer_init(&pdf->body, arena);
    pdf->document = HPDF_New(NULL, NULL);
    if (pdf->document != NULL)
        lk_arena_defer(arena, free_document, pdf->document);
    pdf->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
    if (pdf->compressor != NULL)
        lk_arena_defer(arena, free_compressor, pdf->compressor);
    if (pdf->document == NULL || pdf->compressor == NULL) {
        lk_failure(diagnostics, LK_FAILURE_LIMIT, "E-limit-memory", (LkSpan){0}, NULL,
                   "no memory to begin the PDF");
        return NULL;
    }
    pdf->document->pdf_version = HPDF_VER_17;
    pdf->document->xref->entries->items_per_block = XREF_BLOCK;
    return pdf;
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

static HPDF_STATUS write_text(HPDF_Stream stream, LkText text)
{
    /* HPDF_Stream_Write takes 32 bits of length; all parts are below 2 GiB by lk_pdf_check. */
    return text.length == 0
               ? HPDF_OK
               : HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.bytes, (HPDF_UINT)text.length);
}

static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    LkPdfObject *object = dict->attr;
    object->out = stream;
    return write_text(stream, object->body);
}

static HPDF_STATUS write_data(HPDF_Dict dict)
{
    LkPdfObject *object = dict->attr;
    if (!object->has_stream)
        return HPDF_OK;
    HPDF_STATUS status = write_text(object->out, LK_TEXT("\nstream\n"));
    if (status == HPDF_OK)
        status = write_text(object->out, object->data);
    return status == HPDF_OK ? write_text(object->out, LK_TEXT("\nendstream")) : status;
}

static LkPdfObject *hang_on(LkPdf *pdf, HPDF_Dict dict)
{
    LkPdfObject *object = LK_NEW(pdf->arena, LkPdfObject);
    object->dict = dict;
    dict->attr = object;
    dict->write_fn = write_body;
    dict->after_write_fn = write_data;
    return object;
}

LkPdfObject *lk_pdf_reserve(LkPdf *pdf)
{
    HPDF_Doc document = pdf->document;
    HPDF_Dict dict = HPDF_Dict_New(document->mmgr);
    /* After a failure libharu gave the dictionary back; lk_pdf_check reports it, until then we write into one
     * that is not part of the file. */
    if (dict == NULL || HPDF_Xref_Add(document->xref, dict) != HPDF_OK)
        return LK_NEW(pdf->arena, LkPdfObject);
    LkPdfObject *object = hang_on(pdf, dict);
    object->id = dict->header.obj_id & 0x00FFFFFF;
    return object;
}

static LkText keep(LkPdf *pdf, LkText text)
{
    pdf->bytes += text.length;
    mix_identity(pdf, text);
    return (LkText){lk_arena_copy(pdf->arena, text.bytes, text.length), text.length};
}

void lk_pdf_fill(LkPdf *pdf, LkPdfObject *object, LkText body)
{
    pdf->bytes += OBJECT_OVERHEAD;
    object->body = keep(pdf, body);
}

static LkText compressed(LkPdf *pdf, LkText data)
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

void lk_pdf_fill_stream(LkPdf *pdf, LkPdfObject *object, LkText body, LkText data, bool compress)
{
    object->has_stream = true;
    object->data = keep(pdf, compress ? compressed(pdf, data) : data);
    const char *filter = compress ? "/Filter/FlateDecode" : "";
    const char *whole = lk_arena_printf(pdf->arena, "%.*s%s/Length %zu", (int)body.length, body.bytes, filter,
                                        object->data.length);
    object->body = lk_text(whole);
    mix_identity(pdf, object->body);
    pdf->bytes += OBJECT_OVERHEAD + object->body.length;
}

void lk_pdf_extend(LkPdf *pdf, HPDF_Dict dict, LkText body)
{
    LkPdfObject *object = hang_on(pdf, dict);
    lk_pdf_fill(pdf, object, body);
}

bool lk_pdf_check(LkPdf *pdf, const char *phase)
{
    HPDF_STATUS status = HPDF_GetError(pdf->document);
    if (status == HPDF_FAILD_TO_ALLOC_MEM)
        return lk_failure(pdf->diagnostics, LK_FAILURE_LIMIT, "E-limit-memory", (LkSpan){0}, NULL,
                          "no memory left for the PDF (%s)", phase);
    if (status != HPDF_OK)
        return lk_failure(pdf->diagnostics, LK_FAILURE_BUG, "E-pdf-objects", (LkSpan){0},
                          "report this with the document that shows it", "libharu error 0x%lx in %s",
                          (unsigned long)status, phase);
    if (pdf->bytes > FILE_MOST)
        return lk_failure(pdf->diagnostics, LK_FAILURE_LIMIT, "E-limit-pdf", (LkSpan){0},
                          "write the pages in parts: --pages 1-1000, then the rest",
                          "the PDF would pass 2 GiB");
    return true;
}

typedef struct Sink {
    LkWrite write;
    void *context;
    bool failed;
} Sink;

static HPDF_STATUS pass_on(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    Sink *sink = stream->attr;
    if (!sink->failed)
        sink->failed = !sink->write(sink->context, bytes, length);
    return sink->failed ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

static void free_stream(void *stream)
{
    HPDF_Stream_Free(stream);
}

bool lk_pdf_save(LkPdf *pdf, LkWrite write, void *context)
{
    HPDF_Doc document = pdf->document;
    unsigned long long a = pdf->identity[0], b = pdf->identity[1];
    char *both = lk_arena_printf(pdf->arena, "/ID[<%016llX%016llX><%016llX%016llX>]", a, b, a, b);
    lk_pdf_extend(pdf, document->trailer, lk_text(both));
    HPDF_Dict_Add(document->trailer, "Root", document->catalog);
    HPDF_Dict_Add(document->trailer, "Info", document->info);
    if (!lk_pdf_check(pdf, "the trailer"))
        return false;
    Sink sink = {.write = write, .context = context};
    HPDF_Stream stream = HPDF_CallbackWriter_New(document->mmgr, pass_on, &sink);
    if (stream == NULL)
        return lk_pdf_check(pdf, "saving");
    lk_arena_defer(pdf->arena, free_stream, stream);
    HPDF_Stream_Write(stream, (const HPDF_BYTE *)"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", 15);
    HPDF_Xref_WriteToStream(document->xref, stream, NULL);
    if (sink.failed) /* the one who took the bytes knows why */
        return lk_failure(pdf->diagnostics, LK_FAILURE_FILE, "E-file-write", (LkSpan){0}, NULL,
                          "the PDF could not be written");
    return lk_pdf_check(pdf, "saving");
}
