/* What all readers of a source share: the state of reading one document (LkReader), checks of its bytes, and
 * places in the file. The lowest room of source/: it knows neither front matter nor Markdown. */
#ifndef LIKHIT_SOURCE_READER_READER_H
#define LIKHIT_SOURCE_READER_READER_H

#include "base/yaml.h"
#include "data/data.h"
#include "source/document.h"

/* ---- Offsets. Before cmark reads the body, some of it is rewritten. So there are three kinds of place: a
 * byte of the file, a byte of the rewritten text, and a line and column as cmark counts them in the rewritten
 * text. Each has its own type, so that they cannot be mixed up. */

/* A byte of the file. */
typedef struct LkFileOffset {
    size_t byte;
} LkFileOffset;

/* A byte of the rewritten text. */
typedef struct LkTextOffset {
    size_t byte;
} LkTextOffset;

/* A place in the rewritten text as cmark gives it: both count from 1, the column in bytes. */
typedef struct LkCmarkPlace {
    int line, column;
} LkCmarkPlace;

/* The offset of text that does not stand in the file as it is, such as a value with escapes. */
#define LK_NO_OFFSET ((LkFileOffset){SIZE_MAX})

static inline LkFileOffset lk_file_offset_after(LkFileOffset offset, size_t bytes)
{
    return (LkFileOffset){offset.byte + bytes};
}

static inline LkTextOffset lk_text_offset_after(LkTextOffset offset, size_t bytes)
{
    return (LkTextOffset){offset.byte + bytes};
}

/* ---- The reader */

/* Turns bytes of the file into lines and columns. Remembers the last answer, so that places that follow one
 * another on a long line take one walk over it. */
typedef struct LkPlaceFinder {
    const size_t *line_starts; /* bytes; NULL = not filled in yet */
    size_t line_count;
    size_t line, offset; /* of the last answer, the line from 0 */
    uint32_t column;     /* of the last answer */
} LkPlaceFinder;

/* The state of reading one source. */
typedef struct LkReader {
    const LkFile *file;
    LkSource *source;      /* the result */
    const char *root;      /* the folder that paths are relative to */
    const LkField *extra;  /* LkSourceOptions.extra */
    const LkYaml *columns; /* `fields:` of the front matter, the schema of records; NULL = none */
    bool is_for_records;   /* the front matter has `fields:` or `batch:` */
    LkArena *arena;        /* of the result */
    LkArena *work;         /* for temporary data: destroyed when the blocks have been read */
    LkDiagnostics *diagnostics;
    LkPlaceFinder places;
    size_t table_cells; /* of all tables so far, against LK_LIMIT_TABLE_CELLS */
} LkReader;

/* Returns the arena and diagnostics of the reader, for reading a data file. */
static inline LkDataContext lk_reader_data(const LkReader *reader)
{
    return (LkDataContext){reader->arena, reader->diagnostics};
}

/* reader.c: adds a table's cells to those of the document. Returns false, after an error, past the limit. */
bool lk_table_room(LkReader *reader, size_t rows, size_t columns, LkSpan span);

/* ---- bytes.c */

/* Checks the bytes of the file. Returns false after errors: another encoding than UTF-8, invalid UTF-8,
 * control characters. */
bool lk_bytes_check(LkReader *reader);
/* Returns whether a text from a data file or from YAML has no control characters; else adds an error at
 * `span`. */
bool lk_text_check(LkReader *reader, LkText text, LkSpan span);
bool lk_text_is_printable(LkText text);

/* ---- places.c */

/* Returns where the next line begins: the offset after the line end (LF, CR, CR LF) at or after `at`, or the
 * length. *line_end becomes the offset of that line end. */
size_t lk_next_line(LkText text, size_t at, size_t *line_end);
/* Returns the span of the bytes [start, end) of the file: as lk_span_at, but fast for many. */
LkSpan lk_reader_span(LkReader *reader, LkFileOffset start, LkFileOffset end);

/* ---- line_map.c: from the rewritten text back to the file */

/* A point after a change: the rewritten text from `out` on is the file from `in` on, until the next edit. */
typedef struct LkEdit {
    LkTextOffset out;
    LkFileOffset in;
} LkEdit;

/* A list mark that was rewritten in a form that cmark knows. */
typedef struct LkListMark {
    LkFileOffset in;  /* where it begins in the file … */
    LkTextOffset out; /* … and in the rewritten text */
    bool is_dash;     /* a dash without a blank after it */
    bool is_used;     /* cmark made a list item of it */
    bool is_text;     /* an earlier reading found that it begins no item, so it was left as typed */
} LkListMark;

/* The body rewritten for cmark, and the way back to the file. Line i of it is line first_line + i of the
 * file. */
typedef struct LkLineMap {
    LkText text;
    LkTextOffset *starts; /* of each line, and the end of the text */
    size_t line_count;
    LkEdit *edits;
    size_t edit_count;
    LkListMark *marks;
    size_t mark_count;
    uint32_t first_line; /* the line of the file that the text begins with */
} LkLineMap;

/* Returns the byte of the file that a byte of the rewritten text came from. */
LkFileOffset lk_lines_original(const LkLineMap *map, LkTextOffset out);
/* Returns the byte of the rewritten text at a place that cmark gives. */
LkTextOffset lk_lines_offset(const LkLineMap *map, LkCmarkPlace place);

/* ---- marks.c: characters of the rewritten text that stand for others, and footnote marks */

/* Returns the text with the characters back that were hidden from cmark: an escaped \{{ becomes `braces`, a
 * bracket itself. */
LkText lk_restore_braces(LkReader *reader, LkText text, const char *braces);
/* Returns the label of the footnote mark “[^label]” at `at`; empty if there is no mark. */
LkText lk_note_label(LkText text, size_t at);

#endif
