/* Blocks that are written as YAML in a fenced block: tables, signatures, tables of contents, QR codes. And
 * the attributes in braces after a picture. */
#ifndef LIKHIT_SOURCE_BLOCKS_BLOCKS_H
#define LIKHIT_SOURCE_BLOCKS_BLOCKS_H

#include "source/front/front.h"

/* ---- For the body. Each reads the YAML of one block; `span` is the block's. Returns NULL after an error. */

LkTable *lk_table_block(LkReader *reader, const LkYaml *map, LkSpan span);
LkSignature *lk_signature_block(LkReader *reader, const LkYaml *map, LkSpan span);
/* Gives it a line to sign on: words, a row of dots, and words. Without text the row is as long as the room.
 */
void lk_signature_line(LkReader *reader, LkSignature *signature, const LkInlines *before, LkInline dots,
                       const LkInlines *after);
/* signature_field.c: names the field that the block is signed in: as `node` says (NULL = it says nothing), or
 * by the number of the block. */
void lk_signature_field(LkReader *reader, const LkYaml *node, LkSignature *signature);
/* Tells of fields with equal names. Called when all blocks have been read. */
void lk_signature_fields_check(LkReader *reader);
/* `map` may be NULL. */
LkContents *lk_contents_block(LkReader *reader, const LkYaml *map);
/* Sets the id of `block` too. */
LkImageBlock *lk_qr_block(LkReader *reader, const LkYaml *map, LkBlock *block);
/* Returns the id of a block; empty if it has none. */
LkText lk_block_id(LkReader *reader, const LkYaml *map, LkSpan *span);

/* What stands in braces after a picture. */
typedef struct LkPictureAttributes {
    LkText id;
    LkLength width; /* 0 = not given */
    double part;    /* the width as a part of the text's width, 0.5 for 50%; 0 = not given */
} LkPictureAttributes;

/* Reads “{#name width=8cm}”, braces included. Returns false after errors. */
bool lk_picture_attributes(LkReader *reader, LkText text, LkSpan span, LkPictureAttributes *attributes);

/* Makes the header of a table without groups of columns: one row with the titles of its columns. */
void lk_table_titles(LkReader *reader, LkTable *table);

/* ---- Among the files that read tables */

/* For each column of a table block, how its cells are filled. */
typedef struct LkTableFields {
    LkText *names;        /* the field that it shows; empty = rows are lists in the order of columns */
    const LkYaml **nodes; /* its YAML, for the places of errors */
    bool *ranks;          /* it shows the number of the row, counted after sorting */
    bool *merges;         /* equal values that follow one another become one cell */
    LkText *formats;      /* the form that its values are printed in, such as money; empty = as they stand */
    bool *as_is;          /* its digits stay as typed, whatever the layout's numerals */
} LkTableFields;

/* table_cells.c: rows written in the block, cells that span others. */

/* Gives the table `count` columns. Returns false after an error: too many. */
bool lk_table_new_columns(LkReader *reader, LkTable *table, LkTableFields *fields, size_t count, LkSpan span);
/* Reads the rows that are written in the block. Returns false after an error. */
bool lk_table_rows(LkReader *reader, const LkYaml *rows, LkTable *table, LkTableFields *fields);
/* Merges cells of equal values that follow one another in the columns of fields->merges. */
void lk_table_merge(LkReader *reader, LkTable *table, const LkTableFields *fields);
/* Returns a cell in which each line of the text is a paragraph. With `fill`, {{fields}} are filled in, and
 * `offset` is where the text stands in the file. */
LkCell lk_table_cell(LkReader *reader, LkText text, LkSpan span, LkFileOffset offset, bool fill);

/* table_format.c: makes the cells be printed as `format:` and `digits:` of their columns say. Called last:
 * order, sums and means are those of the values as they stand. */
void lk_table_format(LkReader *reader, LkTable *table, const LkTableFields *fields);
/* table_cell_form.c: prints a cell so; `held` as lk_table_held. */
void lk_table_format_cell(const LkTableFields *fields, size_t column, LkCell *cell, LkText held,
                          LkArena *arena);

/* table_order.c: sorts the rows (`sort: score`, descending `sort: -score`), and `totals` with them. `names`
 * are the fields of the columns. Returns false after an error. */
bool lk_table_sort(LkReader *reader, const LkYaml *node, const LkText *names, unsigned char *totals,
                   LkTable *table);
/* Finds the column that shows the field `wanted`. Returns false, after an error at `span`, when there is
 * none.
 */
bool lk_table_column(LkReader *reader, const LkTable *table, const LkText *names, LkText wanted, LkSpan span,
                     size_t *column);

