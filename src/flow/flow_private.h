/* Private to flow/: the galley and what builds it.
 *
 * A galley is the document as one endless column: boxes from top to bottom, each with its painted items
 * relative to its own top and to the left margin, and with the rules that keep it with its neighbours. Pages
 * are cut from it. */
#ifndef LIKHIT_FLOW_PRIVATE_H
#define LIKHIT_FLOW_PRIVATE_H

#include "flow/flow.h"

typedef struct LkTableFlow LkTableFlow;

#define LK_HEADER_ROW SIZE_MAX

/* Lines [first, end) of each cell that a piece of a row shows; NULL arrays mean the whole row. */
typedef struct LkRowPiece {
    const LkTableFlow *table; /* NULL: the box is no table row */
    size_t row;               /* LK_HEADER_ROW: the row of titles */
    size_t *first, *end;      /* one per column */
} LkRowPiece;

/* An indivisible piece of the column: a line, a row, a picture. */
typedef struct LkBox {
    LkItem *items; /* x from the left margin, y from the box's top */
    size_t item_count;
    LkLength height;
    LkLength space_before; /* dropped at the top of a page */
    bool keep_with_next;   /* no page ends after this box */
    bool break_before;     /* a page starts here */
    bool body_line;        /* running text: counts for the lines that stay with a closing */
    LkRowPiece piece;
    uint32_t *notes; /* numbers of the footnotes whose first mark it shows */
    size_t note_count;
    LkLength note_height; /* of the lines of those */
} LkBox;

/* A footnote, set. */
typedef struct LkNoteFlow {
    LkLines lines;
    LkLength pitch;
    uint32_t block, element;
    bool is_attached; /* a box shows its first mark */
} LkNoteFlow;

/* Notes whose mark has been painted, up to the line that is next. */
typedef struct LkNoteQueue {
    uint32_t *notes;
    size_t count, capacity;
    size_t next, line; /* the first note that is not painted whole, and its first line */
    LkLength height;   /* of all lines from there on */
} LkNoteQueue;

typedef struct LkGalley {
    LkBox *boxes;
    size_t count, capacity;
    LkLength pending_space; /* asked for after the last box; the next box takes the larger */
    bool pending_break;
} LkGalley;

/* A block that can be named or listed: a heading, a table or picture with a caption, whatever has an id. */
typedef struct LkTarget {
    LkText id; /* as written, or one that no reference can name */
    int level; /* of a heading, as nested */
    const LkBlock *block;
    LkText label, number;     /* what readers call it; empty = nothing */
    LkInlines title, caption; /* of a heading; of a table or picture, as written */
    bool is_counted;          /* its label is printed before its caption */
    uint32_t number_of_block; /* of its items on the pages; 0 = not set yet */
    size_t page;              /* from 1; 0 = not known */
    LkLength y;               /* its upper edge there */
} LkTarget;

/* The structure while it grows. */
typedef struct LkElements {
    LkElement *items;
    size_t count, capacity;
    uint32_t current; /* that new lines belong to */
    uint32_t title;   /* the element of the title's lines, while they come */
    int source[6],
        depth[6]; /* levels of the headings that the text stands under: as written, and as nested */
    int open;     /* how many of them */
} LkElements;

/* What all builders share while one document flows. */
typedef struct LkFlow {
    const LkSource *source;
    const LkLayout *layout;
    const LkFlowOptions *options;
    LkTextContext *text;
    LkArena *arena;  /* what the pages keep: runs, lines */
    LkArena *column; /* the galley's boxes and items: gone once the pages are cut from it */
    LkDiagnostics *diagnostics;
    LkGalley galley;
    LkLength measure;     /* width of the text area */
    LkLength page_height; /* height of the text area */
    uint32_t block;       /* number of the block being set */
    LkNoteFlow *notes;    /* one for each of the source's */
    LkTarget *targets;    /* in the order of the document */
    LkTarget **by_id;
    size_t target_count;
    size_t next_target;  /* the first that has not been set */
    const size_t *pages; /* of each target, as an earlier round found; NULL in the first */
    bool asks_pages;     /* a page number is printed in the text */
    LkText told;         /* the unknown id that was told last */
    int quotes;          /* that are open around the block being set */
    int quoted;          /* headings that quote others, within one another */
    bool is_circular;    /* some quote one another without end, or far too much */
    LkElements elements; /* of the structure, so far */
} LkFlow;

/* Where lines stand: an offset from the left margin and a width. */
typedef struct LkColumnArea {
    LkLength left, width;
} LkColumnArea;

/* ---- galley.c */

