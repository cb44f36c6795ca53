/* How RSA pads what it signs, and whether a certificate allows that. */
#include <openssl/err.h>
#include <openssl/rsa.h>

#include "sign/keys/key_private.h"

bool lk_key_set_padding(const LkKeyCore *core, EVP_PKEY_CTX *context)
{
    return !core->pss || (EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0 &&
                          EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0 &&
                          EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) > 0);
}

bool lk_key_begin_check(const LkKeyCore *core, EVP_MD_CTX *context)
{
    EVP_PKEY_CTX *settings = NULL;
    return context != NULL &&
           EVP_DigestVerifyInit_ex(context, &settings, "SHA256", NULL, NULL, X509_get0_pubkey(core->holder),
                                   NULL) > 0 &&
           lk_key_set_padding(core, settings);
}

bool lk_key_takes_sha256(const LkKeyCore *core)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool takes = lk_key_begin_check(core, context);
    EVP_MD_CTX_free(context);
    ERR_clear_error();
    return takes;
}
