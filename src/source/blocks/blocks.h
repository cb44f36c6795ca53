/* Blocks that are written as YAML, between fences or in braces: tables, signatures, contents, codes,
 * attributes of pictures. */
#ifndef LIKHIT_SOURCE_BLOCKS_BLOCKS_H
#define LIKHIT_SOURCE_BLOCKS_BLOCKS_H

#include "source/front/front.h"

/* ---- For the body. Each reads one block and returns NULL after an error; `span` is the block's. */

LkTable *lk_table_block(LkReader *reader, const LkYaml *map, LkSpan span);
LkSignature *lk_signature_block(LkReader *reader, const LkYaml *map, LkSpan span);
/* `map` may be NULL. */
LkContents *lk_contents_block(LkReader *reader, const LkYaml *map);
/* Gives the block its id too. */
LkImageBlock *lk_qr_block(LkReader *reader, const LkYaml *map, LkBlock *block);
/* Returns the id of a block; empty if it has none. */
LkText lk_block_id(LkReader *reader, const LkYaml *map, LkSpan *span);

typedef struct LkPictureAttributes {
    LkText id;
    LkLength width; /* 0 = not given */
    double part;    /* of the text's width; 0 = not given */
} LkPictureAttributes;

/* Reads “{#name width=8cm}”, its braces included; false after errors. */
bool lk_picture_attributes(LkReader *reader, LkText text, LkSpan span, LkPictureAttributes *attributes);

/* Gives a table without groups of columns its header: the titles of its columns. */
void lk_table_titles(LkReader *reader, LkTable *table);

/* ---- Among the files that read tables */

/* Which value of a row goes into which column. */
typedef struct LkTableFields {
    LkText *names; /* of the columns' fields; empty = by place */
    const LkYaml **nodes;
    bool *ranks;  /* columns that hold the row's number, counted when the rows are in order */
    bool *merges; /* columns whose equal values become one cell */
} LkTableFields;

/* table_cells.c: rows written in the block, cells that cover others. */

/* Makes room for `count` columns; false after an error. */
bool lk_table_new_columns(LkReader *reader, LkTable *table, LkTableFields *fields, size_t count, LkSpan span);
bool lk_table_rows(LkReader *reader, const LkYaml *rows, LkTable *table, LkTableFields *fields);
/* Makes cells of equal values that follow one another into one. */
void lk_table_merge(LkReader *reader, LkTable *table, const LkTableFields *fields);
/* Returns a cell of text: each line is a paragraph. With `fill`, fields are filled in and `offset` is its
 * place. */
LkCell lk_table_cell(LkReader *reader, LkText text, LkSpan span, LkFileOffset offset, bool fill);

/* table_compute.c: the rows in order (`sort: score`, `sort: -score`), and the last row of texts, sums and
 * means. `names` are the columns' fields. False after an error. */
bool lk_table_sort(LkReader *reader, const LkYaml *node, const LkText *names, LkTable *table);
bool lk_table_footer(LkReader *reader, const LkYaml *map, const LkText *names, LkTable *table);

/* data_file.c: the data file of a table: one that was read already, or read now. NULL after an error. */
const LkDataFile *lk_data_file(LkReader *reader, LkText path, LkSpan from);

/* table_data.c: the rows of a table out of a data file, made when they are asked for. */
enum { LK_RANK_COLUMN = -2 };

typedef struct LkDataRows {
    const LkDataTable *data_table;
    const int *columns;    /* the field of each column of the table, or LK_RANK_COLUMN */
    const uint32_t *order; /* records, from 1, in the order of the rows; NULL = as they stand */
    size_t rows;           /* of data; a footer comes behind them */
    const LkCell *footer;
} LkDataRows;

void lk_table_data(LkReader *reader, const LkDataFile *file, const int *columns, LkTable *table);
/* Returns the record that a row shows. */
size_t lk_table_record(const LkDataRows *data, size_t row);
/* Makes all rows and holds them, so that their cells can be changed. */
void lk_table_hold(LkReader *reader, LkTable *table);
/* Returns what stands in a cell, without blanks around it. */
LkText lk_table_text(LkReader *reader, const LkTable *table, size_t row, size_t column);
LkSpan lk_table_span(LkReader *reader, const LkTable *table, size_t row, size_t column);

#endif
