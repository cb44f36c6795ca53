/* Finds the shortest edit from one sequence of numbers to another, in linear space (Myers, “An O(ND)
 * Difference Algorithm and Its Variations”, 1986, §4b): first the middle of the path of edits, then each of
 * its halves.
 *
 * Two documents that have nothing in common would cost the product of their lengths. So the search for a
 * middle gives up after `patience` rounds and splits the sequences where it came furthest. Each time it gives
 * up it has moved on by as many places as it had rounds, so that all of it costs at most (n + m) × patience
 * steps. The result is then an edit, though perhaps not the shortest. */
#include <string.h>

#include "compare/compare_private.h"

/* A page has some 400 words, so two versions of a page are compared exactly, however different they are. */
#define LEAST_PATIENCE 512

typedef struct Diff {
    const uint32_t *a, *b;
    uint32_t *a_partner, *b_partner;
    ptrdiff_t *forward, *backward; /* for each diagonal: the furthest place in `a` that was reached */
    ptrdiff_t patience;
} Diff;

/* A part of both sequences: [a, a_end) against [b, b_end). Diagonal d has the points with a − b = d. */
typedef struct Part {
    ptrdiff_t a, a_end, b, b_end;
} Part;

typedef struct Point {
    ptrdiff_t a, b;
} Point;

/* The diagonals that a search has reached. */
typedef struct Reach {
    ptrdiff_t low, high;
} Reach;

static void widen(Reach *reach, const Part *part, ptrdiff_t *furthest, ptrdiff_t unreached)
{
    if (reach->low > part->a - part->b_end)
        furthest[--reach->low - 1] = unreached;
    else
        reach->low++;
    if (reach->high < part->a_end - part->b)
        furthest[++reach->high + 1] = unreached;
    else
        reach->high--;
}

static ptrdiff_t step_forward(const Diff *diff, const Part *part, ptrdiff_t diagonal)
{
    ptrdiff_t below = diff->forward[diagonal - 1], above = diff->forward[diagonal + 1];
    ptrdiff_t a = below < above ? above : below + 1, b = a - diagonal;
    while (a < part->a_end && b < part->b_end && diff->a[a] == diff->b[b]) {
        a++;
        b++;
    }
    return diff->forward[diagonal] = a;
}

static ptrdiff_t step_backward(const Diff *diff, const Part *part, ptrdiff_t diagonal)
{
    ptrdiff_t below = diff->backward[diagonal - 1], above = diff->backward[diagonal + 1];
    ptrdiff_t a = below < above ? below : above - 1, b = a - diagonal;
    while (a > part->a && b > part->b && diff->a[a - 1] == diff->b[b - 1]) {
        a--;
        b--;
    }
    return diff->backward[diagonal] = a;
}

/* Returns the point that is furthest from the end where its search began. */
static Point best_so_far(const Diff *diff, const Part *part, Reach forward, Reach backward)
{
    Point from_start = {part->a, part->b}, from_end = {part->a_end, part->b_end};
    for (ptrdiff_t d = forward.low; d <= forward.high; d += 2) {
        ptrdiff_t a = diff->forward[d] < part->a_end ? diff->forward[d] : part->a_end, b = a - d;
        Point point = b > part->b_end ? (Point){part->b_end + d, part->b_end} : (Point){a, b};
        if (point.a + point.b > from_start.a + from_start.b)
            from_start = point;
    }
    for (ptrdiff_t d = backward.low; d <= backward.high; d += 2) {
        ptrdiff_t a = diff->backward[d] > part->a ? diff->backward[d] : part->a, b = a - d;
        Point point = b < part->b ? (Point){part->b + d, part->b} : (Point){a, b};
        if (point.a + point.b < from_end.a + from_end.b)
            from_end = point;
    }
    ptrdiff_t gone = from_start.a + from_start.b - part->a - part->b;
    ptrdiff_t come = part->a_end + part->b_end - from_end.a - from_end.b;
    return gone >= come ? from_start : from_end;
}

