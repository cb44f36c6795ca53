#include "pdf/page/resources.h"

#include "pdf/fonts/font_check.h"

void lk_pdf_resources_init(LkPdfResources *resources, LkPdf *pdf, const struct LkPdfLinks *links,
                           const LkPdfOptions *options)
{
    *resources = (LkPdfResources){.pdf = pdf, .links = links, .options = options, .line.arena = pdf->arena};
    lk_pdf_table_init(&resources->font_at, pdf->arena);
    lk_pdf_table_init(&resources->image_at, pdf->arena);
    lk_pdf_table_init(&resources->written.objects, pdf->arena);
    lk_buffer_init(&resources->content, pdf->arena);
    lk_buffer_init(&resources->page_resources, pdf->arena);
    lk_buffer_init(&resources->page_images, pdf->arena);
}

void lk_pdf_resources_next_document(LkPdfResources *resources)
{
    lk_pdf_table_clear(&resources->image_at);
    resources->image_count = 0; /* names of pictures need to be unique within a page only */
}

LkPdfFont *lk_pdf_use_font(LkPdfResources *r, const LkItem *item, size_t number)
{
    const LkFace *face = item->as.run->face;
    uint32_t *slot = lk_pdf_table_at(&r->font_at, &face, sizeof face);
    bool is_full = *slot != 0 && lk_pdf_font_is_full(r->fonts[*slot - 1], item->as.run->text);
    if (*slot == 0 || is_full) {
        LK_GROW(r->pdf->arena, r->fonts, r->font_count, r->font_capacity, 8);
        r->fonts[r->font_count] = lk_pdf_font_create(r->pdf, face, (unsigned)r->font_count + 1);
        *slot = (uint32_t)++r->font_count;
        if (!is_full)
            lk_pdf_check_face(r->pdf, face, item);
    }
    LkPdfFont *font = r->fonts[*slot - 1];
    if (font->last_page != number) {
        font->last_page = number;
        lk_buffer_printf(&r->page_resources, "/F%u %u 0 R", font->number, font->object);
    }
    return font;
}

uint32_t lk_pdf_use_image(LkPdfResources *r, const LkPicture *picture, size_t number)
{
    uint32_t *slot = lk_pdf_table_at(&r->image_at, &picture, sizeof picture);
    if (*slot == 0) {
        LK_GROW(r->pdf->arena, r->images, r->image_count, r->image_capacity, 8);
        r->images[r->image_count] = (LkPdfShownImage){.object = lk_pdf_image(r->pdf, &r->written, picture)};
        *slot = (uint32_t)++r->image_count;
    }
    LkPdfShownImage *image = &r->images[*slot - 1];
    if (image->last_page != number) {
        image->last_page = number;
        lk_buffer_printf(&r->page_images, "/I%u %u 0 R", *slot, image->object);
    }
    return *slot;
}

static void put_entries(const char *key, const LkBuffer *entries, LkBuffer *out)
{
    if (entries->length == 0)
        return;
    lk_buffer_printf(out, "/%s<<", key);
    lk_buffer_text(out, lk_pdf_view(entries));
    lk_buffer_string(out, ">>");
}

void lk_pdf_put_resources(const LkPdfResources *r, LkBuffer *body)
{
    put_entries("Font", &r->page_resources, body);
    put_entries("XObject", &r->page_images, body);
}

bool lk_pdf_resources_finish(LkPdfResources *r)
{
    for (size_t i = 0; i < r->font_count; i++)
        if (!lk_pdf_font_finish(r->fonts[i], r->options))
            return false;
    return true;
}

const LkFace *const *lk_pdf_faces(const LkPdfResources *r)
{
    const LkFace **faces = LK_NEW_ARRAY(r->pdf->arena, r->font_count + 1, const LkFace *);
    for (size_t i = 0; i < r->font_count; i++)
        faces[i] = r->fonts[i]->face;
    return faces;
}
