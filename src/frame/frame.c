/* Builds frames: their arrays lie in the arena and double when they are full. */
#include "frame/frame.h"

#include <string.h>

static void *grown(void *old, size_t count, size_t *capacity, size_t size, LkArena *arena)
{
    if (count < *capacity)
        return old;
    size_t larger = *capacity == 0 ? 64 : *capacity * 2;
    void *items = lk_arena_array(arena, larger, size);
    if (old != NULL)
        memcpy(items, old, count * size);
    *capacity = larger;
    return items;
}

LkPage *lk_frames_add_page(LkFrames *frames, LkLength width, LkLength height, LkArena *arena)
{
    frames->pages = grown(frames->pages, frames->count, &frames->capacity, sizeof(LkPage), arena);
    LkPage *page = &frames->pages[frames->count++];
    *page = (LkPage){.width = width, .height = height, .label = ""};
    return page;
}

LkItem *lk_page_add(LkPage *page, LkItemKind kind, LkRole role, LkArena *arena)
{
    page->items = grown(page->items, page->count, &page->capacity, sizeof(LkItem), arena);
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
    table->rows = grown(table->rows, table->row_count + 1, &table->capacity, sizeof *table->rows, arena);
    table->rows[table->row_count++] = top;
    table->rows[table->row_count] = top + height;
}

void lk_page_reserve(LkPage *page, size_t count, LkArena *arena)
{
    if (count <= page->capacity)
        return;
    LkItem *items = LK_NEW_ARRAY(arena, count, LkItem);
    if (page->count != 0)
        memcpy(items, page->items, page->count * sizeof *items);
    page->items = items;
    page->capacity = count;
}

LkPage lk_page_whole(const LkPage *page, LkArena *arena)
{
    return page->deferred == NULL ? *page : page->deferred->whole(page->deferred, page, arena);
}
