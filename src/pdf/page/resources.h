/* What pages refer to: fonts of the whole file, by face, and pictures; and room that is used again for each
 * page. */
#ifndef LIKHIT_PDF_RESOURCES_H
#define LIKHIT_PDF_RESOURCES_H

#include "frame/frame.h"
#include "pdf/fonts/font.h"
#include "pdf/page/image.h"

struct LkPdfLinks;

/* The pieces of the line that is being painted (line.c). */
typedef struct LkPdfLine {
    LkArena *arena;
    struct LkPdfPiece *pieces;
    size_t count, capacity;
} LkPdfLine;

/* A picture that a page of the document shows. */
typedef struct LkPdfShownImage {
    LkPdfRef object;
    size_t last_page; /* that names it, from 1 */
} LkPdfShownImage;

/* Lives in the arena of `pdf`. */
typedef struct LkPdfResources {
    LkPdf *pdf;
    const struct LkPdfLinks *links;
    const LkPdfOptions *options;
    /* in order of first use: */
    LkPdfFont **fonts; /* of the file */
    size_t font_count, font_capacity;
    LkPdfShownImage *images; /* of the document */
    size_t image_count, image_capacity;
    LkPdfTable font_at, image_at; /* by identity → index + 1; never walked */
    LkPdfImages written;          /* pictures of the file, by their bytes */
    /* of the page that is being made: */
    uint32_t *nodes; /* of its items, where the file is tagged */
    size_t node_capacity;
    LkPdfLine line;
    LkBuffer content;        /* operators */
    LkBuffer page_resources; /* entries of /Font */
    LkBuffer page_images;    /* entries of /XObject */
} LkPdfResources;

/* `links` and `options` stay the caller's, until the file is written. */
void lk_pdf_resources_init(LkPdfResources *resources, LkPdf *pdf, const struct LkPdfLinks *links,
                           const LkPdfOptions *options);

/* Pages of another document follow, whose pictures may stand where others stood in memory. Fonts belong to
 * the engine and stay. */
void lk_pdf_resources_next_document(LkPdfResources *resources);

/* Return the font of an item's run, or the number of a picture, /I1 …, that a page shows; made when it is
 * new, and named among the resources of the page. `number` of the page, from 1. */
LkPdfFont *lk_pdf_use_font(LkPdfResources *resources, const LkItem *item, size_t number);
uint32_t lk_pdf_use_image(LkPdfResources *resources, const LkPicture *picture, size_t number);

/* Appends what the page refers to, as it stands inside /Resources (ISO 32000-2 §7.8.3). */
void lk_pdf_put_resources(const LkPdfResources *resources, LkBuffer *body);

/* Writes the fonts, when all pages are made. Returns false after an error. */
bool lk_pdf_resources_finish(LkPdfResources *resources);

/* Returns the faces of the fonts, resources->font_count of them, in order of first use. */
const LkFace *const *lk_pdf_faces(const LkPdfResources *resources);

#endif
