#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

static void count_release(void *object)
{
    ++*(int *)object;
}

Test(arena, gives_zeroed_memory_for_any_size)
{
    LkArena *arena = lk_arena_create();
    static const size_t sizes[] = {0, 1, 7, 16, 4096, 70000, 1 << 20, 3};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        unsigned char *bytes = lk_arena_alloc(arena, sizes[i]);
        cr_assert_not_null(bytes);
        cr_assert_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < sizes[i]; k++)
            cr_assert_eq(bytes[k], 0);
        memset(bytes, 0xAA, sizes[i]);
    }
    lk_arena_destroy(arena);
}

Test(arena, releases_deferred_objects_once)
{
    int released = 0;
    LkArena *arena = lk_arena_create();
    lk_arena_defer(arena, count_release, &released);
    lk_arena_defer(arena, count_release, &released);
    lk_arena_destroy(arena);
    cr_assert_eq(released, 2);
}

Test(arena, reset_releases_and_keeps_one_block)
{
    int released = 0;
    LkArena *arena = lk_arena_create();
    size_t before = lk_arena_bytes(arena);
    lk_arena_defer(arena, count_release, &released);
    for (int i = 0; i < 100; i++)
        lk_arena_alloc(arena, 10000);
    cr_assert_gt(lk_arena_bytes(arena), before);
    lk_arena_reset(arena);
    cr_assert_eq(released, 1);
    cr_assert_eq(lk_arena_bytes(arena), before);
    cr_assert_eq(*(char *)lk_arena_alloc(arena, 1), 0);
    lk_arena_destroy(arena);
}

static void destroy(void *arena)
{
    lk_arena_destroy(arena);
}

static void ask_beside(void *context)
{
    LkArena *beside = lk_arena_create_beside(context);
    lk_arena_defer(context, destroy, beside);
    lk_arena_array(beside, SIZE_MAX / 2, 16);
}

Test(arena, one_beside_another_ends_at_the_guard_of_that_one)
{
    LkArena *arena = lk_arena_create();
    cr_assert_not(lk_arena_guarded(arena, ask_beside, arena));
    lk_arena_destroy(arena);
}

static void ask_for_too_much(void *context)
{
    lk_arena_array(context, SIZE_MAX / 2, 16);
}

Test(arena, product_that_overflows_is_out_of_memory)
{
    LkArena *arena = lk_arena_create();
    cr_assert_not(lk_arena_guarded(arena, ask_for_too_much, arena));
    lk_arena_destroy(arena);
}

/* ---- Arrays that grow */

Test(arena, a_growing_array_keeps_what_it_holds_and_doubles)
{
    LkArena *arena = lk_arena_create();
    uint64_t *numbers = NULL;
    size_t count = 0, capacity = 0, moves = 0;
    for (; count < 1000; count++) {
        const uint64_t *before = numbers;
        LK_GROW(arena, numbers, count, capacity, 3);
        moves += numbers != before;
        cr_assert_gt(capacity, count);
        for (size_t k = count; k < capacity; k++)
            cr_assert_eq(numbers[k], 0, "what is behind the last element is zeroed");
        numbers[count] = count + 1;
    }
    for (size_t i = 0; i < count; i++)
        cr_assert_eq(numbers[i], i + 1);
    cr_assert_eq(capacity, 3 << 9);
    cr_assert_eq(moves, 10);
    lk_arena_destroy(arena);
}

Test(arena, a_growing_array_begins_with_the_least_and_stays_while_there_is_room)
{
    LkArena *arena = lk_arena_create();
    char *letters = NULL;
    size_t capacity = 0;
    LK_GROW(arena, letters, 0, capacity, 7);
    cr_assert_eq(capacity, 7);
    const char *first = letters;
    LK_GROW(arena, letters, 6, capacity, 7);
    cr_assert_eq(letters, first);
    cr_assert_eq(capacity, 7);
    lk_arena_destroy(arena);
}

Test(arena, a_reserved_array_has_exactly_the_room_that_was_asked_for)
{
    LkArena *arena = lk_arena_create();
    int *numbers = NULL;
    size_t capacity = 0;
    LK_RESERVE(arena, numbers, 0, capacity, 2);
    cr_assert_eq(capacity, 2);
    numbers[0] = 5, numbers[1] = 6;
    LK_RESERVE(arena, numbers, 2, capacity, 11);
    cr_assert_eq(capacity, 11);
    cr_assert(numbers[0] == 5 && numbers[1] == 6 && numbers[2] == 0 && numbers[10] == 0);
    const int *before = numbers;
    LK_RESERVE(arena, numbers, 2, capacity, 10);
    cr_assert_eq(numbers, before);
    cr_assert_eq(capacity, 11);
    lk_arena_destroy(arena);
}

