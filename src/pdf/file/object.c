/* Objects, the saving of the file and its identifier.
 *
 * An object of ours has an entry in libharu's cross-reference table without a libharu object behind it: the
 * entry says where its bytes went. A dictionary of libharu's (catalog, page tree, pages) prints a prepared
 * body through its write_fn and is written at the end. */
#include "pdf/file/object.h"

#include <endian.h>
#include <stdio.h>
#include <string.h>

enum {
    COMPRESSION_LEVEL = 5, /* 6 takes an eighth longer for 0.6 % less, 9 twice as long for 1.4 % */
    XREF_BLOCK =
        1 << 16, /* libharu's list grows by a fixed block with a copy each time: quadratic when small */
    TOGETHER_MOST = 200,      /* objects in one stream: a reader inflates all for one */
    TOGETHER_BYTES = 1 << 16, /* of their bodies */
    OBJECTS_MOST = 8388607,   /* ISO 19005-2 §6.1.13 */
    XREF_ROW = 7,             /* type, offset or stream, generation or index: 1 + 4 + 2 bytes */
    IN_STREAM = 's'           /* entry_typ of an object in an object stream; libharu has 'n' and 'f' */
};

/* Offsets are kept in signed 32 bits by old readers. */
#define FILE_MOST ((uint64_t)0x7FFFFFFF)

static void free_document(void *document)
{
    HPDF_Free(document);
}

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
    pdf->document->xref->entries->items_per_block = XREF_BLOCK;
    put(pdf, LK_TEXT("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    return pdf;
}

/* ---- Numbers, and where the objects went */

LkPdfRef lk_pdf_reserve(LkPdf *pdf)
{
    HPDF_Xref xref = pdf->document->xref;
    HPDF_XrefEntry entry = HPDF_GetMem(xref->mmgr, sizeof *entry);
    if (entry == NULL) /* libharu keeps the error; number 0 is written nowhere */
        return 0;
    *entry = (HPDF_XrefEntry_Rec){.entry_typ = HPDF_IN_USE_ENTRY};
    if (HPDF_List_Add(xref->entries, entry) != HPDF_OK) {
        HPDF_FreeMem(xref->mmgr, entry);
        return 0;
    }
    return xref->entries->count - 1;
}

static HPDF_XrefEntry entry_of(const LkPdf *pdf, LkPdfRef object)
{
    return pdf->document->xref->entries->obj[object];
}

LkPdfRef lk_pdf_reference(const void *object)
{
    return object == NULL ? 0 : ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

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
    entry_of(pdf, object)->byte_offset = (HPDF_UINT)pdf->bytes;
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
        HPDF_XrefEntry entry = entry_of(pdf, object);
        entry->entry_typ = IN_STREAM;
        entry->byte_offset = stream;
        entry->gen_no = (HPDF_UINT16)index;
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

/* ---- libharu's own dictionaries */

HPDF_Dict lk_pdf_dictionary(LkPdf *pdf)
{
    HPDF_Doc document = pdf->document;
    HPDF_Dict dict = HPDF_Dict_New(document->mmgr);
    /* After a failure libharu gave the dictionary back; lk_pdf_check reports it. */
    return dict == NULL || HPDF_Xref_Add(document->xref, dict) != HPDF_OK ? NULL : dict;
}

static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const LkText *body = dict->attr;
    return body->length == 0
               ? HPDF_OK
               : HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->bytes, (HPDF_UINT)body->length);
}

void lk_pdf_extend(LkPdf *pdf, HPDF_Dict dict, LkText body)
{
    if (dict == NULL)
        return;
    LkText *kept = LK_NEW(pdf->arena, LkText);
    *kept = (LkText){lk_arena_copy(pdf->arena, body.bytes, body.length), body.length};
    dict->attr = kept;
    dict->write_fn = write_body;
}

static HPDF_STATUS collect(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    lk_buffer_append(stream->attr, (const char *)bytes, length);
    return HPDF_OK;
}

static void free_stream(void *stream)
{
    HPDF_Stream_Free(stream);
}

