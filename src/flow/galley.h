/* The galley, and what all builders of it share.
 *
 * A galley is the document as one endless column: boxes from top to bottom, each with its painted items
 * relative to its own top and to the left margin, and with the rules that keep it with its neighbours. Pages
 * are cut from it. */
#ifndef LIKHIT_FLOW_GALLEY_H
#define LIKHIT_FLOW_GALLEY_H

#include "flow/flow.h"
#include "flow/references.h"
#include "flow/structure.h"
#include "flow/typeset.h"

typedef struct LkTableFlow LkTableFlow;

#define LK_HEADER_ROW SIZE_MAX

/* Lines [first, end) of each cell that a piece of a row shows; NULL arrays mean the whole row. */
typedef struct LkRowPiece {
    const LkTableFlow *table; /* NULL: the box is no table row */
    size_t row;               /* LK_HEADER_ROW: the row of titles */
    size_t *first, *end;      /* one per column */
} LkRowPiece;

/* An indivisible piece of the column: a line, a row, a picture. */
typedef struct LkGalleyBox {
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
} LkGalleyBox;

/* The column. Starts with zeroes, an arena and the size of the text area. */
typedef struct LkGalley {
    LkArena *arena;                /* boxes and their items: gone once the pages are cut */
    LkLength measure, page_height; /* width and height of the text area of a page */
    LkGalleyBox *boxes;
    size_t count, capacity;
    LkLength pending_space; /* asked for after the last box; the next box takes the larger */
    bool pending_break;
} LkGalley;

/* A document while it flows. */
typedef struct LkFlow {
    const LkSource *source;
    const LkLayout *layout;
    const LkFlowOptions *options;
    LkTextContext *text;
    LkArena *arena; /* text->arena: what the pages keep */
    LkDiagnostics *diagnostics;
    LkGalley galley;
    LkReferences references;
    LkElements elements;
    struct LkFootnote *footnotes; /* one for each of the source's notes; see notes.c */
    uint32_t block;               /* number of the block being set */
} LkFlow;

/* Where lines stand: an offset from the left margin and a width. */
typedef struct LkColumnArea {
    LkLength left, width;
} LkColumnArea;

/* Appends a zeroed box after `space`; pending space and break are taken. Good until the next append. */
LkGalleyBox *lk_galley_add(LkGalley *galley, LkLength space);
/* Asks for space below the last box. */
void lk_galley_space(LkGalley *galley, LkLength space);
/* Room for `more` boxes at once. */
void lk_galley_reserve(LkGalley *galley, size_t more);
/* Forbids a page end between box `first` and the last box. */
void lk_galley_keep_from(LkGalley *galley, size_t first);

/* Typesets a text of the document with its references. */
void lk_flow_typeset(LkFlow *flow, const LkInlines *inlines, const LkParagraphShape *shape, LkLines *lines);
/* Writes the items of a line of the block and element being set; `items` has room for line->run_count. */
void lk_flow_line_items(const LkFlow *flow, const LkLine *line, LkLength left, LkLength baseline,
                        LkLength pitch, LkRole role, LkItem *items);
/* Appends set lines as boxes with widow and orphan rules. `left` is added to each line's place. */
void lk_galley_lines(LkFlow *flow, const LkLines *lines, LkLength left, LkLength pitch, LkLength space,
                     LkRole role);
/* Appends the caption of a table or picture: lines that stay together. */
void lk_galley_caption(LkFlow *flow, const LkInlines *caption, LkColumnArea area, LkAlignment alignment,
                       LkLength space);

#endif
