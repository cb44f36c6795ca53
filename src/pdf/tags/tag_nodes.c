/* Makes the nodes of the structure tree and their kids. */
#include "pdf/tags/tags_private.h"

const char *lk_tag_name(LkTag tag)
{
    static const char *const names[] = {
        "Document", "Sect",    "H1",     "H2",         "H3",   "H4",    "H5",    "H6",        "P",    "L",
        "LI",       "Lbl",     "LBody",  "BlockQuote", "Code", "Table", "THead", "TBody",     "TR",   "TH",
        "TD",       "Caption", "Figure", "Form",       "Note", "TOC",   "TOCI",  "Reference", "Link", "Span"};
    return names[tag];
}

uint32_t lk_tag_add(LkPdfTags *tags, LkTag tag, uint32_t parent, uint32_t element)
{
    uint32_t index = tags->free_node;
    if (index != 0) {
        tags->free_node = tags->nodes[index]->next_free;
    } else {
        LK_GROW(tags->pdf->arena, tags->nodes, tags->node_count, tags->node_capacity, 256);
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
    if (is_inline) /* it must come behind the text before it, which is added only when that text ends */
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
