/* Fields by their names, sorted: a form with thousands of fields asks for thousands of them. */
#include <stdlib.h>

#include "source/front/front.h"

typedef struct Entry {
    const LkField *field;
    bool *is_asked; /* of the field, if it is one of the front matter */
    size_t order;   /* in the list */
} Entry;

struct LkFieldIndex {
    Entry *entries;
    size_t count;
};

static int compare(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    int order = lk_text_compare(x->field->name, y->field->name);
    return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

static size_t count_of(const LkField *field)
{
    size_t count = 0;
    for (; field != NULL; field = field->next)
        count++;
    return count;
}

static LkFieldIndex *make(const LkField *first, LkArena *arena)
{
    LkFieldIndex *index = LK_NEW(arena, LkFieldIndex);
    *index = (LkFieldIndex){.count = count_of(first)};
    index->entries = LK_NEW_ARRAY(arena, index->count + 1, Entry);
    return index;
}

const LkFieldIndex *lk_field_index_own(LkField *first, LkArena *arena)
{
    LkFieldIndex *index = make(first, arena);
    size_t order = 0;
    for (LkField *field = first; field != NULL; field = field->next, order++)
        index->entries[order] = (Entry){field, &field->is_asked, order};
    qsort(index->entries, index->count, sizeof *index->entries, compare);
    return index;
}

const LkFieldIndex *lk_field_index_record(const LkField *first, LkArena *arena)
{
    LkFieldIndex *index = make(first, arena);
    size_t order = 0;
    for (const LkField *field = first; field != NULL; field = field->next, order++)
        index->entries[order] = (Entry){field, NULL, order};
    qsort(index->entries, index->count, sizeof *index->entries, compare);
    return index;
}

/* The first in the list of all fields of that name; NULL when there is none. */
static const Entry *find(const LkFieldIndex *index, LkText name)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lk_text_compare(index->entries[middle].field->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_it = low < index->count && lk_text_equal(index->entries[low].field->name, name);
    return is_it ? &index->entries[low] : NULL;
}

const LkField *lk_field_index_find(const LkFieldIndex *index, LkText name)
{
    const Entry *entry = index == NULL ? NULL : find(index, name);
    return entry == NULL ? NULL : entry->field;
}

const LkField *lk_field_index_other(const LkFieldIndex *index, const LkFieldNames *names)
{
    const Entry *first = index == NULL ? NULL : find(index, lk_text(names->name));
    for (size_t i = 0; index != NULL && i < LK_THAI_NAMES && names->thai[i] != NULL; i++) {
        const Entry *entry = find(index, lk_text(names->thai[i]));
        if (entry != NULL && (first == NULL || entry->order < first->order))
            first = entry;
    }
    return first == NULL ? NULL : first->field;
}

void lk_field_index_ask(const LkFieldIndex *index, LkText name)
{
    const Entry *entry = index == NULL ? NULL : find(index, name);
    for (; entry != NULL && entry < index->entries + index->count && lk_text_equal(entry->field->name, name);
         entry++)
        if (entry->is_asked != NULL)
            *entry->is_asked = true;
}
