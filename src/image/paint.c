/* Walks over a page and calls the back end for each item, in order, so that later items lie on top. */
#include "image/paint.h"

/* The thickness of a rule of thickness 0, so that it shows: each back end makes it the finest line that it
 * can show. */
#define HAIRLINE (LK_POINT / 100)

static LkArea rule_box(LkLength x, LkLength y, LkLength width, LkLength height, LkLength thickness)
{
    if (thickness < HAIRLINE)
        thickness = HAIRLINE;
    if (width < 0) {
        x += width;
        width = -width;
    }
    if (height < 0) {
        y += height;
        height = -height;
    }
    if (width >= height)
        return (LkArea){x, y - thickness / 2, width, thickness};
    return (LkArea){x - thickness / 2, y, thickness, height};
}

/* Advances are added up in font units and only then turned into a length, so that roundings do not add up. */
static void paint_run(const LkItem *item, const LkPainter *painter, LkOutlines *outlines, void *context)
{
    const LkGlyphRun *run = item->as.run;
    int em = run->face->units_per_em;
    int64_t units = 0;
    LkLength stretch = 0;
    painter->run_start(context, run, item->x, item->y);
    for (size_t i = 0; i < run->count; i++) {
        const LkGlyph *glyph = &run->glyphs[i];
        const LkOutline *outline = lk_outlines_lookup(outlines, run->face, glyph->glyph);
        if (outline->count != 0)
            painter->glyph(context, outline,
                           item->x + stretch + lk_length_from_units(units + glyph->x_offset, run->size, em),
                           item->y - lk_length_from_units(glyph->y_offset, run->size, em));
        units += glyph->advance;
        stretch += glyph->stretch;
    }
    painter->run_end(context);
    if (run->strike)
        painter->rule(context,
                      rule_box(item->x, item->y - LK_STRIKE_RISE(run->size), run->width, 0,
                               LK_STRIKE_THICKNESS(run->size)),
                      run->colour);
}

static void paint_underline(const LkPage *page, size_t i, const LkPainter *painter, void *context)
{
    LkArea underline;
    if (lk_underline_at(page, i, &underline))
        painter->rule(context, underline, page->items[i].as.run->colour);
}

void lk_paint_page(const LkPage *page, const LkPainter *painter, LkOutlines *outlines, void *context)
{
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        LkArea box = {item->x, item->y, item->width, item->height};
        switch (item->kind) {
        case LK_ITEM_GLYPHS:
            if (item->as.run->size > 0)
                paint_run(item, painter, outlines, context);
            paint_underline(page, i, painter, context);
            break;
        case LK_ITEM_RULE:
            if (item->dash == LK_DASH_DOTTED)
                painter->dots(context, box, item->thickness < HAIRLINE ? HAIRLINE : item->thickness,
                              item->colour);
            else
                painter->rule(context, rule_box(item->x, item->y, item->width, item->height, item->thickness),
                              item->colour);
            break;
        case LK_ITEM_FILL:
            painter->fill(context, box, item->colour);
            break;
        case LK_ITEM_IMAGE:
            painter->picture(context, item->as.picture, box, item->alt);
            break;
        case LK_ITEM_LINK:
            painter->link(context, box, item->as.link);
            break;
        case LK_ITEM_FIELD: /* room for a hand */
            break;
        }
    }
}
