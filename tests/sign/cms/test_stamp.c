/* Time stamps, and servers that answer wrongly. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sign/cms/stamp.h"
#include "sign/pki.h"

static LkText stamp_of(const char *url)
{
    LkDigest digest = lk_digest("รายงาน", strlen("รายงาน"));
    LkBuffer out;
    lk_buffer_init(&out, pki_told()->arena);
    lk_sign_module.stamp(url, &digest, &out, pki_told());
    return lk_buffer_view(&out);
}

static void is_refused(const char *path, LkMessageId id)
{
    cr_expect_eq(stamp_of(pki_server(path, false)).length, 0, "%s", path);
    cr_expect_eq(pki_fault(), id, "%s: “%s”", path, pki_said());
}

Test(sign_stamp, a_server_stamps_a_digest)
{
    LkText token = stamp_of(pki_server("/tsa", false));
    cr_assert(token.length > 0, "%s", pki_said());
    FILE *file = fopen("build/sign-token.der", "wb");
    fwrite(token.bytes, 1, token.length, file);
    fclose(file);
    const char *said = pki_run(
        "printf รายงาน >build/sign-token.txt && openssl ts -verify -token_in -in build/sign-token.der "
        "-data build/sign-token.txt -CAfile $PKI/root.crt 2>&1; rm build/sign-token.*");
    cr_expect_not_null(strstr(said, "Verification: OK"), "%s", said);
}

Test(sign_stamp, a_server_that_refuses_is_quoted)
{
    is_refused("/tsa/refuse", LK_E_TSA_REFUSED);
    cr_expect_not_null(strstr(pki_said(), "วันนี้ปิดให้บริการ"), "%s", pki_said());
}

Test(sign_stamp, a_stamp_of_another_digest)
{
    is_refused("/tsa/other", LK_E_TSA_DIGEST);
}

Test(sign_stamp, a_stamp_of_another_question)
{
    is_refused("/tsa/old", LK_E_TSA_NONCE);
}

Test(sign_stamp, a_stamp_with_a_wrong_bit)
{
    is_refused("/tsa/broken", LK_E_TSA_SIGNATURE);
}

Test(sign_stamp, a_stamp_that_somebody_else_signed)
{
    is_refused("/tsa/official", LK_E_TSA_PURPOSE);
}

Test(sign_stamp, a_page_in_html)
{
    is_refused("/tsa/text", LK_E_NET);
}

Test(sign_stamp, an_answer_that_is_too_large)
{
    is_refused("/tsa/large", LK_E_NET);
}

Test(sign_stamp, a_path_that_is_not_there)
{
    is_refused("/nothing", LK_E_NET);
}

Test(sign_stamp, nobody_listens)
{
    cr_expect_eq(stamp_of("http://127.0.0.1:9/tsa").length, 0);
    cr_expect_eq(pki_fault(), LK_E_NET, "%s", pki_said());
    cr_expect_not_null(strstr(pki_said(), "Connection refused"), "%s", pki_said());
}

Test(sign_stamp, a_name_that_nobody_has)
{
    cr_expect_eq(stamp_of("http://tsa.invalid/").length, 0);
    cr_expect_eq(pki_fault(), LK_E_NET, "%s", pki_said());
}

Test(sign_stamp, a_proxy_is_asked_for_the_server)
{
    const char *proxy = pki_server("", false);
    setenv("http_proxy", proxy, 1);
    cr_expect_eq(stamp_of("http://tsa.invalid/tsa").length, 0);
    cr_expect_eq(pki_fault(), LK_E_NET);
    cr_expect_not_null(strstr(pki_said(), "404"), "this server is no proxy, and looks for a file: %s",
                       pki_said());
}

Test(sign_stamp, what_is_no_address)
{
    cr_expect_eq(stamp_of("ftp://127.0.0.1/tsa").length, 0);
    cr_expect_eq(pki_fault(), LK_E_NET_URL, "%s", pki_said());
}

Test(sign_stamp, https_whose_certificate_is_trusted)
{
    setenv("SSL_CERT_FILE", pki("chain.pem"), 1);
    cr_expect(stamp_of(pki_server("/tsa", true)).length > 0, "%s", pki_said());
}

Test(sign_stamp, https_whose_certificate_is_not_trusted)
{
    cr_expect_eq(stamp_of(pki_server("/tsa", true)).length, 0);
    cr_expect_eq(pki_fault(), LK_E_NET, "%s", pki_said());
    cr_expect_not_null(strstr(pki_said(), "certificate verify failed"), "%s", pki_said());
}

/* ---- Answers by hand */

static LkMessageId fault_of(LkText answer)
{
    LkStampQuestion question = {0};
    LkDiagnosticsMark mark = lk_diagnostics_mark(pki_told());
    cr_expect_eq(lk_stamp_read(answer, &question, "http://tsa", pki_told()).length, 0);
    LkMessageId fault = pki_fault();
    lk_diagnostics_return(pki_told(), mark);
    return fault;
}

Test(sign_stamp, answers_that_are_none)
{
    cr_expect_eq(fault_of(LK_TEXT("")), LK_E_TSA_ANSWER);
    cr_expect_eq(fault_of(LK_TEXT("\x30\x00")), LK_E_TSA_ANSWER);
    cr_expect_eq(fault_of(LK_TEXT("\x30\x05\x30\x03\x02\x01\x00")), LK_E_TSA_ANSWER,
                 "granted, without a token");
    cr_expect_eq(fault_of(LK_TEXT("\x30\x05\x30\x03\x02\x01\x02")), LK_E_TSA_REFUSED);
    cr_expect_eq(fault_of(LK_TEXT("\x30\x07\x30\x03\x02\x01\x00\x30\x00")), LK_E_TSA_SIGNATURE);
}

/* What the seeds of the fuzzer answer. */
static const LkStampQuestion asked = {.nonce = {0x40}};

Test(sign_stamp, no_changed_byte_of_an_answer_changes_what_is_stamped)
{
    FILE *file = fopen("tests/fuzz/seeds/stamp/good.der", "rb");
    char answer[4096];
    size_t length = fread(answer, 1, sizeof answer, file);
    fclose(file);
    LkText whole = {answer, length};
    cr_assert(lk_stamp_read(whole, &asked, "http://tsa", pki_told()).length > 0, "%s", pki_said());
    /* The content lies behind its type: id-smime-ct-TSTInfo. */
    static const char type[] = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04";
    size_t begin = (size_t)((char *)memmem(answer, length, type, sizeof type - 1) - answer), refused = 0;
    for (size_t i = 0; i < length; i++) {
        LkDiagnosticsMark mark = lk_diagnostics_mark(pki_told());
        answer[i] ^= 1;
        bool is_accepted = lk_stamp_read(whole, &asked, "http://tsa", pki_told()).length > 0;
        answer[i] ^= 1;
        refused += !is_accepted;
        cr_expect(!is_accepted || i < begin || i > begin + 120, "byte %zu", i);
        lk_diagnostics_return(pki_told(), mark);
    }
    cr_expect_gt(refused, 1000, "%zu of %zu", refused, length);
}
