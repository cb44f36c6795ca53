/* Asks the servers that certificates name: for their issuers (RFC 5280 §4.2.2.1), and whether they were
 * revoked. Each question and each answer is bounded, and so are all of them together: a file may be made to
 * have somebody ask for ever. */
#include <errno.h>
#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "base/clock.h"
#include "base/limits.h"
#include "sign/evidence/evidence_private.h"
#include "sign/keys/certificates.h"
#include "sign/net/http.h"

/* ---- What a certificate names */

static bool starts(LkText text, const char *with)
{
    return text.length >= strlen(with) && memcmp(text.bytes, with, strlen(with)) == 0;
}

/* Adds the URL of a name, where it is one of HTTP. Directories (LDAP) are not asked. */
static void add_url(LkGathering *gathering, const GENERAL_NAME *name, LkTried *urls)
{
    if (name->type != GEN_URI || urls->count == LK_LIMIT_SERVERS)
        return;
    const ASN1_IA5STRING *uri = name->d.uniformResourceIdentifier;
    LkText text = {(const char *)ASN1_STRING_get0_data(uri), (size_t)ASN1_STRING_length(uri)};
    if ((!starts(text, "http://") && !starts(text, "https://")) || text.length > LK_LIMIT_SAID ||
        memchr(text.bytes, '\0', text.length) != NULL)
        return;
    LK_GROW(gathering->arena, urls->urls, urls->count, urls->room, 4);
    urls->urls[urls->count++] = lk_arena_copy(gathering->arena, text.bytes, text.length);
}

static LkTried access_urls(LkGathering *gathering, X509 *certificate, int method)
{
    LkTried urls = {0};
    AUTHORITY_INFO_ACCESS *access = X509_get_ext_d2i(certificate, NID_info_access, NULL, NULL);
    for (int i = 0; i < sk_ACCESS_DESCRIPTION_num(access); i++) {
        const ACCESS_DESCRIPTION *one = sk_ACCESS_DESCRIPTION_value(access, i);
        if (OBJ_obj2nid(one->method) == method)
            add_url(gathering, one->location, &urls);
    }
    AUTHORITY_INFO_ACCESS_free(access);
    return urls;
}

static LkTried list_urls(LkGathering *gathering, X509 *certificate)
{
    LkTried urls = {0};
    CRL_DIST_POINTS *points = X509_get_ext_d2i(certificate, NID_crl_distribution_points, NULL, NULL);
    for (int i = 0; i < sk_DIST_POINT_num(points); i++) {
        const DIST_POINT *point = sk_DIST_POINT_value(points, i);
        if (point->distpoint == NULL || point->distpoint->type != 0 || point->reasons != NULL ||
            point->CRLissuer != NULL)
            continue;
        const GENERAL_NAMES *names = point->distpoint->name.fullname;
        for (int j = 0; j < sk_GENERAL_NAME_num(names); j++)
            add_url(gathering, sk_GENERAL_NAME_value(names, j), &urls);
    }
    CRL_DIST_POINTS_free(points);
    return urls;
}

/* ---- Fetching */

static bool has_failed(const LkGathering *gathering, const char *url)
{
    for (size_t i = 0; i < gathering->failed_count; i++)
        if (strcmp(gathering->failed[i].url, url) == 0)
            return true;
    return false;
}

/* How long the next question may take; 0 = no more at all. */
static int seconds_for(const LkGathering *gathering)
{
    int seconds = gathering->seconds == 0 ? LK_LIMIT_NET_SECONDS : gathering->seconds;
    double left = gathering->deadline == 0 ? seconds : gathering->deadline - lk_seconds_now();
    return left < 1 ? 0 : left < seconds ? (int)left : seconds;
}

/* Notes what came of asking. Why nothing did is what was told last, since the mark. */
static void note(LkGathering *gathering, const char *url, X509 *certificate, LkSignAnswer answer,
                 LkDiagnosticsMark mark)
{
    const LkDiagnostics *told = gathering->diagnostics;
    bool is_told = answer == LK_SIGN_ASKED_NOTHING && told->count > mark.count && told->last != mark.last;
    LK_GROW(gathering->arena, gathering->asked, gathering->asked_count, gathering->asked_room, 8);
    gathering->asked[gathering->asked_count++] = (LkSignAsked){
        .url = url,
        .holder = lk_text(lk_certificate_name(gathering->arena, X509_get_subject_name(certificate))),
        .answer = answer,
        .why = is_told ? told->last->id : LK_MESSAGE_NONE,
        .arguments = is_told ? told->last->arguments : NULL};
}

