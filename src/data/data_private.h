/* The pieces of JSON (RFC 8259): white space, strings, numbers, words, each with its place. What a number's
 * text is counts here, and where a value stands; the libraries at hand (jansson, json-c, cJSON, yajl) turn
 * numbers into binary ones, give no places, or let half a surrogate pair pass as “?”. */
#ifndef LIKHIT_DATA_DATA_PRIVATE_H
#define LIKHIT_DATA_DATA_PRIVATE_H

#include "data/data.h"

/* A walk over one line of a file. */
typedef struct LkJsonCursor {
    const LkDataContext *context;
    const LkFile *file;
    LkText text;
    size_t at, end;          /* in the file; the end of the line */
    uint32_t line;           /* of the file */
    size_t counted;          /* characters are counted up to here … */
    uint32_t counted_column; /* … which is this column */
} LkJsonCursor;

typedef enum LkJsonKind {
    LK_JSON_ERROR,
    LK_JSON_STRING,
    LK_JSON_NUMBER,
    LK_JSON_WORD, /* true and false */
    LK_JSON_NULL,
    LK_JSON_OBJECT, /* its brace is passed, and no more */
    LK_JSON_LIST
} LkJsonKind;

typedef struct LkJsonValue {
    LkJsonKind kind;
    LkText text; /* of a string its value, else as written; of null empty */
    LkSpan span; /* what is inside the quotes of a string */
} LkJsonValue;

/* The value at the cursor, blanks before it aside; an error is told. */
LkJsonValue lk_json_value(LkJsonCursor *cursor);
/* Passes blanks, then `sign` if it stands there. */
bool lk_json_pass(LkJsonCursor *cursor, char sign);
/* Tells what was wanted at the cursor. */
bool lk_json_wanted(LkJsonCursor *cursor, LkTermId what);
bool lk_json_at_end(LkJsonCursor *cursor);
/* The span of bytes [start, end) of the line, in growing order. */
LkSpan lk_json_span(LkJsonCursor *cursor, size_t start, size_t end);

#endif
