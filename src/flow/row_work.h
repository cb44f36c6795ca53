/* What typesetting the rows of a table takes: in the document's memory for rows that are kept, in memory that
 * the next row takes again for deferred ones. */
#ifndef LIKHIT_FLOW_ROW_WORK_H
#define LIKHIT_FLOW_ROW_WORK_H

#include "flow/galley.h"

/* All that the setting of rows depends on besides their table. */
typedef struct LkRowSetter {
    const LkLayout *layout;
    LkTextContext *text; /* its arena keeps the lines */
    LkArena *boxes;      /* keeps the items */
    LkReferences *references;
    LkLength measure;     /* for cells whose columns have no widths yet */
    LkLength page_height; /* of the text area */
} LkRowSetter;

/* Returns the setter of rows that are kept as long as the galley. */
LkRowSetter lk_row_setter(LkFlow *flow);

/* Memory of its own for rows that are not kept. */
typedef struct LkRowWork {
    LkRowSetter setter; /* what to set the rows by */
    LkTextContext text;
    LkReferences references;
    LkArena *arena, *scratch; /* its own; NULL = none */
    LkFlow *owner;            /* NULL: the rows have been set before, and all of them has been told */
} LkRowWork;

/* Work for rows of a document that flows. */
LkRowWork *lk_row_work_open(LkFlow *flow);
/* Work for the same rows after that, by the setter that they had then. What it makes lives in `arena`; what
 * it would tell has been told. */
LkRowWork *lk_row_work_reopen(const LkRowSetter *setter, LkTextEngine *engine, LkArena *arena);
/* Returns the setter for another row, whose memory is that of the row before. */
const LkRowSetter *lk_row_work_next(LkRowWork *work);
/* Frees the memory. What has been told once is known to the document from now on. */
void lk_row_work_close(LkRowWork *work);

#endif
