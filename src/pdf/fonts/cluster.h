/* Which glyphs of a cluster stand for which of its characters, so that what is copied is what was typed. */
#ifndef LIKHIT_PDF_CLUSTER_H
#define LIKHIT_PDF_CLUSTER_H

#include "font/glyph_run.h"

enum { LK_CLUSTER_MOST = 48 }; /* longer clusters (piled marks) become one unit */

/* The smallest part of a cluster whose glyphs and text belong together: mostly one glyph and one character.
 */
typedef struct LkClusterUnit {
    LkText text;     /* lies in that of the cluster */
    uint64_t glyphs; /* bit i: the cluster's i-th glyph; all set when the cluster passes LK_CLUSTER_MOST */
} LkClusterUnit;

/* Fills `units`, which has room for LK_CLUSTER_MOST, in order of the text. Returns their number, at least 1.
 * Each glyph is in exactly one unit, and the texts joined are `text`: nothing is lost. */
size_t lk_cluster_match(const LkFace *face, const LkGlyph *glyphs, size_t count, LkText text,
                        LkClusterUnit *units);

#endif
