/* What a line costs: how far it is stretched or tightened, and where it ends. All costs are integers: the
 * same breaks everywhere. */
#include "text/fit.h"

/* The badness of a line that is stretched just as far as it should be. */
#define BADNESS_FULL 100
/* What counts as that, in thousandths of the natural width of blanks and of ก: a line stretched so far looks
 * loose, one tightened so far tight. */
enum { BLANK_WIDER = 1400, BLANK_NARROWER = 200, GAP_WIDER = 121, GAP_NARROWER = 26 };
/* The badness of a line that stays short, for the width of ก. */
#define REST_BADNESS 870
/* Added before squaring: each line costs something, so that a paragraph takes no further line only to be more
 * even. */
#define LINE_PENALTY 10
/* Where lines are not filled, this share of the measure may stay empty as if it were stretch. */
#define RAGGED_NUMERATOR   3
#define RAGGED_DENOMINATOR 10
/* Texts of no more lines are no running text. */
#define FEW_LINES 4
/* A line that ends inside a compound. Ragged lines have no holes to avoid, so there whole compounds count for
 * more. */
#define COMPOUND_COST        (280 * 280)
#define COMPOUND_COST_RAGGED (800 * 800)
/* A line that ends behind a connective (และ, ของ), or between the given name and the surname of a person. */
#define WEAK_COST (260 * 260)
/* A line that ends inside a word that is no compound, and one that parts what a rule holds together. */
#define DEAR_COST (500 * 500)
#define TIED_COST (1200 * 1200)
/* A piece of a single cluster belongs to its neighbour: a line should not begin with one that follows its
 * word without a blank (ใด, นี้), nor end with one that stands behind a blank (ณ). */
#define LONE_COST (50 * 50)
/* A line end that is avoided since it made a river (LkAvoided). */
#define AVOIDED_COST ((int64_t)400 * 400)
/* A last line of fewer than two clusters. */
#define RUNT_CLUSTERS 2
#define RUNT_COST     (1000 * 1000)
/* For each class between the letters of neighbouring lines, squared. */
#define NEIGHBOUR_COST 1000
/* Parts and times of the cost of an emergency. */
#define AT_BLANK_PART   8
#define AT_WORD_PART    4
#define IN_NUMBER_TIMES 2

static int64_t at_most(int64_t value, int64_t most)
{
    return value < most ? value : most;
}

static int64_t ragged_badness(LkLength slack, LkLength measure)
{
    LkLength room = measure * RAGGED_NUMERATOR / RAGGED_DENOMINATOR;
    if (slack <= 0)
        return 0;
    if (room <= 0 || slack / 5 > room)
        return LK_FIT_BADNESS_WORST / 2;
    int64_t ratio = slack * 1000 / room; /* at most 5000 and a bit */
    return at_most(BADNESS_FULL * ratio * ratio / 1000 * ratio / 1000000, LK_FIT_BADNESS_WORST / 2);
}

/* How far the line is from its natural look, in thousandths of as far as it should be. */
static int64_t distance(const LkShare *share)
{
    int64_t blank = share->blank >= 1000 ? (int64_t)(share->blank - 1000) * 1000 / BLANK_WIDER
                                         : (int64_t)(1000 - share->blank) * 1000 / BLANK_NARROWER;
    int64_t gap =
        share->gap >= 0 ? (int64_t)share->gap * 1000 / GAP_WIDER : (int64_t)-share->gap * 1000 / GAP_NARROWER;
    return blank > gap ? blank : gap;
}

static int class_of(int gap)
{
    int class = (gap + LK_FIT_CLASS_STEP + LK_FIT_CLASS_STEP / 2) / LK_FIT_CLASS_STEP;
    return class < 0 ? 0 : class < LK_FIT_CLASSES ? class : LK_FIT_CLASSES - 1;
}

static int64_t filled_badness(const LkFit *fit, LkStretchPoints points, LkLength slack, int *class)
{
    LkShare share = lk_share(points, fit->justify, slack);
    *class = class_of(share.gap);
    int64_t far = at_most(distance(&share), 10000);
    int64_t bad = BADNESS_FULL * far * far / 1000 * far / 1000000;
    if (share.rest > 0 && fit->shaped->letter > 0)
        bad += REST_BADNESS * share.rest / fit->shaped->letter;
    return at_most(bad, LK_FIT_BADNESS_WORST);
}

static int64_t last_line_cost(const LkFit *fit, const LkFitNode *from, const LkFitNode *to)
{
    bool is_runt = from->cluster > 0 && lk_fit_count_parts(fit, from->cluster, to->ink) < RUNT_CLUSTERS;
    return is_runt ? RUNT_COST : 0;
}

static int64_t emergency_cost(const LkFitNode *node)
{
    return !node->emergency  ? 0
           : node->at_blank  ? LK_FIT_EMERGENCY_COST / AT_BLANK_PART
           : node->at_word   ? LK_FIT_EMERGENCY_COST / AT_WORD_PART
           : node->in_number ? LK_FIT_EMERGENCY_COST * IN_NUMBER_TIMES
                             : LK_FIT_EMERGENCY_COST;
}

/* What it costs that a line ends at a node. */
static int64_t end_cost(const LkFit *fit, const LkFitNode *node)
{
    int64_t cost = emergency_cost(node);
    if (node->compound)
        cost += fit->justify == LK_JUSTIFY_NONE ? COMPOUND_COST_RAGGED : COMPOUND_COST;
    if (node->weak)
        cost += WEAK_COST;
    if (node->tied)
        cost += TIED_COST;
    else if (node->dear)
        cost += DEAR_COST;
    if (node->lone_before)
        cost += LONE_COST;
    return cost;
}

int64_t lk_fit_avoided_cost(const LkFit *fit, size_t cluster)
{
    for (size_t i = 0; i < fit->avoided->count; i++)
        if (fit->avoided->clusters[i] == cluster)
            return AVOIDED_COST;
    return 0;
}

int64_t lk_fit_neighbour_cost(int class, int other)
{
    return (int64_t)NEIGHBOUR_COST * (class - other) * (class - other);
}

/* The badness of the last of several ragged lines: centred ones are to be alike; of others the last should
 * not be a word alone, which is up to half of the measure. */
static int64_t last_ragged_badness(const LkFit *fit, const LkFitNode *from, LkLength slack)
{
    LkLength all = fit->shaped->totals[fit->shaped->cluster_count].advance;
    if (from->cluster == 0 || (!fit->is_centred && all > FEW_LINES * fit->measure))
        return 0;
    return ragged_badness(fit->is_centred ? slack : slack - fit->measure / 2, fit->measure);
}

int64_t lk_fit_line_cost(const LkFit *fit, const LkFitNode *from, const LkFitNode *to, LkStretchPoints points,
                         LkLength slack, int *class)
{
    *class = 1;
    if (lk_fit_is_last(fit, to)) {
        int64_t bad = LINE_PENALTY;
        if (fit->justify == LK_JUSTIFY_NONE)
            bad += last_ragged_badness(fit, from, slack);
        else if (slack < 0)
            bad += filled_badness(fit, points, slack, class);
        return bad * bad + last_line_cost(fit, from, to);
    }
    int64_t bad =
        LINE_PENALTY + (fit->justify == LK_JUSTIFY_NONE ? ragged_badness(slack, lk_fit_measure(fit, from))
                                                        : filled_badness(fit, points, slack, class));
    return bad * bad + end_cost(fit, to) + lk_fit_avoided_cost(fit, to->cluster) +
           (from->lone_after && from->cluster > 0 ? LONE_COST : 0);
}
