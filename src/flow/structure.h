/* The logical structure while it grows: which element each line that is set belongs to. */
#ifndef LIKHIT_FLOW_STRUCTURE_H
#define LIKHIT_FLOW_STRUCTURE_H

#include "frame/structure.h"
#include "source/document.h"

/* The elements so far. Starts with zeroes and an arena. */
typedef struct LkElements {
    LkArena *arena; /* where `items` grow */
    LkElement *items;
    size_t count, capacity;
    uint32_t current; /* that new lines belong to */
    uint32_t title;   /* the element of the title's lines, while they come */
    int source[6],
        depth[6]; /* levels of the headings that the text stands under: as written, and as nested */
    int open;     /* how many of them */
} LkElements;

/* Begins an element within the current one, and makes it the current one. Returns the one outside, for
 * lk_element_leave. */
uint32_t lk_element_enter(LkElements *elements, LkElementKind kind, LkSpan span);
/* The same for a block. Blocks that have several elements, or none, are left to who sets them: then the
 * current element stays. */
uint32_t lk_element_enter_block(LkElements *elements, const LkBlock *block);
/* Makes the element outside the current one again. */
void lk_element_leave(LkElements *elements, uint32_t outside);

#endif
