/* Where what stands: from a place on a page to the source, from the source to a page, both as a file for
 * other programs, and what a viewer lays over the picture of a page. Reads frames, changes nothing. */
#ifndef LIKHIT_MAP_MAP_H
#define LIKHIT_MAP_MAP_H

#include "frame/frame.h"

/* A word, a picture or a rule of a page, and where it comes from. */
typedef struct LkMapped {
    size_t page; /* from 1 */
    LkArea box;
    LkSpan span; /* of its first character */
} LkMapped;

/* Finds what stands at a place of a page (from 1, in LkLength from its upper left corner), or beside it on
 * the same line. Returns false where nothing comes from a source. `arena` is for rows that are made when
 * their page is asked for. */
bool lk_map_at(const LkFrames *frames, size_t page, LkLength x, LkLength y, LkArena *arena, LkMapped *mapped);

/* Finds where a place of a file is printed: the word there, else what comes before it on the line or in the
 * file, else what follows. Lines and columns are from 1; column 0 is 1. Returns false when the file has
 * nothing that is printed. */
bool lk_map_find(const LkFrames *frames, LkText file, uint32_t line, uint32_t column, LkArena *arena,
                 LkMapped *mapped);

/* Appends the whole map as JSON; docs/map.md describes it. */
void lk_map_json(const LkFrames *frames, LkBuffer *out);

/* Appends what a viewer lays over a page (from 1) as JSON: lines with their text, the place of each cluster,
 * where a line may end, how far each is stretched; tables' edges; the structure. */
void lk_layer_json(const LkFrames *frames, size_t page, LkBuffer *out);

#endif
