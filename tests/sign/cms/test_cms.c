/* The CMS of every algorithm, judged by OpenSSL. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sign/keys/key.h"
#include "sign/pki.h"

TestSuite(sign_cms, .fini = pki_forget);

static const char content[] = "รายงานผลการดำเนินงาน";

static LkText signed_by(LkSignKey *key, const char *tsa)
{
    LkDigest digest = lk_digest(content, strlen(content));
    LkBuffer out;
    lk_buffer_init(&out, pki_told()->arena);
    cr_assert_not_null(key, "%s", pki_said());
    cr_assert(lk_sign_module.cms(key, &digest, tsa, &out, pki_told()), "%s", pki_said());
    return lk_buffer_view(&out);
}

/* Writes bytes into a file of the test and returns its path. */
static const char *written(const char *name, LkText bytes)
{
    const char *path = lk_arena_printf(pki_told()->arena, "build/sign-%s", name);
    FILE *file = fopen(path, "wb");
    cr_assert(file != NULL && fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length);
    fclose(file);
    return path;
}

/* OpenSSL accepts the signature as CAdES; returns what it says of its structure. */
static const char *judged(const char *name, LkText cms)
{
    const char *path = written(lk_arena_printf(pki_told()->arena, "%s.der", name), cms);
    const char *text = written(lk_arena_printf(pki_told()->arena, "%s.txt", name), lk_text(content));
    const char *said =
        pki_run(lk_arena_printf(pki_told()->arena,
                                "openssl cms -verify -cades -binary -inform DER -in %s -content %s -CAfile "
                                "$PKI/root.crt -purpose any -out /dev/null 2>&1 && "
                                "openssl cms -cmsout -print -noout -inform DER -in %s",
                                path, text, path));
    remove(path);
    remove(text);
    return said;
}

static void is_signed(const char *name, LkSignKey *key, const char *algorithm)
{
    const char *said = judged(name, signed_by(key, NULL));
    cr_expect_not_null(strstr(said, algorithm), "%s: %s", name, said);
    cr_expect_null(strstr(said, "signingTime"), "PAdES forbids it");
    cr_expect_null(strstr(said, "CN=Test Root\n            serial"), "the root stays out");
    lk_sign_module.key_close(key);
}

static LkSignKey *file_with_pss(const char *name)
{
    LkSignKeyOptions options = {.where = pki(name), .ask_pin = pki_pin, .pin_context = "1234", .pss = true};
    return lk_sign_module.key_open(&options, pki_told());
}

static LkSignKey *token_with_pss(const char *words)
{
    LkSignKeyOptions options = {
        .where = pki_uri(words), .ask_pin = pki_pin, .pin_context = "1234", .pss = true};
    return lk_sign_module.key_open(&options, pki_told());
}

Test(sign_cms, files_of_every_algorithm)
{
    is_signed("rsa-2048", pki_file("author", "1234"), "sha256WithRSAEncryption");
    is_signed("rsa-3072", pki_file("palad", "1234"), "sha256WithRSAEncryption");
    is_signed("pss", file_with_pss("palad.p12"), "rsassaPss");
    is_signed("p-256", pki_file("mayor", "1234"), "ecdsa-with-SHA256");
    is_signed("p-384", pki_file("auditor", "1234"), "ecdsa-with-SHA256");
    is_signed("old", pki_file("old", "1234"), "sha256WithRSAEncryption");
}

