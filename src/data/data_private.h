/* Private to data/: reading JSON (RFC 8259) value by value. Written by hand because a number must keep its
 * text and each value its place in the file; the common libraries (jansson, json-c, cJSON, yajl) turn numbers
 * into binary ones, give no places, or accept half a surrogate pair. */
#ifndef LIKHIT_DATA_DATA_PRIVATE_H
#define LIKHIT_DATA_DATA_PRIVATE_H

#include "data/data.h"

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
