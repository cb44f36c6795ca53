/* What the files of this folder share: the reader of one document, the rewritten text with its map of places,
 * and the small builders of plain text. */
#ifndef LIKHIT_SOURCE_SOURCE_H
#define LIKHIT_SOURCE_SOURCE_H

#include <cmark-gfm.h>

#include "base/yaml.h"
#include "data/data.h"
#include "source/document.h"

/* From `out` in the rewritten text on, bytes stand as in the file from `in` on. */
typedef struct LkEdit {
    size_t out, in;
} LkEdit;

/* A list mark that was rewritten so that cmark reads it. */
typedef struct LkMark {
    size_t in, out; /* where it begins, in the file and in the rewritten text */
    bool is_dash;   /* a dash without a blank behind it */
    bool is_used;   /* cmark made an item of it */
    bool is_text;   /* an earlier reading found that it is none: it stands as typed */
} LkMark;

/* The body as cmark gets it. Lines are those of the file, one for one. */
typedef struct LkLineMap {
    LkText text;
    size_t *starts; /* of each line in `text`; one more at its end */
    size_t line_count;
    LkEdit *edits;
    size_t edit_count;
    LkMark *marks;
    size_t mark_count;
    uint32_t first_line; /* the file's line on which `text` begins */
} LkLineMap;

typedef struct LkReader {
    const LkFile *file;
    LkSource *source;
    const char *root;
    const LkField *extra;
    const LkYaml *columns; /* of records, by the front matter's schema; NULL = none */
    bool is_for_records;   /* the front matter has a schema or a batch */
    LkArena *arena;
    LkArena *work; /* the map: gone once the blocks are read, as it is larger than the text itself */
    LkDiagnostics *diagnostics;
    LkLineMap *map;
    const size_t *line_starts; /* of the file; NULL = no place was asked for yet */
    size_t line_count;
    /* The last place asked for, so that places of a long line cost one walk over it: line from 0. */
    size_t place_line, place_offset;
    uint32_t place_column;
    size_t table_cells; /* of all tables so far */
} LkReader;

/* What data files are read with. */
static inline LkDataContext lk_reader_data(const LkReader *reader)
{
    return (LkDataContext){reader->arena, reader->diagnostics};
}

/* A mark at the start of an item, as typed. */
typedef struct LkTypedMark {
    LkMarker marker;
    int number;    /* what its digits or letter count to; 0 for a bullet */
    size_t length; /* bytes, without the blank behind it; 0 = no mark */
    bool is_thai;  /* cmark cannot read it */
    bool opens;    /* with a bracket: (๑), not ๑) */
} LkTypedMark;

/* lines.c */
/* False when the bytes are no text or pass a limit: then nothing can be made of them. */
bool lk_lines_check(LkReader *reader, size_t start);
/* Rewrites the body for cmark; marks that `previous` shows as unused stay as typed. */
LkLineMap *lk_lines_rewrite(LkReader *reader, size_t start, const LkLineMap *previous);
/* The offset in the file of an offset in the rewritten text. */
size_t lk_lines_original(const LkLineMap *map, size_t out);
/* The offset in the rewritten text of a place as cmark says it. */
size_t lk_lines_offset(const LkLineMap *map, int line, int column);
LkTypedMark lk_typed_mark(LkText text, size_t offset);
/* The number of a counting letter (ฃ and ฅ are skipped), 0 for none. */
int lk_letter_number(uint32_t letter);

/* bytes.c */
/* False after errors: another encoding, broken UTF-8, control characters. */
bool lk_bytes_check(LkReader *reader);
/* Whether text of a data file or a YAML string can be printed; an error at `span` if not. */
bool lk_text_check(LkReader *reader, LkText text, LkSpan span);
bool lk_text_is_printable(LkText text);

/* pipes.c */
/* A row with more cells than the table has columns is an error: Markdown would drop them. */
void lk_pipes_row(LkReader *reader, LkText row, size_t columns, LkSpan span);
/* Counts the cells that a line gives if it belongs to a pipe table; *columns is 0 after an empty line. False
 * after an error. */
bool lk_pipes_check(LkReader *reader, LkText line, size_t start, size_t *columns);
/* Counts a table's cells against the limit; false after an error. */
bool lk_table_room(LkReader *reader, size_t rows, size_t columns, LkSpan span);

/* front_matter.c: reads it and gives the offset of the body. */
size_t lk_front_matter(LkReader *reader, LkBlock ***end);
/* Its keys and values alone; NULL when it has none. */
const LkYaml *lk_front_matter_map(LkReader *reader);

/* references.c */
/* A field whose name begins with # names a block: true, and *item says which and what of it. */
bool lk_reference(LkReader *reader, LkText name, LkSpan span, LkInline *item);
/* Takes “{#id}” from the end of a text; the id is empty if there is none. */
LkText lk_take_id(LkReader *reader, LkInlines *inlines, LkSpan *span);
bool lk_is_id(LkText text);