/* Appends a zeroed box after `space`; pending space and break are taken. Good until the next append. */
LkBox *lk_galley_add(LkFlow *flow, LkLength space);
void lk_galley_space(LkFlow *flow, LkLength space);
/* Room for `more` boxes at once. */
void lk_galley_reserve(LkFlow *flow, size_t more);
/* Adds items for one set line to `items` at most *count; see galley.c. */
void lk_line_items(const LkFlow *flow, const LkLine *line, LkLength left, LkLength baseline, LkLength pitch,
                   LkRole role, uint32_t part, LkItem *items);
/* Appends set lines as boxes with widow and orphan rules. `left` is added to each line's place. */
void lk_galley_lines(LkFlow *flow, const LkLines *lines, LkLength left, LkLength pitch, LkLength space,
                     LkRole role);
/* The caption of a table or picture: lines that stay together. */
void lk_galley_caption(LkFlow *flow, const LkInlines *caption, LkColumnArea area, LkAlignment place,
                       LkLength space);
/* Appends lines to others, set for the same place. */
void lk_lines_join(LkFlow *flow, LkLines *all, const LkLines *more);
/* Forbids a page end between box `first` and the last box. */
void lk_galley_keep_from(LkFlow *flow, size_t first);

LkParagraphShape lk_shape(const LkFlow *flow, const LkTextStyle *text, LkLength measure, LkAlignment place,
                          LkJustify justify);

/* ---- structure.c; pages/bookmarks.c for lk_flow_structure */
/* Begins an element within the current one, and makes it the current one. Gives the one outside, for
 * lk_element_leave. */
uint32_t lk_element_enter(LkFlow *flow, LkElementKind kind, LkSpan span);
void lk_element_leave(LkFlow *flow, uint32_t outside);
/* The element of a block; those that have several, or none, are left to who sets them. */
uint32_t lk_element_enter_block(LkFlow *flow, const LkBlock *block);
/* The structure, in the flow's arena; the document's bookmarks. When the pages of the targets are known. */
void lk_flow_structure(LkFlow *flow, LkFrames *frames);

/* ---- blocks.c */
void lk_flow_block(LkFlow *flow, const LkBlock *block, LkColumnArea area);
void lk_flow_blocks(LkFlow *flow, const LkBlock *first, LkColumnArea area);

/* ---- qr.c */
/* The code as a picture; NULL after an error. */
const LkPicture *lk_flow_qr(LkFlow *flow, const LkQrCode *code);
/* The size that gives each module the same whole number of units; a warning where it is too small to be read.
 */
LkLength lk_flow_qr_size(LkFlow *flow, const LkQrCode *code, const LkPicture *picture, LkLength size);

/* ---- list_marks.c */
typedef struct LkListContext {
    const struct LkListContext *outer;
    int depth;   /* 0 = outermost */
    int counter; /* of the item being set; 0 in a bullet list */
} LkListContext;
/* The mark of item `number` in the typed form; UTF-8 in the arena. */
LkText lk_list_mark(const LkFlow *flow, const LkListContext *list, LkMarker marker);

/* ---- blocks/lists.c */
void lk_flow_list(LkFlow *flow, const LkBlock *list, LkColumnArea area, const LkListContext *outer);
/* Blocks of an item or a quote, told which list they stand in; one of them. */
void lk_flow_block_in_list(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkListContext *list);
void lk_flow_blocks_in_list(LkFlow *flow, const LkBlock *first, LkColumnArea area, const LkListContext *list);

/* ---- table.c, table_rows.c: see table.h for what tables are made of */
void lk_flow_table(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target);
/* The header that is repeated above a box that starts a page, or NULL. */
const LkBox *lk_repeated_header(const LkBox *box);
/* Whether a row of this table may be cut where a page ends, though the next page has room for it. */
bool lk_splits_rows(const LkTableFlow *table);
/* Says again at the top of a page what cells say that go on from the page before; as artifacts. */
void lk_table_repeat_labels(LkFlow *flow, LkPage *page, const LkBox *box, LkLength top);
/* Notes where the row's edges are on the page; nothing for other boxes. */
void lk_table_note_row(const LkFlow *flow, LkPage *page, const LkBox *box, LkLength top);
/* Closes the upper edge of a table's piece that begins a page without a header. */
void lk_table_top_rule(const LkFlow *flow, LkPage *page, const LkTableFlow *table, LkLength top);
/* Closes what cells leave open that go on on the next page, below the row `box`. */
void lk_table_foot_rule(const LkFlow *flow, LkPage *page, const LkBox *box, LkLength bottom);
/* Lays out a piece of a row as items; gives its height. */
void lk_row_box(LkFlow *flow, const LkTableFlow *table, LkRowPiece piece, LkBox *box);
/* Cuts a row so that the first part is at most `room` high, with at least two lines on each side where cells
 * have them. False when nothing sensible fits. */
