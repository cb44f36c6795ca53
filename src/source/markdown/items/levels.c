/* On which level an officer sees an item. */
#include "source/markdown/items/items.h"
#include "source/markdown/items/open_items.h"
#include "source/markdown/scan/scan.h"

/* The further down, the higher: หมวด, ข้อ, ๑., ๑), (๑), (ก), -. */
static int rank_of(LkMarkKind kind)
{
    static const int ranks[] = {
        [LK_MARK_PART] = 0,
        [LK_MARK_SECTION] = 1,
        [LK_MARK_CLAUSE] = 1,
        [LK_MARK_NUMBER] = 2,
        [LK_MARK_LETTER] = 2,
        [LK_MARK_LATIN] = 2,
        [LK_MARK_ROMAN] = 2,
        [LK_MARK_OUTLINE] = 3,
        [LK_MARK_NUMBER_BRACKET] = 4,
        [LK_MARK_LETTER_BRACKET] = 4,
        [LK_MARK_LATIN_BRACKET] = 4,
        [LK_MARK_ROMAN_BRACKET] = 4,
        [LK_MARK_NUMBER_BRACKETS] = 5,
        [LK_MARK_LETTER_BRACKETS] = 6,
        [LK_MARK_LATIN_BRACKETS] = 6,
        [LK_MARK_ROMAN_BRACKETS] = 6,
        [LK_MARK_BULLET] = 7,
    };
    return ranks[kind];
}

/* Bullets are alike on all levels: how far they are indented says it. */
static size_t bullet_container(const LkBlockReader *reader, LkOpenItems span, uint32_t column)
{
    for (size_t i = span.top; i > span.floor; i--) {
        const LkOpen *open = &reader->open[i];
        if (column >= open->column + 2)
            return i;
        if (lk_open_mark(reader, i)->kind == LK_MARK_BULLET && column + 1 >= open->column)
            return i - 1;
        if (lk_open_mark(reader, i)->kind != LK_MARK_BULLET && column + 1 >= open->column)
            return reader->after_blank && !reader->open[i - 1].has_bullets_below ? i - 1 : i;
    }
    return span.floor;
}

/* Beside an open item of the same kind: the innermost that the mark does not stand left of, or else one that
 * its number follows. Returns false when there is none, or the mark stands further in than it. */
static bool same_container(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark,
                           uint32_t column, size_t *container)
{
    size_t followed = 0;
    for (size_t i = span.top; i > span.floor; i--) {
        const LkItemMark *other = lk_open_mark(reader, i);
        if (other->kind != mark->kind)
            continue;
        uint32_t place = reader->open[i].column;
        bool is_next = mark->number == other->number + 1;
        *container = i - 1;
        if (column + 1 >= place)
            return column <= place + 2 || is_next;
        followed = followed == 0 && is_next ? i : followed;
    }
    *container = followed > 0 ? followed - 1 : *container;
    return followed > 0;
}

/* A letter that goes on the letters of a container whose items are closed by now. */
static bool letter_container(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark,
                             size_t *container)
{
    if (mark->kind < LK_MARK_LETTER || mark->kind > LK_MARK_LETTER_BRACKETS || mark->number == 1)
        return false;
    for (size_t i = span.top + 1; i-- > span.floor;)
        if (reader->open[i].letter_kind == mark->kind && mark->number > reader->open[i].last_letter) {
            *container = i;
            return true;
        }
    return false;
}

/* Below the innermost item that is further out by its indent or its kind. */
static size_t ranked_container(LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark,
                               uint32_t column)
{
    int rank = rank_of(mark->kind);
    for (size_t i = span.top; i > span.floor; i--) {
        const LkOpen *open = &reader->open[i];
        int other = rank_of(lk_open_mark(reader, i)->kind);
        if (column > open->column + 1 || rank > other)
            return i;
        bool is_alike = rank == other && lk_open_mark(reader, i)->kind != mark->kind && mark->number == 1;
        if (is_alike && !reader->after_blank)
            return i;
        if (is_alike)
            lk_remark(reader->markdown, LK_REMARK_LEVEL, mark->start, mark->start + mark->length, 1);
    }
    return span.floor;
}

size_t lk_thai_item_container(LkBlockReader *reader, const LkItemMark *mark, size_t matched)
{
    LkOpenItems span = lk_open_items(reader, matched);
    const LkLineScan *line = &reader->line;
    uint32_t column = lk_columns(line->text, line->start, lk_mark_begin(mark));
    size_t container = 0;
    reader->markdown->steps += span.top;
    if (mark->kind == LK_MARK_BULLET)
        return bullet_container(reader, span, column);
    if (mark->kind == LK_MARK_OUTLINE && (container = lk_outline_parent(reader, span, mark)) > span.floor)
        return container;
    if (mark->kind == LK_MARK_OUTLINE && lk_open_of_kind(reader, span, LK_MARK_OUTLINE) > 0)
        return container;
    if (same_container(reader, span, mark, column, &container) ||
        letter_container(reader, span, mark, &container))
        return container;
    return ranked_container(reader, span, mark, column);
}
