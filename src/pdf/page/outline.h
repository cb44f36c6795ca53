/* Bookmarks (ISO 32000-2 §12.3.3) and page labels (§12.4.2): how a reader's side panel finds its way. */
#ifndef LIKHIT_PDF_OUTLINE_H
#define LIKHIT_PDF_OUTLINE_H

#include "pdf/page/links.h"

/* Writes the bookmarks of the pages that are written; their entry, if there are any, is appended to
 * `catalog`. */
void lk_pdf_bookmarks(const LkPdfLinks *links, LkBuffer *catalog);

/* Appends the labels to `catalog`: the numbers as printed, in the layout's numerals. Labels that are not
 * Arabic are written as objects. */
void lk_pdf_page_labels(const LkPdfLinks *links, LkBuffer *catalog);

#endif
