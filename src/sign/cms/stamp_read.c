/* Reads what a time stamp server answers: bytes from outside, of which nothing is believed. */
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "base/limits.h"
#include "sign/cms/der.h"
#include "sign/cms/stamp.h"

/* A token that is looked at. What it holds is freed by finish. */
typedef struct Reading {
    const LkStampQuestion *question;
    CMS_ContentInfo *cms;
    TS_TST_INFO *info;
    STACK_OF(X509) * signers;
} Reading;

static void finish(Reading *reading)
{
    CMS_ContentInfo_free(reading->cms);
    TS_TST_INFO_free(reading->info);
    sk_X509_free(reading->signers);
    ERR_clear_error();
}

/* PKIStatus 0 and 1 bring a token (RFC 3161 §2.4.2). Returns what the server says otherwise: its own words,
 * else the number. NULL = it grants. */
static const char *refusal(LkText status, LkArena *arena)
{
    LkText content, text;
    unsigned tag = 0;
    size_t at = 0;
    if (lk_der_next(status, &at, &tag, &content).length == 0 || tag != LK_DER_INTEGER || content.length != 1)
        return "?";
    int number = (unsigned char)content.bytes[0];
    if (number <= 1)
        return NULL;
    if (lk_der_next(status, &at, &tag, &content).length > 0 && tag == LK_DER_SEQUENCE) {
        at = 0;
        if (lk_der_next(content, &at, &tag, &text).length > 0 && lk_utf8_valid_until(text) == text.length &&
            text.length <= LK_LIMIT_SAID)
            return lk_arena_copy(arena, text.bytes, text.length);
    }
    return lk_arena_printf(arena, "status %d", number);
}

/* Checks the signature of the token by the certificate that it brings, and reads what is signed. */
static bool is_signed(Reading *reading, LkText token)
{
    const unsigned char *bytes = (const unsigned char *)token.bytes;
    reading->cms = d2i_CMS_ContentInfo(NULL, &bytes, (long)token.length);
    if (reading->cms == NULL || OBJ_obj2nid(CMS_get0_type(reading->cms)) != NID_pkcs7_signed ||
        OBJ_obj2nid(CMS_get0_eContentType(reading->cms)) != NID_id_smime_ct_TSTInfo ||
        sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(reading->cms)) != 1)
        return false;
    ASN1_OCTET_STRING **content = CMS_get0_content(reading->cms);
    if (content == NULL || *content == NULL ||
        CMS_verify(reading->cms, NULL, NULL, NULL, NULL, CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) != 1)
        return false;
    bytes = ASN1_STRING_get0_data(*content);
    reading->info = d2i_TS_TST_INFO(NULL, &bytes, ASN1_STRING_length(*content));
    reading->signers = CMS_get0_signers(reading->cms);
    return reading->info != NULL && sk_X509_num(reading->signers) == 1;
}

