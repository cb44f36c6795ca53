/* Were the lines of a text broken by its writer, or by a tool that fills them? A tool breaks at blanks, and
 * only where the next piece would not have fitted; a writer of Thai breaks anywhere. */
#ifndef LIKHIT_SOURCE_MARKDOWN_STATE_LINE_ENDS_H
#define LIKHIT_SOURCE_MARKDOWN_STATE_LINE_ENDS_H

#include "source/markdown/markdown.h"

typedef struct LkFilling {
    LkLineEnds line_ends;
    LkAt at;            /* the first line end between Thai letters; the end of the text if there is none */
    bool by_characters; /* `columns` counts marks above and below as well */
    uint32_t columns;   /* that a tool filled lines to, if one did; else of the longest line that goes on */
    bool is_filled;     /* many lines are nearly as long as the longest, so that its length is a margin */
    bool is_doubtful;   /* so few lines decided for a blank that they may have been cut anywhere */
    bool is_chosen;     /* the front matter says what line ends are */
} LkFilling;

/* Looks at all lines of text[start, its end). */
LkFilling lk_filling_measure(LkText text, LkAt start);
/* Returns the width of a part of a line as the filling counts it. */
uint32_t lk_filling_width(const LkFilling *filling, LkText text, LkAt start, LkAt end);
/* Returns whether a line of `columns` is full: the next piece, [at, end) up to its first blank, would not
 * have fitted behind it. */
bool lk_filling_is_full(const LkFilling *filling, uint32_t columns, LkText text, LkAt at, LkAt end);

#endif
