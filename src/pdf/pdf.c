/* Frames to PDF: each page's content is compressed as it is made; fonts follow when all glyphs are known;
 * then metadata, identifier and the file. */
#include "pdf/pdf.h"

#include <stdint.h>

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

/* What a file is made of, for its links. */
typedef struct Pages {
    LkPdf *pdf;
    const LkFrames *frames;
    size_t first, last; /* that are written, from 1 */
    HPDF_Dict *objects; /* of those */
    LkArena *work;      /* for the items of the page that is being written */
} Pages;

static const LkAnchor *anchor_of(const LkFrames *frames, LkText id)
{
    size_t low = 0, high = frames->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lk_text_compare(frames->anchors[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < frames->anchor_count && lk_text_equal(frames->anchors[low].id, id) ? &frames->anchors[low]
                                                                                    : NULL;
}

static bool leads_inside(LkText target)
{
    return target.length > 0 && target.bytes[0] == '#';
}

/* The place that “#id” leads to, as an explicit destination (ISO 32000-2 §12.3.2.2): its upper edge at the
 * top of the window, the zoom as it is. */
static void put_destination(const Pages *pages, const LkAnchor *anchor, LkBuffer *body)
{
    const LkPage *page = &pages->frames->pages[anchor->page - 1];
    lk_buffer_printf(body, "]/Dest[%u 0 R/XYZ null ",
                     lk_pdf_reference(pages->objects[anchor->page - pages->first]));
    lk_pdf_length(body, page->height - anchor->y);
    lk_buffer_string(body, " null]");
}

/* A rectangle on the page that leads to `target`. One that leads to a page that is not written is none. */
static void put_link(const Pages *pages, const LkPage *page, LkItem area, LkText target, LkBuffer *list)
{
    const LkAnchor *anchor = NULL;
    if (leads_inside(target)) {
        anchor = anchor_of(pages->frames, lk_text_slice(target, 1, target.length));
        if (anchor == NULL || anchor->page < pages->first || anchor->page > pages->last)
            return;
    }
    LkPdf *pdf = pages->pdf;
    LkPdfRef object = lk_pdf_reserve(pdf);
    LkBuffer *body = &pdf->body;
    const LkLength corners[4] = {area.x, page->height - area.y - area.height, area.x + area.width,
                                 page->height - area.y};
    body->length = 0;
    lk_buffer_string(body, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(body, i == 0 ? "" : " ");
        lk_pdf_length(body, corners[i]);
    }
    if (anchor != NULL) {
        put_destination(pages, anchor, body);
    } else {
        lk_buffer_string(body, "]/A<</Type/Action/S/URI/URI");
        put_uri(body, target);
        lk_buffer_string(body, ">>");
    }
    lk_pdf_fill(pdf, object, lk_pdf_view(body));
    lk_buffer_printf(list, "%s%u 0 R", list->length == 0 ? "" : " ", object);
}

static bool goes_on(const LkItem *item, const LkItem *next)
{
    return next->kind == LK_ITEM_GLYPHS && !next->line_start && next->y == item->y &&
           lk_text_equal(next->as.run->link, item->as.run->link);
}

/* The area of linked runs from `at` on: neighbours on the line with one target are one link. Moves past them.
 */
static LkItem linked_area(const LkPage *page, size_t *at)
{
    const LkItem *item = &page->items[*at];
    const LkGlyphRun *run = item->as.run;
    LkLength end = item->x + run->width;
    while (*at + 1 < page->count && goes_on(item, &page->items[*at + 1])) {
        ++*at;
        end = page->items[*at].x + page->items[*at].as.run->width;
    }
    LkLength up = lk_length_from_units(run->face->ascender, run->size, run->face->units_per_em);
    LkLength down = lk_length_from_units(-run->face->descender, run->size, run->face->units_per_em);
    return (LkItem){.x = item->x, .y = item->y - up, .width = end - item->x, .height = up + down};
}

/* Links come as areas of their own and as targets of runs. */
static void put_links(const Pages *pages, const LkPage *page, LkBuffer *list)
{
    list->length = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_LINK && item->as.link.length > 0)
            put_link(pages, page, *item, item->as.link, list);
        else if (item->kind == LK_ITEM_GLYPHS && item->as.run->link.length > 0)
            put_link(pages, page, linked_area(page, &i), item->as.run->link, list);
    }
}

