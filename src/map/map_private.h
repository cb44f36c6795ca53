/* Private to src/map: the pieces of a run, each of which comes from one place of the source. */
#ifndef LIKHIT_MAP_MAP_PRIVATE_H
#define LIKHIT_MAP_MAP_PRIVATE_H

#include "map/map.h"

/* A part of a run that comes from one place of the source. */
typedef struct LkPiece {
    uint32_t start, end; /* bytes in the run's text */
    LkLength x, width;   /* on the page */
    LkSpan span;         /* of its first character if that is known, else of its block; file NULL = nowhere */
    bool is_exact;       /* the span is that of the character */
} LkPiece;

/* Fills in the next piece of an item's run. *index starts as 0 and is counted up. Returns false behind the
 * last piece. */
bool lk_next_piece(const LkFrames *frames, const LkItem *item, size_t *index, LkPiece *piece);

/* Returns the word that holds `byte` (of the run's text), as a smaller piece. A piece always begins with a
 * word. */
LkPiece lk_word_of(const LkItem *item, const LkPiece *piece, uint32_t byte);

/* Returns the byte of the run's text where the cluster at `x` of the page begins; that of the last cluster
 * when `x` is to the right of all. */
uint32_t lk_byte_at(const LkItem *item, LkLength x);

/* Returns the span of the innermost element around an item that has one; file NULL = none has. */
LkSpan lk_block_span(const LkFrames *frames, const LkItem *item);

/* Returns a box on the line of a glyph item, from `x` on: as high as the line's pitch. */
LkArea lk_line_box(const LkItem *item, LkLength x, LkLength width);

/* ---- json.c, tags.c */
/* Appends a JSON list of lengths, in points. */
void lk_put_numbers(LkBuffer *out, const LkLength *lengths, size_t count);
/* Appends the elements that have something on the page, as JSON objects with commas between them, under the
 * names of their PDF tags. */
void lk_put_tags(const LkFrames *frames, const LkPage *page, LkBuffer *out);

/* Returns the advance of a glyph with what justification adds to it. */
static inline LkLength lk_glyph_width(const LkGlyphRun *run, size_t glyph)
{
    return lk_length_from_units(run->glyphs[glyph].advance, run->size, run->face->units_per_em) +
           run->glyphs[glyph].stretch;
}

#endif
