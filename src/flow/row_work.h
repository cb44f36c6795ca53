/* What typesetting the rows of a table needs: the layout, the text engine and memory. Rows that are kept are
 * made in the document's memory. Deferred rows (table/table.h) are made in memory of their own, which is used
 * again for the next row. */
#ifndef LIKHIT_FLOW_ROW_WORK_H
#define LIKHIT_FLOW_ROW_WORK_H

#include "flow/galley.h"

/* All that typesetting a row depends on besides its table. Owns nothing. */
typedef struct LkRowSetter {
    const LkLayout *layout;
    LkTextContext *text; /* its arena holds the lines */
    LkArena *boxes;      /* holds the items */
    LkReferences *references;
    LkLength measure;     /* of the text area: for cells whose columns have no widths yet */
    LkLength page_height; /* of the text area */
} LkRowSetter;

/* Returns the setter of rows that live as long as the document's galley. */
LkRowSetter lk_row_setter(LkFlow *flow);

/* A setter with memory of its own, for rows that are needed one at a time. */
typedef struct LkRowWork {
    LkRowSetter setter; /* points into the members below */
    LkTextContext text;
    LkReferences references;
    LkArena *arena, *scratch; /* that it owns; NULL = none */
    LkFlow
        *owner; /* the document, which hears of errors; NULL = rows typeset before: their errors are known */
} LkRowWork;

/* Returns the work for rows that are typeset for the first time. Released by lk_row_work_close, or with
 * flow->arena. */
LkRowWork *lk_row_work_open(LkFlow *flow);
/* Returns the work for rows that are typeset again when their page is painted, by the setter of the first
 * time (its text and boxes may be NULL). What it makes lives in `arena`. Errors are dropped, since the first
 * time reported them. */
LkRowWork *lk_row_work_reopen(const LkRowSetter *setter, LkTextEngine *engine, LkArena *arena);
/* Returns the setter for the next row, and frees what was made for the row before. Only after
 * lk_row_work_open. */
const LkRowSetter *lk_row_work_next(LkRowWork *work);
/* Frees the memory. After lk_row_work_open the document also learns which warnings have been given, so that
 * none comes twice, and whether the rows print page numbers. */
void lk_row_work_close(LkRowWork *work);

#endif
