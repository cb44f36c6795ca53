/* What AddressSanitizer sees of an arena. The reads that must be caught are done by a child, whose report is
 * read. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/poison.h"

#ifdef LK_POISONS
#include <sanitizer/common_interface_defs.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Report {
    char text[16384];
    int status;
} Report;

/* Runs `misuse` in a child and gives what AddressSanitizer wrote about it, "" when it saw nothing. */
static Report report_of(void (*misuse)(LkArena *arena))
{
    Report report = {.text = ""};
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    pid_t child = fork();
    cr_assert_geq(child, 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        __sanitizer_set_report_path("stderr");
        misuse(lk_arena_create());
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    for (ssize_t got = 1; got > 0; length += (size_t)(got > 0 ? got : 0))
        got = read(ends[0], report.text + length, sizeof report.text - 1 - length);
    report.text[length] = '\0';
    close(ends[0]);
    waitpid(child, &report.status, 0);
    return report;
}

static void assert_is_caught(void (*misuse)(LkArena *arena))
{
    Report report = report_of(misuse);
    cr_assert_not_null(strstr(report.text, "use-after-poison"), "the child wrote: “%s”", report.text);
    cr_assert(!WIFEXITED(report.status) || WEXITSTATUS(report.status) != 0);
}

static volatile char sink;

static void read_into_the_next(LkArena *arena)
{
    volatile char *first = lk_arena_alloc(arena, 16);
    lk_arena_alloc(arena, 16);
    sink = first[16];
}

static void read_behind_an_odd_size(LkArena *arena)
{
    volatile char *text = lk_arena_copy(arena, "กขค", sizeof "กขค" - 1);
    sink = text[sizeof "กขค"];
}

static void write_behind_a_large_one(LkArena *arena)
{
    volatile char *large = lk_arena_alloc(arena, 200000);
    large[200000] = 1;
}

static void read_what_a_reset_took(LkArena *arena)
{
    volatile char *before = lk_arena_alloc(arena, 64);
    lk_arena_reset(arena);
    sink = before[0];
}

static void read_what_is_not_given_out(LkArena *arena)
{
    volatile char *last = lk_arena_alloc(arena, 16);
    sink = last[4096];
}

static void stay_inside(LkArena *arena)
{
    volatile char *bytes = lk_arena_alloc(arena, 100);
    lk_arena_reset(arena);
    bytes = lk_arena_alloc(arena, 101);
    bytes[100] = 1;
    lk_arena_destroy(arena);
}

Test(poison, a_read_past_one_allocation_into_the_next_is_caught)
{
    assert_is_caught(read_into_the_next);
}

Test(poison, the_gap_begins_behind_the_last_byte_of_any_size)
{
    assert_is_caught(read_behind_an_odd_size);
    assert_is_caught(write_behind_a_large_one);
}

Test(poison, what_a_reset_took_and_what_nobody_asked_for_is_caught)
{
    assert_is_caught(read_what_a_reset_took);
    assert_is_caught(read_what_is_not_given_out);
}

Test(poison, use_of_all_that_was_given_is_clean)
{
    Report report = report_of(stay_inside);
    cr_assert_str_eq(report.text, "");
    cr_assert(WIFEXITED(report.status) && WEXITSTATUS(report.status) == 0);
}

#else

Test(poison, costs_nothing_where_nobody_looks)
{
    LkArena *arena = lk_arena_create();
    char *first = lk_arena_alloc(arena, 1);
    char *second = lk_arena_alloc(arena, 1);
    cr_assert_eq((uintptr_t)second - (uintptr_t)first, _Alignof(max_align_t));
    lk_arena_destroy(arena);
}

#endif
