/* A hash table from bytes to a number, in arena memory. Only looked up, never walked: the order of its slots
 * cannot reach the output. */
#ifndef LIKHIT_PDF_TABLE_H
#define LIKHIT_PDF_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct LkPdfSlot {
    const void *key; /* NULL = the slot is free */
    uint32_t length, value;
    uint64_t hash;
} LkPdfSlot;

typedef struct LkPdfTable {
    LkArena *arena;
    LkPdfSlot *slots;
    size_t count, capacity;
} LkPdfTable;

/* An empty table; it lives in the arena. */
void lk_pdf_table_init(LkPdfTable *table, LkArena *arena);

/* Returns the number that is kept for the key, for reading and setting; good until the next call. It is 0
 * when the key is new, which is copied then. */
uint32_t *lk_pdf_table_at(LkPdfTable *table, const void *key, size_t length);

/* Forgets all keys; keeps the room for them. */
void lk_pdf_table_clear(LkPdfTable *table);

#endif
