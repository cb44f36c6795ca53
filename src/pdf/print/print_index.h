/* The index of a print (print.h): a bookmark for each entry (ISO 32000-2 §12.3.3) and a page label for each
 * side (§12.4.2). Both are written while the sides are added, so that memory does not grow with them. */
#ifndef LIKHIT_PDF_PRINT_INDEX_H
#define LIKHIT_PDF_PRINT_INDEX_H

#include "frame/frame.h"
#include "pdf/file/object.h"

typedef struct LkPdfPrintIndex {
    LkPdf *pdf;
    LkPdfRef outline, first, last; /* the root of the bookmarks, and its first and last bookmark */
    size_t count;                  /* of bookmarks below the root */
    LkBuffer
        entry; /* body of the last bookmark: it is written when the number of the next one (/Next) is known */
    LkBuffer labels;             /* labels of the number-tree leaf that is being filled (§7.9.7) */
    LkBuffer leaves;             /* references to the leaves written so far */
    size_t label_count, in_leaf; /* labels in all, and in that leaf */
} LkPdfPrintIndex;

/* Begins an empty index, whose memory comes from the arena of `pdf`. */
void lk_pdf_print_index_init(LkPdfPrintIndex *index, LkPdf *pdf);

/* A bookmark below that of its entry: a heading of the document, and the side that it stands on. */
typedef struct LkPdfPrintHeading {
    LkText title;
    LkPdfRef side;
} LkPdfPrintHeading;

/* Adds the bookmark of an entry, which leads to the page object `side`, with its `count` headings below it.
 */
void lk_pdf_print_bookmark(LkPdfPrintIndex *index, LkText title, LkPdfRef side,
                           const LkPdfPrintHeading *headings, size_t count);

/* Gives the next side its label. */
void lk_pdf_print_label(LkPdfPrintIndex *index, LkText label);

/* Writes what is left, and appends the entries for bookmarks and labels to `catalog`. */
void lk_pdf_print_index_finish(LkPdfPrintIndex *index, LkBuffer *catalog);

#endif