/* A size for which twice the elements, or their bytes, are more than size_t counts. */
typedef struct TooMany {
    LkArena *arena;
    size_t capacity, size;
    char item[16];
} TooMany;

static void grow_too_far(void *context)
{
    TooMany *many = context;
    lk_arena_grown(many->arena, many->item, 1, &many->capacity, 1, many->size);
}

Test(arena, growth_that_overflows_is_out_of_memory_and_leaves_the_capacity)
{
    LkArena *arena = lk_arena_create();
    static const struct {
        size_t capacity, size;
    } overflows[] = {{SIZE_MAX / 2 + 1, 1}, {SIZE_MAX, 1}, {SIZE_MAX / 16 + 1, 16}, {SIZE_MAX / 32 + 1, 16}};
    for (size_t i = 0; i < sizeof overflows / sizeof *overflows; i++) {
        TooMany many = {.arena = arena, .capacity = overflows[i].capacity, .size = overflows[i].size};
        cr_expect_not(lk_arena_guarded(arena, grow_too_far, &many), "%zu", i);
        cr_expect_eq(many.capacity, overflows[i].capacity, "%zu", i);
    }
    lk_arena_destroy(arena);
}

static void ask_three_times(void *context)
{
    for (int i = 0; i < 3; i++)
        lk_arena_alloc(context, 8);
}

Test(arena, each_request_can_be_made_to_fail)
{
    for (size_t n = 1; n <= 4; n++) {
        LkArena *arena = lk_arena_create();
        lk_arena_fail_after(arena, n);
        cr_assert_eq(lk_arena_guarded(arena, ask_three_times, arena), n == 4);
        lk_arena_destroy(arena);
    }
}

Test(arena, a_branch_ends_early_or_with_its_owner)
{
    int early = 0, late = 0;
    LkArena *owner = lk_arena_create();
    LkChildArena *first = lk_child_arena_open(owner), *second = lk_child_arena_open(owner);
    lk_arena_defer(first->arena, count_release, &early);
    lk_arena_defer(second->arena, count_release, &late);
    lk_child_arena_close(first);
    lk_child_arena_close(first);
    cr_expect_eq(early, 1);
    cr_expect_null(first->arena);
    cr_expect_eq(late, 0);
    lk_arena_destroy(owner);
    cr_expect_eq(early, 1);
    cr_expect_eq(late, 1);
}

/* ---- Budgets */

static void take(void *context)
{
    for (int i = 0; i < 1000; i++)
        lk_arena_alloc(context, 10000);
}

Test(arena, a_budget_ends_what_takes_too_much_and_says_why)
{
    LkArena *arena = lk_arena_create();
    LkBudget budget = {.bytes = 1 << 20};
    lk_arena_limit(arena, &budget);
    cr_expect_not(lk_arena_guarded(arena, take, arena));
    cr_expect_eq(budget.end, LK_BUDGET_NO_BYTES);
    lk_arena_limit(arena, NULL);
    cr_expect(lk_arena_guarded(arena, take, arena));
    lk_arena_destroy(arena);
}

static void take_beside(void *context)
{
    for (int i = 0; i < 100; i++) {
        LkArena *beside = lk_arena_create_beside(context);
        take(beside);
        lk_arena_destroy(beside);
    }
}

Test(arena, arenas_beside_take_from_the_same_budget_and_give_it_back)
{
    LkArena *arena = lk_arena_create();
    LkBudget budget = {.bytes = 16 << 20};
    lk_arena_limit(arena, &budget);
    cr_expect(lk_arena_guarded(arena, take_beside, arena));
    cr_expect_eq(budget.end, LK_BUDGET_LASTS);
    cr_expect_eq(budget.bytes, (size_t)16 << 20);
    lk_arena_destroy(arena);
}

Test(arena, a_deadline_ends_what_goes_on)
{
    LkArena *arena = lk_arena_create();
    LkBudget budget = {.bytes = SIZE_MAX, .deadline = 1e-9};
    lk_arena_limit(arena, &budget);
    cr_expect_not(lk_arena_guarded(arena, take, arena));
    cr_expect_eq(budget.end, LK_BUDGET_NO_TIME);
    lk_arena_destroy(arena);
}
