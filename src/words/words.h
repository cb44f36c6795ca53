/* Segmenting Thai: finds the words in a run of Thai letters, which are written without blanks between them.
 * Each word of a list has a cost; the division with the lowest sum of costs is taken. Knows nothing of other
 * scripts, of lines or of rules.
 *
 * A compiled list is immutable and safe on any number of threads. */
#ifndef LIKHIT_WORDS_WORDS_H
#define LIKHIT_WORDS_WORDS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct LkWords LkWords;

/* Returns the word list in a file that tools/words wrote, mapped into memory; the caller closes it. NULL when
 * the file cannot be opened (errno says why) or is not a list for this machine (errno is EINVAL). */
LkWords *lk_words_open(const char *path);
/* Unmaps it. NULL is allowed. */
void lk_words_close(LkWords *words);
/* Returns the SHA-256 of the list: 32 bytes, valid until the list is closed. */
const uint8_t *lk_words_digest(const LkWords *words);

/* What there is before a letter. */
typedef enum LkWordBreak {
    LK_WORD_INSIDE,   /* the inside of a word or of a cluster: no break */
    LK_WORD_FREE,     /* between two words */
    LK_WORD_COMPOUND, /* between the parts of a compound: a break that costs */
    LK_WORD_UNKNOWN   /* between clusters of letters that make no known word: the last resort */
} LkWordBreak;

/* A word that the user added, as code points. It is never divided, and is preferred to any other division. */
typedef struct LkOwnWord {
    const uint32_t *letters;
    size_t count;
} LkOwnWord;

/* One run of Thai letters (consonants, vowels and marks, nothing else). */
typedef struct LkLetters {
    const uint32_t *letters; /* code points */
    const bool *starts;      /* starts[i]: letter i begins a cluster; words begin and end only there */
    size_t count;
} LkLetters;

/* Fills breaks[i] with what there is before letter i; breaks[0] is LK_WORD_INSIDE. Time and memory are linear
 * in the length of the run. Wrong letters that look right (nikhahit and sara aa for sara am, two sara e for
 * sara ae) are read as what they look like. */
void lk_words_segment(const LkWords *words, const LkLetters *run, const LkOwnWord *own, size_t own_count,
                      LkWordBreak *breaks, LkArena *scratch);

/* Fills divisions[i] with whether the word can be divided before letter i, where its line would stay short
 * else: it is read as several words of the list, as cheaply as can be, and may be divided between two that
 * have two letters or more each, with their vowels and marks (มหา|วิทยาลัย). Nowhere, when it cannot be read
 * so. */
void lk_words_divide(const LkWords *words, const LkLetters *word, bool *divisions, LkArena *scratch);

#endif
