/* Turns matched words into differences that people can read: what was inserted, deleted or changed, by cell
 * and by block. */
#include <stdlib.h>

#include "compare/compare_private.h"

/* ---- Inserted, deleted and changed words */

typedef struct Run {
    LkGathering tokens;
    uint32_t unit; /* cell or block */
} Run;

typedef struct Runs {
    Run *items;
    size_t count;
} Runs;

/* Returns the words of a hunk that have no partner, on one side. They are cut into runs where a word with a
 * partner stands between them, and where another cell or block begins. */
static Runs runs_of(const LkMatchSide *row, size_t start, size_t end, bool by_cell, LkArena *arena)
{
    Runs runs = {LK_NEW_ARRAY(arena, end - start + 1, Run), 0};
    bool was_matched = true;
    for (size_t i = start; i < end; i++) {
        const LkDiffToken *token = &row->layer->tokens[row->order[i]];
        bool is_matched = row->partner[row->order[i]] != LK_NO_PARTNER;
        uint32_t unit = by_cell ? token->cell : token->block;
        if (!is_matched) {
            if (was_matched || runs.items[runs.count - 1].unit != unit)
                runs.items[runs.count++] = (Run){.unit = unit};
            lk_gather(&runs.items[runs.count - 1].tokens, token, arena);
        }
        was_matched = is_matched;
    }
    return runs;
}

static void add(LkChanges *changes, LkLayerKind layer, const LkGathering *a, const LkGathering *b,
                LkArena *arena)
{
    LkDifferenceKind kind = a == NULL   ? LK_DIFFERENCE_INSERTED
                            : b == NULL ? LK_DIFFERENCE_DELETED
                                        : LK_DIFFERENCE_CHANGED;
    LkChange *change = lk_changes_add(changes, kind, layer, arena);
    const LkGathering *shown = b != NULL ? b : a;
    if (layer != LK_LAYER_BODY)
        change->noun = lk_noun(shown->tokens[0]);
    if (a != NULL)
        lk_trace(&change->a, a, changes->a, layer == LK_LAYER_GRAPHICS, false, arena);
    if (b != NULL)
        lk_trace(&change->b, b, changes->b, layer == LK_LAYER_GRAPHICS, false, arena);
}

static void add_runs(LkChanges *changes, LkLayerKind layer, const Runs *a, const Runs *b, LkArena *arena)
{
    bool in_pairs = a->count == b->count;
    for (size_t i = 0; i < a->count; i++)
        add(changes, layer, &a->items[i].tokens, in_pairs ? &b->items[i].tokens : NULL, arena);
    for (size_t i = 0; i < b->count && !in_pairs; i++)
        add(changes, layer, NULL, &b->items[i].tokens, arena);
}

static void find_words(LkChanges *changes, LkLayerKind layer, const LkMatch *match, LkArena *arena)
{
    for (size_t i = 0; i < match->hunk_count; i++) {
        const LkHunk *hunk = &match->hunks[i];
        Runs a = runs_of(&match->a, hunk->a, hunk->a_end, true, arena);
        Runs b = runs_of(&match->b, hunk->b, hunk->b_end, true, arena);
        if (a.count != b.count) {
            a = runs_of(&match->a, hunk->a, hunk->a_end, false, arena);
            b = runs_of(&match->b, hunk->b, hunk->b_end, false, arena);
        }
        add_runs(changes, layer, &a, &b, arena);
    }
}

/* ---- Rules, fills and pictures: those of one block and page are one difference */

static int by_page_and_block(const void *left, const void *right)
{
    const LkDiffToken *a = *(const LkDiffToken *const *)left, *b = *(const LkDiffToken *const *)right;
    bool a_picture = a->kind == LK_ITEM_IMAGE, b_picture = b->kind == LK_ITEM_IMAGE;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    if (a_picture != b_picture)
        return a_picture ? -1 : 1;
    return a < b ? -1 : a > b; /* both are in one array, whose order is kept */
}

static LkGathering left_of(const LkMatchSide *row, LkArena *arena)
{
    LkGathering left = {0};
    for (size_t i = 0; i < row->layer->count; i++)
        if (row->partner[i] == LK_NO_PARTNER)
            lk_gather(&left, &row->layer->tokens[i], arena);
    if (left.count > 0)
        qsort(left.tokens, left.count, sizeof *left.tokens, by_page_and_block);
    return left;
}

static bool is_same_group(const LkDiffToken *a, const LkDiffToken *b)
{
    return a->page == b->page && a->block == b->block &&
           (a->kind == LK_ITEM_IMAGE) == (b->kind == LK_ITEM_IMAGE);
}

static LkGathering group_at(const LkGathering *all, size_t start)
{
    size_t end = start + 1;
    while (end < all->count && is_same_group(all->tokens[start], all->tokens[end]))
        end++;
    return (LkGathering){all->tokens + start, end - start, 0};
}

