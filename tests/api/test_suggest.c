/* What programs that embed the library ask it beside documents: a name that was meant, and the time. */
#include <criterion/criterion.h>

#include "likhit.h"

static const char *const names[] = {"build", "batch", "preview", "งบประมาณ"};

static const char *suggested(const char *word)
{
    return lk_suggest(word, names, sizeof names / sizeof *names);
}

Test(suggest, a_slip_of_the_finger_finds_the_name_that_was_meant)
{
    cr_expect_str_eq(suggested("buidl"), "build");
    cr_expect_str_eq(suggested("batc"), "batch");
    cr_expect_str_eq(suggested("งบประมาน"), "งบประมาณ");
    cr_expect_str_eq(suggested("preview"), "preview");
}

Test(suggest, a_word_that_is_like_none_of_them_finds_none)
{
    cr_expect_null(suggested("fonts"));
    cr_expect_null(suggested(""));
    cr_expect_null(lk_suggest("build", names, 0));
}

Test(clock, only_goes_forward)
{
    double before = lk_seconds();
    for (int i = 0; i < 1000; i++) {
        double now = lk_seconds();
        cr_assert_geq(now, before);
        before = now;
    }
}
