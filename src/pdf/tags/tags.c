/* Nodes and what they hold, as items are painted. */
#include <string.h>

#include "pdf/tags/tags_private.h"

void *lk_tag_grown(LkPdfTags *tags, void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    size_t larger = *capacity == 0 ? 256 : *capacity * 2;
    void *copy = lk_arena_array(tags->pdf->arena, larger, size);
    if (count > 0)
        memcpy(copy, array, count * size);
    *capacity = larger;
    return copy;
}

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

/* ---- Nodes */

uint32_t lk_tag_add(LkPdfTags *tags, LkTag tag, uint32_t parent, uint32_t element)
{
    uint32_t index = tags->free_node;
    if (index != 0) {
        tags->free_node = tags->nodes[index]->next_free;
    } else {
        tags->nodes =
            lk_tag_grown(tags, tags->nodes, tags->node_count, &tags->node_capacity, sizeof *tags->nodes);
        index = (uint32_t)tags->node_count++;
        tags->nodes[index] = LK_NEW(tags->pdf->arena, LkNode);
    }
    *tags->nodes[index] = (LkNode){.tag = tag, .element = element};
    if (index == 0)
        return 0;
    LkPdfRef object = tags->nodes[index]->object = lk_pdf_reserve(tags->pdf);
    tags->nodes[index]->parent_tag = parent != 0 ? tags->nodes[parent]->tag : LK_TAG_DOCUMENT;
    tags->nodes[index]->parent = parent != 0 ? tags->nodes[parent]->object : tags->root;
    bool is_inline = tag == LK_TAG_LINK || tag == LK_TAG_REFERENCE || tag == LK_TAG_SPAN;
    if (is_inline) /* it comes behind the text before it, which is not written yet */
        tags->nodes[index]->waits_in = parent;
    else if (parent != 0)
        lk_tag_add_kid(tags, parent, LK_KID_NODE, object, tag == LK_TAG_NOTE);
    return index;
}

void lk_tag_add_kid(LkPdfTags *tags, uint32_t node, LkKidKind kind, uint32_t value, bool is_note)
{
    LkKid *kid = tags->free_kid;
    if (kid != NULL)
        tags->free_kid = kid->next;
    else
        kid = LK_NEW(tags->pdf->arena, LkKid);
    *kid = (LkKid){.kind = kind, .value = value, .page = (uint32_t)tags->page};
    LkNode *owner = tags->nodes[node];
    LkKid **first = is_note ? &owner->first_note : &owner->first;
    LkKid **last = is_note ? &owner->last_note : &owner->last;
    if (*last != NULL)
        (*last)->next = kid;
    else
        *first = kid;
    *last = kid;
    if (kind != LK_KID_NODE && owner->page == 0)
        owner->page = (uint32_t)tags->page;
}

/* The first heading is of the first level and none is left out (ISO 14289-1 §7.4.2), where only some pages
 * are written too. */
static LkTag heading_tag(LkPdfTags *tags, int level)
{
    while (tags->level_count > 0 && tags->levels[tags->level_count - 1] >= level)
        tags->level_count--;
    int depth = tags->level_count < 6 ? ++tags->level_count : 6;
    tags->levels[depth - 1] = level;
    return (LkTag)(LK_TAG_H1 + depth - 1);
}

static LkTag tag_of(const LkElement *element)
{
    switch (element->kind) {
    case LK_ELEMENT_SECTION:
        return LK_TAG_SECT;
    case LK_ELEMENT_LIST:
        return LK_TAG_L;
    case LK_ELEMENT_LIST_ITEM:
        return LK_TAG_LI;
    case LK_ELEMENT_LABEL:
        return LK_TAG_LBL;
    case LK_ELEMENT_LIST_BODY:
        return LK_TAG_LBODY;
    case LK_ELEMENT_QUOTE:
        return LK_TAG_BLOCKQUOTE;
    case LK_ELEMENT_CODE:
        return LK_TAG_CODE;
    case LK_ELEMENT_TABLE:
        return LK_TAG_TABLE;
    case LK_ELEMENT_CAPTION:
        return LK_TAG_CAPTION;
    case LK_ELEMENT_FIGURE:
        return LK_TAG_FIGURE;
    case LK_ELEMENT_NOTE:
        return LK_TAG_NOTE;
    case LK_ELEMENT_CONTENTS:
        return LK_TAG_TOC;
    case LK_ELEMENT_CONTENTS_ENTRY:
        return LK_TAG_TOCI;
    case LK_ELEMENT_PARAGRAPH:
    case LK_ELEMENT_DOCUMENT: /* of another function */
    case LK_ELEMENT_HEADING:
        break;
    }
    return LK_TAG_P;
}

/* The caption of a picture stands beside it, in the section of both: the picture is read as one, by what it
 * is said to show. */
uint32_t lk_tag_of_element(LkPdfTags *tags, uint32_t index)
{
    if (index >= tags->structure->count)
        index = 0;
    if (tags->of_element[index] != 0)
        return tags->of_element[index];
    const LkElement *element = &tags->structure->elements[index];
    bool is_in_cell = element->parent_part != 0;
    uint32_t parent = is_in_cell ? lk_tag_cell(tags, element->parent, false, element->parent_part)
                                 : lk_tag_of_element(tags, element->parent);
    LkTag tag = element->kind == LK_ELEMENT_HEADING ? heading_tag(tags, element->level) : tag_of(element);
    return tags->of_element[index] = lk_tag_add(tags, tag, parent, index);
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
            return t->sections[0] == 0;
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
    tags->annotations = lk_tag_grown(tags, tags->annotations, tags->annotation_count,
                                     &tags->annotation_capacity, sizeof *tags->annotations);
    hang(tags, node);
    tags->annotations[tags->annotation_count] = tags->nodes[node]->object;
    lk_tag_add_kid(tags, node, LK_KID_ANNOTATION, annotation, false);
    return (unsigned)(tags->page_count + tags->annotation_count++);
}
