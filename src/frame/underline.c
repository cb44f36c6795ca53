/* Finds the underlines of a page. Each run has its own (LkGlyphRun.underline); those of neighbours that stand
 * at the same height are painted as one, since between two pieces viewers show a gap. */
#include "frame/frame.h"

static bool is_underlined(const LkItem *item)
{
    return item->kind == LK_ITEM_GLYPHS && item->as.run->underline > 0;
}

/* Returns the next glyphs on the line of item i, past areas of links; page->count when there are none. */
static size_t next_on_line(const LkPage *page, size_t i)
{
    for (i++; i < page->count && page->items[i].kind == LK_ITEM_LINK; i++)
        ;
    bool is_on_line = i < page->count && page->items[i].kind == LK_ITEM_GLYPHS && !page->items[i].line_start;
    return is_on_line ? i : page->count;
}

/* Whether the underline of `item` goes on below `next`, which follows it on its line. */
static bool goes_on(const LkItem *item, const LkItem *next)
{
    const LkGlyphRun *run = item->as.run, *other = next->as.run;
    return is_underlined(next) && other->underline == run->underline && other->colour == run->colour &&
           next->x == item->x + run->width && /* not so where text runs from right to left */
           next->y + other->underline_depth == item->y + run->underline_depth;
}

static bool is_continued(const LkPage *page, size_t i)
{
    size_t before = i;
    while (before > 0 && page->items[before - 1].kind == LK_ITEM_LINK)
        before--;
    return before > 0 && !page->items[i].line_start && is_underlined(&page->items[before - 1]) &&
           goes_on(&page->items[before - 1], &page->items[i]);
}

/* Returns the width of a run without the blanks at its end. */
static LkLength ink_width(const LkGlyphRun *run)
{
    LkLength width = run->width;
    for (size_t i = run->count; i-- > 0 && run->text.bytes[run->glyphs[i].cluster] == ' ';)
        width -= lk_length_from_units(run->glyphs[i].advance, run->size, run->face->units_per_em) +
                 run->glyphs[i].stretch;
    return width;
}

bool lk_underline_at(const LkPage *page, size_t i, LkArea *underline)
{
    if (!is_underlined(&page->items[i]) || is_continued(page, i))
        return false;
    const LkItem *first = &page->items[i], *last = first;
    size_t next = next_on_line(page, i);
    for (; next < page->count && goes_on(last, &page->items[next]); next = next_on_line(page, next))
        last = &page->items[next];
    const LkGlyphRun *run = first->as.run;
    LkLength end = last->x + (next < page->count ? last->as.run->width : ink_width(last->as.run));
    *underline = (LkArea){first->x, first->y + run->underline_depth - run->underline / 2, end - first->x,
                          run->underline};
    return underline->width > 0;
}
