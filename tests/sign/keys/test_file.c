/* Keys in PKCS#12 files. */
#include <criterion/criterion.h>
#include <string.h>

#include "sign/keys/key_private.h"
#include "sign/pki.h"

static void is_refused(const char *name, LkMessageId id)
{
    cr_expect_null(pki_file(name, "1234"), "%s", name);
    cr_expect_eq(pki_fault(), id, "%s: “%s”", name, pki_said());
}

Test(sign_file, a_key_says_who_holds_it)
{
    LkSignKey *key = pki_file("author", "1234");
    cr_assert_not_null(key, "%s", pki_said());
    const LkSignHolder *holder = lk_sign_module.key_holder(key);
    cr_expect_str_eq(holder->name, "นายสมชาย ใจดี");
    cr_expect_str_eq(holder->issuer, "Test Office CA");
    cr_expect(holder->from < holder->until && holder->from > 1700000000, "%lld", (long long)holder->from);
    cr_expect_eq(holder->algorithm, LK_SIGN_RSA);
    cr_expect_eq(holder->bits, 2048);
    cr_expect_eq(pki_pin_asked, 1, "the password is asked for once");
    lk_sign_module.key_close(key);
}

Test(sign_file, issuers_come_along_and_the_root_does_not)
{
    LkSignKey *key = pki_file("mayor", "1234");
    size_t count;
    const LkText *certificates = lk_sign_key_certificates(key, &count);
    cr_assert_eq(count, 2, "holder and office");
    const char *office =
        pki_run("openssl x509 -in $PKI/office.crt -outform DER | sha256sum | cut -c1-64 | tr -d '\n'");
    cr_expect_str_eq(lk_digest(certificates[1].bytes, certificates[1].length).hex, office);
    lk_sign_module.key_close(key);
}

Test(sign_file, a_password_may_be_thai_or_none_and_the_file_old)
{
    LkSignKey *thai = pki_file("thai", "รหัสผ่าน");
    cr_expect_not_null(thai, "UTF-8: %s", pki_said());
    LkSignKey *old = pki_file("old", "1234");
    cr_expect_not_null(old, "RC2-40: %s", pki_said());
    pki_pin_asked = 0;
    LkSignKey *open = pki_file("open", NULL);
    cr_expect_not_null(open, "an empty password: %s", pki_said());
    cr_expect_eq(pki_pin_asked, 0, "nobody is asked for it");
    lk_sign_module.key_close(thai);
    lk_sign_module.key_close(old);
    lk_sign_module.key_close(open);
}

Test(sign_file, a_wrong_password_ends_the_run_at_once)
{
    cr_expect_null(pki_file("author", "4321"));
    cr_expect_eq(pki_fault(), LK_E_KEY_PIN_PASSWORD, "%s", pki_said());
    cr_expect_eq(pki_pin_asked, 1, "nobody is asked again");
}

Test(sign_file, without_anybody_to_ask_that_is_said)
{
    cr_expect_null(pki_file("author", NULL));
    cr_expect_eq(pki_fault(), LK_E_KEY_PIN_NONE, "%s", pki_said());
}

Test(sign_file, a_key_without_its_certificate)
{
    is_refused("bare", LK_E_KEY_CERTIFICATE);
}

Test(sign_file, a_certificate_without_its_key)
{
    is_refused("holder", LK_E_KEY_NONE);
}

Test(sign_file, a_certificate_of_another_key)
{
    is_refused("mixed", LK_E_KEY_FITS);
}

Test(sign_file, a_certificate_that_is_past)
{
    is_refused("expired", LK_E_KEY_EXPIRED);
    cr_expect_not_null(strstr(pki_said(), "2021-01-01 (1 ม.ค. 2564)"), "%s", pki_said());
}

Test(sign_file, a_certificate_of_the_future)
{
    is_refused("early", LK_E_KEY_EARLY);
}

Test(sign_file, a_certificate_that_says_nothing_of_its_use)
{
    is_refused("nousage", LK_E_KEY_USAGE);
}

Test(sign_file, a_certificate_for_secrets_only)
{
    is_refused("cipher", LK_E_KEY_USAGE);
}

Test(sign_file, a_certificate_of_a_web_server)
{
    is_refused("server", LK_E_KEY_PURPOSE);
}

Test(sign_file, a_short_rsa_key)
{
    is_refused("weak", LK_E_KEY_WEAK);
}

Test(sign_file, a_curve_that_readers_do_not_know)
{
    is_refused("curve", LK_E_KEY_KIND);
}

Test(sign_file, what_is_no_key_file)
{
    LkSignKeyOptions options = {.where = pki("root.crt")};
    cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_FILE, "%s", pki_said());
}

Test(sign_file, a_file_that_is_not_there)
{
    LkSignKeyOptions options = {.where = pki("nobody.p12")};
    cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_FILE_OPEN, "%s", pki_said());
}

