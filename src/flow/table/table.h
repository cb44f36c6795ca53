/* Tables. Header and body are grids of cells; a cell may span columns and rows, and so cover other cells. The
 * rows of a large data table are deferred: they are typeset once for their height, and typeset again when
 * their page is painted, so that a table of any length fits into memory. */
#ifndef LIKHIT_FLOW_TABLE_TABLE_H
#define LIKHIT_FLOW_TABLE_TABLE_H

#include "flow/galley.h"
#include "flow/row_work.h"

/* ---- What blocks and pages ask of tables */

/* Appends the table to the galley: its caption, header and rows. `target` is what references call it; NULL =
 * nothing. */
void lk_flow_table(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target);

/* Returns the header that is repeated above a box that starts a page, or NULL. */
const LkGalleyBox *lk_repeated_header(const LkGalleyBox *box);
/* Returns whether a row of this table may be cut at a page end even when the next page has room for all of
 * it. */
bool lk_splits_rows(const LkTableFlow *table);
/* Cuts a row (or a piece of one) into `head`, at most `room` high, and `tail`. A cell's lines part only with
 * two or more on each side. Returns false when the row cannot be cut so. */
bool lk_row_split(LkFlow *flow, const LkGalleyBox *box, LkLength room, LkGalleyBox *head, LkGalleyBox *tail);

/* Notes in page->tables where the edges of the row and its columns are, which viewers show. Does nothing for
 * a box that is no row. */
void lk_table_locate_row(const LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top);
/* Returns the rule that is the upper edge of a row, at a height within its box. */
LkItem lk_table_edge(const LkTableFlow *table, LkLength y);
/* Paints the upper edge of a table that goes on at the top of a page without a repeated header. */
void lk_table_top_rule(const LkFlow *flow, LkPage *page, const LkTableFlow *table, LkLength top);
/* Paints the lower edge of the row `box`, the last of its page, where a cell spans the page end. */
void lk_table_foot_rule(const LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength bottom);
/* Repeats at the top of a page the text of cells that span the page end before it, as artifacts. */
void lk_table_repeat_labels(LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top);

/* Returns whether the box is a deferred row. */
bool lk_is_deferred(const LkGalleyBox *box);
/* Puts a deferred row onto the page, behind the items that are there now. */
void lk_deferred_add(LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top);
/* Returns the first line of the page's first row, if it is deferred and no other text stands before it: its
 * first cell and, as long as there is no letter, the next ones. Else empty. */
LkText lk_deferred_first_line(LkFlow *flow, const LkPage *page);
/* Returns the number of the table block whose rows on this page are deferred; 0 = none. */
uint32_t lk_deferred_block(const LkPage *page);

/* ---- Private to flow/table */

struct LkDecimals;

/* The header or the body of a table. A slot is a place in the grid, row × columns + column; it holds a cell,
 * or is covered by one. */
typedef struct LkGrid {
    const LkCell *cells; /* one for each slot; NULL = rows come from a data file, see lk_table_row */
    size_t rows;
    uint32_t
        *origins;   /* for each slot, that of the cell that covers it; NULL = no cell spans several slots */
    LkLines *lines; /* of each slot; NULL = typeset when they are needed */
    LkLength *heights; /* of each row; NULL unless there are origins */
    bool is_header;
} LkGrid;

/* A table that is being typeset, and what its boxes need until the pages are painted. Lives in flow->arena.
 */
struct LkTableFlow {
    const LkTable *table;
    const LkTableStyle *style;
    LkLength *widths, *lefts; /* of columns, from border to border; a border is the centre of its rule; x from
                                 the left margin */
    LkLength right;           /* x of the right border */
    LkLength *decimal;        /* x of each column's decimal points from the column's left; 0 or no array = not
                                 aligned by them */
    uint32_t block, element;  /* as in LkItem */
    LkGrid head, body;
    LkGalleyBox header;  /* at the top of the table; item_count 0 = none */
    LkGalleyBox further; /* at the top of the pages that it goes on on; item_count 0 = none */
    bool is_deferred;    /* the rows of the body are deferred */
    uint32_t *naturals;  /* natural width (all text on one line) of each cell of deferred rows, in
                            LK_NATURAL_UNIT, rounded up */
};

/* The unit of naturals: 1/64 pt. UINT32_MAX stands for a cell that was not measured or has several
 * paragraphs. */
#define LK_NATURAL_UNIT (LK_POINT / 64)

/* ---- table_continued.c */
/* Fills in table->further: the header if it is repeated, and the words of the style behind the caption. */
void lk_table_continued(LkFlow *flow, LkTableFlow *table, const LkInlines *caption, LkColumnArea area);

