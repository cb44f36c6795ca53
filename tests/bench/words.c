/* bench-words LIST TEXT…: letters a second of the segmenter over the Thai runs of the texts, ten rounds of
 * each; and how long opening the list takes. */
#include "words/words.h"
#include "base/text.h"
#include "base/thai_cluster.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool is_letter(uint32_t c)
{
    return (c >= 0x0E01 && c <= 0x0E3A && c != 0x0E2F) || (c >= 0x0E40 && c <= 0x0E4E && c != 0x0E46);
}

/* Runs end to end, a 0 behind each. */
static size_t read_runs(const char *path, uint32_t *letters, size_t room)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    static char bytes[1 << 20];
    LkText text = {bytes, fread(bytes, 1, sizeof bytes, file)};
    fclose(file);
    size_t count = 0;
    for (size_t at = 0; at < text.length && count + 2 < room;) {
        uint32_t c = lk_utf8_next(text, &at);
        if (is_letter(c))
            letters[count++] = c;
        else if (count > 0 && letters[count - 1] != 0)
            letters[count++] = 0;
    }
    letters[count++] = 0;
    return count;
}

static size_t segment(const LkWords *words, const uint32_t *letters, const bool *starts, size_t count,
                      LkWordBreak *breaks, LkArena *scratch)
{
    size_t done = 0;
    for (size_t i = 0; i < count;) {
        size_t start = i;
        while (letters[i] != 0)
            i++;
        LkLetters run = {letters + start, starts + start, i - start};
        lk_words_segment(words, &run, NULL, 0, breaks, scratch);
        lk_arena_reset(scratch);
        done += i - start;
        i++;
    }
    return done;
}

int main(int count, char **values)
{
    enum { ROOM = 1 << 20, ROUNDS = 10, TRIES = 5 };
    static uint32_t letters[ROOM];
    static bool starts[ROOM];
    static LkWordBreak breaks[ROOM];
    if (count < 3) {
        fputs("usage: bench-words LIST TEXT…\n", stderr);
        return 2;
    }
    double start = now();
    LkWords *words = lk_words_open(values[1]);
    double opened = now() - start;
    LkArena *scratch = lk_arena_create();
    if (words == NULL || scratch == NULL) {
        perror(values[1]);
        return 1;
    }
    printf("words: list opened in %.3f ms\n", opened * 1e3);
    for (int file = 2; file < count; file++) {
        size_t used = read_runs(values[file], letters, ROOM), done = 0;
        for (size_t i = 0; i < used; i++)
            starts[i] = lk_thai_begins_cluster(letters, used, i);
        double best = 0;
        for (int try = 0; try < TRIES; try++) {
            double from = now();
            done = 0;
            for (int round = 0; round < ROUNDS; round++)
                done += segment(words, letters, starts, used, breaks, scratch);
            double rate = (double)done / (now() - from) / 1e6;
            best = rate > best ? rate : best;
        }
        printf("words: %5.1f M letters/s over %zu letters of %s\n", best, done / ROUNDS, values[file]);
    }
    lk_arena_destroy(scratch);
    lk_words_close(words);
    return 0;
}
