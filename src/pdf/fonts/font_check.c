#include "pdf/fonts/font_check.h"

void lk_pdf_check_face(LkPdf *pdf, const LkFace *face, const LkItem *item)
{
    enum { FS_TYPE = 8, USAGE = 0x000F, RESTRICTED = 2, BITMAPS_ONLY = 0x0200 };
    hb_blob_t *table = hb_face_reference_table(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned length = 0;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &length);
    int permission = length >= FS_TYPE + 2 ? bytes[FS_TYPE] << 8 | bytes[FS_TYPE + 1] : 0;
    hb_blob_destroy(table);
    if ((permission & USAGE) == RESTRICTED || (permission & BITMAPS_ONLY) != 0)
        lk_tell(pdf->diagnostics, LK_E_PDF_FONT_LICENCE, item->as.run->span,
                LK_WITH(lk_named_string("family", face->family),
                        lk_named_hexadecimal("permission", (unsigned)permission, 4)));
}

/* ---- What only a bug can break */

static bool mistake(LkPdf *pdf, LkTermId what, const char *family, LkTermId kind, size_t number)
{
    return lk_tell(pdf->diagnostics, LK_E_PDF_FONT_RULE, (LkSpan){0},
                   LK_WITH(lk_named_term("what", what), lk_named_string("family", family),
                           lk_named_term("kind", kind), lk_named_number("number", (long long)number)));
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
            good = mistake(font->pdf, LK_TERM_FONT_WIDTHS, font->face->family, LK_TERM_SHAPE, i);
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
            return mistake(font->pdf, LK_TERM_FONT_NOTDEF, font->face->family, LK_TERM_CODE, i);
        if (!is_readable(code->text))
            return mistake(font->pdf, LK_TERM_FONT_NO_TEXT, font->face->family, LK_TERM_CODE, i);
    }
    return true;
}
