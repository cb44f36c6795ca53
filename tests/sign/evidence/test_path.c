/* From a certificate up to the root: its end, and its limits. */
#include <criterion/criterion.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <time.h>

#include "base/limits.h"
#include "sign/evidence/evidence_private.h"
#include "sign/pki.h"

static LkGathering gathering;

static void begin(void)
{
    gathering = (LkGathering){.arena = pki_told()->arena,
                              .diagnostics = pki_told(),
                              .now = (int64_t)time(NULL),
                              .known = sk_X509_new_null()};
}

static X509 *read_certificate(const char *name)
{
    FILE *file = fopen(pki(name), "r");
    X509 *read = PEM_read_X509(file, NULL, NULL, NULL);
    fclose(file);
    lk_evidence_know(&gathering, read);
    return read;
}

/* A certificate of an authority, numbered, by the one above it, and the list of what that one revoked. */
static X509 *add_authority(EVP_PKEY *key, int number)
{
    char name[32], above[32];
    snprintf(name, sizeof name, "CA %d", number);
    snprintf(above, sizeof above, "CA %d", number + 1);
    X509 *made = X509_new();
    X509_CRL *list = X509_CRL_new();
    X509_NAME *issuer = X509_NAME_new();
    X509_NAME_add_entry_by_txt(issuer, "CN", MBSTRING_UTF8, (unsigned char *)above, -1, -1, 0);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8, (unsigned char *)name, -1,
                               -1, 0);
    X509_set_version(made, X509_VERSION_3);
    X509_set_issuer_name(made, issuer);
    X509_CRL_set_issuer_name(list, issuer);
    X509_NAME_free(issuer);
    ASN1_INTEGER_set(X509_get_serialNumber(made), number + 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -60);
    X509_gmtime_adj(X509_getm_notAfter(made), 3600);
    ASN1_TIME *now = X509_gmtime_adj(NULL, 60);
    X509_CRL_set1_lastUpdate(list, now);
    ASN1_TIME_free(now);
    X509_EXTENSION *authority = X509V3_EXT_conf_nid(NULL, NULL, NID_basic_constraints, "critical,CA:TRUE");
    X509_add_ext(made, authority, -1);
    X509_EXTENSION_free(authority);
    X509_set_pubkey(made, key);
    cr_assert(X509_sign(made, key, EVP_sha256()) > 0 && X509_CRL_sign(list, key, EVP_sha256()) > 0);
    lk_evidence_know(&gathering, made);
    lk_evidence_add(&gathering, (LkProof){.list = list});
    return made;
}

Test(sign_path, issuers_without_end_are_told)
{
    begin();
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *first = add_authority(key, 0);
    for (int i = 1; i <= LK_LIMIT_CHAIN; i++)
        add_authority(key, i);
    cr_expect(!lk_evidence_prove(&gathering, (LkNeed){first, gathering.now}));
    cr_expect_eq(pki_fault(), LK_E_EVIDENCE_LONG, "%s", pki_said());
    EVP_PKEY_free(key);
}

Test(sign_path, a_file_that_would_have_all_the_world_asked)
{
    begin();
    gathering.questions = LK_LIMIT_QUESTIONS;
    X509 *holder = read_certificate("author.crt");
    read_certificate("office.crt");
    cr_expect(!lk_evidence_prove(&gathering, (LkNeed){holder, gathering.now}));
    cr_expect_eq(pki_fault(), LK_E_EVIDENCE_LIMIT, "%s", pki_said());
}

Test(sign_path, a_certificate_without_servers)
{
    begin();
    X509 *holder = read_certificate("quiet.crt");
    read_certificate("office.crt");
    cr_expect(!lk_evidence_prove(&gathering, (LkNeed){holder, gathering.now}));
    cr_expect_eq(pki_fault(), LK_E_EVIDENCE_NONE, "%s", pki_said());
}

Test(sign_path, the_root_needs_no_proof)
{
    begin();
    cr_expect(lk_evidence_prove(&gathering, (LkNeed){read_certificate("root.crt"), gathering.now}), "%s",
              pki_said());
    cr_expect_eq(gathering.kept_count, 1, "and stands in the file");
}
