/* Holds what became of each record in memory: in the order of the data, or to be found by key. */
#include <stdlib.h>
#include <string.h>

#include "batch/batch_private.h"

const char *lk_entry_status(const LkEntry *entry)
{
    return entry->is_left ? "left" : lk_entry_is_made(entry) ? "made" : "failed";
}

void lk_entry_release(LkEntry *entry)
{
    free(entry->key);
    free(entry->title);
    free(entry->file);
    free(entry->messages);
    *entry = (LkEntry){0};
}

bool lk_entries_add(LkEntries *entries, LkEntry entry)
{
    if (entries->count == entries->capacity) {
        size_t capacity = entries->capacity * 2 + 64;
        LkEntry *items = reallocarray(entries->items, capacity, sizeof *items);
        if (items == NULL) {
            lk_entry_release(&entry);
            return false;
        }
        entries->items = items;
        entries->capacity = capacity;
    }
    entry.sequence = entries->count;
    entries->items[entries->count++] = entry;
    return true;
}

void lk_entries_release(LkEntries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        lk_entry_release(&entries->items[i]);
    free(entries->items);
    *entries = (LkEntries){0};
}

static int by_number(const void *a, const void *b)
{
    const LkEntry *first = a, *second = b;
    if (first->number != second->number)
        return first->number < second->number ? -1 : 1;
    return first->sequence < second->sequence ? -1 : 1;
}

void lk_entries_sort(LkEntries *entries)
{
    if (entries->count > 1)
        qsort(entries->items, entries->count, sizeof *entries->items, by_number);
}

static int by_key(const void *a, const void *b)
{
    const LkEntry *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order != 0 ? order : first->sequence < second->sequence ? -1 : 1;
}

void lk_entries_sort_by_key(LkEntries *entries)
{
    if (entries->count > 1)
        qsort(entries->items, entries->count, sizeof *entries->items, by_key);
}

const LkEntry *lk_entries_find(const LkEntries *entries, const char *key)
{
    size_t low = 0, high = entries->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(entries->items[middle].key, key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && strcmp(entries->items[low - 1].key, key) == 0 ? &entries->items[low - 1] : NULL;
}

/* ---- The files of entries */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **lk_entries_files(const LkEntries *entries)
{
    const char **files = calloc(entries->count + 1, sizeof *files);
    for (size_t i = 0; files != NULL && i < entries->count; i++)
        files[i] = entries->items[i].file;
    if (files != NULL && entries->count > 1)
        qsort(files, entries->count, sizeof *files, by_name);
    return files;
}

bool lk_files_have(const char *const *files, size_t count, const char *name)
{
    return bsearch(&name, files, count, sizeof *files, by_name) != NULL;
}
