/* Private to the reading of a sheet: its cells, from the XML to the text. */
#ifndef LIKHIT_DATA_SHEET_PRIVATE_H
#define LIKHIT_DATA_SHEET_PRIVATE_H

#include "data/data_private.h"
#include "data/workbook.h"

typedef struct LkSheetCell {
    uint32_t row, column; /* from 0 */
    LkText text;          /* as it is shown */
    LkText held;          /* as in LkHeldValue; empty = what is shown */
    bool is_number;       /* an amount, which merged rows would add more than once; no date */
} LkSheetCell;

/* A merged range. */
typedef struct LkSheetMerge {
    uint32_t column, last_column, row, last_row;
    bool is_filled; /* its text was given to the rows below its first */
} LkSheetMerge;

/* What is told once, with the first cell. */
typedef struct LkSheetTold {
    size_t count;
    uint32_t row, column;
    LkText value;
} LkSheetTold;

typedef struct LkSheet {
    LkDataContext context;
    LkWorkbook book;
    const LkFile *file;
    LkSpan from;
    LkSheetCell *cells; /* in the order of rows and columns, once all are read */
    size_t count, room;
    LkSheetMerge *merges;
    size_t merge_count, merge_room;
    uint32_t *hidden_rows; /* in their order */
    size_t hidden_row_count, hidden_row_room;
    int32_t *hidden_columns; /* where ranges of hidden columns begin, less where they end; NULL = none */
    uint32_t header_row;     /* that of LkDataOptions */
    bool is_too_large, is_damaged;
    LkSheetTold errors, formulas;
} LkSheet;

/* sheet_cells.c: reads the cells, merged ranges and what is hidden. */
LkZipResult lk_sheet_read(LkSheet *sheet, size_t index);
/* Puts the cells in the order of rows and columns. */
void lk_sheet_order(LkSheet *sheet);

/* sheet_merges.c: gives text of merged cells to all their rows. */
void lk_sheet_fill_merges(LkSheet *sheet);

/* sheet_shape.c: takes hidden rows out; makes one row of names out of several. */
void lk_sheet_leave_out_hidden(LkSheet *sheet);
void lk_sheet_join_header(LkSheet *sheet);

/* sheet_text.c: writes the cells down as lines of CSV, in the context's arena. */
void lk_sheet_write(const LkSheet *sheet, LkSheetText *out);

#endif
