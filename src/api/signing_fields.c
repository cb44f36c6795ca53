/* Who signed where, and whose hand a field waits for: as the file tells, without asking anybody. */
#include <time.h>

#include "api/signing_private.h"

size_t lk_signing_field_count(const LkSigning *signing)
{
    return signing == NULL || signing->state == NULL ? 0 : signing->state->field_count;
}

static const char *words(const LkSigning *signing, LkText text)
{
    return lk_arena_printf(signing->arena, "%.*s", (int)text.length, text.bytes);
}

/* Judges the file as it stands, once for all fields, with nobody trusted. */
static const LkSignVerdict *verdict_of(LkSigning *signing)
{
    if (signing->judged_at != signing->state) {
        const LkSignTrust trust = {.name = signing->path, .now = (int64_t)time(NULL)};
        signing->judged = signing->module->verify(lk_buffer_view(&signing->bytes), &trust, signing->arena);
        signing->judged_at = signing->state;
    }
    return signing->judged;
}

/* Who signed is what his certificate says. */
static const LkSignJudged *judged(LkSigning *signing, LkText name)
{
    const LkSignVerdict *verdict = verdict_of(signing);
    for (size_t i = 0; i < verdict->signature_count; i++)
        if (lk_text_equal(verdict->signatures[i].field, name))
            return &verdict->signatures[i];
    return NULL;
}

typedef struct Telling {
    LkSigning *signing;
    size_t index;
    LkSignatureField told;
    bool is_told;
} Telling;

static void tell_guarded(void *context)
{
    Telling *telling = context;
    LkSigning *signing = telling->signing;
    if (!lk_signing_refresh(signing))
        return;
    telling->is_told = true;
    const LkPdfField *field = &signing->state->fields[telling->index];
    const LkSignJudged *found = field->is_signed ? judged(signing, field->name) : NULL;
    LkSignatureField told = {.name = words(signing, field->name),
                             .description = words(signing, field->description),
                             .page = signing->module->page(signing->state, field),
                             .is_signed = field->is_signed,
                             .signer = "",
                             .opinion = ""};
    if (found != NULL) {
        told.signer = words(signing, found->signer);
        told.opinion = words(signing, found->opinion);
        told.is_stamped = found->stamped >= 0;
        told.time = told.is_stamped ? found->stamped : found->claimed < 0 ? 0 : found->claimed;
        told.is_changed = found->state == LK_SIGN_CHANGED;
    }
    telling->told = told;
}

bool lk_signing_field(LkSigning *signing, size_t index, LkSignatureField *out)
{
    Telling telling = {.signing = signing, .index = index};
    if (index >= lk_signing_field_count(signing))
        return false;
    if (!lk_arena_guarded(signing->arena, tell_guarded, &telling)) {
        signing->messages.out_of_memory = true;
        return false;
    }
    return telling.is_told && lk_give(out, &telling.told, sizeof telling.told);
}

/* ---- Which is next */

/* A field that is on no page is a document time stamp's. */
static bool is_empty(const LkSigning *signing, const LkPdfField *field)
{
    return !field->is_signed && signing->module->is_shown(signing->state, field);
}

static const LkPdfField *first_empty(const LkSigning *signing)
{
    const LkPdfState *state = signing->state;
    for (size_t i = 0; i < state->field_count; i++)
        if (is_empty(signing, &state->fields[i]))
            return &state->fields[i];
    return NULL;
}

static const LkPdfField *field_named(const LkPdfState *state, const char *name)
{
    for (size_t i = 0; i < state->field_count; i++)
        if (lk_text_is(state->fields[i].name, name))
            return &state->fields[i];
    return NULL;
}

const LkPdfField *lk_signing_choose(LkSigning *signing, const LkSignatureOptions *options)
{
    LkDiagnostics *diagnostics = &signing->diagnostics;
    const LkPdfState *state = signing->state;
    const LkPdfField *first = first_empty(signing);
    if (first == NULL && options->field == NULL)
        lk_tell(diagnostics, state->field_count == 0 ? LK_E_SIGN_NO_FIELD : LK_E_SIGN_ALL_SIGNED, (LkSpan){0},
                NULL);
    if (options->field == NULL)
        return first;
    const LkPdfField *field = field_named(state, options->field);
    if (field == NULL)
        lk_tell(diagnostics, LK_E_SIGN_FIELD, (LkSpan){0}, LK_WITH(lk_named_string("name", options->field)));
    else if (!is_empty(signing, field))
        lk_tell(diagnostics, LK_E_SIGN_SIGNED, (LkSpan){0}, LK_WITH(lk_named_string("name", options->field)));
    else if (first != field && !options->any_order)
        lk_tell(diagnostics, LK_E_SIGN_ORDER, (LkSpan){0},
                LK_WITH(lk_named_text("first", first->name), lk_named_text("whose", first->description)));
    else
        return field;
    return NULL;
}
