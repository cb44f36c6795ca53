/* What each word costs, and where compounds may part. */
#include "compile.h"

#include "base/thai_cluster.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A listed word that never stood in the counted text counts as half a use. */
#define LEAST_USES 0.5
/* How much a listed word is cheaper than its best parts, in cost units. Else counting single words would part
 * every compound of frequent words: เชียง and ใหม่ are more frequent than เชียงใหม่. */
#define PREFERENCE (LK_WORDS_COST_UNIT / 2)
#define NEVER      UINT64_MAX

bool starts_cluster(const Word *word, size_t i)
{
    uint32_t letters[LK_WORDS_LONGEST];
    for (size_t k = 0; k < word->length; k++)
        letters[k] = LK_WORDS_FIRST + word->letters[k];
    return i == word->length || lk_thai_begins_cluster(letters, word->length, i);
}

/* The cheapest way to make `word` of at least two other words of that kind. Gives the cost, and the places
 * where the parts meet as bits. */
static uint64_t best_parts(const Lexicon *lexicon, const Word *word, unsigned kind, uint64_t *meets)
{
    uint64_t costs[LK_WORDS_LONGEST + 1], cuts[LK_WORDS_LONGEST + 1];
    for (size_t i = 0; i <= word->length; i++)
        costs[i] = i == 0 ? 0 : NEVER;
    cuts[0] = 0;
    for (size_t start = 0; start < word->length; start++) {
        if (costs[start] == NEVER || !starts_cluster(word, start))
            continue;
        unsigned state = LK_WORDS_ROOT;
        for (size_t i = start; i < word->length && state != 0; i++) {
            state = trie_step(lexicon, state, word->letters[i]);
            const Word *part = state == 0 ? NULL : trie_word(lexicon, state);
            if (part == NULL || part == word || !(part->kind & kind) || !starts_cluster(word, i + 1))
                continue;
            uint64_t cost = costs[start] + part->entry.cost;
            if (cost < costs[i + 1]) {
                costs[i + 1] = cost;
                cuts[i + 1] = cuts[start] | (start > 0 ? UINT64_C(1) << start : 0);
            }
        }
    }
    *meets = cuts[word->length];
    return costs[word->length];
}

static int by_length(const void *a, const void *b)
{
    const Word *const *left = a, *const *right = b;
    if ((*left)->length != (*right)->length)
        return (*left)->length < (*right)->length ? -1 : 1;
    return *left < *right ? -1 : *left > *right;
}

/* The same letters as an unknown piece. */
static uint32_t unknown_cost(const Word *word)
{
    uint32_t cost = LK_WORDS_UNKNOWN_PIECE;
    int clusters = 0;
    for (size_t i = 0; i < word->length; i++)
        if (starts_cluster(word, i))
            cost += clusters++ < LK_WORDS_UNKNOWN_FIRST ? LK_WORDS_UNKNOWN_CLUSTER : LK_WORDS_UNKNOWN_LATER;
    return cost;
}

static void set_frequencies(Lexicon *lexicon)
{
    double all = 0;
    for (size_t i = 0; i < lexicon->count; i++)
        all += lexicon->words[i].uses;
    for (size_t i = 0; i < lexicon->count; i++) {
        Word *word = &lexicon->words[i];
        double uses = word->uses > LEAST_USES ? word->uses : LEAST_USES;
        word->entry.cost = (uint32_t)lround(-log(uses / (all > 0 ? all : 1)) * LK_WORDS_COST_UNIT);
        uint32_t most = unknown_cost(word) - PREFERENCE;
        if (word->entry.cost > most)
            word->entry.cost = most;
    }
}

/* Before any word is preferred: the smallest words as the text counts them. */
static void part_compounds(Lexicon *lexicon)
{
    for (size_t i = 0; i < lexicon->count; i++) {
        Word *word = &lexicon->words[i];
        uint64_t meets = 0;
        if (word->kind & KIND_WHOLE)
            continue;
        uint64_t cost = best_parts(lexicon, word, KIND_FINE, &meets);
        if (cost == NEVER || ((word->kind & KIND_FINE) && cost >= (uint64_t)word->entry.cost))
            continue;
        word->entry.inner[0] = (uint32_t)meets;
        word->entry.inner[1] = (uint32_t)(meets >> 32);
    }
}

static unsigned piece_kind(const Word *word)
{
    if (word->kind & KIND_WHOLE)
        return LK_PIECE_NAME;
    unsigned cost = 0, length = (word->length >= 3) + (word->length >= 6);
    static const uint32_t classes[] = {LK_WORDS_NATS(8000), LK_WORDS_NATS(10500), LK_WORDS_NATS(13000)};
    while (cost < sizeof classes / sizeof *classes && word->entry.cost >= classes[cost])
        cost++;
    return LK_PIECE_WORD + 3 * cost + length;
}

void costs_set(Lexicon *lexicon)
{
    set_frequencies(lexicon);
    part_compounds(lexicon);
    Word **order = wanted(NULL, lexicon->count, sizeof(Word *));
    for (size_t i = 0; i < lexicon->count; i++)
        order[i] = &lexicon->words[i];
    qsort(order, lexicon->count, sizeof *order,
          by_length); /* parts are settled before what is made of them */
    for (size_t i = 0; i < lexicon->count; i++) {
        uint64_t meets = 0, cost = best_parts(lexicon, order[i], KIND_WORD, &meets);
        if (cost != NEVER && (uint64_t)order[i]->entry.cost + PREFERENCE > cost)
            order[i]->entry.cost = cost > PREFERENCE ? (uint32_t)(cost - PREFERENCE) : 0;
    }
    free(order);
    for (size_t i = 0; i < lexicon->count; i++) {
        lexicon->words[i].entry.kind = piece_kind(&lexicon->words[i]) & 31;
        lexicon->words[i].entry.is_term = (lexicon->words[i].kind & KIND_TERM) != 0;
    }
}