static bool put_dictionaries(LkPdf *pdf)
{
    HPDF_Doc document = pdf->document;
    LkBuffer value;
    lk_buffer_init(&value, pdf->arena);
    HPDF_Stream stream = HPDF_CallbackWriter_New(document->mmgr, collect, &value);
    if (stream == NULL)
        return false;
    lk_arena_defer(pdf->arena, free_stream, stream);
    for (HPDF_UINT i = 0; i < document->xref->entries->count; i++) {
        HPDF_XrefEntry entry = document->xref->entries->obj[i];
        if (entry->obj == NULL || entry->entry_typ != HPDF_IN_USE_ENTRY)
            continue;
        value.length = 0;
        if (HPDF_Obj_WriteValue(entry->obj, stream, NULL) != HPDF_OK)
            return false;
        lk_pdf_fill_value(pdf, i, lk_pdf_view(&value));
    }
    close_together(pdf);
    return true;
}

/* ---- The end of the file */

bool lk_pdf_check(LkPdf *pdf, const char *phase)
{
    HPDF_STATUS status = HPDF_GetError(pdf->document);
    if (pdf->write_failed) /* the one who took the bytes knows why */
        return lk_failure(pdf->diagnostics, LK_FAILURE_FILE, "E-file-write", (LkSpan){0}, NULL,
                          "the PDF could not be written");
    if (status == HPDF_FAILD_TO_ALLOC_MEM)
        return lk_failure(pdf->diagnostics, LK_FAILURE_LIMIT, "E-limit-memory", (LkSpan){0}, NULL,
                          "no memory left for the PDF (%s)", phase);
    if (status != HPDF_OK)
        return lk_failure(pdf->diagnostics, LK_FAILURE_BUG, "E-pdf-objects", (LkSpan){0},
                          "report this with the document that shows it", "libharu error 0x%lx in %s",
                          (unsigned long)status, phase);
    if (pdf->bytes > FILE_MOST || pdf->document->xref->entries->count > OBJECTS_MOST)
        return lk_failure(pdf->diagnostics, LK_FAILURE_LIMIT, "E-limit-pdf", (LkSpan){0},
                          "write the pages in parts: --pages 1-1000, then the rest",
                          "the PDF would pass 2 GiB or 8 million objects");
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
    for (HPDF_UINT i = 0; i < pdf->document->xref->entries->count; i++) {
        const HPDF_XrefEntry entry = entry_of(pdf, i);
        bool is_free = i == 0, is_together = entry->entry_typ == IN_STREAM;
        if (!is_free && entry->byte_offset == 0)
            return false;
        row[0] = is_free ? 0 : is_together ? 2 : 1;
        put_big_endian(row + 1, is_free ? 0 : entry->byte_offset, 4);
        put_big_endian(row + 5, is_free ? 65535 : is_together ? entry->gen_no : 0, 2);
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
    HPDF_Doc document = pdf->document;
    LkPdfRef stream = lk_pdf_reserve(pdf);
    if (stream == 0)
        return false;
    uint64_t start = pdf->bytes;
    entry_of(pdf, stream)->byte_offset = (HPDF_UINT)start;
    LkBuffer rows;
    lk_buffer_init(&rows, pdf->arena);
    if (!put_rows(pdf, &rows))
        return lk_failure(pdf->diagnostics, LK_FAILURE_BUG, "E-pdf-objects", (LkSpan){0},
                          "report this with the document that shows it", "an object of the PDF has no body");
    unsigned long long a = pdf->identity[0], b = pdf->identity[1];
    char *body = lk_arena_printf(
        pdf->arena,
        "/Type/XRef/Size %u/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>/Root %u 0 R/Info %u 0 R"
        "/ID[<%016llX%016llX><%016llX%016llX>]",
        document->xref->entries->count, XREF_ROW, lk_pdf_reference(document->catalog),
        lk_pdf_reference(document->info), a, b, a, b);
    lk_pdf_fill_stream(pdf, stream, lk_text(body), lk_pdf_view(&rows), true);
    char end[64];
    int length = snprintf(end, sizeof end, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
    put(pdf, (LkText){end, (size_t)length});
    return true;
}

bool lk_pdf_save(LkPdf *pdf)
{
    close_together(pdf);
    bool done = put_dictionaries(pdf);
    return lk_pdf_check(pdf, "the page tree") && done && put_references(pdf) && lk_pdf_check(pdf, "saving");
}
