/* One signature by a token. */
#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <string.h>

#include "base/limits.h"
#include "sign/keys/token.h"

/* DigestInfo of a SHA-256 up to the hash itself (RFC 8017 §9.2, note 1). */
static const unsigned char sha256_info[] = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                            0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

/* Starts a signature and, for a key that asks for the PIN each time, gives it again. Such keys want that
 * between C_SignInit and C_Sign. */
static CK_RV start(LkToken *token, CK_SESSION_HANDLE session, CK_MECHANISM *mechanism)
{
    CK_RV result = token->module->C_SignInit(session, mechanism, token->key);
    if (result != CKR_OK || !token->asks_always)
        return result;
    if (token->is_refused)
        return CKR_PIN_INCORRECT;
    CK_UTF8CHAR *pin = token->has_own_pad ? NULL : (CK_UTF8CHAR *)token->pin.bytes;
    return token->module->C_Login(session, CKU_CONTEXT_SPECIFIC, pin,
                                  pin == NULL ? 0 : strlen(token->pin.bytes));
}

static CK_RV sign(LkToken *token, CK_SESSION_HANDLE session, LkSignAlgorithm algorithm,
                  const uint8_t hash[32], unsigned char *raw, CK_ULONG *length)
{
    unsigned char input[sizeof sha256_info + 32];
    size_t head = algorithm == LK_SIGN_RSA ? sizeof sha256_info : 0;
    memcpy(input, sha256_info, head);
    memcpy(input + head, hash, 32);
    CK_RSA_PKCS_PSS_PARAMS pss = {CKM_SHA256, CKG_MGF1_SHA256, 32};
    CK_MECHANISM mechanism = {algorithm == LK_SIGN_RSA       ? CKM_RSA_PKCS
                              : algorithm == LK_SIGN_RSA_PSS ? CKM_RSA_PKCS_PSS
                                                             : CKM_ECDSA,
                              algorithm == LK_SIGN_RSA_PSS ? &pss : NULL,
                              algorithm == LK_SIGN_RSA_PSS ? sizeof pss : 0};
    CK_RV result = start(token, session, &mechanism);
    return result != CKR_OK ? result : token->module->C_Sign(session, input, head + 32, raw, length);
}

/* Appends r and s, which a token writes one after the other, as the DER that CMS wants. */
static bool put_ecdsa(const unsigned char *raw, size_t length, LkBuffer *value)
{
    ECDSA_SIG *pair = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(raw, (int)(length / 2), NULL),
           *s = BN_bin2bn(raw + length / 2, (int)(length / 2), NULL);
    unsigned char der[LK_LIMIT_RSA_BITS / 8], *end = der;
    int written = 0;
    if (pair != NULL && r != NULL && s != NULL && length % 2 == 0 && ECDSA_SIG_set0(pair, r, s) == 1) {
        r = s = NULL; /* the pair's now */
        written = i2d_ECDSA_SIG(pair, &end);
    }
    BN_free(r);
    BN_free(s);
    ECDSA_SIG_free(pair);
    if (written > 0)
        lk_buffer_append(value, (const char *)der, (size_t)written);
    return written > 0;
}

bool lk_token_sign(LkToken *token, CK_SESSION_HANDLE session, LkSignAlgorithm algorithm,
                   const uint8_t hash[32], LkBuffer *value, LkDiagnostics *diagnostics)
{
    unsigned char raw[LK_LIMIT_RSA_BITS / 8];
    CK_ULONG length = sizeof raw;
    /* One at a time where the PIN is given: a second thread must see that it was refused. */
    if (token->asks_always)
        pthread_mutex_lock(&token->lock);
    CK_RV result = sign(token, session, algorithm, hash, raw, &length);
    if (result == CKR_PIN_INCORRECT)
        token->is_refused = true;
    if (token->asks_always)
        pthread_mutex_unlock(&token->lock);
    if (result != CKR_OK)
        return lk_token_failed(token, result, diagnostics);
    if (algorithm == LK_SIGN_ECDSA)
        return put_ecdsa(raw, length, value) || lk_token_failed(token, CKR_GENERAL_ERROR, diagnostics);
    lk_buffer_append(value, (const char *)raw, length);
    return true;
}
