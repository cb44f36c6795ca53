/* Looking at single characters and lines of the text: for all rooms of this folder. */
#ifndef LIKHIT_SOURCE_MARKDOWN_SCAN_SCAN_H
#define LIKHIT_SOURCE_MARKDOWN_SCAN_SCAN_H

#include "source/markdown/markdown.h"

enum { LK_TAB_COLUMNS = 4 };

/* Returns the character at `at`, 0 at the end. */
static inline uint32_t lk_peek(LkText text, size_t at, size_t end)
{
    return at >= end ? 0 : lk_utf8_next((LkText){text.bytes, end}, &at);
}

static inline bool lk_is_ascii_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Returns the length in bytes of a blank at `at`: a space, a tab, or where Thai is written also a no-break
 * space (the character or its entity) and the wide blanks that web pages indent with; 0 for anything else. */
size_t lk_blank_length(LkText text, size_t at, size_t end, bool is_thai);
/* Returns the offset behind the blanks at `at`. */
size_t lk_skip_blanks(LkText text, size_t at, size_t end, bool is_thai);
/* Returns `end` without the blanks before it (spaces and tabs). */
size_t lk_trim_end(LkText text, size_t start, size_t end);
/* Returns whether [start, end) has a Thai letter, digit or sign. */
bool lk_thai_within(LkText text, size_t start, size_t end);
/* Returns how many columns [start, end) takes: marks above and below take none, other characters one each. */
uint32_t lk_columns(LkText text, size_t start, size_t end);
/* Returns whether a row of five dots or low lines, or two ellipses, stands in [at, end): room to write in. */
bool lk_has_row_of_dots(LkText text, LkAt at, LkAt end);
/* Returns whether the text begins with `word` at `at`. */
bool lk_begins_with(LkText text, size_t at, size_t end, const char *word);
/* Returns the offset of the line end at or after `at`; *next becomes where the next line begins. */
size_t lk_line_end(LkText text, size_t at, size_t *next);

#endif
