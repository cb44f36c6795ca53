/* Dividing a word into several of the list, by the cheapest path through it. */
#include "words/reading.h"

#include <string.h>

#include "base/thai_cluster.h"

#define NEVER UINT64_MAX

/* The cheapest way to read the letters before a place as words. */
typedef struct Part {
    uint64_t cost;
    size_t from; /* where the last of them begins */
} Part;

/* The words of the list that begin at `start`. None of them is the whole. */
static void known_parts(const LkReading *reading, size_t start, Part *parts)
{
    uint32_t state = LK_WORDS_ROOT;
    for (size_t i = start; i < reading->count && !(start == 0 && i + 1 == reading->count); i++) {
        state = lk_words_step(reading->words, state, reading->letters[i]);
        if (state == 0)
            return;
        const LkWordsEntry *entry = reading->starts[i + 1] ? lk_words_entry(reading->words, state) : NULL;
        if (entry != NULL && parts[start].cost + entry->cost < parts[i + 1].cost)
            parts[i + 1] = (Part){parts[start].cost + entry->cost, start};
    }
}

/* Whether a part has two letters or more, each with its vowels and marks. */
static bool is_long(const LkReading *reading, size_t start, size_t end)
{
    for (size_t i = start + 1; i < end; i++)
        if (!lk_thai_is_joined(reading->letters[i - 1], reading->letters[i]))
            return true;
    return false;
}

/* Reads the letters [start, end) as several words of the list; parts are room for as many and one more.
 * Sets divisions where two long words meet. Returns where the first word ends if it is short, else `end`. */
static size_t divide(const LkReading *all, size_t start, size_t end, Part *parts, bool *divisions)
{
    LkReading reading = *all;
    reading.count = end - start;
    reading.letters += start;
    reading.starts += start;
    parts[0] = (Part){0};
    for (size_t i = 1; i <= reading.count; i++)
        parts[i].cost = NEVER;
    for (size_t i = 0; i < reading.count; i++)
        if (parts[i].cost != NEVER)
            known_parts(&reading, i, parts);
    if (parts[reading.count].cost == NEVER)
        return end;
    size_t part_end = reading.count;
    for (size_t at = parts[part_end].from; at > 0; part_end = at, at = parts[at].from)
        divisions[all->places[start + at]] =
            is_long(&reading, parts[at].from, at) && is_long(&reading, at, part_end);
    return is_long(&reading, 0, part_end) ? end : start + part_end;
}

void lk_words_divide(const LkWords *words, const LkLetters *word, bool *divisions, LkArena *scratch)
{
    memset(divisions, 0, word->count * sizeof *divisions);
    LkReading reading = lk_words_read(words, word, scratch);
    Part *parts = LK_NEW_ARRAY(scratch, reading.count + 1, Part);
    /* Behind a short word, what follows is divided as if it stood alone: ผู้·อำนวย|การ. */
    for (size_t start = 0; start < reading.count;)
        start = divide(&reading, start, reading.count, parts, divisions);
}
