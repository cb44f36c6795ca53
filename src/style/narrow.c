#include "style/narrow.h"

#include "style/schema.h"

/* The text of A4 between the official margins, and the widest that counts as narrow: on A5 the official
 * indent stays. */
#define WIDE   LK_MILLICENTIMETRES(16000)
#define NARROW LK_MILLICENTIMETRES(8000)

/* Whether the layout itself, or what is set over it, has the key; `inner` may be NULL. */
static bool is_own(const LkLayoutChain *chain, const char *outer, const char *middle, const char *inner)
{
    for (size_t i = 0; i <= chain->own; i++) {
        const LkYaml *value = lk_layout_member(chain->files[i].root, outer);
        value = middle == NULL ? value : lk_layout_member(value, middle);
        if (value != NULL && (inner == NULL || lk_layout_member(value, inner) != NULL))
            return true;
    }
    return false;
}

/* ---- Margins */

/* Fits what stands in a margin, at a distance from the edge of the paper. Returns false where it has no room.
 */
static bool fit_distance(LkLength *distance, LkLength margin, LkLength size)
{
    if (*distance > margin)
        *distance = margin * 7 / 10;
    return margin >= size;
}

static void fit_furniture(const LkLayoutChain *chain, LkLayout *layout)
{
    LkFurniture *furniture = &layout->furniture;
    LkLength size = furniture->size, number, head;
    number = furniture->page_number_top ? layout->margin_top : layout->margin_bottom;
    head = furniture->head_top ? layout->margin_top : layout->margin_bottom;
    if (!is_own(chain, "furniture", "page-number", "distance") &&
        !fit_distance(&furniture->page_number_distance, number, size) &&
        !is_own(chain, "furniture", "page-number", NULL))
        furniture->page_number = "";
    if (!is_own(chain, "furniture", "head", "distance"))
        fit_distance(&furniture->head_distance, head, size);
    LkLength room = layout->margin_bottom - size / 2; /* its lowest vowels */
    if (is_own(chain, "furniture", "catchword", NULL))
        return;
    if (room < size)
        furniture->catchword = false;
    else if (furniture->catchword_distance > room)
        furniture->catchword_distance = room;
}

/* ---- Indents */

static void scale(LkLength *indent, LkLength measure)
{
    *indent = *indent * measure / WIDE;
}

static void scale_lists(LkLayout *layout, LkLength measure)
{
    for (size_t i = 0; i < LK_LIST_LEVELS; i++) {
        scale(&layout->list[i].indent, measure);
        scale(&layout->list[i].hang, measure);
    }
}

static void scale_levels(LkParagraphStyle *levels, LkLength measure)
{
    for (size_t i = 0; i < LK_HEADING_LEVELS; i++)
        scale(&levels[i].indent, measure);
}

static void fit_indents(const LkLayoutChain *chain, LkLayout *layout, LkLength measure)
{
    if (!is_own(chain, "text", "indent", NULL))
        scale(&layout->paragraph.indent, measure);
    if (!is_own(chain, "quote", "indent", NULL))
        scale(&layout->quote.indent, measure);
    if (!is_own(chain, "headings", NULL, NULL))
        scale_levels(layout->heading, measure);
    if (!is_own(chain, "contents", "levels", NULL))
        scale_levels(layout->contents, measure);
    if (!is_own(chain, "lists", "levels", NULL))
        scale_lists(layout, measure);
    if (!is_own(chain, "clauses", "indent", NULL))
        scale(&layout->clause.indent, measure);
    if (!is_own(chain, "signature", "left", NULL))
        scale(&layout->signature.left, measure);
    if (!is_own(chain, "signature", "lead-left", NULL))
        scale(&layout->signature.lead_left, measure);
}

void lk_layout_fit(const LkLayoutChain *chain, LkLayout *layout)
{
    LkLength measure = layout->page_width - layout->margin_left - layout->margin_right;
    fit_furniture(chain, layout);
    if (measure > 0 && measure < NARROW && is_own(chain, "page", NULL, NULL))
        fit_indents(chain, layout, measure);
}
