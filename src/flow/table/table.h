/* Tables. Header and body are grids of cells; a cell may cover others. The rows of a large data table are
 * deferred: they are typeset once for their height, and again when their page is painted. */
#ifndef LIKHIT_FLOW_TABLE_TABLE_H
#define LIKHIT_FLOW_TABLE_TABLE_H

#include "flow/galley.h"
#include "flow/row_work.h"

/* ---- What blocks and pages ask of tables */

/* Appends the table to the galley: its caption, header and rows. */
void lk_flow_table(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target);

/* Returns the header that is repeated above a box that starts a page, or NULL. */
const LkGalleyBox *lk_repeated_header(const LkGalleyBox *box);
/* Whether a row of this table may be cut where a page ends, though the next page has room for it. */
bool lk_splits_rows(const LkTableFlow *table);
/* Cuts a row so that the first part is at most `room` high, with at least two lines on each side where cells
 * have them. False when nothing sensible fits. */
bool lk_row_split(LkFlow *flow, const LkGalleyBox *box, LkLength room, LkGalleyBox *head, LkGalleyBox *tail);

/* Tells the page where the row's edges are, for who asks for them later. Boxes that are no rows have none. */
void lk_table_locate_row(const LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top);
/* Closes the upper edge of a table's piece that begins a page without a header. */
void lk_table_top_rule(const LkFlow *flow, LkPage *page, const LkTableFlow *table, LkLength top);
/* Closes what cells leave open that go on on the next page, below the row `box`. */
void lk_table_foot_rule(const LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength bottom);
/* Says again at the top of a page what cells say that go on from the page before; as artifacts. */
void lk_table_repeat_labels(LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top);

/* Whether the box is a row that is typeset again when its page is painted. */
bool lk_is_deferred(const LkGalleyBox *box);
/* The deferred row comes on the page behind what is there now. */
void lk_deferred_add(LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top);
/* Returns the text of the page's first row, if it is deferred and no other text stands before it; else empty.
 */
LkText lk_deferred_first_line(LkFlow *flow, const LkPage *page);
/* Returns the number of the table block whose rows on this page are deferred; 0 = none. */
uint32_t lk_deferred_block(const LkPage *page);

/* ---- Among the files of tables */

struct LkDecimals;

typedef struct LkGrid {
    const LkCell *cells; /* rows × columns; NULL = rows out of a data file, see lk_table_row */
    size_t rows;
    uint32_t *origins; /* for each slot, the index of the cell that covers it; NULL = none covers another */
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
    LkGalleyBox header; /* repeated at page tops when header_repeat; item_count 0 = none */
    bool is_deferred;   /* rows are painted when their page is */
    uint32_t *naturals; /* of deferred cells: their width on one line in LK_NATURAL_UNIT, rounded up */
};

/* 1/64 pt; cells that were not measured, or have several paragraphs, have the largest number. */
#define LK_NATURAL_UNIT (LK_POINT / 64)

/* ---- table_cells.c */
/* Returns the cells of a row: kept ones, or made in the arena. */
const LkCell *lk_grid_row(const LkTableFlow *table, const LkGrid *grid, size_t row, LkArena *arena);
/* Returns the height of a deferred row, for which as few of its cells are typeset as can be; those of decimal
 * columns widen `decimals`. */
LkLength lk_deferred_height(const LkRowSetter *setter, const LkTableFlow *table, size_t row,
                            struct LkDecimals *decimals);
/* Returns the shape in which a cell is set; its measure is that of the columns that it covers, once they have
 * widths.
 */
LkParagraphShape lk_cell_shape(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                               const LkCell *cell, size_t column);
/* Returns the lines of a row's cells, one LkLines a column: kept ones, or set now. */
const LkLines *lk_grid_lines(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                             size_t row);
/* Typesets and keeps the lines of all rows. */
void lk_grid_typeset(const LkRowSetter *setter, const LkTableFlow *table, LkGrid *grid);
const LkTextStyle *lk_grid_text(const LkTableFlow *table, const LkGrid *grid);
LkLength lk_row_padding(const LkTableFlow *table);
/* Returns the height that a row's lines ask for. */
LkLength lk_row_height(const LkTableFlow *table, const LkGrid *grid, const LkLines *lines);
size_t lk_cell_columns(const LkCell *cell);
size_t lk_cell_rows(const LkCell *cell);

/* Widths before and from the decimal points of a column's numbers so far. */
typedef struct LkDecimals {
    LkLength before, after;
} LkDecimals;
void lk_decimals_widen(LkDecimals *decimals, const LkLines *lines);
void lk_decimals_place(LkTableFlow *table, size_t column, const LkDecimals *decimals);
/* Returns where a line of a cell begins, from the left margin. */
LkLength lk_cell_line_left(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell, size_t column,
                           const LkLines *lines, const LkLine *line);

/* ---- table_spans.c */
/* Finds which cell covers which slot of the grid; when some cover others. */
void lk_grid_origins(const LkTableFlow *table, LkGrid *grid, LkArena *arena);
/* Shares out the heights of cells that cover several rows. When the lines are set. */
void lk_grid_heights(const LkTableFlow *table, LkGrid *grid, LkArena *arena);
/* Whether a page may not end between this row and the next. */
bool lk_grid_keeps(const LkTableFlow *table, const LkGrid *grid, size_t row, LkLength page_height);
/* Returns the height from a row on that a cell has for its lines. */
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
/* Lays out a piece of a row as items; gives its height. */
void lk_row_box(const LkRowSetter *setter, const LkTableFlow *table, LkRowPiece piece, LkGalleyBox *box);
/* Lays out the rows of titles as one box. */
void lk_header_box(const LkRowSetter *setter, LkTableFlow *table);

#endif
