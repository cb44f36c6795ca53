/* Any bytes as the answer of a time stamp server, to the question that the seeds answer. */
#include "sign/cms/stamp.h"
#include "fuzz.h"

static void read_answer(void *data)
{
    FuzzRun *run = data;
    LkStampQuestion question = {.nonce = {0x40}};
    LkText answer = {lk_arena_copy(run->arena, (const char *)run->bytes, run->size), run->size};
    LkText token = lk_stamp_read(answer, &question, "http://tsa", &run->diagnostics);
    fuzz_require((token.length > 0) == (run->diagnostics.errors == 0), "no token and no error");
    fuzz_require(token.length == 0 || (token.bytes >= answer.bytes &&
                                       token.bytes + token.length <= answer.bytes + answer.length),
                 "a token from nowhere");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return fuzz_run(read_answer, bytes, size);
}