/* The page goes into libharu's tree as one of its kind, so that it counts it; its body is ours. */
static void hang_in_tree(LkPdf *pdf, HPDF_Dict page)
{
    HPDF_Array kids = HPDF_Dict_GetItem(pdf->document->cur_pages, "Kids", HPDF_OCLASS_ARRAY);
    if (kids == NULL || page == NULL)
        return; /* libharu keeps the error */
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    HPDF_Array_Add(kids, page);
}

static void put_page(LkPdfResources *resources, const Pages *pages, size_t number, LkBuffer *links)
{
    const LkPage whole = lk_page_whole(&pages->frames->pages[number - 1], pages->work), *page = &whole;
    LkPdf *pdf = resources->pdf;
    LkPdfRef content = lk_pdf_reserve(pdf);
    HPDF_Dict object = pages->objects[number - pages->first];
    lk_pdf_content(resources, page, number);
    lk_pdf_fill_stream(pdf, content, LK_TEXT(""), lk_pdf_view(&resources->content), true);
    put_links(pages, page, links);
    LkBuffer *body = &pdf->body;
    body->length = 0;
    lk_buffer_printf(body, "/Type/Page/Parent %u 0 R/MediaBox[0 0 ",
                     lk_pdf_reference(pdf->document->cur_pages));
    lk_pdf_length(body, page->width);
    lk_buffer_string(body, " ");
    lk_pdf_length(body, page->height);
    lk_buffer_printf(body, "]/Contents %u 0 R/Resources<<", content);
    if (resources->page_resources.length > 0)
        lk_buffer_printf(body, "/Font<<%.*s>>", (int)resources->page_resources.length,
                         resources->page_resources.bytes);
    if (resources->page_images.length > 0)
        lk_buffer_printf(body, "/XObject<<%.*s>>", (int)resources->page_images.length,
                         resources->page_images.bytes);
    lk_buffer_string(body, ">>");
    if (links->length > 0)
        lk_buffer_printf(body, "/Annots[%.*s]", (int)links->length, links->bytes);
    lk_pdf_extend(pdf, object, lk_pdf_view(body));
    hang_in_tree(pdf, object);
}

static bool write_pages(LkPdf *pdf, const LkFrames *frames, size_t first, size_t last)
{
    LkPdfResources resources;
    lk_pdf_resources_init(&resources, pdf);
    LkBuffer links;
    lk_buffer_init(&links, pdf->arena);
    bool nested = last >= first + PAGES_A_NODE;
    Pages pages = {.pdf = pdf, .frames = frames, .first = first, .last = last};
    pages.objects = LK_NEW_ARRAY(pdf->arena, last - first + 1, HPDF_Dict);
    for (size_t i = 0; i <= last - first; i++)
        pages.objects[i] = lk_pdf_dictionary(pdf);
    LkBranch *work = lk_branch_open(pdf->arena); /* for the items of one page */
    pages.work = work->arena;
    for (size_t number = first; number <= last; number++) {
        if (nested && (number - first) % PAGES_A_NODE == 0)
            HPDF_Doc_AddPagesTo(pdf->document, pdf->document->root_pages);
        put_page(&resources, &pages, number, &links);
        lk_arena_reset(work->arena);
        if (!lk_pdf_check(pdf, "pages"))
            return false;
    }
    for (size_t i = 0; i < resources.font_count; i++)
        if (!lk_pdf_font_finish(resources.fonts[i]))
            return false;
    return true;
}

bool lk_pdf_write(const LkFrames *frames, const LkPdfOptions *options, LkWrite write, void *context,
                  LkArena *arena, LkDiagnostics *diagnostics)
{
    size_t first = options->first_page == 0 ? 1 : options->first_page;
    size_t last = options->last_page < frames->count ? options->last_page : frames->count;
    if (first > last) /* a PDF without pages is none: readers refuse it */
        return lk_error(diagnostics, "E-pdf-pages", (LkSpan){0}, "name pages that the document has",
                        "there is no page from %zu to %zu: the document has %zu", first, options->last_page,
                        frames->count);
    /* Writing a document again and again, as a preview does, leaves nothing behind in the document's arena.
     */
    LkBranch *work = lk_branch_open(arena);
    LkPdf *pdf = lk_pdf_create(write, context, work->arena, diagnostics);
    bool done = pdf != NULL && write_pages(pdf, frames, first, last);
    if (done) {
        lk_pdf_metadata(pdf, frames, options);
        done = lk_pdf_check(pdf, "metadata") && lk_pdf_save(pdf);
    }
    lk_branch_close(work);
    return done;
}
