/* Nodes as objects of the file, the tree's root, and the way back from content to nodes. */
#include <stdlib.h>
#include <string.h>

#include "pdf/tags/tags_private.h"

enum { KEYS_A_LEAF = 64 };

const char *lk_tag_name(LkTag tag)
{
    static const char *const names[] = {
        "Document", "Sect",    "H1",     "H2",         "H3",   "H4",    "H5",        "H6",    "P",   "L",
        "LI",       "Lbl",     "LBody",  "BlockQuote", "Code", "Table", "THead",     "TBody", "TR",  "TH",
        "TD",       "Caption", "Figure", "Note",       "TOC",  "TOCI",  "Reference", "Link",  "Span"};
    return names[tag];
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

/* A list of kids; they are free for others then. */
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
    tags->ids = lk_tag_grown(tags, tags->ids, tags->id_count, &tags->id_capacity, sizeof *tags->ids);
    tags->ids[tags->id_count++] = node->object;
}

static void put_attributes(LkPdfTags *tags, const LkNode *node, LkBuffer *out)
{
    if (node->tag == LK_TAG_TH || node->tag == LK_TAG_TD)
        lk_tag_cell_attributes(tags, node, out);
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
        if (count == 1) { /* one kid needs no brackets */
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

/* ---- The tree as a whole */

/* One leaf of the number tree: the keys [first, end). */
static LkPdfRef put_leaf(LkPdfTags *tags, size_t first, size_t end)
{
    LkBuffer *out = &tags->body;
    out->length = 0;
    lk_buffer_printf(out, "/Limits[%zu %zu]/Nums[", first, end - 1);
    for (size_t key = first; key < end; key++)
        lk_buffer_printf(out, "%s%zu %u 0 R", key == first ? "" : " ", key,
                         key < tags->page_count ? tags->page_keys[key]
                                                : tags->annotations[key - tags->page_count]);
    lk_buffer_string(out, "]");
    LkPdfRef leaf = lk_pdf_reserve(tags->pdf);
    lk_pdf_fill(tags->pdf, leaf, lk_pdf_view(out));
    return leaf;
}

static LkPdfRef put_parents(LkPdfTags *tags)
{
    size_t count = tags->page_count + tags->annotation_count;
    LkBuffer kids;
    lk_buffer_init(&kids, tags->pdf->arena);
    lk_buffer_string(&kids, "/Kids[");
    for (size_t first = 0; first < count; first += KEYS_A_LEAF) {
        size_t end = first + KEYS_A_LEAF < count ? first + KEYS_A_LEAF : count;
        lk_buffer_printf(&kids, "%s%u 0 R", first == 0 ? "" : " ", put_leaf(tags, first, end));
    }
    lk_buffer_string(&kids, "]");
    LkPdfRef tree = lk_pdf_reserve(tags->pdf);
    lk_pdf_fill(tags->pdf, tree, lk_pdf_view(&kids));
    return tree;
}

static int by_number(const void *a, const void *b)
{
    const LkPdfRef *first = a, *second = b;
    return (*first > *second) - (*first < *second);
}

/* Names in order, as a name tree has to be. */
static void put_names(LkPdfTags *tags, LkBuffer *out)
{
    qsort(tags->ids, tags->id_count, sizeof *tags->ids, by_number);
    lk_buffer_string(out, "/IDTree<</Names[");
    for (size_t i = 0; i < tags->id_count; i++)
        lk_buffer_printf(out, "%s(%08u)%u 0 R", i == 0 ? "" : " ", tags->ids[i], tags->ids[i]);
    lk_buffer_string(out, "]>>");
}

LkPdfRef lk_pdf_tags_finish(LkPdfTags *tags)
{
    lk_tag_tables_finish(tags);
    for (uint32_t i = 1; i < tags->node_count; i++)
        if (!tags->nodes[i]->is_written)
            lk_tag_write(tags, i);
    LkPdfRef parents = put_parents(tags);
    LkBuffer *out = &tags->body;
    out->length = 0;
    lk_buffer_printf(out, "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %zu",
                     tags->nodes[tags->of_element[0]]->object, parents,
                     tags->page_count + tags->annotation_count);
    if (tags->id_count > 0)
        put_names(tags, out);
    lk_pdf_fill(tags->pdf, tags->root, lk_pdf_view(out));
    return tags->root;
}
