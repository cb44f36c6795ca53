/* Writes the nodes of the structure tree as objects of the file. */
#include "pdf/file/spelling.h"
#include "pdf/tags/tags_private.h"

/* ---- Attributes (ISO 32000-1 §14.8.5.7) */

static const LkCellSpan *span_of(const LkTableShape *shape, const LkNode *node)
{
    const LkCellSpan *spans = node->tag == LK_TAG_TH ? shape->header : shape->body;
    return spans == NULL ? NULL : &spans[node->part - 1];
}

/* Writes the names of the header cells above a body cell, so that screen readers can say them. */
static void put_headers(LkPdfTags *tags, const LkTagTable *table, const LkNode *node, const LkCellSpan *span,
                        LkBuffer *out)
{
    const LkTableShape *shape = table->shape;
    uint32_t first = (node->part - 1) % shape->columns, last = first;
    if (span != NULL && span->columns > 1)
        last = first + span->columns - 1;
    bool any = false;
    for (uint32_t row = 0; row < table->made[LK_TAG_HEAD_ROWS]; row++) {
        for (uint32_t i = 0; i < shape->columns; i++) {
            size_t place = (size_t)row * shape->columns + i;
            uint32_t cell = table->cells[LK_TAG_HEAD_ROWS][place];
            uint32_t width =
                shape->header != NULL && shape->header[place].columns > 1 ? shape->header[place].columns : 1;
            if (cell == 0 || i > last || i + width <= first)
                continue;
            lk_buffer_printf(out, "%s(%08u)", any ? "" : "/Headers[", tags->nodes[cell]->object);
            any = true;
        }
    }
    lk_buffer_string(out, any ? "]" : "");
}

static void put_cell_attributes(LkPdfTags *tags, const LkNode *node, LkBuffer *out)
{
    const LkTagTable *table = node->table;
    const LkCellSpan *span = span_of(table->shape, node);
    size_t before = out->length;
    lk_buffer_string(out, "/A<</O/Table");
    size_t empty = out->length;
    if (node->tag == LK_TAG_TH)
        lk_buffer_string(out, "/Scope/Column");
    else if (!table->shape->is_long)
        put_headers(tags, table, node, span, out);
    if (span != NULL && span->columns > 1)
        lk_buffer_printf(out, "/ColSpan %u", span->columns);
    if (span != NULL && span->rows > 1)
        lk_buffer_printf(out, "/RowSpan %u", span->rows);
    if (out->length == empty)
        out->length = before;
    else
        lk_buffer_string(out, ">>");
}

/* ---- One node */

static void put_page(const LkPdfTags *tags, uint32_t page, LkBuffer *out)
{
    lk_buffer_string(out, "/Pg ");
    lk_pdf_put_reference(out, tags->pages[page - tags->first]);
}

static void put_kid(const LkPdfTags *tags, const LkNode *node, const LkKid *kid, LkBuffer *out)
{
    switch (kid->kind) {
    case LK_KID_NODE:
        lk_pdf_put_reference(out, kid->value);
        break;
    case LK_KID_CONTENT:
        if (kid->page == node->page) {
            lk_pdf_number(out, kid->value, 0);
            break;
        }
        lk_buffer_string(out, "<</Type/MCR");
        put_page(tags, kid->page, out);
        lk_buffer_printf(out, "/MCID %u>>", kid->value);
        break;
    case LK_KID_ANNOTATION:
        lk_buffer_string(out, "<</Type/OBJR");
        if (kid->page != node->page)
            put_page(tags, kid->page, out);
        lk_buffer_printf(out, "/Obj %u 0 R>>", kid->value);
        break;
    }
}

/* Writes a list of kids, and frees them for other nodes. Returns the new count. */
static size_t put_list(LkPdfTags *tags, const LkNode *node, LkKid *first, size_t count, LkBuffer *out)
{
    for (LkKid *kid = first; kid != NULL; count++) {
        LkKid *next = kid->next;
        lk_buffer_string(out, count == 0 ? "" : " ");
        put_kid(tags, node, kid, out);
        kid->next = tags->free_kid;
        tags->free_kid = kid;
        kid = next;
    }
    return count;
}

static void put_identifier(LkPdfTags *tags, const LkNode *node, LkBuffer *out)
{
    lk_buffer_printf(out, "/ID(%08u)", node->object);
    LK_GROW(tags->pdf->arena, tags->ids, tags->id_count, tags->id_capacity, 256);
    tags->ids[tags->id_count++] = node->object;
}

static void put_attributes(LkPdfTags *tags, const LkNode *node, LkBuffer *out)
{
    if (node->tag == LK_TAG_TH || node->tag == LK_TAG_TD)
        put_cell_attributes(tags, node, out);
    if (node->tag == LK_TAG_TH || node->tag == LK_TAG_NOTE)
        put_identifier(tags, node, out);
    if (node->tag == LK_TAG_L) {
        static const char *const numberings[] = {"None", "Decimal", "LowerAlpha"};
        lk_buffer_printf(out, "/A<</O/List/ListNumbering/%s>>",
                         numberings[tags->structure->elements[node->element].numbering]);
    }
    lk_buffer_text(out, node->extra);
    if (node->language != NULL)
        lk_buffer_printf(out, "/Lang(%s)", node->language);
}

void lk_tag_write(LkPdfTags *tags, uint32_t index)
{
    LkNode *node = tags->nodes[index];
    lk_tag_check(tags, node);
    LkBuffer *out = &tags->body;
    out->length = 0;
    lk_buffer_string(out, "/S/");
    lk_buffer_string(out, lk_tag_name(node->tag));
    lk_buffer_string(out, "/P ");
    lk_pdf_put_reference(out, node->parent);
    if (node->page != 0)
        put_page(tags, node->page, out);
    put_attributes(tags, node, out);
    if (node->first != NULL || node->first_note != NULL) {
        size_t start = out->length;
        lk_buffer_string(out, "/K[");
        size_t count = put_list(tags, node, node->first, 0, out);
        count = put_list(tags, node, node->first_note, count, out);
        lk_buffer_string(out, "]");
        if (count == 1) { /* a single kid is written without brackets */
            out->bytes[start + 2] = ' ';
            out->length--;
        }
    }
    lk_pdf_fill(tags->pdf, node->object, lk_pdf_view(out));
    node->is_written = true;
}

void lk_tag_forget(LkPdfTags *tags, uint32_t index)
{
    tags->nodes[index]->next_free = tags->free_node;
    tags->free_node = index;
}
