/* The logical structure while it grows: blocks are typeset one after another, and each line belongs to the
 * element that is current then. The finished tree is the LkStructure of frame/structure.h. */
#ifndef LIKHIT_FLOW_ELEMENTS_H
#define LIKHIT_FLOW_ELEMENTS_H

#include "frame/structure.h"
#include "source/document.h"

/* The elements so far. Starts with zeroes and an arena. */
typedef struct LkElements {
    LkArena *arena; /* holds `items` */
    LkElement *items;
    size_t count, capacity;
    uint32_t current; /* index of the element that new lines belong to */
    uint32_t title;   /* index of the title's element, which several title blocks in a row share; 0 = none */
    /* the headings that the text stands under, outermost first: */
    int written[6]; /* their levels as written */
    int nested[6];  /* their levels without gaps, which the structure tells */
    int open;       /* how many there are */
} LkElements;

/* Begins an element inside the current one and makes it current. Returns the element that was current, for
 * lk_element_leave. */
uint32_t lk_element_enter(LkElements *elements, LkElementKind kind, LkSpan span);
/* The same with the element that suits a block. A block that becomes several elements or none (a list, a
 * rule) changes nothing here: the function that typesets it begins its elements. */
uint32_t lk_element_enter_block(LkElements *elements, const LkBlock *block);
/* Makes `outside` the current element again. */
void lk_element_leave(LkElements *elements, uint32_t outside);

#endif
