/* Does the signature fit the bytes (CAdES: EN 319 122-1), and whose is it? */
#include <openssl/ec.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

#include "base/limits.h"
#include "sign/cms/der.h"
#include "sign/judge/judge_private.h"

/* Returns the length of the DER value that the bytes begin with; 0 = none. */
static size_t der_length(LkText bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.bytes;
    if (bytes.length < 4 || at[0] != 0x30)
        return 0;
    size_t count = at[1] < 0x80 ? 0 : at[1] & 0x7FU, length = count == 0 ? at[1] : 0;
    if (count > 4 || (at[1] & 0x80 && count == 0) || 2 + count > bytes.length)
        return 0;
    for (size_t i = 0; i < count; i++)
        length = length << 8 | at[2 + i];
    return length <= bytes.length - 2 - count ? 2 + count + length : 0;
}

CMS_ContentInfo *lk_judge_read_cms(LkJudge *judge, LkText contents)
{
    size_t length = der_length(contents);
    const unsigned char *at = (const unsigned char *)contents.bytes;
    if (length == 0 || length > INT32_MAX)
        return NULL;
    for (size_t i = length; i < contents.length; i++)
        if (contents.bytes[i] != '\0')
            return NULL;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)length);
    lk_judge_keep_cms(judge, cms);
    return cms != NULL && OBJ_obj2nid(CMS_get0_type(cms)) == NID_pkcs7_signed ? cms : NULL;
}

/* Returns whether another certificate that is known made this one; false where nobody is known to have. */
static bool is_made_by(X509 *certificate, STACK_OF(X509) * others, bool *is_forged)
{
    for (int i = 0; i < sk_X509_num(others); i++) {
        X509 *issuer = sk_X509_value(others, i);
        if (X509_check_issued(issuer, certificate) != X509_V_OK)
            continue;
        if (X509_verify(certificate, X509_get0_pubkey(issuer)) == 1)
            return true;
        *is_forged = true;
    }
    return false;
}

/* Returns whether somebody whom the file or the reader knows made it, or nobody can be told to have. */
static bool is_known(LkJudge *judge, X509 *certificate, STACK_OF(X509) * others, bool *is_forged)
{
    return is_made_by(certificate, others, is_forged) || is_made_by(certificate, judge->roots, is_forged) ||
           is_made_by(certificate, judge->evidence.certificates, is_forged);
}

/* Certificates beside the signer's are not signed with the file: none may be another than its issuer made. */
static bool are_forged(LkJudge *judge, X509 *signer, STACK_OF(X509) * certificates)
{
    bool is_any = sk_X509_num(certificates) > LK_LIMIT_EVIDENCE / 10;
    for (int i = 0; i < sk_X509_num(certificates) && !is_any; i++) {
        X509 *certificate = sk_X509_value(certificates, i);
        bool is_forged = false;
        is_any =
            certificate != signer && !is_known(judge, certificate, certificates, &is_forged) && is_forged;
    }
    return is_any;
}

LkShape lk_judge_form(LkJudge *judge, LkText contents, X509 *signer, STACK_OF(X509) * certificates)
{
    LkShape shape = lk_judge_shape(lk_text_slice(contents, 0, der_length(contents)), signer);
    return are_forged(judge, signer, certificates) ? LK_SHAPE_WRONG : shape;
}

X509 *lk_judge_stranger(LkJudge *judge, X509 *signer, STACK_OF(X509) * certificates, int from, int to)
{
    bool is_forged = false;
    for (int i = from; i < to; i++) {
        X509 *certificate = sk_X509_value(certificates, i);
        if (certificate != signer && !is_known(judge, certificate, certificates, &is_forged))
            return certificate;
    }
    return NULL;
}

/* Two issuers of one name may have given the same number: then the signature says by a digest whose it is.
 * Returns that certificate, else the first of those alike. */
