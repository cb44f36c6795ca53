/* Fields, conditions and front matter out of seeds: see filled.h. */
#include <criterion/criterion.h>

#include "source/body/filled.h"

enum { SEEDS = 5000 };

static void check(CoverageFault (*of)(uint64_t seed, LkArena *arena))
{
    LkArena *arena = lk_arena_create();
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        CoverageFault fault = of(seed, arena);
        cr_assert_null(fault.what, "seed %llu, byte %zu: %s", (unsigned long long)seed, fault.at, fault.what);
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
}

Test(filled, a_template_prints_what_its_conditions_keep_or_tells)
{
    check(filled_check);
}

Test(filled, a_line_of_a_form_prints_what_its_conditions_keep_or_tells)
{
    check(filled_check_form);
}

Test(filled, a_front_matter_keeps_each_value_or_tells)
{
    check(filled_check_front);
}
