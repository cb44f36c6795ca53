/* Finds for each word of one side its partner on the other. */
#include <stdlib.h>
#include <string.h>

#include "compare/compare_private.h"

/* ---- Numbering texts: equal ones get equal numbers */

typedef struct Names {
    const LkDiffToken **slots; /* open addressing; a power of two */
    size_t mask;
    uint32_t used;
} Names;

static uint32_t number_of(Names *names, const LkDiffToken *token)
{
    size_t slot = lk_hash32(token->text.bytes, token->text.length) & names->mask;
    while (names->slots[slot] != NULL && !lk_text_equal(names->slots[slot]->text, token->text))
        slot = (slot + 1) & names->mask;
    if (names->slots[slot] != NULL)
        return names->slots[slot]->id;
    names->slots[slot] = token;
    return names->used++;
}

void lk_number_texts(LkLayer *a, LkLayer *b, LkArena *arena)
{
    LkChildArena *work = lk_child_arena_open(arena);
    size_t size = 64;
    while (size < 2 * (a->count + b->count))
        size *= 2;
    Names names = {LK_NEW_ARRAY(work->arena, size, const LkDiffToken *), size - 1, 0};
    for (size_t i = 0; i < a->count; i++)
        a->tokens[i].id = number_of(&names, &a->tokens[i]);
    for (size_t i = 0; i < b->count; i++)
        b->tokens[i].id = number_of(&names, &b->tokens[i]);
    lk_child_arena_close(work);
}

/* ---- By order */

static void list_left(LkMatchSide *row, LkArena *arena)
{
    row->order = LK_NEW_ARRAY(arena, row->layer->count + 1, uint32_t);
    row->count = 0;
    for (size_t i = 0; i < row->layer->count; i++)
        if (row->partner[i] == LK_NO_PARTNER)
            row->order[row->count++] = (uint32_t)i;
}

static uint32_t *ids_of(const LkMatchSide *row, LkArena *arena)
{
    uint32_t *ids = LK_NEW_ARRAY(arena, row->count + 1, uint32_t);
    for (size_t i = 0; i < row->count; i++)
        ids[i] = row->layer->tokens[row->order[i]].id;
    return ids;
}

static const LkDiffToken *token_at(const LkMatchSide *row, size_t place)
{
    return &row->layer->tokens[row->order[place]];
}

static size_t letters_between(const LkMatchSide *row, size_t start, size_t end)
{
    size_t letters = 0;
    for (size_t i = start; i < end; i++)
        letters += lk_utf8_count(token_at(row, i)->text);
    return letters;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* An island is a short word between two changes that is the same on both sides only by chance. It is taken as
 * changed too, so that people see one change and not two. Not across cells of a table, whose numbers change
 * one by one. */
#define LONGEST_ISLAND 3 /* words */

/* Whether two changes, and the words between them, are in one cell. */
static bool is_one_cell(const LkMatchSide *row, size_t left, size_t left_end, size_t right, size_t right_end)
{
    size_t first = left < left_end ? left_end - 1 : left_end, last = right < right_end ? right : right - 1;
    return token_at(row, first)->cell == token_at(row, last)->cell;
}

static bool is_island(const LkMatch *match, const LkHunk *left, const LkHunk *right)
{
    size_t words = right->a - left->a_end;
    if (words > LONGEST_ISLAND || !is_one_cell(&match->a, left->a, left->a_end, right->a, right->a_end) ||
        !is_one_cell(&match->b, left->b, left->b_end, right->b, right->b_end))
        return false;
    size_t letters = letters_between(&match->a, left->a_end, right->a);
    size_t before = larger(letters_between(&match->a, left->a, left->a_end),
                           letters_between(&match->b, left->b, left->b_end));
    size_t behind = larger(letters_between(&match->a, right->a, right->a_end),
                           letters_between(&match->b, right->b, right->b_end));
    return letters <= before && letters <= behind;
}

static void unpair(LkMatch *match, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        uint32_t *partner = &match->a.partner[match->a.order[i]];
        match->b.partner[*partner] = LK_NO_PARTNER;
        *partner = LK_NO_PARTNER;
    }
}

static void drop_islands(LkMatch *match)
{
    size_t kept = 0;
    for (size_t i = 0; i < match->hunk_count; i++) {
        LkHunk hunk = match->hunks[i];
        while (kept > 0 && is_island(match, &match->hunks[kept - 1], &hunk)) {
            LkHunk *left = &match->hunks[--kept];
            unpair(match, left->a_end, hunk.a);
            hunk = (LkHunk){left->a, hunk.a_end, left->b, hunk.b_end};
        }
        match->hunks[kept++] = hunk;
    }
    match->hunk_count = kept;
}

