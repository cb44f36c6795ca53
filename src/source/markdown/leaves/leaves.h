/* Blocks that begin on a line, whatever stands above it. */
#ifndef LIKHIT_SOURCE_MARKDOWN_LEAVES_LEAVES_H
#define LIKHIT_SOURCE_MARKDOWN_LEAVES_LEAVES_H

#include "source/markdown/state/block_reader.h"

/* leaves.c: begin a leaf at the cursor, behind the blanks, if one stands there. */
bool lk_leaf_heading(LkBlockReader *reader, size_t matched);
bool lk_leaf_fence(LkBlockReader *reader, size_t matched);
bool lk_leaf_rule(LkBlockReader *reader, size_t matched);
/* A line of - or = below a paragraph. */
bool lk_leaf_underline(LkBlockReader *reader);
/* Goes on with the open fence, indented code or HTML block. Returns false when the leaf is at its end. */
bool lk_leaf_continues(LkBlockReader *reader);
/* Whether [at, end) is a rule: three or more of one sign, and blanks. */
bool lk_is_rule(LkText text, LkAt at, LkAt end);

/* divs.c: a line ::: of pandoc. It is left out, and told. */
bool lk_leaf_div(LkBlockReader *reader, size_t matched);

/* html_blocks.c */
/* Returns the kind (1–7) of the HTML block that begins at `at`, 8 for a table, 0 for none. */
int lk_html_block_kind(LkText text, LkAt at, LkAt end);
/* Returns whether the line ends a block of the kind. */
bool lk_html_block_ends(int kind, LkText text, LkAt at, LkAt end);
/* Returns where a block that began at `start` ends within a line of it, [at, end): behind a table, or before
 * one that other tags stand around. */
LkAt lk_html_part_end(int kind, LkText text, LkAt at, LkAt end, LkAt start, bool *is_in_comment);

/* signatures.c: reads the places to sign that stand side by side from this line on, and moves to the last
 * line of them. Returns false when there are none. */
bool lk_signatures_begin(LkBlockReader *reader, size_t matched);
/* simple_tables.c: reads pandoc's simple or multiline table that begins on this line, and moves to its last
 * line. Returns false when there is none. */
bool lk_table_simple(LkBlockReader *reader, size_t matched);

#endif
