/* The layout: how things look. A YAML file in layouts/, over the one it extends; every value has a default, a
 * unit and a check in schema.c, from which the loader, the JSON Schema and the documentation are made. */
#ifndef LIKHIT_STYLE_LAYOUT_H
#define LIKHIT_STYLE_LAYOUT_H

#include "base/diagnostic.h"
#include "base/length.h"

typedef enum LkNumerals { LK_NUMERALS_THAI, LK_NUMERALS_ARABIC } LkNumerals;
typedef enum LkJustify { LK_JUSTIFY_THAI, LK_JUSTIFY_SPACES, LK_JUSTIFY_NONE } LkJustify;
typedef enum LkAlignment { LK_ALIGNMENT_LEFT, LK_ALIGNMENT_CENTRE, LK_ALIGNMENT_RIGHT } LkAlignment;
typedef enum LkRules { LK_RULES_ALL, LK_RULES_HORIZONTAL } LkRules;
typedef enum LkVerticalAlign { LK_VERTICAL_TOP, LK_VERTICAL_MIDDLE, LK_VERTICAL_BOTTOM } LkVerticalAlign;

/* sRGB, 0xRRGGBB. Black is written as device grey, so that it prints with black ink alone. */
typedef uint32_t LkColour;

/* A family that is wanted, with those that may stand in for it. */
typedef struct LkFamily {
    const char *family;
    double scale; /* size of this family that looks like 1.0 of the wanted one; 1 for the wanted itself */
} LkFamily;

typedef struct LkFontList {
    LkFamily *families; /* the wanted one first */
    size_t count;
    LkSpan span;
} LkFontList;

/* How a run of text is set. */
typedef struct LkTextStyle {
    LkLength size;  /* of the wanted family; substitutes are scaled */
    LkLength pitch; /* baseline to baseline; `auto` has become lk_single_pitch of the size */
    bool bold;
    LkColour colour;
} LkTextStyle;

/* Returns the pitch of single line spacing, which layouts call `auto`: TH Sarabun New has 21.3 pt at 16 pt.
 */
static inline LkLength lk_single_pitch(LkLength size)
{
    return size * 213 / 160;
}

/* A paragraph: text style plus its shape. */
typedef struct LkParagraphStyle {
    LkTextStyle text;
    LkLength indent;       /* of the first line, from the block's left edge */
    LkLength space_before; /* 0 at the top of a page */
    LkLength space_after;
    LkAlignment place; /* where ragged lines stand */
    LkJustify justify;
} LkParagraphStyle;

/* Footnotes. */
typedef struct LkNoteStyle {
    LkParagraphStyle paragraph; /* space_before: between the text above and the rule */
    LkLength rule;              /* thickness of the line above the notes; 0 = none */
    LkLength rule_width;
    LkLength rule_gap; /* between rule and notes */
} LkNoteStyle;

/* A list level. `format` is the mark with {n} for this level's counter, {1}…{9} for an outer level's,
 * {letter} for ก ข ค. */
typedef struct LkListLevel {
    const char *format; /* such as "{n}." or "{1}.{n}" */
    const char *bullet; /* mark of an unordered list at this depth, such as "-" */
    LkLength indent;    /* of the mark, from the left margin */
    LkLength hang;      /* of the following lines, from the left margin */
    LkLength gap;       /* between mark and text; 0 = one blank of the font */
} LkListLevel;

/* A named table style. */
typedef struct LkTableStyle {
    const char *name;
    LkTextStyle text, header;
    LkLength rule; /* thickness of the lines; 0 = none */
    LkColour rule_colour;
    LkLength padding_x, padding_top, padding_bottom;
    LkLength space_before, space_after;
    bool full_width;   /* fill the measure; else as wide as the columns ask */
    LkAlignment place; /* of a table narrower than the measure */
    bool header_repeat;
    bool split_rows; /* a row that would fit on the next page may still be split */
    LkVerticalAlign vertical, header_vertical;
    LkColour header_fill; /* 0xFFFFFF = none */
    LkColour stripe_fill; /* behind every second row; 0xFFFFFF = none */
    LkRules rules;
    LkJustify justify;
} LkTableStyle;

