/* Asks servers while signatures are judged: for what the file does not bring. Nothing is asked before
 * somebody says so, and all of it within limits of number, size and time. */
#ifndef LIKHIT_SIGN_EVIDENCE_ONLINE_H
#define LIKHIT_SIGN_EVIDENCE_ONLINE_H

#include "sign/evidence/answer.h"
#include "sign/verdict.h"

typedef struct LkOnline LkOnline;

/* Begins; what is fetched lives as long as the arena. */
LkOnline *lk_online_open(LkArena *arena);
/* Asks whether a certificate was revoked: what was fetched before, then the servers that it names. Returns
 * LK_ANSWER_GOOD, LK_ANSWER_REVOKED, or LK_ANSWER_OTHER when nobody tells. */
LkAnswer lk_online_ask(LkOnline *online, LkQuestion *question);
/* Returns who issued a certificate, from where it says; NULL when that cannot be learnt. */
X509 *lk_online_issuer(LkOnline *online, X509 *certificate);
/* Returns what was asked, in order. */
const LkSignAsked *lk_online_asked(const LkOnline *online, size_t *count);

#endif
