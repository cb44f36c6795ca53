/* The document: what the source says, before any layout. Blocks form a tree; the text of a block is a flat
 * array of inlines; each has its place in the file. Text is UTF-8 as typed, fields are filled in, data files
 * are read. The arena of lk_source_parse owns all of it. */
#ifndef LIKHIT_SOURCE_DOCUMENT_H
#define LIKHIT_SOURCE_DOCUMENT_H

#include "base/diagnostic.h"
#include "base/length.h"

typedef enum LkInlineKind {
    LK_INLINE_TEXT,
    LK_INLINE_SOFT_BREAK, /* a line end within a paragraph of the source. Its text is "" between two Thai
                             letters, since Thai has no blank between words; else " ", also beside Thai
                             digits, ๆ, ฯ */
    LK_INLINE_HARD_BREAK  /* a forced line break: two blanks or a backslash at a line end, or <br> */
} LkInlineKind;

/* What a cross reference {{#id}} prints of the block that it names. */
typedef enum LkReference {
    LK_REFERENCE_NONE,
    LK_REFERENCE_LABEL, /* {{#id}}: ตารางที่ ๑ of a table, ๑.๒ of an item, the words of a heading */
    LK_REFERENCE_NUMBER, /* {{#id:number}} */
    LK_REFERENCE_TITLE,  /* {{#id:title}}: the words of a heading or caption */
    LK_REFERENCE_PAGE    /* {{#id:page}} */
} LkReference;

/* Bits of LkInline.style. */
enum {
    LK_INLINE_BOLD = 1,
    LK_INLINE_ITALIC = 2,
    LK_INLINE_CODE = 4,
    LK_INLINE_STRIKE = 8,
    LK_INLINE_UNDERLINE = 16,
    LK_INLINE_SUPERSCRIPT = 32,
    LK_INLINE_SUBSCRIPT = 64
};

/* A piece of text in one style. A paragraph is an array of these: bold within italic is flattened into the
 * bits of `style`. */
typedef struct LkInline {
    LkInlineKind kind;
    unsigned style; /* LK_INLINE_… */
    LkText text;    /* empty for a hard break */
    LkText link;    /* target (URL); empty = none */
    LkSpan span;    /* where the first character stands */
    bool from_data; /* from a field, a data file or a counter: its digits are printed in the layout's numerals
                     */
    uint32_t footnote; /* a footnote mark: the number of the footnote, from 1, which is the text too; 0 = no
                          mark */
    LkReference reference; /* of a cross reference; the text is then the id of the block */
} LkInline;

/* The text of a paragraph, a heading, a cell, a name: an array of inlines. Where it is optional, count 0 =
 * none. */
typedef struct LkInlines {
    LkInline *items;
    size_t count;
    LkSpan span;
} LkInlines;

typedef enum LkBlockKind {
    LK_BLOCK_TITLE, /* one line of the front matter's title */
    LK_BLOCK_HEADING,
    LK_BLOCK_PARAGRAPH,
    LK_BLOCK_LIST,
    LK_BLOCK_LIST_ITEM,
    LK_BLOCK_QUOTE,
    LK_BLOCK_CODE, /* literal lines */
    LK_BLOCK_RULE, /* --- */
    LK_BLOCK_TABLE,
    LK_BLOCK_IMAGE,
    LK_BLOCK_SIGNATURE,
    LK_BLOCK_PAGE_BREAK,
    LK_BLOCK_CONTENTS, /* a table of contents */
    LK_BLOCK_CREST     /* the emblem (ตรา) that the front matter names; the first block */
} LkBlockKind;

/* How the marks of a list were typed. Numbers of LK_MARKER_COUNTED are printed in the layout's format for
 * that depth; the other kinds keep the form they were typed in. */
