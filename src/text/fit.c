/* Choosing line ends: the best sequence for the whole paragraph, not line after line.
 *
 * Every opportunity is a node; a line between two nodes costs the square of its slack, so that room is shared
 * evenly instead of left as a hole in one line. A look back from a node ends at the first line that would be
 * too wide, so the work grows with the text times the opportunities of one line. All costs are integers: the
 * same breaks everywhere. */
#include "text/text_private.h"

/* Slack is counted in thousandths of the measure; its square is at most a million. */
#define SLACK_SCALE 1000
/* What each line costs by itself: the slack of 4 % of a measure. Keeps a paragraph from growing by a line for
 * evenness. */
#define LINE_COST 1600
/* A break inside a piece that does not fit: worse than any slack. */
#define EMERGENCY_COST 3000000
/* A last line of fewer than two clusters: worse than 60 % of slack in the line before. */
#define RUNT_COST     400000
#define RUNT_CLUSTERS 2
/* A line that ends inside a compound: as bad as this much slack. Where lines are not filled, slack is no
 * hole. */
#define COMPOUND_COST        (300 * 300)
#define COMPOUND_COST_RAGGED (600 * 600)

typedef struct Node {
    size_t cluster; /* a line may end before this cluster */
    bool emergency, compound;
    int64_t cost;
    size_t from; /* best previous node */
} Node;

typedef struct Fit {
    const LkShaped *shaped;
    LkLength *sums; /* advance of clusters [0, i) */
    Node *nodes;
    size_t count;
    LkLength measure, first_measure;
    int64_t compound_cost;
} Fit;

size_t lk_ink_end(const LkShaped *shaped, size_t first, size_t end)
{
    while (end > first && shaped->clusters[end - 1].blank)
        end--;
    return end;
}

static LkLength *prefix_sums(const LkShaped *shaped, LkArena *scratch)
{
    LkLength *sums = LK_NEW_ARRAY(scratch, shaped->cluster_count + 1, LkLength);
    for (size_t i = 0; i < shaped->cluster_count; i++)
        sums[i + 1] = sums[i] + shaped->clusters[i].advance;
    return sums;
}

static LkLength width_between(const Fit *fit, size_t first, size_t end)
{
    return fit->sums[lk_ink_end(fit->shaped, first, end)] - fit->sums[first];
}

static LkLength measure_from(const Fit *fit, size_t first)
{
    return first == 0 ? fit->first_measure : fit->measure;
}

static bool may_end(const LkSection *section, const LkShaped *shaped, size_t cluster, uint8_t flag)
{
    return (section->flags[shaped->clusters[cluster].character] & flag) != 0;
}

static void warn_piece(LkTextContext *context, const LkSection *section, const Fit *fit, size_t first,
                       size_t end)
{
    size_t character = fit->shaped->clusters[first].character;
    size_t from = section->offsets[character], to = section->offsets[fit->shaped->clusters[end].character];
    LkText piece = lk_text_trim(lk_text_slice(section->text, from, to));
    const LkStyleRun *style = section->styles;
    while (style + 1 < section->styles + section->style_count && style[1].start <= character)
        style++;
    LkSpan span = lk_character_span(style, character);
    span.length = (uint32_t)lk_utf8_count(piece);
    size_t shown = piece.length;
    if (shown > 90) {
        shown = 90;
        while (shown > 0 && ((unsigned char)piece.bytes[shown] & 0xC0) == 0x80)
            shown--;
    }
    lk_warning(context->diagnostics, "W-line-wide", span,
               "widen the column, or put a zero-width space where it may part",
               "“%.*s%s” is wider than its line (%.1f pt) and is parted between letters", (int)shown,
               piece.bytes, shown < piece.length ? "…" : "", lk_length_points(fit->measure));
}

