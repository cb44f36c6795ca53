/* The content of a page, and what it refers to. */
#ifndef LIKHIT_PDF_CONTENT_H
#define LIKHIT_PDF_CONTENT_H

#include "frame/frame.h"
#include "pdf/fonts/font.h"
#include "pdf/page/image.h"

/* The pieces of the line that is being written. */
typedef struct LkPdfLine {
    LkArena *arena;
    struct LkPdfPiece *pieces;
    size_t count, capacity;
} LkPdfLine;

/* Fonts and pictures of the file, in order of first use. */
typedef struct LkPdfResources {
    LkPdf *pdf;
    LkPdfTable font_at, image_at; /* by identity → index + 1; never walked */
    LkPdfFont **fonts;
    size_t font_count, font_capacity;
    struct LkPdfImage {
        LkPdfRef object;
        size_t last_page;
    } * images;
    size_t image_count, image_capacity;
    LkPdfImages written;
    const struct LkPdfLinks *links;
    const LkPdfOptions *options;
    uint32_t *nodes; /* of the items of the page, where the file is tagged */
    size_t node_capacity;
    LkPdfLine line;
    LkBuffer content;        /* of the page being made, used again for each */
    LkBuffer page_resources; /* the page's /Font and /XObject entries */
    LkBuffer page_images;
} LkPdfResources;

void lk_pdf_resources_init(LkPdfResources *resources, LkPdf *pdf, const struct LkPdfLinks *links,
                           const LkPdfOptions *options);

/* Pages of another document follow, whose pictures may stand where others stood in memory. Fonts belong to
 * the engine and stay. */
void lk_pdf_resources_next_document(LkPdfResources *resources);

/* Writes the fonts, when all pages are made. Returns false after an error. */
bool lk_pdf_resources_finish(LkPdfResources *resources);

/* Returns the faces of the fonts, resources->font_count of them, in order of first use. In the arena of the
 * file. */
const LkFace *const *lk_pdf_faces(const LkPdfResources *resources);

/* The font, or the number of the picture, that a page shows; named among the page's resources. resources.c */
LkPdfFont *lk_pdf_use_font(LkPdfResources *resources, const LkItem *item, size_t number);
uint32_t lk_pdf_use_image(LkPdfResources *resources, const LkPicture *picture, size_t number);

/* Writes the page's operators to resources->content and its resources beside it. `number` counts from 1. */
void lk_pdf_content(LkPdfResources *resources, const LkPage *page, size_t number);

#endif
