#include "pdf/page/check.h"

/* ---- Text */

/* Returns why PDF/A refuses a character: it is for private use, or Unicode says that it is none. */
static LkTermId refused(uint32_t c)
{
    if ((c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE))
        return LK_TERM_CHARACTER_PRIVATE;
    if (c == 0 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
        return LK_TERM_CHARACTER_NONE;
    return LK_TERM_NONE;
}

/* A quick look that settles nearly all text: characters that are refused begin with one of these bytes. */
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
        LkTermId reason = refused(character);
        if (reason == LK_TERM_NONE)
            continue;
        LkSpan span = run->span;
        span.column = span.line == 0 ? 0 : column;
        span.length = 1;
        lk_tell(pdf->diagnostics, LK_E_PDF_CHARACTER, span,
                LK_WITH(lk_named_hexadecimal("character", character, 4), lk_named_term("reason", reason)));
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
        lk_tell(
            pdf->diagnostics, LK_W_PDF_RESOLUTION, item->span,
            LK_WITH(lk_named_number("pixels", pixels), lk_named_number("least", options->least_resolution)));
}

void lk_pdf_check_picture(LkPdf *pdf, const LkPdfOptions *options, const LkItem *item)
{
    if (options->profile == LK_PDF_PRINT)
        check_resolution(pdf, options, item);
    if (lk_pdf_is_tagged(options->profile) && lk_text_trim(item->alt).length == 0)
        lk_tell(pdf->diagnostics, LK_E_PDF_ALT, item->span, NULL);
}

/* ---- Pages */

void lk_pdf_check_page(LkPdf *pdf, const LkPage *page, size_t number)
{
    const LkLength least = 3 * LK_POINT, most = 14400 * LK_POINT;
    if (page->width < least || page->height < least || page->width > most || page->height > most)
        lk_tell(pdf->diagnostics, LK_E_PDF_PAGE_SIZE, (LkSpan){0},
                LK_WITH(lk_named_number("page", (long long)number)));
}
