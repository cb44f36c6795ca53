/* Ends a file: writes the cross-reference stream (ISO 32000-2 §7.5.8), which says where each object is: of a
 * new file all of them, of an update those that it brings. */
#include <stdio.h>
#include <string.h>

#include "pdf/file/keep.h"
#include "pdf/file/object_private.h"

enum { XREF_ROW = 7 /* type, offset or stream, generation or index: 1 + 4 + 2 bytes */ };

static void put_big_endian(uint8_t *out, unsigned value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--, value >>= 8)
        out[i] = (uint8_t)value;
}

static bool is_written(const LkPdf *pdf, LkPdfRef object)
{
    const LkPdfPlace place = lk_haru_place(pdf->haru, object);
    return place.stream != 0 || place.at != 0;
}

/* Returns whether the stream has a row for the object: an update has none for what it leaves as it was, the
 * head of the list of free objects neither. */
static bool has_row(const LkPdf *pdf, LkPdfRef object)
{
    return pdf->base == NULL || is_written(pdf, object);
}

/* Appends a row for each object. PNG's predictor “up” makes them compress well, as neighbours differ little.
 * Returns false when an object was reserved but never written: a bug. */
static bool put_rows(LkPdf *pdf, LkBuffer *rows)
{
    uint8_t above[XREF_ROW] = {0}, row[XREF_ROW], out[XREF_ROW + 1];
    LkPdfRef first_new = pdf->base == NULL ? 1 : pdf->base->next;
    for (LkPdfRef i = 0; i < lk_haru_next(pdf->haru); i = lk_haru_following(pdf->haru, i)) {
        if (i >= first_new && !is_written(pdf, i))
            return false;
        if (!has_row(pdf, i))
            continue;
        const LkPdfPlace place = lk_haru_place(pdf->haru, i);
        bool is_free = i == 0, is_together = place.stream != 0;
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

static void put_range(LkBuffer *body, LkPdfRef first, LkPdfRef behind)
{
    if (behind > first)
        lk_buffer_printf(body, "%s%u %u", body->bytes[body->length - 1] == '[' ? "" : " ", first,
                         behind - first);
}

/* Appends which objects the rows of an update are of: pairs of the first number and how many follow. */
static void put_index(const LkPdf *pdf, LkBuffer *body)
{
    if (pdf->base == NULL)
        return;
    lk_buffer_string(body, "/Index[");
    LkPdfRef first = 0, behind = 0;
    for (LkPdfRef i = 0; i < lk_haru_next(pdf->haru); i = lk_haru_following(pdf->haru, i)) {
        if (!has_row(pdf, i))
            continue;
        if (i != behind) {
            put_range(body, first, behind);
            first = i;
        }
        behind = i + 1;
    }
    put_range(body, first, behind);
    lk_buffer_printf(body, "]/Prev %llu", (unsigned long long)pdf->base->references);
}

/* Room for the identifier of a file in hexadecimal digits. */
typedef char Identity[33];

static void put_identity(const LkPdf *pdf, LkBuffer *body, Identity own)
{
    snprintf(own, sizeof(Identity), "%016llX%016llX", (unsigned long long)pdf->identity[0],
             (unsigned long long)pdf->identity[1]);
    LkText first = pdf->base == NULL ? lk_text(own) : pdf->base->identity;
    lk_buffer_printf(body, "/ID[<%.*s><%s>]", (int)first.length, first.bytes, own);
}

static bool put_references(LkPdf *pdf)
{
    LkPdfRef stream = lk_pdf_reserve(pdf);
    if (stream == 0)
        return false;
    uint64_t start = pdf->bytes;
    /* the table lists itself too */
    lk_haru_set_place(pdf->haru, stream, (LkPdfPlace){.at = (uint32_t)start});
    LkBuffer rows, body;
    lk_buffer_init(&rows, pdf->arena);
    lk_buffer_init(&body, pdf->arena);
    if (!put_rows(pdf, &rows))
        return lk_tell(pdf->diagnostics, LK_E_PDF_OBJECTS_BODY, (LkSpan){0}, NULL);
    lk_buffer_printf(&body, "/Type/XRef/Size %u", lk_haru_next(pdf->haru));
    put_index(pdf, &body);
    LkPdfRef info = pdf->base == NULL ? lk_haru_info(pdf->haru) : pdf->base->info;
    lk_buffer_printf(&body, "/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>/Root %u 0 R", XREF_ROW,
                     pdf->base == NULL ? lk_haru_catalog(pdf->haru) : pdf->base->root);
    if (info != 0)
        lk_buffer_printf(&body, "/Info %u 0 R", info);
    Identity own;
    put_identity(pdf, &body, own);
    lk_pdf_fill_stream(pdf, stream, lk_pdf_view(&body), lk_pdf_view(&rows), true);
    char end[64];
    int length = snprintf(end, sizeof end, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
    lk_pdf_put(pdf, (LkText){end, (size_t)length});
    lk_pdf_keep_end(pdf, start, lk_text(own));
    return true;
}

static void take_dictionary(void *context, LkPdfRef object, LkText bytes)
{
    LkPdf *pdf = context;
    lk_pdf_fill_value(pdf, object, bytes);
    if (object == lk_haru_catalog(pdf->haru))
        lk_pdf_keep_catalog(pdf, bytes);
}

bool lk_pdf_save(LkPdf *pdf)
{
    lk_pdf_close_together(pdf);
    bool done = pdf->base != NULL || lk_haru_write(pdf->haru, take_dictionary, pdf);
    lk_pdf_close_together(pdf);
    return lk_pdf_check(pdf, LK_TERM_PHASE_PAGE_TREE) && done && put_references(pdf) &&
           lk_pdf_check(pdf, LK_TERM_PHASE_SAVING);
}
