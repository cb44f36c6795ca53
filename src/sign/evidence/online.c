#include "sign/evidence/online.h"

#include <time.h>

#include "base/clock.h"
#include "base/limits.h"
#include "sign/evidence/evidence_private.h"
#include "sign/keys/certificates.h"

struct LkOnline {
    LkGathering gathering;
    LkDiagnostics diagnostics; /* why servers gave nothing: shown with what was asked */
};

static void free_stack(void *stack)
{
    sk_X509_free(stack); /* its members are freed one by one */
}

LkOnline *lk_online_open(LkArena *arena)
{
    LkOnline *online = LK_NEW(arena, LkOnline);
    lk_diagnostics_init(&online->diagnostics, arena);
    online->gathering = (LkGathering){.arena = arena,
                                      .diagnostics = &online->diagnostics,
                                      .now = (int64_t)time(NULL),
                                      .known = sk_X509_new_null(),
                                      .seconds = LK_LIMIT_ONLINE_QUESTION_SECONDS,
                                      .deadline = lk_seconds_now() + LK_LIMIT_ONLINE_SECONDS};
    lk_arena_defer(arena, free_stack, online->gathering.known);
    return online;
}

LkAnswer lk_online_ask(LkOnline *online, LkQuestion *question)
{
    LkTried tried = {0};
    LkAnswer answer = lk_evidence_ask(&online->gathering, *question, &question->revoked);
    return answer != LK_ANSWER_OTHER ? answer : lk_evidence_fetch(&online->gathering, question, &tried);
}

static X509 *known_issuer(const LkOnline *online, X509 *certificate)
{
    STACK_OF(X509) *known = online->gathering.known;
    for (int i = 0; i < sk_X509_num(known); i++)
        if (lk_certificate_is_issued_by(certificate, sk_X509_value(known, i)))
            return sk_X509_value(known, i);
    return NULL;
}

X509 *lk_online_issuer(LkOnline *online, X509 *certificate)
{
    X509 *issuer = known_issuer(online, certificate);
    if (issuer == NULL)
        lk_evidence_fetch_issuers(&online->gathering, certificate);
    return issuer != NULL ? issuer : known_issuer(online, certificate);
}

const LkSignAsked *lk_online_asked(const LkOnline *online, size_t *count)
{
    *count = online->gathering.asked_count;
    return online->gathering.asked;
}
