/* Writes the objects of a font: Type0, its descendant, descriptor, file, widths, ToUnicode and the map from
 * codes to glyphs. */
#include <ctype.h>
#include <string.h>

#include "pdf/file/spelling.h"
#include "pdf/fonts/font.h"
#include "pdf/fonts/font_check.h"
#include "pdf/fonts/font_file.h"

enum { BLOCK_MOST = 100, /* entries of a bfchar block, by the CMap specification */ WIDTHS_A_LINE = 16 };

static bool is_used(const LkPdfFont *font, size_t code)
{
    return font->face->is_truetype || font->codes[code].shape != 0;
}

/* Whether the ToUnicode map has an entry for the code: it must for each that is shown (ISO 19005-2
 * §6.2.11.7). */
static bool has_entry(const LkPdfFont *font, size_t code)
{
    return code != 0 && is_used(font, code);
}

/* Returns the text of a code. Glyphs of CFF faces may be parts of letters, without a text of their own: that
 * is in the line's ActualText. */
static LkText text_of(const LkPdfFont *font, size_t code)
{
    LkText text = font->codes[code].text;
    return text.length > 0 ? text : LK_TEXT("\u200B");
}

static void put_units(LkBuffer *out, const LkPdfFont *font, int units)
{
    lk_pdf_number(out, lk_pdf_font_width(font, units), 3);
}

static LkPdfRef put_unicode_map(LkPdfFont *font)
{
    LkBuffer map;
    lk_buffer_init(&map, font->pdf->arena);
    lk_buffer_string(&map, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                           "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                           "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                           "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    size_t left = 0;
    for (size_t code = 0; code < font->code_count; code++)
        left += has_entry(font, code);
    size_t in_block = 0;
    for (size_t code = 0; code < font->code_count; code++) {
        if (!has_entry(font, code))
            continue;
        if (in_block == 0) {
            in_block = left < BLOCK_MOST ? left : BLOCK_MOST;
            left -= in_block;
            lk_buffer_printf(&map, "%zu beginbfchar\n", in_block);
        }
        lk_buffer_printf(&map, "<%04zX><", code);
        lk_pdf_utf16_hex(&map, text_of(font, code));
        lk_buffer_string(&map, ">\n");
        if (--in_block == 0)
            lk_buffer_string(&map, "endbfchar\n");
    }
    lk_buffer_string(&map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    LkPdfRef object = lk_pdf_reserve(font->pdf);
    lk_pdf_fill_stream(font->pdf, object, LK_TEXT(""), lk_pdf_view(&map), true);
    return object;
}

static LkPdfRef put_glyph_map(LkPdfFont *font)
{
    LkBuffer map;
    lk_buffer_init(&map, font->pdf->arena);
    for (size_t code = 0; code < font->code_count; code++) {
        uint16_t glyph = font->shapes[font->codes[code].shape].glyph;
        char bytes[2] = {(char)(glyph >> 8), (char)glyph};
        lk_buffer_append(&map, bytes, 2);
    }
    LkPdfRef object = lk_pdf_reserve(font->pdf);
    lk_pdf_fill_stream(font->pdf, object, LK_TEXT(""), lk_pdf_view(&map), true);
    return object;
}

/* Writes the widths, each run of used codes as “first [w w w]”. */
static void put_widths(LkBuffer *out, const LkPdfFont *font)
{
    bool open = false;
    lk_buffer_string(out, "/W[");
    for (size_t code = 0, column = 0; code < font->code_count; code++) {
        if (!is_used(font, code)) {
            lk_buffer_string(out, open ? "]" : "");
            open = false;
            continue;
        }
        if (!open)
            lk_buffer_printf(out, "\n%zu[", code);
        else
            lk_buffer_string(out, ++column % WIDTHS_A_LINE == 0 ? "\n" : " ");
        open = true;
        put_units(out, font, font->codes[code].advance);
    }
    lk_buffer_string(out, open ? "]]" : "]");
}

/* Returns a name such as ABCDEF+Name, whose prefix says that the font is a subset. */
static const char *font_name(const LkPdfFont *font, const LkPdfFontFile *file)
{
    LkBuffer name;
    lk_buffer_init(&name, font->pdf->arena);
    lk_buffer_printf(&name, "%s+", file->tag);
    const char *given = font->face->postscript_name;
    size_t start = name.length;
    for (; given != NULL && *given != '\0' && name.length < start + 63; given++)
        if (isalnum((unsigned char)*given) || *given == '-' || *given == '_')
            lk_buffer_append(&name, given, 1);
    if (name.length == start)
        lk_buffer_string(&name, "Font");
    return lk_buffer_view(&name).bytes;
}

static void put_box(LkBuffer *out, const LkPdfFont *font)
{
    hb_blob_t *head = hb_face_reference_table(font->face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &length);
    int box[4] = {0};
    for (size_t i = 0; i < 4 && length >= 44; i++)
        box[i] = (int16_t)(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]);
    hb_blob_destroy(head);
    lk_buffer_string(out, "/FontBBox[");
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(out, i == 0 ? "" : " ");
        put_units(out, font, box[i]);
    }
    lk_buffer_string(out, "]");
}