/* contents_block.c: `map` may be NULL. NULL after an error. */
LkContents *lk_contents_block(LkReader *reader, const LkYaml *map);

/* places.c */
/* The offset behind the line end (LF, CR, CR LF) at or after `at`, or the length; *line_end is before it. */
size_t lk_next_line(LkText text, size_t at, size_t *line_end);
/* The span of bytes [start, end) of the file, as lk_span_at but quick for many. */
LkSpan lk_reader_span(LkReader *reader, size_t start, size_t end);
/* Where a block begins in the rewritten text, the offset behind its last line, what it covers. */
size_t lk_node_start(const LkReader *reader, cmark_node *node);
size_t lk_node_end(const LkReader *reader, cmark_node *node);
LkSpan lk_node_span(LkReader *reader, cmark_node *node);

/* reading.c: the map of the rewritten body and cmark's tree of it, which is the caller's to free; *document
 * is set as soon as there is one. */
void lk_read_blocks(LkReader *reader, size_t start, cmark_node **document);

/* notes.c: the notes of the document, and a warning for each that no mark leads to. */
void lk_notes(LkReader *reader, cmark_node *document);
/* The mark in “[^mark]” at `at`; empty if there is none. */
LkText lk_note_label(LkText text, size_t at);
/* Tells of the mark of a note, `[^ก]`, that has none. */
void lk_note_unknown(LkReader *reader, LkText label, LkSpan span);

/* markdown.c */
void lk_markdown(LkReader *reader, size_t start, LkBlock **end);

/* inlines.c: the inlines below `node`; `from`, `to` bound the block in the rewritten text. */
LkInlines lk_inlines(LkReader *reader, cmark_node *node, size_t from, size_t to);
/* The plain text below a node; as typed, or with its fields filled in. */
LkText lk_node_text(LkReader *reader, cmark_node *node);
LkText lk_node_filled_text(LkReader *reader, cmark_node *node, LkSpan span);
/* What is printed of an HTML block. */
LkText lk_html_text(LkReader *reader, LkText html);
/* Text with each \{{ as `braces` and each bracket that was hidden from cmark. */
LkText lk_restore_braces(LkReader *reader, LkText text, const char *braces);

/* fields.c */
typedef struct LkInlineList {
    LkInline *items;
    size_t count, capacity;
    size_t bytes; /* of all texts */
    bool is_full; /* the limit of a paragraph is passed: no more is taken */
} LkInlineList;
void lk_inline_add(LkReader *reader, LkInlineList *list, LkInline item);
/* The value of “name” or “name:form”; empty after an error at *span, which becomes the place of a record's
 * value. */
LkText lk_field_value(LkReader *reader, LkText name, LkSpan *span);
/* A path or another short text with the values of its fields; *span becomes the place of a record's value. */
LkText lk_filled_text(LkReader *reader, LkText text, LkSpan *span);
/* The record's field of that name, or NULL. */
const LkField *lk_record_field(const LkReader *reader, LkText name);
/* The same as inlines; none where the field has no value or is not there. */
LkInlines lk_field_inlines(LkReader *reader, LkText name);
/* Finds the next {{name}} from `from` on; false when there is none. */
bool lk_field_next(LkText text, size_t from, size_t *start, size_t *end, LkText *name);
/* The offset of the first pair of braces in [from, end) that no field was made of; `end` if there is none. */
size_t lk_field_open(LkText text, size_t from, size_t end);
void lk_field_unclosed(LkReader *reader, LkSpan span);
/* Adds the value of a field, or the reference that it is. */
void lk_inline_add_field(LkReader *reader, LkInlineList *list, LkInline model, LkText name);
/* Adds text whose line feeds become hard breaks. */
void lk_inline_add_lines(LkReader *reader, LkInlineList *list, LkInline model);
/* Plain text (no Markdown) as inlines, fields filled in unless it is data. `offset` is where it stands in
 * reader->file, for the place of each part; LK_NO_OFFSET if it does not. */
#define LK_NO_OFFSET SIZE_MAX
LkInlines lk_plain_inlines(LkReader *reader, LkText text, LkSpan span, size_t offset, bool from_data);
/* A scalar of YAML the same way; an empty array and an error when it is none. */
LkInlines lk_yaml_inlines(LkReader *reader, const LkYaml *node, bool from_data);

/* yaml_block.c: what table and signature blocks share. */
bool lk_yaml_known_keys(LkReader *reader, const LkYaml *map, const char *const *keys, size_t count,
                        const char *what);
bool lk_yaml_scalar(LkReader *reader, const LkYaml *node, LkText *text);
bool lk_yaml_bool(LkReader *reader, const LkYaml *node, bool *value);
/* Width such as 2cm, 20mm, 10pt, 1in or 2fr. */
bool lk_column_width(LkText text, LkColumnWidth *width);

