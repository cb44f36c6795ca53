/* The rule of the reader, on messy office text: see coverage.h. `make property` reads a million. */
#include <criterion/criterion.h>

#include "base/limits.h"
#include "source/markdown/coverage.h"
#include "source/markdown/office_text.h"

enum { TEXTS = 20000, FEW_TEXTS = 300 };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void check(uint64_t seed, LkText text, CoverageFault fault)
{
    cr_assert_null(fault.what, "seed %llu, byte %zu: %s\n%s", (unsigned long long)seed, fault.at, fault.what,
                   text.bytes);
}

Test(property, each_byte_is_printed_or_of_a_mark_or_told)
{
    LkArena *arena = lk_arena_create();
    for (uint64_t seed = 1; seed <= TEXTS; seed++) {
        LkText text = office_text(seed, arena);
        check(seed, text, coverage_check(text, 0, arena));
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
}

Test(property, nothing_begins_where_a_limit_is_passed)
{
    static const char *const marks[] = {">", "- ", "๑. ", "[^a]: "};
    static const char *const behind[] = {"-", "> ", "๑. ก", "[^b]: ก", "# ก", "---"};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < COUNT(marks); i++) {
        for (size_t j = 0; j < COUNT(behind); j++) {
            LkBuffer typed;
            lk_buffer_init(&typed, arena);
            for (int depth = 0; depth <= LK_LIMIT_NESTING; depth++)
                lk_buffer_string(&typed, marks[i]);
            lk_buffer_string(&typed, behind[j]);
            LkText text = lk_buffer_view(&typed);
            check(i * 10 + j, text, coverage_check(text, 0, arena));
        }
    }
    lk_arena_destroy(arena);
}

Test(property, line_ends_of_any_kind_are_alike)
{
    LkArena *arena = lk_arena_create();
    for (uint64_t seed = 1; seed <= TEXTS / 4; seed++) {
        LkText text = office_text(seed, arena);
        check(seed, text, coverage_check_line_ends(text, 0, arena));
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
}

Test(property, twice_the_text_takes_twice_the_steps)
{
    LkArena *arena = lk_arena_create();
    for (uint64_t seed = 1; seed <= FEW_TEXTS * 4; seed++) {
        LkText text = office_text(seed, arena);
        check(seed, text, coverage_check_steps(text, 0, arena));
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
}

Test(property, a_failed_allocation_ends_the_reading_and_nothing_else)
{
    LkArena *arena = lk_arena_create();
    for (uint64_t seed = 1; seed <= FEW_TEXTS; seed++) {
        LkText text = office_text(seed, arena);
        check(seed, text, coverage_check_memory(text, 0));
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
}
