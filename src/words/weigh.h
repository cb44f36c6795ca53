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
} LkPath;

/* Fills breaks, which is of the whole run, at the places where clusters begin; others stay. */
void lk_words_weigh(const LkPath *path, LkWordBreak *breaks);

/* ---- for learning the weights too */

/* A feature is a template, in the top eight bits, and eight fields of seven bits: letters as code point −
 * U+0E00, or small numbers. */
enum { LK_FEATURES = 10, LK_FEATURE_FIELDS = 8, LK_FIELD_BITS = 7 };

/* A place between two letters of a path. */
typedef struct LkPlace {
    const LkPath *path;
    size_t at;               /* the letter behind it */
    uint64_t before, behind; /* the letters on each side as fields, the nearest in the lowest */
} LkPlace;

/* Returns the place before the first letter. */
LkPlace lk_place_first(const LkPath *path);
/* Moves behind the next letter. Returns false at the end. */
bool lk_place_next(LkPlace *place);
/* Whether words may meet there: the path says so, or a word of the list ends and another begins. */
bool lk_place_is_weighed(const LkPlace *place);
void lk_place_features(const LkPlace *place, uint64_t features[LK_FEATURES]);

#endif
