/* The layout: how a document looks. It is a YAML file, which may extend another one and then says only what
 * differs. The table in schema.c gives every value its default, unit and range; the loader, the JSON Schema
 * and docs/layout.md are made from it. */
#ifndef LIKHIT_STYLE_LAYOUT_H
#define LIKHIT_STYLE_LAYOUT_H

#include "base/diagnostic.h"
#include "base/length.h"

/* Digits of numbers from fields, data and counters. */
typedef enum LkNumerals { LK_NUMERALS_THAI, LK_NUMERALS_ARABIC } LkNumerals;
/* Where justification adds room: in blanks and between Thai letters, in blanks only, nowhere (ragged lines).
 */
typedef enum LkJustify { LK_JUSTIFY_THAI, LK_JUSTIFY_SPACES, LK_JUSTIFY_NONE } LkJustify;
/* The side of their room that lines, tables and crests are aligned to; layouts call it `place`. */
typedef enum LkAlignment { LK_ALIGNMENT_LEFT, LK_ALIGNMENT_CENTRE, LK_ALIGNMENT_RIGHT } LkAlignment;
/* Which lines of a table are drawn. */
typedef enum LkRules { LK_RULES_ALL, LK_RULES_HORIZONTAL } LkRules;
/* Where text stands in a cell that is higher than it. */
typedef enum LkVerticalAlignment {
    LK_VERTICAL_TOP,
    LK_VERTICAL_MIDDLE,
    LK_VERTICAL_BOTTOM
} LkVerticalAlignment;

/* sRGB, 0xRRGGBB. Black is written as device grey, so that it prints with black ink alone. */
typedef uint32_t LkColour;

/* A font family: the wanted one, or a substitute for it. */
typedef struct LkFamily {
    const char *family;
    double scale; /* a substitute is set at size × scale, so that it looks as large as the wanted one; 1 for
                     that itself */
} LkFamily;

/* A family and its substitutes. */
typedef struct LkFontList {
    LkFamily *families; /* the wanted one first, then substitutes in order of preference */
    size_t count;
    LkSpan span; /* in the layout file */
} LkFontList;

/* How a run of text is typeset. */
typedef struct LkTextStyle {
    LkLength size;  /* of the wanted family; substitutes are scaled */
    LkLength pitch; /* leading: from baseline to baseline. For `auto` the loader puts lk_single_pitch here */
    bool bold;
    bool hyphenate; /* Latin words may be divided at the end of a line */
    LkColour colour;
} LkTextStyle;

/* Returns the leading of single line spacing, which layouts call `auto`: 21.3 pt at 16 pt, as in TH Sarabun
 * New. */
static inline LkLength lk_single_pitch(LkLength size)
{
    return size * 213 / 160;
}

/* How a paragraph is typeset. */
typedef struct LkParagraphStyle {
    LkTextStyle text;
    LkLength indent;       /* of the first line, from the block's left edge */
    LkLength space_before; /* 0 at the top of a page */
    LkLength space_after;
    LkAlignment alignment; /* of lines that do not fill the measure */
    LkJustify justify;
} LkParagraphStyle;

/* Title lines. */
typedef struct LkTitleStyle {
    LkParagraphStyle paragraph;
    const char *standing; /* what is printed where the document has no title; empty = nothing */
    bool required;        /* a document without a title is warned of */
} LkTitleStyle;

/* Footnotes. */
typedef struct LkFootnoteStyle {
    LkParagraphStyle paragraph; /* its space_before is that between the text of the page and the rule */
    LkLength rule;              /* thickness of the rule (line) above the footnotes; 0 = none */
    LkLength rule_width;
    LkLength rule_gap; /* between rule and footnotes */
} LkFootnoteStyle;

/* A level of lists. `format` makes the mark of a numbered item: {n} is the counter of this level, {1} … {9}
 * that of an outer level, {letter} this level's counter as ก ข ค. */
typedef struct LkListLevel {
    const char *format; /* such as "{n}." or "{1}.{n}" */
    const char *bullet; /* mark of an item without a number, such as "-" */
    LkLength indent;    /* of the mark, from the left margin */
    LkLength hang;      /* of the following lines, from the left margin */
    LkLength gap;       /* between mark and text; 0 = one blank of the font */
} LkListLevel;

/* The clauses of rules, contracts and laws: ข้อ ๑, มาตรา ๔. */
typedef struct LkClauseStyle {
    LkLength indent; /* of the mark, from the left margin */
    LkLength hang;   /* of the following lines, from the left margin */
    LkLength gap;    /* between mark and text; 0 = one blank of the font */
    LkLength space_before;
    bool bold; /* the mark */
} LkClauseStyle;

