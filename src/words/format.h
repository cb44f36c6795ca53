/* The file format of the compiled word list. tools/words writes it; it is mapped and used as it is.
 *
 *     LkWordsHeader · LkWordsNode[node_count] · LkWordsEntry[word_count] · LkWordsWeight[weight_slots]
 *
 * The nodes are a double-array trie (Aoe 1989) over letters as code point − U+0E00: from state s the letter c
 * leads to t = base[s] + c if check[t] = s. Letter 0 ends a word; the base of the state it leads to is the
 * word's entry. The weights are a hash table; each says what a feature (words/weigh.h) adds to the belief
 * that two words meet. Numbers are in the byte order of the machine that compiled the list; a machine of the
 * other order refuses the file.
 */
#ifndef LIKHIT_WORDS_FORMAT_H
#define LIKHIT_WORDS_FORMAT_H

#include <stdint.h>

#define LK_WORDS_MAGIC      "LKWORDS3"
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
#define LK_WORDS_UNKNOWN_PIECE   LK_WORDS_NATS(10000)
#define LK_WORDS_UNKNOWN_CLUSTER LK_WORDS_NATS(4500)
#define LK_WORDS_UNKNOWN_LATER   LK_WORDS_NATS(8000)
#define LK_WORDS_UNKNOWN_FIRST   4 /* clusters at the lower cost */

typedef struct LkWordsHeader {
    char magic[8];
    uint32_t byte_order;
    uint32_t node_count;
    uint32_t word_count;
    uint32_t longest;      /* letters of the longest word */
    uint32_t weight_slots; /* 0 or a power of two, at least LK_WORDS_PROBES */
    uint32_t reserved;     /* 0 */
    uint8_t digest[32];    /* SHA-256 of all that follows. Not checked when the list is opened: reading it all
                              takes longer than typesetting a report */
} LkWordsHeader;

/* A state of the trie. */
typedef struct LkWordsNode {
    uint32_t base, check;
} LkWordsNode;

/* Kinds of pieces of a run of letters: words of the list by their frequency and length, and others. */
enum {
    LK_PIECE_NONE,
    LK_PIECE_WORD,                         /* and the next 11: 3 × class of cost + class of length */
    LK_PIECE_UNKNOWN = LK_PIECE_WORD + 12, /* of one cluster; two, three, more follow */
    LK_PIECE_OWN = LK_PIECE_UNKNOWN + 4,   /* a word of the user */
    LK_PIECE_NAME                          /* a name of the list: never divided */
};

typedef struct LkWordsEntry {
    uint32_t inner[2]; /* bit i: the word is a compound that may be divided before its letter i */
    uint32_t cost : 26, kind : 5;
    uint32_t is_term : 1; /* a line parts it at a price only */
} LkWordsEntry;

/* A slot of the hash table; 0 = empty. The feature is known by bits of its hash that did not choose the slot.
 */
typedef struct LkWordsWeight {
    uint32_t check : 20;
    int32_t weight : 12; /* never 0 */
} LkWordsWeight;

/* Natural logarithms of odds, in 1/128. */
#define LK_WORDS_WEIGHT_UNIT 128
/* Slots that are looked at for a feature, one behind the other. Along them the checks fall, so that most
 * features that have no weight are known by the first slot or two. */
#define LK_WORDS_PROBES 32

/* The hash of a feature: the slot in the top half, the check in the lower. */
static inline uint64_t lk_words_hash(uint64_t feature)
{
    feature *= UINT64_C(0x9E3779B97F4A7C15);
    feature ^= feature >> 32;
    return feature * UINT64_C(0xD6E8FEB86659FD93);
}
#define LK_WORDS_CHECK(hash) ((uint32_t)((hash) >> 12) & 0xFFFFF)
#define LK_WORDS_SLOT(hash)  ((uint32_t)((hash) >> 32))

#endif
