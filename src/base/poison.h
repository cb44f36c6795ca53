/* Tells AddressSanitizer which parts of our own blocks of memory may not be touched. It knows what malloc
 * gave, but not how an arena shares that out: without these a read past one allocation into the next goes
 * unseen. In a build without it they do nothing and the gap is 0. */
#ifndef LIKHIT_BASE_POISON_H
#define LIKHIT_BASE_POISON_H

#if defined __SANITIZE_ADDRESS__
#define LK_POISONS 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define LK_POISONS 1
#endif
#endif

#include <stddef.h>

#ifdef LK_POISONS
#include <sanitizer/asan_interface.h>
#define LK_POISON_GAP ((size_t)32) /* bytes behind each allocation that nobody may touch */

/* Not inlined: gcc takes a pointer to const for one that is read, and fresh memory for not initialised. */
static __attribute__((noinline, unused)) void lk_poison(void *place, size_t size)
{
    __asan_poison_memory_region(place, size);
}

static inline void lk_unpoison(void *place, size_t size)
{
    __asan_unpoison_memory_region(place, size);
}
#else
#define LK_POISON_GAP ((size_t)0)

static inline void lk_poison(void *place, size_t size)
{
    (void)place, (void)size;
}

static inline void lk_unpoison(void *place, size_t size)
{
    (void)place, (void)size;
}
#endif

#endif
