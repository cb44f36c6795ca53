/* Private to text/: text from right to left. */
#ifndef LIKHIT_TEXT_ORDER_H
#define LIKHIT_TEXT_ORDER_H

#include "text/text_private.h"

/* Fills section->levels, in scratch, where the section has LK_HAS_RIGHT_TO_LEFT; else it stays NULL. */
void lk_find_levels(LkSection *section, LkArena *scratch);
/* Returns, in scratch, the runs of a line from left to right: places in `levels`, the level of each run in
 * typed order (UAX #9, rule L2). */
const size_t *lk_order_runs(const uint8_t *levels, size_t count, LkArena *scratch);
/* Puts the clusters of glyphs that are in typed order in that from right to left, or the other way round. */
void lk_reverse_clusters(LkGlyph *glyphs, size_t count);

#endif