typedef enum LkMarker {
    LK_MARKER_BULLET,          /* - * + */
    LK_MARKER_COUNTED,         /* 1. in a list of {count: yes} */
    LK_MARKER_NUMBER,          /* 1. or ๑. */
    LK_MARKER_NUMBER_BRACKETS, /* (1) or (๑), 1) */
    LK_MARKER_LETTER,          /* ก. */
    LK_MARKER_LETTER_BRACKETS, /* (ก) */
    LK_MARKER_CLAUSE /* ข้อ ๑ of rules and contracts, มาตรา ๔ of laws: each item has a label */
} LkMarker;

/* Whether an item is a task, [ ] or [x], which takes the place of its mark. */
typedef enum LkTask { LK_TASK_NONE, LK_TASK_OPEN, LK_TASK_DONE } LkTask;

/* The alignment that the source asks for in a column, a cell or a QR code. The one that results of it, or of
 * the layout, is LkAlignment (style/layout.h). */
typedef enum LkSourceAlignment {
    LK_SOURCE_ALIGNMENT_DEFAULT, /* not given */
    LK_SOURCE_ALIGNMENT_LEFT,
    LK_SOURCE_ALIGNMENT_CENTRE,
    LK_SOURCE_ALIGNMENT_RIGHT,
    LK_SOURCE_ALIGNMENT_DECIMAL /* decimal points stand below one another */
} LkSourceAlignment;

/* A column's width as written: one of the two is given, or neither (then it follows the text in the column).
 */
typedef struct LkColumnWidth {
    LkLength fixed;  /* 0 = not fixed */
    double fraction; /* "2fr": parts of the width that other columns leave; 0 = not relative */
} LkColumnWidth;

typedef struct LkColumn {
    LkInlines title;
    LkSourceAlignment alignment;
    LkColumnWidth width;
    LkSpan span;
} LkColumn;

/* A cell: paragraphs one below the other; most have one. */
typedef struct LkCell {
    LkInlines *paragraphs;
    size_t count;
    LkSpan span;
    uint16_t columns, rows;      /* that it spans, its own included; 0 means 1 */
    bool is_covered;             /* a cell to the left or above spans this one, which is empty */
    LkSourceAlignment alignment; /* LK_SOURCE_ALIGNMENT_DEFAULT = that of the column */
} LkCell;

typedef struct LkTable {
    LkText style; /* name of a table style of the layout; empty = "default" */
    LkSpan style_span;
    LkColumn *columns;
    size_t column_count;
    LkCell *cells; /* row_count × column_count, row after row; short rows are filled with empty cells. NULL
                      for rows out of a data file: see lk_table_row */
    size_t row_count;
    const struct LkDataRows *data; /* where the rows come from if `cells` is NULL; private to source/ */
    bool has_spans;                /* a cell of `cells` spans more than one place */
    LkCell *header; /* header_rows × column_count cells: titles of columns and of groups of columns */
    size_t header_rows;
    LkInlines caption; /* above the table */
    bool has_header;   /* the header is printed, and repeated on each page if the table style says so */
} LkTable;

/* Returns the column_count cells of a row: those of the table, or cells made in `arena` from the data file.
 */
const LkCell *lk_table_row(const LkTable *table, size_t row, LkArena *arena);

/* A signature, with what may stand above it: an opinion, or lines to write one by hand. */
typedef struct LkSignature {
    LkInlines closing; /* คำลงท้าย, such as ขอแสดงความนับถือ */
    LkInlines lead; /* the sentence before it, such as จึงเรียนมาเพื่อโปรดทราบ */
    LkInlines heading; /* of an opinion: ความเห็น… */
    LkInlines note;    /* the opinion itself */
    bool has_lines;    /* dotted lines to write the opinion by hand */
    int line_count;    /* how many of them; 0 = as many as the layout says */
    LkText image;      /* scanned signature: path of the file to open; empty = room to sign by hand */
    LkSpan image_span;
    LkText image_alt; /* alternative text, for screen readers */
    LkInlines sign; /* the line that is signed on: ลงชื่อ, dots, ผู้ให้เช่า; none = room alone */
    size_t sign_dots;           /* which of its inlines are the dots: as many are printed as have room */
    struct LkSignature *beside; /* the next one, on the right of it; NULL = no other */
    bool is_beside;             /* its block says that it stands beside the one before */
    LkSpan span;                /* of its block; of the words that say so, if it is beside another */
    size_t number;              /* of the block among the document's signatures, from 1 */
    LkText field;               /* name of the field that is signed electronically; empty = it has none */
    LkSpan field_span;          /* where the source names it; file NULL = it is named by its number */
    LkInlines name;             /* printed in brackets */
    LkInlines *position;        /* lines under the name */
    size_t position_count;
    LkInlines date;
} LkSignature;

