/* Private to src/reader. Poppler reads pages, fonts, attachments and signatures; qpdf the structure
 * tree, since Poppler's interface for C gives its text in the wrong encoding and refuses the attributes of
 * cells. */
#ifndef LIKHIT_READER_PRIVATE_H
#define LIKHIT_READER_PRIVATE_H

#include <qpdf/qpdf-c.h>
#include <stdio.h>

#include "reader/reader.h"

/* ---- tokens.c: the tokens of content streams and ToUnicode maps (ISO 32000-2 §7.2–7.3) */
typedef enum LkTokenKind {
    LK_TOKEN_END,
    LK_TOKEN_WORD,       /* an operator or a number */
    LK_TOKEN_NAME,       /* without its slash */
    LK_TOKEN_STRING,     /* decoded */
    LK_TOKEN_DICTIONARY, /* what stands between << and >>, not decoded */
    LK_TOKEN_MARK        /* a bracket: [ or ] */
} LkTokenKind;

typedef struct LkToken {
    LkTokenKind kind;
    LkText text;
} LkToken;

/* Returns the token at byte *at, and moves *at behind it. Strings are decoded into `arena`. */
LkToken lk_token_next(LkText text, size_t *at, LkArena *arena);
/* Returns the value of a token that is a whole number; else `otherwise`. */
long lk_token_number(LkToken token, long otherwise);
/* Appends a text string of PDF (UTF-16 or UTF-8 with a byte order mark, else Latin) as UTF-8. */
void lk_token_text(LkText bytes, LkBuffer *out);

/* ---- unicode_map.c: ToUnicode maps (ISO 32000-2 §9.10.3) */
typedef struct LkUnicodeMap LkUnicodeMap;
/* Returns the map in a decoded stream, in the arena. */
LkUnicodeMap *lk_unicode_map_read(LkText stream, LkArena *arena);
/* Appends the text of a string that a page shows. Without a map (NULL) each byte stands for itself. */
void lk_unicode_map_text(const LkUnicodeMap *map, LkText codes, LkBuffer *out);

/* ---- content.c: the texts of the marked contents of a page */
typedef struct LkMarkedPiece {
    long identifier; /* its MCID */
    LkBuffer text;
} LkMarkedPiece;
typedef struct LkMarkedText {
    LkMarkedPiece *pieces; /* in the order of their first text */
    size_t count, capacity;
} LkMarkedText;
/* Fills in the texts of a page. */
void lk_marked_text_read(qpdf_data pdf, qpdf_oh page, LkMarkedText *marked, LkArena *arena);
/* Returns the text of the marked content with this MCID; "" when it has none. */
const char *lk_marked_text(LkMarkedText *marked, long identifier);

/* Returns the decoded bytes of a stream, in the arena; empty when the object is no stream or cannot be
 * decoded. */
LkText lk_reader_stream(qpdf_data pdf, qpdf_oh stream, LkArena *arena);

/* ---- string.c */
/* Returns a string or name as text, in the arena; "" for anything else. */
const char *lk_reader_string(qpdf_data pdf, qpdf_oh object, LkArena *arena);

/* ---- structure.c */
/* Returns the structure tree; NULL when there is none. */
LkReadElement *lk_reader_structure(qpdf_data pdf, LkArena *arena);

/* ---- shown.c */
/* Returns the bytes of the PDF without its ActualText, so that its text is what its fonts say; NULL when qpdf
 * cannot read it. Call it only in a process of its own (lk_reader_apart): it frees nothing. */
const unsigned char *lk_reader_shown(const char *path, size_t *length);

/* ---- poppler.c */
/* Calls work(context, out) in a child process, since Poppler's interface for C ends the program on some
 * damaged files. Returns what `work` wrote to `out`, in the arena. Whatever `work` allocates goes with the
 * child. */
LkText lk_reader_apart(void (*work)(const void *context, FILE *out), const void *context, LkArena *arena);
struct _PopplerDocument;
/* Returns the file, opened by Poppler; NULL when it cannot be opened. */
struct _PopplerDocument *lk_reader_document(const char *path);
/* Fills in the texts and labels of the pages of `file`, and its signatures; leaves them empty where Poppler
 * fails. */
void lk_reader_poppler(const char *path, LkReadFile *file, LkArena *arena);

#endif
