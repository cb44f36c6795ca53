/* Thai words: where a run of Thai letters falls into words, by the cheapest path through a list of words with
 * costs. Knows nothing of other scripts, of lines or of rules.
 *
 * A compiled list is immutable and serves any number of threads. */
#ifndef LIKHIT_WORDS_WORDS_H
#define LIKHIT_WORDS_WORDS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct LkWords LkWords;

/* Returns the list that tools/words wrote into a file, mapped: nothing is read or copied. NULL when it cannot
 * be opened (errno says why) or is no list for this machine (errno is EINVAL). */
LkWords *lk_words_open(const char *path);
/* Unmaps it. NULL is allowed. */
void lk_words_close(LkWords *words);
/* Returns the SHA-256 of the list: 32 bytes, valid until the list is closed. */
const uint8_t *lk_words_digest(const LkWords *words);

/* What stands before a letter. */
typedef enum LkWordBreak {
    LK_WORD_INSIDE,   /* inside a word of one piece, or inside a cluster */
    LK_WORD_FREE,     /* between two words */
    LK_WORD_COMPOUND, /* between the parts of a compound: a break that costs */
    LK_WORD_UNKNOWN   /* between clusters of letters that are no known words: the last resort */
} LkWordBreak;

/* A word of the user's, as letters; never parted, and cheaper than any other reading. */
typedef struct LkOwnWord {
    const uint32_t *letters;
    size_t count;
} LkOwnWord;

/* One run of Thai letters (consonants, vowels and marks, nothing else). */
typedef struct LkLetters {
    const uint32_t *letters;
    const bool *starts; /* starts[i]: letter i starts a cluster; only there may anything be parted */
    size_t count;
} LkLetters;

/* Fills breaks[0 … count − 1]; the first is LK_WORD_INSIDE. Time and memory are linear in the run. Letters
 * that are written wrongly but look right (nikhahit with sara aa for sara am, two sara e for sara ae) are
 * read as what they look like. */
void lk_words_segment(const LkWords *words, const LkLetters *run, const LkOwnWord *own, size_t own_count,
                      LkWordBreak *breaks, LkArena *scratch);

#endif
