/* The logical structure of a document: a tree of elements that says what its text is, whatever page it stands
 * on (ISO 32000-2 §14.7). Flow makes one element for each block; LkItem.element names the element of an item.
 * Table cells, links and the marks of footnotes have no elements: LkItem.part and the members of a glyph run
 * tell them apart. */
#ifndef LIKHIT_FRAME_STRUCTURE_H
#define LIKHIT_FRAME_STRUCTURE_H

#include "base/diagnostic.h"

typedef enum LkElementKind {
    LK_ELEMENT_DOCUMENT, /* the first element, and no other */
    LK_ELEMENT_SECTION,  /* blocks that belong together: a signature with its lead line, a picture with its
                            caption */
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
    LK_ELEMENT_FORM, /* a field */
    LK_ELEMENT_FOOTNOTE,
    LK_ELEMENT_CONTENTS,
    LK_ELEMENT_CONTENTS_ENTRY
} LkElementKind;

typedef enum LkNumbering { LK_NUMBERING_NONE, LK_NUMBERING_DIGITS, LK_NUMBERING_LETTERS } LkNumbering;

/* How many columns and rows a cell spans, from its own place to the right and down. */
typedef struct LkCellSpan {
    uint16_t columns, rows; /* 0 counts as 1 */
    bool is_covered;        /* another cell spans this place: here is no cell */
} LkCellSpan;

/* How many cells a table has, and which of them span others. LkItem.part counts them. */
typedef struct LkTableShape {
    uint32_t columns, header_rows, rows;
    const LkCellSpan *header, *body; /* for each place, row by row; NULL = no cell spans another's place */
    bool is_long; /* the table is painted once, row after row: a back end may forget rows that it has written
                   */
} LkTableShape;

typedef struct LkElement {
    LkElementKind kind;
    uint32_t parent;       /* index of the element that it stands in; of a footnote that of its first mark */
    uint32_t parent_part;  /* of a footnote whose mark stands in a table: the cell, as LkItem.part; else 0 */
    int level;             /* of a heading: 1–6, at most one more than the heading above it */
    LkNumbering numbering; /* of a list */
    const LkTableShape *table; /* of a table; else NULL */
    LkSpan span;               /* of its block in the source */
} LkElement;

typedef struct LkStructure {
    LkElement *elements; /* in the order of the source; the first is the document */
    size_t count;        /* 0 = no structure is known, as in frames that a test makes by hand */
} LkStructure;

#endif
