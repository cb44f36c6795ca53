/* Time stamps (RFC 3161), over a signature or over the file. The last is judged first, at the time of now:
 * what it covers existed when it was made, so that the one before is judged at its time, and so on. Old
 * certificates have ended long since; newer stamps prove what they did before. Evidence that the last
 * server's certificate was not revoked may be as old as its stamp: it cannot be newer without a network. */
#include <openssl/err.h>
#include <openssl/ts.h>
#include <string.h>

#include "sign/cms/der.h"
#include "sign/judge/judge_private.h"
#include "sign/judge/verify.h"

/* The stamp's statement: what was stamped and when. The caller frees it. */
static TS_TST_INFO *read_statement(CMS_ContentInfo *token)
{
    ASN1_OCTET_STRING **content = CMS_get0_content(token);
    if (OBJ_obj2nid(CMS_get0_eContentType(token)) != NID_id_smime_ct_TSTInfo || content == NULL ||
        *content == NULL)
        return NULL;
    const unsigned char *at = ASN1_STRING_get0_data(*content);
    return d2i_TS_TST_INFO(NULL, &at, ASN1_STRING_length(*content));
}

/* Returns whether what was stamped are these bytes, in two pieces. */
static bool is_imprint_of(LkJudge *judge, TS_TST_INFO *statement, LkText first, LkText second)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(statement);
    ASN1_OCTET_STRING *said = TS_MSG_IMPRINT_get_msg(imprint);
    const ASN1_OBJECT *algorithm;
    X509_ALGOR_get0(&algorithm, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
    int nid = OBJ_obj2nid(algorithm);
    const EVP_MD *kind =
        nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512 ? EVP_get_digestbynid(nid) : NULL;
    EVP_MD_CTX *hash = EVP_MD_CTX_new();
    bool is_done = lk_judge_may_hash(judge, first.length + second.length) && kind != NULL && hash != NULL &&
                   EVP_DigestInit_ex(hash, kind, NULL) == 1 &&
                   EVP_DigestUpdate(hash, first.bytes, first.length) == 1 &&
                   EVP_DigestUpdate(hash, second.bytes, second.length) == 1 &&
                   EVP_DigestFinal_ex(hash, digest, &size) == 1;
    EVP_MD_CTX_free(hash);
    return is_done && ASN1_STRING_length(said) == (int)size &&
           memcmp(ASN1_STRING_get0_data(said), digest, size) == 0;
}

/* Returns whether the token was made by the key of its certificate, which is one of a time stamping server.
 * *is_strange is whether it brings more than can be understood. */
