#include "words/hyphens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_LETTERS = 31, /* of a pattern */
    SLOTS = 1 << 15,   /* of the table: English has 11,000 patterns */
    MOST_PATTERNS = SLOTS / 2,
    MOST_LINE = 256
};

/* A pattern: its letters, “.” for the end of a word, and a digit before each of them and behind the last. Of
 * all digits at a place the highest counts; odd ones let the word be divided there. */
typedef struct Pattern {
    char letters[MOST_LETTERS + 1];
    uint8_t digits[MOST_LETTERS + 1];
    uint8_t count; /* of letters; 0 = a free slot */
} Pattern;

struct LkHyphens {
    Pattern *slots; /* a hash table with linear probing */
    size_t count;
};

static uint32_t hash_of(const char *letters, size_t count)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < count; i++)
        hash = (hash ^ (unsigned char)letters[i]) * 16777619u;
    return hash;
}

static Pattern *slot_of(const LkHyphens *hyphens, const char *letters, size_t count)
{
    size_t slot = hash_of(letters, count) % SLOTS;
    while (hyphens->slots[slot].count != 0 &&
           (hyphens->slots[slot].count != count || memcmp(hyphens->slots[slot].letters, letters, count) != 0))
        slot = (slot + 1) % SLOTS;
    return &hyphens->slots[slot];
}

/* Reads a pattern such as “.ach4” or “a2f1t”. Others, of words that change when they are divided (ff=f), and
 * settings, which are in capitals, are passed over. */
static bool read_pattern(const char *line, Pattern *pattern)
{
    *pattern = (Pattern){.count = 0};
    for (const char *at = line; *at != '\0' && *at != '\n' && *at != '\r'; at++) {
        if (*at >= '0' && *at <= '9') {
            pattern->digits[pattern->count] = (uint8_t)(*at - '0');
        } else if ((*at >= 'a' && *at <= 'z') || *at == '.') {
            if (pattern->count == MOST_LETTERS)
                return false;
            pattern->letters[pattern->count++] = *at;
        } else {
            return false;
        }
    }
    return pattern->count > 0;
}

static bool read_all(LkHyphens *hyphens, FILE *file)
{
    char line[MOST_LINE];
    if (fgets(line, sizeof line, file) == NULL || strncmp(line, "UTF-8", 5) != 0)
        return false;
    while (fgets(line, sizeof line, file) != NULL) {
        Pattern pattern;
        if (!read_pattern(line, &pattern))
            continue;
        if (hyphens->count++ == MOST_PATTERNS)
            return false;
        *slot_of(hyphens, pattern.letters, pattern.count) = pattern;
    }
    return hyphens->count > 0 && !ferror(file);
}

LkHyphens *lk_hyphens_open(const char *path)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return NULL;
    LkHyphens *hyphens = calloc(1, sizeof *hyphens);
    bool good = hyphens != NULL && (hyphens->slots = calloc(SLOTS, sizeof *hyphens->slots)) != NULL &&
                read_all(hyphens, file);
    fclose(file);
    if (good)
        return hyphens;
    lk_hyphens_close(hyphens);
    return NULL;
}

void lk_hyphens_close(LkHyphens *hyphens)
{
    if (hyphens == NULL)
        return;
    free(hyphens->slots);
    free(hyphens);
}

void lk_hyphens_find(const LkHyphens *hyphens, const char *word, size_t count, bool *before)
{
    char ends[LK_HYPHENS_MOST_WORD + 2];
    uint8_t digits[LK_HYPHENS_MOST_WORD + 3] = {0};
    memset(before, 0, count * sizeof *before);
    if (count < LK_HYPHENS_LEAST_WORD || count > LK_HYPHENS_MOST_WORD)
        return;
    ends[0] = ends[count + 1] = '.';
    memcpy(ends + 1, word, count);
    for (size_t from = 0; from < count + 2; from++) {
        for (size_t length = 1; length <= MOST_LETTERS && from + length <= count + 2; length++) {
            const Pattern *pattern = slot_of(hyphens, ends + from, length);
            for (size_t i = 0; pattern->count != 0 && i <= length; i++)
                if (pattern->digits[i] > digits[from + i])
                    digits[from + i] = pattern->digits[i];
        }
    }
    for (size_t i = LK_HYPHENS_LEAST_BEFORE; i + LK_HYPHENS_LEAST_BEHIND <= count; i++)
        before[i] = digits[i + 1] % 2 != 0;
}