/* A named table style. */
typedef struct LkTableStyle {
    const char *name;
    LkTextStyle text, header;
    LkLength rule; /* thickness of the rules (lines); 0 = none */
    LkColour rule_colour;
    LkLength padding_x, padding_top, padding_bottom;
    LkLength space_before, space_after;
    bool full_width;       /* the table fills the measure; else it is as wide as its columns need */
    LkAlignment alignment; /* of a table narrower than the measure */
    bool header_repeat;    /* on each page */
    const char *continued; /* what is printed above it there, behind its caption; empty = nothing */
    bool split_rows;       /* a row may be split over two pages even if it would fit on the next one */
    LkVerticalAlignment vertical, header_vertical;
    LkColour header_fill; /* 0xFFFFFF = none */
    LkColour stripe_fill; /* behind every second row; 0xFFFFFF = none */
    LkRules rules;
    LkJustify justify;
} LkTableStyle;

/* The short rule below the head of orders and announcements. */
typedef struct LkHeadRule {
    LkLength width; /* 0 = none */
    LkLength thickness;
    LkLength space_before;
} LkHeadRule;

/* A line at the head or the tail of a form, such as a memo (ส่วนราชการ, ที่, เรียน): a label, then the value of a
 * field. */
typedef struct LkFormLine {
    const char *label; /* empty = none */
    const char *field; /* as in {{…}}, with its form: "date:thai-date"; empty = the label alone */
    LkTextStyle text;  /* of the value */
    LkTextStyle label_text;
    LkLength space_before; /* above the line */
    LkLength left;         /* from the left margin */
    LkLength gap;          /* between label and value, besides the blank after the label */
    LkAlignment alignment; /* of the value: a block as wide as its longest line */
    bool beside;           /* on the same line as the one before */
    bool leader;           /* a dotted line from the label to the right margin */
    bool always;           /* the label is printed even when the document gives no value */
    bool required;         /* a document without a value is warned of */
    bool show;             /* false: the line is left out */
    LkSpan span;           /* in the layout file */
} LkFormLine;

/* Signature blocks, with or without an opinion above the signature. */
typedef struct LkSignatureStyle {
    LkLength left;         /* the block's left edge from the left margin (right half: 8 cm) */
    LkLength width;        /* 0 = to the right margin */
    LkLength space_before; /* above the block */
    LkLength ink;          /* height of the room to sign in, above the name */
    LkLength note_gap;     /* between heading and opinion */
    int note_lines;        /* dotted lines for an opinion by hand, when the document does not say how many */
    LkLength image_height; /* of a scanned signature at most */
    bool heading_bold;
    bool field;         /* it is a field, to be signed electronically, in files for archives */
    bool lead_indent;   /* the lead line has the paragraph's indent */
    LkLength lead_left; /* another indent of that line; 0 = what lead_indent says */
    bool fit; /* the block is as wide as its longest line: the closing words begin at `left` and the others
                 are centred below them; without any the longest line begins there */
    LkLength closing_space;        /* above คำลงท้าย */
    LkAlignment closing_alignment; /* of คำลงท้าย in the block */
} LkSignatureStyle;

/* The crest (ตรา) at the head of a form. */
typedef struct LkCrestStyle {
    LkLength height;       /* 0 = the form has none */
    LkLength top;          /* from the upper edge of the paper */
    LkAlignment alignment; /* between the margins */
    bool on_paper;         /* centred, it stands in the middle of the paper and not of the text */
    bool beside;           /* the text begins beside it, at the top margin; else below it */
    bool level;            /* the first line of the text stands at its foot, on both sides of it */
    LkLength space_after;
} LkCrestStyle;

/* Furniture: what stands on a page besides its text. A page number, a running head, and the catchword
 * (คำต่อเนื่อง), the first words of the next page at the foot of this one. */
