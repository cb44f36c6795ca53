/* Inlines of a text without blocks: paragraphs parted by empty lines, definitions at their beginnings,
 * nothing else. What its tokens are is written down as HTML, and the remarks as `left-over 3+2`. */
#ifndef LIKHIT_TESTS_MARKDOWN_HAND_H
#define LIKHIT_TESTS_MARKDOWN_HAND_H

#include "source/markdown/markdown.h"

/* Returns a document of paragraphs. */
LkMarkdown *hand_markdown(LkText text, LkArena *arena);
/* Returns the HTML of the paragraphs without <p>, then the remarks, each as [kind start+length] in bytes. */
const char *hand_read(const char *text, LkArena *arena);

typedef struct HandCase {
    const char *text, *html;
} HandCase;
void check_hand_cases(const HandCase *cases, size_t count);
#define CHECK_HAND_CASES(cases) check_hand_cases((cases), sizeof(cases) / sizeof *(cases))

#endif
