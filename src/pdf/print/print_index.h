/* How one finds an entry in a print: its bookmark (ISO 32000-2 §12.3.3) and the labels of its sides
 * (§12.4.2). Both are written as the sides come. */
#ifndef LIKHIT_PDF_PRINT_INDEX_H
#define LIKHIT_PDF_PRINT_INDEX_H

#include "frame/frame.h"
#include "pdf/file/object.h"

typedef struct LkPdfPrintIndex {
    LkPdf *pdf;
    LkPdfRef outline, first, last; /* the root of the bookmarks, and those below it */
    size_t count;
    LkBuffer entry;  /* the last bookmark, which learns the next one's number before it is written */
    LkBuffer labels; /* of the leaf that is being filled */
    LkBuffer leaves;
    size_t label_count, in_leaf;
} LkPdfPrintIndex;

/* Lives in the arena of `pdf`. */
void lk_pdf_print_index_init(LkPdfPrintIndex *index, LkPdf *pdf);

/* A line below an entry's bookmark. */
typedef struct LkPdfPrintHeading {
    LkText title;
    LkPdfRef side;
} LkPdfPrintHeading;

/* Adds an entry: its bookmark leads to the object of `side`, and has the headings below it. */
void lk_pdf_print_bookmark(LkPdfPrintIndex *index, LkText title, LkPdfRef side,
                           const LkPdfPrintHeading *headings, size_t count);

/* Gives the next side its label. */
void lk_pdf_print_label(LkPdfPrintIndex *index, LkText label);

/* Writes what is left; the entries of the catalog are appended to it. */
void lk_pdf_print_index_finish(LkPdfPrintIndex *index, LkBuffer *catalog);

#endif