/* No bytes after an error, which is told. A server that did not answer is not asked again. */
static LkText fetch(LkGathering *gathering, const LkHttpRequest *request)
{
    if (has_failed(gathering, request->url))
        return (LkText){0};
    if (++gathering->questions > LK_LIMIT_QUESTIONS) {
        lk_tell(gathering->diagnostics, LK_E_EVIDENCE_LIMIT, (LkSpan){0},
                LK_WITH(lk_named_number("most", LK_LIMIT_QUESTIONS)));
        return (LkText){0};
    }
    LkHttpRequest limited = *request;
    limited.seconds = seconds_for(gathering);
    LkText answer = {0};
    if (limited.seconds > 0)
        answer = lk_http_fetch(&limited, gathering->arena, gathering->diagnostics);
    else
        lk_tell(gathering->diagnostics, LK_E_NET, (LkSpan){0},
                LK_WITH(lk_named_string("url", request->url), lk_named_reason("reason", ETIMEDOUT)));
    if (answer.length == 0) {
        LK_GROW(gathering->arena, gathering->failed, gathering->failed_count, gathering->failed_room, 4);
        gathering->failed[gathering->failed_count++].url = request->url;
    }
    return answer;
}

/* A certificate, or several in an envelope of PKCS #7. */
static void take_issuers(LkGathering *gathering, LkText der)
{
    const unsigned char *at = (const unsigned char *)der.bytes;
    X509 *single = d2i_X509(NULL, &at, (long)der.length);
    at = (const unsigned char *)der.bytes;
    PKCS7 *several = single != NULL ? NULL : d2i_PKCS7(NULL, &at, (long)der.length);
    bool is_several = several != NULL && PKCS7_type_is_signed(several) && several->d.sign != NULL;
    const STACK_OF(X509) *certificates = is_several ? several->d.sign->cert : NULL;
    lk_evidence_know(gathering, single);
    for (int i = 0; i < sk_X509_num(certificates); i++)
        if (X509_up_ref(sk_X509_value(certificates, i)) == 1)
            lk_evidence_know(gathering, sk_X509_value(certificates, i));
    PKCS7_free(several);
    ERR_clear_error();
}

void lk_evidence_fetch_issuers(LkGathering *gathering, X509 *certificate)
{
    LkTried urls = access_urls(gathering, certificate, NID_ad_ca_issuers);
    for (size_t i = 0; i < urls.count; i++) {
        LkDiagnosticsMark mark = lk_diagnostics_mark(gathering->diagnostics);
        LkText der =
            fetch(gathering, &(LkHttpRequest){.url = urls.urls[i], .most = LK_LIMIT_CERTIFICATES_BYTES});
        if (der.length > 0)
            take_issuers(gathering, der);
        note(gathering, urls.urls[i], certificate,
             der.length > 0 ? LK_SIGN_ASKED_ISSUER : LK_SIGN_ASKED_NOTHING, mark);
    }
}

/* ---- Was it revoked? */

static const LkTermId reasons[] = {[LK_ANSWER_FORM] = LK_TERM_ANSWER_FORM,
                                   [LK_ANSWER_OTHER] = LK_TERM_ANSWER_OTHER,
                                   [LK_ANSWER_SIGNER] = LK_TERM_ANSWER_SIGNER,
                                   [LK_ANSWER_OLD] = LK_TERM_ANSWER_OLD};

/* Takes an answer that says something, and tells of one that does not. */
static bool is_taken(LkGathering *gathering, const LkQuestion *question, const char *url, LkAnswer answer)
{
    if (answer == LK_ANSWER_GOOD || answer == LK_ANSWER_REVOKED)
        return true;
    lk_tell(
        gathering->diagnostics, LK_E_EVIDENCE_ANSWER, (LkSpan){0},
        LK_WITH(lk_named_string("url", url),
                lk_named_string("holder", lk_certificate_name(gathering->arena,
                                                              X509_get_subject_name(question->certificate))),
                lk_named_term("reason", reasons[answer])));
    return false;
}

static void free_request(void *object)
{
    OCSP_REQUEST_free(object);
}

