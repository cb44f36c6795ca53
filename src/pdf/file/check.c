/* Rules that a document can break. */
#include "pdf/file/check.h"

#include <string.h>

/* ---- Text */

/* Private use, and what Unicode says is no character. */
static const char *refused(uint32_t c)
{
    if ((c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE))
        return "has a meaning in one font alone (private use)";
    if (c == 0 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
        return "is no character that text can hold";
    return NULL;
}

/* Bytes below these begin characters that are never refused: nearly all text ends here. */
static bool may_be_refused(LkText text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0xEE || text.bytes[i] == 0)
            return true;
    return false;
}

void lk_pdf_check_text(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item)
{
    const LkGlyphRun *run = item->as.run;
    if (!lk_pdf_is_tagged(options->profile) || !may_be_refused(run->text))
        return;
    uint32_t column = run->span.column;
    for (size_t at = 0; at < run->text.length; column++) {
        uint32_t character = lk_utf8_next(run->text, &at);
        const char *reason = refused(character);
        if (reason == NULL)
            continue;
        LkSpan span = run->span;
        span.column = span.line == 0 ? 0 : column;
        span.length = 1;
        lk_error(pdf->diagnostics, "E-pdf-character", span,
                 "type the character that is meant, or make a file without this promise: --pdf plain",
                 "U+%04X %s: an archive could not read it", (unsigned)character, reason);
        return;
    }
}

/* ---- Pictures */

static void check_resolution(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item)
{
    const LkPicture *picture = item->as.picture;
    if (options->least_resolution <= 0 || item->width <= 0 || picture->modules != NULL)
        return;
    int64_t pixels = (int64_t)picture->width * 72 * LK_POINT / item->width;
    if (pixels < options->least_resolution)
        lk_warning(pdf->diagnostics, "W-pdf-resolution", item->span, "scan it finer, or show it smaller",
                   "the picture has %lld pixels an inch where it stands: %d are wanted for print",
                   (long long)pixels, options->least_resolution);
}

void lk_pdf_check_picture(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item)
{
    if (options->profile == LK_PDF_PRINT)
        check_resolution(pdf, options, item);
    if (lk_pdf_is_tagged(options->profile) && lk_text_trim(item->alt).length == 0)
        lk_error(pdf->diagnostics, "E-pdf-alt", item->span,
                 "say in a few words what it shows: ![ตราประจำจังหวัด](crest.png), or `alt:` of a signature",
                 "the picture has no description: who cannot see it learns nothing");
}

/* ---- Faces */

void lk_pdf_check_face(LkPdf *pdf, const LkFace *face, const LkItem *item)
{
    enum { FS_TYPE = 8, USAGE = 0x000F, RESTRICTED = 2, BITMAPS_ONLY = 0x0200 };
    hb_blob_t *table = hb_face_reference_table(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned length = 0;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &length);
    int permission = length >= FS_TYPE + 2 ? bytes[FS_TYPE] << 8 | bytes[FS_TYPE + 1] : 0;
    hb_blob_destroy(table);
    if ((permission & USAGE) == RESTRICTED || (permission & BITMAPS_ONLY) != 0)
        lk_failure(pdf->diagnostics, LK_FAILURE_RESOURCE, "E-pdf-font-licence", item->as.run->span,
                   "choose another family in the layout, or a copy with a licence for embedding",
                   "the font %s forbids being put into a PDF (fsType %04X)", face->family, permission);
}

static bool mistake(LkPdf *pdf, const char *what, const char *family, const char *kind, size_t number)
{
    return lk_failure(pdf->diagnostics, LK_FAILURE_BUG, "E-pdf-font", (LkSpan){0},
                      "report this with the document that shows it", "%s (font %s, %s %zu)", what, family,
                      kind, number);
}

static bool is_readable(LkText text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t character = lk_utf8_next(text, &at);
        if (character == 0 || character == 0xFEFF || character == 0xFFFE)
            return false;
    }
    return text.length > 0;
}

bool lk_pdf_check_file(const LkPdfFont *font, LkText file)
{
    if (!font->face->is_truetype)
        return true;
    hb_blob_t *blob = hb_blob_create(file.bytes, (unsigned)file.length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *subset = hb_font_create(face);
    hb_font_set_scale(subset, font->face->units_per_em, font->face->units_per_em);
    bool good = true;
    for (size_t i = 0; good && i < font->shape_count; i++)
        if (hb_font_get_glyph_h_advance(subset, font->shapes[i].glyph) != font->shapes[i].advance)
            good = mistake(font->pdf, "the embedded font and the PDF differ in a width", font->face->family,
                           "shape", i);
    hb_font_destroy(subset);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return good;
}

bool lk_pdf_check_font(const LkPdfFont *font, const LkPdfOptions *options)
{
    if (!font->face->is_truetype || !lk_pdf_is_tagged(options->profile))
        return true;
    for (size_t i = 1; i < font->code_count; i++) {
        const LkPdfCode *code = &font->codes[i];
        if (font->shapes[code->shape].glyph == 0)
            return mistake(font->pdf, "a code shows the glyph of missing characters", font->face->family,
                           "code", i);
        if (!is_readable(code->text))
            return mistake(font->pdf, "a code stands for no text", font->face->family, "code", i);
    }
    return true;
}

/* ---- Pages */

void lk_pdf_check_page(LkPdf *pdf, const LkPage *page, size_t number)
{
    const LkLength least = 3 * LK_POINT, most = 14400 * LK_POINT;
    if (page->width < least || page->height < least || page->width > most || page->height > most)
        lk_error(pdf->diagnostics, "E-pdf-page-size", (LkSpan){0},
                 "choose a page between 1 mm and 5 m in the layout",
                 "page %zu has a size that PDF/A does not allow", number);
}
