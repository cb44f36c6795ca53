/* The tree grows while items are painted; its root and the parent tree, from content back to nodes, are
 * written last. */
#include <stdlib.h>

#include "pdf/file/spelling.h"
#include "pdf/tags/tags_private.h"

enum { KEYS_A_LEAF = 64 };

LkPdfTags *lk_pdf_tags_create(LkPdf *pdf, const LkStructure *structure, size_t first, const LkPdfRef *pages,
                              size_t count)
{
    LkPdfTags *tags = LK_NEW(pdf->arena, LkPdfTags);
    tags->pdf = pdf;
    tags->structure = structure;
    tags->first = first;
    tags->pages = pages;
    tags->page_count = count;
    tags->page_keys = LK_NEW_ARRAY(pdf->arena, count, LkPdfRef);
    tags->of_element = LK_NEW_ARRAY(pdf->arena, structure->count + 1, uint32_t);
    lk_buffer_init(&tags->contents, pdf->arena);
    lk_buffer_init(&tags->body, pdf->arena);
    tags->root = lk_pdf_reserve(pdf);
    lk_tag_add(tags, LK_TAG_DOCUMENT, 0, 0); /* node 0 is none: take it, then the document */
    tags->nodes[0]->is_written = true;
    tags->of_element[0] = lk_tag_add(tags, LK_TAG_DOCUMENT, 0, 0);
    return tags;
}

/* ---- Links, marks of notes and words of another language within an element */

static uint32_t inline_node(LkPdfTags *tags, uint32_t base, const LkGlyphRun *run, bool is_link,
                            const char *language)
{
    LkText link = is_link ? run->link : (LkText){"", 0};
    if (tags->inline_base == base && tags->inline_note == run->note && tags->inline_language == language &&
        lk_text_equal(tags->inline_link, link))
        return tags->inline_node;
    tags->inline_base = base;
    tags->inline_note = run->note;
    tags->inline_link = link;
    tags->inline_language = language;
    uint32_t element = tags->nodes[base]->element;
    if (is_link && tags->nodes[base]->tag == LK_TAG_TOCI)
        base = lk_tag_add(tags, LK_TAG_REFERENCE, base, element);
    LkTag tag = run->note > 0 ? LK_TAG_REFERENCE : is_link ? LK_TAG_LINK : LK_TAG_SPAN;
    tags->inline_node = lk_tag_add(tags, tag, base, element);
    tags->nodes[tags->inline_node]->language = language;
    return tags->inline_node;
}

static void put_figure(LkPdfTags *tags, uint32_t node, const LkItem *item)
{
    LkNode *figure = tags->nodes[node];
    if (item->kind != LK_ITEM_IMAGE || figure->extra.length > 0)
        return;
    LkBuffer out;
    lk_buffer_init(&out, tags->pdf->arena);
    lk_buffer_string(&out, "/Alt");
    lk_pdf_text_string(&out, item->alt);
    const LkLength corners[4] = {item->x, tags->page_height - item->y - item->height, item->x + item->width,
                                 tags->page_height - item->y};
    lk_buffer_string(&out, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(&out, i == 0 ? "" : " ");
        lk_pdf_length(&out, corners[i]);
    }
    lk_buffer_string(&out, "]>>");
    figure->extra = lk_buffer_view(&out);
}

static bool is_header(const LkPdfTags *tags, const LkItem *item)
{
    if (item->role == LK_ROLE_TABLE_HEADER)
        return true;
    if (item->role != LK_ROLE_ARTIFACT || item->part == 0)
        return false;
    /* A header repeated on the first page that is written is the only one there is. */
    uint32_t table = tags->of_element[item->element];
    for (const LkTagTable *t = tags->tables; t != NULL; t = t->next)
        if (t->node == table)
            return t->sections[LK_TAG_HEAD_ROWS] == 0;
    return true;
}

/* Whether items of the kind are content that can have a tag. Rules and fills are artifacts; a link's area is
 * asked for by lk_pdf_tags_area. */
