/* Private to words/: weighing what there is before a letter, by the letters and words around it.
 *
 * The cheapest path proposes; a linear model decides. It knows features of a place, such as the three letters
 * before it, each with a weight that was learned from texts whose words people have marked (data/README.md).
 * Their sum says how sure it is that two words meet there. */
#ifndef LIKHIT_WORDS_WEIGH_H
#define LIKHIT_WORDS_WEIGH_H

#include "words/reading.h"

/* Beside the kind of a piece: it is a term. */
enum { LK_IN_TERM = 0x80 };

/* What the search found in a run. */
typedef struct LkPath {
    const LkReading *reading;
    uint8_t *marks; /* what the cheapest path has before each letter: LkWordBreak */
    uint8_t *kinds; /* of the piece of that path which each letter is in: LK_PIECE_…, with LK_IN_TERM */
    /* For each letter the kind of a word of the list, on the path or not: the longest that begins with it,
     * the longest that ends before it, one that goes on over its beginning. */
    uint8_t *begins, *ends, *spans;
    /* The letters as numbers from U+0E00 on, and their classes, behind LK_PATH_PAD zeroes, with as many
     * behind. */
    uint8_t *codes, *classes;
    /* The letters since the last word or part of one ended, and until the next one ends; at most
     * LK_FEATURE_FIELDS. For letter i those of the part that ends before it, and of the part that it begins.
     */
    uint8_t *since, *until;
} LkPath;
enum { LK_PATH_PAD = 8 };

/* Returns the path of a reading with all arrays but nothing in them, in scratch. */
LkPath lk_path_new(const LkReading *reading, LkArena *scratch);
/* Fills in codes, classes, since and until. */
void lk_path_prepare(LkPath *path);

/* Fills breaks, which is of the whole run, at the places where clusters begin; others stay. */
void lk_words_weigh(const LkPath *path, LkWordBreak *breaks);

/* ---- for learning the weights too */

/* A feature is eight bytes: fields, which are letters as code point − U+0E00 or small numbers, the first in
 * the lowest byte, and a template in the highest. */
enum { LK_FEATURES = 10, LK_FEATURE_FIELDS = 7 };

/* Whether words may meet before letter `at` > 0: the path says so, or a word of the list ends there and
 * another begins. */
bool lk_path_is_weighed(const LkPath *path, size_t at);
/* Fills in the features of that place. */
void lk_path_features(const LkPath *path, size_t at, uint64_t features[LK_FEATURES]);

#endif
