/* A number for what a page shows and tells, so that pages that did not change are known without being drawn.
 * Places in the source are left out, and blocks are counted from the page's own first: a line that is added
 * above changes both on all pages behind it, and nothing that can be seen. */
#include "frame/frame.h"

#include <string.h>

static uint64_t mixed(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

static uint64_t with_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const char *at = bytes;
    hash = mixed(hash, length);
    for (; length >= 8; at += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = mixed(hash, word);
    }
    uint64_t word = 0;
    if (length > 0)
        memcpy(&word, at, length);
    return mixed(hash, word);
}

static uint64_t with_string(uint64_t hash, const char *string)
{
    return with_bytes(hash, string, strlen(string));
}

static uint64_t with_text(uint64_t hash, LkText text)
{
    return with_bytes(hash, text.bytes, text.length);
}

static uint64_t with_run(uint64_t hash, const LkGlyphRun *run)
{
    hash = with_string(hash, run->face->path);
    hash = mixed(hash, (uint64_t)run->size);
    hash = mixed(hash, (uint64_t)run->colour << 32 | run->note << 1 | run->strike);
    hash = mixed(hash, (uint64_t)run->rise);
    hash = with_text(hash, run->text);
    hash = with_text(hash, run->link);
    return with_bytes(hash, run->glyphs, run->count * sizeof *run->glyphs);
}

static uint64_t with_picture(uint64_t hash, const LkPicture *picture)
{
    size_t pixels = (size_t)picture->width * picture->height;
    hash = mixed(hash, (uint64_t)picture->width << 32 | picture->height);
    hash = with_text(hash, picture->jpeg);
    if (picture->pixels != NULL)
        hash = with_bytes(hash, picture->pixels, pixels * (size_t)picture->channels);
    return picture->alpha == NULL ? hash : with_bytes(hash, picture->alpha, pixels);
}

/* What an element is and stands in, whichever it is by number. */
static uint64_t with_element(uint64_t hash, const LkStructure *structure, uint32_t element)
{
    for (; element > 0 && element < structure->count; element = structure->elements[element].parent) {
        const LkElement *at = &structure->elements[element];
        hash = mixed(hash, (uint64_t)at->kind << 32 | (uint64_t)at->level);
    }
    return hash;
}

static uint64_t with_item(uint64_t hash, const LkFrames *frames, const LkItem *item, const LkItem *before,
                          uint32_t first_block)
{
    const uint64_t words[] = {
        (uint64_t)item->kind << 32 | (uint64_t)item->role << 24 | (uint64_t)item->dash << 16 |
            (uint64_t)item->line_start << 2 | (uint64_t)item->line_stretched << 1 | item->line_forced,
        (uint64_t)(item->block == 0 ? 0 : item->block - first_block + 1) << 32 | item->part,
        (uint64_t)item->colour << 1 | (before != NULL && before->element == item->element),
        (uint64_t)item->x,
        (uint64_t)item->y,
        (uint64_t)item->width,
        (uint64_t)item->height};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        hash = mixed(hash, words[i]);
    if (before == NULL || before->element != item->element)
        hash = with_element(hash, &frames->structure, item->element);
    switch (item->kind) {
    case LK_ITEM_GLYPHS:
        return with_run(hash, item->as.run);
    case LK_ITEM_IMAGE:
        return with_picture(with_text(hash, item->alt), item->as.picture);
    case LK_ITEM_LINK:
        return with_text(hash, item->as.link);
    case LK_ITEM_RULE:
        return mixed(hash, (uint64_t)item->thickness);
    default:
        return hash;
    }
}

uint64_t lk_page_hash(const LkFrames *frames, size_t number, LkArena *arena)
{
    LkPage page = lk_page_whole(&frames->pages[number - 1], arena);
    uint64_t hash = 0x9E3779B97F4A7C15u;
    uint32_t first_block = 0;
    const LkLength shape[] = {page.width,     page.height,        frames->area.x,
                              frames->area.y, frames->area.width, frames->area.height};
    hash = with_string(with_bytes(hash, shape, sizeof shape), page.label);
    for (size_t i = 0; i < page.count; i++) {
        if (first_block == 0)
            first_block = page.items[i].block;
        hash = with_item(hash, frames, &page.items[i], i == 0 ? NULL : &page.items[i - 1], first_block);
    }
    for (const LkPageTable *table = page.tables; table != NULL; table = table->next) {
        hash = with_bytes(hash, table->columns, (table->column_count + 1) * sizeof *table->columns);
        hash = with_bytes(hash, table->rows, (table->row_count + 1) * sizeof *table->rows);
    }
    return hash;
}
