#include "style/narrow.h"

/* The text of A4 between the official margins, and the widest that counts as narrow: on A5 the official
 * indent stays. */
#define WIDE   LK_MILLICENTIMETRES(16000)
#define NARROW LK_MILLICENTIMETRES(8000)

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
    if (!lk_layout_sets(chain, "furniture", "page-number", "distance") &&
        !fit_distance(&furniture->page_number_distance, number, size) &&
        !lk_layout_sets(chain, "furniture", "page-number", NULL))
        furniture->page_number = "";
    if (!lk_layout_sets(chain, "furniture", "head", "distance"))
        fit_distance(&furniture->head_distance, head, size);
    LkLength room = layout->margin_bottom - size / 2; /* its lowest vowels */
    if (lk_layout_sets(chain, "furniture", "catchword", NULL))
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
    if (!lk_layout_sets(chain, "text", "indent", NULL))
        scale(&layout->paragraph.indent, measure);
    if (!lk_layout_sets(chain, "quote", "indent", NULL))
        scale(&layout->quote.indent, measure);
    if (!lk_layout_sets(chain, "headings", NULL, NULL))
        scale_levels(layout->heading, measure);
    if (!lk_layout_sets(chain, "contents", "levels", NULL))
        scale_levels(layout->contents, measure);
    if (!lk_layout_sets(chain, "lists", "levels", NULL))
        scale_lists(layout, measure);
    if (!lk_layout_sets(chain, "clauses", "indent", NULL))
        scale(&layout->clause.indent, measure);
    if (!lk_layout_sets(chain, "signature", "left", NULL))
        scale(&layout->signature.left, measure);
    if (!lk_layout_sets(chain, "signature", "lead-left", NULL))
        scale(&layout->signature.lead_left, measure);
}

void lk_layout_fit(const LkLayoutChain *chain, LkLayout *layout)
{
    LkLength measure = layout->page_width - layout->margin_left - layout->margin_right;
    fit_furniture(chain, layout);
    if (measure > 0 && measure < NARROW && lk_layout_sets(chain, "page", NULL, NULL))
        fit_indents(chain, layout, measure);
}