/* Nodes at all opportunities, and inside pieces that fit on no line at each cluster. */
static void make_nodes(LkTextContext *context, LkSection *section, Fit *fit)
{
    const LkShaped *shaped = fit->shaped;
    size_t count = shaped->cluster_count;
    LkLength least = fit->measure < fit->first_measure ? fit->measure : fit->first_measure;
    fit->nodes = LK_NEW_ARRAY(context->scratch, count + 1, Node);
    fit->nodes[fit->count++] = (Node){0};
    size_t piece = 0;
    for (size_t i = 1; i <= count; i++) {
        if (i < count && !may_end(section, shaped, i, LK_CHAR_BREAK))
            continue;
        if (width_between(fit, piece, i) > (piece == 0 ? least : fit->measure)) {
            /* When the document fails for another reason, how its lines would look is no news. */
            if (width_between(fit, piece, i) > fit->measure && context->diagnostics->errors == 0)
                warn_piece(context, section, fit, piece, i);
            for (size_t k = piece + 1; k < i; k++)
                if (may_end(section, shaped, k, LK_CHAR_CLUSTER) && !shaped->clusters[k].blank)
                    fit->nodes[fit->count++] = (Node){.cluster = k, .emergency = true};
        }
        bool compound = i < count && may_end(section, shaped, i, LK_CHAR_COMPOUND);
        fit->nodes[fit->count++] = (Node){.cluster = i, .compound = compound};
        piece = i;
    }
}

static int64_t line_cost(const Fit *fit, const Node *from, const Node *to, LkLength width, LkLength measure)
{
    bool last = to->cluster == fit->shaped->cluster_count;
    int64_t cost = LINE_COST;
    if (last) {
        size_t ink = lk_ink_end(fit->shaped, from->cluster, to->cluster) - from->cluster;
        if (from->cluster > 0 && ink < RUNT_CLUSTERS)
            cost += RUNT_COST;
    } else {
        int64_t slack = measure > width ? (measure - width) * SLACK_SCALE / measure : 0;
        cost += slack * slack;
    }
    return cost + (to->emergency ? EMERGENCY_COST : 0) + (to->compound ? fit->compound_cost : 0);
}

static void find_best(Fit *fit, size_t index)
{
    Node *node = &fit->nodes[index];
    bool found = false;
    for (size_t k = index; k-- > 0;) {
        const Node *from = &fit->nodes[k];
        LkLength measure = measure_from(fit, from->cluster);
        LkLength width = width_between(fit, from->cluster, node->cluster);
        if (width > measure && found && from->cluster > 0)
            break;
        if (width > measure && (found || k + 1 < index))
            continue; /* the first line may be the wider one: look at node 0 before giving up */
        int64_t cost = from->cost + line_cost(fit, from, node, width, measure);
        if (width > measure)
            cost += EMERGENCY_COST * 4; /* one cluster wider than the line: nothing better exists */
        if (!found || cost < node->cost) {
            node->cost = cost;
            node->from = k;
            found = true;
        }
        if (width > measure)
            break;
    }
}

size_t lk_fit_lines(LkTextContext *context, LkSection *section, const LkShaped *shaped,
                    const LkParagraphShape *shape, bool first_section, size_t **ends)
{
    LkArena *scratch = context->scratch;
    LkLength first_measure = shape->measure - (first_section ? shape->first_indent : 0);
    Fit fit = {
        .shaped = shaped,
        .sums = prefix_sums(shaped, scratch),
        .measure = shape->measure,
        .compound_cost = shape->justify == LK_JUSTIFY_NONE ? COMPOUND_COST_RAGGED : COMPOUND_COST,
        .first_measure = first_measure > 0 ? first_measure : shape->measure / 4,
    };
    make_nodes(context, section, &fit);
    for (size_t i = 1; i < fit.count; i++)
        find_best(&fit, i);
    size_t lines = 0;
    for (size_t i = fit.count - 1; i > 0; i = fit.nodes[i].from)
        lines++;
    *ends = LK_NEW_ARRAY(scratch, lines + 1, size_t);
    size_t line = lines;
    for (size_t i = fit.count - 1; i > 0; i = fit.nodes[i].from)
        (*ends)[--line] = fit.nodes[i].cluster;
    return lines;
}
