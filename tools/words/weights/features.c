/* word-features WORDS: tells the features of each place in the texts on standard input, a line each, where
 * words may meet. For learn.py. Binary, in the byte order of the machine: line, character, features; 32, 32
 * and 64 bits. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/thai_cluster.h"
#include "words/segment.h"

typedef struct Row {
    uint32_t line, character;
    uint64_t features[LK_FEATURES];
} Row;

static void tell_run(const LkWords *words, const LkLetters *run, size_t first, uint32_t line, LkArena *arena)
{
    LkPath path = lk_words_path(words, run, NULL, 0, arena);
    for (size_t at = 1; at < path.reading->count; at++) {
        if (!lk_path_is_weighed(&path, at))
            continue;
        Row row = {.line = line, .character = (uint32_t)first + path.reading->places[at]};
        lk_path_features(&path, at, row.features);
        fwrite(&row, sizeof row, 1, stdout);
    }
}

static void tell_line(const LkWords *words, LkText text, uint32_t line, LkArena *arena)
{
    uint32_t *letters = LK_NEW_ARRAY(arena, text.length + 1, uint32_t);
    bool *starts = LK_NEW_ARRAY(arena, text.length + 1, bool);
    size_t count = 0;
    for (size_t at = 0; at < text.length;)
        letters[count++] = lk_utf8_next(text, &at);
    for (size_t i = 0; i < count; i++)
        starts[i] = lk_thai_begins_cluster(letters, count, i);
    for (size_t i = 0; i < count;) {
        size_t first = i;
        while (i < count && lk_is_thai_letter(letters[i]))
            i++;
        if (i - first > 1)
            tell_run(words, &(LkLetters){letters + first, starts + first, i - first}, first, line, arena);
        i += i == first;
    }
}

int main(int count, char **values)
{
    if (count != 2) {
        fputs("usage: word-features WORDS\n", stderr);
        return 2;
    }
    LkWords *words = lk_words_open(values[1]);
    LkArena *arena = lk_arena_create();
    if (words == NULL || arena == NULL) {
        perror(values[1]);
        return 1;
    }
    char *bytes = NULL;
    size_t room = 0;
    uint32_t line = 0;
    for (ssize_t length; (length = getline(&bytes, &room, stdin)) > 0; line++) {
        tell_line(words, (LkText){bytes, (size_t)length - (bytes[length - 1] == '\n')}, line, arena);
        lk_arena_reset(arena);
    }
    free(bytes);
    lk_arena_destroy(arena);
    lk_words_close(words);
    return 0;
}
