/* What servers and lists say of a certificate: which of it counts. Answers are made by “openssl ocsp” and
 * “openssl ca”. */
#include <criterion/criterion.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "sign/evidence/answer.h"
#include "sign/pki.h"

static X509 *certificate(const char *name)
{
    FILE *file = fopen(pki(lk_arena_printf(pki_told()->arena, "%s.crt", name)), "r");
    cr_assert_not_null(file);
    X509 *read = PEM_read_X509(file, NULL, NULL, NULL);
    fclose(file);
    return read;
}

static LkText file_of(const char *path)
{
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    char *bytes = lk_arena_alloc(pki_told()->arena, 65536);
    size_t length = fread(bytes, 1, 65536, file);
    fclose(file);
    return (LkText){bytes, length};
}

/* What a server says of NAME, signed by `signer`; `end` is “-ndays …”, or nothing. */
static LkText answered_until(const char *name, const char *signer, const char *end)
{
    return file_of(pki_run(lk_arena_printf(
        pki_told()->arena,
        "out=$(mktemp) && openssl ocsp -issuer $PKI/office.crt -cert $PKI/%s.crt -reqout $out.q && "
        "openssl ocsp -index $PKI/index.txt -CA $PKI/office.crt -rsigner $PKI/%s.crt -rkey $PKI/%s.key "
        "-reqin $out.q -respout $out %s 2>$out.log && rm $out.q $out.log && printf %%s $out",
        name, signer, signer, end)));
}

static LkText answered(const char *name, const char *signer)
{
    return answered_until(name, signer, "-ndays 7");
}

static LkAnswer say(LkText answer, const char *name, int64_t later)
{
    LkQuestion question = {.certificate = certificate(name),
                           .issuer = certificate("office"),
                           .time = (int64_t)time(NULL) + later};
    OCSP_BASICRESP *said = lk_answer_read_ocsp(answer);
    LkAnswer found = lk_answer_of_ocsp(said, &question);
    OCSP_BASICRESP_free(said);
    X509_free(question.certificate);
    X509_free(question.issuer);
    return found;
}

Test(sign_answer, a_server_says_that_a_certificate_is_good)
{
    LkText answer = answered("author", "ocsp");
    cr_expect_eq(say(answer, "author", 0), LK_ANSWER_GOOD);
    cr_expect_eq(say(answer, "author", -86400), LK_ANSWER_GOOD, "it was good before, too");
    cr_expect_eq(say(answer, "palad", 0), LK_ANSWER_OTHER);
    cr_expect_eq(say(answer, "author", 8 * 86400), LK_ANSWER_OLD, "it has ended by then");
}

Test(sign_answer, an_answer_without_an_end_speaks_of_a_day)
{
    LkText answer = answered_until("author", "ocsp", "");
    cr_expect_eq(say(answer, "author", 0), LK_ANSWER_GOOD);
    cr_expect_eq(say(answer, "author", -9 * 86400), LK_ANSWER_GOOD, "it was good before, too");
    cr_expect_eq(say(answer, "author", 86000), LK_ANSWER_GOOD);
    cr_expect_eq(say(answer, "author", 87000), LK_ANSWER_OLD, "newer was to be had");
}

Test(sign_answer, a_server_says_that_a_certificate_was_revoked)
{
    LkText answer = answered("revoked", "ocsp");
    cr_expect_eq(say(answer, "revoked", 0), LK_ANSWER_REVOKED);
    cr_expect_eq(say(answer, "revoked", -86400), LK_ANSWER_GOOD, "the day before it was not");
}

Test(sign_answer, the_issuer_may_sign_or_whom_he_named)
{
    cr_expect_eq(say(answered("author", "office"), "author", 0), LK_ANSWER_GOOD);
    cr_expect_eq(say(answered("author", "palad"), "author", 0), LK_ANSWER_SIGNER, "an official may not");
    cr_expect_eq(say(answered("author", "tsa"), "author", 0), LK_ANSWER_SIGNER);
    cr_expect_eq(say(answered("author", "root"), "author", 0), LK_ANSWER_SIGNER, "nor who issued the issuer");
}

Test(sign_answer, what_is_no_answer)
{
    LkText answer = answered("author", "ocsp");
    char *more = lk_arena_alloc(pki_told()->arena, answer.length + 1);
    memcpy(more, answer.bytes, answer.length);
    more[answer.length] = '\0';
    cr_expect_eq(say(LK_TEXT(""), "author", 0), LK_ANSWER_FORM);
    cr_expect_eq(say(LK_TEXT("<html>"), "author", 0), LK_ANSWER_FORM);
    cr_expect_eq(say(LK_TEXT("\x30\x03\x0a\x01\x03"), "author", 0), LK_ANSWER_FORM, "try later");
    cr_expect_eq(say(lk_text_slice(answer, 0, answer.length - 1), "author", 0), LK_ANSWER_FORM);
    cr_expect_eq(say((LkText){more, answer.length + 1}, "author", 0), LK_ANSWER_FORM, "a byte too many");
}

