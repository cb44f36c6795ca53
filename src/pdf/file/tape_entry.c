#include "pdf/file/object_private.h"

void lk_pdf_tape_add(LkPdf *pdf, LkPdfFilled kind, LkPdfRef object, LkText body, LkText data)
{
    const LkPdfEntry entry = {kind, object, body.length, data.length};
    lk_buffer_append(pdf->tape, (const char *)&entry, sizeof entry);
    lk_buffer_text(pdf->tape, body);
    lk_buffer_text(pdf->tape, data);
    pdf->bytes += body.length + data.length;
}
