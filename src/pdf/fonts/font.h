/* A face in the PDF: a Type0 font (ISO 32000-2 §9.7). Each code (CID) of the font stands for a pair of what
 * it paints (a shape) and what copying it gives (a text). Codes are given in order of first use. */
#ifndef LIKHIT_PDF_FONT_H
#define LIKHIT_PDF_FONT_H

#include "font/glyph_run.h"
#include "pdf/file/object.h"
#include "pdf/file/table.h"

/* A glyph of the face at an offset. */
typedef struct LkPdfPart {
    uint16_t glyph;
    int16_t x, y; /* font units */
} LkPdfPart;

/* What a code paints: one glyph as it is, or glyphs at offsets, which become a composite glyph of the subset
 * font. */
typedef struct LkPdfShape {
    const LkPdfPart *parts;
    size_t count;
    int advance;    /* font units */
    bool composite; /* false: parts[0] alone at 0,0 with its own advance */
    uint16_t glyph; /* its number in the subset font, set by lk_pdf_subset */
} LkPdfShape;

/* What a code paints, and the text that it stands for. */
typedef struct LkPdfCode {
    uint32_t shape; /* index in shapes; in a CFF face, whose codes are glyph numbers: 1 = the code is used */
    LkText text;    /* what copying and extraction give; may be empty in a CFF face */
    int advance;    /* font units */
} LkPdfCode;

/* A code at an offset, ready to be painted. Only CFF faces, which have no composite glyphs, have offsets
 * other than 0. */
typedef struct LkPdfPlacedCode {
    uint16_t code;
    int16_t y; /* font units */
    int64_t x; /* millionths of an em, rounded once here (lk_pdf_font_width), as a code is painted thousands
                  of times */
    int64_t advance; /* millionths of an em */
} LkPdfPlacedCode;

/* The codes that paint a cluster: placed[first … first + count - 1]. */
typedef struct LkPdfCluster {
    size_t first;
    uint32_t count;
    int32_t advance; /* font units, before kerning and stretch */
} LkPdfCluster;

typedef struct LkPdfFont {
    LkPdf *pdf;
    const LkFace *face;
    LkPdfRef object;
    unsigned number;       /* its name on pages: 1 is /F1 */
    size_t last_page;      /* the last page of the file, from 1, whose resources name it */
    LkPdfTable cluster_at; /* (glyphs, text) → index in clusters + 1 */
    LkPdfTable code_at;    /* (shape, text) → index in codes */
    LkPdfTable shape_at;   /* (advance, parts) → index in shapes + 1 */
    LkPdfCluster *clusters;
    LkPdfPlacedCode *placed;
    LkPdfCode *codes; /* codes[0] is .notdef */
    LkPdfShape *shapes;
    size_t cluster_count, cluster_capacity, placed_count, placed_capacity;
    size_t code_count, code_capacity, shape_count, shape_capacity;
    bool overflow; /* there were more codes than 16 bits hold: an error when the font is written */
} LkPdfFont;

/* Returns a font without codes, in the arena of `pdf`. `number` names it on pages: 1 is /F1. The engine owns
 * the face. */
LkPdfFont *lk_pdf_font_create(LkPdf *pdf, const LkFace *face, unsigned number);

/* Returns whether the codes that are left may be too few for a run with this text: the caller then goes on
 * with another font of the same face. */
bool lk_pdf_font_is_full(const LkPdfFont *font, LkText text);

/* Returns the codes of a cluster, given now when the cluster is new: font->placed[first … first + count - 1],
 * good until the next call. `text` is what the glyphs stand for. */
LkPdfCluster lk_pdf_font_cluster(LkPdfFont *font, const LkGlyph *glyphs, size_t count, LkText text,
                                 bool right_to_left);

/* Returns font units as millionths of an em, rounded as the widths in the PDF are. */
int64_t lk_pdf_font_width(const LkPdfFont *font, int units);

/* Writes the font's objects (ISO 32000-2 §9.7). Called when all pages are made. Returns false after an error:
 * too many codes (E-limit-font), a face that cannot be subset (E-pdf-font). */
bool lk_pdf_font_finish(LkPdfFont *font, const LkPdfOptions *options);

#endif
