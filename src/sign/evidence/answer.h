/* Answers to the question whether a certificate was revoked: of a server about one certificate (OCSP, RFC
 * 6960), or a list of all that an issuer revoked (CRL, RFC 5280). Bytes from outside, of which nothing is
 * believed that the issuer, or whom he named for it, did not sign. */
#ifndef LIKHIT_SIGN_EVIDENCE_ANSWER_H
#define LIKHIT_SIGN_EVIDENCE_ANSWER_H

#include <openssl/ocsp.h>
#include <openssl/x509.h>

#include "base/text.h"

typedef enum LkAnswer {
    LK_ANSWER_GOOD,    /* it was not revoked at that time */
    LK_ANSWER_REVOKED, /* it was */
    LK_ANSWER_FORM,    /* they are no such answer, or one that refuses */
    LK_ANSWER_OTHER,   /* it does not speak of this certificate */
    LK_ANSWER_SIGNER,  /* somebody signed it who may not */
    LK_ANSWER_OLD      /* it speaks of another time */
} LkAnswer;

/* What is asked. Certificates are the caller's. */
typedef struct LkQuestion {
    X509 *certificate, *issuer;
    int64_t time;            /* at which it must have been good, seconds since 1970 UTC */
    int64_t proven;          /* no later than this: to be revoked later is none; 0 = that time */
    bool wants_later;        /* answers that were made before that time do not count */
    STACK_OF(X509) * others; /* certificates that may have signed an answer which brings none; NULL = none */
    int64_t revoked;         /* an answer: since when, where it is revoked */
} LkQuestion;

/* Returns what a server said; NULL when the bytes are no answer, or refuse one. The caller frees it. */
OCSP_BASICRESP *lk_answer_read_ocsp(LkText der);
/* Returns a list; NULL when the bytes are none. The caller frees it. */
X509_CRL *lk_answer_read_list(LkText der);

/* Return what that says to the question. NULL is LK_ANSWER_FORM. */
LkAnswer lk_answer_of_ocsp(OCSP_BASICRESP *said, LkQuestion *question);
LkAnswer lk_answer_of_list(X509_CRL *list, LkQuestion *question);

/* Returns who signed what a server said: the issuer, or a certificate that it brings or that is among the
 * others (NULL = none); NULL = nobody who is known. It belongs to `said`, to `others`, or is `issuer`. */
X509 *lk_answer_signer(OCSP_BASICRESP *said, X509 *issuer, STACK_OF(X509) * others);

/* Returns whether a server repeats the number of the request, or, where it repeats none, speaks of now. */
bool lk_answer_is_fresh(OCSP_BASICRESP *said, OCSP_REQUEST *request, int64_t now);

#endif
