/* Values of a PDF (ISO 32000-1 §7.3), read strictly: what two readers could take in two ways is not read at
 * all. A value knows the bytes that it was read from, which the judge of a signature needs. */
#ifndef LIKHIT_SIGN_FILE_VALUE_H
#define LIKHIT_SIGN_FILE_VALUE_H

#include "base/text.h"

typedef enum LkPdfKind {
    LK_PDF_NULL,
    LK_PDF_BOOLEAN,
    LK_PDF_INTEGER,
    LK_PDF_REAL,
    LK_PDF_NAME,
    LK_PDF_STRING,
    LK_PDF_ARRAY,
    LK_PDF_DICTIONARY,
    LK_PDF_REFERENCE
} LkPdfKind;

typedef struct LkPdfValue {
    LkPdfKind kind;
    int64_t number;      /* integer, boolean, or number of the object referred to */
    uint16_t generation; /* of that object */
    LkText text;         /* bytes of a name without “/”, of a string, both decoded; digits of a real */
    const LkText *keys;  /* of a dictionary, each once */
    const struct LkPdfValue *items;
    size_t count;
    size_t start, end; /* bytes of the source that it was read from */
} LkPdfValue;

/* Where reading goes on in `source`. */
typedef struct LkPdfReading {
    LkText source;
    size_t at;
    LkArena *arena; /* of the values */
    unsigned depth; /* of arrays and dictionaries around */
    size_t values;  /* that were read so far */
} LkPdfReading;

/* Reads a value and moves past it. Returns false where there is none, where a key stands twice, where a
 * number is too large, where values lie deeper in one another than LK_LIMIT_SIGNED_NESTING, or where there
 * are more than LK_LIMIT_SIGNED_VALUES. */
bool lk_pdf_read_value(LkPdfReading *reading, LkPdfValue *value);
/* Is told of a reference. */
typedef void LkPdfVisit(void *context, const LkPdfValue *reference);
/* Moves past a value and calls `visit` for each reference in it. Reads as strictly as lk_pdf_read_value, and
 * keeps nothing: it returns false where that does (pass.c). */
bool lk_pdf_pass_value(LkPdfReading *reading, LkPdfVisit *visit, void *context);
/* Returns whether one of the keys stands twice. */
bool lk_pdf_is_key_twice(const LkText *keys, size_t count, LkArena *arena);
/* What each byte is in the syntax (§7.2.2). */
enum { LK_PDF_REGULAR, LK_PDF_BLANK, LK_PDF_MARK };
extern const uint8_t lk_pdf_byte_kinds[256];
/* Moves past blanks and comments. */
void lk_pdf_skip_blanks(LkPdfReading *reading);
/* Moves past the word, behind blanks; returns false, and stays, where another stands. */
bool lk_pdf_skip_word(LkPdfReading *reading, const char *word);
/* Reads digits alone, behind blanks: an offset, a number of an object. */
bool lk_pdf_read_digits(LkPdfReading *reading, uint64_t *number);

/* Returns the value of a key of a dictionary; NULL when there is none, or when it is none. A reference is
 * returned as it is. */
const LkPdfValue *lk_pdf_member(const LkPdfValue *dictionary, const char *key);
/* Returns whether the value is that name; NULL is none. */
bool lk_pdf_is_name(const LkPdfValue *value, const char *name);
/* Returns whether two values say the same, references being the same when they name the same object. NULL is
 * like null. */
bool lk_pdf_equal(const LkPdfValue *a, const LkPdfValue *b);
/* Returns a text string (§7.9.2.2), which is in UTF-16 or else taken as Latin, as UTF-8; "" for all else. */
LkText lk_pdf_words(const LkPdfValue *value, LkArena *arena);

/* Calls `visit` for each reference in the value. */
void lk_pdf_references(const LkPdfValue *value, void (*visit)(void *context, const LkPdfValue *reference),
                       void *context);

#endif
