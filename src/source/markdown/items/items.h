/* Items of lists, and where they go. */
#ifndef LIKHIT_SOURCE_MARKDOWN_ITEMS_ITEMS_H
#define LIKHIT_SOURCE_MARKDOWN_ITEMS_ITEMS_H

#include "source/markdown/state/block_reader.h"

/* items.c */
/* Begins the item whose mark stands at the cursor, if one does; the cursor moves behind it. `matched` is the
 * innermost container that the line belongs to; `is_inner`: another mark stands before it on the line. */
bool lk_item_begin(LkBlockReader *reader, size_t *matched, bool is_inner);

/* inner_items.c: returns whether a mark behind that of the innermost item, on its line, begins an item in it.
 */
bool lk_inner_item_begins(const LkBlockReader *reader, const LkItemMark *mark);
/* Returns the last number of the marks that begin a line: 2 of (๑) และ (๒). */
int32_t lk_last_number_of_head(LkText text, const LkItemMark *mark, LkAt end);
/* Returns whether the innermost item, which is Thai, has a number: what follows on its line are words. */
bool lk_is_behind_number(const LkBlockReader *reader);

/* thai_items.c: where an officer sees an item. Returns whether a mark on a Thai line begins an item there. */
bool lk_thai_item_begins(LkBlockReader *reader, LkItemMark *mark, size_t matched);
/* levels.c: returns the container that the item goes into, and below which all is closed. */
size_t lk_thai_item_container(LkBlockReader *reader, const LkItemMark *mark, size_t matched);
/* Begins a paragraph of its own for a part: หมวด ๒, บทที่ ๓, ระเบียบวาระที่ ๑. It closes all items. */
bool lk_part_begins(LkBlockReader *reader, size_t matched);

#endif
