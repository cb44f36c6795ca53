/* A line while its containers and blocks are read: a cursor that knows columns. A tab reaches to the next of
 * every four columns, and may be taken in part (CommonMark 0.31 §2.2). */
#ifndef LIKHIT_SOURCE_MARKDOWN_SCAN_LINE_H
#define LIKHIT_SOURCE_MARKDOWN_SCAN_LINE_H

#include "source/markdown/markdown.h"

typedef struct LkLineScan {
    LkText text;
    LkAt start, end; /* without the line end */
    LkAt next;       /* where the next line begins */
    LkAt at;         /* the cursor */
    uint32_t column; /* of the cursor, from 0 */
    uint32_t pad;    /* columns that are left of the tab before the cursor */
    bool is_thai;    /* it has a Thai letter, digit or sign */
    bool is_blank;
    /* lk_line_look: */
    LkAt content;    /* the first character behind blanks */
    uint32_t indent; /* columns from the cursor to it */
} LkLineScan;

/* Returns the line that begins at `start`. */
LkLineScan lk_line_scan(LkText text, LkAt start);
/* Finds `content` and `indent` from the cursor on. */
void lk_line_look(LkLineScan *line);
/* Moves the cursor by up to `columns` columns of blanks. */
void lk_line_advance(LkLineScan *line, uint32_t columns);
/* Moves the cursor to `at`, behind characters that are no blanks. */
void lk_line_move(LkLineScan *line, LkAt at);

#endif
