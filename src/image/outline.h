/* Glyph outlines as HarfBuzz draws them, each taken from the font once a page. */
#ifndef LIKHIT_IMAGE_OUTLINE_H
#define LIKHIT_IMAGE_OUTLINE_H

#include "font/font.h"

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
    size_t count;  /* 0 for a space */
    size_t number; /* from 1, by first use: the same on every run */
} LkOutline;

typedef struct LkOutlines LkOutlines;

LkOutlines *lk_outlines_create(LkArena *arena);
/* Returns the outline, taken from the font at the first call; valid as long as the arena. */
const LkOutline *lk_outlines_get(LkOutlines *outlines, const LkFace *face, uint16_t glyph);
/* The outlines asked for so far: how many, and each by index, which is its number less 1. */
size_t lk_outlines_count(const LkOutlines *outlines);
const LkOutline *lk_outlines_at(const LkOutlines *outlines, size_t index);

#endif