/* Error correction of a QR code (ISO/IEC 18004): 7, 15, 25 or 30 % may be damaged. */
typedef enum LkQrLevel { LK_QR_L, LK_QR_M, LK_QR_Q, LK_QR_H } LkQrLevel;

/* A QR code; it takes the place of a picture file. */
typedef struct LkQrCode {
    LkText text;                 /* what it encodes */
    LkSpan span;                 /* of that text */
    LkSourceAlignment alignment; /* left, centre or right */
    LkQrLevel level;
} LkQrCode;

/* A picture or a QR code. */
typedef struct LkImageBlock {
    LkText path;          /* checked to lie inside the root, ready to open; empty for a QR code */
    const LkQrCode *code; /* NULL = a picture */
    LkText alt;           /* alternative text, for screen readers */
    LkInlines caption;    /* below it */
    LkLength width;       /* 0 = not given */
    double part;          /* the width as a part of the text's width, 0.5 for 50%; 0 = not given */
} LkImageBlock;

typedef enum LkContentsOf { LK_CONTENTS_HEADINGS, LK_CONTENTS_TABLES, LK_CONTENTS_FIGURES } LkContentsOf;

/* A table of contents, of tables or of figures. */
typedef struct LkContents {
    LkInlines title; /* above it */
    LkContentsOf of;
    int levels; /* of headings: 1 to this level are listed */
} LkContents;

typedef struct LkBlock {
    LkBlockKind kind;
    LkSpan span;
    LkText id; /* by which cross references name it; empty = none */
    LkSpan id_span;
    struct LkBlock *next;        /* the next sibling */
    struct LkBlock *first_child; /* list items of a list; blocks of an item or a quote */
    LkInlines inlines;           /* title, heading, paragraph, code (one inline a line) */
    int level;                   /* heading: 1–6 */
    bool is_part; /* paragraph: it names a part of the document, such as หมวด ๒ บททั่วไป */
    LkMarker marker; /* list */
    int number;      /* list item: its number as typed, or as counted where the list says so; from 1 */
    LkText label;    /* list item: its mark as typed, for one that no format of numbers prints (๒/๑,
                        ๑.๑, ข้อ ๕, ๑)), without the blank behind it; empty = by the layout's format */
    bool is_bold;    /* list item: its mark is typed in bold */
    LkTask task;     /* list item */
    union {
        LkTable *table;
        LkSignature *signature;
        LkImageBlock *image; /* of a crest too */
        LkContents *contents;
    } as;
} LkBlock;

/* A field: a value of the front matter or of a record, for {{name}} and for metadata. */
typedef struct LkField {
    struct LkField *next;
    LkText name;
    LkText value; /* a scalar as written; a list's items joined by a line feed */
    LkText held;  /* of a record: lk_data_held; empty = the value */
    LkSpan span;  /* of the value */
    LkSpan name_span;
    const LkSpan *line_spans; /* of each item of a list; NULL = the value is not a list */
    size_t line_count;
    bool is_record; /* from a record: a {{…}} in it is plain text, and errors are reported at its place in the
                       data */
    bool is_refused; /* its value is wrong, and said to be: a form of it says nothing more */
    bool is_asked;   /* a {{name}} or the form of the layout printed it */
} LkField;

