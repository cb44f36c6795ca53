#include "pdf/file/keep.h"

static LkText kept(LkPdf *pdf, LkText text)
{
    return (LkText){lk_arena_copy(pdf->kept.arena, text.bytes, text.length), text.length};
}

void lk_pdf_keep_field(LkPdf *pdf, const LkPdfField *field)
{
    LkPdfState *state = pdf->kept.state;
    if (state == NULL)
        return;
    LK_GROW(pdf->kept.arena, state->fields, state->field_count, pdf->kept.field_capacity, 4);
    LkPdfField *own = &state->fields[state->field_count++];
    *own = *field;
    own->name = kept(pdf, field->name);
    own->description = kept(pdf, field->description);
    own->body = kept(pdf, field->body);
}

void lk_pdf_keep_form(LkPdf *pdf, LkPdfRef form, LkText entries)
{
    if (pdf->kept.state == NULL)
        return;
    pdf->kept.state->form = form;
    pdf->kept.state->form_body = kept(pdf, entries);
}

void lk_pdf_keep_catalog(LkPdf *pdf, LkText dictionary)
{
    static const size_t bracket = 2; /* << and >> */
    if (pdf->kept.state != NULL)
        pdf->kept.state->catalog = kept(pdf, lk_text_slice(dictionary, bracket, dictionary.length - bracket));
}

void lk_pdf_keep_end(LkPdf *pdf, uint64_t references, LkText identity)
{
    LkPdfState *state = pdf->kept.state;
    if (state == NULL)
        return;
    state->length = pdf->bytes;
    state->references = references;
    state->next = lk_haru_next(pdf->haru);
    state->root = lk_haru_catalog(pdf->haru);
    state->info = lk_haru_info(pdf->haru);
    state->identity = kept(pdf, identity);
}
