/* What pages refer to: the fonts and pictures of the file; and buffers for the page that is being made, which
 * the next page uses again. */
#ifndef LIKHIT_PDF_RESOURCES_H
#define LIKHIT_PDF_RESOURCES_H

#include "frame/frame.h"
#include "pdf/fonts/font.h"
#include "pdf/page/image.h"

struct LkPdfLinks;

/* The pieces of the line that is being painted: line.c's own, kept here so that each line uses the same
 * memory. */
typedef struct LkPdfLine {
    LkArena *arena;
    struct LkPdfPiece *pieces;
    size_t count, capacity;
} LkPdfLine;

/* A picture that some page of the document shows. */
typedef struct LkPdfShownImage {
    LkPdfRef object;
    size_t last_page; /* the last page, from 1, whose resources name it */
} LkPdfShownImage;

/* Lives in the arena of `pdf`. */
typedef struct LkPdfResources {
    LkPdf *pdf;
    const struct LkPdfLinks *links;
    const LkPdfOptions *options;
    /* in order of first use: */
    LkPdfFont **fonts; /* of the file */
    size_t font_count, font_capacity;
    LkPdfShownImage *images; /* of the document whose pages are being made */
    size_t image_count, image_capacity;
    LkPdfTable font_at,
        image_at; /* address of a face or picture → index + 1; never walked, as addresses have no order */
    LkPdfImages written; /* pictures of the whole file, by their bytes */
    /* of the page that is being made: */
    uint32_t *nodes; /* structure node of each of its items, in a tagged file */
    size_t node_capacity;
    LkPdfLine line;
    LkBuffer content;        /* operators */
    LkBuffer page_resources; /* entries of /Font */
    LkBuffer page_images;    /* entries of /XObject */
} LkPdfResources;

/* Begins with no font and no picture. The caller keeps `links` and `options` until the file is written. */
void lk_pdf_resources_init(LkPdfResources *resources, LkPdf *pdf, const struct LkPdfLinks *links,
                           const LkPdfOptions *options);

/* Called before the pages of another document: forgets the pictures, since another document may have a
 * different picture at the same address. Fonts are the engine's and stay. */
void lk_pdf_resources_next_document(LkPdfResources *resources);

/* Return the font of an item's run, and the number of a picture (1 is /I1), made when it is new; and name it
 * among the resources of the page. `number` is that of the page in the file, from 1. */
LkPdfFont *lk_pdf_use_font(LkPdfResources *resources, const LkItem *item, size_t number);
uint32_t lk_pdf_use_image(LkPdfResources *resources, const LkPicture *picture, size_t number);

/* Appends what the last page made refers to: the inside of its /Resources dictionary (ISO 32000-2 §7.8.3). */
void lk_pdf_put_resources(const LkPdfResources *resources, LkBuffer *body);

/* Writes the fonts. Called when all pages are made, since only then all glyphs are known. Returns false after
 * an error. */
bool lk_pdf_resources_finish(LkPdfResources *resources);

/* Returns the face of each font, resources->font_count of them, in order of first use; in the arena. */
const LkFace *const *lk_pdf_faces(const LkPdfResources *resources);

#endif
