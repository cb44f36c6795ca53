/* Finds the place in the source that a place on a page comes from, and the other way round. */
#include "map/map_private.h"

/* ---- From a page to the source */

static bool is_inside(LkArea box, LkLength x, LkLength y)
{
    return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

/* Returns how far x is from the box; 0 = inside. */
static LkLength distance(LkArea box, LkLength x)
{
    return x < box.x ? box.x - x : x >= box.x + box.width ? x - box.x - box.width : 0;
}

/* Returns the run nearest to the place, on the line that the place is on. NULL when there is no line. */
static const LkItem *run_at(const LkPage *page, LkLength x, LkLength y)
{
    const LkItem *best = NULL;
    LkLength nearest = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind != LK_ITEM_GLYPHS)
            continue;
        LkArea box = lk_line_box(item, item->x, item->width);
        if (y < box.y || y >= box.y + box.height)
            continue;
        LkLength away = distance(box, x);
        if (best == NULL || away < nearest) {
            best = item;
            nearest = away;
        }
    }
    return best;
}

static bool map_run(const LkFrames *frames, const LkItem *item, LkLength x, LkMapped *mapped)
{
    uint32_t byte = lk_byte_at(item, x);
    LkPiece piece;
    for (size_t index = 0; lk_next_piece(frames, item, &index, &piece);) {
        if (byte >= piece.end && index <= item->as.run->origin_count)
            continue;
        LkPiece word = lk_word_of(item, &piece, byte);
        mapped->box = lk_line_box(item, word.x, word.width);
        mapped->span = word.span;
        return word.span.file != NULL;
    }
    return false;
}

static bool map_picture(const LkFrames *frames, const LkPage *page, LkLength x, LkLength y, LkMapped *mapped)
{
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        LkArea box = {item->x, item->y, item->width, item->height};
        if (item->kind != LK_ITEM_IMAGE || !is_inside(box, x, y))
            continue;
        mapped->box = box;
        mapped->span = item->span.file != NULL ? item->span : lk_block_span(frames, item);
        return mapped->span.file != NULL;
    }
    return false;
}

bool lk_map_at(const LkFrames *frames, size_t page, LkLength x, LkLength y, LkArena *arena, LkMapped *mapped)
{
    if (page == 0 || page > frames->count)
        return false;
    LkPage whole = lk_page_whole(&frames->pages[page - 1], arena);
    *mapped = (LkMapped){.page = page};
    if (map_picture(frames, &whole, x, y, mapped))
        return true;
    const LkItem *item = run_at(&whole, x, y);
    return item != NULL && map_run(frames, item, x, mapped);
}

/* ---- From the source to a page */

/* The best that was found so far: the nearest that comes before the place asked for, and the nearest behind
 * it. */
typedef struct Search {
    LkText file;
    uint32_t line, column;
    LkMapped before, behind;
    bool has_before, has_behind;
} Search;

static bool stands_before(LkSpan a, uint32_t line, uint32_t column)
{
    return a.line < line || (a.line == line && a.column <= column);
}

static bool is_later(LkSpan a, LkSpan b)
{
    return a.line > b.line || (a.line == b.line && a.column > b.column);
}

static void offer(Search *search, size_t page, LkArea box, LkSpan span)
{
    LkMapped mapped = {page, box, span};
    if (stands_before(span, search->line, search->column)) {
        if (!search->has_before || is_later(span, search->before.span))
            search->before = mapped;
        search->has_before = true;
    } else {
        if (!search->has_behind || is_later(search->behind.span, span))
            search->behind = mapped;
        search->has_behind = true;
    }
}

/* Returns the word of a piece that the place asked for is in; the first word when that place is on another
 * line. */
static LkPiece wanted_word(const Search *search, const LkItem *item, const LkPiece *piece)
{
    LkText text = item->as.run->text;
    size_t byte = piece->start;
    if (piece->is_exact && piece->span.line == search->line)
        for (uint32_t c = piece->span.column; c < search->column && byte < piece->end; c++)
            lk_utf8_next(text, &byte);
    if (byte >= piece->end && byte > piece->start)
        byte = piece->end - 1;
    return lk_word_of(item, piece, (uint32_t)byte);
}

static bool is_of(const Search *search, LkSpan span)
{
    return span.file != NULL && span.line > 0 && lk_text_equal(lk_text(span.file->name), search->file);
}

/* Searches a run. Text that comes from another file, such as that of a table of data, counts as at the place
 * of its block. */
static void search_run(Search *search, const LkFrames *frames, size_t page, const LkItem *item)
{
    LkPiece piece;
    for (size_t index = 0; lk_next_piece(frames, item, &index, &piece);) {
        if (!is_of(search, piece.span)) {
            piece.span = lk_block_span(frames, item);
            piece.is_exact = false;
        }
        if (!is_of(search, piece.span))
            continue;
        LkPiece word = wanted_word(search, item, &piece);
        offer(search, page, lk_line_box(item, word.x, word.width), word.span);
    }
}

static void search_picture(Search *search, const LkFrames *frames, size_t page, const LkItem *item)
{
    LkSpan span = item->span.file != NULL ? item->span : lk_block_span(frames, item);
    if (is_of(search, span))
        offer(search, page, (LkArea){item->x, item->y, item->width, item->height}, span);
}

static void search_page(Search *search, const LkFrames *frames, size_t number, LkArena *arena)
{
    LkPage page = lk_page_whole(&frames->pages[number - 1], arena);
    for (size_t i = 0; i < page.count; i++) {
        const LkItem *item = &page.items[i];
        switch (item->kind) {
        case LK_ITEM_GLYPHS:
            search_run(search, frames, number, item);
            break;
        case LK_ITEM_IMAGE:
            search_picture(search, frames, number, item);
            break;
        case LK_ITEM_RULE:
        case LK_ITEM_FILL:
        case LK_ITEM_LINK:
        case LK_ITEM_FIELD: /* have no place in the source of their own */
            break;
        }
    }
}

bool lk_map_find(const LkFrames *frames, LkText file, uint32_t line, uint32_t column, LkArena *arena,
                 LkMapped *mapped)
{
    Search search = {.file = file, .line = line, .column = column == 0 ? 1 : column};
    for (size_t i = 1; i <= frames->count; i++) {
        LkChildArena *work = lk_child_arena_open(arena);
        search_page(&search, frames, i, work->arena);
        lk_child_arena_close(work);
    }
    bool is_on_line = search.has_behind && search.behind.span.line == line &&
                      !(search.has_before && search.before.span.line == line);
    *mapped = search.has_before && !is_on_line ? search.before : search.behind;
    return search.has_before || search.has_behind;
}
