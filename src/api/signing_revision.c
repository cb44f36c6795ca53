/* What each revision of a file that is being signed has in common: it is hashed around its gap, and appended.
 */
#include "api/signing_private.h"

bool lk_signing_look_again(LkSigning *signing)
{
    signing->state = signing->module->state(lk_buffer_view(&signing->bytes), signing->path, signing->is_ours,
                                            signing->arena, &signing->diagnostics);
    return signing->state != NULL;
}

bool lk_signing_refresh(LkSigning *signing)
{
    bool is_stale = signing->is_stale;
    signing->is_stale = false;
    return is_stale ? lk_signing_look_again(signing) : signing->state != NULL;
}

LkDigest lk_signing_digest(const LkSigning *signing, const LkBuffer *update, LkPdfGap gap)
{
    LkText all = lk_buffer_view((LkBuffer *)update);
    size_t behind = gap.at + 2 * gap.room + 2;
    const LkText parts[] = {{signing->bytes.bytes, signing->bytes.length},
                            lk_text_slice(all, 0, gap.at),
                            lk_text_slice(all, behind, all.length)};
    return lk_digest_of_all(parts, 3);
}

bool lk_signing_append(LkSigning *signing, LkBuffer *update, bool is_last)
{
    if (signing->bytes.length + update->length > LK_LIMIT_PDF_BYTES)
        return lk_tell(&signing->diagnostics, LK_E_LIMIT_PDF, (LkSpan){0}, NULL);
    lk_buffer_text(&signing->bytes, lk_buffer_view(update));
    signing->is_stale = is_last;
    return is_last || lk_signing_look_again(signing);
}

bool lk_signing_tell_gap(LkSigning *signing)
{
    return lk_tell(&signing->diagnostics, LK_E_SIGN_GAP, (LkSpan){0}, NULL);
}
