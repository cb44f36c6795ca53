/* From a certificate to its root, issuer by issuer, with a proof for each. */
#include "base/limits.h"
#include "sign/evidence/evidence_private.h"
#include "sign/keys/certificates.h"

static const char *holder_of(const LkGathering *gathering, X509 *certificate)
{
    return lk_certificate_name(gathering->arena, X509_get_subject_name(certificate));
}

static X509 *known_issuer(const LkGathering *gathering, X509 *certificate)
{
    for (int i = 0; i < sk_X509_num(gathering->known); i++)
        if (lk_certificate_is_issued_by(certificate, sk_X509_value(gathering->known, i)))
            return sk_X509_value(gathering->known, i);
    return NULL;
}

/* Asks the servers that the certificate names where nobody else knows the issuer. Why they do not answer is
 * told only where it matters. */
static X509 *find_issuer(LkGathering *gathering, X509 *certificate)
{
    X509 *issuer = known_issuer(gathering, certificate);
    if (issuer != NULL)
        return issuer;
    LkDiagnosticsMark mark = lk_diagnostics_mark(gathering->diagnostics);
    lk_evidence_fetch_issuers(gathering, certificate);
    issuer = known_issuer(gathering, certificate);
    if (issuer != NULL)
        lk_diagnostics_return(gathering->diagnostics, mark);
    else
        lk_tell(gathering->diagnostics, LK_E_EVIDENCE_ISSUER, (LkSpan){0},
                LK_WITH(lk_named_string("holder", holder_of(gathering, certificate)),
                        lk_named_string("issuer", lk_certificate_name(gathering->arena,
                                                                      X509_get_issuer_name(certificate)))));
    return issuer;
}

/* The certificate of a server for answers stands in the file too. It needs no proof of its own: it has the
 * issuer's word for that (RFC 6960 §4.2.2.2.1), or is as short-lived as its answers. */
static void keep_responders(LkGathering *gathering, const LkQuestion *question)
{
    for (size_t i = 0; i < gathering->proof_count; i++) {
        LkQuestion again = *question;
        OCSP_BASICRESP *said = gathering->proofs[i].said;
        if (said == NULL || !gathering->proofs[i].is_new || lk_answer_of_ocsp(said, &again) != LK_ANSWER_GOOD)
            continue;
        X509 *signer = lk_answer_signer(said, question->issuer, NULL);
        if (signer != NULL && X509_cmp(signer, question->issuer) != 0)
            lk_evidence_keep(gathering, signer);
    }
}

/* An answer that was made after the signature is better than one that still held then: whoever lost a key
 * tells it later. So servers are asked where the file has no later one; of certificates that ended long ago
 * nobody speaks any more, and what the file has is enough. */
static LkAnswer find_answer(LkGathering *gathering, LkQuestion *question, LkTried *tried)
{
    question->wants_later = true;
    LkAnswer answer = lk_evidence_ask(gathering, *question, &question->revoked);
    question->wants_later = false;
    if (answer == LK_ANSWER_OTHER)
        answer = lk_evidence_fetch(gathering, question, tried);
    return answer == LK_ANSWER_OTHER ? lk_evidence_ask(gathering, *question, &question->revoked) : answer;
}

static bool prove_one(LkGathering *gathering, LkQuestion question)
{
    LkTried tried = {0};
    LkDiagnosticsMark mark = lk_diagnostics_mark(gathering->diagnostics);
    LkAnswer answer = find_answer(gathering, &question, &tried);
    const char *holder = holder_of(gathering, question.certificate);
    if (answer == LK_ANSWER_GOOD || answer == LK_ANSWER_REVOKED)
        lk_diagnostics_return(gathering->diagnostics, mark);
    if (answer == LK_ANSWER_GOOD) {
        keep_responders(gathering, &question);
        return true;
    }
    if (answer == LK_ANSWER_REVOKED)
        return lk_certificate_tell_day(gathering->diagnostics, LK_E_EVIDENCE_REVOKED, holder,
                                       question.revoked);
    return lk_tell(gathering->diagnostics, tried.count == 0 ? LK_E_EVIDENCE_NONE : LK_E_EVIDENCE_MISSING,
                   (LkSpan){0},
                   tried.count == 0 ? LK_WITH(lk_named_string("holder", holder))
                                    : LK_WITH(lk_named_string("holder", holder),
                                              lk_named_names("tried", tried.urls, tried.count)));
}

static bool is_done(const LkGathering *gathering, LkNeed need)
{
    for (size_t i = 0; i < gathering->done_count; i++)
        if (gathering->done[i].time == need.time &&
            X509_cmp(gathering->done[i].certificate, need.certificate) == 0)
            return true;
    return false;
}

bool lk_evidence_prove(LkGathering *gathering, LkNeed need)
{
    for (int i = 0; i < LK_LIMIT_CHAIN; i++) {
        if (is_done(gathering, need))
            return true;
        lk_evidence_keep(gathering, need.certificate);
        if (lk_certificate_is_issued_by(need.certificate, need.certificate))
            return true; /* the root: nobody else speaks of it */
        X509 *issuer = find_issuer(gathering, need.certificate);
        if (issuer == NULL ||
            !prove_one(gathering,
                       (LkQuestion){.certificate = need.certificate, .issuer = issuer, .time = need.time}))
            return false;
        LK_GROW(gathering->arena, gathering->done, gathering->done_count, gathering->done_room, 8);
        gathering->done[gathering->done_count++] = need;
        need.certificate = issuer;
    }
    return lk_tell(gathering->diagnostics, LK_E_EVIDENCE_LONG, (LkSpan){0},
                   LK_WITH(lk_named_string("holder", holder_of(gathering, need.certificate)),
                           lk_named_number("most", LK_LIMIT_CHAIN)));
}
