/* The cache: sixteen shards, chosen by the hash of the key. A shard has a lock, a hash table and a list of
 * its entries from the most to the least recently used. An entry is one block of memory. A lock is held only
 * while bytes are compared and copied. */
#include "base/cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { SHARDS = 16, CHAINS = 1024 };

typedef struct Entry {
    struct Entry *next_in_chain, *newer, *older;
    uint64_t hash;
    uint64_t used; /* the shard's `uses` when this was last asked for */
    size_t key_length, size;
    max_align_t bytes[]; /* value, then key */
} Entry;

typedef struct Shard {
    pthread_mutex_t lock;
    Entry *chains[CHAINS];
    Entry *newest, *oldest;
    size_t bytes, count;
    uint64_t uses; /* look-ups and stores so far */
} Shard;

struct LkCache {
    size_t shard_bytes; /* bound of each shard */
    Shard shards[SHARDS];
};

LkCache *lk_cache_create(size_t bytes)
{
    LkCache *cache = calloc(1, sizeof *cache);
    if (cache == NULL)
        return NULL;
    cache->shard_bytes = bytes / SHARDS;
    for (int i = 0; i < SHARDS; i++)
        pthread_mutex_init(&cache->shards[i].lock, NULL);
    return cache;
}

void lk_cache_destroy(LkCache *cache)
{
    if (cache == NULL)
        return;
    for (int i = 0; i < SHARDS; i++) {
        for (Entry *entry = cache->shards[i].newest; entry != NULL;) {
            Entry *older = entry->older;
            free(entry);
            entry = older;
        }
        pthread_mutex_destroy(&cache->shards[i].lock);
    }
    free(cache);
}

/* Eight bytes at a time, multiplied and folded. Keys are compared by their bytes, so the hash need only
 * spread them evenly. */
static uint64_t hash_of(LkText key)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ key.length;
    size_t at = 0;
    for (; at + 8 <= key.length; at += 8) {
        uint64_t word;
        memcpy(&word, key.bytes + at, 8);
        hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    uint64_t word = 0;
    if (at < key.length)
        memcpy(&word, key.bytes + at, key.length - at);
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

static Shard *shard_of(LkCache *cache, uint64_t hash)
{
    return &cache->shards[hash % SHARDS];
}

static Entry **chain_of(Shard *shard, uint64_t hash)
{
    return &shard->chains[hash / SHARDS % CHAINS];
}

static const char *key_of(const Entry *entry)
{
    return (const char *)entry->bytes + entry->size;
}

static size_t cost_of(const Entry *entry)
{
    return sizeof *entry + entry->size + entry->key_length;
}

static Entry *find(Shard *shard, uint64_t hash, LkText key)
{
    for (Entry *entry = *chain_of(shard, hash); entry != NULL; entry = entry->next_in_chain)
        if (entry->hash == hash && entry->key_length == key.length &&
            memcmp(key_of(entry), key.bytes, key.length) == 0)
            return entry;
    return NULL;
}

/* ---- The list of uses */

static void take_out(Shard *shard, Entry *entry)
{
    *(entry->newer != NULL ? &entry->newer->older : &shard->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &shard->oldest) = entry->newer;
}

static void put_first(Shard *shard, Entry *entry)
{
    entry->used = shard->uses;
    entry->newer = NULL;
    entry->older = shard->newest;
    *(shard->newest != NULL ? &shard->newest->newer : &shard->oldest) = entry;
    shard->newest = entry;
}

static void drop_oldest(Shard *shard)
{
    Entry *entry = shard->oldest, **link = chain_of(shard, entry->hash);
    while (*link != entry)
        link = &(*link)->next_in_chain;
    *link = entry->next_in_chain;
    shard->oldest = entry->newer;
    *(shard->oldest != NULL ? &shard->oldest->older : &shard->newest) = NULL;
    shard->bytes -= cost_of(entry);
    shard->count--;
    free(entry);
}

/* A document asks for each of its paragraphs once. An entry that nobody asked for while the shard had ROUNDS
 * uses per entry belongs to a past edit or a finished record: it is freed, however large the bound, so that
 * unused memory is not held. */
enum { ROUNDS = 16, LEAST_USES = 256 };

static bool is_stale(const Shard *shard, const Entry *entry)
{
    return shard->uses - entry->used > ROUNDS * shard->count + LEAST_USES;
}

/* ---- Entries */

size_t lk_cache_find(LkCache *cache, LkText key)
{
    uint64_t hash = hash_of(key);
    Shard *shard = shard_of(cache, hash);
    pthread_mutex_lock(&shard->lock);
    const Entry *entry = find(shard, hash, key);
    size_t size = entry == NULL ? 0 : entry->size;
    pthread_mutex_unlock(&shard->lock);
    return size;
}

bool lk_cache_copy(LkCache *cache, LkText key, void *value, size_t size)
{
    uint64_t hash = hash_of(key);
    Shard *shard = shard_of(cache, hash);
    pthread_mutex_lock(&shard->lock);
    Entry *entry = find(shard, hash, key);
    bool is_there = entry != NULL && entry->size == size;
    shard->uses++;
    if (is_there) {
        memcpy(value, entry->bytes, size);
        take_out(shard, entry);
        put_first(shard, entry);
    }
    pthread_mutex_unlock(&shard->lock);
    return is_there;
}

static Entry *make_entry(LkText key, uint64_t hash, const void *value, size_t size)
{
    Entry *entry = malloc(sizeof *entry + size + key.length);
    if (entry == NULL)
        return NULL;
    *entry = (Entry){.hash = hash, .key_length = key.length, .size = size};
    memcpy(entry->bytes, value, size);
    memcpy((char *)entry->bytes + size, key.bytes, key.length);
    return entry;
}

void lk_cache_store(LkCache *cache, LkText key, const void *value, size_t size)
{
    /* A value that would push out a large part of the others is not stored. */
    if (sizeof(Entry) + size + key.length > cache->shard_bytes / 4)
        return;
    uint64_t hash = hash_of(key);
    Shard *shard = shard_of(cache, hash);
    Entry *entry = make_entry(key, hash, value, size);
    if (entry == NULL)
        return; /* no memory: the value will be computed again */
    pthread_mutex_lock(&shard->lock);
    if (find(shard, hash, key) != NULL) { /* another thread was faster */
        pthread_mutex_unlock(&shard->lock);
        free(entry);
        return;
    }
    while (shard->oldest != NULL &&
           (is_stale(shard, shard->oldest) || shard->bytes + cost_of(entry) > cache->shard_bytes))
        drop_oldest(shard);
    entry->next_in_chain = *chain_of(shard, hash);
    *chain_of(shard, hash) = entry;
    put_first(shard, entry);
    shard->bytes += cost_of(entry);
    shard->count++;
    pthread_mutex_unlock(&shard->lock);
}
