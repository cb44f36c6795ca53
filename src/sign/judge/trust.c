/* Whom to trust: from a certificate to a root that was named, at a time. */
#include <dirent.h>
#include <errno.h>
#include <openssl/pem.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "sign/judge/judge_private.h"

static bool read_file(LkJudge *judge, const char *path)
{
    BIO *file = BIO_new_file(path, "r");
    X509 *certificate;
    bool is_any = false;
    while (file != NULL && sk_X509_num(judge->roots) < LK_LIMIT_TRUSTED &&
           (certificate = PEM_read_bio_X509(file, NULL, NULL, NULL)) != NULL) {
        sk_X509_push(judge->roots, certificate);
        is_any = true;
    }
    if (file != NULL && !is_any && BIO_reset(file) == 0 && (certificate = d2i_X509_bio(file, NULL)) != NULL) {
        sk_X509_push(judge->roots, certificate); /* DER, as authorities publish .cer and .crt */
        is_any = true;
    }
    BIO_free(file);
    return is_any;
}

/* All files of the folder; those that hold no certificate are passed over. */
static bool read_folder(LkJudge *judge, const char *path)
{
    DIR *folder = opendir(path);
    bool is_any = false;
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
        if (entry->d_name[0] != '.')
            is_any |= read_file(judge, lk_arena_printf(judge->arena, "%s/%s", path, entry->d_name));
    if (folder != NULL)
        closedir(folder);
    return is_any;
}

void lk_judge_roots(LkJudge *judge)
{
    judge->roots = lk_judge_certificates(judge);
    for (size_t i = 0; i < judge->trust->root_count; i++) {
        struct stat info;
        const char *path = judge->trust->roots[i];
        bool is_there = access(path, R_OK) == 0, is_folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
        if (!is_there)
            lk_judge_fault(judge, &judge->faults, LK_SIGN_NOT_KNOWN, LK_E_VERIFY_TRUST_NONE,
                           LK_WITH(lk_named_string("file", path), lk_named_reason("reason", errno)));
        else if (!(is_folder ? read_folder(judge, path) : read_file(judge, path)))
            lk_judge_fault(judge, &judge->faults, LK_SIGN_NOT_KNOWN, LK_E_VERIFY_TRUST,
                           LK_WITH(lk_named_string("file", path)));
    }
}

/* ---- The way to a root */

/* Returns 0, or why there is no way (X509_V_ERR_…). *chain, which the caller frees, is the way; *last is
 * where it ended. */
static int build_chain(LkJudge *judge, X509 *certificate, STACK_OF(X509) * others, int64_t time,
                       STACK_OF(X509) * *chain, X509 **last)
{
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    STACK_OF(X509) *untrusted = sk_X509_dup(others);
    int error = X509_V_ERR_OUT_OF_MEM;
    for (int i = 0; i < sk_X509_num(judge->evidence.certificates); i++)
        sk_X509_push(untrusted, sk_X509_value(judge->evidence.certificates, i));
    for (int i = 0; i < sk_X509_num(judge->roots); i++)
        X509_STORE_add_cert(store, sk_X509_value(judge->roots, i));
    if (context != NULL && X509_STORE_CTX_init(context, store, certificate, untrusted) == 1) {
        X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context);
        X509_VERIFY_PARAM_set_time(parameters, (time_t)time);
        X509_VERIFY_PARAM_set_auth_level(parameters, 2); /* 112 bits: SHA-2, RSA of 2,048 */
        X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
        bool is_good = X509_verify_cert(context) == 1;
        error = is_good ? X509_V_OK : X509_STORE_CTX_get_error(context);
        *chain = is_good ? X509_STORE_CTX_get1_chain(context) : NULL;
        *last = X509_STORE_CTX_get_current_cert(context);
        if (*last != NULL && X509_up_ref(*last) == 1)
            lk_judge_keep_x509(judge, *last);
        if (!is_good && error == X509_V_OK)
            error = X509_V_ERR_UNSPECIFIED;
    }
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    sk_X509_free(untrusted);
    return error;
}

/* Asks the server that the last certificate names for its issuer, and does so again for the issuer's. */
static int find_chain(LkJudge *judge, X509 *certificate, STACK_OF(X509) * others, int64_t time,
                      STACK_OF(X509) * *chain)
{
    X509 *last = NULL, *issuer = NULL;
    int error = build_chain(judge, certificate, others, time, chain, &last);
    for (int i = 0; i < LK_LIMIT_CHAIN && last != NULL &&
                    (error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
                     error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT ||
                     error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE) &&
                    lk_judge_online(judge) != NULL;
         i++) {
        issuer = lk_online_issuer(judge->online, last);
        if (issuer == NULL || X509_up_ref(issuer) != 1)
            break;
        sk_X509_push(judge->evidence.certificates, issuer);
        error = build_chain(judge, certificate, others, time, chain, &last);
    }
    return error;
}

static LkArgument holder(LkJudge *judge, X509 *certificate)
{
    return lk_named_text("signer", lk_judge_name(judge, X509_get_subject_name(certificate)));
}

static bool check_revocation(LkJudge *judge, STACK_OF(X509) * chain, LkWhen when, LkFaults *faults,
                             bool *is_known)
{
    for (int i = 0; i + 1 < sk_X509_num(chain); i++) {
        X509 *certificate = sk_X509_value(chain, i);
        int64_t since = -1;
        LkRevocation revocation =
            lk_judge_revocation(judge, certificate, sk_X509_value(chain, i + 1), when, &since);
        if (revocation == LK_REVOKED)
            return lk_judge_fault(
                judge, faults, LK_SIGN_UNTRUSTED, LK_E_VERIFY_REVOKED,
                LK_WITH(holder(judge, certificate), lk_named_string("date", lk_judge_day(judge, since))));
        if (revocation == LK_NOT_REVOKED)
            continue;
        *is_known = false;
        lk_judge_fault(judge, faults, LK_SIGN_NOT_KNOWN,
                       judge->online == NULL ? LK_W_VERIFY_EVIDENCE : LK_W_VERIFY_EVIDENCE_ONLINE,
                       LK_WITH(holder(judge, certificate)));
    }
    return true;
}

bool lk_judge_holder(LkJudge *judge, X509 *certificate, STACK_OF(X509) * others, LkWhen when,
                     LkFaults *faults, bool *is_known)
{
    STACK_OF(X509) *chain = NULL;
    const LkArgument signer = holder(judge, certificate);
    if (sk_X509_num(judge->roots) == 0) {
        *is_known = false;
        return lk_judge_fault(judge, faults, LK_SIGN_UNTRUSTED, LK_E_VERIFY_UNTRUSTED_NOBODY,
                              LK_WITH(signer));
    }
    int error = find_chain(judge, certificate, others, when.proven, &chain);
    if (error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID)
        return lk_judge_fault(judge, faults, LK_SIGN_UNTRUSTED, LK_E_VERIFY_EXPIRED,
                              LK_WITH(signer, lk_named_string("date", lk_judge_day(judge, when.proven))));
    if (error != X509_V_OK)
        return lk_judge_fault(
            judge, faults, LK_SIGN_UNTRUSTED, LK_E_VERIFY_UNTRUSTED,
            LK_WITH(signer,
                    lk_named_text("issuer", lk_judge_name(judge, X509_get_issuer_name(certificate)))));
    bool is_good = check_revocation(judge, chain, when, faults, is_known);
    sk_X509_pop_free(chain, X509_free);
    return is_good;
}
