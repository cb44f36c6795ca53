/* Markdown as Thai offices have it: CommonMark 0.31 with GitHub's tables, tasks, footnotes and strikethrough;
 * and on lines with Thai letters the marks and habits of official documents. A text goes in, a tree of blocks
 * comes out, and on demand the inlines of a block. Nothing of the text is changed or left out: every byte
 * belongs to a leaf, to a mark, or to a remark (LkRemark) that tells of it.
 *
 * All places are bytes of the text (`LkAt`). All memory is in the arena given. Each pass is linear in the
 * bytes of the text: `steps` counts its work, and a test holds it to that.
 *
 *   lk_markdown_parse   blocks.c: line by line, containers and leaves
 *   lk_leaf             leaf.c: the text of a leaf, its lines joined
 *   lk_tokens           inlines/inlines.c: the tokens of a leaf: text, marks, links, code
 *
 * The rooms, each of which knows some of those above it alone:
 *
 *   scan        characters, lines and words of the text
 *   marks       the mark that stands at a place of a line: a pure function of the line
 *   inlines     the pass over a leaf: emphasis, links, tags, entities
 *   state       what is open, the tree as it grows, and how the lines of the text were broken
 *   tables      tables among the lines of a paragraph, and in a block of HTML
 *   paragraphs  what a leaf turns out to be when it is closed: definitions, tables, paragraphs
 *   leaves      blocks that a line begins: headings, fences, tables of many lines, signatures
 *   lines       whether a line goes on the one before
 *   items       where an item begins, and on which level */
#ifndef LIKHIT_SOURCE_MARKDOWN_MARKDOWN_H
#define LIKHIT_SOURCE_MARKDOWN_MARKDOWN_H

#include "base/arena.h"
#include "base/text.h"

/* A byte of the whole text. */
typedef size_t LkAt;

/* A part of one line that belongs to a leaf: bytes [start, end), without the line end. */
typedef struct LkSegment {
    LkAt start, end;
    uint32_t
        pad; /* blanks before it: what is left of a tab that a mark took a part of (CommonMark 0.31 §2.2) */
    bool joins; /* no line feed stands before it: it goes on the line of the segment before, from which a mark
                   (the backslash of \|) was taken out */
    bool is_own;   /* of a paragraph: a person ended the line before, so that this one begins a paragraph */
    uint16_t item; /* of an empty one in a cell: the mark of the item of HTML behind it (html_lists.h) */
} LkSegment;

/* ---- List marks: marks.c */

typedef enum LkMarkKind {
    LK_MARK_NONE,
    LK_MARK_BULLET,          /* - * +, and on Thai lines – — • ● ▪ ➢ ✓ …, o and a tab */
    LK_MARK_NUMBER,          /* 1. ๑. */
    LK_MARK_OUTLINE,         /* 1.1 ๑.๑.๑, with or without a point behind */
    LK_MARK_NUMBER_BRACKET,  /* 1) ๑) */
    LK_MARK_NUMBER_BRACKETS, /* (1) (๑) (๒/๑) */
    LK_MARK_LETTER,          /* ก. */
    LK_MARK_LETTER_BRACKET,  /* ก) */
    LK_MARK_LETTER_BRACKETS, /* (ก) */
    LK_MARK_LATIN,           /* a. A. */
    LK_MARK_LATIN_BRACKET,   /* a) */
    LK_MARK_LATIN_BRACKETS,  /* (a) */
    LK_MARK_ROMAN,           /* i. IV. as the three before */
    LK_MARK_ROMAN_BRACKET,
    LK_MARK_ROMAN_BRACKETS,
    LK_MARK_CLAUSE,  /* ข้อ ๑ ข้อที่ ๑ */
    LK_MARK_SECTION, /* มาตรา ๔ มาตรา ๔/๑ */
    LK_MARK_PART /* หมวด ๒ ส่วนที่ ๑ บทที่ ๓ ตอนที่ ๑ ระเบียบวาระที่ ๓ บทเฉพาะกาล */
} LkMarkKind;

