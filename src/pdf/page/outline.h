/* Bookmarks (ISO 32000-2 §12.3.3) and page labels (§12.4.2): what a PDF reader lists in its side panel. */
#ifndef LIKHIT_PDF_OUTLINE_H
#define LIKHIT_PDF_OUTLINE_H

#include "pdf/page/links.h"

/* Writes the bookmarks that lead to pages in the file, and appends their entry to `catalog`; nothing when
 * there are none. */
void lk_pdf_bookmarks(const LkPdfLinks *links, LkBuffer *catalog);

/* Appends the page labels to `catalog`: page numbers as printed, in the layout's numerals. Page numbers 1, 2,
 * 3 … in Arabic numerals take one entry; any others are written as objects that the entry names. */
void lk_pdf_page_labels(const LkPdfLinks *links, LkBuffer *catalog);

#endif
