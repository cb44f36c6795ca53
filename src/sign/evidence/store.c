/* What is known: certificates and answers. */
#include <openssl/err.h>

#include "base/file.h"
#include "base/limits.h"
#include "sign/evidence/evidence_private.h"
#include "sign/file/fields.h"
#include "sign/file/objects.h"
#include "sign/file/stream.h"
#include "sign/keys/certificates.h"

static void free_certificate(void *object)
{
    X509_free(object);
}

static void free_said(void *object)
{
    OCSP_BASICRESP_free(object);
}

static void free_list(void *object)
{
    X509_CRL_free(object);
}

void lk_evidence_know(LkGathering *gathering, X509 *certificate)
{
    if (certificate == NULL)
        return;
    lk_arena_defer(gathering->arena, free_certificate, certificate);
    if (sk_X509_num(gathering->known) < LK_LIMIT_EVIDENCE)
        sk_X509_push(gathering->known, certificate);
}

static LkText der_of(LkArena *arena, X509 *certificate)
{
    int length = i2d_X509(certificate, NULL);
    unsigned char *bytes = lk_arena_alloc(arena, length <= 0 ? SIZE_MAX : (size_t)length), *at = bytes;
    i2d_X509(certificate, &at); /* moves the pointer */
    return (LkText){(const char *)bytes, (size_t)length};
}

static void keep(LkGathering *gathering, LkText der)
{
    for (size_t i = 0; i < gathering->kept_count; i++)
        if (lk_text_equal(gathering->kept[i], der))
            return;
    LK_GROW(gathering->arena, gathering->kept, gathering->kept_count, gathering->kept_room, 8);
    gathering->kept[gathering->kept_count++] = der;
}

void lk_evidence_keep(LkGathering *gathering, X509 *certificate)
{
    keep(gathering, der_of(gathering->arena, certificate));
}

void lk_evidence_add(LkGathering *gathering, LkProof proof)
{
    if (proof.said == NULL && proof.list == NULL)
        return;
    lk_arena_defer(gathering->arena, proof.said != NULL ? free_said : free_list,
                   proof.said != NULL ? (void *)proof.said : (void *)proof.list);
    for (size_t i = 0; i < gathering->proof_count; i++)
        if (proof.der.length > 0 && lk_text_equal(gathering->proofs[i].der, proof.der)) {
            gathering->proofs[i].is_fetched |= proof.is_fetched;
            return;
        }
    LK_GROW(gathering->arena, gathering->proofs, gathering->proof_count, gathering->proof_room, 8);
    gathering->proofs[gathering->proof_count++] = proof;
}

LkAnswer lk_evidence_ask(const LkGathering *gathering, LkQuestion question, int64_t *revoked)
{
    LkAnswer found = LK_ANSWER_OTHER;
    for (size_t i = 0; i < gathering->proof_count; i++) {
        const LkProof *proof = &gathering->proofs[i];
        LkQuestion asked = question;
        asked.wants_later &= !proof->is_fetched;
        LkAnswer answer = proof->said != NULL ? lk_answer_of_ocsp(proof->said, &asked)
                                              : lk_answer_of_list(proof->list, &asked);
        *revoked = asked.revoked;
        if (answer == LK_ANSWER_REVOKED)
            return answer;
        found = answer == LK_ANSWER_GOOD ? answer : found;
    }
    return found;
}

/* ---- What the file brings */

static void take_certificate(LkGathering *gathering, LkText der)
{
    const unsigned char *at = (const unsigned char *)der.bytes;
    lk_evidence_know(gathering, d2i_X509(NULL, &at, (long)der.length));
    keep(gathering, der);
}

static void take_ocsp(LkGathering *gathering, LkText der)
{
    lk_evidence_add(gathering, (LkProof){.der = der, .said = lk_answer_read_ocsp(der)});
}

static void take_list(LkGathering *gathering, LkText der)
{
    lk_evidence_add(gathering, (LkProof){.der = der, .list = lk_answer_read_list(der)});
}

static void take_streams(LkGathering *gathering, const LkPdfValue *store, const char *key,
                         void (*take)(LkGathering *gathering, LkText der))
{
    LkSignedFile *file = &gathering->file;
    const LkPdfValue *list = lk_signed_member(file, store, key, gathering->arena);
    size_t count = list == NULL || list->kind != LK_PDF_ARRAY ? 0 : list->count;
    for (size_t i = 0; i < count && i < LK_LIMIT_EVIDENCE; i++) {
        LkSignedObject object;
        LkText der;
        if (list->items[i].kind == LK_PDF_REFERENCE &&
            lk_signed_object(file, list->items[i].number, gathering->arena, &object) && object.is_stream &&
            lk_pdf_unpack(&file->unpacking, &object.value, object.data, gathering->arena, &der))
            take(gathering, der);
    }
}

/* Whether an update can add to the lists: they stand in the catalog itself (lk_pdf_update_evidence). */
static bool is_in_catalog(const LkPdfValue *catalog)
{
    static const char *const keys[] = {"Certs", "OCSPs", "CRLs"};
    const LkPdfValue *store = lk_pdf_member(catalog, "DSS");
    bool is_here = store != NULL && store->kind == LK_PDF_DICTIONARY;
    for (size_t i = 0; i < 3 && is_here; i++) {
        const LkPdfValue *list = lk_pdf_member(store, keys[i]);
        is_here = list == NULL || list->kind == LK_PDF_ARRAY;
    }
    return is_here;
}

void lk_evidence_read(LkGathering *gathering)
{
    int64_t root;
    const LkPdfValue *catalog = lk_signed_catalog(&gathering->file, gathering->arena, &root);
    const LkPdfValue *store = lk_signed_member(&gathering->file, catalog, "DSS", gathering->arena);
    take_streams(gathering, store, "Certs", take_certificate);
    take_streams(gathering, store, "OCSPs", take_ocsp);
    take_streams(gathering, store, "CRLs", take_list);
    bool is_kept = is_in_catalog(catalog);
    gathering->kept_before = is_kept ? gathering->kept_count : 0;
    for (size_t i = 0; i < gathering->proof_count; i++)
        gathering->proofs[i].is_new = !is_kept;
    ERR_clear_error();
}

bool lk_evidence_read_chain(LkGathering *gathering, const char *path)
{
    const LkFile *file = path == NULL ? NULL
                                      : lk_file_read(LK_FILE_DATA, path, path, LK_LIMIT_CERTIFICATES_BYTES,
                                                     (LkSpan){0}, gathering->arena, gathering->diagnostics);
    STACK_OF(X509) *read = file == NULL ? NULL : sk_X509_new_null();
    bool is_read = read != NULL && lk_certificates_read(file->text, path, read, gathering->diagnostics);
    while (sk_X509_num(read) > 0)
        lk_evidence_know(gathering, sk_X509_shift(read));
    sk_X509_free(read);
    return path == NULL || is_read;
}
