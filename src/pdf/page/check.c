#include "pdf/page/check.h"

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

/* ---- Pages */

void lk_pdf_check_page(LkPdf *pdf, const LkPage *page, size_t number)
{
    const LkLength least = 3 * LK_POINT, most = 14400 * LK_POINT;
    if (page->width < least || page->height < least || page->width > most || page->height > most)
        lk_error(pdf->diagnostics, "E-pdf-page-size", (LkSpan){0},
                 "choose a page between 1 mm and 5 m in the layout",
                 "page %zu has a size that PDF/A does not allow", number);
}
