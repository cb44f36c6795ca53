/* Values by keys, kept within a bound, for many threads. Keys and values are bytes; what was not asked for
 * longest goes first. The first byte of a key says what it is the key of: 'l' and 'w' are lines and widths of
 * paragraphs (text), 'f' files of fonts (pdf). */
#ifndef LIKHIT_BASE_CACHE_H
#define LIKHIT_BASE_CACHE_H

#include "base/text.h"

typedef struct LkCache LkCache;

/* At most so many bytes, keys and values counted. NULL when out of memory. */
LkCache *lk_cache_create(size_t bytes);
/* NULL is allowed. */
void lk_cache_destroy(LkCache *cache);

/* Size of the value of a key; 0 = it is not there. */
size_t lk_cache_find(LkCache *cache, LkText key);
/* Copies the value if it is still there and of this size. */
bool lk_cache_copy(LkCache *cache, LkText key, void *value, size_t size);
/* Keeps a copy of both, if there is room at all. `size` > 0. */
void lk_cache_store(LkCache *cache, LkText key, const void *value, size_t size);

#endif
