/* Updates of PDFs whose form is not as an update needs it. */
#include <criterion/criterion.h>

#include "base/limits.h"
#include "pdf/update/update.h"
#include "said.h"

static LkPdfField field = {.name = {"signature1", 10}, .object = 4, .body = {"/FT/Sig", 7}, .page_object = 3};
static LkPdfState state = {.length = 1000,
                           .references = 900,
                           .next = 10,
                           .root = 1,
                           .identity = {"00", 2},
                           .catalog = {"/Type/Catalog", 13},
                           .fields = &field,
                           .field_count = 1};

static LkMessageId fault_of(bool (*update)(LkBuffer *out, LkDiagnostics *diagnostics))
{
    LkDiagnostics diagnostics;
    LkBuffer out;
    lk_diagnostics_init(&diagnostics, said_arena());
    lk_buffer_init(&out, said_arena());
    cr_expect(!update(&out, &diagnostics));
    return diagnostics.first == NULL ? LK_MESSAGE_NONE : diagnostics.first->id;
}

static bool stamp(LkBuffer *out, LkDiagnostics *diagnostics)
{
    LkPdfGap gap;
    return lk_pdf_update_stamp(&state, LK_LIMIT_STAMP_ROOM, out, &gap, diagnostics);
}

static bool sign(LkBuffer *out, LkDiagnostics *diagnostics)
{
    LkPdfGap gap;
    const LkPdfSignature signature = {.field = &field, .room = 100};
    return lk_pdf_update_sign(&state, &signature, out, &gap, diagnostics);
}

Test(update, a_form_that_is_no_object_of_its_own_takes_no_time_stamp)
{
    cr_expect_eq(fault_of(stamp), LK_E_UPDATE_FORM);
}

Test(update, a_field_that_cannot_be_read_is_not_signed)
{
    field.body = LK_TEXT("/FT (Sig");
    cr_expect_eq(fault_of(sign), LK_E_UPDATE_FORM);
}
