/* Private to words/: looking up words in the compiled list. */
#ifndef LIKHIT_WORDS_LIST_H
#define LIKHIT_WORDS_LIST_H

#include "words/format.h"
#include "words/words.h"

struct LkWords {
    void *map;   /* the file in memory */
    size_t size; /* bytes of it */
    const LkWordsNode *nodes;
    const LkWordsEntry *entries;
    const LkWordsWeight *weights; /* NULL = the list has none */
    uint32_t node_count, word_count, weight_slots;
};

/* Returns the state that `letter`, a code point, leads to from `state`; 0 if no word continues with it.
 * Indices are checked, so that a damaged list gives wrong words but no reads outside it. */
static inline uint32_t lk_words_step(const LkWords *words, uint32_t state, uint32_t letter)
{
    uint32_t code = letter - LK_WORDS_FIRST;
    if (code >= LK_WORDS_LETTERS)
        return 0;
    uint32_t next = words->nodes[state].base + code;
    return next < words->node_count && words->nodes[next].check == state ? next : 0;
}

/* Returns the entry of the word that ends in this state, or NULL. */
static inline const LkWordsEntry *lk_words_entry(const LkWords *words, uint32_t state)
{
    uint32_t end = lk_words_step(words, state, LK_WORDS_FIRST);
    if (end == 0 || words->nodes[end].base >= words->word_count)
        return NULL;
    return &words->entries[words->nodes[end].base];
}

/* Returns the weight of a feature; 0 for most. */
static inline int32_t lk_words_weight(const LkWords *words, uint64_t feature)
{
    uint64_t hash = lk_words_hash(feature);
    uint32_t mask = words->weight_slots - 1, slot = LK_WORDS_SLOT(hash), check = LK_WORDS_CHECK(hash);
    for (uint32_t k = 0; k < LK_WORDS_PROBES; k++) {
        LkWordsWeight weight = words->weights[(slot + k) & mask];
        if (weight.check <= check)
            return weight.check == check ? weight.weight : 0;
    }
    return 0;
}

#endif