typedef struct LkItemMark {
    LkMarkKind kind;
    LkAt start;
    uint32_t length;  /* bytes, without the blank behind it; 0 = there is no mark */
    uint32_t columns; /* characters that stand on the line */
    int32_t number; /* its last number, or that of its letter (ก = 1, without ฃ, ฅ, ฆ); 0 = a bullet */
    int32_t roman;  /* of Latin letters: what they count as a Roman numeral, 0 = they are none; `number` is
                       then  that of a letter, 0 = there are several */
    int32_t last;   /* of an item whose head holds several marks, as (๑) และ (๒): the last number */
    uint16_t depth;       /* numbers of an outline: 3 for ๑.๒.๑; 1 for other marks with a number */
    uint8_t stars;        /* bytes of ** or <u> and the like before it; 0 = there are none */
    uint8_t stars_behind; /* of what closes them; 0 = its words are within it too */
    bool is_thai; /* more than CommonMark knows: Thai digits or letters, brackets, words, other bullets */
    bool is_zero; /* ๐. and 0. */
    bool is_plain; /* a format of numbers can print it: not ๒/๑, ๐๑ and the like, which stay as typed */
    bool has_blank; /* a blank or the line's end stands behind it; else a Thai letter */
    bool is_loose;  /* CommonMark has no such mark, whatever its kind: a blank within, bold, Latin */
} LkItemMark;

/* Returns where a mark begins, with the stars before it. */
static inline LkAt lk_mark_begin(const LkItemMark *mark)
{
    return mark->start - mark->stars;
}

/* Returns the place behind a mark and the stars that end its bold. */
static inline LkAt lk_mark_end(const LkItemMark *mark)
{
    return mark->start + mark->length + mark->stars_behind;
}

/* Returns the mark at `at` of a line that ends at `end`. Whether it begins an item is not said by it alone.
 */
LkItemMark lk_item_mark(LkText text, LkAt at, LkAt end);
/* Returns the place of a Thai consonant among those that number items, from 1 for ก (ฃ, ฅ and ฆ do not
 * count); 0 for any other character. */
int lk_letter_number(uint32_t letter);
/* Returns the box or tick that a private character is in the font Wingdings; 0 = it is none. */
uint32_t lk_wingdings_box(uint32_t c);

/* ---- Blocks */

typedef enum LkNodeKind {
    LK_NODE_DOCUMENT,
    LK_NODE_QUOTE,
    LK_NODE_LIST,
    LK_NODE_ITEM,
    LK_NODE_NOTE, /* [^label]: a footnote */
    LK_NODE_PARAGRAPH,
    LK_NODE_HEADING,
    LK_NODE_CODE, /* fenced or indented */
    LK_NODE_HTML,
    LK_NODE_RULE,
    LK_NODE_TABLE
} LkNodeKind;

/* How a table was typed. */
typedef enum LkTableForm {
    LK_TABLE_PIPES,     /* with a row of dashes */
    LK_TABLE_BARE,      /* pipes without that row */
    LK_TABLE_TABS,      /* lines with the same number of tabs, or of rows of tabs */
    LK_TABLE_GRID,      /* +---+ */
    LK_TABLE_SIMPLE,    /* pandoc's simple and multiline tables */
    LK_TABLE_HTML,      /* <table> */
    LK_TABLE_BLANKS,    /* columns made by rows of blanks */
    LK_TABLE_SIGNATURES /* places to sign, side by side: one in each column. The first LK_SIGNING_ROWS rows
                           are what stands before the dots to sign on, the dots, and what stands behind them;
                           the others are the lines below */
} LkTableForm;

enum { LK_SIGNING_ROWS = 3 };

typedef enum LkCellAlign { LK_CELL_DEFAULT, LK_CELL_LEFT, LK_CELL_CENTRE, LK_CELL_RIGHT } LkCellAlign;

/* A cell: its lines. An empty segment between others parts two paragraphs. */
typedef struct LkCellText {
    size_t segment;         /* the first, in LkMarkdown.segments */
    uint32_t segment_count; /* 0 = empty */
    uint16_t columns, rows; /* that it spans; 1 and 1 for most */
    bool is_covered;        /* a cell to the left or above spans this one */
} LkCellText;

typedef struct LkTableText {
    LkTableForm form;
    size_t column_count, row_count; /* rows with the header's */
    size_t header_rows;
    LkCellAlign *alignments;       /* column_count */
    LkCellText *cells;             /* row_count × column_count, row after row */
    LkAt *rows;                    /* row_count: where each row begins */
    size_t caption, caption_count; /* segments of its caption (HTML alone) */
} LkTableText;