static bool is_content(LkItemKind kind)
{
    switch (kind) {
    case LK_ITEM_GLYPHS:
    case LK_ITEM_IMAGE:
        return true;
    case LK_ITEM_RULE:
    case LK_ITEM_FILL:
    case LK_ITEM_LINK:
        break;
    }
    return false;
}

uint32_t lk_pdf_tags_node(LkPdfTags *tags, const LkItem *item, bool is_link, const char *language)
{
    bool is_text = item->kind == LK_ITEM_GLYPHS;
    bool has_element = item->element > 0 && item->element < tags->structure->count;
    bool is_cell = has_element && is_text && item->part > 0 &&
                   tags->structure->elements[item->element].kind == LK_ELEMENT_TABLE &&
                   tags->structure->elements[item->element].table != NULL;
    bool in_header = is_cell && is_header(tags, item);
    if ((item->role >= LK_ROLE_ARTIFACT && !in_header) || !is_content(item->kind))
        return 0;
    uint32_t node = is_cell ? lk_tag_cell(tags, item->element, in_header, item->part)
                            : lk_tag_of_element(tags, item->element);
    if (!is_text) {
        put_figure(tags, node, item);
        return node;
    }
    const LkGlyphRun *run = item->as.run;
    if (is_link || run->note > 0 || language != NULL)
        return inline_node(tags, node, run, is_link, language);
    if (tags->inline_base == node)
        tags->inline_base = 0; /* text between: the same target after it is another link */
    return node;
}

uint32_t lk_pdf_tags_area(LkPdfTags *tags, const LkItem *item)
{
    return lk_tag_add(tags, LK_TAG_LINK, lk_tag_of_element(tags, item->element), item->element);
}

const char *lk_pdf_tags_name(const LkPdfTags *tags, uint32_t node)
{
    return lk_tag_name(tags->nodes[node]->tag);
}

/* ---- Pages */

void lk_pdf_tags_page(LkPdfTags *tags, size_t number, LkLength height)
{
    tags->page_height = height;
    tags->page = number;
    tags->contents.length = 0;
    tags->content_count = 0;
}

static void hang(LkPdfTags *tags, uint32_t node)
{
    uint32_t parent = tags->nodes[node]->waits_in;
    if (parent == 0)
        return;
    tags->nodes[node]->waits_in = 0;
    hang(tags, parent);
    lk_tag_add_kid(tags, parent, LK_KID_NODE, tags->nodes[node]->object, false);
}

unsigned lk_pdf_tags_begin(LkPdfTags *tags, uint32_t node)
{
    hang(tags, node);
    lk_tag_add_kid(tags, node, LK_KID_CONTENT, tags->content_count, false);
    lk_buffer_string(&tags->contents, tags->content_count == 0 ? "[" : " ");
    lk_pdf_put_reference(&tags->contents, tags->nodes[node]->object);
    return tags->content_count++;
}

void lk_pdf_tags_page_end(LkPdfTags *tags)
{
    lk_buffer_string(&tags->contents, tags->content_count == 0 ? "[]" : "]");
    LkPdfRef array = tags->page_keys[tags->page - tags->first] = lk_pdf_reserve(tags->pdf);
    lk_pdf_fill_value(tags->pdf, array, lk_pdf_view(&tags->contents));
    lk_tag_tables_page_end(tags);
}

unsigned lk_pdf_tags_annotation(LkPdfTags *tags, uint32_t node, LkPdfRef annotation)
{
    LK_GROW(tags->pdf->arena, tags->annotations, tags->annotation_count, tags->annotation_capacity, 256);
    hang(tags, node);
    tags->annotations[tags->annotation_count] = tags->nodes[node]->object;
    lk_tag_add_kid(tags, node, LK_KID_ANNOTATION, annotation, false);
    return (unsigned)(tags->page_count + tags->annotation_count++);
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
