/* A glyph run: glyphs of one face at one size on one baseline, and the text they stand for. It is what
 * shaping gives, what lines are made of and what the back ends paint; nobody measures it again after the line
 * is typeset. */
#ifndef LIKHIT_FONT_GLYPH_RUN_H
#define LIKHIT_FONT_GLYPH_RUN_H

#include "font/font.h"

/* Whether a line may end before a cluster. Kept to be shown to who drafts. */
typedef enum LkBreakTier {
    LK_BREAK_NONE,
    LK_BREAK_FREE,
    LK_BREAK_COMPOUND, /* between the parts of a compound: at a price */
    LK_BREAK_WEAK      /* behind a connective, between given name and surname: at a small one */
} LkBreakTier;

#define LK_CLUSTER_BITS 30

typedef struct LkGlyph {
    /* byte offset in the run's text of the grapheme cluster it belongs to; never falls */
    uint32_t cluster : LK_CLUSTER_BITS;
    uint32_t tier : 2; /* LkBreakTier before that cluster */
    uint16_t glyph;    /* glyph id in the face */
    int16_t advance;   /* font units */
    int16_t x_offset;  /* font units, from the pen: marks are placed by these */
    int16_t y_offset;  /* font units, upward */
    int32_t stretch;   /* added after the advance by justification, 1/65536 pt; only on the last glyph of a
                          cluster */
} LkGlyph;

/* Where a part of a run's text comes from. */
typedef struct LkOrigin {
    uint32_t offset;       /* bytes in the run's text */
    uint32_t inline_index; /* of its paragraph */
    LkSpan span;           /* file NULL: a counter, or nothing that was typed */
} LkOrigin;

typedef struct LkGlyphRun {
    const LkFace *face;
    LkLength size;   /* pt per em, scaled */
    uint32_t colour; /* 0xRRGGBB */
    LkText text;     /* the source text of exactly these glyphs, UTF-8, in typed order */
    LkGlyph *glyphs;
    size_t count;
    LkLength width; /* sum of advances and stretches, in LkLength; trailing blanks included */
    LkText link;    /* target or empty */
    LkSpan span;    /* where the text starts in the source; file NULL for furniture and counters */
    const LkOrigin
        *origins; /* of what follows the text that `span` is of, in order; NULL = all is of `span` */
    uint32_t origin_count;
    uint32_t inline_index,
        inline_offset; /* of its paragraph, and the character in it, that the text begins with */
    bool strike;       /* a line through it */
    LkLength rise;     /* of its baseline above the line's: marks of notes */
    uint32_t note;     /* the mark of this footnote; 0 = none */
} LkGlyphRun;

#endif
