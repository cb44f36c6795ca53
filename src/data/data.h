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

/* What a cell of a spreadsheet holds, where it shows something else: 97.914999 for 97.91, a percent for a
 * percent (97.9149% for 98%), 2022-07-01 for a date. */
typedef struct LkHeldValue {
    uint32_t row, column; /* as in lk_data_held */
    LkText text;
} LkHeldValue;

/* A table read from CSV or from JSON objects. Row 0 holds the names of the columns, row 1 is the first row of
 * values. Fields are stored compactly, row after row: the text of field row × columns + column is the bytes
 * [starts[i], starts[i + 1]) of the pool. */
typedef struct LkDataTable {
    const LkFile *file;
    char separator; /* of CSV: comma, semicolon, tab or |, or what its line “sep=” says */
    const char *pool;
    uint32_t *starts;         /* of each field in the pool, and the end of the last */
    LkRowPlace *places;       /* of each row in the file */
    const LkValueSpan *spans; /* of each field; NULL = found again in the file when asked for */
    uint32_t *counts;         /* fields that each row has in the file; NULL = as many as the first */
    const LkHeldValue *held;  /* of cells of a spreadsheet, in the order of their places */
    size_t held_count;        /* how many hold something else than they show */
    const bool *is_hidden;    /* of each column: a spreadsheet hides it; NULL = none */
    size_t columns, rows;     /* row 0 counted */
    bool is_good;             /* no error was met */
} LkDataTable;

/* What to do with a row that has more or fewer fields than row 0. */
typedef enum LkRaggedRows {
    LK_RAGGED_ROWS_REFUSED, /* an error; the row is left out */
    LK_RAGGED_ROWS_KEPT     /* the row is cut or filled with empty fields, and `counts` has its true number of
                               them */
} LkRaggedRows;

/* How a file is read; all zero will do. */
typedef struct LkDataOptions {
    LkRaggedRows ragged;
    uint32_t header_row; /* the row that names the columns, from 1, as a spreadsheet counts; 0 = it is found
                            below titles */
    LkText sheet; /* of a spreadsheet, by its name or its number from 1; empty = the first that is shown */
} LkDataOptions;

/* Returns the table of a file, CSV or a spreadsheet (.xlsx), by what its bytes are, in the arena; NULL after
 * an error. `from` is the place that names the file. A spreadsheet is read as the text of one of its sheets:
 * table->file is that text, each row of the sheet a line of it. */
LkDataTable *lk_data_parse(LkDataContext context, const LkFile *file, LkDataOptions options, LkSpan from);
/* Returns the part of “scores.xlsx#แผ่น1” that names the file, and in *sheet what names the sheet; any other
 * path as it is. */
LkText lk_data_path(LkText path, LkText *sheet);
/* Returns whether a path has the ending of a spreadsheet, after lk_data_path. */
bool lk_is_sheet_path(LkText path);

/* Returns the table of a CSV file, in the arena; NULL after an error. Rows without values are left out, and a
 * note tells how many. `from` is the place that names the file. */
LkDataTable *lk_csv_parse(LkDataContext context, const LkFile *file, LkDataOptions options, LkSpan from);
/* Returns the text of a field; row 0 has the names of the columns. */
LkText lk_data_text(const LkDataTable *data_table, size_t row, size_t column);
/* Returns a name of a column as it is asked for: without blanks around it, and one blank for each row of
 * blanks, no-break spaces and line ends in it. Spreadsheets break such names (“เงิน⏎(บาท)”). The text itself
 * when it has none, else a copy in the arena. */
LkText lk_data_name(LkText text, LkArena *arena);
/* Returns what the field holds: exact where a spreadsheet shows less, else its text. Sums, order and forms
 * with decimals are worked out from it. */
LkText lk_data_held(const LkDataTable *data_table, size_t row, size_t column);
/* Returns the table without the columns whose names begin with `prefix`: they say what the fields hold that
 * are called like the rest of their names. */
const LkDataTable *lk_data_take_held(const LkDataTable *data_table, const char *prefix, LkArena *arena);
/* Fills `spans` with the places of the fields of a row, data_table->columns of them. */
void lk_data_spans(const LkDataTable *data_table, size_t row, LkSpan *spans);

/* ---- JSON Lines: a JSON object on each line, which becomes a row. The member b of an object a within it
 * becomes the column “a.b”; a list of objects becomes a table of its own, whose rows belong to that line. */

/* The table made from lists of objects of one name. To line i, counted from 0, belong its rows
 * rows[starts[i]] … rows[starts[i + 1] − 1]. */
typedef struct LkJsonTable {
    LkText name;
    const LkDataTable *data_table;
    uint32_t *starts, *rows;
} LkJsonTable;

/* The error of a line that is not a JSON object. */
typedef struct LkJsonFault {
    uint32_t line; /* its number among lines that are not empty, from 0 */
    const LkDiagnostic *told;
} LkJsonFault;

