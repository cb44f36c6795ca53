/* Keys on tokens: SoftHSM stands in for a card. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sign/keys/key.h"
#include "sign/pki.h"

TestSuite(sign_token, .init = pki_wants_tokens, .fini = pki_forget);

static void is_refused(const char *words, const char *pin, LkMessageId id)
{
    cr_expect_null(pki_token(words, pin), "%s", words);
    cr_expect_eq(pki_fault(), id, "%s: “%s”", words, pki_said());
}

static bool sign_once(LkSignKey *key)
{
    LkBuffer value;
    lk_buffer_init(&value, pki_told()->arena);
    return lk_sign_key_sign(key, LK_TEXT("รายงาน"), &value, pki_told()) && value.length > 0;
}

/* ---- What is found */

Test(sign_token, a_key_is_found_by_label_or_id)
{
    LkSignKey *by_label = pki_token("token=office;object=author", "1234");
    cr_assert_not_null(by_label, "%s", pki_said());
    cr_expect_str_eq(lk_sign_module.key_holder(by_label)->name, "นายสมชาย ใจดี");
    cr_expect(sign_once(by_label), "%s", pki_said());
    cr_expect_eq(pki_pin_asked, 1);
    LkSignKey *by_id = pki_token("token=office;id=%03", "1234");
    cr_assert_not_null(by_id, "%s", pki_said());
    cr_expect_str_eq(lk_sign_module.key_holder(by_id)->name, "นายประยูร มั่นคง");
    cr_expect(sign_once(by_id), "%s", pki_said());
    lk_sign_module.key_close(by_label);
    lk_sign_module.key_close(by_id);
}

Test(sign_token, tokens_that_are_not_there)
{
    is_refused("token=other;object=author", "1234", LK_E_KEY_TOKEN);
    cr_expect_not_null(strstr(pki_said(), "office"), "those that are there are named: %s", pki_said());
    cr_expect_eq(pki_pin_asked, 0, "nobody is asked for its PIN");
}

Test(sign_token, no_token_at_all)
{
    const char *uri = pki_uri("object=author");
    pki_run("rm -r $(dirname $SOFTHSM2_CONF)/tokens/*");
    LkSignKeyOptions options = {.where = uri};
    cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_TOKEN_NONE, "%s", pki_said());
}

Test(sign_token, two_tokens_that_fit)
{
    pki_uri("");
    pki_run("softhsm2-util --init-token --free --label office --so-pin 5678 --pin 1234");
    is_refused("token=office;object=author", "1234", LK_E_KEY_TOKEN_SEVERAL);
}

Test(sign_token, a_driver_that_is_not_there)
{
    LkSignKeyOptions options = {.where = "pkcs11:object=author?module-path=/nowhere/driver.so"};
    cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_MODULE, "%s", pki_said());
}

Test(sign_token, a_driver_may_be_named_as_p11_kit_names_it)
{
    static const char *const uris[] = {"pkcs11:token=office;object=mayor?module-name=softhsm2",
                                       "pkcs11:token=office;object=mayor?module-name=libsofthsm2",
                                       "pkcs11:token=office;object=mayor"};
    pki_uri("");
    if (access("/usr/share/p11-kit/modules/softhsm2.module", R_OK) != 0)
        cr_skip_test("p11-kit does not know SoftHSM here");
    for (size_t i = 0; i < 3; i++) {
        LkSignKeyOptions options = {.where = uris[i], .ask_pin = pki_pin, .pin_context = "1234"};
        LkSignKey *key = lk_sign_module.key_open(&options, pki_told());
        cr_expect_not_null(key, "%s: %s", uris[i], pki_said());
        lk_sign_module.key_close(key);
    }
    LkSignKeyOptions options = {.where = "pkcs11:token=office?module-name=other"};
    cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_TOKEN_NONE, "%s", pki_said());
}

Test(sign_token, a_certificate_that_is_not_there)
{
    is_refused("token=office;object=nobody", "1234", LK_E_KEY_OBJECT);
    /* Eight of the ten, in the order of the token. */
    static const char *const some[] = {"author", "palad", "mayor"};
    int named = 0;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        named += strstr(pki_said(), some[i]) != NULL;
    cr_expect_gt(named, 0, "those that are there are named: %s", pki_said());
}

