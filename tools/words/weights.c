/* Reading the weights of features into a hash table. A line is: template, content, tab, weight. The content
 * has a character a field, up to seven: a Thai letter, or a number as a digit of base 36. # begins a comment.
 */
#include "compile.h"

#include "words/list.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 256, FIELDS = 7, MOST_WEIGHT = 2047 };

/* Reads one field; gives where the next one begins, NULL when there is none. */
static const char *read_field(const char *at, uint64_t *field)
{
    const unsigned char *bytes = (const unsigned char *)at;
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    const char *digit = *at == '\0' ? NULL : strchr(digits, *at);
    if (digit != NULL) {
        *field = (uint64_t)(digit - digits);
        return at + 1;
    }
    if (bytes[0] != 0xE0 || (bytes[1] != 0xB8 && bytes[1] != 0xB9) || bytes[2] < 0x80)
        return NULL;
    *field = (uint64_t)((bytes[1] & 3u) << 6 | (bytes[2] & 0x3Fu));
    return at + 3;
}

static bool read_line(const char *line, uint64_t *feature, int *weight)
{
    uint64_t field = 0;
    size_t count = 0;
    *feature = (uint64_t)(unsigned char)line[0] << 56;
    if (line[0] == '\0')
        return false;
    const char *at = line + 1;
    for (const char *next; (next = read_field(at, &field)) != NULL && count < FIELDS; at = next)
        *feature |= field << (8 * count++);
    char *end = NULL;
    long value = *at == '\t' ? strtol(at + 1, &end, 10) : 0;
    *weight = (int)value;
    return count > 0 && value != 0 && value >= -MOST_WEIGHT && value <= MOST_WEIGHT &&
           (*end == '\n' || *end == '\0');
}

/* Each slot keeps the greater check; the smaller one goes on (Amble and Knuth, Ordered hash tables, 1974). */
static void put(Lexicon *lexicon, uint64_t feature, int weight)
{
    uint64_t hash = lk_words_hash(feature);
    LkWordsWeight one = {.check = LK_WORDS_CHECK(hash), .weight = weight};
    for (size_t i = LK_WORDS_SLOT(hash);; i++) {
        LkWordsWeight *slot = &lexicon->weights[i & (lexicon->weight_slots - 1)], other = *slot;
        if (other.weight == 0 || other.check < one.check) {
            *slot = one;
            one = other;
        }
        if (one.weight == 0)
            return;
    }
}

/* Whether each feature is found: not when there are too many in a row, or two with one check. */
static bool are_found(const Lexicon *lexicon, const uint64_t *features, const int *weights, size_t count)
{
    LkWords words = {.weights = lexicon->weights, .weight_slots = (uint32_t)lexicon->weight_slots};
    size_t i = 0;
    while (i < count && lk_words_weight(&words, features[i]) == weights[i])
        i++;
    return i == count;
}

static void make_table(Lexicon *lexicon, const uint64_t *features, const int *weights, size_t count)
{
    lexicon->weight_slots = 512;
    do {
        lexicon->weight_slots *= 2;
        if (lexicon->weight_slots < count + count / 2)
            continue;
        free(lexicon->weights);
        lexicon->weights = wanted(NULL, lexicon->weight_slots, sizeof *lexicon->weights);
        memset(lexicon->weights, 0, lexicon->weight_slots * sizeof *lexicon->weights);
        for (size_t i = 0; i < count; i++)
            put(lexicon, features[i], weights[i]);
    } while (lexicon->weights == NULL || !are_found(lexicon, features, weights, count));
}

bool lexicon_read_weights(Lexicon *lexicon, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "compile-words: cannot read %s: %s\n", path, strerror(errno));
        return false;
    }
    char line[LONGEST_LINE];
    uint64_t *features = NULL;
    int *weights = NULL;
    size_t count = 0, capacity = 0, number = 0;
    bool good = true;
    while (good && fgets(line, sizeof line, file) != NULL) {
        number++;
        if (line[0] == '#')
            continue;
        if (count == capacity) {
            capacity = capacity == 0 ? 65536 : capacity * 2;
            features = wanted(features, capacity, sizeof *features);
            weights = wanted(weights, capacity, sizeof *weights);
        }
        good = read_line(line, &features[count], &weights[count]);
        count++;
    }
    if (!good)
        fprintf(stderr, "compile-words: %s:%zu is no weight of a feature\n", path, number);
    if (good)
        make_table(lexicon, features, weights, count);
    fclose(file);
    free(features);
    free(weights);
    return good;
}
