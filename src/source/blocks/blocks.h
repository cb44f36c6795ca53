/* Blocks that are written as YAML in a fenced block: tables, signatures, tables of contents, QR codes. And
 * the attributes in braces after a picture. */
#ifndef LIKHIT_SOURCE_BLOCKS_BLOCKS_H
#define LIKHIT_SOURCE_BLOCKS_BLOCKS_H

#include "source/front/front.h"

/* ---- For the body. Each reads the YAML of one block; `span` is the block's. Returns NULL after an error. */

LkTable *lk_table_block(LkReader *reader, const LkYaml *map, LkSpan span);
LkSignature *lk_signature_block(LkReader *reader, const LkYaml *map, LkSpan span);
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

/* table_compute.c: sorts the rows (`sort: score`, descending `sort: -score`), and adds a last row of texts,
 * sums and means. `names` are the fields of the columns. Return false after an error. */
bool lk_table_sort(LkReader *reader, const LkYaml *node, const LkText *names, LkTable *table);
bool lk_table_footer(LkReader *reader, const LkYaml *map, const LkText *names, LkTable *table);

/* data_file.c: returns the data file that a table names, reading it unless that was done before; NULL after
 * an error. `from` is the place that names it. */
const LkDataFile *lk_data_file(LkReader *reader, LkText path, LkSpan from);

/* table_data.c: the rows of a table that shows a data file. Cells are made only when they are asked for. */
enum { LK_RANK_COLUMN = -2 }; /* in place of a field: the number of the row */

/* Which rows and columns of a data table a table block shows. */
typedef struct LkDataRows {
    const LkDataTable *data_table;
    const int *columns;    /* for each column of the block its column in data_table, or LK_RANK_COLUMN */
    const uint32_t *order; /* rows of data_table, from 1, in the order to show; NULL = as they stand */
    size_t rows;           /* how many, without the footer */
    const LkCell *footer;  /* the last row; NULL = none */
} LkDataRows;

/* Gives the table the rows of a data file; `columns` as in LkDataRows. */
void lk_table_data(LkReader *reader, const LkDataFile *file, const int *columns, LkTable *table);
/* Returns the row of data_table that a row of the block shows. */
size_t lk_table_record(const LkDataRows *data, size_t row);
/* Makes the cells of all rows and stores them in table->cells, so that they can be changed. */
void lk_table_hold(LkReader *reader, LkTable *table);
/* Return the text of a cell, without blanks around it, and its place. */
LkText lk_table_text(LkReader *reader, const LkTable *table, size_t row, size_t column);
LkSpan lk_table_span(LkReader *reader, const LkTable *table, size_t row, size_t column);

#endif
