/* The galley, and what all functions that fill it share.
 *
 * A galley is the document as one endless column: boxes from top to bottom. The items of a box are placed
 * from the left margin and from the top of the box. Each box also says whether a page may end behind it.
 * Pages are cut from the galley. */
#ifndef LIKHIT_FLOW_GALLEY_H
#define LIKHIT_FLOW_GALLEY_H

#include "flow/elements.h"
#include "flow/flow.h"
#include "flow/references.h"
#include "flow/typeset.h"

typedef struct LkTableFlow LkTableFlow;

#define LK_HEADER_ROW SIZE_MAX

/* Boxes that belong together but may be parted, such as the lines of a paragraph: to end a page between them
 * costs this part of a page's height. */
#define LK_PAIR_PART 8

/* What a box shows of a table: a row, or a piece of a row that was cut. */
typedef struct LkRowPiece {
    const LkTableFlow *table; /* NULL: the box is no table row */
    size_t row;               /* of the table's body, from 0; LK_HEADER_ROW = the header */
    size_t *first, *end;      /* lines [first, end) of the cell in each column; NULL, NULL = all lines */
} LkRowPiece;

/* An indivisible piece of the column: a line, a row, a picture. */
typedef struct LkGalleyBox {
    LkItem *items; /* x from the left margin, y from the box's top; NULL for a deferred row (table.h) */
    size_t item_count;
    LkLength height;
    LkLength space_before; /* above the box; left out at the top of a page */
    bool keep_with_next;   /* no page ends after this box */
    bool break_before;     /* a page starts here */
    bool body_line;        /* a line of running text: such lines stay with the signature that follows them */
    bool is_signature;     /* belongs to a block of signatures */
    bool starts_signature; /* is the first box of one */
    LkLength parting;      /* what a page end after this box costs: a length of empty room */
    LkRowPiece piece;
    uint32_t *footnotes; /* numbers, from 1, of the footnotes whose first mark the box shows */
    size_t footnote_count;
    LkLength footnote_height; /* of all their lines */
} LkGalleyBox;

/* Starts with zeroes but for the arena and the size of the text area. */
typedef struct LkGalley {
    LkArena *arena;                /* holds boxes and their items; destroyed once the pages are cut */
    LkLength measure, page_height; /* width and height of the text area of a page */
    LkGalleyBox *boxes;
    size_t count, capacity;
    LkLength pending_space; /* below the last box; the next box keeps the larger of this and its own space */
    bool pending_break;     /* the next box begins a page */
    size_t closed; /* the first box behind the tail of a form, of the enclosures; 0 = there are none */
} LkGalley;

/* The state of one round of typesetting a document, from blocks to pages. */
typedef struct LkFlow {
    const LkSource *source;
    const LkLayout *layout;
    const LkFlowOptions *options;
    LkTextContext *text;
    LkArena *arena; /* is text->arena: holds what the finished pages need */
    LkDiagnostics *diagnostics;
    LkGalley galley;
    LkReferences references;
    LkElements elements;
    struct LkTypesetFootnote *footnotes; /* one for each of the source's, typeset; see footnotes.c */
    LkArea crest; /* of a crest that text stands beside, from the left margin and the top of the first page's
                     text */
    size_t closed_pages; /* the last page of the form, counted from 1; 0 = it is the last of all */
    uint32_t block;      /* number of the block that is being typeset, from 1: LkItem.block */
} LkFlow;

/* The horizontal room of a block: its offset from the left margin and its width. */
typedef struct LkColumnArea {
    LkLength left, width;
} LkColumnArea;

/* Appends a box, zero but for the larger of `space` and the pending space above it and the pending page
 * break. Returns the box; the pointer is good until the next box is added. */
LkGalleyBox *lk_galley_add(LkGalley *galley, LkLength space);
/* Asks for at least this much space below the last box. */
void lk_galley_space(LkGalley *galley, LkLength space);
/* Makes room for `more` boxes at once. */
void lk_galley_reserve(LkGalley *galley, size_t more);
/* Returns what a page end costs between two boxes that should be on one page. */
LkLength lk_galley_pair_cost(const LkGalley *galley);
/* Says that the last box, if there is one, should be on the page of the next. */
void lk_galley_pair(LkGalley *galley);
/* Forbids that a page ends anywhere between box `first` and the last box. */
void lk_galley_keep_from(LkGalley *galley, size_t first);

/* lk_typeset for a text of this document: fills in its references and typesets it. */
void lk_flow_typeset(LkFlow *flow, const LkInlines *inlines, const LkParagraphFormat *format, LkLines *lines);
/* lk_line_items for a line of the current block and the current element. */
void lk_flow_line_items(const LkFlow *flow, const LkLine *line, LkLength left, LkLength baseline,
                        LkLength pitch, LkRole role, LkItem *items);
/* Appends a box for each line, under the layout's widow and orphan rules. `left` is added to each line's x;
 * `space` stands above the first line. */
void lk_galley_lines(LkFlow *flow, const LkLines *lines, LkLength left, LkLength pitch, LkLength space,
                     LkRole role);
/* Appends the caption of a table or picture, as lines that stay together, with `space` above them. */
void lk_galley_caption(LkFlow *flow, const LkInlines *caption, LkColumnArea area, LkAlignment alignment,
                       LkLength space);

#endif
