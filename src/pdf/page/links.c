/* Writes links. Neighbours on a line with the same target are one area; a link over several lines has
 * several. */
#include "pdf/page/links.h"

#include <string.h>

#include "pdf/file/spelling.h"

static void put_uri(LkBuffer *out, LkText uri)
{
    lk_buffer_string(out, "(");
    for (size_t i = 0; i < uri.length; i++) {
        unsigned char byte = (unsigned char)uri.bytes[i];
        if (byte <= ' ' || byte >= 0x7F) /* not allowed in a URI (RFC 3986): written as %XX */
            lk_buffer_printf(out, "%%%02X", byte);
        else
            lk_pdf_literal_byte(out, byte);
    }
    lk_buffer_string(out, ")");
}

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

static const LkAnchor *place_of(const LkPdfLinks *links, LkText target)
{
    const LkAnchor *anchor = anchor_of(links->frames, lk_text_slice(target, 1, target.length));
    return anchor == NULL || anchor->page < links->first || anchor->page > links->last ? NULL : anchor;
}

bool lk_pdf_link_leads(const LkPdfLinks *links, LkText target)
{
    return target.length > 0 && (!leads_inside(target) || place_of(links, target) != NULL);
}

void lk_pdf_destination(const LkPdfLinks *links, size_t page, LkLength y, LkBuffer *out)
{
    lk_buffer_printf(out, "/Dest[%u 0 R/XYZ null ", links->pages[page - links->first]);
    lk_pdf_length(out, links->frames->pages[page - 1].height - y);
    lk_buffer_string(out, " null]");
}

/* Writes what a screen reader says of the area (ISO 14289-1 §7.18.5). */
static void put_description(const LkPdfLinks *links, const LkAnchor *anchor, LkText target, LkBuffer *out)
{
    LkBuffer words;
    lk_buffer_init(&words, links->pdf->arena);
    if (anchor != NULL)
        lk_buffer_printf(&words, "%s %s", strncmp(links->language, "th", 2) == 0 ? "ไปยังหน้า" : "to page",
                         links->frames->pages[anchor->page - 1].label);
    else
        lk_buffer_text(&words, target);
    lk_buffer_string(out, "/Contents");
    lk_pdf_text_string(out, lk_pdf_view(&words));
}

static void put_link(const LkPdfLinks *links, const LkPage *page, LkItem area, LkText target, uint32_t node,
                     LkBuffer *list)
{
    if (!lk_pdf_link_leads(links, target))
        return;
    const LkAnchor *anchor = leads_inside(target) ? place_of(links, target) : NULL;
    LkPdf *pdf = links->pdf;
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
    lk_buffer_string(body, "]");
    if (anchor != NULL) {
        lk_pdf_destination(links, anchor->page, anchor->y, body);
    } else {
        lk_buffer_string(body, "/A<</Type/Action/S/URI/URI");
        put_uri(body, target);
        lk_buffer_string(body, ">>");
    }
    if (links->tags != NULL) {
        put_description(links, anchor, target, body);
        lk_buffer_printf(body, "/StructParent %u", lk_pdf_tags_annotation(links->tags, node, object));
    }
    lk_pdf_fill(pdf, object, lk_pdf_view(body));
    lk_buffer_printf(list, "%s%u 0 R", list->length == 0 ? "" : " ", object);
}

static bool goes_on(const LkItem *item, const LkItem *next)
{
    return next->kind == LK_ITEM_GLYPHS && !next->line_start &&
           lk_item_baseline(next) == lk_item_baseline(item) &&
           lk_text_equal(next->as.run->link, item->as.run->link);
}

/* Returns the area of the linked runs from *at on; *at becomes the last of them. */
static LkItem linked_area(const LkPage *page, size_t *at)
{
    const LkItem *item = &page->items[*at];
    const LkGlyphRun *run = item->as.run;
    LkLength start = item->x, end = item->x + run->width;
    while (*at + 1 < page->count && goes_on(item, &page->items[*at + 1])) {
        const LkItem *next = &page->items[++*at];
        start = next->x < start ? next->x : start; /* text from right to left */
        end = next->x + next->as.run->width > end ? next->x + next->as.run->width : end;
    }
    LkLength up = lk_length_from_units(run->face->ascender, run->size, run->face->units_per_em);
    LkLength down = lk_length_from_units(-run->face->descender, run->size, run->face->units_per_em);
    return (LkItem){.x = start, .y = item->y - up, .width = end - start, .height = up + down};
}

static void put_area(const LkPdfLinks *links, const LkPage *page, const LkItem *item, LkBuffer *list)
{
    uint32_t node = links->tags == NULL ? 0 : lk_pdf_tags_area(links->tags, item);
    put_link(links, page, *item, item->as.link, node, list);
}

/* Returns the last run that belongs to the link. */
static size_t put_linked_runs(const LkPdfLinks *links, const LkPage *page, size_t first, uint32_t node,
                              LkBuffer *list)
{
    LkText target = page->items[first].as.run->link;
    size_t last = first;
    LkItem area = linked_area(page, &last);
    put_link(links, page, area, target, node, list);
    return last;
}

void lk_pdf_links(const LkPdfLinks *links, const LkPage *page, const uint32_t *nodes, LkBuffer *list)
{
    list->length = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        switch (item->kind) {
        case LK_ITEM_LINK:
            put_area(links, page, item, list);
            break;
        case LK_ITEM_GLYPHS:
            if (item->as.run->link.length > 0 && item->role < LK_ROLE_ARTIFACT)
                i = put_linked_runs(links, page, i, nodes[i], list);
            break;
        case LK_ITEM_RULE:
        case LK_ITEM_FILL:
        case LK_ITEM_IMAGE:
        case LK_ITEM_FIELD: /* have no links of their own */
            break;
        }
    }
}
