/* Private to data/: the shape of CSV files; reading JSON (RFC 8259) value by value. Written by hand because a
 * number must keep its text and each value its place in the file; the common libraries (jansson, json-c,
 * cJSON, yajl) turn numbers into binary ones, give no places, or accept half a surrogate pair. */
#ifndef LIKHIT_DATA_DATA_PRIVATE_H
#define LIKHIT_DATA_DATA_PRIVATE_H

#include "data/data.h"

/* ---- csv_shape.c */

/* How a CSV file is to be read. */
typedef struct LkCsvShape {
    char separator;
    size_t start;        /* the byte that the names of the columns begin at … */
    uint32_t line;       /* … and their line */
    uint32_t title_line; /* the first line above them that says something; 0 = none, or header_row says where
                            the names are */
} LkCsvShape;

/* Finds the shape of the text from byte `start` on. A separator other than 0, and a header_row from 1, are
 * taken as they are. Returns false when there is no such row. */
bool lk_csv_shape(LkText text, size_t start, char separator, uint32_t header_row, LkCsvShape *shape);

/* A sheet of a spreadsheet as text: UTF-8, commas, a line end within a cell being U+2028. */
typedef struct LkSheetText {
    const LkFile *file; /* called as the sheet is */
    LkText text;        /* its text */
    LkHeldValue *held;  /* `row` is the line of the text */
    size_t held_count;
    const bool *is_hidden; /* of each column; NULL = none */
    uint32_t header_row;   /* that of LkDataOptions, where it has one: the row that names are now in */
} LkSheetText;

/* csv.c: as lk_csv_parse, of such a text. */
LkDataTable *lk_csv_parse_sheet(LkDataContext context, const LkSheetText *sheet, LkDataOptions options,
                                LkSpan from);

/* ---- sheet.c */

/* Reads a sheet of the spreadsheet as such a text. Returns false after an error. */
bool lk_sheet_text(LkDataContext context, const LkFile *file, LkDataOptions options, LkSpan from,
                   LkSheetText *sheet);

/* ---- json_text.c */

/* The place of the reader on one line of a file. */
typedef struct LkJsonCursor {
    const LkDataContext *context;
    const LkFile *file;
    LkText text;
    size_t at, end;          /* bytes of the file: what is read next; the end of the line */
    uint32_t line;           /* its number in the file, from 1 */
    size_t counted;          /* the byte of the last span that was asked for … */
    uint32_t counted_column; /* … and its column, so that columns are counted on from there */
} LkJsonCursor;

typedef enum LkJsonKind {
    LK_JSON_ERROR,
    LK_JSON_STRING,
    LK_JSON_NUMBER,
    LK_JSON_WORD, /* true and false */
    LK_JSON_NULL,
    LK_JSON_OBJECT, /* only its opening brace has been read */
    LK_JSON_LIST    /* only its opening bracket has been read */
} LkJsonKind;

typedef struct LkJsonValue {
    LkJsonKind kind;
    LkText text; /* string: its value, escapes resolved; null: empty; others: as written */
    LkSpan span; /* string: of what is between the quotes */
} LkJsonValue;

/* Reads the value at the cursor, after any blanks. Returns LK_JSON_ERROR after an error. */
LkJsonValue lk_json_value(LkJsonCursor *cursor);
/* Moves past blanks, then past `sign`. Returns false when another character stands there. */
bool lk_json_pass(LkJsonCursor *cursor, char sign);
/* Reports an error at the cursor: `what` was expected there. Always returns false. */
bool lk_json_wanted(LkJsonCursor *cursor, LkTermId what);
/* Returns whether nothing but blanks is left on the line. */
bool lk_json_at_end(LkJsonCursor *cursor);
/* Returns the span of the bytes [start, end) of the file, on the cursor's line. Fast when each call is for a
 * later place than the one before. */
LkSpan lk_json_span(LkJsonCursor *cursor, size_t start, size_t end);

#endif
