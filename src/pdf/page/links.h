/* Links as annotations (ISO 32000-2 §12.5.6.5): areas of a page that lead to a place in the document or to an
 * address. */
#ifndef LIKHIT_PDF_LINKS_H
#define LIKHIT_PDF_LINKS_H

#include "frame/frame.h"
#include "pdf/file/object.h"
#include "pdf/tags/tags.h"

/* What links need to know of the file. All is the caller's. */
typedef struct LkPdfLinks {
    LkPdf *pdf;
    LkPdfTags *tags; /* NULL = the file has no structure */
    const LkFrames *frames;
    const char *language;  /* of the document: "th-TH" */
    size_t first, last;    /* pages that are written, from 1 */
    const LkPdfRef *pages; /* objects of those */
} LkPdfLinks;

/* Returns whether a target leads anywhere: “#id” of a place on a page that is written, or an address. */
bool lk_pdf_link_leads(const LkPdfLinks *links, LkText target);

/* Writes the annotations of a page; `list` gets their references, for /Annots, instead of what it had.
 * nodes[i] is the structure node of item i, in tagged files. */
void lk_pdf_links(const LkPdfLinks *links, const LkPage *page, const uint32_t *nodes, LkBuffer *list);

/* Appends “/Dest” of a place on a page, from 1, and `y` from its top: the place comes to the top of the
 * window, the zoom stays as it is (§12.3.2). */
void lk_pdf_destination(const LkPdfLinks *links, size_t page, LkLength y, LkBuffer *out);

#endif
