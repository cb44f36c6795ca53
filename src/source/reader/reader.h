/* What reading one document stands on: its bytes, the places in them, and where what is read and told goes.
 * The lowest room of the source: it knows neither front matter nor Markdown. */
#ifndef LIKHIT_SOURCE_READER_READER_H
#define LIKHIT_SOURCE_READER_READER_H

#include "base/yaml.h"
#include "data/data.h"
#include "source/document.h"

/* ---- Coordinates. Three of them meet when the body is read: bytes of the file, bytes of the text that cmark
 * gets instead, and lines with columns as cmark counts them. A type each, so that they cannot be mixed up. */

/* A byte of the file. */
typedef struct LkFileOffset {
    size_t byte;
} LkFileOffset;

/* A byte of the rewritten text. */
typedef struct LkTextOffset {
    size_t byte;
} LkTextOffset;

/* A place as cmark says it: both from 1, the column in bytes. */
typedef struct LkCmarkPlace {
    int line, column;
} LkCmarkPlace;

/* Stands for the place of a text that is not in the file as it is written. */
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

/* Finds line and column of bytes of the file. Remembers the last place, so that the places of a long line
 * cost one walk over it. */
typedef struct LkPlaceFinder {
    const size_t *line_starts; /* NULL = no place was asked for yet */
    size_t line_count;
    size_t line, offset; /* of the last place, the line from 0 */
    uint32_t column;
} LkPlaceFinder;

typedef struct LkReader {
    const LkFile *file;
    LkSource *source; /* what is made of it */
    const char *root; /* the folder that paths are relative to */
    const LkField *extra;
    const LkYaml *columns; /* of records, by the front matter's schema; NULL = none */
    bool is_for_records;   /* the front matter has a schema or a batch */
    LkArena *arena;
    LkArena *work; /* for what is larger than the document itself: gone once the blocks are read */
    LkDiagnostics *diagnostics;
    LkPlaceFinder places;
    size_t table_cells; /* of all tables so far */
} LkReader;

/* Returns what data files are read with. */
static inline LkDataContext lk_reader_data(const LkReader *reader)
{
    return (LkDataContext){reader->arena, reader->diagnostics};
}

/* reader.c: counts a table's cells against the limit of the document; false after an error. */
bool lk_table_room(LkReader *reader, size_t rows, size_t columns, LkSpan span);

/* ---- bytes.c */

/* Returns false after errors: another encoding, broken UTF-8, control characters. */
bool lk_bytes_check(LkReader *reader);
/* Returns whether text of a data file or a YAML string can be printed; tells at `span` if not. */
bool lk_text_check(LkReader *reader, LkText text, LkSpan span);
bool lk_text_is_printable(LkText text);

/* ---- places.c */

/* Returns the offset behind the line end (LF, CR, CR LF) at or after `at`, or the length; *line_end is before
 * it. */
size_t lk_next_line(LkText text, size_t at, size_t *line_end);
/* Returns the span of bytes [start, end) of the file, as lk_span_at but quick for many. */
LkSpan lk_reader_span(LkReader *reader, LkFileOffset start, LkFileOffset end);

/* ---- line_map.c: from the rewritten text back to the file */

/* From `out` in the rewritten text on, bytes stand as in the file from `in` on. */
typedef struct LkEdit {
    LkTextOffset out;
    LkFileOffset in;
} LkEdit;

/* A list's mark that was rewritten so that cmark reads it. */
typedef struct LkListMark {
    LkFileOffset in; /* where it begins … */
    LkTextOffset out;
    bool is_dash; /* a dash without a blank behind it */
    bool is_used; /* cmark made an item of it */
    bool is_text; /* an earlier reading found that it is none: it stands as typed */
} LkListMark;

/* The body as cmark gets it. Lines are those of the file, one for one. */
typedef struct LkLineMap {
    LkText text;
    LkTextOffset *starts; /* of each line; one more at the end of the text */
    size_t line_count;
    LkEdit *edits;
    size_t edit_count;
    LkListMark *marks;
    size_t mark_count;
    uint32_t first_line; /* the file's line on which the text begins */
} LkLineMap;

/* Returns the byte of the file that a byte of the rewritten text came from. */
LkFileOffset lk_lines_original(const LkLineMap *map, LkTextOffset out);
/* Returns the byte of the rewritten text at a place of cmark's. */
LkTextOffset lk_lines_offset(const LkLineMap *map, LkCmarkPlace place);

/* ---- marks.c: signs of the rewritten text */

/* Returns the text with each \{{ as `braces`, and each bracket that was hidden from cmark. */
LkText lk_restore_braces(LkReader *reader, LkText text, const char *braces);
/* Returns the label in “[^label]” at `at`; empty if there is none. */
LkText lk_note_label(LkText text, size_t at);

#endif
