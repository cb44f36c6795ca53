/* The document: what the source says, before any layout. Blocks in a tree, inlines in flat runs, each with
 * the place it came from. Text is UTF-8 as typed; fields are filled in; data rows are read. All in the arena.
 */
#ifndef LIKHIT_SOURCE_DOCUMENT_H
#define LIKHIT_SOURCE_DOCUMENT_H

#include "base/diagnostic.h"
#include "base/length.h"

typedef enum LkInlineKind {
    LK_INLINE_TEXT,
    LK_INLINE_SOFT_BREAK, /* a line end in the source: text is "" between Thai letters, which take no blank
                             between words; " " elsewhere, beside Thai digits, ๆ and ฯ too */
    LK_INLINE_HARD_BREAK  /* two blanks or a backslash at a line end, or <br> */
} LkInlineKind;

/* What a reference prints of the block that it names. */
typedef enum LkReference {
    LK_REFERENCE_NONE,
    LK_REFERENCE_LABEL, /* {{#id}}: what readers call it: ตารางที่ ๑, ๑.๒, a heading's words */
    LK_REFERENCE_NUMBER, /* {{#id:number}} */
    LK_REFERENCE_TITLE,  /* {{#id:title}}: the words of a heading or caption */
    LK_REFERENCE_PAGE    /* {{#id:page}} */
} LkReference;

enum { LK_INLINE_BOLD = 1, LK_INLINE_ITALIC = 2, LK_INLINE_CODE = 4, LK_INLINE_STRIKE = 8 };

/* A run of text in one style. A paragraph is an array of these: nesting of marks is flattened into `style`.
 */
typedef struct LkInline {
    LkInlineKind kind;
    unsigned style;        /* LK_INLINE_… */
    LkText text;           /* of a hard break empty */
    LkText link;           /* target, empty for none */
    LkSpan span;           /* where the first character stands */
    bool from_data;        /* came from a field, CSV or a counter: digits follow the layout's numerals */
    uint32_t note;         /* the mark of this footnote, from 1; 0 = no mark. The text is its number */
    LkReference reference; /* the text is the id of the block that it names */
} LkInline;

/* The text of a paragraph, a heading, a cell, a name: an array of inlines. */
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
    LK_BLOCK_CREST     /* the front matter's crest; stands first */
} LkBlockKind;

/* How a list item's mark was typed. The layout formats LK_MARKER_NUMBER by depth; the others keep their form.
 */
typedef enum LkMarker {
    LK_MARKER_BULLET,          /* - * + */
    LK_MARKER_NUMBER,          /* 1. or ๑. */
    LK_MARKER_NUMBER_BRACKETS, /* (1) or (๑), 1) */
    LK_MARKER_LETTER,          /* ก. */
    LK_MARKER_LETTER_BRACKETS  /* (ก) */
} LkMarker;

typedef enum LkAlign {
    LK_ALIGN_DEFAULT,
    LK_ALIGN_LEFT,
    LK_ALIGN_CENTRE,
    LK_ALIGN_RIGHT,
    LK_ALIGN_DECIMAL
} LkAlign;

/* A column's width as written: exactly one of the two is set, or none (automatic). */
typedef struct LkColumnWidth {
    LkLength fixed;  /* 0 = not fixed */
    double fraction; /* share of what the fixed columns leave ("2fr"); 0 = not relative */
} LkColumnWidth;

typedef struct LkColumn {
    LkInlines title;
    LkAlign align;
    LkColumnWidth width;
    LkSpan span;
} LkColumn;

/* A cell: paragraphs, one after another (most have one). A number cell from data has from_data inlines. */
typedef struct LkCell {
    LkInlines *paragraphs;
    size_t count;
    LkSpan span;
    uint16_t columns, rows; /* how many it covers from its own place on; 0 counts as 1 */
    bool is_covered;        /* by a cell before or above it: empty */
    LkAlign align;          /* its own, or LK_ALIGN_DEFAULT for the column's */
} LkCell;

typedef struct LkTable {
    LkText style; /* name of a table style in the layout; empty = "default" */
    LkSpan style_span;
    LkColumn *columns;
    size_t column_count;
    LkCell *cells; /* row_count × column_count, row after row; short rows are filled with empty cells. NULL
                      for rows out of a data file: see lk_table_row */
    size_t row_count;
    const struct LkDataRows *data;
    bool has_spans; /* a cell of `cells` covers others */
    LkCell *header; /* header_rows × column_count: titles of columns and of groups of them */
    size_t header_rows;
    LkInlines caption; /* above it; an empty count = none */
    bool has_header;   /* the titles are printed (and repeated on each page) */
} LkTable;

/* The cells of a row, column_count of them: held by the table, or made in `arena` out of the data. */
const LkCell *lk_table_row(const LkTable *table, size_t row, LkArena *arena);

typedef struct LkSignature {
    LkInlines closing; /* คำลงท้าย: ขอแสดงความนับถือ; an empty count = none, here and below */
    LkInlines lead;    /* จึงเรียนมาเพื่อโปรดทราบ */
    LkInlines heading; /* ความเห็น… */
    LkInlines note;    /* a written note above the signature */
    bool has_lines;    /* dotted lines for a note by hand */
    int line_count;    /* how many of them; 0 = the layout's */
    LkText image;      /* path of the file to open for a scanned signature, empty = ink space */
    LkSpan image_span;
    LkText image_alt;
    LkInlines name;      /* printed in brackets */
    LkInlines *position; /* lines under the name */
    size_t position_count;
    LkInlines date;
} LkSignature;

