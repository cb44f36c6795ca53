/* An arena: memory of one owner, given back all at once.
 *
 * A document has one arena; stages allocate from it and free nothing. Allocation never returns NULL: when
 * memory is out (or a size overflows), control goes back to lk_arena_guarded, under which the library's
 * entries work. What must be released besides memory (a face, a parser) is handed over by lk_arena_defer as
 * soon as it exists, so that no path leaks it.
 */
#ifndef LIKHIT_BASE_ARENA_H
#define LIKHIT_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LkArena LkArena;

/* A new arena, or NULL when there is no memory for its first block. */
LkArena *lk_arena_create(void);

/* Runs the deferred releases, last first, and frees all memory. NULL is allowed. */
void lk_arena_destroy(LkArena *arena);

/* Calls work(context); true when it returned, false when memory ran out on the way (what it began is then the
 * arena's to release). Results go out through `context`. Calls may be nested. Without a guard, exhaustion
 * aborts: each entry of the library works under one. */
bool lk_arena_guarded(LkArena *arena, void (*work)(void *context), void *context);

/* Makes exhaustion of `arena` end where exhaustion of `other` does, and take from the same budget: for a
 * scratch arena beside the document's. */
void lk_arena_share_guard(LkArena *arena, const LkArena *other);

/* What an arena and those beside it may take together. Owned by who limits them; outlives them. */
typedef struct LkBudget {
    size_t bytes;    /* still to be had from the system */
    double deadline; /* by the clock of base/clock.h, in seconds; 0 = none. Looked at now and then */
    enum { LK_BUDGET_LASTS, LK_BUDGET_NO_BYTES, LK_BUDGET_NO_TIME } end;
} LkBudget;
/* From now on the arena takes from the budget, and arenas that share its guard do too; what is more is
 * exhaustion, with `end` telling why. NULL takes the limit away. What it has already is not counted. */
void lk_arena_limit(LkArena *arena, LkBudget *budget);

/* A new arena that ends where `other` does; never NULL. The caller destroys it. */
LkArena *lk_arena_create_beside(LkArena *other);

/* An arena that may end before the one it was opened on, and ends with it at the latest: for what is made and
 * done with, on whatever path. */
typedef struct LkBranch {
    LkArena *arena; /* NULL once it is closed */
} LkBranch;
LkBranch *lk_branch_open(LkArena *owner);
/* Frees the branch's memory. May be called twice. */
void lk_branch_close(LkBranch *branch);

/* `size` bytes, zeroed, aligned for any type. Never NULL. */
void *lk_arena_alloc(LkArena *arena, size_t size);

/* `count` elements of `size` bytes, zeroed; an overflow of the product counts as out of memory. */
void *lk_arena_array(LkArena *arena, size_t count, size_t size);

/* Returns an array of `capacity` elements of `size` bytes that begins with the first `count` of `items`; the
 * others are zeroed. The old array stays where it is until the arena ends. `items` is NULL for a new array.
 */
void *lk_arena_resized(LkArena *arena, const void *items, size_t count, size_t capacity, size_t size);

/* The same with twice the old capacity, but with `least` at the fewest, and tells the new one in `capacity`.
 */
void *lk_arena_grown(LkArena *arena, const void *items, size_t count, size_t *capacity, size_t least,
                     size_t size);

/* A copy of `length` bytes, followed by a NUL that is not counted. */
char *lk_arena_copy(LkArena *arena, const char *bytes, size_t length);

/* Printed text as a NUL-terminated string in the arena. */
char *lk_arena_printf(LkArena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Calls release(object) when the arena is destroyed. If there is no memory to remember that, the object is
 * released at once before control goes to the guard. */
void lk_arena_defer(LkArena *arena, void (*release)(void *), void *object);

/* Runs the deferred releases and forgets all that was allocated, keeping one block: for scratch memory
 * between paragraphs. Nothing from before may be used again. */
void lk_arena_reset(LkArena *arena);

/* Bytes taken from the system so far: for benchmarks. */
size_t lk_arena_bytes(const LkArena *arena);

/* For tests: the n-th request for memory from now on fails (0 = never). Counts calls of lk_arena_* and
 * blocks. */
void lk_arena_fail_after(LkArena *arena, size_t requests);

#define LK_NEW(arena, Type)          ((Type *)lk_arena_alloc((arena), sizeof(Type)))
#define LK_NEW_ARRAY(arena, n, Type) ((Type *)lk_arena_array((arena), (n), sizeof(Type)))

/* Makes room for one more element behind the `count` of an array in the arena, for `least` at the first time.
 * Each time it doubles, so that adding n elements copies fewer than 2n. `items` and `capacity` (a size_t) are
 * the variables that change; an empty array is NULL with a capacity of 0. */
#define LK_GROW(arena, items, count, capacity, least)                                                        \
    do {                                                                                                     \
        if ((count) >= (capacity))                                                                           \
            (items) = lk_arena_grown((arena), (items), (count), &(capacity), (least), sizeof *(items));      \
    } while (0)

/* Makes room for `wanted` elements in all and no more: where it is known how many there will be. */
#define LK_RESERVE(arena, items, count, capacity, wanted)                                                    \
    do {                                                                                                     \
        size_t lk_wanted = (wanted);                                                                         \
        if ((capacity) < lk_wanted) {                                                                        \
            (items) = lk_arena_resized((arena), (items), (count), lk_wanted, sizeof *(items));               \
            (capacity) = lk_wanted;                                                                          \
        }                                                                                                    \
    } while (0)

#endif
