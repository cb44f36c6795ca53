#include "sign/evidence/answer.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "sign/keys/certificates.h"

enum { CLOCKS = 300, DAY = 86400 }; /* seconds: by which clocks differ; how old what has no end may be */

/* ---- Reading */

OCSP_BASICRESP *lk_answer_read_ocsp(LkText der)
{
    const unsigned char *at = (const unsigned char *)der.bytes, *end = at + der.length;
    OCSP_RESPONSE *response = d2i_OCSP_RESPONSE(NULL, &at, (long)der.length);
    OCSP_BASICRESP *said = NULL;
    if (response != NULL && at == end && OCSP_response_status(response) == OCSP_RESPONSE_STATUS_SUCCESSFUL)
        said = OCSP_response_get1_basic(response);
    OCSP_RESPONSE_free(response);
    ERR_clear_error();
    return said;
}

X509_CRL *lk_answer_read_list(LkText der)
{
    const unsigned char *at = (const unsigned char *)der.bytes, *end = at + der.length;
    X509_CRL *list = d2i_X509_CRL(NULL, &at, (long)der.length);
    if (list != NULL && at != end) {
        X509_CRL_free(list);
        list = NULL;
    }
    ERR_clear_error();
    return list;
}

/* Evidence speaks of all times before its making, and from then to its end. Without an end there was always
 * newer to be had (RFC 6960 §2.4): it speaks of a day. Authorities strike certificates that have ended from
 * their lists: what was made later tells nothing of them. */
static bool speaks_of(const ASN1_TIME *made, const ASN1_TIME *end, const LkQuestion *question)
{
    int64_t from = made == NULL ? 0 : lk_certificate_seconds(made);
    int64_t until = end == NULL ? from + DAY : lk_certificate_seconds(end);
    return from > 0 && from <= lk_certificate_seconds(X509_get0_notAfter(question->certificate)) &&
           (from >= question->time || (!question->wants_later && until >= question->time));
}

/* Whether the day since when it is revoked counts. */
static LkAnswer revoked_since(const ASN1_TIME *day, LkQuestion *question)
{
    question->revoked = lk_certificate_seconds(day);
    return question->revoked <= (question->proven == 0 ? question->time : question->proven)
               ? LK_ANSWER_REVOKED
               : LK_ANSWER_GOOD;
}

/* ---- What a server said */

/* Whether the issuer named that certificate for such answers, for the time of this one. */
static bool is_named_by(X509 *signer, X509 *issuer, const OCSP_BASICRESP *said)
{
    const ASN1_GENERALIZEDTIME *made = OCSP_resp_get0_produced_at(said);
    int64_t time = made == NULL ? 0 : lk_certificate_seconds(made);
    return lk_certificate_is_issued_by(signer, issuer) &&
           (X509_get_extension_flags(signer) & EXFLAG_XKUSAGE) != 0 &&
           (X509_get_extended_key_usage(signer) & XKU_OCSP_SIGN) != 0 &&
           time >= lk_certificate_seconds(X509_get0_notBefore(signer)) &&
           time <= lk_certificate_seconds(X509_get0_notAfter(signer));
}

X509 *lk_answer_signer(OCSP_BASICRESP *said, X509 *issuer, STACK_OF(X509) * others)
{
    X509 *signer = NULL;
    STACK_OF(X509) *known = others == NULL ? sk_X509_new_null() : sk_X509_dup(others);
    bool is_signed = known != NULL && sk_X509_push(known, issuer) > 0 &&
                     OCSP_basic_verify(said, known, NULL, OCSP_NOVERIFY) == 1 &&
                     OCSP_resp_get0_signer(said, &signer, known) == 1;
    if (is_signed && X509_cmp(signer, issuer) != 0)
        is_signed = is_named_by(signer, issuer, said);
    sk_X509_free(known);
    ERR_clear_error();
    return is_signed ? signer : NULL;
}

static bool is_about(OCSP_SINGLERESP *single, const LkQuestion *question)
{
    ASN1_OBJECT *algorithm = NULL;
    OCSP_CERTID *said = (OCSP_CERTID *)OCSP_SINGLERESP_get0_id(single);
    OCSP_id_get0_info(NULL, &algorithm, NULL, NULL, said);
    const EVP_MD *digest = EVP_get_digestbyobj(algorithm);
    OCSP_CERTID *own =
        digest == NULL ? NULL : OCSP_cert_to_id(digest, question->certificate, question->issuer);
    bool is_same = own != NULL && OCSP_id_cmp(own, said) == 0;
    OCSP_CERTID_free(own);
    return is_same;
}