bool lk_row_split(LkFlow *flow, const LkBox *box, LkLength room, LkBox *head, LkBox *tail);

/* ---- deferred_rows.c: rows that are set again when their page is painted */
/* Memory that each row takes anew. */
typedef struct LkRowWork LkRowWork;
LkRowWork *lk_row_work_open(LkFlow *flow);
/* A flow whose arena is empty again. */
LkFlow *lk_row_work_next(LkRowWork *work);
void lk_row_work_close(LkRowWork *work);
bool lk_is_deferred(const LkBox *box);
/* The row comes on the page behind what is there now. */
void lk_deferred_add(LkFlow *flow, LkPage *page, const LkBox *box, LkLength top);
/* The text of the page's first row, if no other text stands before it; empty otherwise. */
LkText lk_deferred_first_line(LkFlow *flow, const LkPage *page);
/* The number of the table block whose rows on this page are deferred; 0 = none. */
uint32_t lk_deferred_block(const LkPage *page);

/* ---- form_lines.c: the lines of the form, before the first block of the body and behind the last */
void lk_flow_head(LkFlow *flow);
void lk_flow_tail(LkFlow *flow);
/* Tells of front-matter keys that nobody asked for and that are nearly those that the form asks for. */
void lk_flow_tell_unasked(LkFlow *flow);

/* ---- signature.c, picture.c */
void lk_flow_signature(LkFlow *flow, const LkBlock *block, LkColumnArea area);
void lk_flow_image(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target);
void lk_flow_crest(LkFlow *flow, const LkBlock *block, LkColumnArea area);

/* ---- references.c: cross references */
/* Finds the blocks that can be named, and what they are called. Before anything is set. */
void lk_flow_find_targets(LkFlow *flow);
bool lk_is_target(const LkBlock *block);
/* The target of that id, or NULL. */
LkTarget *lk_target_of(const LkFlow *flow, LkText id);
/* The block is about to be set under flow->block: gives its target, NULL if it is none. Blocks come in the
 * order of the document. */
LkTarget *lk_target_reached(LkFlow *flow, const LkBlock *block);
/* The caption of a table or picture with its label before it. */
LkInlines lk_target_caption(LkFlow *flow, const LkTarget *target);
/* The inlines with references filled in. */
LkInlines lk_flow_inlines(LkFlow *flow, const LkInlines *inlines);
/* The words of a heading, as plain text. */
LkText lk_target_title(LkFlow *flow, const LkTarget *target);
/* Sets a text with its references. */
void lk_flow_typeset(LkFlow *flow, const LkInlines *inlines, const LkParagraphShape *shape, LkLines *lines);
/* The document's title, as plain text. */
LkText lk_flow_title(LkFlow *flow);
/* Finds on which page each target stands, and gives the frames their anchors. */
void lk_flow_find_pages(LkFlow *flow, LkFrames *frames);

/* ---- contents.c: tables of contents */
void lk_flow_contents(LkFlow *flow, const LkBlock *block, LkColumnArea area);

/* ---- notes.c: footnotes */
/* Sets the notes and hangs each on the box of its first mark. When the galley is done. */
void lk_flow_notes(LkFlow *flow);
/* Shares the notes of a cut row among its parts. */
void lk_notes_part(const LkFlow *flow, const LkBox *whole, LkBox *head, LkBox *tail);
/* Height of a foot with `lines` of notes, the space and rule above them included; 0 for none. */
LkLength lk_notes_room(const LkFlow *flow, LkLength lines);
/* Height of the lines that must stand on the page of the box: the last note may go on on the next. */
LkLength lk_notes_least(const LkFlow *flow, const LkBox *box);
/* The box's notes are to be painted behind those in the queue. */
void lk_notes_take(LkFlow *flow, LkNoteQueue *queue, const LkBox *box);
/* Paints what fits below `top`. */
void lk_notes_paint(LkFlow *flow, LkPage *page, LkNoteQueue *queue, LkLength top);

/* ---- page_breaks.c */
/* A row that is cut wherever a page ends, or a box that no page can hold. */
bool lk_is_cut(const LkFlow *flow, const LkBox *box);
/* Shares the boxes [first, end) out among pages, none of them cut: the boxes up to the end of each page, in
 * the galley's arena, and the number of pages. They end before the first group that should stay together and
 * is longer than a page. */
size_t lk_page_ends(const LkFlow *flow, size_t first, size_t end, size_t **ends);

/* ---- pages.c, furniture.c */
bool lk_flow_pages(LkFlow *flow, LkFrames *frames);
void lk_flow_furniture(LkFlow *flow, LkFrames *frames);

#endif