/* A line of a form's head or tail (เรียน, ส่วนราชการ, ที่): a label, and the value of a field behind it. */
typedef struct LkFormLine {
    const char *label; /* empty = none */
    const char *field; /* as in {{field}}, forms included: "date:thai-date"; empty = there is no line */
    LkTextStyle text;  /* of the value */
    LkTextStyle label_text;
    LkLength space_before; /* above the line */
    LkLength left;         /* from the left margin */
    LkLength gap;          /* between label and value, behind the label's own blank */
    LkAlignment place;     /* where a block as wide as the longest line of the value stands */
    bool beside;           /* on the same line as the one before */
    bool leader;           /* dotted from the label to the right */
    bool always;           /* the label is printed even when the document gives no value */
} LkFormLine;

/* Signature and opinion blocks. */
typedef struct LkSignatureStyle {
    LkLength left;         /* the block's left edge from the left margin (right half: 8 cm) */
    LkLength width;        /* 0 = to the right margin */
    LkLength space_before; /* above the block */
    LkLength ink;          /* room for the signature between note and name */
    LkLength note_gap;     /* between heading and note */
    int note_lines;        /* dotted lines when no note is given but lines are asked for */
    LkLength image_height; /* of a scanned signature at most */
    bool heading_bold;
    bool lead_indent;          /* the lead line has the paragraph's indent */
    bool fit;                  /* as wide as its longest line, so that this begins at `left` */
    LkLength closing_space;    /* above คำลงท้าย */
    LkAlignment closing_place; /* of คำลงท้าย in the block */
} LkSignatureStyle;

/* The crest (ตรา) at the head of a form. */
typedef struct LkCrestStyle {
    LkLength height; /* 0 = the form has none */
    LkLength top;    /* from the upper edge of the paper */
    LkAlignment place;
    bool beside; /* the text begins beside it at its usual place; else below it */
    LkLength space_after;
} LkCrestStyle;

typedef struct LkFurniture {
    const char *page_number; /* format with {page} and {pages}, such as "- {page} -"; empty = none */
    LkAlignment page_number_place;
    bool page_number_top;          /* at the top, else at the bottom */
    LkLength page_number_distance; /* baseline from the top (or bottom) edge of the paper */
    int page_number_from;          /* first page that shows it */
    bool catchword;                /* first words of the next page at the foot, with … */
    const char *catchword_format;  /* with {words}, such as "/{words}..." */
    LkLength catchword_distance;   /* baseline below the text area's lower edge */
    int catchword_clusters;        /* at most so many clusters, whole words */
    const char *head; /* running text with {title}, {chapter}, {section}, {page} and {pages}; empty = none */
    LkAlignment head_place;
    bool head_top;          /* at the top, else at the bottom */
    LkLength head_distance; /* baseline from that edge of the paper */
    int head_from;          /* first page that shows it */
    LkLength size;
} LkFurniture;

#define LK_HEADING_LEVELS 6
#define LK_LIST_LEVELS    6
#define LK_HEAD_LINES     16
#define LK_TAIL_LINES     8

typedef enum LkPaper {
    LK_PAPER_A3,
    LK_PAPER_A4,
    LK_PAPER_A5,
    LK_PAPER_B5,
    LK_PAPER_F4,
    LK_PAPER_LETTER
} LkPaper;

/* What the PDF is for; in the order of LkPdfProfile. */
typedef enum LkPdfPurpose {
    LK_PDF_FOR_PLAIN,
    LK_PDF_FOR_PRINT,
    LK_PDF_FOR_ARCHIVE,
    LK_PDF_FOR_ARCHIVE_SOURCE
} LkPdfPurpose;

