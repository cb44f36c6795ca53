/* The logical structure of a document: what its text is, whatever page it stands on (ISO 32000-2 §14.7). Flow
 * makes one element for each block; items name the element that they belong to. The cells of a table, links
 * and the marks of notes need no elements here: items tell them apart by their part and by what their runs
 * say. */
#ifndef LIKHIT_FRAME_STRUCTURE_H
#define LIKHIT_FRAME_STRUCTURE_H

#include "base/diagnostic.h"

typedef enum LkElementKind {
    LK_ELEMENT_DOCUMENT, /* the first element, and no other */
    LK_ELEMENT_SECTION,  /* what belongs together: a signature with its lead line, a picture with its caption
                          */
    LK_ELEMENT_HEADING,
    LK_ELEMENT_PARAGRAPH,
    LK_ELEMENT_LIST,
    LK_ELEMENT_LIST_ITEM,
    LK_ELEMENT_LABEL,
    LK_ELEMENT_LIST_BODY,
    LK_ELEMENT_QUOTE,
    LK_ELEMENT_CODE,
    LK_ELEMENT_TABLE,
    LK_ELEMENT_CAPTION,
    LK_ELEMENT_FIGURE,
    LK_ELEMENT_NOTE,
    LK_ELEMENT_CONTENTS,
    LK_ELEMENT_CONTENTS_ENTRY
} LkElementKind;

typedef enum LkNumbering { LK_NUMBERING_NONE, LK_NUMBERING_DIGITS, LK_NUMBERING_LETTERS } LkNumbering;

/* How many columns and rows a cell covers from its own place on. */
typedef struct LkCellSpan {
    uint16_t columns, rows; /* 0 counts as 1 */
    bool is_covered;        /* by another cell: it is none */
} LkCellSpan;

/* The cells of a table. An item's part is row × columns + column + 1, in the header and in the body. */
typedef struct LkTableShape {
    uint32_t columns, header_rows, rows;
    const LkCellSpan *header, *body; /* rows × columns each; NULL = no cell covers another */
    bool is_long;                    /* rows come in their order and are not asked for again */
} LkTableShape;

typedef struct LkElement {
    LkElementKind kind;
    uint32_t parent;       /* index; of a note the element that its mark stands in */
    uint32_t parent_part;  /* the cell, when the parent is a table's row of cells; else 0 */
    int level;             /* heading: 1–6, never more than one below the heading that it stands under */
    LkNumbering numbering; /* list */
    const LkTableShape *table; /* table */
    LkSpan span;
} LkElement;

typedef struct LkStructure {
    LkElement *elements; /* the document first; in the order of the source */
    size_t count;        /* 0 = nothing is known: frames that were made by hand */
} LkStructure;

#endif
