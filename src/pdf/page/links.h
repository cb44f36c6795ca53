/* Links as annotations: areas of a page that lead to a place in the document or to an address. */
#ifndef LIKHIT_PDF_LINKS_H
#define LIKHIT_PDF_LINKS_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/tags/tags.h"

typedef struct LkPdfLinks {
    LkPdf *pdf;
    LkPdfTags *tags; /* NULL = the file has no structure */
    const LkFrames *frames;
    const char *language;  /* of the document: "th-TH" */
    size_t first, last;    /* pages that are written, from 1 */
    const LkPdfRef *pages; /* objects of those */
} LkPdfLinks;

/* Whether a target leads anywhere: not to a page that is not written. */
bool lk_pdf_link_leads(const LkPdfLinks *links, LkText target);

/* Writes the annotations of a page; `list` gets their references, for /Annots. nodes[i] is the node of item
 * i. */
void lk_pdf_links(const LkPdfLinks *links, const LkPage *page, const uint32_t *nodes, LkBuffer *list);

/* “/Dest” of a place: its upper edge at the top of the window, the zoom as it is. */
void lk_pdf_destination(const LkPdfLinks *links, size_t page, LkLength y, LkBuffer *out);

#endif
