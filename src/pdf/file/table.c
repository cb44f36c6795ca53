/* A hash table with open addressing and linear probing, at most half full. */
#include "pdf/file/table.h"

#include <string.h>

enum { FIRST_CAPACITY = 256 };

void lk_pdf_table_init(LkPdfTable *table, LkArena *arena)
{
    *table = (LkPdfTable){.arena = arena, .capacity = FIRST_CAPACITY};
    table->slots = LK_NEW_ARRAY(arena, table->capacity, LkPdfSlot);
}

static uint64_t hash_bytes(const unsigned char *bytes, size_t length)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ length;
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        hash = (hash ^ word) * 0xFF51AFD7ED558CCDu;
        hash ^= hash >> 32;
    }
    uint64_t word = 0;
    if (length > 0)
        memcpy(&word, bytes, length);
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDu;
    return hash ^ hash >> 29;
}

static LkPdfSlot *find_slot(const LkPdfTable *table, const void *key, size_t length, uint64_t hash)
{
    for (size_t at = hash & (table->capacity - 1);; at = (at + 1) & (table->capacity - 1)) {
        LkPdfSlot *slot = &table->slots[at];
        if (slot->key == NULL ||
            (slot->hash == hash && slot->length == length && memcmp(slot->key, key, length) == 0))
            return slot;
    }
}

static void grow(LkPdfTable *table)
{
    LkPdfTable larger = {.arena = table->arena, .count = table->count, .capacity = table->capacity * 2};
    larger.slots = LK_NEW_ARRAY(table->arena, larger.capacity, LkPdfSlot);
    for (size_t i = 0; i < table->capacity; i++) {
        const LkPdfSlot *slot = &table->slots[i];
        if (slot->key != NULL)
            *find_slot(&larger, slot->key, slot->length, slot->hash) = *slot;
    }
    *table = larger;
}

uint32_t *lk_pdf_table_at(LkPdfTable *table, const void *key, size_t length)
{
    uint64_t hash = hash_bytes(key, length);
    LkPdfSlot *slot = find_slot(table, key, length, hash);
    if (slot->key == NULL) {
        if (table->count * 2 >= table->capacity) {
            grow(table);
            slot = find_slot(table, key, length, hash);
        }
        void *copy = lk_arena_alloc(table->arena, length + 1);
        memcpy(copy, key, length);
        *slot = (LkPdfSlot){.key = copy, .length = (uint32_t)length, .hash = hash};
        table->count++;
    }
    return &slot->value;
}

void lk_pdf_table_clear(LkPdfTable *table)
{
    memset(table->slots, 0, table->capacity * sizeof *table->slots);
    table->count = 0;
}