/* ---- table_cells.c */
/* Returns the cells of a row, one for each column: those of the grid, or read from the data file into the
 * arena. */
const LkCell *lk_grid_row(const LkTableFlow *table, const LkGrid *grid, size_t row, LkArena *arena);
/* Returns the height of a deferred row. Typesets only the cells whose natural width exceeds their column, and
 * those of decimal columns, whose numbers widen `decimals` (one for each column). */
LkLength lk_deferred_height(const LkRowSetter *setter, const LkTableFlow *table, size_t row,
                            struct LkDecimals *decimals);
/* Returns the format that a cell is typeset in. Its measure is the width of the columns that it spans, or
 * setter->measure while they have none. */
LkParagraphFormat lk_cell_format(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                                 const LkCell *cell, size_t column);
/* Returns whether the cell's numbers are aligned by their decimal points; those of the header never are. */
bool lk_cell_is_decimal(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell, size_t column);
/* Returns the lines of a row's cells, one LkLines for each column: those of the grid, or typeset now. */
const LkLines *lk_grid_lines(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                             size_t row);
/* Typesets all rows: fills in grid->lines. */
void lk_grid_typeset(const LkRowSetter *setter, const LkTableFlow *table, LkGrid *grid);
/* Returns the text style of the header or the body. */
const LkTextStyle *lk_grid_text(const LkTableFlow *table, const LkGrid *grid);
/* Returns the padding above and below the lines of a row, together. */
LkLength lk_row_padding(const LkTableFlow *table);
/* Returns the height that the row's highest cell needs. */
LkLength lk_row_height(const LkTableFlow *table, const LkGrid *grid, const LkLines *lines);
/* Return how many columns and rows a cell spans, at least 1. */
size_t lk_cell_columns(const LkCell *cell);
size_t lk_cell_rows(const LkCell *cell);

/* The greatest widths of a column's numbers so far: left of the decimal point, and from the point on. */
typedef struct LkDecimals {
    LkLength before, after;
} LkDecimals;
/* Widens them by the number in a cell; a cell of several lines is no number. */
void lk_decimals_widen(LkDecimals *decimals, const LkLines *lines);
/* Sets table->decimal of the column so that its widest number stands in the middle. */
void lk_decimals_place(LkTableFlow *table, size_t column, const LkDecimals *decimals);
/* Returns where a line of a cell begins, from the left margin. */
LkLength lk_cell_line_left(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell, size_t column,
                           const LkLines *lines, const LkLine *line);

/* ---- table_spans.c */
/* Fills in grid->origins. For grids with cells that span several slots. */
void lk_grid_origins(const LkTableFlow *table, LkGrid *grid, LkArena *arena);
/* Fills in grid->heights: a cell that spans rows and needs more height than they have makes each of them
 * higher. Called when the lines are typeset. */
void lk_grid_heights(const LkTableFlow *table, LkGrid *grid, LkArena *arena);
/* Returns whether this row and the next must stay on one page, since a cell spans both. Rows that together
 * take more than half of `page_height` may part. */
bool lk_grid_keeps(const LkTableFlow *table, const LkGrid *grid, size_t row, LkLength page_height);
/* Returns the height of all rows that a cell spans from `row` on; `own`, the height of the row's box, when it
 * spans one alone. */
LkLength lk_span_height(const LkGrid *grid, size_t row, const LkCell *cell, LkLength own);
/* Returns whether a cell spans this row and the next. */
bool lk_grid_crosses(const LkTableFlow *table, const LkGrid *grid, size_t row);
/* Returns whether a cell spans this row and the one above or below it. */
bool lk_grid_is_joined(const LkTableFlow *table, const LkGrid *grid, size_t row);

/* ---- table_columns.c, table_fit.c */
/* Fills in the widths and borders of the columns. Returns false after an error: a column has no room for a
 * letter. */
bool lk_table_columns(LkFlow *flow, LkTableFlow *table, LkColumnArea area);
/* Moves width between the columns that are `automatic` until the rows are as low as can be; no column gets
 * narrower than its `least`. */
void lk_table_fit(LkFlow *flow, LkTableFlow *table, const bool *automatic, const LkLength *least);

/* ---- table_rows.c */
/* Fills in the box of a row of the body, or of a piece of it: its items and its height. */
void lk_row_box(const LkRowSetter *setter, const LkTableFlow *table, LkRowPiece piece, LkGalleyBox *box);
/* Fills in table->header: all rows of the header as one box. */
void lk_header_box(const LkRowSetter *setter, LkTableFlow *table);

#endif