static LkAnswer answer_of(OCSP_SINGLERESP *single, LkQuestion *question)
{
    ASN1_GENERALIZEDTIME *revoked = NULL, *made = NULL, *end = NULL;
    int status = OCSP_single_get0_status(single, NULL, &revoked, &made, &end);
    if (status == V_OCSP_CERTSTATUS_REVOKED)
        return revoked_since(revoked, question);
    if (status != V_OCSP_CERTSTATUS_GOOD)
        return LK_ANSWER_OTHER;
    return speaks_of(made, end, question) ? LK_ANSWER_GOOD : LK_ANSWER_OLD;
}

LkAnswer lk_answer_of_ocsp(OCSP_BASICRESP *said, LkQuestion *question)
{
    LkAnswer found = said == NULL ? LK_ANSWER_FORM : LK_ANSWER_OTHER;
    for (int i = 0; said != NULL && i < OCSP_resp_count(said) && found == LK_ANSWER_OTHER; i++)
        if (is_about(OCSP_resp_get0(said, i), question))
            found = lk_answer_signer(said, question->issuer, question->others) == NULL
                        ? LK_ANSWER_SIGNER
                        : answer_of(OCSP_resp_get0(said, i), question);
    ERR_clear_error();
    return found;
}

bool lk_answer_is_fresh(OCSP_BASICRESP *said, OCSP_REQUEST *request, int64_t now)
{
    ASN1_GENERALIZEDTIME *made = NULL, *end = NULL;
    int repeats = OCSP_check_nonce(request, said);
    if (repeats > 0)
        return true;
    OCSP_SINGLERESP *single = OCSP_resp_get0(said, 0);
    if (repeats == 0 || single == NULL || OCSP_single_get0_status(single, NULL, NULL, &made, &end) < 0 ||
        made == NULL)
        return false;
    int64_t from = lk_certificate_seconds(made);
    int64_t until = end == NULL ? from + DAY : lk_certificate_seconds(end);
    return from <= now + CLOCKS && until >= now - CLOCKS;
}

/* ---- Lists */

/* What must be understood and is not makes a list say something else. */
static bool is_understood(X509_CRL *list)
{
    for (int i = 0; i < X509_CRL_get_ext_count(list); i++) {
        X509_EXTENSION *extension = X509_CRL_get_ext(list, i);
        int kind = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
        if (kind == NID_delta_crl ||
            (X509_EXTENSION_get_critical(extension) && kind != NID_issuing_distribution_point))
            return false;
    }
    return true;
}

/* Lists for other issuers, for some reasons alone and for another kind of certificate do not count. */
static bool is_for(X509_CRL *list, X509 *certificate)
{
    ISSUING_DIST_POINT *point = X509_CRL_get_ext_d2i(list, NID_issuing_distribution_point, NULL, NULL);
    bool is_authority = X509_check_ca(certificate) != 0;
    bool is_for =
        point == NULL || (point->indirectCRL <= 0 && point->onlyattr <= 0 && point->onlysomereasons == NULL &&
                          !(point->onlyuser > 0 && is_authority) && !(point->onlyCA > 0 && !is_authority));
    ISSUING_DIST_POINT_free(point);
    return is_for;
}

LkAnswer lk_answer_of_list(X509_CRL *list, LkQuestion *question)
{
    X509_REVOKED *entry = NULL;
    LkAnswer found = LK_ANSWER_GOOD;
    if (list == NULL)
        return LK_ANSWER_FORM;
    if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(question->issuer)) != 0 ||
        !is_understood(list) || !is_for(list, question->certificate))
        found = LK_ANSWER_OTHER;
    else if (X509_CRL_verify(list, X509_get0_pubkey(question->issuer)) != 1)
        found = LK_ANSWER_SIGNER;
    else if (X509_CRL_get0_by_cert(list, &entry, question->certificate) == 1)
        found = revoked_since(X509_REVOKED_get0_revocationDate(entry), question);
    else if (!speaks_of(X509_CRL_get0_lastUpdate(list), X509_CRL_get0_nextUpdate(list), question))
        found = LK_ANSWER_OLD;
    ERR_clear_error();
    return found;
}
