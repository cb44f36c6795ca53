#include "pdf/page/content.h"

#include <string.h>

#include "pdf/page/boxes.h"
#include "pdf/page/links.h"
#include "pdf/page/painter.h"

static void prepare_nodes(LkPdfResources *resources, size_t count)
{
    if (count > resources->node_capacity) {
        resources->node_capacity = count + count / 2;
        resources->nodes = LK_NEW_ARRAY(resources->pdf->arena, resources->node_capacity, uint32_t);
    }
    memset(resources->nodes, 0, count * sizeof *resources->nodes);
}

/* Paints an item, or the line that it begins. Returns the item behind it. */
static size_t paint_item(LkPdfPainter *p, size_t index)
{
    const LkItem *item = &p->page->items[index];
    switch (item->kind) {
    case LK_ITEM_GLYPHS:
        return lk_pdf_paint_line(p, index);
    case LK_ITEM_LINK: /* is not painted; links.c writes it */
        break;
    case LK_ITEM_FIELD: /* nor this, by fields.c; its node stands where its place in the text is */
        lk_pdf_paint_mark_of(p, index, NULL);
        break;
    case LK_ITEM_RULE:
        lk_pdf_paint_set_mark(p, lk_pdf_paint_mark_of(p, index, NULL));
        lk_pdf_paint_rule(p, item);
        break;
    case LK_ITEM_FILL:
        lk_pdf_paint_set_mark(p, lk_pdf_paint_mark_of(p, index, NULL));
        lk_pdf_paint_fill(p, item);
        break;
    case LK_ITEM_IMAGE:
        lk_pdf_paint_set_mark(p, lk_pdf_paint_mark_of(p, index, NULL));
        lk_pdf_paint_image(p, item);
        break;
    }
    return index + 1;
}

void lk_pdf_content(LkPdfResources *resources, const LkPage *page, size_t number)
{
    resources->content.length = resources->page_resources.length = resources->page_images.length = 0;
    if (page->count > 0)
        prepare_nodes(resources, page->count);
    LkPdfPainter painter = {.resources = resources,
                            .page = page,
                            .number = number,
                            .out = &resources->content,
                            .tags = resources->links->tags,
                            .fill = 0}; /* black, the colour that a page begins with */
    for (size_t i = 0; i < page->count;)
        i = paint_item(&painter, i);
    lk_pdf_paint_close_mark(&painter);
    lk_pdf_crop_marks(page, resources->options, &resources->content);
}