typedef struct LkNode {
    LkNodeKind kind;
    LkAt start, end; /* from its first mark to the end of its last line, without the line end */
    struct LkNode *next, *first_child;
    size_t segment, segment_count; /* of a leaf: in LkMarkdown.segments */
    union {
        int level; /* heading: 1–6 */
        bool is_part; /* paragraph: it names a part of the document, such as หมวด ๒ บททั่วไป */
        struct {
            LkItemMark mark;
            bool is_task, is_done; /* [ ] and [x]; that mark is not within the segments */
            bool is_restart;       /* its number begins a new count, 1 after others of its list, or goes on an
                                       earlier one */
        } item;
        struct {
            LkText info;    /* behind the fence, without blanks around; as typed */
            bool is_fenced; /* else indented */
            bool is_closed; /* its closing fence is there */
        } code;
        LkText label; /* of a note */
        LkTableText *table;
    } as;
    bool is_tight; /* list: no empty lines between its items (CommonMark 0.31 §5.3) */
} LkNode;

/* ---- Remarks: what a person is told, as the text alone shows it */

typedef enum LkRemarkKind {
    LK_REMARK_JOINED,        /* a line was joined to the one before, which may not be meant */
    LK_REMARK_NUMBER,        /* a line end may stand within a number */
    LK_REMARK_SIGNATURE,     /* a name in brackets over a position, which a signature block would set */
    LK_REMARK_NO_ITEM,       /* a mark in the middle of a sentence was taken for text */
    LK_REMARK_ITEM,          /* … was taken for an item, which is doubtful */
    LK_REMARK_LEVEL,         /* the level of this item is doubtful */
    LK_REMARK_RULE,          /* a Thai line over --- : a rule, not a heading */
    LK_REMARK_TABLE,         /* looks like a table and is none */
    LK_REMARK_GRID,          /* a grid where it is not certain which columns or rows a cell spans */
    LK_REMARK_COLUMNS,       /* lines with rows of blanks, which may be meant as columns, become words */
    LK_REMARK_ROW,           /* a row has more cells than the table has columns */
    LK_REMARK_LEFT_OVER,     /* ** or the like that pairs with nothing */
    LK_REMARK_TAG,           /* an HTML tag that is not read, printed as typed */
    LK_REMARK_LOOKS,         /* a tag of looks or structure, left out; its text is printed */
    LK_REMARK_ATTRIBUTES,    /* {.class} of pandoc behind words, which means nothing here */
    LK_REMARK_DIV,           /* a line ::: of pandoc, left out */
    LK_REMARK_SCRIPT,        /* <style> or <script> of a web page, left out with what is in it */
    LK_REMARK_BACKSLASH,     /* a backslash is dropped where a path may be meant: C:\ปี\*.docx */
    LK_REMARK_DEFINITION,    /* [label]: target, which no link uses, or an earlier line defines */
    LK_REMARK_LIMIT_NESTING, /* errors from here on: a limit is passed */
    LK_REMARK_LIMIT_COLUMNS,
    LK_REMARK_LIMIT_CELLS,
    LK_REMARK_LIMIT_PARAGRAPH
} LkRemarkKind;

typedef struct LkRemark {
    LkRemarkKind kind;
    LkAt start, end;
    size_t count; /* of cells, columns, … where the kind says so */
    size_t most;  /* LK_REMARK_ROW: the columns of the table */
} LkRemark;

/* What a line end between two Thai letters of one paragraph is. */
typedef enum LkLineEnds {
    LK_LINE_ENDS_UNKNOWN,   /* nothing in the text decides it: nothing is taken, as Thai has no blanks in a
                               phrase */
    LK_LINE_ENDS_NOTHING,   /* the writer broke lines anywhere */
    LK_LINE_ENDS_BLANK,     /* a tool wrapped lines at their blanks */
    LK_LINE_ENDS_PARAGRAPH, /* lines are so long that nobody broke them: each is a paragraph, as a web page's
                               are when they are copied */
    LK_LINE_ENDS_NONE       /* there is no such line end */
} LkLineEnds;

