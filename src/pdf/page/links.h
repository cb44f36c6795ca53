/* Links as annotations (ISO 32000-2 §12.5.6.5): areas of a page that lead to a place in the document or to an
 * address. */
#ifndef LIKHIT_PDF_LINKS_H
#define LIKHIT_PDF_LINKS_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/tags/tags.h"

/* What links, bookmarks and page labels need to know of the file. The caller owns all of it, until the file
 * is written. */
typedef struct LkPdfLinks {
    LkPdf *pdf;
    LkPdfTags *tags; /* NULL = the file has no structure */
    const LkFrames *frames;
    const char *language;  /* of the document: "th-TH" */
    size_t first, last;    /* the pages of `frames` that are written, from 1 */
    const LkPdfRef *pages; /* objects of those pages: pages[0] is that of `first` */
} LkPdfLinks;

/* Returns whether a link with this target works in the file: the target is an address, or “#id” of an anchor
 * on a page that is written. */
bool lk_pdf_link_leads(const LkPdfLinks *links, LkText target);

/* Writes the link annotations of a page, and puts references to them into `list`, for /Annots, in place of
 * what `list` held. nodes[i] is the structure node of item i in a tagged file. */
void lk_pdf_links(const LkPdfLinks *links, const LkPage *page, const uint32_t *nodes, LkBuffer *list);

/* Appends the “/Dest” entry of a place: `page` from 1, `y` from the top of that page. A reader brings the
 * place to the top of its window and leaves the zoom as it is (§12.3.2). */
void lk_pdf_destination(const LkPdfLinks *links, size_t page, LkLength y, LkBuffer *out);

#endif
