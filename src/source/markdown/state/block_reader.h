/* The state of reading blocks, line by line: the containers that are open, and the leaf that is. */
#ifndef LIKHIT_SOURCE_MARKDOWN_STATE_BLOCK_READER_H
#define LIKHIT_SOURCE_MARKDOWN_STATE_BLOCK_READER_H

#include "base/limits.h"
#include "source/markdown/markdown.h"
#include "source/markdown/scan/line.h"
#include "source/markdown/state/line_ends.h"

/* A count that items within others may have interrupted: ๕. … ๑. … ๒. … ๖. … */
typedef struct LkItemCounter {
    LkMarkKind kind;
    int32_t last;
} LkItemCounter;

enum { LK_ITEM_COUNTERS = 12 }; /* counts within counts, and others that ended */

/* A container: the document, a quote, an item, a note. Lists are not among them: an item goes into the list
 * that is the last child of what it stands in, or into a new one. */
typedef struct LkOpen {
    LkNode *node;
    LkNode *last;      /* its last child */
    uint32_t need;     /* item: columns that a line of it is indented by, from its container on */
    uint32_t column;   /* item: where its mark stands, from the start of the line */
    uint32_t content;  /* where its text begins, likewise */
    LkNode *last_item; /* of the list that is its last child */
    LkNode *counted_list, *counted_item; /* the list of numbers that its last child, a list of bullets, stands
                                            behind, and the last item of it; NULL = it stands behind none */
    bool is_thai;                        /* item: found by the rules for Thai */
    bool has_bullets_below; /* bullets behind its list of numbers belong to the item above them */
    LkMarkKind letter_kind; /* of the last of its items that began with a letter, also if others came since */
    int32_t last_letter;    /* and that letter's number */
    LkItemCounter counters[LK_ITEM_COUNTERS]; /* of its items, the innermost last */
    size_t counter_count;
} LkOpen;

typedef enum LkLeafState {
    LK_LEAF_NONE,
    LK_LEAF_PARAGRAPH,
    LK_LEAF_FENCE,
    LK_LEAF_INDENTED,
    LK_LEAF_HTML
} LkLeafState;

/* What the end of the line before is. */
typedef enum LkJoin {
    LK_JOIN_SILENT, /* it was broken there: the line goes on */
    LK_JOIN_TOLD,   /* the line goes on, which may not be meant */
    LK_JOIN_NONE,   /* a person ended it: the line is one of its own */
    LK_JOIN_SHORT   /* likewise, as no line of the file is as long as those that are broken */
} LkJoin;

/* Short lines that follow one another, each a paragraph of its own. */
typedef struct LkShortLines {
    LkAt end;       /* of the last */
    size_t lines;   /* 0 = there are none */
    size_t told;    /* of them, that are counted in LkMarkdown.short_lines */
    size_t columns; /* of all of them */
    LkAt start;     /* of the first */
} LkShortLines;

/* Kinds of HTML blocks: within tags of blocks (CommonMark 0.31 §4.6); a table. */
enum { LK_HTML_TAGS = 6, LK_HTML_TABLE = 8 };

typedef struct LkBlockReader {
    LkMarkdown *markdown;
    LkText text;
    LkArena *arena;
    LkFilling filling;
    LkOpen open[LK_LIMIT_NESTING + 2]; /* open[0] is the document */
    bool has_hollow[2];                /* ○ and □ are somewhere in the text */
    size_t depth;                      /* the innermost that is open */
    LkLineScan line;
    LkLeafState leaf_state;
    LkNode *leaf;         /* the last child of open[depth] while it is open */
    LkNode *previous;     /* the child before it; NULL = it is the first */
    size_t kept_segments; /* of indented code: without the empty lines at its end */
    char fence_sign;
    size_t fence_length;
    uint32_t fence_indent;
    int leaf_is_heading; /* the level of the heading that the paragraph becomes when it is closed; 0 = none */
    int html_kind;       /* 1–7 (CommonMark 0.31 §4.6); 8 = a table */
    bool html_in_comment; /* a line of it ended within one */
    bool is_signature;    /* the open paragraph is a name in brackets over lines of a position */
    bool after_blank;     /* the line before was empty, outside code and quotes */
    bool has_note_star;   /* a word above has a star behind it: ค่าวัสดุ* */
    bool is_stopped;      /* a limit is passed */
    /* The line before this one: */
    LkAt before_start, before_content, before_end;
    uint32_t before_indent; /* columns before its text */
    size_t before_tabs;     /* within its text */
    size_t before_groups;   /* rows of tabs within its text; 0 too for the head of a letter */
    size_t before_rows;     /* lines of its paragraph with as many, up to it */
    size_t before_all_tabs; /* and those before its text */
    LkAt table_end;         /* the next </table>; SIZE_MAX = there is none */
    LkAt columns_told;      /* columns made by blanks have been told up to here */
    LkShortLines short_lines;
    LkAt rows_end;     /* columns made by blanks are rows of a table up to here */
    LkAt rows_start;   /* where the first of them begins */
    bool is_blank_row; /* the line is one of them */
    LkAt grid_told;    /* a grid whose cells are not certain has been told up to here */
    size_t cells;      /* of all tables so far */
} LkBlockReader;

/* tree.c */
/* Returns a node that begins at `start` and ends with the line. */
LkNode *lk_block_new(LkBlockReader *reader, LkNodeKind kind, LkAt start);
/* Adds a block behind the last child of the innermost container. */
LkNode *lk_block_add(LkBlockReader *reader, LkNodeKind kind, LkAt start);
/* Opens a container. Returns false, after a remark, when there are too many. */
bool lk_block_open(LkBlockReader *reader, LkNode *node);
/* Adds the part [at, end) of the line to the open leaf. */
void lk_block_add_segment(LkBlockReader *reader, LkAt at, LkAt end, uint32_t pad);
/* Returns whether the line before this one is so full that the first piece of this one had no room on it. */
bool lk_line_before_is_full(const LkBlockReader *reader);
/* Ends reading at a limit. */
void lk_block_stop(LkBlockReader *reader, LkRemarkKind kind, LkAt at, size_t count);

#endif
