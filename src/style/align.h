/* Heads and tails of forms over one another: their lines are merged by the field that they print. */
#ifndef LIKHIT_STYLE_ALIGN_H
#define LIKHIT_STYLE_ALIGN_H

#include "style/chain.h"

/* Rewrites `head` and `tail` in the roots of a chain, so that the same line stands at the same place in each
 * of them; a line that a file does not name is an empty map there. To be called again after a change of the
 * chain: the files as they were written stay in `typed`. */
void lk_layout_align(LkLayoutChain *chain, LkArena *arena);

/* Notes in each line of the layout's head and tail where the nearest file speaks of it. */
void lk_layout_line_places(const LkLayoutChain *chain, LkLayout *layout);

/* Returns the place of a line in the list of one file as it is written, for its place in the form; both count
 * from 1. Returns `place` itself where the file does not name that line. `key` is head or tail. */
size_t lk_layout_typed_place(const LkLayoutFile *file, const char *key, size_t place);

#endif
