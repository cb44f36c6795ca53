/* Rows of a table whose columns are made by blanks. */
#ifndef LIKHIT_SOURCE_MARKDOWN_TABLES_BLANK_ROWS_H
#define LIKHIT_SOURCE_MARKDOWN_TABLES_BLANK_ROWS_H

#include "source/markdown/state/block_reader.h"

enum { LK_BLANK_COLUMNS = 12 }; /* more are no table that is typed by hand */

/* The cells of a line. */
typedef struct LkBlankRow {
    size_t count; /* 0 = it is none */
    bool is_far;  /* so many blanks stand between all that they are no phrases of a sentence */
    bool is_any_far;
    bool is_item; /* its first cell has the mark of an item */
    LkAt starts[LK_BLANK_COLUMNS], ends[LK_BLANK_COLUMNS];
    uint32_t columns[LK_BLANK_COLUMNS], behind[LK_BLANK_COLUMNS]; /* where they stand and end on the page */
} LkBlankRow;

/* Rows that follow one another. */
typedef struct LkBlankRun {
    LkBlankRow head;
    size_t rows;
    bool is_lined_up;  /* all cells stand below those of the first */
    bool may_be_askew; /* three columns and more, all far apart; of items, some */
} LkBlankRun;

/* Returns the cells of [at, end) of a line. */
LkBlankRow lk_blank_row(const LkBlockReader *reader, LkAt at, LkAt end);
/* Returns how many cells at its start a row leaves out: a sum stands below the second column. */
size_t lk_blank_cells_left_out(const LkBlankRow *first, const LkBlankRow *row);
/* Begins a run. Returns false when its first row cannot be one. */
bool lk_blank_run_begin(LkBlankRun *run, LkText text, const LkBlankRow *head);
/* Adds a row. Returns false when it is not like the others. */
bool lk_blank_run_take(LkBlankRun *run, const LkBlankRow *row);
/* Returns whether there are as many rows as a table needs. */
bool lk_blank_run_is_table(const LkBlankRun *run);

#endif
