/* Which glyphs of a cluster stand for which of its characters. */
#ifndef LIKHIT_PDF_CLUSTER_H
#define LIKHIT_PDF_CLUSTER_H

#include "font/glyph_run.h"

enum { LK_CLUSTER_MOST = 48 }; /* longer clusters (piled marks) become one unit */

/* The smallest part of a cluster whose glyphs and text belong together: mostly one glyph and one character.
 */
typedef struct LkClusterUnit {
    LkText text;
    uint64_t glyphs; /* bit i: the cluster's i-th glyph; all set when the cluster passes LK_CLUSTER_MOST */
} LkClusterUnit;

/* Fills `units` (room for LK_CLUSTER_MOST) in order of the text and gives their number; each glyph is in
 * exactly one unit, the texts joined are `text`. */
size_t lk_cluster_match(const LkFace *face, const LkGlyph *glyphs, size_t count, LkText text,
                        LkClusterUnit *units);

#endif
