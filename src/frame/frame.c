/* Builds frames. Their arrays live in the arena and grow when they are full. */
#include "frame/frame.h"

LkPage *lk_frames_add_page(LkFrames *frames, LkLength width, LkLength height, LkArena *arena)
{
    LK_GROW(arena, frames->pages, frames->count, frames->capacity, 64);
    LkPage *page = &frames->pages[frames->count++];
    *page = (LkPage){.width = width, .height = height, .label = ""};
    return page;
}

LkItem *lk_page_add(LkPage *page, LkItemKind kind, LkRole role, LkArena *arena)
{
    LK_GROW(arena, page->items, page->count, page->capacity, 64);
    LkItem *item = &page->items[page->count++];
    *item = (LkItem){.kind = kind, .role = role};
    return item;
}

static LkPageTable *add_table(LkPage *page, uint32_t block, LkLength left, const LkLength *columns,
                              size_t column_count, LkArena *arena)
{
    LkLength *edges = LK_NEW_ARRAY(arena, column_count + 1, LkLength);
    for (size_t i = 0; i <= column_count; i++)
        edges[i] = left + columns[i];
    LkPageTable *table = LK_NEW(arena, LkPageTable);
    *table =
        (LkPageTable){.next = page->tables, .block = block, .columns = edges, .column_count = column_count};
    return page->tables = table;
}

void lk_page_add_row(LkPage *page, uint32_t block, LkLength left, const LkLength *columns,
                     size_t column_count, LkLength top, LkLength height, LkArena *arena)
{
    LkPageTable *table = page->tables;
    if (table == NULL || table->block != block)
        table = add_table(page, block, left, columns, column_count, arena);
    LK_GROW(arena, table->rows, table->row_count + 1, table->capacity, 64);
    table->rows[table->row_count++] = top;
    table->rows[table->row_count] = top + height;
}

void lk_page_reserve(LkPage *page, size_t count, LkArena *arena)
{
    LK_RESERVE(arena, page->items, page->count, page->capacity, count);
}

LkPage lk_page_whole(const LkPage *page, LkArena *arena)
{
    return page->deferred == NULL ? *page : page->deferred->whole(page->deferred, page, arena);
}
