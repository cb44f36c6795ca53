/* The shortest way from one row of numbers to another, against an oracle that fills the whole table. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compare/compare_private.h"

typedef struct Answer {
    uint32_t *a_partner, *b_partner;
    size_t pairs;
} Answer;

static Answer answer_of(const uint32_t *a, size_t n, const uint32_t *b, size_t m, LkArena *arena)
{
    Answer answer = {LK_NEW_ARRAY(arena, n + 1, uint32_t), LK_NEW_ARRAY(arena, m + 1, uint32_t), 0};
    lk_diff(a, n, b, m, answer.a_partner, answer.b_partner, arena);
    uint32_t last = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t partner = answer.a_partner[i];
        if (partner == LK_NO_PARTNER)
            continue;
        cr_assert_lt(partner, m);
        cr_assert_eq(a[i], b[partner], "only equal numbers are partners");
        cr_assert_eq(answer.b_partner[partner], i, "partners know each other");
        cr_assert(answer.pairs == 0 || partner > last, "partners are in order");
        last = partner;
        answer.pairs++;
    }
    size_t from_b = 0;
    for (size_t k = 0; k < m; k++)
        from_b += answer.b_partner[k] != LK_NO_PARTNER;
    cr_assert_eq(from_b, answer.pairs);
    return answer;
}

/* The longest common subsequence, by the table of all beginnings. */
static size_t longest_common(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    size_t *row = calloc(m + 1, sizeof *row), length;
    for (size_t i = 0; i < n; i++) {
        size_t corner = 0;
        for (size_t k = 0; k < m; k++) {
            size_t above = row[k + 1];
            row[k + 1] = a[i] == b[k] ? corner + 1 : above > row[k] ? above : row[k];
            corner = above;
        }
    }
    length = row[m];
    free(row);
    return length;
}

Test(compare_diff, rows_are_matched_as_far_as_they_go)
{
    static const struct {
        const char *a, *b;
        size_t pairs;
    } cases[] = {{"", "", 0},       {"abc", "", 0},      {"", "abc", 0},           {"abc", "abc", 3},
                 {"abc", "xyz", 0}, {"abc", "axc", 2},   {"abcabba", "cbabac", 4}, {"ab", "ba", 1},
                 {"aaaa", "aa", 2}, {"xaxbxc", "abc", 3}};
    LkArena *arena = lk_arena_create();
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        uint32_t a[8] = {0}, b[8] = {0};
        size_t n = strlen(cases[c].a), m = strlen(cases[c].b);
        for (size_t i = 0; i < n; i++)
            a[i] = (uint32_t)cases[c].a[i];
        for (size_t i = 0; i < m; i++)
            b[i] = (uint32_t)cases[c].b[i];
        cr_assert_eq(answer_of(a, n, b, m, arena).pairs, cases[c].pairs, "%s against %s", cases[c].a,
                     cases[c].b);
    }
    lk_arena_destroy(arena);
}

Test(compare_diff, random_rows_match_as_many_as_the_oracle)
{
    unsigned seed = (unsigned)time(NULL), first = seed;
    for (int round = 0; round < 400; round++) {
        LkArena *arena = lk_arena_create();
        uint32_t a[80], b[80];
        uint32_t letters = 1 + (uint32_t)rand_r(&seed) % 12;
        size_t n = (size_t)rand_r(&seed) % 80, m = (size_t)rand_r(&seed) % 80;
        for (size_t i = 0; i < n; i++)
            a[i] = (uint32_t)rand_r(&seed) % letters;
        for (size_t i = 0; i < m; i++)
            b[i] = i < n && rand_r(&seed) % 3 != 0 ? a[i] : (uint32_t)rand_r(&seed) % letters;
        cr_assert_eq(answer_of(a, n, b, m, arena).pairs, longest_common(a, n, b, m), "seed %u, round %d",
                     first, round);
        lk_arena_destroy(arena);
    }
}

/* 100 pages of 400 words against 100 others: a table of all pairs would have 1,600 million entries, and the
 * shortest way as many steps. That it ends within the test's time is what the bound is for. */
Test(compare_diff, pages_that_have_nothing_in_common_end, .timeout = 60)
{
    enum { WORDS = 40000 };
    LkArena *arena = lk_arena_create();
    uint32_t *a = LK_NEW_ARRAY(arena, WORDS, uint32_t), *b = LK_NEW_ARRAY(arena, WORDS, uint32_t);
    for (uint32_t i = 0; i < WORDS; i++) {
        a[i] = i;
        b[i] = WORDS + i;
    }
    cr_assert_eq(answer_of(a, WORDS, b, WORDS, arena).pairs, 0);
    unsigned seed = 7;
    for (size_t i = 0; i < WORDS; i++) { /* as words come in texts: a few of them everywhere */
        a[i] = (uint32_t)(rand_r(&seed) % 3 == 0 ? rand_r(&seed) % 20 : rand_r(&seed) % 5000);
        b[i] = (uint32_t)(rand_r(&seed) % 3 == 0 ? rand_r(&seed) % 20 : 5000 + rand_r(&seed) % 5000);
    }
    cr_assert_gt(answer_of(a, WORDS, b, WORDS, arena).pairs, WORDS / 20,
                 "what is alike by chance is found still");
    for (size_t i = 0; i < WORDS; i++)
        b[i] = a[WORDS - 1 - i];
    answer_of(a, WORDS, b, WORDS, arena);
    lk_arena_destroy(arena);
}

Test(compare_diff, memory_grows_with_the_rows_and_not_with_their_product)
{
    LkArena *arena = lk_arena_create();
    enum { WORDS = 20000 };
    uint32_t *a = LK_NEW_ARRAY(arena, WORDS, uint32_t), *b = LK_NEW_ARRAY(arena, WORDS, uint32_t);
    for (uint32_t i = 0; i < WORDS; i++) {
        a[i] = i;
        b[i] = i % 7 == 0 ? WORDS + i : i;
    }
    cr_assert_eq(answer_of(a, WORDS, b, WORDS, arena).pairs, WORDS - (WORDS + 6) / 7);
    cr_assert_lt(lk_arena_bytes(arena), (size_t)8 << 20);
    lk_arena_destroy(arena);
}