/* The target of a reference link: [label]: target "title". */
typedef struct LkDefinition LkDefinition;

typedef struct LkMarkdown {
    LkText text;
    LkNode *document;
    LkSegment *segments;
    size_t segment_count;
    LkRemark *remarks; /* in the order of their places within a pass */
    size_t remark_count;
    LkLineEnds line_ends;
    bool has_line_end;                 /* there is a line end within a paragraph that it decides */
    LkAt line_ends_at;                 /* the first of them; told once for the file when unknown */
    bool is_doubtful;                  /* a blank it is, by few lines */
    size_t short_lines;                /* that may be phrases of sentences, and became a paragraph each */
    LkAt short_at;                     /* the first of them */
    struct LkDefinitions *definitions; /* private */
    size_t steps;                      /* work so far, for the test that it is linear */
    size_t remark_capacity, segment_capacity; /* private */
    LkArena *arena;
} LkMarkdown;

/* Lines of the text that are as good as not there, in its order: those of conditions. Each range begins where
 * a line does, and ends where another does. */
typedef struct LkAbsent {
    LkAt start, end;
} LkAbsent;

/* How to read a text; all zero will do. */
typedef struct LkMarkdownOptions {
    const LkAbsent *absent;
    size_t absent_count;
    LkLineEnds line_ends; /* LK_LINE_ENDS_UNKNOWN = the lines of the text decide it */
} LkMarkdownOptions;

/* Returns the blocks of text[start, its end), which is UTF-8 without control characters but tab and line ends
 * (LF, CR, CR LF). Never NULL. After a remark of a kind LK_REMARK_LIMIT_… the tree ends where the limit was
 * passed. */
LkMarkdown *lk_markdown_parse(LkText text, LkAt start, const LkMarkdownOptions *options, LkArena *arena);

/* Remarks on definitions that no link has used: for when all leaves have been read. [//]: # is a comment. */
void lk_remark_definitions(LkMarkdown *markdown);

/* Adds a remark. */
void lk_remark(LkMarkdown *markdown, LkRemarkKind kind, LkAt start, LkAt end, size_t count);

/* ---- Leaves */

/* The text of a leaf or cell: its lines joined by line feeds. Of one line without a pad it is the text itself
 * in place; else a copy. */
typedef struct LkLeaf {
    LkText text;
    const LkSegment *segments;
    size_t segment_count;
} LkLeaf;

/* A byte of a leaf's text, which is not a byte of the file. */
typedef struct LkLeafAt {
    size_t byte;
} LkLeafAt;

/* A place in a leaf that only goes forward. All zero at the beginning. */
typedef struct LkLeafCursor {
    size_t segment; /* the one that holds the place */
    size_t start;   /* the byte of the leaf that it begins at, with its pad */
} LkLeafCursor;

/* Returns the leaf of `count` segments from `segment` on. */
LkLeaf lk_leaf(const LkMarkdown *markdown, size_t segment, size_t count, LkArena *arena);
/* Returns the leaf of segments that are those of the text or parts of them. */
LkLeaf lk_leaf_of(const LkMarkdown *markdown, const LkSegment *segments, size_t count, LkArena *arena);
/* Returns the byte of the text that a byte of the leaf came from; places given one after another may not go
 * back. That of a line feed is the end of its line; that of a pad the start of its segment. */
LkAt lk_leaf_place(const LkLeaf *leaf, LkLeafCursor *cursor, LkLeafAt at);

/* ---- Inlines */

