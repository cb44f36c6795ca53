/* An arena: memory of one owner, freed all at once.
 *
 * A document has one arena; stages allocate from it and free nothing. Allocation never returns NULL: when
 * memory runs out (or a size overflows), control jumps (longjmp) to the nearest lk_arena_guarded, which
 * returns false to its caller. Every public function of the library that allocates calls its work through
 * such a guard. What must be released besides memory (a face, a parser) is handed to the arena by
 * lk_arena_defer as soon as it exists, so that no path leaks it.
 *
 * “Exhaustion” below means: no memory, a size that overflows, or a budget that is used up.
 */
#ifndef LIKHIT_BASE_ARENA_H
#define LIKHIT_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LkArena LkArena;

/* Returns a new arena, which the caller destroys; NULL when there is no memory for its first block. */
LkArena *lk_arena_create(void);

/* Runs the deferred releases, last first, and frees all memory. NULL is allowed. */
void lk_arena_destroy(LkArena *arena);

/* Calls work(context). Returns true when work returned, false when exhaustion cut it short: the arena then
 * still owns all that work allocated or deferred. `work` hands its results out through `context`. Calls may
 * be nested: the innermost guard catches. Exhaustion outside any guard aborts the process. */
bool lk_arena_guarded(LkArena *arena, void (*work)(void *context), void *context);

/* Makes the guard and the budget of `other` serve `arena` too: for a scratch arena beside the document's. */
void lk_arena_share_guard(LkArena *arena, const LkArena *other);

/* How much memory and time an arena, and the arenas that share its guard, may use together. The caller of
 * lk_arena_limit owns it; it outlives those arenas. */
typedef struct LkBudget {
    size_t bytes;    /* that the arenas may still take from the system; falls and rises with them */
    double deadline; /* in seconds of lk_seconds_now; 0 = none. Checked at every 256th allocation */
    enum { LK_BUDGET_LASTS, LK_BUDGET_NO_BYTES, LK_BUDGET_NO_TIME } end; /* what was used up, if anything */
} LkBudget;
/* From now on, memory that the arena takes from the system is charged to the budget; arenas that share its
 * guard later are charged too. A budget that is used up is exhaustion, and `end` says of what. NULL takes the
 * limit away. Memory that the arena has already is not charged. */
void lk_arena_limit(LkArena *arena, LkBudget *budget);

/* Returns a new arena with the guard and the budget of `other`; never NULL (no memory is exhaustion of
 * `other`). The caller destroys it. */
LkArena *lk_arena_create_beside(LkArena *other);

/* A child arena: memory that may be freed before its owner's, and is freed with its owner's at the latest.
 * For temporary data that no error path may leak. */
typedef struct LkChildArena {
    LkArena *arena; /* NULL once it is closed */
} LkChildArena;
/* Returns a child of `owner`, with its guard and budget. */
LkChildArena *lk_child_arena_open(LkArena *owner);
/* Frees the child's memory. May be called twice. */
void lk_child_arena_close(LkChildArena *child);

/* Returns `size` bytes, zeroed, aligned for any type. Never NULL. */
void *lk_arena_alloc(LkArena *arena, size_t size);

/* Returns `count` elements of `size` bytes, zeroed. A product that overflows is exhaustion. */
void *lk_arena_array(LkArena *arena, size_t count, size_t size);

/* Returns an array of `capacity` elements of `size` bytes that begins with a copy of the first `count` of
 * `items`; the others are zeroed. The old array stays in the arena. `items` is NULL for a new array. */
void *lk_arena_resized(LkArena *arena, const void *items, size_t count, size_t capacity, size_t size);

/* The same with twice the old *capacity, and at least `least` elements; *capacity becomes the new one. */
void *lk_arena_grown(LkArena *arena, const void *items, size_t count, size_t *capacity, size_t least,
                     size_t size);

/* Returns a copy of `length` bytes, followed by a NUL that is not counted. */
char *lk_arena_copy(LkArena *arena, const char *bytes, size_t length);

/* Returns what printf would print, as a NUL-terminated string in the arena. */
char *lk_arena_printf(LkArena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Has release(object) called when the arena is destroyed or reset. If there is no memory to record that, the
 * object is released at once, before control goes to the guard. */
void lk_arena_defer(LkArena *arena, void (*release)(void *), void *object);

/* Runs the deferred releases, last first, and frees all memory but one block: for scratch memory between
 * paragraphs. No pointer from before may be used again. */
void lk_arena_reset(LkArena *arena);

/* Returns the bytes that the arena holds from the system now: for benchmarks. */
size_t lk_arena_bytes(const LkArena *arena);

/* For tests: makes the allocation number `requests` from now on, counted from 1, end in exhaustion; 0 = none.
 */
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
