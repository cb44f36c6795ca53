/* Arena: a list of blocks filled from the front. Large requests get a block of their own behind the current
 * one, so that the room left in the current block is not lost. The bytes of a block that are not allocated
 * are poisoned (base/poison.h). */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

#include "base/poison.h"

#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGNMENT  _Alignof(max_align_t)

typedef struct Block {
    struct Block *next;
    size_t used, size;
    max_align_t data[];
} Block;

typedef struct Deferred {
    struct Deferred *next;
    void (*release)(void *);
    void *object;
} Deferred;

struct LkArena {
    Block *first;       /* the block being filled; older ones follow */
    Deferred *deferred; /* the last one first */
    jmp_buf *guard;     /* the innermost lk_arena_guarded; NULL = none */
    size_t bytes;       /* of all blocks */
    LkBudget *budget;   /* NULL = none */
    size_t charged;     /* bytes taken from the budget, to be given back */
    unsigned requests;
    size_t fail_after; /* the allocation that fails, counted down; 0 = none */
};

/* Allocations between two looks at the clock: a look costs as much as a small allocation. */
enum { REQUESTS_A_LOOK = 256 };

/* A block that is larger than others is for one allocation, and comes zeroed: the system has zeroed its pages
 * anyway, and those that nobody touches are never there. */
static bool is_for_one(size_t size)
{
    return size > BLOCK_SIZE;
}

static Block *block_create(size_t size)
{
    if (size > SIZE_MAX - sizeof(Block))
        return NULL;
    Block *block = is_for_one(size) ? calloc(1, sizeof(Block) + size) : malloc(sizeof(Block) + size);
    if (block != NULL) {
        block->next = NULL;
        block->used = 0;
        block->size = size;
        lk_poison(block->data, size);
    }
    return block;
}

LkArena *lk_arena_create(void)
{
    LkArena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        return NULL;
    arena->first = block_create(BLOCK_SIZE);
    if (arena->first == NULL) {
        free(arena);
        return NULL;
    }
    arena->bytes = BLOCK_SIZE;
    return arena;
}

static void repay(LkArena *arena, size_t bytes)
{
    size_t share = bytes < arena->charged ? bytes : arena->charged;
    arena->charged -= share;
    if (arena->budget != NULL)
        arena->budget->bytes += share;
}

void lk_arena_limit(LkArena *arena, LkBudget *budget)
{
    repay(arena, arena->charged);
    arena->budget = budget;
}

