/* Reads messy office text out of seeds and checks the rule of the reader on each: property COUNT [FIRST].
 * A text that breaks it is shrunk and printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/body/filled.h"
#include "source/body/printed.h"
#include "source/markdown/coverage.h"
#include "source/markdown/office_text.h"

typedef CoverageFault Check(LkText text, LkArena *arena);

static CoverageFault check_bytes(LkText text, LkArena *arena)
{
    return coverage_check(text, 0, arena);
}

static CoverageFault check_printed(LkText text, LkArena *arena)
{
    return printed_check(text, arena, NULL);
}

static CoverageFault check_line_ends(LkText text, LkArena *arena)
{
    return coverage_check_line_ends(text, 0, arena);
}

static CoverageFault check_steps(LkText text, LkArena *arena)
{
    return coverage_check_steps(text, 0, arena);
}

static CoverageFault check_memory(LkText text, LkArena *arena)
{
    (void)arena;
    CoverageFault fault = coverage_check_memory(text, 0);
    return fault.what != NULL ? fault : printed_check_memory(text);
}

/* Each check, and how seldom it is made: those that read a text many times are dear. */
static const struct {
    Check *check;
    uint64_t each;
} checks[] = {
    {check_bytes, 1}, {check_printed, 1}, {check_line_ends, 8}, {check_steps, 100}, {check_memory, 1000}};

static bool is_same(Check *check, LkText text, const char *what)
{
    LkArena *arena = lk_arena_create();
    CoverageFault fault = check(text, arena);
    lk_arena_destroy(arena);
    return fault.what == what;
}

static bool is_within(LkText text, size_t at)
{
    return at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80;
}

/* Leaves out parts, the long ones first, as long as the fault stays. */
static LkText shrunk(Check *check, LkText text, const char *what, LkArena *arena)
{
    for (size_t part = text.length / 2 + 1; part > 0; part = part > 1 ? part / 2 : 0)
        for (size_t at = 0; at < text.length;) {
            size_t end = at + part < text.length ? at + part : text.length;
            while (is_within(text, end))
                end++;
            LkBuffer less;
            lk_buffer_init(&less, arena);
            lk_buffer_text(&less, lk_text_slice(text, 0, at));
            lk_buffer_text(&less, lk_text_slice(text, end, text.length));
            if (is_same(check, lk_buffer_view(&less), what))
                text = lk_buffer_view(&less);
            else
                for (at++; is_within(text, at);)
                    at++;
        }
    return text;
}

static void print_text(LkText text)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == '\n' || byte == '\r' || byte == '\t')
            printf("\\%c", byte == '\n' ? 'n' : byte == '\r' ? 'r' : 't');
        else
            putchar(byte);
    }
    putchar('\n');
}

static bool holds(Check *check, uint64_t seed, LkText text, LkArena *arena)
{
    CoverageFault fault = check(text, arena);
    if (fault.what == NULL)
        return true;
    printf("seed %llu: %s\n  ", (unsigned long long)seed, fault.what);
    print_text(shrunk(check, text, fault.what, arena));
    return false;
}

/* Templates and front matter are checked beside what they stand for, so that they cannot be shrunk. */
static bool holds_filled(uint64_t seed, LkArena *arena)
{
    CoverageFault fault = filled_check(seed, arena);
    if (fault.what == NULL)
        fault = filled_check_front(seed, arena);
    if (fault.what != NULL)
        printf("seed %llu: %s\n", (unsigned long long)seed, fault.what);
    return fault.what == NULL;
}

int main(int count, char **arguments)
{
    enum { FAULTS_MOST = 20 };
    uint64_t texts = count > 1 ? strtoull(arguments[1], NULL, 10) : 1000000;
    uint64_t first = count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    size_t faults = 0, bytes = 0;
    LkArena *arena = lk_arena_create();
    for (uint64_t seed = first; seed < first + texts && faults < FAULTS_MOST; seed++) {
        LkText text = office_text(seed, arena);
        bytes += text.length;
        for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
            if (seed % checks[i].each == 0 && !holds(checks[i].check, seed, text, arena))
                faults++;
        if (!holds_filled(seed, arena))
            faults++;
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
    printf("%llu texts, %zu bytes: %zu faults\n", (unsigned long long)texts, bytes, faults);
    return faults > 0;
}
