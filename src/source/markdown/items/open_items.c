/* Looking among the items that are open. */
#include "source/markdown/items/open_items.h"

static bool is_item(const LkBlockReader *reader, size_t depth)
{
    return reader->open[depth].node->kind == LK_NODE_ITEM;
}

/* Quotes and notes bound them: those that the line is in, and those that it has left. */
LkOpenItems lk_open_items(const LkBlockReader *reader, size_t matched)
{
    LkOpenItems span = {.top = reader->depth};
    for (size_t i = 1; i <= reader->depth; i++) {
        if (is_item(reader, i))
            continue;
        if (i > matched) {
            span.top = i - 1;
            break;
        }
        span.floor = i;
    }
    return span;
}

const LkItemMark *lk_open_mark(const LkBlockReader *reader, size_t depth)
{
    return &reader->open[depth].node->as.item.mark;
}

/* Returns the innermost open item of a kind; 0 = none. */
size_t lk_open_of_kind(const LkBlockReader *reader, LkOpenItems span, LkMarkKind kind)
{
    for (size_t i = span.top; i > span.floor; i--)
        if (lk_open_mark(reader, i)->kind == kind)
            return i;
    return 0;
}

static bool is_counter(LkMarkKind kind)
{
    return kind == LK_MARK_NUMBER || kind == LK_MARK_OUTLINE || kind == LK_MARK_NUMBER_BRACKET ||
           kind == LK_MARK_CLAUSE || kind == LK_MARK_SECTION;
}

/* The open item that an outline number stands below, or beside; 0 = none. */
size_t lk_outline_parent(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark)
{
    bool is_bracketed = reader->text.bytes[mark->start] == '('; /* (๓.๑) below (๓) */
    for (size_t i = span.top; i > span.floor; i--) {
        const LkItemMark *open = lk_open_mark(reader, i);
        if (open->kind == LK_MARK_OUTLINE && open->depth == mark->depth)
            return i - 1;
    }
    for (size_t i = span.top; i > span.floor; i--)
        if (lk_open_mark(reader, i)->depth < mark->depth &&
            (is_counter(lk_open_mark(reader, i)->kind) ||
             (is_bracketed && lk_open_mark(reader, i)->kind == LK_MARK_NUMBER_BRACKETS)))
            return i;
    return 0;
}