typedef struct LkFurniture {
    const char *page_number; /* format with {page} and {pages}, such as "- {page} -"; empty = none */
    LkAlignment page_number_alignment;
    bool page_number_top;          /* at the top, else at the bottom */
    LkLength page_number_distance; /* baseline from the top (or bottom) edge of the paper */
    int page_number_from;          /* first page that shows it */
    bool catchword;                /* there is one */
    const char *catchword_format;  /* with {words}, such as "/{words}..." */
    LkLength catchword_distance;   /* baseline below the text area's lower edge */
    int catchword_clusters;        /* whole words of at most so many grapheme clusters in all */
    const char *head; /* running text with {title}, {chapter}, {section}, {page} and {pages}; empty = none */
    LkAlignment head_alignment;
    bool head_top;          /* at the top, else at the bottom */
    LkLength head_distance; /* baseline from that edge of the paper */
    int head_from;          /* first page that shows it */
    LkLength size;          /* of the type of all of it */
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

/* What the PDF is for. The values are those of LkPdfProfile (pdf/pdf.h). */
typedef enum LkPdfPurpose {
    LK_PDF_FOR_PLAIN,
    LK_PDF_FOR_PRINT,
    LK_PDF_FOR_ARCHIVE,
    LK_PDF_FOR_ARCHIVE_SOURCE
} LkPdfPurpose;

/* A layout as it is used: every value filled in. Immutable; owned by the arena it was loaded into. */
typedef struct LkLayout {
    const char *name;
    const char *description; /* one line for `likhit layouts`; empty = none */
    const LkFile *file;      /* its own, not one that it extends */
    LkPaper paper;
    bool landscape;
    LkLength page_width, page_height; /* of the paper, landscape applied; or as the layout gives them */
    LkLength margin_left, margin_right, margin_top, margin_bottom;
    LkFontList text_fonts, code_fonts;
    LkTitleStyle title;
    LkParagraphStyle paragraph, quote, code, heading[LK_HEADING_LEVELS];
    LkListLevel list[LK_LIST_LEVELS];
    LkLength list_space_before; /* above an item */
    LkClauseStyle clause;
    LkParagraphStyle part; /* a line that names a part of rules or laws: หมวด ๒ บททั่วไป */
    LkTableStyle *tables; /* sorted by name, after "default", which is always the first */
    size_t table_count;
    LkFootnoteStyle footnote;
    LkParagraphStyle contents[LK_HEADING_LEVELS]; /* entries of a table of contents by level */
    LkLength contents_number_width;               /* room for the page numbers at the right */
    bool contents_leader;                         /* dots to the page number */
    const char *caption_table; /* what captions begin with: "ตารางที่ {n}" */
    const char *caption_figure;
    LkCrestStyle crest;
    LkFormLine head[LK_HEAD_LINES]; /* after crest and title */
    LkHeadRule head_rule;
    LkFormLine tail[LK_TAIL_LINES]; /* at the document's end */
    LkSignatureStyle signature;
    LkFurniture furniture;
    LkPdfPurpose pdf;
    bool crop_marks;      /* for LK_PDF_FOR_PRINT, as the next two */
    LkLength bleed;       /* what is printed beyond the edge of the page, to be cut off */
    int least_resolution; /* of pictures, in pixels per inch; a coarser one is warned of */
    LkNumerals numerals;
    int widows,
        orphans; /* fewest lines of a paragraph at the top (widows) and the bottom (orphans) of a page */
    int closing_lines; /* fewest lines of text on the page that has the closing (คำลงท้าย) */
    const char **keep; /* words that are never broken over two lines */
    size_t keep_count;
    const struct LkLayoutChain *chain; /* the files that it was made from; private to style/ */
} LkLayout;

/* Where layouts are looked for: first beside the source, then in `folders`, in their order. */
typedef struct LkLayoutSearch {
    const char *beside; /* folder of the source, or NULL */
    const char *const *folders;
    size_t folder_count;
} LkLayoutSearch;

/* An override: a value that replaces one of the layout's. `path` names the key, levels counted from 1:
 * “headings.2.size”. `value` is what a layout file would say there, without quotes; a list is given whole:
 * “[TH Sarabun New, Laksaman]”. */
typedef struct LkSetting {
    const char *path, *value;
} LkSetting;

typedef struct LkSettings {
    const LkSetting *items;
    size_t count;
} LkSettings;

/* Returns a layout, in the arena, with all it extends. `name` is a name such as "report", or a path ending in
 * .yaml relative to search->beside; `from` is the place that says it. Returns NULL, after an error, when it
 * cannot be found; all errors inside it are added at their places, and it is returned all the same. */
const LkLayout *lk_layout_load(LkText name, LkSpan from, const LkLayoutSearch *search, LkArena *arena,
                               LkDiagnostics *diagnostics);

/* The same with overrides, which are checked as values of a file are. Their errors are in a file called
 * “values”, in which override n, from 1, is line n. */
const LkLayout *lk_layout_load_over(LkText name, LkSpan from, const LkLayoutSearch *search, LkSettings over,
                                    LkArena *arena, LkDiagnostics *diagnostics);

/* Returns the table style of that name; NULL when there is none, after an error at `from` whose hint is the
 * most similar name. */
const LkTableStyle *lk_layout_table(const LkLayout *layout, LkText name, LkSpan from,
                                    LkDiagnostics *diagnostics);

/* Returns the name of the file of a layout that is called by a Thai name (บันทึกข้อความ → memo); any other name
 * as it is. */
LkText lk_layout_name(LkText name);
/* Returns the Thai names of a layout, the usual one first, and how many in *count; NULL when it has none. */
const char *const *lk_layout_thai_names(LkText name, size_t *count);

/* Returns the number of layouts that can be found, and in *names their names, in the arena, sorted, each
 * once. */
size_t lk_layout_list(const LkLayoutSearch *search, LkArena *arena, const char ***names);

/* Appends the JSON Schema (draft 2020-12) of a layout file, made from the loader's own table. */
void lk_layout_json_schema(LkBuffer *out);

/* Returns where the word ends that begins at `from`, at blanks and beside Thai letters. *stays_arabic says
 * whether its digits keep their form: it has a Latin letter, an @ or ://, as codes, e-mail and addresses
 * have; such an address ends at blanks alone. */
size_t lk_numerals_word(LkText text, size_t from, bool *stays_arabic);

/* Returns the text with its ASCII digits in these numerals ("12" → "๑๒"), but for words that keep theirs: the
 * text itself when it has none, else a copy in the arena. */
LkText lk_numerals(LkText text, LkNumerals numerals, LkArena *arena);

#endif
