/* Finds which glyphs of a cluster stand for which of its characters, so that copying from the PDF gives what
 * was typed. */
#ifndef LIKHIT_PDF_CLUSTER_H
#define LIKHIT_PDF_CLUSTER_H

#include "font/glyph_run.h"

enum { LK_CLUSTER_MOST = 48 }; /* a cluster of more glyphs (many marks on one letter) becomes one unit */

/* The smallest part of a cluster whose glyphs and text belong together: mostly one glyph and one character.
 */
typedef struct LkClusterUnit {
    LkText text;     /* a slice of the cluster's text */
    uint64_t glyphs; /* bit i: the cluster's i-th glyph, from 0; all bits set when there are more than
                        LK_CLUSTER_MOST */
} LkClusterUnit;

/* Fills `units`, which has room for LK_CLUSTER_MOST, in the order of the text. Returns how many units there
 * are, at least 1. Each glyph is in exactly one unit, and the units' texts joined are `text`: nothing is
 * lost. */
size_t lk_cluster_match(const LkFace *face, const LkGlyph *glyphs, size_t count, LkText text,
                        LkClusterUnit *units);

#endif
