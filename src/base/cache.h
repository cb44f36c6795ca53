/* A cache: values by their keys, both plain bytes, up to a bound of memory; then the least recently used go
 * first. Safe on many threads. The first byte of a key says what kind of value it has: 'l' lines of a typeset
 * paragraph and 'w' its widths (src/text), 'f' the file of a font subset (src/pdf), 'a' what a signature
 * shows (src/api). */
#ifndef LIKHIT_BASE_CACHE_H
#define LIKHIT_BASE_CACHE_H

#include "base/text.h"

typedef struct LkCache LkCache;

/* Returns a cache of at most `bytes`, keys and values counted; NULL when there is no memory. */
LkCache *lk_cache_create(size_t bytes);
/* NULL is allowed. */
void lk_cache_destroy(LkCache *cache);

/* Returns the size of the value with this key; 0 = there is none. */
size_t lk_cache_find(LkCache *cache, LkText key);
/* Copies the value to `value`. Returns false when it is no longer there, or has another size than `size`. */
bool lk_cache_copy(LkCache *cache, LkText key, void *value, size_t size);
/* Stores copies of key and value; `size` > 0. Does nothing when the value is too large for the cache, when
 * the key is there already, or when there is no memory. */
void lk_cache_store(LkCache *cache, LkText key, const void *value, size_t size);

#endif