typedef struct LkJsonLines {
    const LkDataTable *data_table; /* row 1 is the first line that is not empty */
    LkJsonTable *tables;           /* of the lists of objects */
    size_t table_count;
    LkJsonFault *faults; /* in the order of lines, at most one each */
    size_t fault_count;
} LkJsonLines;

/* Reads all lines. Returns false after an error of the whole file; errors of single lines become `faults`. */
bool lk_json_lines_read(LkDataContext context, const LkFile *file, LkJsonLines *lines);

/* ---- Amounts as officers and spreadsheets write them: 1,234.50, ๑,๒๓๔.๕๐, (500.00), ฿500.-, −5, 12.5% */

enum { LK_AMOUNT_DIGITS = 60 }; /* at most */

/* The digits of an amount as they are written: exact, whatever their number. */
typedef struct LkAmount {
    char digits[LK_AMOUNT_DIGITS]; /* each 0 to 9 */
    size_t count, decimals;        /* in all; of them behind the point */
    bool is_negative;
    bool in_brackets;          /* (500.00), which is −500.00 */
    bool is_percent;           /* 12.5%: the digits are 12.5 */
    bool is_grouped;           /* commas or fixed blanks between thousands */
    bool has_thai, has_arabic; /* digits it is written with */
} LkAmount;

/* Returns the text without blanks at both ends, those included that keep words together (U+00A0 and thin
 * ones). */
LkText lk_data_trim(LkText text);
/* Reads an amount. Blanks around it and ฿ say nothing. Returns false when the text is not one, or has too
 * many digits; 1,5 is none. */
bool lk_amount_read(LkText text, LkAmount *amount);
/* Returns whether a text is what a row of totals is called: “รวม”, “รวมทั้งสิ้น (บาท)”, “Total”. */
bool lk_is_total_name(LkText text);
/* Returns whether the text says that there is nothing: it is empty, or a dash alone. */
bool lk_is_none(LkText text);
/* Makes an amount have so many decimals; halves are rounded away from zero. Returns false when it then has
 * too many digits. */
bool lk_amount_round(LkAmount *amount, size_t decimals);
/* Multiplies an amount by 100. Returns false when it then has too many digits. */
bool lk_amount_hundredfold(LkAmount *amount);
/* Appends the amount with ASCII digits and what its members say: commas, brackets or a minus, a percent sign.
 * Zero has no sign. */
void lk_amount_write(const LkAmount *amount, LkBuffer *out);

/* ---- Numbers to compute with: decimal fractions of an integer, so that a sum of money is exact. */

enum { LK_NUMBER_DIGITS = 17, LK_NUMBER_DECIMALS = 6 }; /* at most: in all, and behind the point */
enum { LK_NUMBER_HELD_DECIMALS = 15 };                  /* of what a cell holds, and of sums of that */
__extension__ typedef __int128 LkUnits;                 /* sums of such decimals need more than 64 bits */

typedef struct LkNumber {
    LkUnits units;             /* the value × 10^decimals */
    int decimals;              /* digits behind the point */
    bool grouped;              /* written with commas between thousands */
    bool in_brackets;          /* (500.00) */
    bool is_percent;           /* 12.5%, which is counted as 12.5 */
    bool has_thai, has_arabic; /* digits it is written with */
} LkNumber;

/* Reads a number as lk_amount_read does. Returns false when the text is not one, or has too many digits. */
bool lk_number_read(LkText text, LkNumber *number);
/* Reads what a cell of a spreadsheet holds (lk_data_held), which may have more decimals. */
bool lk_number_read_held(LkText text, LkNumber *number);
/* Appends the number with ASCII digits, with commas, brackets and percent sign as it was read. */
void lk_number_write(const LkNumber *number, LkBuffer *out);
/* Returns below 0, 0 or above 0 as a is less than, equal to or greater than b. */
int lk_number_compare(const LkNumber *a, const LkNumber *b);
/* Adds `number` to `sum`. Returns false when the result does not fit. */
bool lk_number_add(LkNumber *sum, const LkNumber *number);
/* Divides by `count`, 1 for a sum. The result has so many decimals; halves are rounded away from zero.
 * Returns false when it does not fit. */
bool lk_number_divide(LkNumber *number, size_t count, int decimals);
/* Returns the text with ASCII digits in place of Thai ones: the text itself when it has none, else a copy. */
LkText lk_arabic_digits(LkText text, LkArena *arena);

/* ---- Encodings */

/* Returns whether the text begins with a byte order mark of UTF-16. */
bool lk_is_utf16(LkText text);
/* Makes UTF-8 of such text, without the mark, in the arena. Returns false when it is cut, or has half a pair
 * of surrogates. */
bool lk_utf16_decode(LkText text, LkArena *arena, LkText *out);
/* Returns whether text that is not valid UTF-8 is damaged UTF-8, rather than text in another encoding: it has
 * more Thai characters in UTF-8 than invalid bytes. */
bool lk_is_damaged_utf8(LkText text);
/* Returns the character of a byte in Windows-874, in which Thai Excel saves CSV (it extends TIS-620); 0 for a
 * byte that the code page does not define. */
uint32_t lk_windows_874(unsigned char byte);

#endif
