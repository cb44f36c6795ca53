/* Bookmarks and page labels: how a reader's side panel finds its way. */
#ifndef LIKHIT_PDF_OUTLINE_H
#define LIKHIT_PDF_OUTLINE_H

#include "pdf/page/links.h"

/* Writes the bookmarks of the pages that are written; their entry is added to `catalog`. */
void lk_pdf_bookmarks(const LkPdfLinks *links, LkBuffer *catalog);

/* The numbers as printed, in the layout's numerals. */
void lk_pdf_page_labels(const LkPdfLinks *links, LkBuffer *catalog);

#endif
