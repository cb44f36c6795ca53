/* What divides a document: its headings, and the parts of rules and laws (หมวด ๒ บททั่วไป), which look
 * otherwise but are told as headings to readers, in bookmarks and in tables of contents. */
#ifndef LIKHIT_FLOW_HEADINGS_H
#define LIKHIT_FLOW_HEADINGS_H

#include "source/document.h"

/* Returns whether the block is a heading or names a part. */
static inline bool lk_is_heading(const LkBlock *block)
{
    return block->kind == LK_BLOCK_HEADING || (block->kind == LK_BLOCK_PARAGRAPH && block->is_part);
}

/* Returns its level, from 1; 0 when it is no heading. A ส่วน stands below its หมวด. */
int lk_heading_level(const LkBlock *block);

/* Returns its text, in the arena where it is not as written: each line of a part is printed as one, with a
 * blank before the line end that keeps words apart for readers who get them as one text. */
LkInlines lk_heading_words(const LkBlock *block, LkArena *arena);

#endif
