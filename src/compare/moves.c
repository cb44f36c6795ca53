/* Finds what is the same on both sides but moved or looks different. Words that moved by the same distance
 * are one difference, over any number of paragraphs. A block whose words moved by different distances has
 * been broken into other lines. */
#include "compare/compare_private.h"

/* A block may have moved in a few parts, such as the rows of a table above and below one that grew. With more
 * or smaller parts it has been broken into other lines. */
#define MOST_PARTS  3
#define LEAST_WORDS 3

/* How the two of a pair are apart. */
typedef struct Way {
    uint32_t from, to; /* pages */
    LkLength dx, dy;
} Way;

typedef struct Group {
    LkGathering a, b;
    Way way;
    bool is_reflowed; /* its words went different ways: it has other lines */
    bool is_still;
    uint32_t block; /* of a */
    LkLayerKind layer;
} Group;

typedef struct Groups {
    Group *items;
    size_t count, capacity;
} Groups;

static Way way_of(const LkDiffToken *a, const LkDiffToken *b)
{
    return (Way){a->page, b->page, b->box.x - a->box.x, b->box.y - a->box.y};
}

static bool is_same_way(Way a, Way b)
{
    return a.from == b.from && a.to == b.to && lk_distance(a.dx, b.dx) <= LK_TOLERANCE &&
           lk_distance(a.dy, b.dy) <= LK_TOLERANCE;
}

static bool is_still(Way way)
{
    return way.from == way.to && lk_distance(way.dx, 0) <= LK_TOLERANCE &&
           lk_distance(way.dy, 0) <= LK_TOLERANCE;
}

static Group *add_group(Groups *groups, LkArena *arena)
{
    LK_GROW(arena, groups->items, groups->count, groups->capacity, 32);
    return &groups->items[groups->count++];
}

/* The pairs of a block that went from one page to the same other, or stayed on their page. */
typedef struct Piece {
    const LkDiffToken **a, **b;
    size_t count;
    const LkDiffToken *a_end, *b_end; /* of the layers */
} Piece;

/* Gathers a word, with the further parts that it was cut into. */
static void gather_word(LkGathering *gathering, const LkDiffToken *token, const LkDiffToken *end,
                        LkArena *arena)
{
    lk_gather(gathering, token, arena);
    for (const LkDiffToken *rest = token + 1; rest < end && rest->is_rest; rest++)
        lk_gather(gathering, rest, arena);
}

static Way piece_way(const Piece *piece, size_t at)
{
    return way_of(piece->a[at], piece->b[at]);
}

static size_t part_end(const Piece *piece, size_t start)
{
    size_t end = start + 1;
    while (end < piece->count && is_same_way(piece_way(piece, start), piece_way(piece, end)))
        end++;
    return end;
}

static void add_part(Groups *groups, const Piece *piece, size_t start, size_t end, LkLayerKind layer,
                     bool is_reflowed, LkArena *arena)
{
    Way way = piece_way(piece, start);
    Group *last = groups->count == 0 ? NULL : &groups->items[groups->count - 1];
    bool still = !is_reflowed && is_still(way);
    bool goes_on =
        last != NULL && last->layer == layer && last->is_reflowed == is_reflowed && last->is_still == still &&
        (is_reflowed
             ? last->block == piece->a[start]->block && last->way.from == way.from && last->way.to == way.to
             : is_same_way(last->way, way));
    Group *group = goes_on ? last : add_group(groups, arena);
    if (!goes_on)
        *group = (Group){.way = way,
                         .is_reflowed = is_reflowed,
                         .is_still = still,
                         .block = piece->a[start]->block,
                         .layer = layer};
    for (size_t i = start; i < end && !still; i++) {
        if (is_reflowed && is_still(piece_way(piece, i)))
            continue;
        gather_word(&group->a, piece->a[i], piece->a_end, arena);
        gather_word(&group->b, piece->b[i], piece->b_end, arena);
    }
}

/* Whether the piece moved as a whole or in a few parts. */
static bool goes_in_parts(const Piece *piece)
{
    size_t parts = 0, shortest = piece->count, moved = piece->count;
    bool is_one_way = true;
    for (size_t start = 0; start < piece->count; parts++) {
        size_t end = part_end(piece, start);
        shortest = end - start < shortest ? end - start : shortest;
        if (!is_still(piece_way(piece, start))) {
            moved = moved == piece->count ? start : moved;
            is_one_way &= is_same_way(piece_way(piece, moved), piece_way(piece, start));
        }
        start = end;
    }
    return is_one_way || (parts <= MOST_PARTS && shortest >= LEAST_WORDS);
}

static void add_piece(Groups *groups, const Piece *piece, LkLayerKind layer, LkArena *arena)
{
    if (!goes_in_parts(piece)) {
        add_part(groups, piece, 0, piece->count, layer, true, arena);
        return;
    }
    for (size_t start = 0; start < piece->count;) {
        size_t end = part_end(piece, start);
        add_part(groups, piece, start, end, layer, false, arena);
        start = end;
    }
}

static bool is_same_piece(const LkDiffToken *a, const LkDiffToken *b, const LkDiffToken *first_a,
                          const LkDiffToken *first_b)
{
    return a->block == first_a->block && a->page == first_a->page && b->page == first_b->page;
}

/* A layer without tokens may have none to point behind. */
static const LkDiffToken *end_of(const LkLayer *layer)
{
    return layer->count > 0 ? layer->tokens + layer->count : layer->tokens;
}

