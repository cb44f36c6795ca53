/* Reading the weights of features into a hash table. A line is: template, content, tab, weight. The content
 * has a character a field, up to eight: a Thai letter, or a number as a digit of base 36. # begins a comment.
 */
#include "compile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 256, FIELDS = 8, FIELD_BITS = 7, MOST_WEIGHT = 2047 };

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
        *feature |= field << (FIELD_BITS * count++);
    char *end = NULL;
    long value = *at == '\t' ? strtol(at + 1, &end, 10) : 0;
    *weight = (int)value;
    return count > 0 && value != 0 && value >= -MOST_WEIGHT && value <= MOST_WEIGHT &&
           (*end == '\n' || *end == '\0');
}

/* False when so many features are near this one that it has no slot. */
static bool put(Lexicon *lexicon, uint64_t feature, int weight)
{
    uint64_t hash = lk_words_hash(feature);
    for (size_t k = 0; k < LK_WORDS_PROBES; k++) {
        LkWordsWeight *slot = &lexicon->weights[(LK_WORDS_SLOT(hash) + k) & (lexicon->weight_slots - 1)];
        if (slot->weight != 0)
            continue;
        slot->check = LK_WORDS_CHECK(hash);
        slot->weight = weight;
        return true;
    }
    return false;
}

static bool make_table(Lexicon *lexicon, const uint64_t *features, const int *weights, size_t count)
{
    lexicon->weight_slots = 1024;
    while (lexicon->weight_slots < count + count / 2)
        lexicon->weight_slots *= 2;
    for (;; lexicon->weight_slots *= 2) {
        free(lexicon->weights);
        lexicon->weights = wanted(NULL, lexicon->weight_slots, sizeof *lexicon->weights);
        memset(lexicon->weights, 0, lexicon->weight_slots * sizeof *lexicon->weights);
        size_t i = 0;
        while (i < count && put(lexicon, features[i], weights[i]))
            i++;
        if (i == count)
            return true;
    }
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
    good = good && make_table(lexicon, features, weights, count);
    fclose(file);
    free(features);
    free(weights);
    return good;
}
