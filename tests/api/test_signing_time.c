#include <criterion/criterion.h>
#include <string.h>

#include "api/signing_private.h"
#include "sign/pki.h"

enum { DAY = 24 * 60 * 60 };

/* The certificate of “author” is tried at so many seconds from its first day, or its last. */
static bool fits(bool from_end, int64_t seconds)
{
    LkSignKey *opened = pki_file("author", "1234");
    cr_assert_not_null(opened, "%s", pki_said());
    LkKey key = {.module = &lk_sign_module, .key = opened};
    LkSigning signing = {.arena = pki_told()->arena, .diagnostics = *pki_told()};
    const LkSignHolder *holder = lk_sign_module.key_holder(opened);
    bool fits = lk_signing_fits_time(&signing, &key, (from_end ? holder->until : holder->from) + seconds);
    *pki_told() = signing.diagnostics;
    lk_sign_module.key_close(opened);
    return fits;
}

Test(signing_time, a_time_while_the_certificate_holds)
{
    cr_expect(fits(false, 0));
    cr_expect(fits(false, DAY));
    cr_expect(fits(true, 0));
}

Test(signing_time, a_time_before_its_first_day_is_refused)
{
    cr_expect_not(fits(false, -1));
    cr_expect_eq(pki_fault(), LK_E_KEY_EARLY_TIME, "%s", pki_said());
    cr_expect_not_null(strstr(pki_said(), "begins on 2025-01-01 (1 ม.ค. 2568)"), "%s", pki_said());
}

Test(signing_time, a_time_after_its_last_day_is_refused)
{
    cr_expect_not(fits(true, 1));
    cr_expect_eq(pki_fault(), LK_E_KEY_EXPIRED_TIME, "%s", pki_said());
}