static void group_layer(Groups *groups, const LkMatch *match, LkLayerKind layer, LkArena *arena)
{
    size_t count = match->a.layer->count;
    Piece piece = {.a = LK_NEW_ARRAY(arena, count + 1, const LkDiffToken *),
                   .b = LK_NEW_ARRAY(arena, count + 1, const LkDiffToken *),
                   .a_end = end_of(match->a.layer),
                   .b_end = end_of(match->b.layer)};
    for (size_t i = 0; i < count; i++) {
        if (!lk_are_partners(match, i))
            continue;
        const LkDiffToken *a = &match->a.layer->tokens[i], *b = &match->b.layer->tokens[match->a.partner[i]];
        if (piece.count > 0 && !is_same_piece(a, b, piece.a[0], piece.b[0])) {
            add_piece(groups, &piece, layer, arena);
            piece.count = 0;
        }
        piece.a[piece.count] = a;
        piece.b[piece.count++] = b;
    }
    if (piece.count > 0)
        add_piece(groups, &piece, layer, arena);
}

/* ---- Differences of groups */

static size_t count_lines(const LkGathering *gathering, bool *is_one_block)
{
    size_t lines = 0;
    *is_one_block = true;
    for (size_t i = 0; i < gathering->count; i++) {
        lines += i == 0 || gathering->tokens[i]->line != gathering->tokens[i - 1]->line;
        *is_one_block &= gathering->tokens[i]->block == gathering->tokens[0]->block;
    }
    return lines;
}

/* Whether rules and fills moved with the words around them: then they are not reported, nor do they widen a
 * box. */
static bool goes_with_words(const Groups *groups, size_t words, const Group *graphic)
{
    for (size_t i = 0; i < words; i++) {
        const Group *group = &groups->items[i];
        bool is_its_table = group->is_reflowed && group->block == graphic->block && group->block != 0;
        if (!group->is_still && group->way.from == graphic->way.from && group->way.to == graphic->way.to &&
            (is_its_table || (!group->is_reflowed && is_same_way(group->way, graphic->way))))
            return true;
    }
    return false;
}

static void add_move(LkChanges *changes, const Group *group, LkArena *arena)
{
    LkChange *change = lk_changes_add(
        changes, group->is_reflowed ? LK_DIFFERENCE_REFLOWED : LK_DIFFERENCE_MOVED, group->layer, arena);
    change->lines = count_lines(&group->a, &change->is_one_block);
    change->noun = change->is_one_block ? lk_noun(group->a.tokens[0]) : "lines";
    change->dx = group->is_reflowed ? 0 : group->way.dx;
    change->dy = group->is_reflowed ? 0 : group->way.dy;
    lk_trace(&change->a, &group->a, changes->a, true, true, arena);
    lk_trace(&change->b, &group->b, changes->b, true, true, arena);
}

/* ---- Restyled words */

static void add_restyled(LkChanges *changes, LkLayerKind layer, const LkGathering *a, const LkGathering *b,
                         LkArena *arena)
{
    LkChange *change = lk_changes_add(changes, LK_DIFFERENCE_RESTYLED, layer, arena);
    change->noun = layer == LK_LAYER_BODY ? "words" : lk_noun(b->tokens[0]);
    lk_trace(&change->a, a, changes->a, false, true, arena);
    lk_trace(&change->b, b, changes->b, false, true, arena);
}

static void find_restyled(LkChanges *changes, const LkMatch *match, LkLayerKind layer, LkArena *arena)
{
    LkGathering a = {0}, b = {0};
    for (size_t i = 0; i < match->a.layer->count; i++) {
        if (!lk_are_partners(match, i))
            continue;
        const LkDiffToken *from = &match->a.layer->tokens[i],
                          *to = &match->b.layer->tokens[match->a.partner[i]];
        bool is_restyled = from->style != to->style && from->style != 0 && to->style != 0 &&
                           lk_text_equal(from->text, to->text); /* not if one word became two */
        bool ends = a.count > 0 && (!is_restyled || from->block != a.tokens[0]->block);
        if (ends) {
            add_restyled(changes, layer, &a, &b, arena);
            a = b = (LkGathering){0};
        }
        if (is_restyled) {
            lk_gather(&a, from, arena);
            lk_gather(&b, to, arena);
        }
    }
    if (a.count > 0)
        add_restyled(changes, layer, &a, &b, arena);
}

void lk_find_moves(LkChanges *changes, const LkMatch matches[LK_LAYER_COUNT], LkArena *arena)
{
    Groups groups = {0};
    group_layer(&groups, &matches[LK_LAYER_BODY], LK_LAYER_BODY, arena);
    size_t words = groups.count;
    group_layer(&groups, &matches[LK_LAYER_FURNITURE], LK_LAYER_FURNITURE, arena);
    group_layer(&groups, &matches[LK_LAYER_GRAPHICS], LK_LAYER_GRAPHICS, arena);
    for (size_t i = 0; i < groups.count; i++) {
        const Group *group = &groups.items[i];
        if (group->is_still || (i >= words && goes_with_words(&groups, words, group)))
            continue;
        add_move(changes, group, arena);
    }
    find_restyled(changes, &matches[LK_LAYER_BODY], LK_LAYER_BODY, arena);
    find_restyled(changes, &matches[LK_LAYER_FURNITURE], LK_LAYER_FURNITURE, arena);
}