typedef enum LkQrLevel { LK_QR_L, LK_QR_M, LK_QR_Q, LK_QR_H } LkQrLevel;

/* A QR code in the place of a picture. */
typedef struct LkQrCode {
    LkText text;     /* that it holds */
    LkSpan span;     /* of that */
    LkAlign align;   /* left, centre or right */
    LkQrLevel level; /* of error correction */
} LkQrCode;

typedef struct LkImageBlock {
    LkText path;          /* checked, ready to open; empty of a code */
    const LkQrCode *code; /* NULL = a picture */
    LkText alt;
    LkInlines caption; /* below it; an empty count = none */
    LkLength width;    /* asked for; 0 = its own */
    double part;       /* of the text's width, asked for; 0 = not */
} LkImageBlock;

typedef enum LkContentsOf { LK_CONTENTS_HEADINGS, LK_CONTENTS_TABLES, LK_CONTENTS_FIGURES } LkContentsOf;

typedef struct LkContents {
    LkInlines title; /* above it; an empty count = none */
    LkContentsOf of;
    int levels; /* of headings, from 1 */
} LkContents;

typedef struct LkBlock {
    LkBlockKind kind;
    LkSpan span;
    LkText id; /* by which references name it; empty = none */
    LkSpan id_span;
    struct LkBlock *next;        /* the next sibling */
    struct LkBlock *first_child; /* list items of a list; blocks of an item or a quote */
    LkInlines inlines;           /* title, heading, paragraph, code (one inline a line) */
    int level;                   /* heading: 1–6 */
    LkMarker marker;             /* list */
    int number;                  /* list item: the counted number, from 1 */
    union {
        LkTable *table;
        LkSignature *signature;
        LkImageBlock *image; /* of a crest too */
        LkContents *contents;
    } as;
} LkBlock;

/* A value of the front matter, for {{field}} and metadata. */
typedef struct LkField {
    struct LkField *next;
    LkText name;
    LkText value; /* a scalar as written; a list's items joined by a line feed */
    LkSpan span;  /* of the value */
    LkSpan name_span;
    const LkSpan *line_spans; /* of each line of a list's value; NULL = it is none */
    size_t line_count;
    bool is_record; /* from a record: never markup, and told of at its own place */
    bool is_asked;  /* a {{field}} or the layout's form took it */
} LkField;

/* A data file that is read already, so that many documents can show it. */
typedef struct LkDataFile {
    const struct LkDataFile *next;
    const char *path; /* where it lies; NULL = it is no file of its own */
    LkText name;      /* by which a table asks for it, besides its path; empty = none */
    const struct LkDataTable *data_table;
    bool is_joined;       /* only `rows` of it are shown */
    const uint32_t *rows; /* row_count of them, from 1, in the order to show */
    size_t row_count;
} LkDataFile;

/* A footnote: it stands at the foot of the page with its first mark. Numbered in the order of the marks. */
typedef struct LkNote {
    LkInlines *paragraphs;
    size_t count;
    LkSpan span;
} LkNote;

typedef struct LkSource {
    const LkFile *file;
    const char *root; /* folder that paths are relative to and may not leave */
    LkText layout;    /* name or path of the layout; empty = "report" */
    LkSpan layout_span;
    LkText title; /* the title lines joined by a blank; empty = none */
    LkText author, subject;
    LkText language;   /* "th" unless `lang:` says otherwise */
    LkText date;       /* ISO 8601 as written (checked), empty = none */
    const char **keep; /* words of `keep:` that no line may part; the layout has more */
    size_t keep_count;
    LkField *fields;        /* every key of the front matter, in order */
    const LkField *extra;   /* stand before those; may be NULL */
    const LkDataFile *data; /* all that tables show, and what was there before */
    LkBlock *blocks;        /* crest and titles first, then the body */
    LkNote *notes;          /* note_count of them: number 1 first */
    size_t note_count;
} LkSource;

typedef struct LkSourceOptions {
    const char *root;       /* NULL = the folder of the source */
    const LkField *extra;   /* values that stand before the front matter's (batch records); may be NULL */
    const LkDataFile *data; /* files that need not be read; may be NULL */
} LkSourceOptions;

/* Reads a whole document from `file` (already read, see base/file.h). Adds every error it finds; gives NULL
 * only if nothing could be made of it. The document is fit for layout only when diagnostics->errors is 0. */
LkSource *lk_source_parse(const LkFile *file, const LkSourceOptions *options, LkArena *arena,
                          LkDiagnostics *diagnostics);

/* The value of the field “name” or “name:form” as inlines, with the fields that are named in it. No inlines
 * where the document gives no value. */
LkInlines lk_source_field(const LkSource *source, LkText name, LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the keys and values of the front matter alone, for who reads more of it than a document does; NULL
 * when there is none, or none that can be read. Says nothing of that: lk_source_parse does. */
const struct LkYaml *lk_source_front_matter(const LkFile *file, LkArena *arena);

#endif