typedef struct LkLayout {
    const char *name;
    const char *description; /* one line for `likhit layouts`; empty = none */
    const LkFile *file;
    LkPaper paper;
    bool landscape;
    LkLength page_width, page_height; /* of the paper as it is turned, unless the layout gives its own */
    LkLength margin_left, margin_right, margin_top, margin_bottom;
    LkFontList text_fonts, code_fonts;
    LkParagraphStyle paragraph, title, quote, code, heading[LK_HEADING_LEVELS];
    LkListLevel list[LK_LIST_LEVELS];
    LkLength list_space_before; /* above an item */
    LkTableStyle *tables;       /* named; "default" is always there */
    size_t table_count;
    LkNoteStyle note;
    LkParagraphStyle contents[LK_HEADING_LEVELS]; /* entries of a table of contents by level */
    LkLength contents_number_width;               /* room for the page numbers at the right */
    bool contents_leader;                         /* dots to the page number */
    const char *caption_table; /* what counted captions begin with, with {n}: "ตารางที่ {n}" */
    const char *caption_figure;
    LkCrestStyle crest;
    LkFormLine head[LK_HEAD_LINES]; /* behind crest and title */
    LkFormLine tail[LK_TAIL_LINES]; /* at the document's end */
    LkSignatureStyle signature;
    LkFurniture furniture;
    LkPdfPurpose pdf;
    bool crop_marks; /* these three for print */
    LkLength bleed;
    int least_resolution; /* of pictures, pixels an inch */
    LkNumerals numerals;
    int widows, orphans; /* least lines of a paragraph at the top / bottom of a page */
    int closing_lines;   /* least body lines on the page of the closing */
    const char **keep;   /* words that are never broken */
    size_t keep_count;
    const struct LkLayoutChain *chain; /* the files that it was made of */
} LkLayout;

/* Where layouts are looked for, in order: beside the source, then `folders`. */
typedef struct LkLayoutSearch {
    const char *beside; /* folder of the source, or NULL */
    const char *const *folders;
    size_t folder_count;
} LkLayoutSearch;

/* A value over a layout's own: the path of a key, with levels counted from 1 (“headings.2.size”), and what a
 * layout file would say there, without quotes; of a list all of it: “[TH Sarabun New, Laksaman]”. */
typedef struct LkSetting {
    const char *path, *value;
} LkSetting;

typedef struct LkSettings {
    const LkSetting *items;
    size_t count;
} LkSettings;

/* Loads the layout `name` (a name such as "report", or a path ending in .yaml relative to `beside`) with all
 * it extends. `from` is the place that names it. Returns NULL when it cannot be found; errors inside it are
 * added to `diagnostics` at their places, all of them. The layout is in the arena. */
const LkLayout *lk_layout_load(LkText name, LkSpan from, const LkLayoutSearch *search, LkArena *arena,
                               LkDiagnostics *diagnostics);

/* The same with values over it, which are checked as those of a file: errors stand in a file “values”, the
 * n-th value on its line n. */
const LkLayout *lk_layout_load_over(LkText name, LkSpan from, const LkLayoutSearch *search, LkSettings over,
                                    LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the table style of that name; NULL, and an error at `from` with the nearest right name, when there
 * is none. */
const LkTableStyle *lk_layout_table(const LkLayout *layout, LkText name, LkSpan from,
                                    LkDiagnostics *diagnostics);

/* Returns the number of layouts in the search folders, and their names in the arena, sorted, without repeats.
 */
size_t lk_layout_list(const LkLayoutSearch *search, LkArena *arena, const char ***names);

/* Appends the JSON Schema (draft 2020-12) of a layout file, made from the loader's own table. */
void lk_layout_json_schema(LkBuffer *out);

/* Returns the text with its ASCII digits in the layout's numerals ("12" → "๑๒"): itself where there is
 * nothing to change, else in the arena. */
LkText lk_numerals(LkText text, LkNumerals numerals, LkArena *arena);

#endif