/* table_totals.c: which rows are totals already. */
typedef enum LkTotalKind {
    LK_TOTAL_NONE,
    LK_TOTAL_BY_VALUE, /* it is called like one: a total where its value is the sum of rows beside it */
    LK_TOTAL_UNNAMED,  /* the last row, the only one without a word: so is this */
    LK_TOTAL_SURE,     /* “รวม” */
    LK_TOTAL_LEFT_OUT  /* it is left out of sums */
} LkTotalKind;

/* Returns an LkTotalKind for each row, in memory for temporary data. */
unsigned char *lk_table_totals(LkReader *reader, const LkTable *table);
/* Returns what a row is called, a total or else its first word, and the place of that; empty if it has none.
 */
LkText lk_table_label(LkReader *reader, const LkTable *table, size_t row, LkSpan *span);
/* Returns the arena for temporary data. */
LkArena *lk_table_work(const LkReader *reader);

/* table_groups.c: marks as left out the rows that are totals by their values in one of the `columns`. */
void lk_table_find_groups(LkReader *reader, const LkTable *table, const bool *columns, unsigned char *totals);

/* table_sums.c */
typedef enum LkTableResult { LK_TABLE_WORD, LK_TABLE_SUM, LK_TABLE_MEAN, LK_TABLE_COUNT } LkTableResult;

/* Reads the value of a cell: what it holds, written as it is shown. *decimals is how many are shown. */
bool lk_table_number(LkText text, LkText held, LkNumber *number, int *decimals);
/* Works out a column; rows of totals that had a value there are marked as left out. Returns false after an
 * error. */
bool lk_table_result(LkReader *reader, const LkTable *table, unsigned char *totals, size_t column,
                     LkTableResult result, LkSpan span, LkText *text);

/* table_footer.c: the last row, of texts, sums, means and counts. */
typedef struct LkTableEntry {
    const LkYaml *node;
    size_t column;
    LkTableResult result;
} LkTableEntry;

typedef struct LkTableFooter {
    const LkYaml *map;
    LkTableEntry *entries;
    size_t count, leftmost; /* leftmost: the first column that has an entry */
} LkTableFooter;

/* Reads what `footer:` says. Returns false after an error. */
bool lk_table_read_footer(LkReader *reader, const LkYaml *map, const LkText *names, const LkTable *table,
                          LkTableFooter *footer);
/* Marks the rows, in the order in which they came, that its sums leave out. */
void lk_table_find_totals(LkReader *reader, const LkTable *table, const LkTableFooter *footer,
                          unsigned char *totals);
/* Adds the row. Returns false after an error. */
bool lk_table_footer(LkReader *reader, const LkTableFooter *footer, unsigned char *totals, LkTable *table);

/* table_arrange.c: sorts, numbers and merges the rows, and adds the last one; `sort` and `footer` may be
 * NULL. Returns false after an error. */
bool lk_table_arrange(LkReader *reader, const LkYaml *sort, const LkYaml *footer, const LkTableFields *fields,
                      LkTable *table);

/* data_file.c: returns the data file that a table names, reading it unless that was done before; NULL after
 * an error. `header_row` is that of LkDataOptions, `from` the place that names the file. */
const LkDataFile *lk_data_file(LkReader *reader, LkText path, uint32_t header_row, LkSpan from);

/* table_data.c: the rows of a table that shows a data file. Cells are made only when they are asked for. */
enum { LK_RANK_COLUMN = -2 }; /* in place of a field: the number of the row */

/* Which rows and columns of a data table a table block shows. */
typedef struct LkDataRows {
    const LkDataTable *data_table;
    const int *columns;    /* for each column of the block its column in data_table, or LK_RANK_COLUMN */
    const uint32_t *order; /* rows of data_table, from 1, in the order to show; NULL = as they stand */
    size_t rows;           /* how many, without the footer */
    const LkCell *footer;  /* the last row; NULL = none */
    const LkTableFields *fields; /* by which cells are printed; NULL = as they stand */
} LkDataRows;

/* Gives the table the rows of a data file; `columns` as in LkDataRows. */
void lk_table_data(LkReader *reader, const LkDataFile *file, const int *columns, LkTable *table);
/* Returns the row of data_table that a row of the block shows. */
size_t lk_table_record(const LkDataRows *data, size_t row);
/* Makes the cells of all rows and stores them in table->cells, so that they can be changed. */
void lk_table_hold(LkReader *reader, LkTable *table);
/* Return the text of a cell, without blanks around it; what it holds, where a spreadsheet shows less; and its
 * place. */
LkText lk_table_text(LkReader *reader, const LkTable *table, size_t row, size_t column);
LkText lk_table_held(LkReader *reader, const LkTable *table, size_t row, size_t column);
LkSpan lk_table_span(LkReader *reader, const LkTable *table, size_t row, size_t column);

#endif