/* The certificate is named by SHA-1, which all servers know: it is a name, and no proof. */
static OCSP_REQUEST *make_request(LkGathering *gathering, const LkQuestion *question, LkText *der)
{
    OCSP_REQUEST *request = OCSP_REQUEST_new();
    OCSP_CERTID *id = OCSP_cert_to_id(EVP_sha1(), question->certificate, question->issuer);
    if (request != NULL)
        lk_arena_defer(gathering->arena, free_request, request);
    if (request == NULL || id == NULL || OCSP_request_add0_id(request, id) == NULL) {
        OCSP_CERTID_free(id);
        return NULL;
    }
    unsigned char *at = NULL;
    int length = OCSP_request_add1_nonce(request, NULL, 16) == 1 ? i2d_OCSP_REQUEST(request, &at) : 0;
    if (length <= 0)
        return NULL;
    *der = (LkText){lk_arena_copy(gathering->arena, (const char *)at, (size_t)length), (size_t)length};
    OPENSSL_free(at);
    return request;
}

static LkAnswer ask_server(LkGathering *gathering, LkQuestion *question, const char *url)
{
    LkText asked = {0};
    OCSP_REQUEST *request = make_request(gathering, question, &asked);
    LkText der = request == NULL
                     ? (LkText){0}
                     : fetch(gathering, &(LkHttpRequest){.url = url,
                                                         .body = asked,
                                                         .body_type = "application/ocsp-request",
                                                         .answer_type = "application/ocsp-response",
                                                         .most = LK_LIMIT_STAMP_BYTES});
    if (der.length == 0)
        return LK_ANSWER_OTHER;
    LkProof proof = {.der = der, .said = lk_answer_read_ocsp(der), .is_fetched = true, .is_new = true};
    LkAnswer answer = lk_answer_of_ocsp(proof.said, question);
    if (answer == LK_ANSWER_GOOD && !lk_answer_is_fresh(proof.said, request, gathering->now))
        answer = LK_ANSWER_OLD;
    if (is_taken(gathering, question, url, answer)) {
        lk_evidence_add(gathering, proof);
        return answer;
    }
    OCSP_BASICRESP_free(proof.said);
    return LK_ANSWER_OTHER;
}

static LkAnswer ask_list(LkGathering *gathering, LkQuestion *question, const char *url)
{
    LkText der = fetch(gathering, &(LkHttpRequest){.url = url, .most = LK_LIMIT_LIST_BYTES});
    if (der.length == 0)
        return LK_ANSWER_OTHER;
    LkProof proof = {.der = der, .list = lk_answer_read_list(der), .is_fetched = true, .is_new = true};
    LkAnswer answer = lk_answer_of_list(proof.list, question);
    if (is_taken(gathering, question, url, answer)) {
        lk_evidence_add(gathering, proof);
        return answer;
    }
    X509_CRL_free(proof.list);
    return LK_ANSWER_OTHER;
}

static LkAnswer ask_all(LkGathering *gathering, LkQuestion *question, const LkTried *urls, LkTried *tried,
                        LkAnswer (*ask)(LkGathering *gathering, LkQuestion *question, const char *url))
{
    LkAnswer answer = LK_ANSWER_OTHER;
    for (size_t i = 0; i < urls->count && answer == LK_ANSWER_OTHER; i++) {
        LK_GROW(gathering->arena, tried->urls, tried->count, tried->room, 4);
        tried->urls[tried->count++] = urls->urls[i];
        LkDiagnosticsMark mark = lk_diagnostics_mark(gathering->diagnostics);
        answer = ask(gathering, question, urls->urls[i]);
        note(gathering, urls->urls[i], question->certificate,
             answer == LK_ANSWER_GOOD      ? LK_SIGN_ASKED_GOOD
             : answer == LK_ANSWER_REVOKED ? LK_SIGN_ASKED_REVOKED
                                           : LK_SIGN_ASKED_NOTHING,
             mark);
    }
    return answer;
}

LkAnswer lk_evidence_fetch(LkGathering *gathering, LkQuestion *question, LkTried *tried)
{
    LkTried servers = access_urls(gathering, question->certificate, NID_ad_OCSP);
    LkTried lists = list_urls(gathering, question->certificate);
    LkAnswer answer = ask_all(gathering, question, &servers, tried, ask_server);
    return answer != LK_ANSWER_OTHER ? answer : ask_all(gathering, question, &lists, tried, ask_list);
}
