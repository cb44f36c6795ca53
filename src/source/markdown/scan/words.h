/* Lists of words at the start and the end of a line. */
#ifndef LIKHIT_SOURCE_MARKDOWN_SCAN_WORDS_H
#define LIKHIT_SOURCE_MARKDOWN_SCAN_WORDS_H

#include "source/markdown/markdown.h"

typedef struct LkWords {
    const char *const *items;
    size_t count;
} LkWords;

#define LK_WORDS(...)                                                                                        \
    ((LkWords){(const char *const[]){__VA_ARGS__},                                                           \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)})

/* Returns whether one of the words stands at `at`. */
bool lk_begins_with_any(LkText text, LkAt at, LkAt end, LkWords words);
/* Returns whether [start, end) ends with one of the words. */
bool lk_ends_with_any(LkText text, LkAt start, LkAt end, LkWords words);

#endif