typedef enum LkTokenKind {
    LK_TOKEN_TEXT,       /* characters as typed; also marks that pair with nothing. A field {{name}} stands
                            whole in one of these, whatever signs are in its name */
    LK_TOKEN_CHARACTERS, /* an escape or entity: `text` is what it stands for. \{{ is one with the text {{,
                            so that what begins no field is never in a LK_TOKEN_TEXT */
    LK_TOKEN_SOFT_BREAK, /* a line end, with the blanks around it */
    LK_TOKEN_HARD_BREAK, /* two blanks or a backslash at a line end; <br>, <p> and the like */
    LK_TOKEN_CODE,       /* `text` is the code */
    LK_TOKEN_EMPHASIS_OPEN,
    LK_TOKEN_EMPHASIS_CLOSE,
    LK_TOKEN_STRONG_OPEN,
    LK_TOKEN_STRONG_CLOSE,
    LK_TOKEN_STRIKE_OPEN, /* ~~ */
    LK_TOKEN_STRIKE_CLOSE,
    LK_TOKEN_UNDERLINE_OPEN, /* <u> */
    LK_TOKEN_UNDERLINE_CLOSE,
    LK_TOKEN_SUPERSCRIPT_OPEN, /* <sup> */
    LK_TOKEN_SUPERSCRIPT_CLOSE,
    LK_TOKEN_SUBSCRIPT_OPEN, /* <sub> */
    LK_TOKEN_SUBSCRIPT_CLOSE,
    LK_TOKEN_LINK_OPEN,  /* [ or <a href=…>; `target` and `title` are filled in */
    LK_TOKEN_LINK_CLOSE, /* ](…) ][…] ] or </a> */
    LK_TOKEN_IMAGE_OPEN, /* ![ */
    LK_TOKEN_IMAGE_CLOSE,
    LK_TOKEN_AUTOLINK, /* <http://…>, www.…, a@b.c: `text` is what is shown, `target` where it leads */
    LK_TOKEN_NOTE,     /* [^label]: `text` is the label */
    LK_TOKEN_HTML,     /* another tag, printed as typed (and told) */
    LK_TOKEN_TAG,      /* a tag of looks such as <span>, or [ and ]{.mark}: prints nothing (and is told) */
    LK_TOKEN_COMMENT   /* <!-- … -->, []{#name}: prints nothing */
} LkTokenKind;

/* The tokens of a leaf cover its text without gap or overlap, in order. Open and close of each kind are
 * balanced. Emphasis and links are nested in one another; what is opened by a tag may overlap with them:
 * **<u>ก**</u>. */
typedef struct LkToken {
    LkTokenKind kind;
    LkLeafAt start, end;
    LkText text;          /* what is printed of it, where that is not its bytes; see the kinds */
    LkText target, title; /* of a link or image; in place of links by reference those of their definition */
} LkToken;

typedef struct LkTokens {
    LkToken *items;
    size_t count;
} LkTokens;

/* Returns the tokens of a leaf, in the arena. Adds remarks (LK_REMARK_LEFT_OVER, LK_REMARK_TAG,
 * LK_REMARK_LOOKS, LK_REMARK_BACKSLASH). */
LkTokens lk_tokens(LkMarkdown *markdown, const LkLeaf *leaf, LkArena *arena);

/* The same for the text of a block of HTML: its tags, entities, fields and addresses; signs of Markdown are
 * none there. */
LkTokens lk_html_tokens(LkMarkdown *markdown, const LkLeaf *leaf, LkArena *arena);

/* What an HTML tag means here. */
typedef enum LkTagMeaning {
    LK_TAG_UNKNOWN, /* printed as typed */
    LK_TAG_STYLE,   /* <u> <b> <sup> … and <a>: read */
    LK_TAG_BREAK,   /* <br> */
    LK_TAG_PART,    /* <p> <div> <li> <h1> …: what is behind it is another paragraph */
    LK_TAG_LOOKS,   /* <span> <font> <o:p> …: nothing */
    LK_TAG_SCRIPT   /* <style> <script>: nothing, nor what is within */
} LkTagMeaning;

/* Returns what a tag of a name means, in whatever case. */
LkTagMeaning lk_tag_meaning(LkText name);
/* Reads the tag at `at`. Returns the byte behind it, or `at`; *read: how far was looked. */
size_t lk_tag_end(LkText text, size_t at, LkText *name, bool *closes, size_t *read);

/* Attributes as pandoc writes them: {#name .class key="value"}. */
typedef struct LkAttributes {
    LkText id;         /* without its #; empty = none */
    size_t others;     /* classes and keys with values */
    bool is_underline; /* .underline or .ul is among them */
} LkAttributes;

/* Reads the attributes at `at`. Returns the byte behind them, or `at` when none stand there. */
size_t lk_attributes_read(LkText text, size_t at, LkAttributes *found);

/* Returns a text without its escapes and entities: the info of a code block, for instance. In the arena where
 * it differs from the text given. */
LkText lk_unescaped(LkText text, LkArena *arena);

#endif
