/* What the module exports to the library: one struct, which names its version. */
#include "likhit.h"
#include "sign/cms/cms.h"
#include "sign/cms/stamp.h"
#include "sign/evidence/evidence.h"
#include "sign/file/state.h"
#include "sign/judge/verify.h"
#include "sign/keys/key.h"
#include "sign/sign.h"

__attribute__((visibility("default"))) const LkSignModule lk_sign_module = {
    .version = LK_VERSION_STRING,
    .key_open = lk_sign_key_open,
    .key_again = lk_sign_key_again,
    .key_close = lk_sign_key_close,
    .key_holder = lk_sign_key_holder,
    .cms = lk_sign_cms,
    .cms_room = lk_sign_cms_room,
    .stamp = lk_sign_stamp,
    .stamp_answer = lk_sign_stamp_answer,
    .state = lk_signed_state,
    .is_shown = lk_signed_is_shown,
    .page = lk_signed_page,
    .lacks_time = lk_sign_lacks_time,
    .evidence = lk_sign_evidence,
    .verify = lk_sign_verify,
    .judge_stamp = lk_sign_judge_stamp,
};