/* Lists the stretches without partners. Partners are in the same order on both sides here. */
static void list_hunks(LkMatch *match, const uint32_t *a_partner, const uint32_t *b_partner, LkArena *arena)
{
    size_t a_count = match->a.count, b_count = match->b.count;
    match->hunks = LK_NEW_ARRAY(arena, larger(a_count, b_count) + 2, LkHunk);
    for (size_t i = 0, k = 0; i < a_count || k < b_count;) {
        if (i < a_count && a_partner[i] != LK_NO_PARTNER && k < b_count && a_partner[i] == k) {
            i++;
            k++;
            continue;
        }
        LkHunk hunk = {i, i, k, k};
        while (hunk.a_end < a_count && a_partner[hunk.a_end] == LK_NO_PARTNER)
            hunk.a_end++;
        while (hunk.b_end < b_count && b_partner[hunk.b_end] == LK_NO_PARTNER)
            hunk.b_end++;
        match->hunks[match->hunk_count++] = hunk;
        i = hunk.a_end;
        k = hunk.b_end;
    }
}

static void pair_by_order(LkMatch *match, LkArena *arena)
{
    LkChildArena *work = lk_child_arena_open(arena);
    list_left(&match->a, arena);
    list_left(&match->b, arena);
    uint32_t *a_partner = LK_NEW_ARRAY(work->arena, match->a.count + 1, uint32_t);
    uint32_t *b_partner = LK_NEW_ARRAY(work->arena, match->b.count + 1, uint32_t);
    lk_diff(ids_of(&match->a, work->arena), match->a.count, ids_of(&match->b, work->arena), match->b.count,
            a_partner, b_partner, arena);
    for (size_t i = 0; i < match->a.count; i++) {
        if (a_partner[i] == LK_NO_PARTNER)
            continue;
        match->a.partner[match->a.order[i]] = match->b.order[a_partner[i]];
        match->b.partner[match->b.order[a_partner[i]]] = match->a.order[i];
    }
    list_hunks(match, a_partner, b_partner, arena);
    lk_child_arena_close(work);
}

/* ---- By text: the same letters, cut into other words */

/* A change beside a word can move the places where words are cut, and the end of a line divides compounds:
 * “คะแนน” and “รวม” are still the same as “คะแนนรวม”. Both sides of a hunk are walked as long as their
 * letters are equal. */
typedef struct Walking {
    const LkMatchSide *row;
    size_t at, end; /* the next word of the hunk, and its end */
    LkText rest;    /* of the word before `at`: letters that were not compared yet */
} Walking;

/* Whether two words are in different cells of a table, so that they never make one word. */
static bool parts(const LkDiffToken *before, const LkDiffToken *token)
{
    bool is_table = token->role == LK_ROLE_TABLE_CELL || token->role == LK_ROLE_TABLE_HEADER;
    return is_table && before->cell != token->cell;
}

static bool refill(Walking *walking, size_t start)
{
    const LkMatchSide *row = walking->row;
    if (walking->rest.length > 0)
        return true;
    if (walking->at == walking->end ||
        (walking->at > start && parts(token_at(row, walking->at - 1), token_at(row, walking->at))))
        return false;
    walking->rest = token_at(walking->row, walking->at++)->text;
    return true;
}

static void pair_group(LkMatch *match, size_t a, size_t a_end, size_t b, size_t b_end)
{
    for (size_t i = a; i < a_end; i++) {
        match->a.partner[match->a.order[i]] = match->b.order[b];
        match->a.layer->tokens[match->a.order[i]].is_rest = i > a;
    }
    for (size_t i = b; i < b_end; i++) {
        match->b.partner[match->b.order[i]] = match->a.order[a];
        match->b.layer->tokens[match->b.order[i]].is_rest = i > b;
    }
}

/* Pairs the words at the beginning of the hunk that have the same letters, and takes them off it. Returns
 * whether there were any. */
static bool pair_beginning(LkMatch *match, LkHunk *hunk)
{
    Walking a = {&match->a, hunk->a, hunk->a_end, {0}}, b = {&match->b, hunk->b, hunk->b_end, {0}};
    while (refill(&a, hunk->a) && refill(&b, hunk->b)) {
        size_t common = a.rest.length < b.rest.length ? a.rest.length : b.rest.length;
        if (memcmp(a.rest.bytes, b.rest.bytes, common) != 0)
            return false;
        a.rest = lk_text_slice(a.rest, common, a.rest.length);
        b.rest = lk_text_slice(b.rest, common, b.rest.length);
        if (a.rest.length > 0 || b.rest.length > 0)
            continue;
        pair_group(match, hunk->a, a.at, hunk->b, b.at);
        hunk->a = a.at;
        hunk->b = b.at;
        return true;
    }
    return false;
}

static bool refill_back(Walking *walking, size_t start)
{
    const LkMatchSide *row = walking->row;
    if (walking->rest.length > 0)
        return true;
    if (walking->at == walking->end ||
        (walking->at < start && parts(token_at(row, walking->at), token_at(row, walking->at - 1))))
        return false;
    walking->rest = token_at(walking->row, --walking->at)->text;
    return true;
}

