/* Builds the structure tree while items are painted. Its root and the parent tree, which leads from content
 * back to nodes, are written last. */
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
    lk_tag_add(tags, LK_TAG_DOCUMENT, 0, 0); /* twice: index 0 means “no node”, so node 1 is the document */
    tags->nodes[0]->is_written = true;
    tags->of_element[0] = lk_tag_add(tags, LK_TAG_DOCUMENT, 0, 0);
    return tags;
}

/* ---- Links, styles and words of another language within an element
 *
 * Text of an element may stand in three more nodes, each in the one before: a link or a note mark, a span of
 * its style, a span of its language. The next run goes on in the nodes of the run before as far as it is
 * alike; whatever else comes between ends them, since what is told in one node is told at once. */

/* Returns a new node that text of `base` stands in from now on, and ends what stood in `base` itself. */
static uint32_t begin_within(LkPdfTags *tags, LkTagWithin *within, LkTag tag, uint32_t base)
{
    *within = (LkTagWithin){base, lk_tag_add(tags, tag, base, tags->nodes[base]->element)};
    return within->node;
}

static void end_within(LkTagWithin *within, uint32_t base)
{
    if (within->base == base)
        within->base = 0;
}

static uint32_t link_node(LkPdfTags *tags, uint32_t base, const LkGlyphRun *run, bool is_link)
{
    LkTagLink *last = &tags->link;
    if (!is_link && run->footnote == 0) {
        end_within(&last->within, base);
        return base;
    }
    end_within(&tags->style.within, base);
    end_within(&tags->language.within, base);
    LkText target = is_link ? run->link : (LkText){"", 0};
    if (last->within.base == base && last->note == run->footnote && lk_text_equal(last->target, target))
        return last->within.node;
    last->target = target;
    last->note = run->footnote;
    LkTag tag = run->footnote > 0 ? LK_TAG_REFERENCE : LK_TAG_LINK;
    bool is_entry = is_link && tags->nodes[base]->tag == LK_TAG_TOCI;
    uint32_t parent = is_entry ? lk_tag_add(tags, LK_TAG_REFERENCE, base, tags->nodes[base]->element) : base;
    begin_within(tags, &last->within, tag, parent);
    last->within.base = base;
    return last->within.node;
}

/* Returns the attributes that say how text is styled (ISO 32000-1 table 344). A text that is struck and
 * underlined is told as struck, which changes its meaning. */
static LkText style_attributes(const LkPdfTags *tags, const LkGlyphRun *run)
{
    LkBuffer out;
    lk_buffer_init(&out, tags->pdf->arena);
    lk_buffer_string(&out, "/A<</O/Layout");
    if (run->strike || run->underline > 0)
        lk_buffer_printf(&out, "/TextDecorationType/%s", run->strike ? "LineThrough" : "Underline");
    if (run->position != LK_TEXT_ON_LINE) {
        lk_buffer_string(&out, "/BaselineShift "); /* TextPosition is of PDF 2.0 alone */
        lk_pdf_length(&out, run->rise);
    }
    lk_buffer_string(&out, ">>");
    return lk_buffer_view(&out);
}

static bool is_styled(const LkGlyphRun *run)
{
    return run->strike || run->underline > 0 || run->position != LK_TEXT_ON_LINE;
}

static bool is_same_style(const LkTagStyle *last, const LkGlyphRun *run)
{
    return last->strike == run->strike && last->underline == (run->underline > 0) &&
           last->position == run->position && (run->position == LK_TEXT_ON_LINE || last->rise == run->rise);
}

static uint32_t style_node(LkPdfTags *tags, uint32_t base, const LkGlyphRun *run)
{
    LkTagStyle *last = &tags->style;
    if (!is_styled(run) ||
        tags->nodes[base]->tag == LK_TAG_TOCI) { /* that holds labels and references alone */
        end_within(&last->within, base);
        return base;
    }
    end_within(&tags->language.within, base);
    if (last->within.base == base && is_same_style(last, run))
        return last->within.node;
    *last = (LkTagStyle){last->within, run->strike, run->underline > 0, run->position, run->rise};
    uint32_t node = begin_within(tags, &last->within, LK_TAG_SPAN, base);
    tags->nodes[node]->extra = style_attributes(tags, run);
    return node;
}

static uint32_t language_node(LkPdfTags *tags, uint32_t base, const char *language)
{
    LkTagLanguage *last = &tags->language;
    if (language == NULL) {
        end_within(&last->within, base);
        return base;
    }
    if (last->within.base == base && last->language == language)
        return last->within.node;
    last->language = language;
    uint32_t node = begin_within(tags, &last->within, LK_TAG_SPAN, base);
    tags->nodes[node]->language = language;
    return node;
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
    /* A repeated header is an artifact; but where only later pages are written, it is the only header. */
    uint32_t table = tags->of_element[item->element];
    for (const LkTagTable *t = tags->tables; t != NULL; t = t->next)
        if (t->node == table)
            return t->sections[LK_TAG_HEAD_ROWS] == 0;
    return true;
}

/* Whether items of this kind are content that can have a tag. Rules and fills are artifacts; areas of links
 * get their nodes from lk_pdf_tags_area. */
static bool is_content(LkItemKind kind)
{
    switch (kind) {
    case LK_ITEM_GLYPHS:
    case LK_ITEM_IMAGE:
    case LK_ITEM_FIELD:
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
    node = link_node(tags, node, item->as.run, is_link);
    node = style_node(tags, node, item->as.run);
    return language_node(tags, node, language);
}

uint32_t lk_pdf_tags_link(const LkPdfTags *tags)
{
    return tags->link.within.node;
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

/* Writes a leaf of the number tree: the keys [first, end). */
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

/* Writes the name tree, which must be sorted. */
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
