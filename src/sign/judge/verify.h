/* The members `verify` and `judge_stamp` of the module (sign/sign.h). */
#ifndef LIKHIT_SIGN_JUDGE_VERIFY_H
#define LIKHIT_SIGN_JUDGE_VERIFY_H

#include "base/arena.h"
#include "sign/verdict.h"

const LkSignVerdict *lk_sign_verify(LkText bytes, const LkSignTrust *trust, LkArena *arena);
/* The member `judge_stamp`. */
const LkSignJudged *lk_sign_judge_stamp(LkText answer, LkText bytes, const LkSignTrust *trust,
                                        LkArena *arena);

#endif
