/* What all steps of judging need: faults, names, times, the lives of OpenSSL's objects. */
#include <openssl/asn1.h>
#include <string.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/limits.h"
#include "base/plain.h"
#include "sign/judge/judge_private.h"

/* Names come from the file: what would end a line, command a terminal or be no UTF-8 is not said as it is. */
static void clean(const LkArgument *arguments)
{
    for (const LkArgument *at = arguments; at != NULL && at->kind != LK_ARGUMENT_END; at++) {
        if (at->kind != LK_ARGUMENT_TEXT)
            continue;
        lk_make_plain((char *)at->as.text.bytes, at->as.text.length); /* of our own copy */
    }
}

bool lk_judge_fault(LkJudge *judge, LkFaults *to, LkSignState state, LkMessageId id,
                    const LkArgument *arguments)
{
    if (to->count == LK_LIMIT_DIAGNOSTICS)
        return false;
    LK_GROW(judge->arena, to->items, to->count, to->room, 4);
    const LkArgument *copy = lk_arguments_copy(arguments, judge->arena);
    clean(copy);
    to->items[to->count++] = (LkSignFault){state, id, copy};
    return false;
}

bool lk_judge_may_hash(LkJudge *judge, uint64_t bytes)
{
    judge->hashed += bytes;
    judge->file.is_over_limit |= judge->hashed > LK_LIMIT_SIGNED_HASHED;
    return !judge->file.is_over_limit;
}

static void free_x509(void *object)
{
    X509_free(object);
}

static void free_cms(void *object)
{
    CMS_ContentInfo_free(object);
}

static void free_certificates(void *object)
{
    sk_X509_pop_free(object, X509_free);
}

void lk_judge_keep_x509(LkJudge *judge, X509 *certificate)
{
    if (certificate != NULL)
        lk_arena_defer(judge->arena, free_x509, certificate);
}

void lk_judge_keep_cms(LkJudge *judge, CMS_ContentInfo *cms)
{
    if (cms != NULL)
        lk_arena_defer(judge->arena, free_cms, cms);
}

STACK_OF(X509) * lk_judge_certificates(LkJudge *judge)
{
    STACK_OF(X509) *list = sk_X509_new_null();
    lk_arena_defer(judge->arena, free_certificates, list);
    return list;
}

LkText lk_judge_name(LkJudge *judge, const X509_NAME *name)
{
    unsigned char *bytes = NULL;
    int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, at >= 0 ? at : X509_NAME_entry_count(name) - 1);
    int length = entry == NULL ? 0 : ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(entry));
    if (length <= 0 || bytes == NULL)
        return LK_TEXT("");
    LkText text = {lk_arena_copy(judge->arena, (const char *)bytes, (size_t)length), (size_t)length};
    OPENSSL_free(bytes);
    return lk_utf8_valid_until(text) == text.length ? text : LK_TEXT("?");
}

LkText lk_judge_digest(LkJudge *judge, X509 *certificate)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    if (X509_digest(certificate, EVP_sha256(), digest, NULL) != 1)
        return LK_TEXT("");
    LkDigest spelled = lk_digest_spell(digest);
    return lk_text(lk_arena_copy(judge->arena, spelled.hex, strlen(spelled.hex)));
}

const char *lk_judge_day(LkJudge *judge, int64_t seconds)
{
    struct tm time;
    return lk_thai_time(seconds, &time) ? lk_arena_printf(judge->arena, "%04d-%02d-%02d", time.tm_year + 1900,
                                                          time.tm_mon + 1, time.tm_mday)
                                        : "?";
}

int64_t lk_judge_time(const ASN1_TIME *time)
{
    struct tm parts;
    if (time == NULL || ASN1_TIME_to_tm(time, &parts) != 1)
        return -1;
    LkDate date = {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
    return lk_date_seconds(date, parts.tm_hour) + parts.tm_min * 60 + parts.tm_sec;
}
