/* The marks of list items: the bullet, number or letter that stands before each. */
#ifndef LIKHIT_FLOW_LIST_MARKS_H
#define LIKHIT_FLOW_LIST_MARKS_H

#include "source/document.h"
#include "style/layout.h"

/* A list, and the lists around it, while its items are typeset or counted. */
typedef struct LkListContext {
    const struct LkListContext *outer; /* NULL = none */
    int depth;                         /* 0 = outermost */
    int counter;                       /* number of the current item; 0 in a bullet list */
} LkListContext;

/* Returns the context of a list that stands in an item of `outer`, or by itself when `outer` is NULL. */
static inline LkListContext lk_list_within(const LkListContext *outer)
{
    return (LkListContext){.outer = outer, .depth = outer == NULL ? 0 : outer->depth + 1};
}

/* Returns the layout's settings for lists of this depth; lists deeper than the layout has levels take the
 * deepest. */
static inline const LkListLevel *lk_list_level(const LkLayout *layout, const LkListContext *list)
{
    return &layout->list[list->depth < LK_LIST_LEVELS ? list->depth : LK_LIST_LEVELS - 1];
}

/* Returns the mark of the current item, followed by a blank, in the arena. */
LkText lk_list_mark(const LkLayout *layout, const LkListContext *list, LkMarker marker, LkArena *arena);

#endif