void lk_arena_destroy(LkArena *arena)
{
    if (arena == NULL)
        return;
    repay(arena, arena->charged);
    for (Deferred *deferred = arena->deferred; deferred != NULL; deferred = deferred->next)
        deferred->release(deferred->object);
    for (Block *block = arena->first; block != NULL;) {
        Block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

bool lk_arena_guarded(LkArena *arena, void (*work)(void *context), void *context)
{
    jmp_buf guard;
    jmp_buf *volatile const outer = arena->guard;
    volatile bool done = false;
    arena->guard = &guard;
    if (setjmp(guard) == 0) {
        work(context);
        done = true;
    }
    arena->guard = outer;
    return done;
}

void lk_arena_share_guard(LkArena *arena, const LkArena *other)
{
    arena->guard = other->guard;
    if (arena->budget != other->budget)
        lk_arena_limit(arena, other->budget);
}

static _Noreturn void exhausted(LkArena *arena)
{
    if (arena->guard == NULL)
        abort(); /* a public function has no guard: a bug, and nothing to return to */
    longjmp(*arena->guard, 1);
}

LkArena *lk_arena_create_beside(LkArena *other)
{
    LkArena *arena = lk_arena_create();
    if (arena == NULL)
        exhausted(other);
    lk_arena_share_guard(arena, other);
    return arena;
}

static bool may_take(const LkArena *arena, size_t size)
{
    if (arena->budget == NULL || arena->budget->bytes >= size)
        return true;
    arena->budget->end = LK_BUDGET_NO_BYTES;
    return false;
}

static void look_at_clock(LkArena *arena)
{
    if (lk_seconds_now() < arena->budget->deadline)
        return;
    arena->budget->end = LK_BUDGET_NO_TIME;
    exhausted(arena);
}

static Block *block_with_room(LkArena *arena, size_t size)
{
    Block *current = arena->first;
    if (current->size - current->used >= size)
        return current;
    size_t wanted = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    Block *block = may_take(arena, wanted) ? block_create(wanted) : NULL;
    if (block == NULL)
        return NULL;
    if (arena->budget != NULL) {
        arena->budget->bytes -= wanted;
        arena->charged += wanted;
    }
    arena->bytes += block->size;
    if (size > BLOCK_SIZE / 2) {
        block->next = current->next;
        current->next = block;
    } else {
        block->next = current;
        arena->first = block;
    }
    return block;
}

/* Bytes that an allocation takes of its block: whole units of alignment, and the gap behind it. */
static size_t room_for(size_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + LK_POISON_GAP;
}

void *lk_arena_alloc(LkArena *arena, size_t size)
{
    if (arena->fail_after != 0 && --arena->fail_after == 0)
        exhausted(arena);
    if (arena->budget != NULL && arena->budget->deadline > 0 && ++arena->requests % REQUESTS_A_LOOK == 0)
        look_at_clock(arena);
    if (size > SIZE_MAX / 2)
        exhausted(arena);
    size_t room = room_for(size);
    Block *block = block_with_room(arena, room);
    if (block == NULL)
        exhausted(arena);
    void *memory = (char *)block->data + block->used;
    block->used += room;
    lk_unpoison(memory, size);
    return is_for_one(block->size) ? memory : memset(memory, 0, size);
}

void *lk_arena_array(LkArena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        exhausted(arena);
    return lk_arena_alloc(arena, count * size);
}

void *lk_arena_resized(LkArena *arena, const void *items, size_t count, size_t capacity, size_t size)
{
    void *array = lk_arena_array(arena, capacity, size);
    if (items != NULL && count > 0)
        memcpy(array, items, count * size);
    return array;
}

void *lk_arena_grown(LkArena *arena, const void *items, size_t count, size_t *capacity, size_t least,
                     size_t size)
{
    if (*capacity > SIZE_MAX / 2)
        exhausted(arena);
    size_t twice = *capacity * 2;
    size_t larger = twice > least ? twice : least;
    void *array = lk_arena_resized(arena, items, count, larger, size);
    *capacity = larger;
    return array;
}

char *lk_arena_copy(LkArena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX)
        exhausted(arena);
    char *copy = lk_arena_alloc(arena, length + 1);
    if (length != 0)
        memcpy(copy, bytes, length);
    return copy;
}

char *lk_arena_printf(LkArena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        exhausted(arena);
    char *text = lk_arena_alloc(arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

void lk_arena_defer(LkArena *arena, void (*release)(void *), void *object)
{
    /* Room is made before the object is recorded, so that it is either owned by the arena or released here.
     */
    Block *block = arena->fail_after == 1 ? NULL : block_with_room(arena, room_for(sizeof(Deferred)));
    if (block == NULL) {
        release(object);
        exhausted(arena);
    }
    Deferred *deferred = lk_arena_alloc(arena, sizeof *deferred);
    deferred->release = release;
    deferred->object = object;
    deferred->next = arena->deferred;
    arena->deferred = deferred;
}

void lk_arena_reset(LkArena *arena)
{
    for (Deferred *deferred = arena->deferred; deferred != NULL; deferred = deferred->next)
        deferred->release(deferred->object);
    arena->deferred = NULL;
    for (Block *block = arena->first->next; block != NULL;) {
        Block *next = block->next;
        arena->bytes -= block->size;
        repay(arena, block->size);
        free(block);
        block = next;
    }
    arena->first->next = NULL;
    arena->first->used = 0;
    lk_poison(arena->first->data, arena->first->size);
}

size_t lk_arena_bytes(const LkArena *arena)
{
    return arena->bytes;
}

void lk_arena_fail_after(LkArena *arena, size_t requests)
{
    arena->fail_after = requests;
}

static void release_child(void *object)
{
    lk_child_arena_close(object);
}

LkChildArena *lk_child_arena_open(LkArena *owner)
{
    LkChildArena *child = LK_NEW(owner, LkChildArena);
    lk_arena_defer(owner, release_child, child);
    child->arena = lk_arena_create_beside(owner);
    return child;
}

void lk_child_arena_close(LkChildArena *child)
{
    lk_arena_destroy(child->arena);
    child->arena = NULL;
}
