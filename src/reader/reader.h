/* Reading PDFs, whoever made them. The work is done by Poppler, in a module of its own that is loaded when it
 * is asked for: a report is typeset in the time that loading Poppler takes. */
#ifndef LIKHIT_READER_READER_H
#define LIKHIT_READER_READER_H

#include "base/text.h"

typedef struct LkReadFont {
    const char *name, *type; /* "TrueType (CID)" */
    bool is_embedded, is_subset;
} LkReadFont;

typedef struct LkReadAttachment {
    const char *name, *description; /* as in the file: a path may be in it, and anything else */
    LkText bytes;
} LkReadAttachment;

typedef struct LkReadSignature {
    const char *field, *signer, *time; /* "" = not told */
    const char *state; /* "valid", "invalid", "changed after signing", "empty", "not checked" */
} LkReadSignature;

/* An element of the structure tree, or a piece of its text. */
typedef struct LkReadElement {
    struct LkReadElement *next, *first_child;
    const char *kind; /* "H1"; NULL = text */
    bool is_inline;
    const char *text, *alt, *language, *scope; /* "" = none */
    unsigned column_span, row_span;            /* of cells; 1 = its own place alone */
} LkReadElement;

typedef struct LkReadPage {
    const char *label, *text; /* text as it is copied, lines ended by line feeds */
    double width, height;     /* pt */
} LkReadPage;

typedef struct LkReadFile {
    const char *version, *title, *author, *producer; /* "1.7"; "" = not told */
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

/* Reads a file. Returns what is in it, in the arena; NULL when it cannot be read, and *reason says why. */
typedef const LkReadFile *LkReadFunction(const char *path, LkArena *arena, const char **reason);

extern LkReadFunction lk_reader_read;

/* A character as it is copied, and where it stands. A line feed ends each line. */
typedef struct LkReadLetter {
    uint32_t character;
    uint32_t style;            /* font, size and colour, as a number that equal ones share */
    float x, y, width, height; /* pt, from the top left of the page as it is shown */
} LkReadLetter;

typedef struct LkReadSheet {
    double width, height; /* pt, as it is shown */
    const LkReadLetter *letters;
    size_t count;
} LkReadSheet;

typedef struct LkReadLetters {
    LkReadSheet *sheets;
    size_t count;
} LkReadLetters;

/* Returns the letters of all pages, in Poppler's order of reading; NULL when there are none to be had, and
 * *reason says why. All in the arena. */
typedef const LkReadLetters *LkReadLettersFunction(const char *path, LkArena *arena, const char **reason);

extern LkReadLettersFunction lk_reader_letters;

/* A cell of a page, LK_INK_CELL points wide and high, that looks different in two files. */
#define LK_INK_CELL 4
enum { LK_INK_IN_A = 1, LK_INK_IN_B = 2 };
typedef struct LkReadInk {
    uint32_t page;        /* from 1 */
    uint32_t column, row; /* from the top left */
    uint32_t sides;       /* which of them have ink where they differ */
} LkReadInk;

/* Returns the cells that differ on the pages that both files have, page by page, and their number. */
typedef const LkReadInk *LkReadInkFunction(const char *a, const char *b, LkArena *arena, size_t *count);

extern LkReadInkFunction lk_reader_ink;

/* Returns a page (from 1) as a PNG file, in the arena; empty when it cannot be painted. */
typedef LkText LkReadPictureFunction(const char *path, size_t page, double pixels_per_inch, LkArena *arena);

extern LkReadPictureFunction lk_reader_picture;

/* What the module exports: the library takes it only when both are of one version, as they share structs and
 * arenas.
 */
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