/* Whether two groups may be versions of each other: on the same page, and both pictures or neither. */
static bool are_versions(const LkGathering *a, const LkGathering *b)
{
    return a->tokens[0]->page == b->tokens[0]->page &&
           (a->tokens[0]->kind == LK_ITEM_IMAGE) == (b->tokens[0]->kind == LK_ITEM_IMAGE);
}

static void find_graphics(LkChanges *changes, const LkMatch *match, LkArena *arena)
{
    LkGathering a = left_of(&match->a, arena), b = left_of(&match->b, arena);
    size_t i = 0, k = 0;
    while (i < a.count || k < b.count) {
        LkGathering in_a = {0}, in_b = {0};
        if (i < a.count)
            in_a = group_at(&a, i);
        if (k < b.count)
            in_b = group_at(&b, k);
        bool both = in_a.count > 0 && in_b.count > 0 && are_versions(&in_a, &in_b);
        bool a_first = in_b.count == 0 || (in_a.count > 0 && in_a.tokens[0]->page <= in_b.tokens[0]->page);
        add(changes, LK_LAYER_GRAPHICS, both || a_first ? &in_a : NULL, both || !a_first ? &in_b : NULL,
            arena);
        i += both || a_first ? in_a.count : 0;
        k += both || !a_first ? in_b.count : 0;
    }
}

/* ---- Pages */

static void find_pages(LkChanges *changes, LkArena *arena)
{
    const LkSide *a = changes->a, *b = changes->b;
    size_t count = a->sheet_count > b->sheet_count ? a->sheet_count : b->sheet_count;
    for (size_t i = 0; i < count; i++) {
        bool in_a = i < a->sheet_count, in_b = i < b->sheet_count;
        if (in_a && in_b && lk_distance(a->sheets[i].width, b->sheets[i].width) <= LK_POINT &&
            lk_distance(a->sheets[i].height, b->sheets[i].height) <= LK_POINT)
            continue;
        LkChange *change = lk_changes_add(changes, LK_DIFFERENCE_PAGE, LK_LAYER_BODY, arena);
        change->noun = in_a && in_b ? "paper" : "page";
        LkTrace *traces[] = {&change->a, &change->b};
        const LkSide *sides[] = {a, b};
        for (int side = 0; side < 2; side++) {
            if (i >= sides[side]->sheet_count)
                continue;
            LkSheet sheet = sides[side]->sheets[i];
            traces[side]->spots = LK_NEW(arena, LkSpot);
            traces[side]->spots[0] = (LkSpot){(uint32_t)(i + 1), {0, 0, sheet.width, sheet.height}};
            traces[side]->spot_count = 1;
        }
    }
}

/* ---- All differences */

uint32_t lk_change_page(const LkChange *change)
{
    return change->b.spot_count > 0 ? change->b.spots[0].page : change->a.spots[0].page;
}

static int by_page(const void *left, const void *right)
{
    const LkChange *a = left, *b = right;
    uint32_t p = lk_change_page(a), q = lk_change_page(b);
    if (p != q)
        return p < q ? -1 : 1;
    const LkArea *in_a = a->b.spot_count > 0 ? &a->b.spots[0].box : &a->a.spots[0].box;
    const LkArea *in_b = b->b.spot_count > 0 ? &b->b.spots[0].box : &b->a.spots[0].box;
    if (in_a->y != in_b->y)
        return in_a->y < in_b->y ? -1 : 1;
    if (in_a->x != in_b->x)
        return in_a->x < in_b->x ? -1 : 1;
    return a->rank < b->rank ? -1 : 1;
}

LkChanges *lk_changes_find(LkSide *a, LkSide *b, const LkReadInk *ink, size_t ink_count, LkArena *arena)
{
    LkChanges *changes = LK_NEW(arena, LkChanges);
    LkMatch matches[LK_LAYER_COUNT];
    changes->a = a;
    changes->b = b;
    changes->words = b->layers[LK_LAYER_BODY].count + b->layers[LK_LAYER_FURNITURE].count;
    for (int layer = 0; layer < LK_LAYER_COUNT; layer++) {
        lk_number_texts(&a->layers[layer], &b->layers[layer], arena);
        matches[layer] = lk_match(&a->layers[layer], &b->layers[layer], (LkLayerKind)layer, arena);
    }
    find_words(changes, LK_LAYER_BODY, &matches[LK_LAYER_BODY], arena);
    find_words(changes, LK_LAYER_FURNITURE, &matches[LK_LAYER_FURNITURE], arena);
    find_graphics(changes, &matches[LK_LAYER_GRAPHICS], arena);
    lk_find_moves(changes, matches, arena);
    if (ink_count > 0)
        lk_find_ink(changes, ink, ink_count, arena);
    find_pages(changes, arena);
    for (size_t i = 0; i < changes->count; i++) {
        changes->items[i].rank = i;
        changes->kinds[changes->items[i].kind]++;
    }
    if (changes->count > 0)
        qsort(changes->items, changes->count, sizeof *changes->items, by_page);
    return changes;
}
