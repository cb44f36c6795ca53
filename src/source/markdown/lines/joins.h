/* Does a line go on the one before? */
#ifndef LIKHIT_SOURCE_MARKDOWN_LINES_JOINS_H
#define LIKHIT_SOURCE_MARKDOWN_LINES_JOINS_H

#include "source/markdown/state/block_reader.h"

/* joins.c */
/* Returns whether the line is a name in brackets, as it stands over a position. */
bool lk_is_name_line(const LkBlockReader *reader);
/* Returns whether the line is where a person signs: ลงชื่อ ………. */
bool lk_is_signing_line(const LkBlockReader *reader);
/* Returns whether the line before is a name in brackets: what follows it is a position. */
bool lk_is_below_name(const LkBlockReader *reader);
/* Returns whether the line is a paragraph of its own though nothing parts it from the one before: in a text
 * whose lines are paragraphs. */
bool lk_is_line_a_paragraph(const LkBlockReader *reader);
/* Returns whether the line begins a paragraph by its indent. */
bool lk_is_indented_paragraph(const LkBlockReader *reader);
/* Returns whether the line, which nothing parts from the one before, goes on it. */
LkJoin lk_line_join(const LkBlockReader *reader);

/* short_lines.c: counts the line, which is LK_JOIN_SHORT, where it may be a phrase of a text that was broken.
 */
void lk_count_short_line(LkBlockReader *reader);

#endif
