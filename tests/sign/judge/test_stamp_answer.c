/* A time stamp that lies beside what it stamps is judged: what it is of, and by whom. */
#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

#include "sign/cms/stamp.h"
#include "sign/judge/verify.h"
#include "sign/pki.h"

#define STAMPED "รายการไฟล์"

static LkText answer_for(const char *bytes)
{
    LkDiagnostics *told = pki_told();
    LkBuffer *answer = LK_NEW(told->arena, LkBuffer);
    LkDigest digest = lk_digest(bytes, strlen(bytes));
    lk_buffer_init(answer, told->arena);
    cr_assert(lk_sign_stamp_answer(pki_server("/tsa", false), &digest, answer, told), "%s", pki_said());
    return lk_buffer_view(answer);
}

static const LkSignJudged *judged(LkText answer, const char *bytes, bool is_trusted)
{
    const char *roots[] = {pki("root.crt")};
    const LkSignTrust trust = {
        .name = "", .roots = roots, .root_count = is_trusted, .now = (int64_t)time(NULL)};
    return lk_sign_judge_stamp(answer, lk_text(bytes), &trust, pki_told()->arena);
}

Test(stamp_answer, it_tells_when_and_by_whom)
{
    const LkSignJudged *found = judged(answer_for(STAMPED), STAMPED, true);
    cr_expect_leq(found->state, LK_SIGN_NOT_KNOWN, "only evidence of revocation is missing");
    cr_expect_gt(found->stamped, 1700000000);
    cr_expect(lk_text_is(found->signer, "Test TSA"));
    cr_expect_eq(found->certificate.length, 64);
}

Test(stamp_answer, whom_nobody_trusts_is_told_apart_from_what_does_not_fit)
{
    LkText answer = answer_for(STAMPED);
    cr_expect_eq(judged(answer, STAMPED, false)->state, LK_SIGN_UNTRUSTED);
    const LkSignJudged *other = judged(answer, STAMPED "!", true);
    cr_expect_eq(other->state, LK_SIGN_CHANGED);
    cr_expect_eq(other->faults[0].id, LK_E_STAMP_OTHER);
    cr_expect_eq(other->stamped, -1);
}

Test(stamp_answer, a_byte_that_differs_makes_it_none)
{
    LkText answer = answer_for(STAMPED);
    char *bytes = lk_arena_copy(pki_told()->arena, answer.bytes, answer.length);
    bytes[answer.length - 3] ^= 1; /* of the signature */
    const LkSignJudged *found = judged((LkText){bytes, answer.length}, STAMPED, true);
    cr_expect_eq(found->state, LK_SIGN_CHANGED);
    cr_expect_eq(found->faults[0].id, LK_E_STAMP);
}

Test(stamp_answer, what_is_no_answer_is_none)
{
    LkText answer = answer_for(STAMPED);
    const LkText wrong[] = {LK_TEXT(""),
                            LK_TEXT("0"),
                            LK_TEXT("no stamp"),
                            lk_text_slice(answer, 0, 9),
                            lk_text_slice(answer, 0, answer.length - 1),
                            lk_text_slice(answer, 9, answer.length)};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const LkSignJudged *found = judged(wrong[i], STAMPED, true);
        cr_expect_eq(found->state, LK_SIGN_CHANGED, "%zu", i);
        cr_expect_eq(found->faults[0].id, LK_E_STAMP, "%zu", i);
    }
}
