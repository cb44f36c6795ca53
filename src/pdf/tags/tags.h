/* The structure tree of a tagged PDF (ISO 32000-2 §14.7, ISO 14289-1): a node for each element, cell, link
 * and note mark that is painted, in the order of painting; and the parent tree, which leads from marked
 * content back to nodes (§14.7.5.4).
 *
 * Nodes are numbered from 1; 0 means none. The nodes of a long table are written and forgotten page by page.
 */
#ifndef LIKHIT_PDF_TAGS_H
#define LIKHIT_PDF_TAGS_H

#include "frame/frame.h"
#include "pdf/file/object.h"

typedef struct LkPdfTags LkPdfTags;

/* Returns a tree for `count` pages from `first` (from 1) on, whose objects are pages[0 … count - 1]. It lives
 * in the arena of `pdf`; the caller owns `structure` and `pages`. */
LkPdfTags *lk_pdf_tags_create(LkPdf *pdf, const LkStructure *structure, size_t first, const LkPdfRef *pages,
                              size_t count);

/* Begins a page: its number in the frames, from 1, and its height, from which the boxes of figures are
 * computed. */
void lk_pdf_tags_page(LkPdfTags *tags, size_t number, LkLength height);
/* Ends the page: its content and its annotations are complete. */
void lk_pdf_tags_page_end(LkPdfTags *tags);

/* Returns the node that an item of the page, or a piece of its text, belongs to, made when it is new; 0 for
 * artifacts. `is_link` is whether its run is a link that works in this file. `language` is that of the piece,
 * a constant; NULL = the document's. */
uint32_t lk_pdf_tags_node(LkPdfTags *tags, const LkItem *item, bool is_link, const char *language);
/* Returns the node of the link whose text lk_pdf_tags_node was asked for last: that of the text or one around
 * it. */
uint32_t lk_pdf_tags_link(const LkPdfTags *tags);
/* Returns a new node for an LK_ITEM_LINK: an area that is a link and paints nothing. */
uint32_t lk_pdf_tags_area(LkPdfTags *tags, const LkItem *item);
/* Returns the structure type of a node: "P" (ISO 32000-1 §14.8.4). */
const char *lk_pdf_tags_name(const LkPdfTags *tags, uint32_t node);
/* Begins a piece of the node's content on the page. Returns its marked-content identifier (MCID). */
unsigned lk_pdf_tags_begin(LkPdfTags *tags, uint32_t node);
/* Adds an annotation to the node. Returns its key in the parent tree, for /StructParent. */
unsigned lk_pdf_tags_annotation(LkPdfTags *tags, uint32_t node, LkPdfRef annotation);

/* Writes what is left. Once. Returns the object of the tree's root. A node that breaks a rule of structure
 * trees is an error (E-pdf-structure), added when the node is written. */
LkPdfRef lk_pdf_tags_finish(LkPdfTags *tags);

#endif