Test(sign_token, a_certificate_without_its_key)
{
    is_refused("token=office;object=lone", "1234", LK_E_KEY_TOKEN_KEY);
}

Test(sign_token, a_key_without_its_certificate)
{
    pki_uri("");
    pki_run("bash -c 'softhsm2-util --import <(openssl pkcs8 -topk8 -nocrypt -in $PKI/mayor.key) --token "
            "office --label bare --id 0a --pin 1234'");
    is_refused("token=office;object=bare", "1234", LK_E_KEY_TOKEN_CERTIFICATE);
}

Test(sign_token, a_token_without_keys)
{
    pki_uri("");
    pki_run("softhsm2-util --init-token --free --label empty --so-pin 5678 --pin 1234");
    is_refused("token=empty", "1234", LK_E_KEY_OBJECT_NONE);
}

Test(sign_token, two_certificates_of_one_name)
{
    is_refused("token=office;object=twin", "1234", LK_E_KEY_OBJECT_SEVERAL);
    cr_expect(strstr(pki_said(), "%07") != NULL && strstr(pki_said(), "%08") != NULL, "%s", pki_said());
}

Test(sign_token, a_certificate_of_another_key)
{
    is_refused("token=office;object=wrong", "1234", LK_E_KEY_FITS);
}

/* The key of the office with the certificate of the mayor. */
static const char *odd_pair(void)
{
    pki_uri("");
    pki_run("bash -c 'softhsm2-util --import <(openssl pkcs8 -topk8 -nocrypt -in $PKI/office.key) "
            "--token office --label odd --id 0b --pin 1234'");
    pki_import("mayor", "0b");
    return "token=office;id=%0B";
}

Test(sign_token, a_certificate_of_another_key_on_a_curve)
{
    is_refused(odd_pair(), "1234", LK_E_KEY_FITS);
}

Test(sign_token, without_the_public_half_the_first_signature_shows_it)
{
    const char *words = odd_pair();
    pki_remove("pubkey", "0b");
    LkSignKey *key = pki_token(words, "1234");
    cr_assert_not_null(key, "%s", pki_said());
    cr_expect_not(sign_once(key));
    cr_expect_eq(pki_fault(), LK_E_KEY_FITS_SIGNATURE, "%s", pki_said());
    lk_sign_module.key_close(key);
}

Test(sign_token, issuers_on_the_token_come_along)
{
    size_t count;
    LkSignKey *alone = pki_token("token=office;object=mayor", "1234");
    lk_sign_key_certificates(alone, &count);
    cr_expect_eq(count, 1);
    lk_sign_module.key_close(alone);
    pki_import("office", "c0");
    LkSignKey *key = pki_token("token=office;object=mayor", "1234");
    lk_sign_key_certificates(key, &count);
    cr_expect_eq(count, 2);
    lk_sign_module.key_close(key);
}

/* ---- The URI, and the PIN in it */

Test(sign_token, a_pin_in_the_uri_is_refused_and_not_repeated)
{
    LkSignKeyOptions options = {.where = "pkcs11:token=office;object=author?pin-value=987654"};
    cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_PIN_SHOWN, "%s", pki_said());
    LkBuffer out;
    lk_buffer_init(&out, pki_told()->arena);
    lk_diagnostic_print(pki_told()->first, LK_ENGLISH, &out);
    cr_expect_null(strstr(lk_buffer_view(&out).bytes, "987654"), "%s", lk_buffer_view(&out).bytes);
}

Test(sign_token, what_is_no_uri)
{
    LkSignKeyOptions options = {.where = "pkcs11:token=%zz"};
    cr_expect_null(lk_sign_module.key_open(&options, pki_told()));
    cr_expect_eq(pki_fault(), LK_E_KEY_URI, "%s", pki_said());
}

