/* Building the compiled word list: lists in, costs and compounds worked out, a double-array trie out. */
#ifndef LIKHIT_TOOLS_WORDS_COMPILE_H
#define LIKHIT_TOOLS_WORDS_COMPILE_H

#include "words/format.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    KIND_WORD = 1,  /* may stand in a path */
    KIND_FINE = 2,  /* among the smallest words: compounds are parted into these */
    KIND_WHOLE = 4, /* a name: never parted */
    KIND_TERM = 8,  /* a term: parted at a price only */
};

typedef struct Word {
    unsigned char letters[LK_WORDS_LONGEST + 1]; /* code point − LK_WORDS_FIRST, 0 at the end */
    unsigned char length;
    unsigned kind;
    double uses; /* in running text */
    LkWordsEntry entry;
} Word;

typedef struct Lexicon {
    Word *words; /* sorted by letters once settled */
    size_t count, capacity;
    LkWordsNode *nodes;
    size_t node_count, node_capacity;
    LkWordsWeight *weights;
    size_t weight_slots;
} Lexicon;

/* Each tells what is wrong on standard error and gives false. Lines that are no Thai word are passed over. */
bool lexicon_read_lines(Lexicon *lexicon, const char *path, unsigned kind);
bool lexicon_read_counts(Lexicon *lexicon, const char *path);
bool lexicon_read_weights(Lexicon *lexicon, const char *path);
bool lexicon_read_trie(Lexicon *lexicon, const char *path, unsigned kind);

/* Sorts, merges what came twice, builds the trie, and works out costs and the places where compounds part. */
void lexicon_settle(Lexicon *lexicon);
bool lexicon_write(const Lexicon *lexicon, const char *path);
void lexicon_free(Lexicon *lexicon);

/* trie.c: lays the sorted words out as a double array. */
void trie_build(Lexicon *lexicon);
/* The state after a letter code; 0 for none. */
unsigned trie_step(const Lexicon *lexicon, unsigned state, unsigned letter);
/* The word that ends in this state, or NULL. */
Word *trie_word(const Lexicon *lexicon, unsigned state);

/* costs.c */
void costs_set(Lexicon *lexicon);
/* May a word or a part of one begin at letter i? */
bool starts_cluster(const Word *word, size_t i);

/* Memory for `count` things of `size`, zeroed; ends the program when there is none. */
void *wanted(void *old, size_t count, size_t size);

#endif
