/* Hyphenation of Latin words by patterns (Liang, “Word Hy-phen-a-tion by Com-put-er”, 1983), read from a file
 * in the format of libhyphen, such as Debian's hyph_en_US.dic. Read here and not by libhyphen, which ends the
 * program when memory runs out.
 *
 * Patterns that are read are immutable and safe on any number of threads. */
#ifndef LIKHIT_WORDS_HYPHENS_H
#define LIKHIT_WORDS_HYPHENS_H

#include "base/arena.h"

#include <stdint.h>

typedef struct LkHyphens LkHyphens;

/* Reads the patterns of a file; the caller closes them. NULL when the file cannot be read, is none of
 * patterns in UTF-8, or there is no memory. */
LkHyphens *lk_hyphens_open(const char *path);
/* NULL is allowed. */
void lk_hyphens_close(LkHyphens *hyphens);

enum {
    LK_HYPHENS_LEAST_WORD = 5, /* shorter words are not divided */
    LK_HYPHENS_MOST_WORD = 63, /* nor longer ones, which are no words */
    LK_HYPHENS_LEAST_BEFORE = 2,
    LK_HYPHENS_LEAST_BEHIND = 3
};

/* Fills before[i] with whether the word may be divided before its letter i. `word` has `count` letters a to
 * z; `before` has room for as many. */
void lk_hyphens_find(const LkHyphens *hyphens, const char *word, size_t count, bool *before);

#endif
