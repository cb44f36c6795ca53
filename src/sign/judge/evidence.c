/* Was a certificate revoked? Answered by what the file brings in its /DSS: answers of servers (OCSP, RFC
 * 6960) and lists (CRL, RFC 5280), each signed by whoever issued the certificate or by whom he named for it;
 * then, where that was asked for, by the servers themselves. */
#include "base/limits.h"
#include "sign/file/objects.h"
#include "sign/file/stream.h"
#include "sign/judge/judge_private.h"

/* ---- Reading */

enum { CHECKED = 65536 }; /* bytes that are hashed while the signature of an answer is checked */

typedef struct Reading {
    LkJudge *judge;
    LkNumbers seen; /* each stream once */
    size_t room[2];
} Reading;

static void free_ocsp(void *object)
{
    OCSP_BASICRESP_free(object);
}

static void free_crl(void *object)
{
    X509_CRL_free(object);
}

static bool take_certificate(Reading *reading, LkText der)
{
    const unsigned char *at = (const unsigned char *)der.bytes, *end = at + der.length;
    X509 *certificate = d2i_X509(NULL, &at, (long)der.length);
    if (certificate != NULL)
        sk_X509_push(reading->judge->evidence.certificates, certificate);
    return certificate != NULL && at == end;
}

static bool take_ocsp(Reading *reading, LkText der)
{
    LkEvidence *evidence = &reading->judge->evidence;
    OCSP_BASICRESP *said = lk_answer_read_ocsp(der);
    if (said == NULL)
        return false;
    lk_arena_defer(reading->judge->arena, free_ocsp, said);
    LK_GROW(reading->judge->arena, evidence->ocsps, evidence->ocsp_count, reading->room[0], 8);
    evidence->ocsps[evidence->ocsp_count++] = said;
    evidence->bytes += der.length + CHECKED;
    return true;
}

static bool take_crl(Reading *reading, LkText der)
{
    LkEvidence *evidence = &reading->judge->evidence;
    X509_CRL *list = lk_answer_read_list(der);
    if (list == NULL)
        return false;
    lk_arena_defer(reading->judge->arena, free_crl, list);
    LK_GROW(reading->judge->arena, evidence->crls, evidence->crl_count, reading->room[1], 8);
    evidence->crls[evidence->crl_count++] = list;
    evidence->bytes += der.length + CHECKED;
    return true;
}

static bool take_stream(Reading *reading, const LkPdfValue *reference,
                        bool (*take)(Reading *reading, LkText der))
{
    LkSignedFile *file = &reading->judge->file;
    LkSignedObject object;
    LkText der;
    if (reference->kind != LK_PDF_REFERENCE)
        return false;
    if (lk_numbers_have(&reading->seen, reference->number))
        return true;
    lk_numbers_add(&reading->seen, reference->number);
    return lk_signed_object(file, reference->number, reading->judge->arena, &object) && object.is_stream &&
           lk_pdf_unpack(&file->unpacking, &object.value, object.data, reading->judge->arena, &der) &&
           take(reading, der);
}

static bool take_list(Reading *reading, const LkPdfValue *store, const char *key,
                      bool (*take)(Reading *reading, LkText der))
{
    if (lk_pdf_member(store, key) == NULL)
        return true;
    const LkPdfValue *list = lk_signed_member(&reading->judge->file, store, key, reading->judge->arena);
    if (list == NULL || list->kind != LK_PDF_ARRAY || list->count > LK_LIMIT_EVIDENCE)
        return false;
    bool is_good = true;
    for (size_t i = 0; i < list->count; i++)
        is_good &= take_stream(reading, &list->items[i], take);
    return is_good;
}

void lk_judge_read_evidence(LkJudge *judge)
{
    Reading reading = {.judge = judge};
    int64_t root;
    const LkPdfValue *catalog = lk_signed_catalog(&judge->file, judge->arena, &root);
    const LkPdfValue *store = lk_signed_member(&judge->file, catalog, "DSS", judge->arena);
    judge->evidence.certificates = lk_judge_certificates(judge);
    judge->evidence.is_good = true;
    if (store == NULL)
        return;
    lk_numbers_init(&reading.seen, judge->arena);
    bool has_certificates = take_list(&reading, store, "Certs", take_certificate);
    bool has_answers = take_list(&reading, store, "OCSPs", take_ocsp);
    bool has_lists = take_list(&reading, store, "CRLs", take_crl);
    judge->evidence.is_good = has_certificates && has_answers && has_lists;
}

/* ---- Asking */

/* Evidence of the file. The first that says “revoked” counts: others may be older. */
static LkAnswer ask_file(const LkEvidence *evidence, LkQuestion *question)
{
    LkAnswer found = LK_ANSWER_OTHER;
    for (size_t i = 0; i < evidence->ocsp_count + evidence->crl_count; i++) {
        LkAnswer answer = i < evidence->ocsp_count
                              ? lk_answer_of_ocsp(evidence->ocsps[i], question)
                              : lk_answer_of_list(evidence->crls[i - evidence->ocsp_count], question);
        if (answer == LK_ANSWER_REVOKED)
            return answer;
        found = answer == LK_ANSWER_GOOD ? answer : found;
    }
    return found;
}

LkOnline *lk_judge_online(LkJudge *judge)
{
    if (judge->trust->is_online && judge->online == NULL)
        judge->online = lk_online_open(judge->arena);
    return judge->online;
}

LkRevocation lk_judge_revocation(LkJudge *judge, X509 *certificate, X509 *issuer, LkWhen when, int64_t *since)
{
    LkQuestion question = {.certificate = certificate,
                           .issuer = issuer,
                           .time = when.used,
                           .proven = when.proven,
                           .others = judge->evidence.certificates};
    LkAnswer answer = lk_judge_may_hash(judge, judge->evidence.bytes) ? ask_file(&judge->evidence, &question)
                                                                      : LK_ANSWER_OTHER;
    if (answer == LK_ANSWER_OTHER && lk_judge_online(judge) != NULL)
        answer = lk_online_ask(judge->online, &question);
    *since = question.revoked;
    return answer == LK_ANSWER_REVOKED ? LK_REVOKED
           : answer == LK_ANSWER_GOOD  ? LK_NOT_REVOKED
                                       : LK_REVOCATION_UNKNOWN;
}
