/* A hash table from bytes to a number, in arena memory. It can only be looked up, never walked, so that the
 * order of its slots cannot reach the output. */
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

/* Makes the table empty; its memory comes from the arena. */
void lk_pdf_table_init(LkPdfTable *table, LkArena *arena);

/* Returns the number of a key, to be read or set; the pointer is good until the next call. A key that is not
 * in the table is added (copied) with the number 0. */
uint32_t *lk_pdf_table_at(LkPdfTable *table, const void *key, size_t length);

/* Forgets all keys; keeps the room for them. */
void lk_pdf_table_clear(LkPdfTable *table);

#endif
