/* Glyph outlines as HarfBuzz draws them. Each is taken from its font once and stored for the whole page. */
#ifndef LIKHIT_IMAGE_OUTLINE_H
#define LIKHIT_IMAGE_OUTLINE_H

#include "font/font.h"

/* A step of an outline, with how many points it has. */
typedef enum LkStepKind {
    LK_STEP_MOVE,      /* 1 point */
    LK_STEP_LINE,      /* 1 */
    LK_STEP_QUADRATIC, /* 2: control, end */
    LK_STEP_CUBIC,     /* 3: two controls, end */
    LK_STEP_CLOSE      /* none */
} LkStepKind;

typedef struct LkStep {
    LkStepKind kind;
    float x[3], y[3]; /* font units, y upward */
} LkStep;

typedef struct LkOutline {
    const LkFace *face;
    uint16_t glyph;
    LkStep *steps;
    size_t count;  /* of steps; 0 for a glyph without ink, such as a space */
    size_t number; /* from 1, in order of first use, so that the same page always gives the same numbers */
} LkOutline;

typedef struct LkOutlines LkOutlines;

/* Returns an empty store of outlines, which lives in the arena. */
LkOutlines *lk_outlines_create(LkArena *arena);
/* Returns the outline of a glyph, taken from the font the first time; valid as long as the arena. */
const LkOutline *lk_outlines_lookup(LkOutlines *outlines, const LkFace *face, uint16_t glyph);
/* Return how many outlines have been taken so far, and each of them: index 0 is the outline with the
 * number 1. */
size_t lk_outlines_count(const LkOutlines *outlines);
const LkOutline *lk_outlines_at(const LkOutlines *outlines, size_t index);

#endif