Test(sign_file, every_cut_of_a_file_is_told_and_none_crashes)
{
    pki_run("size=$(stat -c %s $PKI/open.p12); for i in $(seq 0 97 $size); do head -c $i $PKI/open.p12 "
            ">build/sign-cut-$i.p12; done");
    const char *paths = pki_run("ls build/sign-cut-*.p12 | tr '\n' ':'");
    while (*paths != '\0') {
        size_t length = strcspn(paths, ":");
        LkSignKeyOptions options = {.where = lk_arena_copy(pki_told()->arena, paths, length)};
        size_t before = pki_told()->errors;
        cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
        cr_expect_eq(pki_told()->errors, before + 1, "%s", options.where);
        paths += length + 1;
    }
    pki_run("rm build/sign-cut-*.p12");
}

/* ---- Issuers from another file */

static LkSignKey *with_chain(const char *chain, bool pss, const char *name)
{
    LkSignKeyOptions options = {
        .where = pki(name), .ask_pin = pki_pin, .pin_context = "1234", .chain = pki(chain), .pss = pss};
    return lk_sign_module.key_open(&options, pki_told());
}

Test(sign_file, issuers_in_another_file_are_used)
{
    pki_run("openssl pkcs12 -export -inkey $PKI/mayor.key -in $PKI/mayor.crt -passout pass:1234 -out "
            "$PKI/alone.p12");
    LkSignKey *key = with_chain("chain.pem", false, "alone.p12");
    cr_assert_not_null(key, "%s", pki_said());
    size_t count;
    lk_sign_key_certificates(key, &count);
    cr_expect_eq(count, 2);
    lk_sign_module.key_close(key);
}

Test(sign_file, a_file_of_issuers_that_holds_none_of_them)
{
    pki_run("openssl pkcs12 -export -inkey $PKI/mayor.key -in $PKI/mayor.crt -passout pass:1234 -out "
            "$PKI/alone-2.p12");
    cr_expect_null(with_chain("tsa.crt", false, "alone-2.p12"));
    cr_expect_eq(pki_fault(), LK_E_KEY_CHAIN_OTHER, "%s", pki_said());
}

Test(sign_file, a_file_of_issuers_that_is_none)
{
    cr_expect_null(with_chain("author.key", false, "author.p12"));
    cr_expect_eq(pki_fault(), LK_E_KEY_CHAIN, "%s", pki_said());
}

Test(sign_file, pss_is_for_rsa_keys)
{
    cr_expect_null(with_chain("chain.pem", true, "mayor.p12"));
    cr_expect_eq(pki_fault(), LK_E_KEY_PSS, "%s", pki_said());
}

Test(sign_file, a_key_that_may_not_sign_by_sha_256)
{
    cr_expect_null(pki_file("strict", "1234"), "its certificate allows SHA-512 alone");
    cr_expect_eq(pki_fault(), LK_E_KEY_HASH, "%s", pki_said());
    cr_expect_not_null(strstr(pki_said(), "SHA2-512"), "%s", pki_said());
    cr_expect_null(pki_file("salted", "1234"), "a salt of 48 bytes at least");
    cr_expect_eq(pki_fault(), LK_E_KEY_HASH, "%s", pki_said());
}

Test(sign_file, a_key_that_cannot_sign)
{
    LkSignKey *key = pki_file("author", "1234");
    cr_assert_not_null(key, "%s", pki_said());
    key->core->private_key = X509_get0_pubkey(key->core->holder); /* without what is private */
    LkBuffer value;
    lk_buffer_init(&value, pki_told()->arena);
    cr_expect_not(lk_sign_key_sign(key, LK_TEXT("ก"), &value, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_SIGN, "%s", pki_said());
    lk_sign_module.key_close(key);
}

Test(sign_file, a_key_for_pss_alone)
{
    for (int i = 0; i < 2; i++) {
        LkSignKey *key = pki_file(i == 0 ? "pss" : "narrow", "1234");
        cr_assert_not_null(key, "%s", pki_said());
        cr_expect_eq(lk_sign_module.key_holder(key)->algorithm, LK_SIGN_RSA_PSS,
                     "its certificate allows nothing else");
        LkBuffer value;
        lk_buffer_init(&value, pki_told()->arena);
        cr_expect(lk_sign_key_sign(key, LK_TEXT("ก"), &value, pki_told()), "%s", pki_said());
        lk_sign_module.key_close(key);
    }
}

/* ---- Handles */

Test(sign_file, a_handle_outlives_the_one_it_was_made_of)
{
    LkSignKey *key = pki_file("mayor", "1234"), *again = lk_sign_module.key_again(key, pki_told());
    cr_expect_eq(pki_pin_asked, 1, "nobody is asked again");
    lk_sign_module.key_close(key);
    LkBuffer value;
    lk_buffer_init(&value, pki_told()->arena);
    cr_expect(lk_sign_key_sign(again, LK_TEXT("ก"), &value, pki_told()), "%s", pki_said());
    lk_sign_module.key_close(again);
    lk_sign_module.key_close(NULL);
}
