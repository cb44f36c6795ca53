/* Hashes what a page shows and tells, so that a viewer knows which pages changed without drawing them. Places
 * in the source are left out. Numbers of blocks and elements are hashed only relative to those of the item
 * before (whether it is the same block, and the path from element to element in the tree): a line that is
 * added further up changes the numbers on all later pages, but nothing that can be seen there. */
#include "frame/frame.h"

#include <string.h>

static uint64_t mixed(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

/* Hashes that are computed side by side, for speed: each step of one has to wait for the step before. */
enum { LANES = 4 };

static uint64_t with_lanes(uint64_t hash, const char *bytes, size_t length)
{
    uint64_t lanes[LANES] = {hash, ~hash, hash << 32 | hash >> 32, hash + LANES}, words[LANES];
    for (; length > 0; bytes += sizeof words, length -= sizeof words) {
        memcpy(words, bytes, sizeof words);
        for (int i = 0; i < LANES; i++)
            lanes[i] = mixed(lanes[i], words[i]);
    }
    for (int i = 0; i < LANES; i++)
        hash = mixed(hash, lanes[i]);
    return hash;
}

static uint64_t with_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const char *at = bytes;
    hash = mixed(hash, length);
    if (length >= 2 * sizeof(uint64_t[LANES])) {
        size_t part = length - length % sizeof(uint64_t[LANES]);
        hash = with_lanes(hash, at, part);
        at += part;
        length -= part;
    }
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
    hash = mixed(with_string(hash, run->face->path), run->face->index);
    hash = mixed(hash, (uint64_t)run->size);
    hash = mixed(hash, (uint64_t)run->colour << 32 | run->footnote << 1 | run->strike);
    hash = mixed(hash, (uint64_t)run->position << 60 ^ (uint64_t)run->rise);
    hash = mixed(hash, (uint64_t)run->underline << 32 ^ (uint64_t)run->underline_depth);
    hash = with_text(hash, run->text);
    hash = with_text(hash, run->link);
    return with_bytes(hash, run->glyphs, run->count * sizeof *run->glyphs);
}

static uint64_t with_picture(uint64_t hash, const LkPicture *picture)
{
    size_t pixels = (size_t)picture->width * picture->height;
    hash = mixed(hash, (uint64_t)picture->width << 32 | picture->height);
    hash = with_text(with_text(hash, picture->jpeg), picture->profile);
    if (picture->pixels != NULL)
        hash = with_bytes(hash, picture->pixels, pixels * (size_t)picture->channels);
    return picture->alpha == NULL ? hash : with_bytes(hash, picture->alpha, pixels);
}

/* The last block and element on the page so far, to which those of the next item are relative. */
typedef struct Before {
    uint32_t block, element; /* 0 = there was none */
} Before;

/* Adds whether the item continues the block before it. */
static uint64_t with_block(uint64_t hash, uint32_t block, Before *before)
{
    if (block == 0)
        return mixed(hash, 0);
    hash = mixed(hash, block == before->block ? 1 : block > before->block ? 2 : 3);
    before->block = block;
    return hash;
}

static uint32_t parent_of(const LkStructure *structure, uint32_t element)
{
    uint32_t parent = structure->elements[element].parent;
    return parent < element ? parent : 0; /* always so in what flow makes; a loop cannot become endless */
}

/* Adds how far the path from the last element to this one goes up and down the tree. */
static uint64_t with_way(uint64_t hash, const LkStructure *structure, uint32_t from, uint32_t to)
{
    bool is_back = to < from;
    uint32_t up = 0, down = 0;
    while (from != to) {
        if (from > to) {
            from = parent_of(structure, from);
            up++;
        } else {
            to = parent_of(structure, to);
            down++;
        }
    }
    return mixed(hash, (uint64_t)up << 33 | (uint64_t)down << 1 | is_back);
}

/* Adds what an element is, and what elements it stands in. */
static uint64_t with_element(uint64_t hash, const LkStructure *structure, uint32_t element, Before *before)
{
    if (element == 0 || element >= structure->count)
        return mixed(hash, 0);
    hash = with_way(hash, structure, before->element, element);
    if (element == before->element)
        return hash;
    before->element = element;
    for (; element > 0; element = parent_of(structure, element)) {
        const LkElement *at = &structure->elements[element];
        hash = mixed(hash, (uint64_t)at->kind << 40 | (uint64_t)at->numbering << 32 | (uint32_t)at->level);
        hash = mixed(hash, at->table == NULL ? 0 : at->table->columns);
    }
    return hash;
}

static uint64_t with_item(uint64_t hash, const LkFrames *frames, const LkItem *item, Before *before)
{
    const uint64_t words[] = {(uint64_t)item->kind << 32 | (uint64_t)item->role << 24 |
                                  (uint64_t)item->dash << 16 | (uint64_t)item->line_start << 2 |
                                  (uint64_t)item->line_stretched << 1 | item->line_forced,
                              (uint64_t)item->part << 32 | item->colour,
                              (uint64_t)item->x,
                              (uint64_t)item->y,
                              (uint64_t)item->width,
                              (uint64_t)item->height};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        hash = mixed(hash, words[i]);
    hash = with_block(hash, item->block, before);
    hash = with_element(hash, &frames->structure, item->element, before);
    switch (item->kind) {
    case LK_ITEM_GLYPHS:
        return with_run(hash, item->as.run);
    case LK_ITEM_IMAGE:
        return with_picture(with_text(hash, item->alt), item->as.picture);
    case LK_ITEM_LINK:
        return with_text(hash, item->as.link);
    case LK_ITEM_FIELD:
        return with_text(with_text(hash, item->as.field), item->alt);
    case LK_ITEM_RULE:
        return mixed(hash, (uint64_t)item->thickness);
    case LK_ITEM_FILL:
        break;
    }
    return hash;
}

uint64_t lk_page_hash(const LkFrames *frames, size_t number, LkArena *arena)
{
    LkPage page = lk_page_whole(&frames->pages[number - 1], arena);
    uint64_t hash = 0x9E3779B97F4A7C15u;
    Before before = {0, 0};
    const LkLength shape[] = {page.width,     page.height,        frames->area.x,
                              frames->area.y, frames->area.width, frames->area.height};
    hash = with_string(with_bytes(hash, shape, sizeof shape), page.label);
    for (size_t i = 0; i < page.count; i++)
        hash = with_item(hash, frames, &page.items[i], &before);
    for (const LkPageTable *table = page.tables; table != NULL; table = table->next) {
        hash = with_bytes(hash, table->columns, (table->column_count + 1) * sizeof *table->columns);
        hash = with_bytes(hash, table->rows, (table->row_count + 1) * sizeof *table->rows);
    }
    return hash;
}