static LkPdfRef put_descriptor(LkPdfFont *font, const char *name, const LkPdfFontFile *file)
{
    LkPdf *pdf = font->pdf;
    const LkFace *face = font->face;
    LkPdfRef data = lk_pdf_reserve(pdf), descriptor = lk_pdf_reserve(pdf);
    const char *kind =
        face->is_truetype ? lk_arena_printf(pdf->arena, "/Length1 %zu", file->length) : "/Subtype/OpenType";
    lk_pdf_fill_packed(pdf, data, lk_text(kind), file->packed);
    LkBuffer *body = &pdf->body;
    body->length = 0;
    lk_buffer_printf(body, "/Type/FontDescriptor/FontName/%s/Flags %d", name, face->italic ? 68 : 4);
    put_box(body, font);
    lk_buffer_printf(body, "/ItalicAngle %d/StemV %d/Ascent ", face->italic ? -12 : 0, face->bold ? 140 : 80);
    put_units(body, font, face->ascender);
    lk_buffer_string(body, "/Descent ");
    put_units(body, font, face->descender);
    lk_buffer_string(body, "/CapHeight ");
    put_units(body, font, face->ascender);
    lk_buffer_printf(body, "/%s %u 0 R", face->is_truetype ? "FontFile2" : "FontFile3", data);
    lk_pdf_fill(pdf, descriptor, lk_pdf_view(body));
    return descriptor;
}

bool lk_pdf_font_finish(LkPdfFont *font, const LkPdfOptions *options)
{
    LkPdf *pdf = font->pdf;
    if (font->overflow)
        return lk_tell(pdf->diagnostics, LK_E_LIMIT_FONT, (LkSpan){0},
                       LK_WITH(lk_named_string("family", font->face->family)));
    LkPdfFontFile file;
    if (!lk_pdf_font_file(font, options->cache, &file) || !lk_pdf_check_font(font, options))
        return false;
    const char *name = font_name(font, &file);
    LkPdfRef descriptor = put_descriptor(font, name, &file), unicode = put_unicode_map(font);
    LkPdfRef map = font->face->is_truetype ? put_glyph_map(font) : 0;
    LkPdfRef descendant = lk_pdf_reserve(pdf);
    LkBuffer *body = &pdf->body;
    body->length = 0;
    lk_buffer_printf(body,
                     "/Type/Font/Subtype/%s/BaseFont/%s/FontDescriptor %u 0 R"
                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0",
                     map != 0 ? "CIDFontType2" : "CIDFontType0", name, descriptor);
    if (map != 0)
        lk_buffer_printf(body, "/CIDToGIDMap %u 0 R", map);
    put_widths(body, font);
    lk_pdf_fill(pdf, descendant, lk_pdf_view(body));
    body->length = 0;
    lk_buffer_printf(body,
                     "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
                     "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
                     name, descendant, unicode);
    lk_pdf_fill(pdf, font->object, lk_pdf_view(body));
    return lk_pdf_check(pdf, LK_TERM_PHASE_FONTS);
}
