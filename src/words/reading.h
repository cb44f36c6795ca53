/* Private to words/: a run of letters as the segmenter reads it, and what its search finds in it. */
#ifndef LIKHIT_WORDS_READING_H
#define LIKHIT_WORDS_READING_H

#include "words/list.h"

/* The letters in their usual spelling, and where in the run each of them stood. */
typedef struct LkReading {
    const LkWords *words;
    uint32_t *letters;
    uint32_t *places; /* index in the run; places[count] = the run's count */
    bool *starts;     /* count + 1 */
    size_t count;
} LkReading;

/* Reads ํา as ำ, ํ้า and ้ํา as ้ำ, and เเ as แ. They look alike, and texts copied out of PDFs are full of the
 * wrong ones. In scratch. */
LkReading lk_words_read(const LkWords *words, const LkLetters *run, LkArena *scratch);

/* Returns where the cluster before i begins; i > 0. */
static inline size_t lk_reading_previous(const LkReading *reading, size_t i)
{
    do
        i--;
    while (!reading->starts[i]);
    return i;
}

#endif
