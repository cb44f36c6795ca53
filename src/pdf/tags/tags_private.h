/* Private to pdf/tags: the tree that grows. */
#ifndef LIKHIT_PDF_TAGS_PRIVATE_H
#define LIKHIT_PDF_TAGS_PRIVATE_H

#include "pdf/tags/tags.h"

/* The structure types of ISO 32000-1 §14.8.4 that are used. */
typedef enum LkTag {
    LK_TAG_DOCUMENT,
    LK_TAG_SECT,
    LK_TAG_H1,
    LK_TAG_H2,
    LK_TAG_H3,
    LK_TAG_H4,
    LK_TAG_H5,
    LK_TAG_H6,
    LK_TAG_P,
    LK_TAG_L,
    LK_TAG_LI,
    LK_TAG_LBL,
    LK_TAG_LBODY,
    LK_TAG_BLOCKQUOTE,
    LK_TAG_CODE,
    LK_TAG_TABLE,
    LK_TAG_THEAD,
    LK_TAG_TBODY,
    LK_TAG_TR,
    LK_TAG_TH,
    LK_TAG_TD,
    LK_TAG_CAPTION,
    LK_TAG_FIGURE,
    LK_TAG_NOTE,
    LK_TAG_TOC,
    LK_TAG_TOCI,
    LK_TAG_REFERENCE,
    LK_TAG_LINK,
    LK_TAG_SPAN
} LkTag;

typedef enum LkKidKind { LK_KID_NODE, LK_KID_CONTENT, LK_KID_ANNOTATION } LkKidKind;

struct LkTagTable;

/* What a node holds, one after another. */
typedef struct LkKid {
    struct LkKid *next;
    uint32_t value; /* the object of a node or an annotation, or a marked-content identifier */
    uint32_t page;  /* from 1, where the content or annotation is */
    LkKidKind kind;
} LkKid;

typedef struct LkNode {
    LkPdfRef object, parent; /* objects: the parent's node may be forgotten before */
    uint32_t next_free;
    uint32_t waits_in;             /* its parent's node, until it has content */
    LkKid *first, *last;           /* kids */
    LkKid *first_note, *last_note; /* notes: they are told behind the rest */
    uint32_t element;
    uint32_t part;                  /* of a cell: its place in its part of the table, from 1; else 0 */
    const struct LkTagTable *table; /* of a cell */
    uint32_t page;                  /* of its first content, 0 = it has none of its own */
    LkTag tag, parent_tag;
    bool is_written;      /* its object is in the file */
    const char *language; /* of its text, where it is not the document's; else NULL */
    LkText extra;         /* of a figure: alternative text and attributes */
} LkNode;

/* Parts of a table. */
enum { LK_TAG_HEAD_ROWS, LK_TAG_BODY_ROWS, LK_TAG_PARTS };

/* The rows of a table that have nodes; arrays are by part. */
typedef struct LkTagTable {
    struct LkTagTable *next;
    const LkTableShape *shape;
    uint32_t element, node;
    uint32_t sections[LK_TAG_PARTS]; /* header and body; 0 = not yet */
    uint32_t *cells[LK_TAG_PARTS];   /* nodes of the cells of each; 0 = covered by another */
    uint32_t *rows[LK_TAG_PARTS];    /* nodes of rows */
    uint32_t first[LK_TAG_PARTS];    /* rows before it are written and forgotten */
    uint32_t made[LK_TAG_PARTS];     /* rows before it have nodes, or had */
    size_t capacity[LK_TAG_PARTS];   /* in rows */
    uint32_t last;                   /* body row that was painted last */
} LkTagTable;

struct LkPdfTags {
    LkPdf *pdf;
    const LkStructure *structure;
    size_t first, page_count;
    const LkPdfRef *pages;
    LkPdfRef root;
    size_t page; /* that is painted, from 1 */
    LkNode **nodes;
    size_t node_count, node_capacity;
    uint32_t free_node; /* the first of those to be used again, linked by next_free */
    LkKid *free_kid;
    uint32_t *of_element; /* nodes of elements */
    LkTagTable *tables;
    uint32_t inline_base,
        inline_node; /* the link, mark or words of another language that go on, and what it stands in */
    LkText inline_link;
    uint32_t inline_note;
    const char *inline_language;
    LkBuffer contents; /* the page's way back: nodes of its marked contents */
    unsigned content_count;
    LkPdfRef *page_keys;   /* arrays of the pages that are complete */
    LkPdfRef *annotations; /* nodes' objects, by key - page_count */
    size_t annotation_count, annotation_capacity;
    LkPdfRef *ids; /* objects of nodes that have an identifier: their number in eight digits */
    size_t id_count, id_capacity;
    LkLength page_height;
    int levels[6]; /* of the headings that the text stands under, as flow says */
    int level_count;
    LkBuffer body;
};

/* ---- tag_nodes.c */

/* Returns the structure type as the file spells it: "TH". */
const char *lk_tag_name(LkTag tag);
/* Returns a new node for a (part of a) structure element, which hangs in node `parent` from here on; nodes
 * within a line wait until they have content. */
uint32_t lk_tag_add(LkPdfTags *tags, LkTag tag, uint32_t parent, uint32_t element);
/* Gives the node one more kid, behind its others; a note comes behind all that are none. `value` as in LkKid.
 */
void lk_tag_add_kid(LkPdfTags *tags, uint32_t node, LkKidKind kind, uint32_t value, bool is_note);

/* ---- tag_tables.c */

/* Returns the node of an element, made with its parents when it is new. */
uint32_t lk_tag_of_element(LkPdfTags *tags, uint32_t element);
/* Returns the node of a cell; rows up to its own are made. `part` is its place, from 1, row by row. The row's
 * node for a cell that another covers, the table's for one that is written already. */
uint32_t lk_tag_cell(LkPdfTags *tags, uint32_t element, bool is_header, uint32_t part);
/* Writes rows that nothing can come to any more. */
void lk_tag_tables_page_end(LkPdfTags *tags);
/* Makes the rows that nothing was painted in: readers count them. */
void lk_tag_tables_finish(LkPdfTags *tags);

/* ---- tag_objects.c */

/* Writes the node's object, once; its kids are given back. */
void lk_tag_write(LkPdfTags *tags, uint32_t node);
/* Gives a node that is written back, for another. */
void lk_tag_forget(LkPdfTags *tags, uint32_t node);

/* ---- tag_check.c */

/* Returns false, with a diagnostic (E-pdf-structure), when the node breaks a rule of structure trees. */
bool lk_tag_check(LkPdfTags *tags, const LkNode *node);

#endif
