/* A glyph run: glyphs of one face at one size on one baseline, and the text they stand for. Lines are made of
 * runs, and the back ends paint them as they are: nothing is measured again after a line is typeset. */
#ifndef LIKHIT_FONT_GLYPH_RUN_H
#define LIKHIT_FONT_GLYPH_RUN_H

#include "font/font.h"

/* Whether a line may end before a cluster, and at what price. Not needed to paint: the preview shows it to
 * the author. */
typedef enum LkBreakTier {
    LK_BREAK_NONE,
    LK_BREAK_FREE,     /* at no price */
    LK_BREAK_COMPOUND, /* between the parts of a compound: at a price */
    LK_BREAK_WEAK      /* behind a connective, between given name and surname: at a small price */
} LkBreakTier;

#define LK_CLUSTER_BITS 30

typedef struct LkGlyph {
    /* byte offset, in the run's text, of the grapheme cluster that it belongs to; not below that of the glyph
     * before, or not above where text runs from right to left */
    uint32_t cluster : LK_CLUSTER_BITS;
    uint32_t tier : 2; /* LkBreakTier before that cluster */
    uint16_t glyph;    /* glyph index in the face */
    int16_t advance;   /* font units */
    int16_t x_offset;  /* font units, from the pen: marks are placed by these */
    int16_t y_offset;  /* font units, upward */
    int32_t stretch;   /* added after the advance by justification, in 1/65536 pt; only on the last glyph
                          of a cluster */
} LkGlyph;

/* Where a part of a run's text comes from, when several inlines share a run. */
typedef struct LkOrigin {
    uint32_t offset;       /* where the part begins, in bytes of the run's text */
    uint32_t inline_index; /* of its inline in the paragraph */
    LkSpan span;           /* in the source; file NULL = not typed there, such as a counter */
} LkOrigin;

/* Small type above or below the line. Footnote marks are not counted: LkGlyphRun.footnote says that. */
typedef enum LkTextPosition { LK_TEXT_ON_LINE, LK_TEXT_SUPERSCRIPT, LK_TEXT_SUBSCRIPT } LkTextPosition;

typedef struct LkGlyphRun {
    const LkFace *face;
    LkLength size;   /* of one em; that of a substitute is scaled already */
    uint32_t colour; /* 0xRRGGBB */
    LkText text;     /* the source text of exactly these glyphs, UTF-8, in typed order */
    LkGlyph *glyphs; /* from left to right */
    size_t count;
    bool right_to_left; /* the text begins at the right */
    LkLength width;     /* sum of advances and stretches, blanks at the end included */
    LkText link;        /* target or empty */
    LkSpan span;        /* where the text begins in the source; file NULL for furniture and counters */
    const LkOrigin
        *origins; /* of the further parts of the text, in order; NULL = all of it comes from `span` */
    uint32_t origin_count;
    uint32_t inline_index,
        inline_offset; /* which inline of the paragraph, and which character of it, the text begins with */
    bool strike;       /* a line through it */
    LkTextPosition position;
    LkLength rise;      /* of its baseline above that of the line: of footnote marks and superscripts; below
                           0 of subscripts */
    LkLength underline; /* thickness of the line below it; 0 = none */
    LkLength underline_depth; /* of that line's middle below the run's own baseline */
    uint32_t footnote;        /* a footnote mark: the number of the footnote; 0 = none */
} LkGlyphRun;

/* Returns where the text of a cluster of the run ends, in bytes; its glyphs are [first, end). */
static inline size_t lk_cluster_text_end(const LkGlyphRun *run, size_t first, size_t end)
{
    if (run->right_to_left)
        return first > 0 ? run->glyphs[first - 1].cluster : run->text.length;
    return end < run->count ? run->glyphs[end].cluster : run->text.length;
}

#endif
