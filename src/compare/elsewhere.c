/* Finds runs of words that both sides have, but in another order: a paragraph that changed places with the
 * next one, a table that was sorted by another column. Looks up three words at a time among the words that
 * the comparison in order left without partners. Where they occur several times, it takes the place where the
 * most words behind them are equal too. */
#include "compare/compare_private.h"

#define SEED 3 /* words that a run begins with */
#define CANDIDATES                                                                                           \
    16           /* places tried for a run: without a bound, frequent words would take quadratic time        \
                  */
#define LEAST 10 /* letters of a run: three short words may stand together by chance */

typedef struct Index {
    uint32_t *heads, *next; /* lists of places in b, by the hash of the words there; 1-based, 0 = end */
    size_t mask;
} Index;

static uint32_t id_at(const LkMatchSide *row, size_t at)
{
    return row->layer->tokens[row->order[at]].id;
}

static bool is_left(const LkMatchSide *row, size_t at)
{
    return at < row->count && row->partner[row->order[at]] == LK_NO_PARTNER;
}

static bool has_seed(const LkMatchSide *row, size_t at)
{
    for (size_t i = 0; i < SEED; i++)
        if (!is_left(row, at + i))
            return false;
    return true;
}

static size_t slot_of(const LkMatchSide *row, size_t at, size_t mask)
{
    uint32_t ids[SEED];
    for (size_t i = 0; i < SEED; i++)
        ids[i] = id_at(row, at + i);
    return lk_hash32(ids, sizeof ids) & mask;
}

/* Makes the index of a side. It is filled from the end, so that the first places come first in their lists.
 */
static Index index_of(const LkMatchSide *row, LkArena *arena)
{
    size_t size = 64;
    while (size < row->count)
        size *= 2;
    Index index = {LK_NEW_ARRAY(arena, size, uint32_t), LK_NEW_ARRAY(arena, row->count + 1, uint32_t),
                   size - 1};
    for (size_t at = row->count; at-- > 0;) {
        if (!has_seed(row, at))
            continue;
        size_t slot = slot_of(row, at, index.mask);
        index.next[at] = index.heads[slot];
        index.heads[slot] = (uint32_t)at + 1;
    }
    return index;
}

static size_t common_run(const LkMatch *match, size_t a, size_t b)
{
    size_t length = 0;
    while (is_left(&match->a, a + length) && is_left(&match->b, b + length) &&
           id_at(&match->a, a + length) == id_at(&match->b, b + length))
        length++;
    return length;
}

static size_t letters_of(const LkMatchSide *row, size_t start, size_t count)
{
    size_t letters = 0;
    for (size_t i = start; i < start + count; i++)
        letters += lk_utf8_count(row->layer->tokens[row->order[i]].text);
    return letters;
}

void lk_match_elsewhere(LkMatch *match, LkArena *arena)
{
    LkChildArena *work = lk_child_arena_open(arena);
    Index index = index_of(&match->b, work->arena);
    for (size_t a = 0; a < match->a.count;) {
        size_t longest = 0, found = 0, tried = 0;
        uint32_t place = has_seed(&match->a, a) ? index.heads[slot_of(&match->a, a, index.mask)] : 0;
        for (; place != 0 && tried < CANDIDATES; place = index.next[place - 1], tried++) {
            size_t length = common_run(match, a, place - 1);
            if (length > longest) {
                longest = length;
                found = place - 1;
            }
        }
        if (longest < SEED || letters_of(&match->a, a, longest) < LEAST) {
            a++;
            continue;
        }
        for (size_t i = 0; i < longest; i++) {
            match->a.partner[match->a.order[a + i]] = match->b.order[found + i];
            match->b.partner[match->b.order[found + i]] = match->a.order[a + i];
        }
        a += longest;
    }
    lk_child_arena_close(work);
}
