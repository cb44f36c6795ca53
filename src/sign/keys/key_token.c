/* Keys on tokens: from a URI to a key that is ready to sign. */
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <string.h>

#include "base/limits.h"
#include "sign/keys/key_private.h"

static void free_certificate(void *certificate)
{
    X509_free(certificate);
}

/* Whether the modulus that an RSA key shows is that of the certificate. */
static bool fits_modulus(LkKeyCore *core, LkText modulus)
{
    BIGNUM *wanted = NULL, *own = BN_bin2bn((const unsigned char *)modulus.bytes, (int)modulus.length, NULL);
    EVP_PKEY *key = X509_get0_pubkey(core->holder);
    bool fits = key != NULL && EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &wanted) == 1 &&
                own != NULL && BN_cmp(own, wanted) == 0;
    BN_free(own);
    BN_free(wanted);
    return fits;
}

/* The same of the point on a curve, which an OCTET STRING or nothing is around. One in another form tells
 * nothing. */
static bool fits_point(LkKeyCore *core, LkText point)
{
    unsigned char wanted[2 * 66 + 1];
    size_t length = 0;
    EVP_PKEY *key = X509_get0_pubkey(core->holder);
    if (key == NULL ||
        EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, wanted, sizeof wanted, &length) != 1)
        return false;
    return point.length < length || memcmp(point.bytes + point.length - length, wanted, length) == 0;
}

/* Whether the private key may be that of the certificate. Where the token does not show, the first signature
 * tells. */
static bool fits(LkKeyCore *core, CK_SESSION_HANDLE session)
{
    LkText modulus = lk_token_attribute(&core->token, session, core->token.key, CKA_MODULUS, core->arena);
    if (modulus.length > 0)
        return fits_modulus(core, modulus);
    LkText point = lk_token_point(&core->token, session, core->arena);
    return point.length == 0 || fits_point(core, point);
}

/* Cards often bring the certificates of issuers along. One that OpenSSL cannot read is none. */
static void find_others(LkKeyCore *core, CK_SESSION_HANDLE session)
{
    size_t count;
    const LkText *all = lk_token_certificates(&core->token, session, core->arena, &count);
    for (size_t i = 0; i < count; i++) {
        const unsigned char *bytes = (const unsigned char *)all[i].bytes;
        X509 *one = d2i_X509(NULL, &bytes, (long)all[i].length);
        if (one != NULL && sk_X509_push(core->others, one) == 0)
            X509_free(one);
    }
    ERR_clear_error();
}

bool lk_key_token_open(LkKeyCore *core, const LkSignKeyOptions *options, LkTokenSession *session)
{
    LkTokenUri uri;
    LkToken *token = &core->token;
    LkDiagnostics *diagnostics = &core->diagnostics;
    core->name = "";
    if (!lk_token_read_uri(options->where, &uri, token, core->arena, diagnostics) ||
        !lk_token_find(token, &uri, core->arena, diagnostics))
        return false;
    core->name = token->label;
    if ((token->needs_login && !lk_token_ask_pin(token, options, diagnostics)) ||
        !lk_token_session_open(token, session, diagnostics))
        return false;
    LkText der = lk_token_find_key(token, session->handle, &uri, core->arena, diagnostics);
    if (der.length == 0)
        return false;
    const unsigned char *bytes = (const unsigned char *)der.bytes;
    core->holder = d2i_X509(NULL, &bytes, (long)der.length);
    if (core->holder == NULL)
        return lk_token_failed(token, CKR_ATTRIBUTE_VALUE_INVALID, diagnostics);
    lk_arena_defer(core->arena, free_certificate, core->holder);
    if (!fits(core, session->handle))
        return lk_tell(diagnostics, LK_E_KEY_FITS, (LkSpan){0},
                       LK_WITH(lk_named_string("key", token->label)));
    find_others(core, session->handle);
    return true;
}