/* The statement of the server is what it signed: of it no bit may be another. */
Test(sign_answer, no_changed_bit_of_an_answer_counts)
{
    LkText answer = answered("author", "ocsp");
    char *bytes = (char *)answer.bytes;
    size_t good = 0;
    for (size_t i = 0; i < 250; i++) { /* what the server says ends about there */
        bytes[i] ^= 1;
        good += i > 40 && say(answer, "author", 0) == LK_ANSWER_GOOD;
        bytes[i] ^= 1;
    }
    cr_expect_eq(good, 0);
    cr_expect_eq(say(answer, "author", 0), LK_ANSWER_GOOD);
}

/* ---- Lists */

static LkAnswer listed(LkText der, const char *name, int64_t later)
{
    LkQuestion question = {.certificate = certificate(name),
                           .issuer = certificate("office"),
                           .time = (int64_t)time(NULL) + later};
    X509_CRL *list = lk_answer_read_list(der);
    LkAnswer found = lk_answer_of_list(list, &question);
    X509_CRL_free(list);
    X509_free(question.certificate);
    X509_free(question.issuer);
    return found;
}

Test(sign_answer, a_list_names_who_was_revoked)
{
    LkText list = file_of(pki("office.crl"));
    cr_expect_eq(listed(list, "author", 0), LK_ANSWER_GOOD);
    cr_expect_eq(listed(list, "revoked", 0), LK_ANSWER_REVOKED);
    cr_expect_eq(listed(list, "revoked", -86400), LK_ANSWER_GOOD, "the day before");
    cr_expect_eq(listed(list, "author", (int64_t)3001 * 86400), LK_ANSWER_OLD);
    cr_expect_eq(listed(file_of(pki("root.crl")), "author", 0), LK_ANSWER_OTHER, "of another issuer");
    cr_expect_eq(listed(LK_TEXT("<html>"), "author", 0), LK_ANSWER_FORM);
    ((char *)list.bytes)[list.length - 1] ^= 1;
    cr_expect_eq(listed(list, "author", 0), LK_ANSWER_SIGNER);
}

/* ---- Old answers */

static bool is_fresh(LkText answer, const char *request, int64_t later)
{
    LkText der = file_of(request);
    const unsigned char *at = (const unsigned char *)der.bytes;
    OCSP_REQUEST *asked = d2i_OCSP_REQUEST(NULL, &at, (long)der.length);
    OCSP_BASICRESP *said = lk_answer_read_ocsp(answer);
    cr_assert(asked != NULL && said != NULL);
    bool fresh = lk_answer_is_fresh(said, asked, (int64_t)time(NULL) + later);
    OCSP_REQUEST_free(asked);
    OCSP_BASICRESP_free(said);
    return fresh;
}

#define ASK "openssl ocsp -issuer $PKI/office.crt -cert $PKI/author.crt"
#define ANSWER                                                                                               \
    "openssl ocsp -index $PKI/index.txt -CA $PKI/office.crt -rsigner $PKI/ocsp.crt -rkey $PKI/ocsp.key"

Test(sign_answer, an_answer_repeats_the_number_of_the_question_or_speaks_of_now)
{
    const char *place = pki_run("mktemp -d | tr -d '\\n'");
    pki_run(lk_arena_printf(pki_told()->arena,
                            "cd %s && " ASK " -reqout q && " ASK " -reqout other && " ASK
                            " -no_nonce -reqout none && " ANSWER " -reqin q -respout a -ndays 1 && " ANSWER
                            " -reqin none -respout plain -ndays 1",
                            place));
    const char *q = lk_arena_printf(pki_told()->arena, "%s/q", place);
    LkText answer = file_of(lk_arena_printf(pki_told()->arena, "%s/a", place));
    LkText plain = file_of(lk_arena_printf(pki_told()->arena, "%s/plain", place));
    cr_expect(is_fresh(answer, q, 0));
    cr_expect(!is_fresh(answer, lk_arena_printf(pki_told()->arena, "%s/other", place), 0));
    cr_expect(is_fresh(plain, q, 0), "many servers repeat no number");
    cr_expect(!is_fresh(plain, q, 2 * 86400), "then their time counts");
    cr_expect(!is_fresh(plain, q, -86400), "an answer from the future is none");
    pki_run(lk_arena_printf(pki_told()->arena, "rm -r %s", place));
}