static X509 *named_of_alike(CMS_SignerInfo *info, X509 *first, STACK_OF(X509) * certificates)
{
    STACK_OF(X509) *none = sk_X509_new_null();
    X509 *named = first;
    for (int i = 0; i < sk_X509_num(certificates); i++) {
        X509 *certificate = sk_X509_value(certificates, i);
        if (CMS_SignerInfo_cert_cmp(info, certificate) == 0 &&
            lk_judge_names_signer(info, certificate, none)) {
            named = certificate;
            break;
        }
    }
    sk_X509_free(none);
    return named;
}

CMS_SignerInfo *lk_judge_signer(LkJudge *judge, CMS_ContentInfo *cms, X509 **signer,
                                STACK_OF(X509) * certificates)
{
    STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(cms);
    STACK_OF(X509) *inside = CMS_get1_certs(cms);
    CMS_SignerInfo *info = sk_CMS_SignerInfo_num(infos) == 1 ? sk_CMS_SignerInfo_value(infos, 0) : NULL;
    *signer = NULL;
    for (int i = 0; i < sk_X509_num(inside); i++) {
        X509 *certificate = sk_X509_value(inside, i);
        if (X509_up_ref(certificate) == 1)
            sk_X509_push(certificates, certificate);
        if (info != NULL && *signer == NULL && CMS_SignerInfo_cert_cmp(info, certificate) == 0)
            *signer = certificate;
    }
    sk_X509_pop_free(inside, X509_free);
    if (*signer == NULL)
        return NULL;
    *signer = named_of_alike(info, *signer, certificates);
    X509_up_ref(*signer);
    lk_judge_keep_x509(judge, *signer);
    CMS_SignerInfo_set1_signer_cert(info, *signer);
    return info;
}

/* ---- The certificate */

/* The value of an attribute that stands once, with one value. */
static ASN1_STRING *attribute(CMS_SignerInfo *info, int nid)
{
    int at = CMS_signed_get_attr_by_NID(info, nid, -1);
    X509_ATTRIBUTE *found = at < 0 ? NULL : CMS_signed_get_attr(info, at);
    if (found == NULL || CMS_signed_get_attr_by_NID(info, nid, at) >= 0 || X509_ATTRIBUTE_count(found) != 1)
        return NULL;
    ASN1_TYPE *value = X509_ATTRIBUTE_get0_type(found, 0);
    return value != NULL && value->type == V_ASN1_SEQUENCE ? value->value.sequence : NULL;
}

static const unsigned char *data_of(const ASN1_STRING *string)
{
    return string == NULL ? NULL : ASN1_STRING_get0_data(string);
}

bool lk_judge_names_signer(CMS_SignerInfo *info, X509 *signer, STACK_OF(X509) * certificates)
{
    ASN1_STRING *second = attribute(info, NID_id_smime_aa_signingCertificateV2);
    ASN1_STRING *first = attribute(info, NID_id_smime_aa_signingCertificate);
    const unsigned char *at = data_of(second), *at_first = data_of(first);
    ESS_SIGNING_CERT_V2 *named =
        at == NULL ? NULL : d2i_ESS_SIGNING_CERT_V2(NULL, &at, ASN1_STRING_length(second));
    ESS_SIGNING_CERT *named_first =
        at_first == NULL ? NULL : d2i_ESS_SIGNING_CERT(NULL, &at_first, ASN1_STRING_length(first));
    STACK_OF(X509) *chain = sk_X509_new_null();
    sk_X509_push(chain, signer);
    for (int i = 0; i < sk_X509_num(certificates); i++)
        sk_X509_push(chain, sk_X509_value(certificates, i));
    bool is_named = (named != NULL || named_first != NULL) &&
                    OSSL_ESS_check_signing_certs(named_first, named, chain, 1) > 0;
    sk_X509_free(chain);
    ESS_SIGNING_CERT_V2_free(named);
    ESS_SIGNING_CERT_free(named_first);
    return is_named;
}

