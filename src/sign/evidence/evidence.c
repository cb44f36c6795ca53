#include "sign/evidence/evidence.h"

#include <openssl/err.h>
#include <time.h>

#include "sign/evidence/evidence_private.h"

static void free_stack(void *stack)
{
    sk_X509_free(stack); /* its members are freed one by one */
}

static bool open_file(LkGathering *gathering, LkText bytes)
{
    LkSignedFile *file = &gathering->file;
    if (!lk_signed_open(file, bytes, gathering->arena))
        return false;
    while (file->applied < file->revision_count)
        lk_signed_apply(file);
    return !file->is_over_limit;
}

/* Proves what is needed in the order of signing, the last first: its answers, being the newest, speak of
 * earlier times too. */
static bool prove_all(LkGathering *gathering)
{
    for (size_t i = 0; i < gathering->need_count; i++)
        if (!lk_evidence_prove(gathering, gathering->needs[i]))
            return false;
    return true;
}

static const LkSignEvidence *sum_up(const LkGathering *gathering)
{
    LkArena *arena = gathering->arena;
    LkSignEvidence *evidence = LK_NEW(arena, LkSignEvidence);
    LkText *ocsps = LK_NEW_ARRAY(arena, gathering->proof_count + 1, LkText);
    LkText *lists = LK_NEW_ARRAY(arena, gathering->proof_count + 1, LkText);
    *evidence = (LkSignEvidence){.certificates = &gathering->kept[gathering->kept_before],
                                 .certificate_count = gathering->kept_count - gathering->kept_before,
                                 .ocsps = ocsps,
                                 .crls = lists};
    for (size_t i = 0; i < gathering->proof_count; i++) {
        const LkProof *proof = &gathering->proofs[i];
        if (proof->is_new && proof->said != NULL)
            ocsps[evidence->ocsp_count++] = proof->der;
        else if (proof->is_new)
            lists[evidence->crl_count++] = proof->der;
    }
    return evidence;
}

/* Opens the file and finds its signatures. What is gathered lives in the arena. */
static bool begin(LkGathering *gathering, LkText bytes, const char *chain)
{
    gathering->now = (int64_t)time(NULL);
    gathering->known = sk_X509_new_null();
    if (gathering->known == NULL)
        lk_arena_array(gathering->arena, SIZE_MAX, 2); /* as when the arena itself has no memory */
    lk_arena_defer(gathering->arena, free_stack, gathering->known);
    if (!open_file(gathering, bytes)) /* it was read before, for the update */
        return lk_tell(gathering->diagnostics, LK_E_SIGNED_READ_LIMIT, (LkSpan){0},
                       LK_WITH(lk_named_string("file", "PDF")));
    lk_evidence_read(gathering);
    return lk_evidence_read_chain(gathering, chain) && lk_evidence_find(gathering);
}

bool lk_sign_lacks_time(LkText bytes, LkArena *arena, LkDiagnostics *diagnostics, bool *lacks)
{
    LkGathering gathering = {.arena = arena, .diagnostics = diagnostics};
    bool is_read = begin(&gathering, bytes, NULL);
    *lacks = gathering.lacks_time;
    ERR_clear_error();
    return is_read;
}

const LkSignEvidence *lk_sign_evidence(LkText bytes, const char *chain, LkArena *arena,
                                       LkDiagnostics *diagnostics)
{
    LkGathering gathering = {.arena = arena, .diagnostics = diagnostics};
    bool is_proven = begin(&gathering, bytes, chain) && prove_all(&gathering);
    ERR_clear_error();
    return is_proven ? sum_up(&gathering) : NULL;
}
