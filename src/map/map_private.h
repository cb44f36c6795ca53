/* Private to map/: the pieces of a run, each from one place of the source. */
#ifndef LIKHIT_MAP_MAP_PRIVATE_H
#define LIKHIT_MAP_MAP_PRIVATE_H

#include "map/map.h"

/* A part of a glyph item that comes from one place of the source. */
typedef struct LkPiece {
    uint32_t start, end; /* bytes in the run's text */
    LkLength x, width;   /* on the page */
    LkSpan span;         /* of its first character, or of its block; file NULL = of none */
    bool is_exact;       /* it is that of the character */
} LkPiece;

/* Fills the next piece of the item; *index counts from 0. Returns false behind the last. */
bool lk_next_piece(const LkFrames *frames, const LkItem *item, size_t *index, LkPiece *piece);

/* Returns the word of a piece that holds the byte, as a smaller piece; the piece begins with a word. */
LkPiece lk_word_of(const LkItem *item, const LkPiece *piece, uint32_t byte);

/* Returns the byte of the run's text whose cluster stands at x of the page; the last one where it is right of
 * all. */
uint32_t lk_byte_at(const LkItem *item, LkLength x);

/* Returns the span of the block that an item is part of; file NULL = it is part of none. */
LkSpan lk_block_span(const LkFrames *frames, const LkItem *item);

/* Returns the box of a line from `x` on: as high as its pitch. */
LkArea lk_line_box(const LkItem *item, LkLength x, LkLength width);

/* ---- json.c, tags.c */
/* Appends a JSON list of lengths, in points. */
void lk_put_numbers(LkBuffer *out, const LkLength *lengths, size_t count);
/* Appends the elements that the page shows, as JSON objects with commas between them. */
void lk_put_tags(const LkFrames *frames, const LkPage *page, LkBuffer *out);

/* Returns the width of a glyph with what justification adds. */
static inline LkLength lk_glyph_width(const LkGlyphRun *run, size_t glyph)
{
    return lk_length_from_units(run->glyphs[glyph].advance, run->size, run->face->units_per_em) +
           run->glyphs[glyph].stretch;
}

#endif