/* A data file that has been read, so that many documents can show it without reading it again. */
typedef struct LkDataFile {
    const struct LkDataFile *next;
    const char *path;    /* resolved path; NULL = a list within JSON records */
    LkText name;         /* by which a table block may name it instead of by its path; empty = none */
    uint32_t header_row; /* by which it was read; 0 = the names of the columns were found */
    LkText sheet;        /* of a spreadsheet, as it was asked for; empty = the first */
    const struct LkDataTable *data_table;
    bool is_joined;       /* joined to a record: only `rows` are shown */
    const uint32_t *rows; /* row_count rows of data_table, from 1, in the order to show */
    size_t row_count;
} LkDataFile;

/* A footnote. It is printed at the foot of the page that has its first mark; footnotes are numbered in the
 * order of their first marks. */
typedef struct LkFootnote {
    LkInlines *paragraphs;
    size_t count;
    LkSpan span;
} LkFootnote;

/* What a line end between two Thai letters of a paragraph is. */
typedef enum LkSourceLineEnds {
    LK_SOURCE_LINE_ENDS_AS_TYPED, /* how the lines of the file are filled decides it */
    LK_SOURCE_LINE_ENDS_BLANK,
    LK_SOURCE_LINE_ENDS_NOTHING,
    LK_SOURCE_LINE_ENDS_PARAGRAPH /* each line is a paragraph */
} LkSourceLineEnds;

/* The whole document. */
typedef struct LkSource {
    const LkFile *file;
    const char *root; /* folder that paths are relative to and may not leave */
    LkText layout;    /* name or path of the layout; empty = "report" */
    LkSpan layout_span;
    LkText title; /* its lines joined by a blank; empty = none */
    LkText author, subject;
    LkText language; /* "th" unless `lang:` says otherwise */
    LkSourceLineEnds line_ends;
    LkText date;       /* ISO 8601 of the common era, however it was written; empty = none */
    const char **keep; /* words of `keep:`, never broken over two lines; the layout may add others */
    size_t keep_count;
    LkField *fields;      /* of the front matter, in its order */
    bool is_front_broken; /* it could not be read: nobody knows what it lacks */
    const struct LkFieldIndex *field_index,
        *extra_index;               /* `fields` and `extra` by name; private to front/ */
    const struct LkYaml *columns;   /* `fields:` of the front matter, the schema of records; NULL = none */
    struct LkCondition *conditions; /* {{#if}} of inlines while they are read; private to front/ */
    const LkField *extra;           /* looked up before those: the values of a record; may be NULL */
    const LkDataFile *data;         /* the data files that tables show, and those of LkSourceOptions.data */
    LkBlock *blocks;                /* crest and titles first, then the body */
    LkFootnote *footnotes;          /* footnote_count footnotes, number 1 first */
    size_t footnote_count;
} LkSource;

/* How to parse a source; all zero will do. */
typedef struct LkSourceOptions {
    const char *root;       /* folder of all paths; NULL = that of the source */
    const LkField *extra;   /* fields that are looked up before the front matter's: a record; may be NULL */
    const LkDataFile *data; /* data files that have been read already; may be NULL */
} LkSourceOptions;

/* Returns the document in `file`, whose bytes were read by lk_file_read; NULL only when the bytes are no text
 * or pass a limit. Every error is added to `diagnostics`; only a document without errors may be laid out. */
LkSource *lk_source_parse(const LkFile *file, const LkSourceOptions *options, LkArena *arena,
                          LkDiagnostics *diagnostics);

/* Returns the value of the field “name” or “name:form” as inlines, fields within it filled in; none where the
 * document has no value for it. */
LkInlines lk_source_field(const LkSource *source, LkText name, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns where the first line within the front matter begins; 0 when there is none. Adds no diagnostic. */
size_t lk_source_front_line(const LkFile *file, LkArena *arena);

/* Returns the YAML of the front matter, for a caller that reads keys of its own there; NULL when there is
 * none, or when it cannot be read. Adds no diagnostic: lk_source_parse reports the errors. */
const struct LkYaml *lk_source_front_matter(const LkFile *file, LkArena *arena);

#endif
