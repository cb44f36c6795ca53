/* Data files: CSV and JSON Lines become tables, each value with its place. Numbers and encodings as Thai
 * offices have them. Knows nothing of documents. */
#ifndef LIKHIT_DATA_DATA_H
#define LIKHIT_DATA_DATA_H

#include "base/diagnostic.h"

/* Where what is read lives, and where its errors go. */
typedef struct LkDataContext {
    LkArena *arena;
    LkDiagnostics *diagnostics;
} LkDataContext;

/* ---- Tables */

/* Where a row begins in its file. */
typedef struct LkRowPlace {
    uint32_t offset, line;
} LkRowPlace;

/* Where a value stands on the line of its row. */
typedef struct LkValueSpan {
    uint32_t column, length; /* characters; column 0 = the row does not have it */
} LkValueSpan;

/* A table, compact: the texts of all fields one after the other, and where each row begins. The first row
 * names the columns. Of a CSV, or of objects of JSON. */
typedef struct LkDataTable {
    const LkFile *file;
    char separator;
    const char *pool;
    uint32_t *starts;         /* of field i in the pool; one more at the end */
    LkRowPlace *places;       /* of each row in the file */
    const LkValueSpan *spans; /* of each field; NULL = a second look at the file finds them */
    uint32_t *counts;         /* fields that each row has in the file; NULL = as many as the first */
    size_t columns, rows;
    bool is_good;
} LkDataTable;

/* What happens to a row that has more or fewer fields than the first. */
typedef enum LkRaggedRows {
    LK_RAGGED_ROWS_REFUSED, /* it is an error and left out */
    LK_RAGGED_ROWS_KEPT     /* it is cut, or filled with empty fields, and its length noted in `counts` */
} LkRaggedRows;

/* Returns the fields of a CSV, or NULL after an error. `from` is the place that asked for the file. */
LkDataTable *lk_csv_parse(LkDataContext context, const LkFile *file, LkRaggedRows ragged, LkSpan from);
/* Returns a value; row 0 has the names of the columns. */
LkText lk_data_text(const LkDataTable *data_table, size_t row, size_t column);
/* Fills `spans` with the places of the fields of a row, data_table->columns of them. */
void lk_data_spans(const LkDataTable *data_table, size_t row, LkSpan *spans);

/* ---- JSON Lines: an object on each line. Objects within it become fields “a.b”, a list of objects becomes a
 * table of its own whose rows belong to the line. */

/* A list of objects: the rows of line i are rows[starts[i]] to rows[starts[i + 1]]. */
typedef struct LkJsonTable {
    LkText name;
    LkDataTable *data_table;
    uint32_t *starts, *rows;
} LkJsonTable;

/* What keeps a line from being an object. */
typedef struct LkJsonFault {
    uint32_t line; /* among those that are not empty, from 0 */
    const LkDiagnostic *told;
} LkJsonFault;

typedef struct LkJsonLines {
    LkDataTable *data_table; /* row 1 is the first line */
    LkJsonTable *tables;
    size_t table_count;
    LkJsonFault *faults; /* in the order of lines, at most one each */
    size_t fault_count;
} LkJsonLines;

/* Reads all lines; false after an error that concerns the whole file. */
bool lk_json_lines_read(LkDataContext context, const LkFile *file, LkJsonLines *lines);

/* ---- Numbers as officers write them: 1,234.50 or ๑,๒๓๔.๕๐. Fractions of whole numbers, so that a sum of
 * money is exact. */

enum { LK_NUMBER_DIGITS = 17, LK_NUMBER_DECIMALS = 6 };

typedef struct LkNumber {
    int64_t units; /* in 10^-decimals */
    int decimals;
    bool grouped;              /* written with commas */
    bool has_thai, has_arabic; /* digits */
} LkNumber;

/* Returns false when the text, blanks around it aside, is no number or has too many digits. */
bool lk_number_read(LkText text, LkNumber *number);
void lk_number_write(const LkNumber *number, LkBuffer *out);
int lk_number_compare(const LkNumber *a, const LkNumber *b);
/* Returns false when the result does not fit. */
bool lk_number_add(LkNumber *sum, const LkNumber *number);
/* Halves go away from zero; at least two decimals, as scores and money have. */
bool lk_number_divide(LkNumber *number, size_t count);
/* Whether the commas of a number, if it has any, part groups of three digits: 1,234.50, not 1,5. */
bool lk_commas_are_groups(LkText text);

/* Returns the text with Thai digits as Arabic ones; the text itself when it has none. */
LkText lk_arabic_digits(LkText text, LkArena *arena);

/* ---- Encodings */

bool lk_is_utf16(LkText text);
/* Whether a file that is not all UTF-8 is meant to be: more of it is Thai in UTF-8 than is broken. */
bool lk_is_damaged_utf8(LkText text);
/* Returns the character of a byte of Windows-874 (Thai Excel's CSV, TIS-620 within it); 0 for one that the
 * code page does not define. */
uint32_t lk_windows_874(unsigned char byte);

#endif
