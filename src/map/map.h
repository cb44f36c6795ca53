/* The map between pages and source: from a place on a page to its place in the source, from the source to a
 * page, and the whole map as JSON for other programs; also the layer that a viewer puts over the picture of a
 * page. Reads frames and changes nothing. */
#ifndef LIKHIT_MAP_MAP_H
#define LIKHIT_MAP_MAP_H

#include "frame/frame.h"

/* A word, a picture or a rule on a page, and where it comes from. */
typedef struct LkMapped {
    size_t page; /* from 1 */
    LkArea box;
    LkSpan span; /* of its first character in the source */
} LkMapped;

/* Finds what stands at x, y (from the top left corner) on a page (from 1), or beside it on the same line.
 * Returns false when nothing there comes from a source. `arena` is for deferred rows of tables. */
bool lk_map_at(const LkFrames *frames, size_t page, LkLength x, LkLength y, LkArena *arena, LkMapped *mapped);

/* Finds where a place of a source file is printed: the word at that place, else what comes before it on its
 * line or in the file, else what follows. `file` is as in LkFile.name. Lines and columns count from 1; column
 * 0 means 1. Returns false when nothing of the file is printed. `arena` as above. */
bool lk_map_find(const LkFrames *frames, LkText file, uint32_t line, uint32_t column, LkArena *arena,
                 LkMapped *mapped);

/* Appends the whole map as JSON; docs/map.md describes it. */
void lk_map_json(const LkFrames *frames, LkBuffer *out);

/* Appends the layer of a page (from 1) as JSON, by which a viewer makes the page's picture selectable and
 * explains it: the lines with their text, the x of each cluster, where lines may end and how far each is
 * stretched; the edges of tables; the structure. */
void lk_layer_json(const LkFrames *frames, size_t page, LkBuffer *out);

#endif
