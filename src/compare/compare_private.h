/* Private to src/compare: cuts letters into words, and matches the words of two sides. */
#ifndef LIKHIT_COMPARE_COMPARE_PRIVATE_H
#define LIKHIT_COMPARE_COMPARE_PRIVATE_H

#include "compare/compare.h"
#include "map/map.h"

#define LK_NO_PARTNER UINT32_MAX

/* What moved by less than this did not move. Half a point: what an eye can see, and more than files round
 * coordinates by. */
#define LK_TOLERANCE (LK_POINT / 2)

/* ---- diff.c: the shortest edit from one sequence of numbers to another */

/* Fills in, for each number of either sequence, the index of its equal in the other, or LK_NO_PARTNER. The
 * pairs are in the same order in both. */
void lk_diff(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, uint32_t *a_partner,
             uint32_t *b_partner, LkArena *arena);

/* ---- words.c: cuts the letters of a line, with their boxes, into words */
typedef struct LkLetter {
    uint32_t character, style;
    LkArea box;
} LkLetter;

/* Takes letters, line by line, and appends the words that they make to a layer. */
typedef struct LkWordBuilder {
    LkLayer *layer;       /* that the current line's words go to: the caller sets it */
    const LkWords *words; /* NULL = runs of Thai letters stay whole */
    LkArena *arena;       /* holds the words */
    LkDiffToken proto;    /* what the words of the current line have in common: the caller sets it */
    LkLetter *letters;    /* of the current line so far */
    size_t count, capacity;
    bool ended_blank; /* the line before ended in a blank or in no Thai letter: a blank stands before this
                         line's first word */
    LkChildArena *scratch;
} LkWordBuilder;

void lk_word_builder_start(LkWordBuilder *builder, const LkWords *words, LkArena *arena);
/* Adds a letter to the line; a blank is one too. */
void lk_word_builder_letter(LkWordBuilder *builder, LkLetter letter);
/* Ends the line: its letters become words, which are appended to builder->layer. */
void lk_word_builder_end(LkWordBuilder *builder);
/* Frees the scratch memory. */
void lk_word_builder_finish(LkWordBuilder *builder);

/* Appends a token that is not filled in yet, and returns it; good until the next is added. */
LkDiffToken *lk_layer_add(LkLayer *layer, LkArena *arena);
/* Returns a hash of the bytes, never 0. */
uint32_t lk_hash32(const void *bytes, size_t length);

/* ---- match.c */
/* A stretch that the diff found different: [a, a_end) against [b, b_end), indices in LkMatchSide.order. */
typedef struct LkHunk {
    size_t a, a_end, b, b_end;
} LkHunk;

/* One side of a match. */
typedef struct LkMatchSide {
    const LkLayer *layer;
    uint32_t *
        partner; /* for each token of the layer: the index of its equal on the other side, or LK_NO_PARTNER */
    uint32_t *order; /* indices of the tokens that the diff compared, in the order of the layer */
    size_t count;    /* of those */
} LkMatchSide;

/* Which tokens of two layers are the same, and the stretches that differ. */
typedef struct LkMatch {
    LkMatchSide a, b;
    LkHunk *hunks;
    size_t hunk_count;
} LkMatch;

/* Fills in the ids of the tokens of two layers: equal texts get equal ids. */
void lk_number_texts(LkLayer *a, LkLayer *b, LkArena *arena);
/* Matches two layers whose ids are filled in. Words of the body are paired by their order first, then, where
 * that leaves any over, by their place on the page. Furniture and graphics are paired by place first, since
 * many of them are alike. */
LkMatch lk_match(const LkLayer *a, const LkLayer *b, LkLayerKind kind, LkArena *arena);

/* ---- elsewhere.c */
/* Pairs runs of words that were left without partners and that both sides have in another order: paragraphs
 * and table rows that changed places. */
void lk_match_elsewhere(LkMatch *match, LkArena *arena);

/* Returns whether token `a` and its partner name each other as partners. Where one word became two, both
 * parts name the whole word, which names only the first part. */
static inline bool lk_are_partners(const LkMatch *match, size_t a)
{
    return match->a.partner[a] != LK_NO_PARTNER && match->b.partner[match->a.partner[a]] == a;
}

/* ---- changes.c */
/* Appends a difference without traces, whose noun is "words", and returns it; good until the next is added.
 */
LkChange *lk_changes_add(LkChanges *changes, LkDifferenceKind kind, LkLayerKind layer, LkArena *arena);
/* The tokens of one side of a difference, gathered in their order. Starts with zeroes. */
typedef struct LkGathering {
    const LkDiffToken **tokens;
    size_t count, capacity;
} LkGathering;
void lk_gather(LkGathering *gathering, const LkDiffToken *token, LkArena *arena);
/* Fills in a trace: the words of the gathered tokens (`in_short`: of many only the first and the last), and a
 * spot for each block on a page (`by_block`) or for each line. */
void lk_trace(LkTrace *trace, const LkGathering *gathering, const LkSide *side, bool by_block, bool in_short,
              LkArena *arena);
/* Returns what to call the block of a token: "paragraph", "picture". Constant. */
const char *lk_noun(const LkDiffToken *token);

/* ---- moves.c */
/* Adds the differences between tokens that are partners: what moved, stands in other lines, or has another
 * style. */
void lk_find_moves(LkChanges *changes, const LkMatch matches[LK_LAYER_COUNT], LkArena *arena);

/* ---- ink.c */
/* Adds what looks different in two PDFs and is explained by none of the differences found so far. */
void lk_find_ink(LkChanges *changes, const LkReadInk *ink, size_t count, LkArena *arena);

/* ---- report.c */
/* Appends one line about a difference, without its page and without a line end; `with_place` adds its place
 * in the source, if that is known. */
void lk_change_text(const LkChange *change, bool with_place, LkMessageLanguage language, LkBuffer *out);

/* ---- look.c: how differences are marked on pictures of pages */
/* The frame drawn around a difference. Kinds differ by colour and by dashes, for readers who cannot tell
 * colours apart. */
typedef struct LkLook {
    const char *name;           /* class in CSS */
    const char *thai, *english; /* what readers are told */
    uint32_t colour;            /* 0xRRGGBB */
    double dashes[4];           /* pt */
    int dash_count;
    double fill; /* opacity of the colour inside the frame, 0 to 1: low, so that large boxes do not hide small
                    ones */
    bool is_struck; /* a line goes through it */
} LkLook;
/* Returns the look of a kind of difference, a constant. */
const LkLook *lk_look_of(LkDifferenceKind kind);
#define LK_LOOK_WIDTH 1.2 /* pt, of the frame */
#define LK_LOOK_ROOM  1.5 /* pt, between the words and the frame */

/* Returns how far two coordinates are apart. */
static inline LkLength lk_distance(LkLength a, LkLength b)
{
    return a < b ? b - a : a - b;
}

#endif
