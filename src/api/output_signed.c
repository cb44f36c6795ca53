/* Signs a PDF in the pass that makes it: what is signed never lies on the disk without its signature. */
#include "api/output_private.h"
#include "api/signing_private.h"

static bool take_errors(LkDocument *document, const LkSigning *signing)
{
    for (const LkDiagnostic *told = signing->diagnostics.first; told != NULL; told = told->next)
        if (told->severity == LK_ERROR)
            lk_tell_alone(told, &document->diagnostics);
    return signing->messages.out_of_memory &&
           lk_tell(&document->diagnostics, LK_E_LIMIT_MEMORY_PDF_BEGIN, (LkSpan){0}, NULL);
}

static bool sign(LkDocument *document, LkSigning *signing, const LkOutputOptions *options, LkWrite write,
                 void *context)
{
    const LkSignatureOptions defaults = {LK_SIZED(LkSignatureOptions)};
    const LkSignatureOptions *wanted = options->signature != NULL ? options->signature : &defaults;
    bool is_open = signing->state != NULL;
    if (!is_open || !lk_signing_sign(signing, options->key, wanted))
        return take_errors(document, signing);
    return write(context, signing->bytes.bytes, signing->bytes.length);
}

static void destroy(void *signing)
{
    lk_signing_destroy(signing);
}

bool lk_write_signed(LkDocument *document, const LkOutputOptions *options, const LkMadePdf *pdf,
                     LkWrite write, void *context)
{
    const LkBuffer made = {.bytes = pdf->bytes, .length = pdf->length, .capacity = pdf->capacity};
    LkSigning *signing =
        lk_signing_open_made(document->engine, document->source->file->name, made, &pdf->state);
    if (signing == NULL)
        return lk_tell(&document->diagnostics, LK_E_LIMIT_MEMORY_PDF_BEGIN, (LkSpan){0}, NULL);
    LkChildArena *work = lk_child_arena_open(document->arena);
    lk_arena_defer(work->arena, destroy, signing);
    bool done = sign(document, signing, options, write, context);
    lk_child_arena_close(work);
    return done;
}
