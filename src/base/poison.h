/* Poisoning: telling AddressSanitizer which bytes of an arena's block nobody may touch. It knows what malloc
 * gave, but not how an arena divides that: without poison, a read past one allocation into the next goes
 * unnoticed. In a build without AddressSanitizer these functions do nothing and the gap is 0. */
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

/* Not inlined: else gcc warns that uninitialised memory is passed to a const pointer. */
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