Test(sign_cms, tokens_of_every_algorithm)
{
    pki_wants_tokens();
    static const struct {
        const char *name, *words, *algorithm;
    } cases[] = {{"t-rsa-2048", "token=office;object=author", "sha256WithRSAEncryption"},
                 {"t-rsa-3072", "token=office;object=palad", "sha256WithRSAEncryption"},
                 {"t-p-256", "token=office;object=mayor", "ecdsa-with-SHA256"},
                 {"t-p-384", "token=office;object=auditor", "ecdsa-with-SHA256"},
                 {"t-always", "token=office;object=always", "sha256WithRSAEncryption"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkSignKeyOptions options = {.where = pki_uri(cases[i].words),
                                    .ask_pin = pki_pin,
                                    .pin_context = "1234",
                                    .chain = pki("chain.pem")};
        is_signed(cases[i].name, lk_sign_module.key_open(&options, pki_told()), cases[i].algorithm);
    }
    LkSignKey *pss = token_with_pss("token=office;object=palad");
    cr_assert_not_null(pss, "%s", pki_said());
    LkBuffer value;
    lk_buffer_init(&value, pki_told()->arena);
    cr_expect(lk_sign_key_sign(pss, LK_TEXT("ก"), &value, pki_told()), "%s", pki_said());
    lk_sign_module.key_close(pss);
}

Test(sign_cms, an_rsa_signature_has_the_same_bytes_each_time)
{
    LkSignKey *key = pki_file("author", "1234");
    LkText first = signed_by(key, NULL), second = signed_by(key, NULL);
    cr_expect(lk_text_equal(first, second));
    cr_expect_lt(first.length, 4000, "two certificates and a signature: %zu", first.length);
    lk_sign_module.key_close(key);
}

Test(sign_cms, a_signature_may_hold_a_time_stamp)
{
    LkSignKey *key = pki_file("mayor", "1234");
    const char *said = judged("stamped", signed_by(key, pki_server("/tsa", false)));
    cr_expect_not_null(strstr(said, "id-smime-aa-timeStampToken"), "%s", said);
    lk_sign_module.key_close(key);
}

Test(sign_cms, without_its_time_stamp_there_is_no_signature)
{
    LkSignKey *key = pki_file("mayor", "1234");
    LkDigest digest = lk_digest("ก", 3);
    LkBuffer out;
    lk_buffer_init(&out, pki_told()->arena);
    cr_expect_not(lk_sign_module.cms(key, &digest, pki_server("/tsa/refuse", false), &out, pki_told()));
    cr_expect_eq(out.length, 0);
    lk_sign_module.key_close(key);
}

/* ---- Memory that runs out */

typedef struct Attempt {
    LkSignKey *key;
    LkDiagnostics told;
    LkBuffer out;
    const char *tsa;
} Attempt;

static void attempt(void *context)
{
    Attempt *one = context;
    LkDigest digest = lk_digest("ก", 3);
    lk_sign_module.cms(one->key, &digest, one->tsa, &one->out, &one->told);
}

Test(sign_cms, no_allocation_that_fails_leaks_or_crashes)
{
    Attempt one = {.key = pki_file("mayor", "1234"), .tsa = pki_server("/tsa", false)};
    bool is_done = false;
    for (size_t fails = 1; !is_done && fails < 100; fails++) {
        LkArena *arena = lk_arena_create();
        lk_diagnostics_init(&one.told, arena);
        lk_buffer_init(&one.out, arena);
        lk_arena_fail_after(arena, fails);
        is_done = lk_arena_guarded(arena, attempt, &one);
        cr_expect_eq(one.told.errors, 0);
        cr_expect(!is_done || one.out.length > 0);
        lk_arena_destroy(arena);
    }
    cr_expect(is_done);
    lk_sign_module.key_close(one.key);
}

/* ---- Keys elsewhere */

static bool service(void *context, LkText bytes, LkBuffer *value)
{
    LkArena *arena = pki_told()->arena;
    const char *path = written(lk_arena_printf(arena, "remote-%d.in", (int)getpid()), bytes);
    const char *signature = lk_arena_printf(arena, "build/sign-remote-%d.out", (int)getpid());
    pki_run(lk_arena_printf(arena, "openssl dgst -sha256 -sign $PKI/%s.key %s >%s", (const char *)context,
                            path, signature));
    FILE *file = fopen(signature, "rb");
    char raw[1024];
    size_t length = fread(raw, 1, sizeof raw, file);
    fclose(file);
    remove(path);
    remove(signature);
    lk_buffer_append(value, raw, length);
    return true;
}

static bool no_service(void *context, LkText bytes, LkBuffer *value)
{
    (void)context, (void)bytes, (void)value;
    return false;
}

static LkSignKey *elsewhere(LkSignElsewhere call, const char *key)
{
    const char *pem = pki_run("cat $PKI/mayor.crt $PKI/office.crt");
    LkSignKeyOptions options = {
        .elsewhere = call, .elsewhere_context = (void *)key, .certificates = lk_text(pem)};
    return lk_sign_module.key_open(&options, pki_told());
}

Test(sign_cms, a_service_signs_elsewhere)
{
    is_signed("remote", elsewhere(service, "mayor"), "ecdsa-with-SHA256");
}

Test(sign_cms, a_service_that_signs_with_another_key_is_found_out)
{
    LkSignKey *key = elsewhere(service, "office");
    LkDigest digest = lk_digest("ก", 3);
    LkBuffer out;
    lk_buffer_init(&out, pki_told()->arena);
    cr_expect_not(lk_sign_module.cms(key, &digest, NULL, &out, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_FITS_SIGNATURE, "%s", pki_said());
    lk_sign_module.key_close(key);
}

/* It was good before, which says nothing of this time. */
Test(sign_cms, a_service_that_takes_another_key_later_is_found_out)
{
    char name[8] = "mayor";
    LkSignKey *key = elsewhere(service, name);
    signed_by(key, NULL);
    strcpy(name, "office");
    LkDigest digest = lk_digest("ก", 3);
    LkBuffer out;
    lk_buffer_init(&out, pki_told()->arena);
    cr_expect_not(lk_sign_module.cms(key, &digest, NULL, &out, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_FITS_SIGNATURE, "%s", pki_said());
    lk_sign_module.key_close(key);
}

Test(sign_cms, each_signature_of_a_file_s_key_is_good)
{
    LkSignKey *key = pki_file("mayor", "1234");
    for (int i = 0; i < 3; i++)
        cr_expect_not_null(strstr(judged("again", signed_by(key, NULL)), "ecdsa-with-SHA256"));
    lk_sign_module.key_close(key);
}

Test(sign_cms, a_service_that_gives_nothing)
{
    LkSignKey *key = elsewhere(no_service, NULL);
    LkDigest digest = lk_digest("ก", 3);
    LkBuffer out;
    lk_buffer_init(&out, pki_told()->arena);
    cr_expect_not(lk_sign_module.cms(key, &digest, NULL, &out, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_ELSEWHERE, "%s", pki_said());
    lk_sign_module.key_close(key);
}
