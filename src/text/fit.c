/* Choosing line ends: the best sequence for the whole paragraph, not line after line (Knuth and Plass,
 * “Breaking Paragraphs into Lines”, 1981).
 *
 * Every opportunity is a node. A line between two nodes has a badness, the cube of how far it is stretched or
 * tightened; its cost is the square of that, so that one bad line costs more than two middling ones. Lines
 * whose letters stand unlike those of the line before cost more: so the best chain is kept for each node and
 * each class of its last line.
 *
 * Lines to a node are tried from the nearest first node that is narrow enough, which only moves on from node
 * to node, up to lines too loose to matter: the work grows with the text times the opportunities of one line.
 *
 * Where a line cannot be filled, or a piece was parted between its letters, a second pass may also divide
 * words between the words within them, and part what rules hold together (fit_nodes.c). */
#include "text/fit.h"

/* Lines with more slack than this part of the measure are not tried when there is another. */
#define LOOSE_PART 4
/* A line that stays short by more than this part of ก calls for the second pass. */
#define REST_PERCENT 43

/* Adds the line from a node to the chains of another; returns its slack. */
static LkLength try_line(const LkFit *fit, size_t index, LkFitNode *to, int64_t extra)
{
    const LkFitNode *from = &fit->nodes[index];
    LkStretchPoints points;
    LkLength slack = lk_fit_measure(fit, from) - lk_fit_width(fit, from, to, &points);
    int class = 1;
    int64_t cost = lk_fit_line_cost(fit, from, to, points, slack, &class) + extra;
    bool alone = from->cluster == 0 || lk_fit_is_last(fit, to);
    LkFitChain *chain = &to->chains[class];
    for (int c = 0; c < LK_FIT_CLASSES; c++) {
        if (from->chains[c].cost == LK_FIT_NEVER)
            continue;
        int64_t all = from->chains[c].cost + cost + (alone ? 0 : lk_fit_neighbour_cost(class, c));
        if (all < chain->cost)
            *chain = (LkFitChain){all, (uint32_t)index, (uint32_t)c};
    }
    to->cost = chain->cost < to->cost ? chain->cost : to->cost;
    return slack;
}

static bool is_narrow(const LkFit *fit, const LkFitNode *from, const LkFitNode *to)
{
    LkStretchPoints points;
    LkLength width = lk_fit_width(fit, from, to, &points);
    return width - lk_shrink(points, fit->justify) <= lk_fit_measure(fit, from);
}

static void find_best(LkFit *fit, size_t index)
{
    LkFitNode *node = &fit->nodes[index];
    bool may_skip = fit->justify != LK_JUSTIFY_NONE && !lk_fit_is_last(fit, node);
    node->cost = LK_FIT_NEVER;
    for (int c = 0; c < LK_FIT_CLASSES; c++)
        node->chains[c].cost = LK_FIT_NEVER;
    while (fit->nearest < index && !is_narrow(fit, &fit->nodes[fit->nearest], node))
        fit->nearest++;
    if (is_narrow(fit, &fit->nodes[0], node))
        try_line(fit, 0, node, 0);
    bool found = false;
    for (size_t k = fit->nearest; k < index; k++) {
        bool is_loose = try_line(fit, k, node, 0) > fit->measure / LOOSE_PART;
        if (is_loose && found && may_skip)
            break;
        found = found || !(is_loose || fit->nodes[k].emergency);
    }
    if (node->cost == LK_FIT_NEVER) /* a single cluster is wider than the line: there is no other way */
        try_line(fit, index - 1, node, LK_FIT_EMERGENCY_COST * 4);
}

static void choose(LkTextContext *context, LkFit *fit)
{
    lk_fit_make_nodes(context, fit);
    fit->nearest = 1;
    for (int c = 0; c < LK_FIT_CLASSES; c++)
        fit->nodes[0].chains[c].cost = c == 1 ? 0 : LK_FIT_NEVER;
    for (size_t i = 1; i < fit->count; i++)
        find_best(fit, i);
}

/* A walk over the lines of the choice, from the last to the first. */
typedef struct Walk {
    size_t node; /* the line's end; 0 = the walk is over */
    uint32_t class;
} Walk;

static Walk walk_from_end(const LkFit *fit)
{
    Walk walk = {fit->count - 1, 0};
    const LkFitChain *chains = fit->nodes[walk.node].chains;
    for (uint32_t c = 1; c < LK_FIT_CLASSES; c++)
        walk.class = chains[c].cost < chains[walk.class].cost ? c : walk.class;
    return walk;
}

static void walk_on(const LkFit *fit, Walk *walk)
{
    const LkFitChain *chain = &fit->nodes[walk->node].chains[walk->class];
    *walk = (Walk){chain->from, chain->from_class};
}

static bool needs_second_pass(const LkFit *fit)
{
    for (Walk walk = walk_from_end(fit); walk.node > 0; walk_on(fit, &walk)) {
        const LkFitNode *to = &fit->nodes[walk.node], *from = &fit->nodes[to->chains[walk.class].from];
        if (to->emergency)
            return true;
        if (lk_fit_is_last(fit, to))
            continue;
        LkStretchPoints points;
        LkLength slack = lk_fit_measure(fit, from) - lk_fit_width(fit, from, to, &points);
        if (lk_share(points, fit->justify, slack).rest > fit->shaped->letter * REST_PERCENT / 100)
            return true;
    }
    return false;
}

size_t lk_fit_lines(LkTextContext *context, const LkSection *section, const LkShaped *shaped,
                    const LkParagraph *paragraph, bool first_section, const LkAvoided *avoided,
                    LkLineEnd **ends, int64_t *cost)
{
    LkLength first_measure = paragraph->spec.measure - (first_section ? paragraph->spec.first_indent : 0);
    LkFit fit = {
        .section = section,
        .shaped = shaped,
        .avoided = avoided,
        .justify = (LkJustify)paragraph->spec.justify,
        .is_centred = paragraph->spec.alignment == LK_ALIGNMENT_CENTRE,
        .measure = paragraph->spec.measure,
        .first_measure = first_measure > 0 ? first_measure : paragraph->spec.measure / 4,
    };
    choose(context, &fit);
    if (fit.justify == LK_JUSTIFY_THAI && needs_second_pass(&fit)) {
        fit.divided = lk_thai_divisions(context->engine->words, section, context->scratch);
        choose(context, &fit);
    }
    size_t lines = 0;
    for (Walk walk = walk_from_end(&fit); walk.node > 0; walk_on(&fit, &walk))
        lines++;
    *ends = LK_NEW_ARRAY(context->scratch, lines + 1, LkLineEnd);
    *cost = fit.nodes[fit.count - 1].cost;
    size_t line = lines;
    for (Walk walk = walk_from_end(&fit); walk.node > 0; walk_on(&fit, &walk)) {
        const LkFitNode *node = &fit.nodes[walk.node];
        (*ends)[--line] = (LkLineEnd){node->cluster, node->is_told};
        *cost -= lk_fit_avoided_cost(&fit, node->cluster);
    }
    return lines;
}
