/* Building frames: arrays that double in the arena. */
#include "frame/frame.h"

#include <string.h>

static void *grown(void *old, size_t count, size_t *capacity, size_t size, LkArena *arena)
{
    if (count < *capacity)
        return old;
    size_t larger = *capacity == 0 ? 64 : *capacity * 2;
    void *items = lk_arena_array(arena, larger, size);
    if (count != 0)
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
    return page->late == NULL ? *page : page->late->whole(page->late, page, arena);
}