Test(sign_token, the_pin_may_come_from_a_file)
{
    pki_uri("");
    const char *path = pki_run(
        "printf '1234\\r\\nmore\\n' >$(dirname $SOFTHSM2_CONF)/pin; printf %s $(dirname $SOFTHSM2_CONF)/pin");
    static const char *const schemes[] = {"", "file:", "file://"};
    for (size_t i = 0; i < 3; i++) {
        LkSignKey *key = pki_token(
            lk_arena_printf(pki_told()->arena, "token=office;object=mayor?pin-source=%s%s", schemes[i], path),
            NULL);
        cr_assert_not_null(key, "%s: %s", schemes[i], pki_said());
        lk_sign_module.key_close(key);
    }
    cr_expect_eq(pki_pin_asked, 0);
}

Test(sign_token, a_file_of_the_pin_that_is_not_there)
{
    is_refused("token=office?pin-source=file:/nowhere/pin", NULL, LK_E_KEY_PIN_FILE);
}

Test(sign_token, a_file_of_the_pin_that_is_empty)
{
    is_refused("token=office?pin-source=file:/dev/null", NULL, LK_E_KEY_PIN_FILE_LINE);
}

Test(sign_token, a_command_that_would_give_the_pin_is_not_run)
{
    is_refused("token=office?pin-source=%7Cecho%201234", NULL, LK_E_KEY_PIN_SOURCE);
}

/* ---- The PIN */

Test(sign_token, a_wrong_pin_ends_the_run_at_once_and_says_what_is_left)
{
    cr_expect_null(pki_token("token=office;object=author", "9999"));
    cr_expect(pki_fault() == LK_E_KEY_PIN_LOW, "SoftHSM says that tries were lost: %s", pki_said());
    cr_expect_eq(pki_pin_asked, 1, "nobody is asked again");
}

Test(sign_token, nobody_to_ask)
{
    is_refused("token=office;object=author", NULL, LK_E_KEY_PIN_NONE);
}

Test(sign_token, a_key_that_asks_each_time_is_answered_without_asking_anybody)
{
    LkSignKey *key = pki_token("token=office;object=always", "1234");
    cr_assert_not_null(key, "%s", pki_said());
    cr_expect(sign_once(key) && sign_once(key), "%s", pki_said());
    cr_expect_eq(pki_pin_asked, 1);
    lk_sign_module.key_close(key);
}

/* ---- Threads */

typedef struct Worker {
    LkSignKey *key;
    LkArena *arena;
    LkDiagnostics told;
    size_t good;
} Worker;

static void *work(void *context)
{
    Worker *worker = context;
    for (int i = 0; i < 10; i++) {
        LkBuffer value;
        lk_buffer_init(&value, worker->arena);
        worker->good += lk_sign_key_sign(worker->key, LK_TEXT("ก"), &value, &worker->told);
    }
    return NULL;
}

static void on_threads(LkSignKey *first)
{
    enum { COUNT = 3 };
    Worker workers[COUNT];
    pthread_t threads[COUNT];
    cr_assert_not_null(first, "%s", pki_said());
    for (int i = 0; i < COUNT; i++) {
        workers[i] = (Worker){.key = i == 0 ? first : lk_sign_module.key_again(first, pki_told()),
                              .arena = lk_arena_create()};
        cr_assert_not_null(workers[i].key, "%s", pki_said());
        lk_diagnostics_init(&workers[i].told, workers[i].arena);
    }
    for (int i = 0; i < COUNT; i++)
        pthread_create(&threads[i], NULL, work, &workers[i]);
    for (int i = 0; i < COUNT; i++) {
        pthread_join(threads[i], NULL);
        cr_expect_eq(workers[i].good, 10);
        lk_sign_module.key_close(workers[i].key);
        lk_arena_destroy(workers[i].arena);
    }
    cr_expect_eq(pki_pin_asked, 1);
}

Test(sign_token, each_thread_has_a_session)
{
    on_threads(pki_token("token=office;object=mayor", "1234"));
}

Test(sign_token, so_with_a_key_that_asks_each_time)
{
    on_threads(pki_token("token=office;object=always", "1234"));
}

Test(sign_token, so_with_a_file)
{
    on_threads(pki_file("mayor", "1234"));
}
