/* A hash table from bytes to a number, in arena memory. Only looked up, never walked: the order of its slots
 * cannot reach the output. */
#ifndef LIKHIT_PDF_TABLE_H
#define LIKHIT_PDF_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct LkPdfSlot {
    const void *key;
    uint32_t length, value;
    uint64_t hash;
} LkPdfSlot;

typedef struct LkPdfTable {
    LkArena *arena;
    LkPdfSlot *slots;
    size_t count, capacity;
} LkPdfTable;

void lk_pdf_table_init(LkPdfTable *table, LkArena *arena);

/* The number kept for the key; 0 when it is new (the key is copied then, the caller sets the number). Good
 * until the next call. */
uint32_t *lk_pdf_table_at(LkPdfTable *table, const void *key, size_t length);

/* Forgets all keys; keeps the room for them. */
void lk_pdf_table_clear(LkPdfTable *table);

#endif
