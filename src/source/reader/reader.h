/* What all readers of a source share: the state of reading one document (LkReader), checks of its bytes, and
 * places in the file. The lowest room of source/: it knows neither front matter nor Markdown. */
#ifndef LIKHIT_SOURCE_READER_READER_H
#define LIKHIT_SOURCE_READER_READER_H

#include "base/yaml.h"
#include "data/data.h"
#include "source/document.h"

/* A byte of the file. A type of its own, so that it is not mixed up with a byte of a value or of a leaf. */
typedef struct LkFileOffset {
    size_t byte;
} LkFileOffset;

/* The offset of text that does not stand in the file as it is, such as a value with escapes. */
#define LK_NO_OFFSET ((LkFileOffset){SIZE_MAX})

static inline LkFileOffset lk_file_offset_after(LkFileOffset offset, size_t bytes)
{
    return (LkFileOffset){offset.byte + bytes};
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
    bool is_markup_told;   /* LK_W_FRONT_MARKUP */
    size_t end_fence;      /* LkFrontPart.end_fence */
    LkArena *arena;        /* of the result */
    LkArena *work;         /* for temporary data: destroyed when the blocks have been read */
    LkDiagnostics *diagnostics;
    LkPlaceFinder places;
    size_t table_cells;             /* of all tables so far, against LK_LIMIT_TABLE_CELLS */
    size_t signature_count;         /* signature blocks so far */
    LkSignature **named_signatures; /* those whose field the source names */
    size_t named_count, named_capacity;
} LkReader;

/* Returns the arena and diagnostics of the reader, for reading a data file. */
static inline LkDataContext lk_reader_data(const LkReader *reader)
{
    return (LkDataContext){reader->arena, reader->diagnostics};
}

/* reader.c: adds a table's cells to those of the document. Returns false, after an error, past the limit. */
bool lk_table_room(LkReader *reader, size_t rows, size_t columns, LkSpan span);

/* ---- bytes.c */

/* Checks the bytes of the file. Returns false after errors: another encoding than UTF-8, invalid UTF-8, zero
 * bytes. */
bool lk_bytes_check(LkReader *reader);
/* Returns whether a text from a data file or from YAML has no control characters; else adds an error at
 * `span`. */
bool lk_text_check(LkReader *reader, LkText text, LkSpan span);
bool lk_text_is_printable(LkText text);
/* Returns whether a character is one of control, or none at all; not tabs and line ends. */
bool lk_is_control(uint32_t character);

/* ---- readable.c */

/* Returns the text of the file with blanks in place of the control characters from `start` on, which are told
 * once. Of the same length; the text itself when it has none. */
LkText lk_readable(LkReader *reader, LkFileOffset start);

/* ---- places.c */

/* Returns where the next line begins: the offset after the line end (LF, CR, CR LF) at or after `at`, or the
 * length. *line_end becomes the offset of that line end. */
size_t lk_next_line(LkText text, size_t at, size_t *line_end);
/* Returns the span of the bytes [start, end) of the file: as lk_span_at, but fast for many. */
LkSpan lk_reader_span(LkReader *reader, LkFileOffset start, LkFileOffset end);

#endif
