/* Private to the table files of flow/: a table as it is set. Header and body are grids of cells; a cell may
 * cover others. The rows of a large data table are not kept: they are set once for their height, and again
 * when their page is painted (deferred_rows.c). */
#ifndef LIKHIT_FLOW_TABLE_H
#define LIKHIT_FLOW_TABLE_H

#include "flow/flow_private.h"

struct LkDecimals;

typedef struct LkGrid {
    const LkCell *cells; /* rows × columns; NULL = rows out of a data file, see lk_table_row */
    size_t rows;
    uint32_t *origins; /* for each place, the index of the cell that covers it; NULL = none covers another */
    LkLines *lines;    /* for each cell; NULL = set when they are needed */
    LkLength *heights; /* of rows, where origins are */
    bool is_header;
} LkGrid;

struct LkTableFlow {
    const LkTable *table;
    const LkTableStyle *style;
    LkLength *widths, *lefts; /* of columns, from the left margin, rules' centres as borders */
    LkLength right;           /* right border */
    LkLength *decimal;        /* place of the decimal point from a column's left; 0 = not decimal; or NULL */
    uint32_t block, element;
    LkGrid head, body;
    LkBox header;       /* repeated at page tops when header_repeat; item_count 0 = none */
    bool is_deferred;   /* rows are painted when their page is */
    uint32_t *naturals; /* of deferred cells: their width on one line in LK_NATURAL_UNIT, rounded up */
};

/* 1/64 pt; cells that were not measured, or have several paragraphs, have the largest number. */
#define LK_NATURAL_UNIT (LK_POINT / 64)

/* ---- table_cells.c */
/* The cells of a row. */
const LkCell *lk_grid_row(const LkFlow *flow, const LkTableFlow *table, const LkGrid *grid, size_t row);
/* How many lines a deferred row has, with as few of its cells set as can be; those of decimal columns widen
 * `decimals`. */
LkLength lk_deferred_height(LkFlow *flow, const LkTableFlow *table, size_t row, struct LkDecimals *decimals);
/* The shape in which a cell is set; its measure is that of the columns that it covers, once they have widths.
 */
LkParagraphShape lk_cell_shape(const LkFlow *flow, const LkTableFlow *table, const LkGrid *grid,
                               const LkCell *cell, size_t column);
/* The lines of a row's cells, one LkLines a column: kept ones, or set now. */
const LkLines *lk_grid_lines(LkFlow *flow, const LkTableFlow *table, const LkGrid *grid, size_t row);
/* Sets and keeps the lines of all rows. */
void lk_grid_typeset(LkFlow *flow, const LkTableFlow *table, LkGrid *grid);
const LkTextStyle *lk_grid_text(const LkTableFlow *table, const LkGrid *grid);
LkLength lk_row_padding(const LkTableFlow *table);
/* The height that a row's lines ask for. */
LkLength lk_row_height(const LkTableFlow *table, const LkGrid *grid, const LkLines *lines);
size_t lk_cell_columns(const LkCell *cell);
size_t lk_cell_rows(const LkCell *cell);

/* Widths before and from the decimal points of a column's numbers so far. */
typedef struct LkDecimals {
    LkLength before, after;
} LkDecimals;
void lk_decimals_widen(LkDecimals *decimals, const LkLines *lines);
void lk_decimals_place(LkTableFlow *table, size_t column, const LkDecimals *decimals);
/* Where a line of a cell begins, from the left margin. */
LkLength lk_cell_line_left(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell, size_t column,
                           const LkLines *lines, const LkLine *line);

/* ---- table_spans.c */
/* Finds which cell covers which place; when some cover others. */
void lk_grid_origins(LkFlow *flow, const LkTableFlow *table, LkGrid *grid);
/* Shares out the heights of cells that cover several rows. When the lines are set. */
void lk_grid_heights(LkFlow *flow, const LkTableFlow *table, LkGrid *grid);
/* Whether a page may not end between this row and the next. */
bool lk_grid_keeps(const LkFlow *flow, const LkTableFlow *table, const LkGrid *grid, size_t row);
/* The height from a row on that a cell has for its lines. */
LkLength lk_span_height(const LkGrid *grid, size_t row, const LkCell *cell, LkLength own);
/* Whether a cell reaches over the lower edge of this row. */
bool lk_grid_crosses(const LkTableFlow *table, const LkGrid *grid, size_t row);
/* Whether a cell of this row reaches over its upper or lower edge. */
bool lk_grid_is_joined(const LkTableFlow *table, const LkGrid *grid, size_t row);

/* ---- table_columns.c, table_fit.c */
/* Column borders. False after an error: a column has no room for a letter. */
bool lk_table_columns(LkFlow *flow, LkTableFlow *table, LkColumnArea area);
/* Automatic columns: moves width between them until the rows are as low as can be, no column below `least`.
 */
void lk_table_fit(LkFlow *flow, LkTableFlow *table, const bool *automatic, const LkLength *least);

/* ---- table_rows.c */
void lk_header_box(LkFlow *flow, LkTableFlow *table);

#endif
