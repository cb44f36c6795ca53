/* Weighing what there is before a letter. */
#include "words/weigh.h"

/* What the sum of the weights has to reach, in 1/LK_WORDS_WEIGHT_UNIT nat, for a break of each kind: 128 is
 * odds of 1 to e. Below both there is none. Compounds of the list are parted freely only on strong evidence:
 * the texts that were learned from count smaller words than readers see. What the list has as one word is
 * never parted freely. */
typedef struct Bounds {
    int32_t is_free, is_dear;
} Bounds;
static const Bounds bounds[] = {
    [LK_WORD_INSIDE] = {INT32_MAX, 160},
    [LK_WORD_FREE] = {140, 0},
    [LK_WORD_COMPOUND] = {440, 16},
    [LK_WORD_UNKNOWN] = {260, 96},
};

static int32_t sum_of_weights(const LkPlace *place)
{
    uint64_t features[LK_FEATURES];
    lk_place_features(place, features);
    int32_t sum = 0;
    for (size_t k = 0; k < LK_FEATURES; k++)
        sum += lk_words_weight(place->path->reading->words, features[k]);
    return sum;
}

/* Nothing is weighed beside and inside a word of the user, nor inside a name of the list, nor inside a term
 * where the list does not part it. */
static bool is_settled(const LkPlace *place)
{
    const LkPath *path = place->path;
    uint8_t left = path->kinds[place->at - 1], right = path->kinds[place->at];
    return left == LK_PIECE_OWN || right == LK_PIECE_OWN ||
           (path->marks[place->at] == LK_WORD_INSIDE &&
            (right == LK_PIECE_NAME || (right & LK_IN_TERM) != 0));
}

static LkWordBreak weighed(const LkPlace *place)
{
    LkWordBreak mark = (LkWordBreak)place->path->marks[place->at];
    int32_t sum = sum_of_weights(place);
    bool in_term = mark != LK_WORD_FREE && (place->path->kinds[place->at] & LK_IN_TERM) != 0;
    return sum >= bounds[mark].is_free && !in_term ? LK_WORD_FREE
           : sum >= bounds[mark].is_dear           ? LK_WORD_COMPOUND
           : mark == LK_WORD_UNKNOWN               ? LK_WORD_UNKNOWN
                                                   : LK_WORD_INSIDE;
}

/* Whether the word that ends here is การ. With a verb it makes a noun, which is one word to the reader;
 * behind one it ends a compound (ดำเนินการ). `breaks` is known before the place. */
static bool is_noun_prefix(const LkPlace *place, const LkWordBreak *breaks)
{
    const LkReading *reading = place->path->reading;
    const uint32_t *letters = reading->letters + place->at;
    return place->at >= 3 && letters[-3] == 0x0E01 && letters[-2] == 0x0E32 && letters[-1] == 0x0E23 &&
           (place->at == 3 || breaks[reading->places[place->at - 3]] == LK_WORD_FREE);
}

void lk_words_weigh(const LkPath *path, LkWordBreak *breaks)
{
    const LkReading *reading = path->reading;
    bool has_weights = reading->words->weights != NULL;
    for (LkPlace place = lk_place_first(path); lk_place_next(&place);) {
        if (!lk_place_is_weighed(&place))
            continue;
        bool settled = !has_weights || is_settled(&place);
        LkWordBreak mark = settled ? (LkWordBreak)path->marks[place.at] : weighed(&place);
        if (mark == LK_WORD_FREE && is_noun_prefix(&place, breaks))
            mark = LK_WORD_COMPOUND;
        breaks[reading->places[place.at]] = mark;
    }
}
