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

/* For the pages from `first` on, whose objects are pages[0 … count - 1]. Lives in the arena of `pdf`. */
LkPdfTags *lk_pdf_tags_create(LkPdf *pdf, const LkStructure *structure, size_t first, const LkPdfRef *pages,
                              size_t count);

/* Content of the page (from 1) follows. */
void lk_pdf_tags_page(LkPdfTags *tags, size_t number, LkLength height);
/* Its content is complete. */
void lk_pdf_tags_page_end(LkPdfTags *tags);

/* The node that an item belongs to; 0 for artifacts. `is_link`: its run leads somewhere. `language`: of this
 * piece of it, a constant, or NULL for the document's. */
uint32_t lk_pdf_tags_node(LkPdfTags *tags, const LkItem *item, bool is_link, const char *language);
/* A node for an area that is a link without ink of its own. */
uint32_t lk_pdf_tags_area(LkPdfTags *tags, const LkItem *item);
/* What the node is called: "P". */
const char *lk_pdf_tags_name(const LkPdfTags *tags, uint32_t node);
/* A piece of the node's content begins on the page: gives its marked-content identifier. */
unsigned lk_pdf_tags_begin(LkPdfTags *tags, uint32_t node);
/* The annotation belongs to the node; gives its key for /StructParent. */
unsigned lk_pdf_tags_annotation(LkPdfTags *tags, uint32_t node, LkPdfRef annotation);

/* Writes what is left. The object of the tree's root. */
LkPdfRef lk_pdf_tags_finish(LkPdfTags *tags);

#endif
