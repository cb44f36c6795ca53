/* Any bytes as a certificate, its issuer, and what a server or a list says of it, one behind the other. */
#include "sign/evidence/answer.h"
#include "fuzz.h"

static void read_answer(void *data)
{
    FuzzRun *run = data;
    const unsigned char *at = run->bytes, *end = run->bytes + run->size;
    LkQuestion question = {.certificate = d2i_X509(NULL, &at, (long)run->size), .time = 1796000000};
    question.issuer = question.certificate == NULL ? NULL : d2i_X509(NULL, &at, (long)(end - at));
    if (question.issuer != NULL) {
        LkText rest = {lk_arena_copy(run->arena, (const char *)at, (size_t)(end - at)), (size_t)(end - at)};
        OCSP_BASICRESP *said = lk_answer_read_ocsp(rest);
        X509_CRL *list = lk_answer_read_list(rest);
        fuzz_require(said != NULL || lk_answer_of_ocsp(said, &question) == LK_ANSWER_FORM,
                     "an answer of nothing");
        LkAnswer answer = lk_answer_of_ocsp(said, &question);
        fuzz_require((answer != LK_ANSWER_GOOD && answer != LK_ANSWER_REVOKED) ||
                         lk_answer_signer(said, question.issuer, NULL) != NULL,
                     "an answer that nobody signed counts");
        lk_answer_of_list(list, &question);
        OCSP_BASICRESP_free(said);
        X509_CRL_free(list);
    }
    X509_free(question.certificate);
    X509_free(question.issuer);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(read_answer, bytes, size);
}
