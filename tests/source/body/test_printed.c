/* The letters that a document prints are those that were typed, on messy office text: see printed.h. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "source/body/printed.h"
#include "source/markdown/office_text.h"

enum { TEXTS = 10000, FEW_TEXTS = 200 };

static void check(const char *name, LkText text, CoverageFault fault)
{
    cr_assert_null(fault.what, "%s, byte %zu: %s\n%s", name, fault.at, fault.what, text.bytes);
}

Test(printed, nothing_typed_is_lost_or_made)
{
    LkArena *arena = lk_arena_create();
    size_t printed = 0;
    for (uint64_t seed = 1; seed <= TEXTS; seed++) {
        char name[32];
        bool is_printed;
        LkText text = office_text(seed, arena);
        snprintf(name, sizeof name, "seed %llu", (unsigned long long)seed);
        check(name, text, printed_check(text, arena, &is_printed));
        printed += is_printed;
        lk_arena_reset(arena);
    }
    cr_expect_geq(printed, TEXTS / 3, "only %zu texts have no errors", printed);
    lk_arena_destroy(arena);
}

/* Texts that once lost letters. */
Test(printed, is_all_of_texts_that_were_not)
{
    static const char *const texts[] = {
        ">[]{.b} {#ก}",             /* nothing stands before the id */
        "<table><th>ก<p>ข</table>", /* the second paragraph of a title */
        "{#ก}",                     /* an id of nothing */
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check("text", lk_text(texts[i]), printed_check(lk_text(texts[i]), arena, NULL));
    lk_arena_destroy(arena);
}

Test(printed, a_failed_allocation_ends_the_reading_and_nothing_else)
{
    LkArena *arena = lk_arena_create();
    for (uint64_t seed = 1; seed <= FEW_TEXTS; seed++) {
        LkText text = office_text(seed, arena);
        check("memory", text, printed_check_memory(text));
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
}
