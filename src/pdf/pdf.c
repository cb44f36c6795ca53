/* Frames to PDF: each page's content is compressed as it is made; fonts follow when all glyphs are known;
 * then metadata, identifier and the file. */
#include "pdf/pdf.h"

#include "pdf/content.h"
#include "pdf/metadata.h"

enum { PAGES_A_NODE = 32 /* a reader finds page 700 by two short lists */ };

static void put_uri(LkBuffer *out, LkText uri)
{
    lk_buffer_string(out, "(");
    for (size_t i = 0; i < uri.length; i++) {
        unsigned char byte = (unsigned char)uri.bytes[i];
        if (byte <= ' ' || byte >= 0x7F) /* RFC 3986: other bytes are written %XX */
            lk_buffer_printf(out, "%%%02X", byte);
        else
            lk_pdf_literal_byte(out, byte);
    }
    lk_buffer_string(out, ")");
}

static unsigned put_link(LkPdf *pdf, const LkPage *page, const LkItem *item)
{
    LkPdfObject *object = lk_pdf_reserve(pdf);
    LkBuffer *body = &pdf->body;
    const LkLength corners[4] = {item->x, page->height - item->y - item->height, item->x + item->width,
                                 page->height - item->y};
    body->length = 0;
    lk_buffer_string(body, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(body, i == 0 ? "" : " ");
        lk_pdf_length(body, corners[i]);
    }
    lk_buffer_string(body, "]/A<</Type/Action/S/URI/URI");
    put_uri(body, item->as.link);
    lk_buffer_string(body, ">>");
    lk_pdf_fill(pdf, object, lk_pdf_view(body));
    return object->id;
}

static void put_links(LkPdf *pdf, const LkPage *page, LkBuffer *list)
{
    list->length = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_LINK && page->items[i].as.link.length > 0)
            lk_buffer_printf(list, "%s%u 0 R", list->length == 0 ? "" : " ",
                             put_link(pdf, page, &page->items[i]));
}

/* The page goes into libharu's tree as one of its kind, so that it counts it; its body is ours. */
static void hang_in_tree(LkPdf *pdf, LkPdfObject *object)
{
    HPDF_Array kids = HPDF_Dict_GetItem(pdf->document->cur_pages, "Kids", HPDF_OCLASS_ARRAY);
    if (kids == NULL || object->dict == NULL)
        return; /* libharu keeps the error */
    object->dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    HPDF_Array_Add(kids, object->dict);
}

static void put_page(LkPdfResources *resources, const LkPage *page, size_t number, LkBuffer *links)
{
    LkPdf *pdf = resources->pdf;
    LkPdfObject *object = lk_pdf_reserve(pdf), *content = lk_pdf_reserve(pdf);
    lk_pdf_content(resources, page, number);
    lk_pdf_fill_stream(pdf, content, LK_TEXT(""), lk_pdf_view(&resources->content), true);
    put_links(pdf, page, links);
    LkBuffer *body = &pdf->body;
    body->length = 0;
    lk_buffer_printf(body, "/Type/Page/Parent %u 0 R/MediaBox[0 0 ",
                     pdf->document->cur_pages->header.obj_id & 0x00FFFFFF);
    lk_pdf_length(body, page->width);
    lk_buffer_string(body, " ");
    lk_pdf_length(body, page->height);
    lk_buffer_printf(body, "]/Contents %u 0 R/Resources<<", content->id);
    if (resources->page_resources.length > 0)
        lk_buffer_printf(body, "/Font<<%.*s>>", (int)resources->page_resources.length,
                         resources->page_resources.bytes);
    if (resources->page_images.length > 0)
        lk_buffer_printf(body, "/XObject<<%.*s>>", (int)resources->page_images.length,
                         resources->page_images.bytes);
    lk_buffer_string(body, ">>");
    if (links->length > 0)
        lk_buffer_printf(body, "/Annots[%.*s]", (int)links->length, links->bytes);
    lk_pdf_fill(pdf, object, lk_pdf_view(body));
    hang_in_tree(pdf, object);
}

bool lk_pdf_write(const LkFrames *frames, const LkPdfOptions *options, LkWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics)
{
    LkPdf *pdf = lk_pdf_create(arena, diagnostics);
    if (pdf == NULL)
        return false;
    LkPdfResources resources;
    lk_pdf_resources_init(&resources, pdf);
    LkBuffer links;
    lk_buffer_init(&links, arena);
    size_t first = options->first_page == 0 ? 1 : options->first_page;
    size_t last = options->last_page < frames->count ? options->last_page : frames->count;
    bool nested = last >= first + PAGES_A_NODE;
    for (size_t number = first; number <= last; number++) {
        if (nested && (number - first) % PAGES_A_NODE == 0)
            HPDF_Doc_AddPagesTo(pdf->document, pdf->document->root_pages);
        put_page(&resources, &frames->pages[number - 1], number, &links);
        if (!lk_pdf_check(pdf, "pages"))
            return false;
    }
    for (size_t i = 0; i < resources.font_count; i++)
        if (!lk_pdf_font_finish(resources.fonts[i]))
            return false;
    lk_pdf_metadata(pdf, frames, options);
    return lk_pdf_check(pdf, "metadata") && lk_pdf_save(pdf, write, context);
}
