/* The items that are open where the line stands: what an officer sees above it. */
#ifndef LIKHIT_SOURCE_MARKDOWN_ITEMS_OPEN_ITEMS_H
#define LIKHIT_SOURCE_MARKDOWN_ITEMS_OPEN_ITEMS_H

#include "source/markdown/state/block_reader.h"

/* Quotes and notes bound them. */
typedef struct LkOpenItems {
    size_t floor, top; /* items are open[floor + 1] to open[top] */
} LkOpenItems;

/* Returns the open items around a line whose innermost container is `matched`. */
LkOpenItems lk_open_items(const LkBlockReader *reader, size_t matched);
/* Returns the mark of the open item at a depth. */
const LkItemMark *lk_open_mark(const LkBlockReader *reader, size_t depth);
/* Returns the innermost open item of a kind; 0 = none. */
size_t lk_open_of_kind(const LkBlockReader *reader, LkOpenItems span, LkMarkKind kind);
/* latin_items.c: returns whether a mark of Latin letters begins an item. Its kind and number become those of
 * the list that it goes on or begins: of letters or of Roman numerals. */
bool lk_latin_begins(const LkBlockReader *reader, LkOpenItems span, LkItemMark *mark);
/* latin_items.c: returns the number right before a Latin letter that begins an item among items with Thai, as
 * 2.www behind ๑.ITA; one of length 0 when there is none. */
LkItemMark lk_latin_word_mark(const LkBlockReader *reader, size_t matched);
/* Returns the open item that an outline number stands below; 0 = none. */
size_t lk_outline_parent(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark);

#endif
