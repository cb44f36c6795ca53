/* Private to src/sign/evidence: what the steps of gathering share. The steps, in order:
 *
 *     signers.c   finds the signatures of the file, and whose certificate must have been good when
 *     store.c     what is known: certificates and answers of the file, and those that were fetched
 *     path.c      goes from a certificate to its root, issuer by issuer
 *     servers.c   asks servers: for issuers, and whether a certificate was revoked
 *     evidence.c  calls them and sums up
 *     online.c    calls them while signatures are judged */
#ifndef LIKHIT_SIGN_EVIDENCE_PRIVATE_H
#define LIKHIT_SIGN_EVIDENCE_PRIVATE_H

#include "sign/evidence/answer.h"
#include "sign/file/file.h"
#include "sign/sign.h"

/* An answer that is known. */
typedef struct LkProof {
    LkText der;
    OCSP_BASICRESP *said; /* of a server; NULL = it is a list */
    X509_CRL *list;
    bool is_fetched; /* just now */
    bool is_new;     /* the file has it not yet */
} LkProof;

/* A certificate that must have been good at a time. */
typedef struct LkNeed {
    X509 *certificate;
    int64_t time;
} LkNeed;

/* What must not be asked twice. */
typedef struct LkAsked {
    const char *url;
} LkAsked;

typedef struct LkGathering {
    LkSignedFile file;
    LkArena *arena; /* of all of it; objects of OpenSSL are freed with it */
    LkDiagnostics *diagnostics;
    int64_t now;

    STACK_OF(X509) * known; /* certificates from anywhere */
    LkText *kept;           /* DER of those that the file has, then of those that are to be added */
    size_t kept_count, kept_room, kept_before;
    LkProof *proofs;
    size_t proof_count, proof_room;

    LkNeed *needs;
    size_t need_count, need_room;
    bool lacks_time; /* a signature has no time stamp, and none over the file follows */
    LkNeed *done;    /* that were proven */
    size_t done_count, done_room;

    LkAsked *failed; /* servers that gave no answer */
    size_t failed_count, failed_room;
    size_t questions;   /* to servers so far */
    int seconds;        /* for each; 0 = LK_LIMIT_NET_SECONDS */
    double deadline;    /* for all of them, by lk_seconds_now; 0 = there is none */
    LkSignAsked *asked; /* what was asked, and what came of it */
    size_t asked_count, asked_room;
} LkGathering;

/* ---- store.c */
/* Reads the certificates and answers that the file brings in its /DSS. What cannot be read is passed over. */
void lk_evidence_read(LkGathering *gathering);
/* Reads the file of issuers. False after an error. */
bool lk_evidence_read_chain(LkGathering *gathering, const char *path);
/* Makes a certificate known, and takes it over. NULL is allowed. */
void lk_evidence_know(LkGathering *gathering, X509 *certificate);
/* Has a certificate stand in the file, once. */
void lk_evidence_keep(LkGathering *gathering, X509 *certificate);
/* Adds an answer: `der` and one of `said` and `list`, which it takes over. One that is known stands once. */
void lk_evidence_add(LkGathering *gathering, LkProof proof);
/* Returns what all answers say to a question: LK_ANSWER_GOOD, LK_ANSWER_REVOKED, or LK_ANSWER_OTHER where
 * none speaks of it. What was fetched just now counts whatever the question wants. */
LkAnswer lk_evidence_ask(const LkGathering *gathering, LkQuestion question, int64_t *revoked);

/* ---- signers.c */
/* Finds the signatures and what each needs. False after an error. */
bool lk_evidence_find(LkGathering *gathering);

/* ---- path.c */
/* Proves a certificate and its issuers, up to the root, at a time. False after an error. */
bool lk_evidence_prove(LkGathering *gathering, LkNeed need);

/* ---- servers.c */
/* Fetches the issuers that a certificate names, and makes them known. */
void lk_evidence_fetch_issuers(LkGathering *gathering, X509 *certificate);
/* Asks the servers that a certificate names, one after another, until one answers; the answer is added. What
 * keeps them from it is told. Returns the answer, LK_ANSWER_OTHER when there is none; *urls are those asked.
 */
typedef struct LkTried {
    const char **urls;
    size_t count, room;
} LkTried;
LkAnswer lk_evidence_fetch(LkGathering *gathering, LkQuestion *question, LkTried *tried);

#endif
