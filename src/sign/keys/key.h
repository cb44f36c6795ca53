/* Keys that sign: a private key in a file (PKCS#12), on a token (PKCS#11) or somewhere else, with the
 * certificate of its holder and those of the issuers. The types are those of sign/sign.h. */
#ifndef LIKHIT_SIGN_KEY_H
#define LIKHIT_SIGN_KEY_H

#include "sign/sign.h"

/* The module's key_open, key_again, key_close and key_holder: see LkSignModule. */
LkSignKey *lk_sign_key_open(const LkSignKeyOptions *options, LkDiagnostics *diagnostics);
LkSignKey *lk_sign_key_again(LkSignKey *key, LkDiagnostics *diagnostics);
void lk_sign_key_close(LkSignKey *key);
const LkSignHolder *lk_sign_key_holder(const LkSignKey *key);

/* Returns the certificates (DER) that belong into a signature: the holder's first, then its issuers upwards,
 * without the root. */
const LkText *lk_sign_key_certificates(const LkSignKey *key, size_t *count);

/* Signs the bytes by SHA-256 and appends the signature value as CMS holds it. What comes out is verified by
 * the certificate before anybody else sees it. False after errors. */
bool lk_sign_key_sign(LkSignKey *key, LkText bytes, LkBuffer *value, LkDiagnostics *diagnostics);

#endif
