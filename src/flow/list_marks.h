/* The marks of list items: the bullet, number or letter that stands before each. */
#ifndef LIKHIT_FLOW_LIST_MARKS_H
#define LIKHIT_FLOW_LIST_MARKS_H

#include "source/document.h"
#include "style/layout.h"

/* A list, and the lists around it, while its items are typeset or counted. */
typedef struct LkListContext {
    const struct LkListContext *outer; /* NULL = none */
    LkMarker marker;
    int depth;   /* 0 = outermost. Clauses are no level: a list within one is as deep as the clause */
    int counter; /* number of the current item; 0 where items are not counted */
} LkListContext;

/* How the items of a list look. */
typedef struct LkItemStyle {
    LkLength indent, hang, gap; /* as in LkListLevel */
    LkLength space_before;
    bool bold; /* the mark */
} LkItemStyle;

/* Returns the context of a list that stands in an item of `outer`, or by itself when `outer` is NULL. */
static inline LkListContext lk_list_within(const LkListContext *outer, LkMarker marker)
{
    int depth = outer == NULL ? 0 : outer->marker == LK_MARKER_CLAUSE ? outer->depth : outer->depth + 1;
    return (LkListContext){.outer = outer, .marker = marker, .depth = depth};
}

/* Makes `item` the current item of the list. */
void lk_list_count(LkListContext *list, const LkBlock *item);

/* Returns how the list looks: clauses as the layout says, other lists by their depth. Lists deeper than the
 * layout has levels take the deepest. */
LkItemStyle lk_item_style(const LkLayout *layout, const LkListContext *list);

/* Returns the mark of the current item, followed by a blank, in the arena: a box for a task, the mark as
 * typed where the item has one, else a number or bullet in the layout's format. */
LkText lk_list_mark(const LkLayout *layout, const LkListContext *list, const LkBlock *item, LkArena *arena);

#endif
