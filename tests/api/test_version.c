/* The version: one place, whole numbers, and the same at build time and at run time. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "likhit.h"

#if !LK_VERSION_ATLEAST(0, 2, 0)
#error "the header has been of version 0.2.0 once"
#endif

Test(version, is_spelled_from_its_numbers)
{
    char spelled[40];
    snprintf(spelled, sizeof spelled, "%d.%d.%d", LK_VERSION_MAJOR, LK_VERSION_MINOR, LK_VERSION_MICRO);
    cr_assert_str_eq(LK_VERSION_STRING, spelled);
    cr_assert_str_eq(lk_version(), spelled);
}

/* Each part decides alone, the greater one first; header and library agree. */
Test(version, is_compared_part_by_part)
{
    static const int steps[][3] = {{0, 0, 0},  {0, 0, 1},  {0, 1, 0},  {1, 0, 0},  {-1, 0, 0}, {0, -1, 0},
                                   {0, 0, -1}, {-1, 9, 9}, {0, -1, 9}, {1, -1, 0}, {0, 1, -1}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int a = LK_VERSION_MAJOR + steps[i][0], b = LK_VERSION_MINOR + steps[i][1];
        int c = LK_VERSION_MICRO + steps[i][2];
        if (a < 0 || b < 0 || c < 0)
            continue;
        int first = steps[i][0] != 0 ? steps[i][0] : steps[i][1] != 0 ? steps[i][1] : steps[i][2];
        cr_expect_eq(lk_version_atleast((unsigned)a, (unsigned)b, (unsigned)c), first <= 0, "%d.%d.%d", a, b,
                     c);
        cr_expect_eq(LK_VERSION_ATLEAST(a, b, c), first <= 0, "%d.%d.%d", a, b, c);
    }
}
