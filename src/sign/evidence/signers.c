/* The signatures of a file, and whose certificate must have been good when.
 *
 * A signature is judged at the time of its time stamp. A time stamp is judged at the time of the next one
 * over the file, which shows that it was there before its certificate could be broken; the last at the time
 * of now. */
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ts.h>
#include <stdlib.h>

#include "base/limits.h"
#include "sign/cms/der.h"
#include "sign/evidence/evidence_private.h"
#include "sign/file/fields.h"
#include "sign/file/objects.h"
#include "sign/keys/certificates.h"

/* A signature, or a time stamp over the file. */
typedef struct Found {
    LkText field, contents;
    uint64_t at; /* where it stands: later ones are behind earlier ones */
    bool is_stamp;
    X509 *signer, *stamper; /* the stamper is NULL where there is no time stamp */
    int64_t stamped;        /* −1 = it is not */
} Found;

static void free_cms(void *object)
{
    CMS_ContentInfo_free(object);
}

/* Reads a CMS with zeros behind, with one signer, and makes its certificates known. Returns the signer's
 * part; NULL when it is not that. */
static CMS_SignerInfo *read_cms(LkGathering *gathering, LkText contents, CMS_ContentInfo **cms, X509 **signer)
{
    size_t at = 0;
    unsigned tag = 0;
    LkText content, whole = lk_der_next(lk_der_of_ber(contents, gathering->arena), &at, &tag, &content);
    const unsigned char *bytes = (const unsigned char *)whole.bytes;
    *cms = whole.length == 0 ? NULL : d2i_CMS_ContentInfo(NULL, &bytes, (long)whole.length);
    if (*cms == NULL)
        return NULL;
    lk_arena_defer(gathering->arena, free_cms, *cms);
    STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(*cms);
    CMS_SignerInfo *info = sk_CMS_SignerInfo_num(infos) == 1 ? sk_CMS_SignerInfo_value(infos, 0) : NULL;
    STACK_OF(X509) *brought = CMS_get1_certs(*cms);
    *signer = NULL;
    while (sk_X509_num(brought) > 0) {
        X509 *certificate = sk_X509_shift(brought);
        if (info != NULL && CMS_SignerInfo_cert_cmp(info, certificate) == 0)
            *signer = certificate;
        lk_evidence_know(gathering, certificate);
    }
    sk_X509_free(brought);
    return *signer == NULL ? NULL : info;
}

/* Returns when a token says that it was made; −1 = it does not. */
static int64_t time_of(CMS_ContentInfo *token)
{
    ASN1_OCTET_STRING **content = CMS_get0_content(token);
    const unsigned char *at = content == NULL || *content == NULL ? NULL : ASN1_STRING_get0_data(*content);
    TS_TST_INFO *info = at == NULL ? NULL : d2i_TS_TST_INFO(NULL, &at, ASN1_STRING_length(*content));
    int64_t time = info == NULL ? 0 : lk_certificate_seconds(TS_TST_INFO_get_time(info));
    TS_TST_INFO_free(info);
    return time > 0 ? time : -1;
}

/* The time stamp of a signature, an unsigned attribute. False where there is one that cannot be read. */
static bool take_stamp(LkGathering *gathering, CMS_SignerInfo *info, Found *found)
{
    CMS_ContentInfo *token;
    int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
    X509_ATTRIBUTE *attribute = at < 0 ? NULL : CMS_unsigned_get_attr(info, at);
    ASN1_TYPE *value = attribute == NULL ? NULL : X509_ATTRIBUTE_get0_type(attribute, 0);
    if (value == NULL || value->type != V_ASN1_SEQUENCE)
        return at < 0;
    LkText der = {(const char *)ASN1_STRING_get0_data(value->value.sequence),
                  (size_t)ASN1_STRING_length(value->value.sequence)};
    if (read_cms(gathering, der, &token, &found->stamper) == NULL)
        return false;
    found->stamped = time_of(token);
    return found->stamped >= 0;
}

static bool read_found(LkGathering *gathering, Found *found)
{
    CMS_ContentInfo *cms = NULL;
    CMS_SignerInfo *info = read_cms(gathering, found->contents, &cms, &found->signer);
    found->stamped = -1;
    bool is_read = info != NULL;
    if (is_read && found->is_stamp) {
        found->stamper = found->signer;
        found->stamped = time_of(cms);
        is_read = found->stamped >= 0;
    } else if (is_read) {
        is_read = take_stamp(gathering, info, found);
    }
    ERR_clear_error();
    return is_read || lk_tell(gathering->diagnostics, LK_E_EVIDENCE_SIGNATURE, (LkSpan){0},
                              LK_WITH(lk_named_text("field", found->field)));
}

static int compare(const void *a, const void *b)
{
    uint64_t one = ((const Found *)a)->at, other = ((const Found *)b)->at;
    return (one > other) - (one < other);
}

/* Returns the signatures in the order of signing. */
static Found *find_all(LkGathering *gathering, size_t *count)
{
    LkSignedFile *file = &gathering->file;
    LkSignedFields fields = lk_signed_fields(file, gathering->arena);
    Found *found = LK_NEW_ARRAY(gathering->arena, fields.count + 1, Found);
    *count = 0;
    for (size_t i = 0; i < fields.count; i++) {
        LkSignedObject object;
        if (fields.items[i].signature <= 0 ||
            !lk_signed_object(file, fields.items[i].signature, gathering->arena, &object))
            continue;
        const LkPdfValue *contents = lk_pdf_member(&object.value, "Contents");
        found[(*count)++] = (Found){
            .field = fields.items[i].name,
            .contents = contents == NULL || contents->kind != LK_PDF_STRING ? LK_TEXT("") : contents->text,
            .at = object.start,
            .is_stamp = lk_pdf_is_name(lk_pdf_member(&object.value, "SubFilter"), "ETSI.RFC3161")};
    }
    qsort(found, *count, sizeof *found, compare);
    return found;
}

static void need(LkGathering *gathering, X509 *certificate, int64_t time)
{
    LK_GROW(gathering->arena, gathering->needs, gathering->need_count, gathering->need_room, 8);
    gathering->needs[gathering->need_count++] = (LkNeed){certificate, time};
}

bool lk_evidence_find(LkGathering *gathering)
{
    size_t count;
    Found *found = find_all(gathering, &count);
    int64_t proof = gathering->now;
    bool is_covered = false;
    for (size_t i = 0; i < count; i++)
        if (!read_found(gathering, &found[i]))
            return false;
    for (size_t i = count; i-- > 0;) {
        const Found *one = &found[i];
        if (one->stamper != NULL)
            need(gathering, one->stamper, proof);
        gathering->lacks_time |= one->stamped < 0 && !is_covered;
        is_covered |= one->is_stamp;
        if (!one->is_stamp)
            need(gathering, one->signer, one->stamped >= 0 ? one->stamped : proof);
        else
            proof = one->stamped;
    }
    return true;
}
