/* Time stamps (RFC 3161): a server (TSA) signs that it saw a digest at a time. */
#ifndef LIKHIT_SIGN_STAMP_H
#define LIKHIT_SIGN_STAMP_H

#include "sign/sign.h"

/* What was asked, and what an answer must repeat. */
typedef struct LkStampQuestion {
    uint8_t hash[32]; /* SHA-256 */
    uint8_t nonce[8];
} LkStampQuestion;

/* The module's stamp and stamp_answer: see LkSignModule. */
bool lk_sign_stamp(const char *tsa, const LkDigest *digest, LkBuffer *out, LkDiagnostics *diagnostics);
bool lk_sign_stamp_answer(const char *tsa, const LkDigest *digest, LkBuffer *out, LkDiagnostics *diagnostics);

/* Appends the question in DER. */
void lk_stamp_ask(const LkStampQuestion *question, LkBuffer *out);

/* Reads an answer. Returns the token, which is part of `answer`; no bytes after errors: the server refuses,
 * or the answer is not one to this question, or is not signed by a certificate for time stamps. Whether that
 * certificate is trusted is asked when signatures are judged. `tsa` is shown in messages. */
LkText lk_stamp_read(LkText answer, const LkStampQuestion *question, const char *tsa,
                     LkDiagnostics *diagnostics);

#endif
