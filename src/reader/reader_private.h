/* Private to the reader's module. Poppler reads pages, fonts, attachments and signatures; qpdf the structure
 * tree, since Poppler's interface for C gives its text in the wrong encoding and refuses the attributes of
 * cells. */
#ifndef LIKHIT_READER_PRIVATE_H
#define LIKHIT_READER_PRIVATE_H

#include <qpdf/qpdf-c.h>
#include <stdio.h>

#include "reader/reader.h"

/* ---- tokens.c: what contents and maps are written in (ISO 32000-2 §7.2–7.3) */
typedef enum LkTokenKind {
    LK_TOKEN_END,
    LK_TOKEN_WORD,       /* an operator, a number */
    LK_TOKEN_NAME,       /* without its slash */
    LK_TOKEN_STRING,     /* decoded */
    LK_TOKEN_DICTIONARY, /* what stands in << >>, not decoded */
    LK_TOKEN_MARK        /* [ or ] */
} LkTokenKind;

typedef struct LkToken {
    LkTokenKind kind;
    LkText text;
} LkToken;

/* Returns the token at *at, which moves past it. Strings are decoded into `arena`. */
LkToken lk_token_next(LkText text, size_t *at, LkArena *arena);
/* Returns the whole number that it is, or `otherwise`. */
long lk_token_number(LkToken token, long otherwise);
/* Appends a text string (UTF-16 or UTF-8 with a mark, else Latin) as UTF-8. */
void lk_token_text(LkText bytes, LkBuffer *out);

/* ---- unicode_map.c: ToUnicode */
typedef struct LkUnicodeMap LkUnicodeMap;
LkUnicodeMap *lk_unicode_map_read(LkText stream, LkArena *arena);
/* Appends the text of a shown string. NULL map: bytes stand for themselves. */
void lk_unicode_map_text(const LkUnicodeMap *map, LkText codes, LkBuffer *out);

/* ---- content.c: the text of a page's marked contents */
typedef struct LkMarkedPiece {
    long identifier; /* its MCID */
    LkBuffer text;
} LkMarkedPiece;
typedef struct LkMarkedText {
    LkMarkedPiece *pieces; /* in the order of their first text */
    size_t count, capacity;
} LkMarkedText;
void lk_marked_text_read(qpdf_data pdf, qpdf_oh page, LkMarkedText *marked, LkArena *arena);
/* Returns the text of a marked content; "" when it has none. */
const char *lk_marked_text(LkMarkedText *marked, long identifier);

/* Returns the bytes of a stream; empty when it is none or cannot be decoded. */
LkText lk_reader_stream(qpdf_data pdf, qpdf_oh stream, LkArena *arena);

/* ---- string.c */
/* Returns a string or name as text, in the arena; "" for anything else. */
const char *lk_reader_string(qpdf_data pdf, qpdf_oh object, LkArena *arena);

/* ---- structure.c */
/* Returns the structure tree; NULL when there is none. */
LkReadElement *lk_reader_structure(qpdf_data pdf, LkArena *arena);

/* ---- shown.c */
/* Returns the file with texts as its fonts tell them; NULL when qpdf cannot read it. For a process of its
 * own: what it needs is not released. */
const unsigned char *lk_reader_shown(const char *path, size_t *length);

/* ---- poppler.c */
/* Calls work(context, out) in a process of its own, since Poppler's interface for C ends the program on some
 * damaged files; gives what was written to `out`. Nothing that is made there needs to be released. */
LkText lk_reader_apart(void (*work)(const void *context, FILE *out), const void *context, LkArena *arena);
struct _PopplerDocument;
/* NULL when it cannot be opened. */
struct _PopplerDocument *lk_reader_document(const char *path);
/* Adds the text and labels of pages, and signatures; leaves them empty where Poppler fails. */
void lk_reader_poppler(const char *path, LkReadFile *file, LkArena *arena);

#endif
