/* Private to pdf/tags: the nodes of the structure tree while it grows. */
#ifndef LIKHIT_PDF_TAGS_PRIVATE_H
#define LIKHIT_PDF_TAGS_PRIVATE_H

#include "pdf/tags/tags.h"

/* The standard structure types that are used (ISO 32000-1 §14.8.4: PDF/UA-1 goes by PDF 1.7). */
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
    LK_TAG_FORM,
    LK_TAG_NOTE,
    LK_TAG_TOC,
    LK_TAG_TOCI,
    LK_TAG_REFERENCE,
    LK_TAG_LINK,
    LK_TAG_SPAN
} LkTag;

typedef enum LkKidKind { LK_KID_NODE, LK_KID_CONTENT, LK_KID_ANNOTATION } LkKidKind;

struct LkTagTable;

/* One of the things that a node holds, in order: another node, marked content or an annotation. */
typedef struct LkKid {
    struct LkKid *next;
    uint32_t value; /* the object of a node or an annotation, or a marked-content identifier */
    uint32_t page;  /* that the content or annotation is on, from 1 */
    LkKidKind kind;
} LkKid;

typedef struct LkNode {
    LkPdfRef object, parent; /* objects, not nodes: the parent's node may have been written and forgotten */
    uint32_t next_free;      /* of a free node: the next free one */
    uint32_t waits_in; /* its parent, which it becomes a kid of when its first content comes; 0 = it is one */
    LkKid *first, *last;            /* kids, but for notes */
    LkKid *first_note, *last_note;  /* notes, which come behind all other kids */
    uint32_t element;               /* index of the element that it belongs to */
    uint32_t part;                  /* of a cell: as LkItem.part, from 1; else 0 */
    const struct LkTagTable *table; /* of a cell; else NULL */
    uint32_t page;                  /* of its first content, from 1; 0 = it has no content of its own */
    LkTag tag, parent_tag;
    bool is_written;      /* its object is in the file */
    const char *language; /* of its text, a constant; NULL = the document's */
    LkText extra;         /* of a figure: the entries for its alternative text and its attributes; of a span
                             its attributes */
} LkNode;

/* Parts of a table. */
enum { LK_TAG_HEAD_ROWS, LK_TAG_BODY_ROWS, LK_TAG_PARTS };

/* The rows of a table that have nodes. Arrays with LK_TAG_PARTS members are for the header and the body. */
typedef struct LkTagTable {
    struct LkTagTable *next;
    const LkTableShape *shape;
    uint32_t element, node;          /* of the table */
    uint32_t sections[LK_TAG_PARTS]; /* nodes of THead and TBody; 0 = not made yet */
    uint32_t *cells[LK_TAG_PARTS];   /* nodes of cells, row by row; 0 = another cell spans this place */
    uint32_t *rows[LK_TAG_PARTS];    /* nodes of rows */
    uint32_t first[LK_TAG_PARTS];    /* first row that has a node: those before are written and forgotten */
    uint32_t made[LK_TAG_PARTS];     /* first row that has no node yet */
    size_t capacity[LK_TAG_PARTS];   /* rows that the arrays have room for */
    uint32_t last;                   /* row of the body that was painted last */
} LkTagTable;

/* A node within an element's, and the node that it stands in; base 0 = it is not continued. */
typedef struct LkTagWithin {
    uint32_t base, node;
} LkTagWithin;

typedef struct LkTagLink {
    LkTagWithin within;
    LkText target; /* empty for a note mark */
    uint32_t note; /* 0 for a link */
} LkTagLink;

typedef struct LkTagStyle {
    LkTagWithin within;
    bool strike, underline;
    LkTextPosition position;
    LkLength rise;
} LkTagStyle;

typedef struct LkTagLanguage {
    LkTagWithin within;
    const char *language; /* a constant */
} LkTagLanguage;

struct LkPdfTags {
    LkPdf *pdf;
    const LkStructure *structure;
    size_t first, page_count; /* of the frames: the first page that is written, from 1, and how many are */
    const LkPdfRef *pages;    /* their objects */
    LkPdfRef root;
    size_t page; /* the page that is being painted, from 1 */
    LkNode **nodes;
    size_t node_count, node_capacity;
    uint32_t
        free_node;   /* first of the forgotten nodes, which are used again, linked by next_free; 0 = none */
    LkKid *free_kid; /* the same for kids, linked by next */
    uint32_t *of_element; /* node of each element; 0 = not made yet */
    LkTagTable *tables;
    LkTagLink link; /* of the last run, which the next may continue, here and below */
    LkTagStyle style;
    LkTagLanguage language;
    LkBuffer contents; /* parent tree of the page: the objects of its marked contents' nodes, by MCID */
    unsigned content_count;
    LkPdfRef *page_keys;   /* parent tree: the array object of each page that is complete */
    LkPdfRef *annotations; /* parent tree: the nodes' objects of annotations, by key - page_count */
    size_t annotation_count, annotation_capacity;
    LkPdfRef
        *ids; /* objects of the nodes that have an identifier (/ID): their object number in eight digits */
    size_t id_count, id_capacity;
    LkLength page_height;
    int levels[6]; /* LkElement.level of the headings that the text stands under, outermost first: for the
                      check */
    int level_count;
    LkBuffer body; /* scratch */
};

/* ---- tag_nodes.c */

/* Returns the structure type as the file spells it: "TH". */
const char *lk_tag_name(LkTag tag);
/* Returns a new node for an element or a part of one. It becomes a kid of node `parent`; a link, note mark or
 * span only when its first content comes, since the text before it comes first. */
uint32_t lk_tag_add(LkPdfTags *tags, LkTag tag, uint32_t parent, uint32_t element);
/* Appends a kid to those of the node; a note comes behind all kids that are no notes. `value` as in LkKid. */
void lk_tag_add_kid(LkPdfTags *tags, uint32_t node, LkKidKind kind, uint32_t value, bool is_note);

/* ---- tag_tables.c */

/* Returns the node of an element, made with its parents when it is new. */
uint32_t lk_tag_of_element(LkPdfTags *tags, uint32_t element);
/* Returns the node of a cell, and makes the nodes of all rows up to its own. `part` is as LkItem.part.
 * Returns the row's node when another cell spans the place, and the table's node when the row has been
 * written. */
uint32_t lk_tag_cell(LkPdfTags *tags, uint32_t element, bool is_header, uint32_t part);
/* Writes the rows of long tables that the page has completed. */
void lk_tag_tables_page_end(LkPdfTags *tags);
/* Makes the nodes of rows in which nothing was painted, since readers count rows. */
void lk_tag_tables_finish(LkPdfTags *tags);

/* ---- tag_objects.c */

/* Writes the node's object, once, and frees its kids for other nodes. */
void lk_tag_write(LkPdfTags *tags, uint32_t node);
/* Frees a node that has been written, so that its number can be used again. */
void lk_tag_forget(LkPdfTags *tags, uint32_t node);

/* ---- tag_check.c */

/* Returns whether the node keeps the rules of structure trees; else adds E-pdf-structure. */
bool lk_tag_check(LkPdfTags *tags, const LkNode *node);

#endif
