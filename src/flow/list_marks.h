/* The marks of list items. */
#ifndef LIKHIT_FLOW_LIST_MARKS_H
#define LIKHIT_FLOW_LIST_MARKS_H

#include "source/document.h"
#include "style/layout.h"

/* A list and those that it stands in, while its items are set or counted. */
typedef struct LkListContext {
    const struct LkListContext *outer;
    int depth;   /* 0 = outermost */
    int counter; /* of the item being set; 0 in a bullet list */
} LkListContext;

/* Returns the context of a list that stands in an item of `outer`; NULL = in none. */
static inline LkListContext lk_list_within(const LkListContext *outer)
{
    return (LkListContext){.outer = outer, .depth = outer == NULL ? 0 : outer->depth + 1};
}

/* Returns the layout's level for the list: the deepest one for those that are deeper. */
static inline const LkListLevel *lk_list_level(const LkLayout *layout, const LkListContext *list)
{
    return &layout->list[list->depth < LK_LIST_LEVELS ? list->depth : LK_LIST_LEVELS - 1];
}

/* Returns the mark of the item being set, with a blank behind it, in the arena. */
LkText lk_list_mark(const LkLayout *layout, const LkListContext *list, LkMarker marker, LkArena *arena);

#endif