/* Whether the token is of the digest that was asked for. */
static bool is_of_digest(const Reading *reading)
{
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(reading->info);
    ASN1_OCTET_STRING *hash = TS_MSG_IMPRINT_get_msg(imprint);
    const ASN1_OBJECT *algorithm = NULL;
    X509_ALGOR_get0(&algorithm, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
    return OBJ_obj2nid(algorithm) == NID_sha256 && ASN1_STRING_length(hash) == 32 &&
           memcmp(ASN1_STRING_get0_data(hash), reading->question->hash, 32) == 0;
}

/* Whether it repeats the number that was asked with: it is not an old answer. */
static bool is_fresh(const Reading *reading)
{
    const ASN1_INTEGER *nonce = TS_TST_INFO_get_nonce(reading->info);
    return nonce != NULL && ASN1_STRING_type(nonce) == V_ASN1_INTEGER &&
           ASN1_STRING_length(nonce) == sizeof reading->question->nonce &&
           memcmp(ASN1_STRING_get0_data(nonce), reading->question->nonce, sizeof reading->question->nonce) ==
               0;
}

/* Whether the certificate is for time stamps, and is the one that the signature names (ESSCertID): else
 * another certificate of the same key could stand in for it. */
static bool is_for_stamps(const Reading *reading)
{
    X509 *signer = sk_X509_value(reading->signers, 0);
    CMS_SignerInfo *info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(reading->cms), 0);
    ESS_SIGNING_CERT *old = NULL;
    ESS_SIGNING_CERT_V2 *named = NULL;
    ASN1_OBJECT *v1 = OBJ_nid2obj(NID_id_smime_aa_signingCertificate),
                *v2 = OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2);
    ASN1_STRING *value = CMS_signed_get0_data_by_OBJ(info, v1, -3, V_ASN1_SEQUENCE);
    const unsigned char *bytes = value == NULL ? NULL : ASN1_STRING_get0_data(value);
    if (value != NULL)
        old = d2i_ESS_SIGNING_CERT(NULL, &bytes, ASN1_STRING_length(value));
    value = CMS_signed_get0_data_by_OBJ(info, v2, -3, V_ASN1_SEQUENCE);
    bytes = value == NULL ? NULL : ASN1_STRING_get0_data(value);
    if (value != NULL)
        named = d2i_ESS_SIGNING_CERT_V2(NULL, &bytes, ASN1_STRING_length(value));
    bool fits = (old != NULL || named != NULL) &&
                OSSL_ESS_check_signing_certs(old, named, reading->signers, 1) > 0 &&
                X509_check_purpose(signer, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
    ESS_SIGNING_CERT_free(old);
    ESS_SIGNING_CERT_V2_free(named);
    return fits;
}

/* Returns what is wrong with a token; LK_MESSAGE_NONE = nothing. */
static LkMessageId fault_of(LkText token, const LkStampQuestion *question)
{
    Reading reading = {.question = question};
    LkMessageId fault = LK_MESSAGE_NONE;
    if (!is_signed(&reading, token))
        fault = LK_E_TSA_SIGNATURE;
    else if (!is_for_stamps(&reading))
        fault = LK_E_TSA_PURPOSE;
    else if (!is_of_digest(&reading))
        fault = LK_E_TSA_DIGEST;
    else if (!is_fresh(&reading))
        fault = LK_E_TSA_NONCE;
    finish(&reading);
    return fault;
}

LkText lk_stamp_read(LkText answer, const LkStampQuestion *question, const char *tsa,
                     LkDiagnostics *diagnostics)
{
    LkText content = {0}, status = {0}, token = {0}, ignored;
    unsigned tag = 0;
    size_t at = 0;
    bool is_whole =
        lk_der_next(answer, &at, &tag, &content).length == answer.length && tag == LK_DER_SEQUENCE;
    at = 0;
    is_whole = is_whole && lk_der_next(content, &at, &tag, &status).length > 0 && tag == LK_DER_SEQUENCE;
    const char *said = is_whole ? refusal(status, diagnostics->arena) : NULL;
    if (said != NULL) {
        lk_tell(diagnostics, LK_E_TSA_REFUSED, (LkSpan){0},
                LK_WITH(lk_named_string("tsa", tsa), lk_named_quoted("reason", said)));
        return (LkText){0};
    }
    if (is_whole)
        token = lk_der_next(content, &at, &tag, &ignored);
    if (token.length == 0 || at != content.length) {
        lk_tell(diagnostics, LK_E_TSA_ANSWER, (LkSpan){0}, LK_WITH(lk_named_string("tsa", tsa)));
        return (LkText){0};
    }
    LkMessageId fault = fault_of(token, question);
    if (fault == LK_MESSAGE_NONE)
        return token;
    lk_tell(diagnostics, fault, (LkSpan){0}, LK_WITH(lk_named_string("tsa", tsa)));
    return (LkText){0};
}
