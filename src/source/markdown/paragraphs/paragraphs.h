/* What an open leaf turns out to be when it is closed. */
#ifndef LIKHIT_SOURCE_MARKDOWN_PARAGRAPHS_PARAGRAPHS_H
#define LIKHIT_SOURCE_MARKDOWN_PARAGRAPHS_PARAGRAPHS_H

#include "source/markdown/state/block_reader.h"

/* closing.c: close the open leaf; then containers until `depth` is the innermost. */
void lk_block_close_leaf(LkBlockReader *reader);
void lk_block_close_to(LkBlockReader *reader, size_t depth);

/* paragraphs.c: what a paragraph turns out to be once it is whole: definitions, tables, words. */
void lk_paragraph_close(LkBlockReader *reader);

/* own_lines.c */
/* Parts the lines of a closed paragraph where a person ended them (LkSegment.is_own). *node is the paragraph,
 * the last child of the innermost container or before tables in it. */
void lk_paragraph_part(LkBlockReader *reader, LkNode *node);

#endif
