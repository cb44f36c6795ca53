/* The compiled word list: one file, mapped and read as it is. tools/words writes it.
 *
 *     LkWordsHeader · LkWordsNode[node_count] · LkWordsEntry[word_count]
 *
 * The nodes are a double-array trie (Aoe 1989) over letters as code point − U+0E00: from state s the letter c
 * leads to t = base[s] + c if check[t] = s. Letter 0 ends a word; the base of the state it leads to is the
 * word's entry. Numbers are in the order of the machine that compiled it; another machine refuses the file.
 */
#ifndef LIKHIT_WORDS_FORMAT_H
#define LIKHIT_WORDS_FORMAT_H

#include <stdint.h>

#define LK_WORDS_MAGIC      "LKWORDS2"
#define LK_WORDS_BYTE_ORDER 0x01020304u
#define LK_WORDS_ROOT       1u
#define LK_WORDS_FIRST      0x0E00u /* code point of letter 0 */
#define LK_WORDS_LETTERS    0x60u
#define LK_WORDS_LONGEST    64 /* letters of a word: the bits of `inner` */

/* Costs are in 1/1024 of a natural logarithm: −ln of the word's share of running text. */
#define LK_WORDS_COST_UNIT         1024
#define LK_WORDS_NATS(thousandths) ((thousandths)*LK_WORDS_COST_UNIT / 1000)
/* What letters cost that make no known word: a piece, each of its first clusters, each after those. A listed
 * word costs less than the same letters as an unknown piece. */
#define LK_WORDS_UNKNOWN_PIECE   LK_WORDS_NATS(8000)
#define LK_WORDS_UNKNOWN_CLUSTER LK_WORDS_NATS(3500)
#define LK_WORDS_UNKNOWN_LATER   LK_WORDS_NATS(8000)
#define LK_WORDS_UNKNOWN_FIRST   4 /* clusters at the lower cost */

typedef struct LkWordsHeader {
    char magic[8];
    uint32_t byte_order;
    uint32_t node_count;
    uint32_t word_count;
    uint32_t longest; /* letters of the longest word */
    uint8_t
        digest[32]; /* SHA-256 of all that follows. Not checked: to read all would cost more than a report */
} LkWordsHeader;

typedef struct LkWordsNode {
    uint32_t base, check;
} LkWordsNode;

typedef struct LkWordsEntry {
    uint32_t inner[2]; /* bit i: the word is a compound that may be parted before its letter i */
    uint32_t cost;
} LkWordsEntry;

#endif