/* Returns a point on a shortest path through the part, or, when patience is out, on a good one. Neither
 * sequence is empty, and neither their first nor their last numbers are equal. */
static Point middle(const Diff *diff, const Part *part)
{
    ptrdiff_t first = part->a - part->b, last = part->a_end - part->b_end;
    Reach forward = {first, first}, backward = {last, last};
    bool is_odd = ((first - last) & 1) != 0;
    diff->forward[first] = part->a;
    diff->backward[last] = part->a_end;
    for (ptrdiff_t round = 1;; round++) {
        widen(&forward, part, diff->forward, -1);
        for (ptrdiff_t d = forward.high; d >= forward.low; d -= 2) {
            ptrdiff_t a = step_forward(diff, part, d);
            if (is_odd && d >= backward.low && d <= backward.high && diff->backward[d] <= a)
                return (Point){a, a - d};
        }
        widen(&backward, part, diff->backward, PTRDIFF_MAX);
        for (ptrdiff_t d = backward.high; d >= backward.low; d -= 2) {
            ptrdiff_t a = step_backward(diff, part, d);
            if (!is_odd && d >= forward.low && d <= forward.high && a <= diff->forward[d])
                return (Point){a, a - d};
        }
        if (round >= diff->patience)
            return best_so_far(diff, part, forward, backward);
    }
}

static void pair(const Diff *diff, ptrdiff_t a, ptrdiff_t b)
{
    diff->a_partner[a] = (uint32_t)b;
    diff->b_partner[b] = (uint32_t)a;
}

/* Recursion solves the smaller half, the loop goes on with the larger one: so the depth is at most the
 * logarithm of the length. */
static void solve(const Diff *diff, Part part)
{
    for (;;) {
        for (; part.a < part.a_end && part.b < part.b_end && diff->a[part.a] == diff->b[part.b]; part.a++)
            pair(diff, part.a, part.b++);
        while (part.a < part.a_end && part.b < part.b_end &&
               diff->a[part.a_end - 1] == diff->b[part.b_end - 1])
            pair(diff, --part.a_end, --part.b_end);
        if (part.a == part.a_end || part.b == part.b_end)
            return;
        Point point = middle(diff, &part);
        Part before = {part.a, point.a, part.b, point.b}, behind = {point.a, part.a_end, point.b, part.b_end};
        bool is_first_smaller =
            point.a - part.a + point.b - part.b < part.a_end - point.a + part.b_end - point.b;
        solve(diff, is_first_smaller ? before : behind);
        part = is_first_smaller ? behind : before;
    }
}

/* Returns the patience for sequences of this length: with its root, the time stays near n × √n. */
static ptrdiff_t patience_for(size_t length)
{
    ptrdiff_t patience = LEAST_PATIENCE;
    while ((size_t)patience * (size_t)patience < length)
        patience *= 2;
    return patience;
}

void lk_diff(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, uint32_t *a_partner,
             uint32_t *b_partner, LkArena *arena)
{
    memset(a_partner, 0xFF, a_count * sizeof *a_partner);
    memset(b_partner, 0xFF, b_count * sizeof *b_partner);
    if (a_count == 0 || b_count == 0)
        return;
    LkChildArena *work = lk_child_arena_open(arena);
    size_t diagonals = a_count + b_count + 3; /* one more at each end, as the search looks beyond */
    ptrdiff_t *room = LK_NEW_ARRAY(work->arena, 2 * diagonals, ptrdiff_t);
    Diff diff = {a,
                 b,
                 a_partner,
                 b_partner,
                 room + b_count + 1,
                 room + diagonals + b_count + 1,
                 patience_for(a_count + b_count)};
    solve(&diff, (Part){0, (ptrdiff_t)a_count, 0, (ptrdiff_t)b_count});
    lk_child_arena_close(work);
}
