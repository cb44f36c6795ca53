/* Dates as documents have them. */
#include <criterion/criterion.h>

#include "source/front/front.h"

Test(front_date, is_a_day_of_the_common_era_that_exists)
{
    cr_expect(lk_is_iso_date(LK_TEXT("2022-04-05")));
    cr_expect(lk_is_iso_date(LK_TEXT("2400-12-31")));
    cr_expect_not(lk_is_iso_date(LK_TEXT("2401-01-01")));
    cr_expect_not(lk_is_iso_date(LK_TEXT("2565-04-05")));
    cr_expect_not(lk_is_iso_date(LK_TEXT("2022-04-31")));
    cr_expect_not(lk_is_iso_date(LK_TEXT("5 เมษายน 2022")));
}

Test(front_date, of_the_buddhist_era_is_told_in_the_common_one)
{
    LkArena *arena = lk_arena_create();
    cr_expect_str_eq(lk_common_era(LK_TEXT("2565-04-05"), arena), "2022-04-05");
    cr_expect_str_eq(lk_common_era(LK_TEXT("2567-02-29"), arena), "2024-02-29");
    cr_expect_null(lk_common_era(LK_TEXT("2565-02-29"), arena));
    cr_expect_null(lk_common_era(LK_TEXT("2022-04-05"), arena));
    cr_expect_null(lk_common_era(LK_TEXT("2565"), arena));
    lk_arena_destroy(arena);
}