static bool pair_ending(LkMatch *match, LkHunk *hunk)
{
    Walking a = {&match->a, hunk->a_end, hunk->a, {0}}, b = {&match->b, hunk->b_end, hunk->b, {0}};
    while (refill_back(&a, hunk->a_end) && refill_back(&b, hunk->b_end)) {
        size_t common = a.rest.length < b.rest.length ? a.rest.length : b.rest.length;
        if (memcmp(a.rest.bytes + a.rest.length - common, b.rest.bytes + b.rest.length - common, common) != 0)
            return false;
        a.rest.length -= common;
        b.rest.length -= common;
        if (a.rest.length > 0 || b.rest.length > 0)
            continue;
        pair_group(match, a.at, hunk->a_end, b.at, hunk->b_end);
        hunk->a_end = a.at;
        hunk->b_end = b.at;
        return true;
    }
    return false;
}

static void pair_by_text(LkMatch *match)
{
    size_t kept = 0;
    for (size_t i = 0; i < match->hunk_count; i++) {
        LkHunk hunk = match->hunks[i];
        while (pair_beginning(match, &hunk)) {
        }
        while (pair_ending(match, &hunk)) {
        }
        if (hunk.a < hunk.a_end || hunk.b < hunk.b_end)
            match->hunks[kept++] = hunk;
    }
    match->hunk_count = kept;
}

/* ---- By place: the same words in the same place */

typedef struct Placed {
    const LkDiffToken *token;
    uint32_t index;
} Placed;

static int by_id_and_place(const void *left, const void *right)
{
    const Placed *a = left, *b = right;
    const LkDiffToken *p = a->token, *q = b->token;
    if (p->page != q->page)
        return p->page < q->page ? -1 : 1;
    if (p->id != q->id)
        return p->id < q->id ? -1 : 1;
    if (p->box.y != q->box.y)
        return p->box.y < q->box.y ? -1 : 1;
    if (p->box.x != q->box.x)
        return p->box.x < q->box.x ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static Placed *placed(const LkMatchSide *row, size_t *count, LkArena *arena)
{
    Placed *list = LK_NEW_ARRAY(arena, row->layer->count + 1, Placed);
    *count = 0;
    for (size_t i = 0; i < row->layer->count; i++)
        if (row->partner[i] == LK_NO_PARTNER)
            list[(*count)++] = (Placed){&row->layer->tokens[i], (uint32_t)i};
    qsort(list, *count, sizeof *list, by_id_and_place);
    return list;
}

/* Returns −1, 0 or 1: `a` comes before `b`, is the same text at the same place, or comes behind. */
static int against(const LkDiffToken *a, const LkDiffToken *b)
{
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    if (lk_distance(a->box.y, b->box.y) > LK_TOLERANCE)
        return a->box.y < b->box.y ? -1 : 1;
    if (lk_distance(a->box.x, b->box.x) > LK_TOLERANCE)
        return a->box.x < b->box.x ? -1 : 1;
    return 0;
}

static void pair_by_place(LkMatch *match, LkArena *arena)
{
    LkChildArena *work = lk_child_arena_open(arena);
    size_t a_count = 0, b_count = 0;
    const Placed *a = placed(&match->a, &a_count, work->arena);
    const Placed *b = placed(&match->b, &b_count, work->arena);
    for (size_t i = 0, k = 0; i < a_count && k < b_count;) {
        int order = against(a[i].token, b[k].token);
        if (order == 0) {
            match->a.partner[a[i].index] = b[k].index;
            match->b.partner[b[k].index] = a[i].index;
        }
        i += order <= 0;
        k += order >= 0;
    }
    lk_child_arena_close(work);
}

static LkMatchSide row_of(const LkLayer *layer, LkArena *arena)
{
    LkMatchSide row = {.layer = layer, .partner = LK_NEW_ARRAY(arena, layer->count + 1, uint32_t)};
    memset(row.partner, 0xFF, (layer->count + 1) * sizeof *row.partner);
    return row;
}

LkMatch lk_match(const LkLayer *a, const LkLayer *b, LkLayerKind kind, LkArena *arena)
{
    LkMatch match = {.a = row_of(a, arena), .b = row_of(b, arena)};
    if (kind != LK_LAYER_BODY)
        pair_by_place(&match, arena);
    pair_by_order(&match, arena);
    if (kind == LK_LAYER_BODY)
        drop_islands(&match);
    if (kind != LK_LAYER_GRAPHICS)
        pair_by_text(&match);
    if (kind == LK_LAYER_BODY) {
        pair_by_place(&match, arena);
        lk_match_elsewhere(&match, arena);
    }
    return match;
}
