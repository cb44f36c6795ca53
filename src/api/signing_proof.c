/* Evidence, and time stamps over the file: what follows a signature at its level. */
#include "api/signing_private.h"

static bool add_evidence(LkSigning *signing, const char *chain)
{
    const LkSignEvidence *found = signing->module->evidence(lk_buffer_view(&signing->bytes), chain,
                                                            signing->arena, &signing->diagnostics);
    if (found == NULL)
        return false;
    if (found->certificate_count + found->ocsp_count + found->crl_count == 0)
        return true; /* the file has it all */
    const LkPdfEvidence evidence = {found->certificates,      found->ocsps,      found->crls,
                                    found->certificate_count, found->ocsp_count, found->crl_count};
    LkBuffer update;
    lk_buffer_init(&update, signing->arena);
    return lk_pdf_update_evidence(signing->state, &evidence, &update, &signing->diagnostics) &&
           lk_signing_append(signing, &update, false);
}

static bool stamp_once(LkSigning *signing, const char *tsa, LkBuffer *update, size_t *room, bool *fits)
{
    LkBuffer value;
    LkPdfGap gap;
    lk_buffer_init(&value, signing->arena);
    update->length = 0;
    if (!lk_pdf_update_stamp(signing->state, *room, update, &gap, &signing->diagnostics))
        return false;
    LkDigest digest = lk_signing_digest(signing, update, gap);
    if (!signing->module->stamp(tsa, &digest, &value, &signing->diagnostics))
        return false;
    *fits = lk_pdf_gap_fill(update, gap, lk_buffer_view(&value));
    *room = *fits ? *room : value.length + LK_SIGNING_SPARE;
    return true;
}

static bool add_stamp(LkSigning *signing, const char *tsa)
{
    LkBuffer update;
    size_t room = LK_LIMIT_STAMP_ROOM;
    bool fits = false;
    lk_buffer_init(&update, signing->arena);
    for (int tries = 0; tries < 2 && !fits; tries++)
        if (!stamp_once(signing, tsa, &update, &room, &fits))
            return false;
    return fits ? lk_signing_append(signing, &update, false) : lk_signing_tell_gap(signing);
}

/* Evidence is of a time: where a signature has none, a time stamp over the file comes first, so that there is
 * evidence for that too. */
static bool add_time(LkSigning *signing, const char *tsa)
{
    bool lacks = false;
    if (!signing->module->lacks_time(lk_buffer_view(&signing->bytes), signing->arena, &signing->diagnostics,
                                     &lacks))
        return false;
    if (lacks && tsa == NULL)
        return lk_tell(&signing->diagnostics, LK_E_SIGN_TSA, (LkSpan){0}, NULL);
    return !lacks || add_stamp(signing, tsa);
}

bool lk_signing_add_proof(LkSigning *signing, const LkSignatureOptions *options, const char *chain)
{
    return (options->level < LK_SIGNATURE_LT ||
            (add_time(signing, options->tsa) && add_evidence(signing, chain))) &&
           (options->level < LK_SIGNATURE_LTA || add_stamp(signing, options->tsa));
}