LkTermId lk_judge_weakness(CMS_SignerInfo *info, X509 *signer)
{
    X509_ALGOR *digest, *algorithm;
    EVP_PKEY *key = X509_get0_pubkey(signer);
    CMS_SignerInfo_get0_algs(info, NULL, NULL, &digest, &algorithm);
    int nid = OBJ_obj2nid(digest->algorithm), hashed = NID_undef, scheme = NID_undef;
    if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512)
        return LK_TERM_WEAK_DIGEST;
    OBJ_find_sigid_algs(OBJ_obj2nid(algorithm->algorithm), &hashed, &scheme);
    if (hashed != NID_undef && hashed != nid)
        return LK_TERM_WEAK_DIGEST;
    int kind = key == NULL ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key);
    if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS)
        return EVP_PKEY_get_bits(key) < 2048 ? LK_TERM_WEAK_KEY : LK_TERM_NONE;
    return kind == EVP_PKEY_EC && EVP_PKEY_get_bits(key) >= 256 ? LK_TERM_NONE : LK_TERM_WEAK_SCHEME;
}

/* ---- The bytes */

static bool is_digest_right(LkJudge *judge, const LkSignature *signature, CMS_SignerInfo *info)
{
    X509_ALGOR *algorithm;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    const char *bytes = judge->file.bytes.bytes;
    int at = CMS_signed_get_attr_by_NID(info, NID_pkcs9_messageDigest, -1);
    ASN1_OCTET_STRING *said =
        CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING);
    CMS_SignerInfo_get0_algs(info, NULL, NULL, &algorithm, NULL);
    const EVP_MD *kind = EVP_get_digestbyobj(algorithm->algorithm);
    EVP_MD_CTX *hash = EVP_MD_CTX_new();
    bool is_done =
        at >= 0 && said != NULL && lk_judge_may_hash(judge, signature->end) && kind != NULL && hash != NULL &&
        EVP_DigestInit_ex(hash, kind, NULL) == 1 && EVP_DigestUpdate(hash, bytes, signature->gap) == 1 &&
        EVP_DigestUpdate(hash, bytes + signature->gap_end, signature->end - signature->gap_end) == 1 &&
        EVP_DigestFinal_ex(hash, digest, &size) == 1;
    EVP_MD_CTX_free(hash);
    return is_done && ASN1_STRING_length(said) == (int)size &&
           memcmp(ASN1_STRING_get0_data(said), digest, size) == 0;
}

static bool fault(LkJudge *judge, LkSignature *signature, LkSignState state, LkMessageId id)
{
    return lk_judge_fault(judge, &signature->faults, state, id,
                          LK_WITH(lk_named_text("field", signature->name)));
}

