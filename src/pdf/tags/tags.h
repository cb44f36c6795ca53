/* The structure tree of a tagged PDF (ISO 32000-2 §14.7, ISO 14289-1): a node for each element, cell, link
 * and mark of a note that is painted, in the order of painting, and the way back from marked content to
 * nodes.
 *
 * Nodes are numbered from 1; 0 is none. The nodes of a long table are written as soon as their page is. */
#ifndef LIKHIT_PDF_TAGS_H
#define LIKHIT_PDF_TAGS_H

#include "frame/frame.h"
#include "pdf/file/object.h"

typedef struct LkPdfTags LkPdfTags;

/* Returns a tree for the pages from `first` on, whose objects are pages[0 … count - 1]. Lives in the arena of
 * `pdf`; `structure` and `pages` stay the caller's. */
LkPdfTags *lk_pdf_tags_create(LkPdf *pdf, const LkStructure *structure, size_t first, const LkPdfRef *pages,
                              size_t count);

/* Content of the page follows: `number` from 1, `height` for the boxes of figures. */
void lk_pdf_tags_page(LkPdfTags *tags, size_t number, LkLength height);
/* The content and the annotations of the page are complete. */
void lk_pdf_tags_page_end(LkPdfTags *tags);

/* Returns the node that an item of the page belongs to; 0 for artifacts. `is_link`: its run leads somewhere.
 * `language`: of this piece of it, a constant, or NULL for the document's. */
uint32_t lk_pdf_tags_node(LkPdfTags *tags, const LkItem *item, bool is_link, const char *language);
/* Returns a new node for an area that is a link without ink of its own. */
uint32_t lk_pdf_tags_area(LkPdfTags *tags, const LkItem *item);
/* Returns the structure type of a node: "P" (ISO 32000-1 §14.8.4). */
const char *lk_pdf_tags_name(const LkPdfTags *tags, uint32_t node);
/* A piece of the node's content begins on the page. Returns its marked-content identifier (MCID). */
unsigned lk_pdf_tags_begin(LkPdfTags *tags, uint32_t node);
/* An annotation belongs to the node. Returns its key, for /StructParent. */
unsigned lk_pdf_tags_annotation(LkPdfTags *tags, uint32_t node, LkPdfRef annotation);

/* Writes what is left. Once. Returns the object of the tree's root. A node that breaks a rule of structure
 * trees is told where it is written (E-pdf-structure). */
LkPdfRef lk_pdf_tags_finish(LkPdfTags *tags);

#endif