static bool is_token_sound(LkJudge *judge, LkSignature *signature, bool *is_strange)
{
    X509 *stamper = NULL;
    CMS_SignerInfo *info = lk_judge_signer(judge, signature->stamp, &stamper, signature->certificates);
    BIO *content = BIO_new(BIO_s_mem());
    LkShape shape = info == NULL ? LK_SHAPE_WRONG
                                 : lk_judge_form(judge, signature->token, stamper, signature->certificates);
    bool is_sound = shape != LK_SHAPE_WRONG && content != NULL &&
                    CMS_verify(signature->stamp, signature->certificates, NULL, NULL, content,
                               CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1 &&
                    (X509_get_extension_flags(stamper) & EXFLAG_XKUSAGE) != 0 &&
                    (X509_get_extended_key_usage(stamper) & XKU_TIMESTAMP) != 0 &&
                    lk_judge_names_signer(info, stamper, signature->certificates) &&
                    lk_judge_weakness(info, stamper) == LK_TERM_NONE;
    BIO_free(content);
    signature->stamper = stamper;
    *is_strange = shape == LK_SHAPE_STRANGE;
    return is_sound;
}

typedef enum Stamp { STAMP_GOOD, STAMP_STRANGE, STAMP_BROKEN, STAMP_OTHER } Stamp;

/* Reads the time of a token over these bytes. */
static Stamp read_stamp(LkJudge *judge, LkSignature *signature, LkText first, LkText second, int64_t *time)
{
    TS_TST_INFO *statement = signature->stamp == NULL ? NULL : read_statement(signature->stamp);
    Stamp stamp = STAMP_BROKEN;
    bool is_strange = false;
    if (statement != NULL && is_token_sound(judge, signature, &is_strange)) {
        *time = lk_judge_time(TS_TST_INFO_get_time(statement));
        stamp = !is_imprint_of(judge, statement, first, second) ? STAMP_OTHER
                : is_strange                                    ? STAMP_STRANGE
                                                                : STAMP_GOOD;
    }
    TS_TST_INFO_free(statement);
    return stamp <= STAMP_STRANGE && *time < 0 ? STAMP_BROKEN : stamp;
}

/* Whether it brings certificates that lead to nobody who is known. Where the server is not trusted its own
 * issuers do. */
static bool has_stranger(LkJudge *judge, const LkSignature *signature)
{
    return lk_judge_stranger(judge, signature->stamper, signature->certificates, signature->own,
                             sk_X509_num(signature->certificates)) != NULL;
}

/* A token by itself, as it lies beside what it stamps. Its name is that of what it is about. */
static void judge_token(LkJudge *judge, LkSignature *signature, LkText bytes)
{
    int64_t now = judge->trust->now, time = -1;
    signature->certificates = lk_judge_certificates(judge);
    signature->stamp = lk_judge_read_cms(judge, signature->token);
    Stamp stamp = read_stamp(judge, signature, bytes, LK_TEXT(""), &time);
    if (stamp > STAMP_STRANGE) {
        lk_judge_fault(judge, &signature->faults, LK_SIGN_CHANGED,
                       stamp == STAMP_OTHER ? LK_E_STAMP_OTHER : LK_E_STAMP, NULL);
        return;
    }
    signature->stamped = time;
    bool is_trusted = lk_judge_holder(judge, signature->stamper, signature->certificates, (LkWhen){time, now},
                                      &signature->faults, &signature->is_known);
    if (is_trusted && (stamp == STAMP_STRANGE || has_stranger(judge, signature)))
        lk_judge_fault(judge, &signature->faults, LK_SIGN_CHANGED, LK_E_STAMP, NULL);
}

/* TimeStampResp: a status, then the token (RFC 3161 §2.4.2). */
static LkText token_of(LkText answer)
{
    LkText content = {0}, ignored;
    unsigned tag = 0;
    size_t at = 0;
    if (lk_der_next(answer, &at, &tag, &content).length != answer.length || tag != LK_DER_SEQUENCE)
        return LK_TEXT("");
    at = 0;
    LkText status = lk_der_next(content, &at, &tag, &ignored);
    LkText token = status.length == 0 ? LK_TEXT("") : lk_der_next(content, &at, &tag, &ignored);
    return at == content.length ? token : LK_TEXT("");
}

const LkSignJudged *lk_sign_judge_stamp(LkText answer, LkText bytes, const LkSignTrust *trust, LkArena *arena)
{
    LkJudge judge = {.arena = arena, .trust = trust};
    LkSignature signature = {.is_stamp = true, .is_known = true, .stamped = -1, .token = token_of(answer)};
    LkSignJudged *judged = LK_NEW(arena, LkSignJudged);
    lk_judge_roots(&judge);
    judge_token(&judge, &signature, bytes);
    LkFaults *faults = &signature.faults;
    for (size_t i = 0; i < judge.faults.count; i++)
        lk_judge_fault(&judge, faults, judge.faults.items[i].state, judge.faults.items[i].id,
                       judge.faults.items[i].arguments);
    *judged = (LkSignJudged){.is_stamp = true,
                             .claimed = -1,
                             .stamped = signature.stamped,
                             .state = LK_SIGN_GOOD,
                             .faults = faults->items,
                             .fault_count = faults->count};
    for (size_t i = 0; i < faults->count; i++)
        if (faults->items[i].state > judged->state)
            judged->state = faults->items[i].state;
    if (signature.stamper != NULL && signature.stamped >= 0) {
        judged->signer = lk_judge_name(&judge, X509_get_subject_name(signature.stamper));
        judged->certificate = lk_judge_digest(&judge, signature.stamper);
    }
    ERR_clear_error();
    return judged;
}

/* A stamp over the file. Returns the time from which on what stands before it is proven: `proof` when it is
 * not good. */
static int64_t judge_document_stamp(LkJudge *judge, LkSignature *signature, int64_t proof)
{
    int64_t time = -1;
    const LkArgument name = lk_named_text("field", signature->name);
    const LkText all = judge->file.bytes;
    signature->at = proof;
    if (!signature->is_covered)
        return proof;
    signature->token = lk_der_of_ber(signature->contents, judge->arena);
    signature->stamp = lk_judge_read_cms(judge, signature->token);
    Stamp stamp = read_stamp(judge, signature, lk_text_slice(all, 0, signature->gap),
                             lk_text_slice(all, signature->gap_end, signature->end), &time);
    if (stamp > STAMP_STRANGE) {
        lk_judge_fault(judge, &signature->faults, LK_SIGN_CHANGED,
                       stamp == STAMP_OTHER ? LK_E_VERIFY_DIGEST : LK_E_VERIFY_SIGNATURE_CMS, LK_WITH(name));
        return proof;
    }
    signature->signer = signature->stamper;
    if (time > proof || !lk_judge_holder(judge, signature->stamper, signature->certificates,
                                         (LkWhen){time, proof}, &signature->faults, &signature->is_known))
        return proof;
    if (stamp == STAMP_STRANGE || has_stranger(judge, signature)) {
        lk_judge_fault(judge, &signature->faults, LK_SIGN_CHANGED, LK_E_VERIFY_SIGNATURE_CMS, LK_WITH(name));
        return proof;
    }
    signature->stamped = time;
    return time;
}

static void tell_untrusted(LkJudge *judge, LkSignature *signature)
{
    const X509 *stamper = signature->stamper;
    lk_judge_fault(judge, &signature->faults, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_STAMP_UNTRUSTED,
                   LK_WITH(lk_named_text("field", signature->name),
                           lk_named_text("server", lk_judge_name(judge, X509_get_subject_name(stamper))),
                           lk_named_text("issuer", lk_judge_name(judge, X509_get_issuer_name(stamper)))));
}

static void tell_bad(LkJudge *judge, LkSignature *signature)
{
    lk_judge_fault(judge, &signature->faults, LK_SIGN_NOT_KNOWN, LK_W_VERIFY_STAMP,
                   LK_WITH(lk_named_text("field", signature->name)));
}

/* What was found of the server's certificate leaves the time open, and no more. */
static void tell_faults(LkJudge *judge, LkSignature *signature, const LkFaults *faults, bool is_good)
{
    for (size_t i = 0; i < faults->count; i++)
        if (!is_good && faults->items[i].id == LK_E_VERIFY_UNTRUSTED)
            tell_untrusted(judge, signature);
        else
            lk_judge_fault(judge, &signature->faults, is_good ? faults->items[i].state : LK_SIGN_NOT_KNOWN,
                           faults->items[i].id, faults->items[i].arguments);
}

/* A stamp over a signature. What is wrong with it leaves the time open: it is not the signer's fault. */
static void judge_signature_stamp(LkJudge *judge, LkSignature *signature, int64_t proof)
{
    int64_t time = -1;
    LkFaults faults = {0};
    signature->at = proof;
    if (signature->stamp == NULL)
        return;
    Stamp stamp = read_stamp(judge, signature, signature->value, LK_TEXT(""), &time);
    if (stamp > STAMP_STRANGE || time > proof) {
        tell_bad(judge, signature);
        return;
    }
    /* Where nobody is trusted, that is told of the signer. */
    bool is_trusted = judge->trust->root_count == 0 ||
                      lk_judge_holder(judge, signature->stamper, signature->certificates,
                                      (LkWhen){time, proof}, &faults, &signature->is_known);
    tell_faults(judge, signature, &faults, is_trusted);
    if (is_trusted && judge->trust->root_count > 0 &&
        (stamp == STAMP_STRANGE || has_stranger(judge, signature)))
        tell_bad(judge, signature);
    else if (is_trusted)
        signature->at = signature->stamped = time;
}

void lk_judge_stamps(LkJudge *judge)
{
    int64_t proof = judge->trust->now;
    bool is_archived = false;
    for (size_t i = judge->count; i-- > 0;) {
        LkSignature *signature = &judge->signatures[i];
        signature->is_known = true;
        if (signature->is_stamp) {
            proof = judge_document_stamp(judge, signature, proof);
            is_archived |= signature->stamped >= 0;
            continue;
        }
        judge_signature_stamp(judge, signature, proof);
        signature->is_archived = is_archived;
        if (signature->stamped < 0 && is_archived)
            signature->stamped = proof;
    }
}
