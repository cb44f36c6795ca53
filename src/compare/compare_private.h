/* Private to compare/: from letters to words, and the matching of two rows of them. */
#ifndef LIKHIT_COMPARE_COMPARE_PRIVATE_H
#define LIKHIT_COMPARE_COMPARE_PRIVATE_H

#include "compare/compare.h"
#include "map/map.h"

#define LK_NO_PARTNER UINT32_MAX

/* Half a point: what a reader can see, and more than files round their places by. */
#define LK_TOLERANCE (LK_POINT / 2)

/* ---- diff.c: the shortest way from one row of numbers to another */

/* Fills the partners of equal numbers, in order on both sides; LK_NO_PARTNER where there is none. */
void lk_diff(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, uint32_t *a_partner,
             uint32_t *b_partner, LkArena *arena);

/* ---- words.c: letters with their boxes to words */
typedef struct LkLetter {
    uint32_t character, style;
    LkArea box;
} LkLetter;

typedef struct LkWriter {
    LkLayer *layer;
    const LkWords *words;
    LkArena *arena;
    LkMark proto; /* what the words of this line share */
    LkLetter *letters;
    size_t count, capacity;
    bool ended_blank; /* the line before: in a blank, or in no Thai letter */
    LkChildArena *scratch;
} LkWriter;

void lk_writer_start(LkWriter *writer, const LkWords *words, LkArena *arena);
/* A blank may be a letter. */
void lk_writer_letter(LkWriter *writer, LkLetter letter);
/* Ends a line: what was written becomes words of `layer`. */
void lk_writer_end(LkWriter *writer);
void lk_writer_finish(LkWriter *writer);

LkMark *lk_layer_add(LkLayer *layer, LkArena *arena);
/* Returns a number that equal strings of bytes share, never 0. */
uint32_t lk_hash32(const void *bytes, size_t length);

/* ---- match.c */
typedef struct LkHunk { /* what the diff found different: [a, a_end) against [b, b_end), places in the rows */
    size_t a, a_end, b, b_end;
} LkHunk;

/* The marks of one side. */
typedef struct LkRow {
    const LkLayer *layer;
    uint32_t *partner; /* of each mark the index of that on the other side, or LK_NO_PARTNER */
    uint32_t *order;   /* indices of the marks that were compared in their order */
    size_t count;
} LkRow;

typedef struct LkMatch {
    LkRow a, b;
    LkHunk *hunks;
    size_t hunk_count;
} LkMatch;

/* Gives equal texts of both sides equal ids. */
void lk_number_texts(LkLayer *a, LkLayer *b, LkArena *arena);
/* Words of the body are compared in their order first, what is left by its place; the others by their place
 * first, since there are many alike. */
LkMatch lk_match(const LkLayer *a, const LkLayer *b, LkLayerKind kind, LkArena *arena);

/* ---- elsewhere.c */
/* Finds runs of words that were left without partners on both sides: paragraphs and rows in another order. */
void lk_match_elsewhere(LkMatch *match, LkArena *arena);

/* Returns whether a mark of a is the first of what its partner is: a word may have become two. */
static inline bool lk_are_partners(const LkMatch *match, size_t a)
{
    return match->a.partner[a] != LK_NO_PARTNER && match->b.partner[match->a.partner[a]] == a;
}

/* ---- changes.c */
LkChange *lk_changes_add(LkChanges *changes, LkDifferenceKind kind, LkLayerKind layer, LkArena *arena);
/* Words of marks, in their order, with a box for each line. */
typedef struct LkGathering {
    const LkMark **marks;
    size_t count, capacity;
} LkGathering;
void lk_gather(LkGathering *gathering, const LkMark *mark, LkArena *arena);
/* `by_block` draws one box around each block of a page, else one around the words of each line. */
void lk_trace(LkTrace *trace, const LkGathering *gathering, const LkSide *side, bool by_block, bool in_short,
              LkArena *arena);
const char *lk_noun(const LkMark *mark);

/* ---- moves.c */
/* What moved, was set anew or restyled. */
void lk_find_moves(LkChanges *changes, const LkMatch matches[LK_LAYER_COUNT], LkArena *arena);

/* ---- ink.c */
/* What looks different besides words, and is not told of by the differences found so far. */
void lk_find_ink(LkChanges *changes, const LkReadInk *ink, size_t count, LkArena *arena);

/* ---- report.c */
/* What a difference is in a line, without its page; with its place in the source when it is wanted and known.
 */
void lk_change_text(const LkChange *change, bool with_place, LkBuffer *out);

/* ---- look.c: how marks look, on screen and on paper */
/* By colour and by line: who tells no colours apart tells lines. Widths and dashes in points. */
typedef struct LkLook {
    const char *name, *thai, *english; /* a class in CSS; what people read */
    uint32_t colour;
    double dashes[4];
    int dash_count;
    double fill;    /* how much of the colour covers the page: large boxes must not hide small ones */
    bool is_struck; /* a line through it */
} LkLook;
const LkLook *lk_look_of(LkDifferenceKind kind);
#define LK_LOOK_WIDTH 1.2 /* pt, of the frame */
#define LK_LOOK_ROOM  1.5 /* pt, between the words and the frame */

static inline LkLength lk_distance(LkLength a, LkLength b)
{
    return a < b ? b - a : a - b;
}

#endif
