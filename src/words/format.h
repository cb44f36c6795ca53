/* The file format of the compiled word list. tools/words writes it; it is mapped and used as it is.
 *
 *     LkWordsHeader · LkWordsNode[node_count] · LkWordsEntry[word_count]
 *
 * The nodes are a double-array trie (Aoe 1989) over letters as code point − U+0E00: from state s the letter c
 * leads to t = base[s] + c if check[t] = s. Letter 0 ends a word; the base of the state it leads to is the
 * word's entry. Numbers are in the byte order of the machine that compiled the list; a machine of the other
 * order refuses the file.
 */
#ifndef LIKHIT_WORDS_FORMAT_H
#define LIKHIT_WORDS_FORMAT_H

#include <stdint.h>

#define LK_WORDS_MAGIC      "LKWORDS2"
#define LK_WORDS_BYTE_ORDER 0x01020304u
#define LK_WORDS_ROOT       1u
#define LK_WORDS_FIRST      0x0E00u /* the code point that letter numbers are counted from */
#define LK_WORDS_LETTERS    0x60u
#define LK_WORDS_LONGEST    64 /* letters of a word at most, since `inner` has so many bits */

/* The cost of a word is −ln of its frequency in running text, in 1/1024. */
#define LK_WORDS_COST_UNIT         1024
#define LK_WORDS_NATS(thousandths) ((thousandths)*LK_WORDS_COST_UNIT / 1000)
/* The cost of letters that make no known word: for the piece, for each of its first clusters, for each
 * further one. A listed word always costs less than its letters as an unknown piece. */
#define LK_WORDS_UNKNOWN_PIECE   LK_WORDS_NATS(8000)
#define LK_WORDS_UNKNOWN_CLUSTER LK_WORDS_NATS(3500)
#define LK_WORDS_UNKNOWN_LATER   LK_WORDS_NATS(8000)
#define LK_WORDS_UNKNOWN_FIRST   4 /* clusters at the lower cost */

typedef struct LkWordsHeader {
    char magic[8];
    uint32_t byte_order;
    uint32_t node_count;
    uint32_t word_count;
    uint32_t longest;   /* letters of the longest word */
    uint8_t digest[32]; /* SHA-256 of all that follows. Not checked when the list is opened: reading it all
                           takes longer than typesetting a report */
} LkWordsHeader;

/* A state of the trie. */
typedef struct LkWordsNode {
    uint32_t base, check;
} LkWordsNode;

typedef struct LkWordsEntry {
    uint32_t inner[2]; /* bit i: the word is a compound that may be divided before its letter i */
    uint32_t cost;
} LkWordsEntry;

#endif
