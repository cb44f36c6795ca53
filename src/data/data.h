/* Data files: CSV and JSON Lines are read into tables, each value with its place in the file. Also the
 * numbers and text encodings that Thai offices use. Knows nothing of documents. */
#ifndef LIKHIT_DATA_DATA_H
#define LIKHIT_DATA_DATA_H

#include "base/diagnostic.h"

/* What a reader of data works with: the arena for its results and the list for its errors. */
typedef struct LkDataContext {
    LkArena *arena;
    LkDiagnostics *diagnostics;
} LkDataContext;

/* ---- Tables */

/* Where a row begins in its file. */
typedef struct LkRowPlace {
    uint32_t offset, line; /* bytes from the start of the file; line from 1 */
} LkRowPlace;

/* Where a value stands on the line of its row, without quotes. */
typedef struct LkValueSpan {
    uint32_t column, length; /* in characters, the column from 1; column 0 = the row lacks this field */
} LkValueSpan;

/* A table read from CSV or from JSON objects. Row 0 holds the names of the columns, row 1 is the first row of
 * values. Fields are stored compactly, row after row: the text of field row × columns + column is the bytes
 * [starts[i], starts[i + 1]) of the pool. */
typedef struct LkDataTable {
    const LkFile *file;
    char separator; /* of CSV: comma, semicolon or tab */
    const char *pool;
    uint32_t *starts;         /* of each field in the pool, and the end of the last */
    LkRowPlace *places;       /* of each row in the file */
    const LkValueSpan *spans; /* of each field; NULL = found again in the file when asked for */
    uint32_t *counts;         /* fields that each row has in the file; NULL = as many as the first */
    size_t columns, rows;     /* row 0 counted */
    bool is_good;             /* no error was met */
} LkDataTable;

/* What to do with a row that has more or fewer fields than row 0. */
typedef enum LkRaggedRows {
    LK_RAGGED_ROWS_REFUSED, /* an error; the row is left out */
    LK_RAGGED_ROWS_KEPT     /* the row is cut or filled with empty fields, and `counts` has its true number of
                               them */
} LkRaggedRows;

/* Returns the table of a CSV file, in the arena; NULL after an error. `from` is the place that names the
 * file. */
LkDataTable *lk_csv_parse(LkDataContext context, const LkFile *file, LkRaggedRows ragged, LkSpan from);
/* Returns the text of a field; row 0 has the names of the columns. */
LkText lk_data_text(const LkDataTable *data_table, size_t row, size_t column);
/* Fills `spans` with the places of the fields of a row, data_table->columns of them. */
void lk_data_spans(const LkDataTable *data_table, size_t row, LkSpan *spans);

/* ---- JSON Lines: a JSON object on each line, which becomes a row. The member b of an object a within it
 * becomes the column “a.b”; a list of objects becomes a table of its own, whose rows belong to that line. */

/* The table made from lists of objects of one name. To line i, counted from 0, belong its rows
 * rows[starts[i]] … rows[starts[i + 1] − 1]. */
typedef struct LkJsonTable {
    LkText name;
    LkDataTable *data_table;
    uint32_t *starts, *rows;
} LkJsonTable;

/* The error of a line that is not a JSON object. */
typedef struct LkJsonFault {
    uint32_t line; /* its number among lines that are not empty, from 0 */
    const LkDiagnostic *told;
} LkJsonFault;

typedef struct LkJsonLines {
    LkDataTable *data_table; /* row 1 is the first line that is not empty */
    LkJsonTable *tables;     /* of the lists of objects */
    size_t table_count;
    LkJsonFault *faults; /* in the order of lines, at most one each */
    size_t fault_count;
} LkJsonLines;

/* Reads all lines. Returns false after an error of the whole file; errors of single lines become `faults`. */
bool lk_json_lines_read(LkDataContext context, const LkFile *file, LkJsonLines *lines);

/* ---- Numbers as officers write them: 1,234.50 or ๑,๒๓๔.๕๐. Decimal fractions of an integer, so that a sum
 * of money is exact. */

enum { LK_NUMBER_DIGITS = 17, LK_NUMBER_DECIMALS = 6 }; /* at most: in all, and behind the point */

typedef struct LkNumber {
    int64_t units;             /* the value × 10^decimals */
    int decimals;              /* digits behind the point */
    bool grouped;              /* written with commas between thousands */
    bool has_thai, has_arabic; /* digits it is written with */
} LkNumber;

/* Reads a number; blanks around it are ignored. Returns false when the text is not one, or has too many
 * digits. */
bool lk_number_read(LkText text, LkNumber *number);
/* Appends the number with ASCII digits, grouped as it was read. */
void lk_number_write(const LkNumber *number, LkBuffer *out);
/* Returns below 0, 0 or above 0 as a is less than, equal to or greater than b. */
int lk_number_compare(const LkNumber *a, const LkNumber *b);
/* Adds `number` to `sum`. Returns false when the result does not fit. */
bool lk_number_add(LkNumber *sum, const LkNumber *number);
/* Divides by `count`, for means. The result has at least two decimals, as scores and money have; halves are
 * rounded away from zero. Returns false when it does not fit. */
bool lk_number_divide(LkNumber *number, size_t count);
/* Returns whether the commas of a number, if it has any, separate groups of three digits: 1,234.50, but not
 * 1,5. */
bool lk_commas_are_groups(LkText text);

/* Returns the text with ASCII digits in place of Thai ones: the text itself when it has none, else a copy. */
LkText lk_arabic_digits(LkText text, LkArena *arena);

/* ---- Encodings */

/* Returns whether the text begins with a byte order mark of UTF-16. */
bool lk_is_utf16(LkText text);
/* Returns whether text that is not valid UTF-8 is damaged UTF-8, rather than text in another encoding: it has
 * more Thai characters in UTF-8 than invalid bytes. */
bool lk_is_damaged_utf8(LkText text);
/* Returns the character of a byte in Windows-874, in which Thai Excel saves CSV (it extends TIS-620); 0 for a
 * byte that the code page does not define. */
uint32_t lk_windows_874(unsigned char byte);

#endif
