/* The tree of pages of a file whose pages are not known in advance: nodes are written as soon as they are
 * full. A reader finds page 47,000 by three lists of 32. */
#ifndef LIKHIT_PDF_PAGE_TREE_H
#define LIKHIT_PDF_PAGE_TREE_H

#include "pdf/file/object.h"

enum { LK_PDF_TREE_LEVELS = 3 };

/* A node that is being filled. */
typedef struct LkPdfTreeNode {
    LkPdfRef object; /* 0 = none is open */
    LkBuffer kids;
    size_t kid_count, pages;
} LkPdfTreeNode;

/* levels[0] holds pages; the last level is the root, which has as many kids as come. */
typedef struct LkPdfTree {
    LkPdf *pdf;
    LkPdfTreeNode levels[LK_PDF_TREE_LEVELS];
} LkPdfTree;

void lk_pdf_tree_init(LkPdfTree *tree, LkPdf *pdf);
/* The page hangs in the tree: gives its parent. */
LkPdfRef lk_pdf_tree_add(LkPdfTree *tree, LkPdfRef page);
/* Writes what is left, up to the root in libharu's hands. */
void lk_pdf_tree_finish(LkPdfTree *tree);

#endif
