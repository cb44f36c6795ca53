/* A face in the PDF: a Type0 font (ISO 32000-2 §9.7) whose codes (CIDs) number the pairs of (shape, text) in
 * order of first use. */
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

/* What one code paints: a glyph as it is, or parts at offsets that become a composite glyph of the subset. */
typedef struct LkPdfShape {
    const LkPdfPart *parts;
    size_t count;
    int advance;    /* font units */
    bool composite; /* false: parts[0] alone at 0,0 with its own advance */
    uint16_t glyph; /* in the subset, set by lk_pdf_subset */
} LkPdfShape;

/* What a code paints and what it reads. */
typedef struct LkPdfCode {
    uint32_t shape; /* index; of a CFF face: 1 = the code is used */
    LkText text;    /* what extraction gives; may be empty for CFF */
    int advance;    /* font units */
} LkPdfCode;

/* A code as painted. Only CFF faces, which have no composites, use the offset. */
typedef struct LkPdfPlacedCode {
    uint16_t code;
    int16_t y; /* font units */
    int64_t x; /* millionths of an em, as lk_pdf_font_width: each is painted thousands of times */
    int64_t advance;
} LkPdfPlacedCode;

/* The codes of a cluster. */
typedef struct LkPdfCluster {
    size_t first; /* in placed */
    uint32_t count;
    int32_t advance; /* font units, before kerning and stretch */
} LkPdfCluster;

typedef struct LkPdfFont {
    LkPdf *pdf;
    const LkFace *face;
    LkPdfRef object;
    unsigned number;       /* /F1 … by first use */
    size_t last_page;      /* that uses it, from 1 */
    LkPdfTable cluster_at; /* (glyphs, text) → clusters + 1 */
    LkPdfTable code_at;    /* (shape, text) → codes */
    LkPdfTable shape_at;   /* (advance, parts) → shapes + 1 */
    LkPdfCluster *clusters;
    LkPdfPlacedCode *placed;
    LkPdfCode *codes; /* codes[0] is .notdef */
    LkPdfShape *shapes;
    size_t cluster_count, cluster_capacity, placed_count, placed_capacity;
    size_t code_count, code_capacity, shape_count, shape_capacity;
    bool overflow; /* more codes than 16 bits hold */
} LkPdfFont;

/* Returns a font without codes, in the arena of `pdf`. `number` names it on pages: /F1 … The face stays the
 * caller's. */
LkPdfFont *lk_pdf_font_create(LkPdf *pdf, const LkFace *face, unsigned number);

/* Returns whether it may have no codes left for a run with this text: another font of the face goes on then.
 */
bool lk_pdf_font_is_full(const LkPdfFont *font, LkText text);

/* Returns the codes of a cluster, made when it is new: font->placed[first … first + count - 1], good until
 * the next call. `text` is what the glyphs stand for. */
LkPdfCluster lk_pdf_font_cluster(LkPdfFont *font, const LkGlyph *glyphs, size_t count, LkText text);

/* Returns font units as millionths of an em, rounded as the widths in the PDF are. */
int64_t lk_pdf_font_width(const LkPdfFont *font, int units);

/* Writes the font's objects (ISO 32000-2 §9.7), when all pages are made. Returns false after an error: too
 * many codes (E-limit-font), a face that cannot be cut (E-pdf-font). */
bool lk_pdf_font_finish(LkPdfFont *font, const LkPdfOptions *options);

#endif
