/* Turns frames into words and graphics. Words are in reading order. Those of a paragraph that runs over two
 * pages follow one another, since furniture has a layer of its own. */
#include <string.h>

#include "base/file.h"
#include "compare/compare_private.h"

typedef struct Walk {
    LkSide *side;
    LkWordBuilder builder;
    LkArena *arena;
    uint32_t page, line, cell;
    uint32_t block, part; /* of the last glyphs */
    LkLength y;
} Walk;

static bool is_furniture(const LkItem *item)
{
    return item->role >= LK_ROLE_ARTIFACT;
}

static uint32_t style_of(const LkGlyphRun *run)
{
    uint32_t parts[] = {lk_hash32(run->face->family, strlen(run->face->family)),
                        lk_hash32(run->face->style_name, strlen(run->face->style_name)),
                        (uint32_t)(run->size * 100 / LK_POINT),
                        run->colour,
                        run->strike,
                        run->underline != 0,
                        run->rise == 0  ? 0
                        : run->rise > 0 ? 1
                                        : 2};
    return lk_hash32(parts, sizeof parts);
}

/* Adds the letters of a run. All letters of a cluster have the box of the cluster. */
static void put_run(Walk *walk, const LkItem *item)
{
    const LkGlyphRun *run = item->as.run;
    uint32_t style = style_of(run);
    LkLength x = item->x;
    for (size_t i = 0; i < run->count;) {
        size_t start = run->glyphs[i].cluster, first = i;
        LkLength width = 0;
        for (; i < run->count && run->glyphs[i].cluster == start; i++)
            width += lk_length_from_units(run->glyphs[i].advance, run->size, run->face->units_per_em) +
                     run->glyphs[i].stretch;
        size_t end = lk_cluster_text_end(run, first, i);
        LkArea box = {x, lk_item_baseline(item) - lk_baseline(item->height), width, item->height};
        for (size_t at = start; at < end;)
            lk_word_builder_letter(&walk->builder, (LkLetter){lk_utf8_next(run->text, &at), style, box});
        x += width;
    }
}

/* Adds a run of glyphs. What shares a baseline within a cell is one line. */
static void put_glyphs(Walk *walk, const LkItem *item)
{
    LkLength line = lk_item_baseline(item);
    LkLayer *layer = &walk->side->layers[is_furniture(item) ? LK_LAYER_FURNITURE : LK_LAYER_BODY];
    bool is_new_cell = item->block != walk->block || item->part != walk->part ||
                       (item->block == 0 && item->role != walk->builder.proto.role);
    bool is_new_line = item->line_start || is_new_cell || layer != walk->builder.layer ||
                       lk_distance(line, walk->y) > LK_POINT * 6;
    if (is_new_line) {
        lk_word_builder_end(&walk->builder);
        walk->line++;
        walk->cell += is_new_cell;
        walk->builder.layer = layer;
        walk->builder.proto = (LkDiffToken){.page = walk->page,
                                            .block = item->block,
                                            .cell = walk->cell,
                                            .line = walk->line,
                                            .role = item->role};
    }
    walk->block = item->block;
    walk->part = item->part;
    walk->y = line;
    put_run(walk, item);
}

/* Pictures are the same if their pixels are, whatever their files are called. */
static uint32_t picture_hash(const LkPicture *picture)
{
    size_t pixels = (size_t)picture->width * picture->height;
    uint32_t parts[] = {
        picture->width, picture->height,
        picture->pixels == NULL ? 0 : lk_hash32(picture->pixels, pixels * (size_t)picture->channels),
        picture->alpha == NULL ? 0 : lk_hash32(picture->alpha, pixels),
        lk_hash32(picture->jpeg.length == 0 ? "" : picture->jpeg.bytes, picture->jpeg.length)};
    return lk_hash32(parts, sizeof parts);
}

static LkLength rounded(LkLength length)
{
    return (length * 10 + LK_POINT / 2) / LK_POINT;
}

static void put_graphic(Walk *walk, const LkItem *item)
{
    LkDiffToken *token = lk_layer_add(&walk->side->layers[LK_LAYER_GRAPHICS], walk->arena);
    bool is_rule = item->kind == LK_ITEM_RULE, is_picture = item->kind == LK_ITEM_IMAGE;
    LkLength half = is_rule ? item->thickness / 2 : 0;
    uint32_t what = is_picture ? picture_hash(item->as.picture) : item->colour;
    const char *text =
        lk_arena_printf(walk->arena, "%u %u %u %lld %lld %lld", (unsigned)item->kind, (unsigned)item->dash,
                        (unsigned)what, (long long)rounded(item->width), (long long)rounded(item->height),
                        (long long)rounded(is_rule ? item->thickness : 0));
    *token = (LkDiffToken){
        .text = lk_text(text),
        .name = is_picture ? lk_text(lk_path_name(item->as.picture->path)) : (LkText){"", 0},
        .page = walk->page,
        .block = item->block,
        .cell = item->block,
        .line = item->block,
        .role = item->role,
        .kind = item->kind,
        .box = {item->x - half, item->y - half, item->width + 2 * half, item->height + 2 * half}};
}

static void put_page(Walk *walk, const LkPage *page)
{
    walk->block = walk->part = 0;
    walk->builder.layer = NULL;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        switch (item->kind) {
        case LK_ITEM_GLYPHS:
            put_glyphs(walk, item);
            break;
        case LK_ITEM_RULE:
        case LK_ITEM_FILL:
        case LK_ITEM_IMAGE:
            put_graphic(walk, item);
            break;
        case LK_ITEM_LINK:
        case LK_ITEM_FIELD: /* cannot be seen on the page */
            break;
        }
    }
    lk_word_builder_end(&walk->builder);
}

void lk_side_from_frames(LkSide *side, const LkFrames *frames, const LkWords *words, LkArena *arena)
{
    Walk walk = {.side = side, .arena = arena};
    lk_word_builder_start(&walk.builder, words, arena);
    side->frames = frames;
    side->sheet_count = frames->count;
    side->sheets = LK_NEW_ARRAY(arena, frames->count + 1, LkSheet);
    for (size_t i = 0; i < frames->count; i++) {
        LkChildArena *work = lk_child_arena_open(arena);
        LkPage page = lk_page_whole(&frames->pages[i], work->arena);
        side->sheets[i] = (LkSheet){page.width, page.height};
        walk.page = (uint32_t)(i + 1);
        put_page(&walk, &page);
        lk_child_arena_close(work);
    }
    lk_word_builder_finish(&walk.builder);
}
