/* Reads PDFs, whoever made them. Poppler and qpdf do the work. They are in a module of their own, which the
 * library loads when a PDF is to be read, since loading Poppler takes as long as typesetting a report. */
#ifndef LIKHIT_READER_READER_H
#define LIKHIT_READER_READER_H

#include "base/text.h"

typedef struct LkReadFont {
    const char *name, *type; /* type as Poppler calls it: "TrueType (CID)" */
    bool is_embedded, is_subset;
} LkReadFont;

typedef struct LkReadAttachment {
    const char *name,
        *description; /* as the file says: not to be trusted, since a name may hold a path or anything else */
    LkText bytes;
} LkReadAttachment;

/* A field for a signature, signed or not: sign/verdict.h judges it. */
typedef struct LkReadSignature {
    const char *field; /* name; "" = the file does not say */
} LkReadSignature;

/* An element of the structure tree, or a piece of its text. */
typedef struct LkReadElement {
    struct LkReadElement *next, *first_child;
    const char *kind;                          /* structure type, "H1"; NULL = a piece of text */
    bool is_inline;                            /* it stands within a line: a link, a span */
    const char *text, *alt, *language, *scope; /* "" = none */
    unsigned column_span, row_span;            /* of a cell, at least 1 */
} LkReadElement;

typedef struct LkReadPage {
    const char *label,
        *text; /* page number as printed; text as copying gives it, each line ended by a line feed */
    double width, height; /* pt */
} LkReadPage;

typedef struct LkReadFile {
    const char *version, *title, *author, *producer; /* version "1.7"; "" = the file does not say */
    LkText xmp;
    LkReadPage *pages;
    size_t page_count;
    LkReadFont *fonts;
    size_t font_count;
    LkReadAttachment *attachments;
    size_t attachment_count;
    LkReadSignature *signatures;
    size_t signature_count;
    LkReadElement *structure; /* NULL = not tagged */
} LkReadFile;

/* Reads a file. Returns what is in it, in the arena; NULL when it cannot be read: then *reason says why. */
typedef const LkReadFile *LkReadFunction(const char *path, LkArena *arena, const char **reason);

extern LkReadFunction lk_reader_read;

/* A character as copying gives it, and where it stands. A line feed ends each line. */
typedef struct LkReadLetter {
    uint32_t character;
    uint32_t style;            /* hash of font, size and colour */
    float x, y, width, height; /* pt, from the top left corner of the page, turned as a viewer shows it */
} LkReadLetter;

/* The letters of a page. */
typedef struct LkReadSheet {
    double width, height; /* pt, of the page as a viewer shows it */
    const LkReadLetter *letters;
    size_t count;
} LkReadSheet;

typedef struct LkReadLetters {
    LkReadSheet *sheets;
    size_t count;
} LkReadLetters;

/* Returns the letters of all pages, in the reading order that Poppler finds, in the arena; NULL when the file
 * is no PDF, or needs a password. */
typedef const LkReadLetters *LkReadLettersFunction(const char *path, LkArena *arena);

extern LkReadLettersFunction lk_reader_letters;

/* A square of a page, LK_INK_CELL points wide and high, that looks different in two files. */
#define LK_INK_CELL 4
enum { LK_INK_IN_A = 1, LK_INK_IN_B = 2 };
typedef struct LkReadInk {
    uint32_t page;        /* from 1 */
    uint32_t column, row; /* of the square, from 0, from the top left corner of the page */
    uint32_t sides;       /* which files have ink there: LK_INK_IN_A, LK_INK_IN_B or both */
} LkReadInk;

/* Returns the squares that differ on the pages that both files have, page by page, in the arena; *count is
 * how many there are. */
typedef const LkReadInk *LkReadInkFunction(const char *a, const char *b, LkArena *arena, size_t *count);

extern LkReadInkFunction lk_reader_ink;

/* Returns a page (from 1) as a PNG file, in the arena; empty when it cannot be painted. */
typedef LkText LkReadPictureFunction(const char *path, size_t page, double pixels_per_inch, LkArena *arena);

extern LkReadPictureFunction lk_reader_picture;

/* What the module exports. The library uses it only when both are of the same version, since they share
 * structs and arenas. */
typedef struct LkReaderModule {
    const char *version; /* stays the first member */
    LkReadFunction *read;
    LkReadLettersFunction *letters;
    LkReadInkFunction *ink;
    LkReadPictureFunction *picture;
} LkReaderModule;

#define LK_READER_MODULE "lk_reader_module"
extern const LkReaderModule lk_reader_module;

#endif