/* The keys that certificates of stamps, servers and programs have are no keys of officials. */
static bool may_sign(X509 *signer)
{
    uint32_t use = X509_get_key_usage(signer), kinds = X509_get_extended_key_usage(signer);
    return (use & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0 && X509_check_ca(signer) == 0 &&
           (kinds == UINT32_MAX ||
            (kinds & (XKU_TIMESTAMP | XKU_OCSP_SIGN | XKU_SSL_SERVER | XKU_CODE_SIGN)) == 0);
}

static bool is_weak(LkJudge *judge, LkSignature *signature, CMS_SignerInfo *info)
{
    LkTermId weakness = lk_judge_weakness(info, signature->signer);
    if (weakness != LK_TERM_NONE)
        lk_judge_fault(judge, &signature->faults, LK_SIGN_UNTRUSTED, LK_E_VERIFY_WEAK,
                       LK_WITH(lk_named_text("field", signature->name), lk_named_term("what", weakness)));
    return weakness != LK_TERM_NONE;
}

static void check_signer(LkJudge *judge, LkSignature *signature, CMS_SignerInfo *info)
{
    /* The older form of signatures does not ask for it. */
    if (lk_text_is(signature->format, "ETSI.CAdES.detached") &&
        !lk_judge_names_signer(info, signature->signer, signature->certificates))
        fault(judge, signature, LK_SIGN_CHANGED, LK_E_VERIFY_CERTIFICATE);
    if (!may_sign(signature->signer))
        lk_judge_fault(
            judge, &signature->faults, LK_SIGN_UNTRUSTED, LK_E_VERIFY_USE,
            LK_WITH(lk_named_text("signer", lk_judge_name(judge, X509_get_subject_name(signature->signer)))));
}

static void check_form(LkJudge *judge, LkSignature *signature)
{
    LkShape shape = lk_judge_form(judge, signature->contents, signature->signer, signature->certificates);
    if (shape == LK_SHAPE_WRONG)
        fault(judge, signature, LK_SIGN_CHANGED, LK_E_VERIFY_SIGNATURE_CMS);
    else if (shape == LK_SHAPE_STRANGE)
        fault(judge, signature, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_STRANGE);
}

/* The token of a server over the value of the signature (EN 319 122-1 §5.3), as an unsigned attribute. */
static void take_stamp(LkJudge *judge, LkSignature *signature, CMS_SignerInfo *info)
{
    int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
    X509_ATTRIBUTE *found = at < 0 ? NULL : CMS_unsigned_get_attr(info, at);
    ASN1_TYPE *value = found == NULL ? NULL : X509_ATTRIBUTE_get0_type(found, 0);
    if (value == NULL || value->type != V_ASN1_SEQUENCE)
        return;
    signature->token = (LkText){(const char *)ASN1_STRING_get0_data(value->value.sequence),
                                (size_t)ASN1_STRING_length(value->value.sequence)};
    signature->token = lk_der_of_ber(signature->token, judge->arena);
    signature->stamp = lk_judge_read_cms(judge, signature->token);
    if (signature->stamp == NULL)
        lk_judge_fault(judge, &signature->faults, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_STAMP,
                       LK_WITH(lk_named_text("field", signature->name)));
    ASN1_OCTET_STRING *signed_value = CMS_SignerInfo_get0_signature(info);
    signature->value =
        (LkText){(const char *)ASN1_STRING_get0_data(signed_value), (size_t)ASN1_STRING_length(signed_value)};
}

void lk_judge_cms(LkJudge *judge, LkSignature *signature)
{
    signature->certificates = lk_judge_certificates(judge);
    if (signature->is_stamp || signature->contents.length == 0)
        return;
    if (!lk_text_is(signature->format, "ETSI.CAdES.detached") &&
        !lk_text_is(signature->format, "adbe.pkcs7.detached")) {
        lk_judge_fault(
            judge, &signature->faults, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_FORMAT,
            LK_WITH(lk_named_text("field", signature->name), lk_named_text("format", signature->format)));
        return;
    }
    signature->contents = lk_der_of_ber(signature->contents, judge->arena);
    CMS_ContentInfo *cms = lk_judge_read_cms(judge, signature->contents);
    CMS_SignerInfo *info =
        cms == NULL ? NULL : lk_judge_signer(judge, cms, &signature->signer, signature->certificates);
    ASN1_OCTET_STRING **content = cms == NULL ? NULL : CMS_get0_content(cms);
    if (info == NULL || content == NULL || *content != NULL) {
        fault(judge, signature, LK_SIGN_CHANGED, LK_E_VERIFY_SIGNATURE_CMS);
        return;
    }
    /* What is weak is spelled in ways that shape.c does not know. */
    if (!is_weak(judge, signature, info))
        check_form(judge, signature);
    if (signature->is_covered && !is_digest_right(judge, signature, info))
        fault(judge, signature, LK_SIGN_CHANGED, LK_E_VERIFY_DIGEST);
    if (CMS_SignerInfo_verify(info) != 1)
        fault(judge, signature, LK_SIGN_CHANGED, LK_E_VERIFY_VALUE);
    check_signer(judge, signature, info);
    signature->own = sk_X509_num(signature->certificates);
    take_stamp(judge, signature, info);
}
