/* Writes marked content: all that is painted is an artifact or belongs to a node of the structure (ISO
 * 32000-2 §14.6, §14.8.2.2). */
#include "pdf/file/spelling.h"
#include "pdf/page/links.h"
#include "pdf/page/painter.h"

bool lk_pdf_paint_is_artifact(const LkItem *item)
{
    switch (item->kind) {
    case LK_ITEM_RULE:
    case LK_ITEM_FILL:
        return true;
    case LK_ITEM_GLYPHS:
    case LK_ITEM_IMAGE:
    case LK_ITEM_LINK:
    case LK_ITEM_FIELD:
        break;
    }
    return item->role >= LK_ROLE_ARTIFACT;
}

void lk_pdf_paint_close_text(LkPdfPainter *p)
{
    lk_buffer_string(p->out, p->text.is_open ? "ET\n" : "");
    p->text.is_open = false;
}

void lk_pdf_paint_close_mark(LkPdfPainter *p)
{
    lk_pdf_paint_close_text(p);
    if (p->mark.artifact != NULL || p->mark.node != 0 || p->mark.has_text)
        lk_buffer_string(p->out, "EMC\n");
    p->mark = (LkPdfMark){0};
}

static void put_tag(LkPdfPainter *p, uint32_t node)
{
    lk_buffer_string(p->out, "/");
    lk_buffer_string(p->out, lk_pdf_tags_name(p->tags, node));
    lk_buffer_string(p->out, "<</MCID ");
    lk_pdf_number(p->out, lk_pdf_tags_begin(p->tags, node), 0);
    lk_buffer_string(p->out, ">>BDC\n");
}

void lk_pdf_paint_set_mark(LkPdfPainter *p, LkPdfMark mark)
{
    if (mark.artifact == p->mark.artifact && mark.node == p->mark.node && !p->mark.has_text)
        return;
    lk_pdf_paint_close_mark(p);
    if (mark.artifact != NULL)
        lk_buffer_printf(p->out, "/Artifact%s\n", mark.artifact);
    else if (mark.node != 0)
        put_tag(p, mark.node);
    p->mark = mark;
}

static const char *artifact_of(const LkPdfPainter *p, const LkItem *item)
{
    static const char layout[] = "<</Type/Layout>>BDC", page[] = "<</Type/Pagination>>BDC",
                      header[] = "<</Type/Pagination/Subtype/Header>>BDC",
                      footer[] = "<</Type/Pagination/Subtype/Footer>>BDC";
    if (item->role == LK_ROLE_ARTIFACT)
        return item->kind == LK_ITEM_GLYPHS ? page : layout;
    if (item->role > LK_ROLE_ARTIFACT)
        return item->y < p->page->height / 2 ? header : footer;
    return lk_pdf_paint_is_artifact(item) ? layout : NULL;
}

LkPdfMark lk_pdf_paint_mark_of(LkPdfPainter *p, size_t index, const char *language)
{
    const LkItem *item = &p->page->items[index];
    uint32_t node = 0;
    if (p->tags != NULL) {
        bool leads = item->kind == LK_ITEM_GLYPHS && item->as.run->link.length > 0 &&
                     lk_pdf_link_leads(p->resources->links, item->as.run->link);
        node = lk_pdf_tags_node(p->tags, item, leads, language);
        p->resources->nodes[index] = leads && node != 0 ? lk_pdf_tags_link(p->tags) : node;
    }
    return (LkPdfMark){.artifact = node != 0 ? NULL : artifact_of(p, item), .node = node};
}