/* forms.c: a value in a form such as thai-date; empty after an error at `span`. */
LkText lk_form(LkReader *reader, LkText form, LkText value, LkSpan span);
bool lk_is_form(LkText form);

/* front_matter.c: YYYY-MM-DD, with a day that exists. */
bool lk_is_iso_date(LkText text);
/* The date that is meant by one with a year of the Buddhist era, the usual slip; NULL if it is none. */
const char *lk_common_era(LkText text, LkArena *arena);
/* ---- picture_attributes.c */
typedef struct LkPictureAttributes {
    LkText id;
    LkLength width; /* 0 = not given */
    double part;    /* of the text's width; 0 = not given */
} LkPictureAttributes;
/* Reads “{#name width=8cm}”, its braces included; false after errors. */
bool lk_picture_attributes(LkReader *reader, LkText text, LkSpan span, LkPictureAttributes *attributes);

/* ---- lookalikes.c: what is printed as text, though it looks as if more was meant */
void lk_tell_lookalikes(LkReader *reader, const LkInlines *inlines);
void lk_tell_cell_marks(LkReader *reader, LkText text, LkSpan span);

/* keep.c: the words of `keep:` into the source. */
void lk_keep(LkReader *reader, const LkYaml *node);

/* table_block.c, signature_block.c: NULL after an error. `span` is the block's. */
LkTable *lk_table_block(LkReader *reader, const LkYaml *map, LkSpan span);
/* The id of a table block; empty if it has none. */
LkText lk_table_id(LkReader *reader, const LkYaml *map, LkSpan *span);
/* table_cells.c: rows written in the block, cells that cover others, titles of groups. */
/* A column's field decides which value of a row goes into it. */
typedef struct LkTableFields {
    LkText *names; /* empty = by place */
    const LkYaml **nodes;
    bool *ranks;  /* columns that hold the row's number, counted when the rows are in order */
    bool *merges; /* columns whose equal values become one cell */
} LkTableFields;
/* Room for `count` columns; false after an error. */
bool lk_table_new_columns(LkReader *reader, LkTable *table, LkTableFields *fields, size_t count, LkSpan span);
bool lk_table_rows(LkReader *reader, const LkYaml *rows, LkTable *table, LkTableFields *fields);
/* Makes cells of equal values that follow one another into one. */
void lk_table_merge(LkReader *reader, LkTable *table, const LkTableFields *fields);
/* The header of a table without groups: the titles of its columns. */
void lk_table_titles(LkReader *reader, LkTable *table);
bool lk_yaml_count(LkReader *reader, const LkYaml *node, size_t most, uint16_t *count);
LkAlign lk_yaml_align(LkReader *reader, const LkYaml *node);
/* A cell of text: each line is a paragraph. With `fill`, fields are filled in and `offset` is its place. */
LkCell lk_table_cell(LkReader *reader, LkText text, LkSpan span, size_t offset, bool fill);
LkSignature *lk_signature_block(LkReader *reader, const LkYaml *map, LkSpan span);
/* qr_block.c: sets the block's id too. */
LkImageBlock *lk_qr_block(LkReader *reader, const LkYaml *map, LkBlock *block);

/* table_compute.c: the rows in order (`sort: score`, `sort: -score`), and the last row of texts, sums and
 * means. `names` are the columns' fields. False after an error. */
bool lk_table_sort(LkReader *reader, const LkYaml *node, const LkText *names, LkTable *table);
bool lk_table_footer(LkReader *reader, const LkYaml *map, const LkText *names, LkTable *table);

/* data_file.c */
/* The data file of a table: one of the reader's, or read now. NULL after an error. */
const LkDataFile *lk_data_file(LkReader *reader, LkText path, LkSpan from);

/* table_data.c: the rows of a table out of a data file, made when they are asked for. */
enum { LK_RANK_COLUMN = -2 };
typedef struct LkTableData {
    const LkCsv *csv;
    const int *columns;    /* the field of each column of the table, or LK_RANK_COLUMN */
    const uint32_t *order; /* records, from 1, in the order of the rows; NULL = as they stand */
    size_t rows;           /* of data; a footer comes behind them */
    const LkCell *footer;
} LkTableData;
bool lk_table_data(LkReader *reader, const LkDataFile *file, const int *columns, LkTable *table);
/* The record that a row shows. */
size_t lk_table_record(const LkTableData *data, size_t row);
/* Holds all rows, so that their cells can be changed. */
void lk_table_hold(LkReader *reader, LkTable *table);
/* What stands in a cell, without blanks around it. */
LkText lk_table_text(LkReader *reader, const LkTable *table, size_t row, size_t column);
LkSpan lk_table_span(LkReader *reader, const LkTable *table, size_t row, size_t column);

#endif
