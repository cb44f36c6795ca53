/* Checks the rules of the structure tree: which elements may stand in which (ISO 32000-1 §14.8.4, ISO 14289-1
 * §7). What flow makes keeps them; a node that does not is a bug, and better found here than by an archive.
 */
#include "pdf/tags/tags_private.h"

/* Returns the tags that an element with this one may stand in, as bits; 0 = any. */
static uint32_t wanted_parents(LkTag tag)
{
#define IN(parent) (1u << (parent))
    switch (tag) {
    case LK_TAG_LI:
        return IN(LK_TAG_L);
    case LK_TAG_LBL:
    case LK_TAG_LBODY:
        return IN(LK_TAG_LI);
    case LK_TAG_THEAD:
    case LK_TAG_TBODY:
        return IN(LK_TAG_TABLE);
    case LK_TAG_TR:
        return IN(LK_TAG_THEAD) | IN(LK_TAG_TBODY) | IN(LK_TAG_TABLE);
    case LK_TAG_TH:
    case LK_TAG_TD:
        return IN(LK_TAG_TR);
    case LK_TAG_TOCI:
        return IN(LK_TAG_TOC);
    case LK_TAG_CAPTION:
        return IN(LK_TAG_TABLE) | IN(LK_TAG_TOC) | IN(LK_TAG_SECT);
    default:
        return 0;
    }
#undef IN
}

/* Only cells may be empty, and the document of an empty page. */
static bool may_be_empty(LkTag tag)
{
    return tag == LK_TAG_TH || tag == LK_TAG_TD || tag == LK_TAG_DOCUMENT;
}

static bool mistake(LkPdfTags *tags, const LkNode *node, LkTermId what)
{
    bool has_span = node->element < tags->structure->count;
    return lk_tell(tags->pdf->diagnostics, LK_E_PDF_STRUCTURE,
                   has_span ? tags->structure->elements[node->element].span : (LkSpan){0},
                   LK_WITH(lk_named_string("tag", lk_tag_name(node->tag)), lk_named_term("what", what)));
}

bool lk_tag_check(LkPdfTags *tags, const LkNode *node)
{
    uint32_t wanted = wanted_parents(node->tag);
    if (wanted != 0 && (wanted & 1u << node->parent_tag) == 0)
        return mistake(tags, node, LK_TERM_TAG_PLACE);
    if (node->first == NULL && node->first_note == NULL && !may_be_empty(node->tag))
        return mistake(tags, node, LK_TERM_TAG_EMPTY);
    if (node->tag == LK_TAG_FIGURE && node->extra.length == 0)
        return mistake(tags, node, LK_TERM_TAG_NO_DESCRIPTION);
    return true;
}
