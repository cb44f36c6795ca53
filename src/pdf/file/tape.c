#include "pdf/file/tape.h"

#include <string.h>

#include "pdf/file/object_private.h"
#include "pdf/file/spelling.h"

/* What a tape begins with. Numbers on it are those that the objects had when they were recorded. */
typedef struct Head {
    LkPdfRef first, end; /* the numbers that it needs */
    LkPdfRef main;
} Head;

LkPdf *lk_pdf_record(LkArena *arena, LkDiagnostics *diagnostics)
{
    LkPdf *pdf = lk_pdf_begin(NULL, NULL, arena, diagnostics);
    if (pdf == NULL)
        return NULL;
    pdf->tape = LK_NEW(arena, LkBuffer);
    lk_buffer_init(pdf->tape, arena);
    const Head head = {.first = lk_haru_next(pdf->haru)};
    lk_buffer_append(pdf->tape, (const char *)&head, sizeof head);
    return pdf;
}

bool lk_pdf_record_end(LkPdf *pdf, LkPdfRef main, LkBuffer *out)
{
    Head head;
    if (!lk_pdf_check(pdf, LK_TERM_PHASE_SAVING))
        return false;
    memcpy(&head, pdf->tape->bytes, sizeof head);
    head.end = lk_haru_next(pdf->haru);
    head.main = main;
    lk_buffer_append(out, (const char *)&head, sizeof head);
    lk_buffer_text(out, lk_text_slice(lk_pdf_view(pdf->tape), sizeof head, pdf->tape->length));
    return true;
}

/* ---- Into a file */

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Appends a body, whose references “12 0 R” are to objects of the tape, with the numbers that these have in
 * the file: each is that on the tape and `shift`, which wraps around. */
static void put_moved(LkText body, LkPdfRef shift, LkBuffer *out)
{
    static const char behind[] = " 0 R";
    size_t done = 0;
    for (;;) {
        const char *found = memmem(body.bytes + done, body.length - done, behind, strlen(behind));
        if (found == NULL)
            break;
        size_t at = (size_t)(found - body.bytes), digits = at;
        LkPdfRef number = 0;
        while (digits > done && is_digit(body.bytes[digits - 1]))
            digits--;
        for (size_t i = digits; i < at; i++)
            number = number * 10 + (LkPdfRef)(body.bytes[i] - '0');
        lk_buffer_text(out, lk_text_slice(body, done, digits));
        lk_pdf_put_reference(out, number + shift);
        done = at + strlen(behind);
    }
    lk_buffer_text(out, lk_text_slice(body, done, body.length));
}

static void fill(LkPdf *pdf, const LkPdfEntry *entry, LkPdfRef object, LkText data)
{
    LkText body = lk_pdf_view(&pdf->body);
    switch (entry->kind) {
    case LK_PDF_FILLED_DICTIONARY:
        lk_pdf_fill(pdf, object, body);
        break;
    case LK_PDF_FILLED_VALUE:
        lk_pdf_fill_value(pdf, object, body);
        break;
    case LK_PDF_FILLED_STREAM:
        lk_pdf_fill_stream(pdf, object, body, data, false);
        break;
    case LK_PDF_FILLED_PACKED:
        lk_pdf_fill_packed(pdf, object, body, data);
        break;
    }
}

LkPdfRef lk_pdf_replay(LkPdf *pdf, LkText tape)
{
    Head head;
    LkPdfEntry entry;
    memcpy(&head, tape.bytes, sizeof head);
    LkPdfRef shift = lk_haru_next(pdf->haru) - head.first;
    for (LkPdfRef i = head.first; i < head.end; i++)
        if (lk_pdf_reserve(pdf) == 0)
            return 0;
    for (size_t at = sizeof head; at < tape.length;) {
        memcpy(&entry, tape.bytes + at, sizeof entry);
        size_t body = at + sizeof entry, data = body + entry.body_length;
        at = data + entry.data_length;
        pdf->body.length = 0;
        put_moved(lk_text_slice(tape, body, data), shift, &pdf->body);
        fill(pdf, &entry, entry.object + shift, lk_text_slice(tape, data, at));
    }
    return head.main + shift;
}
