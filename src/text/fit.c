/* Choosing line ends: the best sequence for the whole paragraph, not line after line (Knuth and Plass,
 * “Breaking Paragraphs into Lines”, 1981).
 *
 * Every opportunity is a node. A line between two nodes has a badness: how much of what it can be stretched
 * it must be, cubed; its cost is the square of that, so that one bad line costs more than two middling ones.
 * A look back from a node ends at the first line that would be too wide, so the work grows with the text
 * times the opportunities of one line. All costs are integers: the same breaks everywhere. */
#include "text/text_private.h"

/* The badness of a line that is stretched just as far as it should be; and of one that cannot be filled, to
 * which up to as much again is added for how far it falls short. */
#define BADNESS_FULL  100
#define BADNESS_WORST 10000
/* Added before squaring: each line costs something, so that a paragraph takes no further line only to be more
 * even. */
#define LINE_PENALTY 10
/* Where lines are not filled, this share of the measure may stay empty as if it were stretch. */
#define RAGGED_NUMERATOR   3
#define RAGGED_DENOMINATOR 10
/* A line that ends inside a compound is as bad as one stretched half as far again as it should be. Ragged
 * lines have no holes to avoid, so there whole compounds count for more. */
#define COMPOUND_COST        (300 * 300)
#define COMPOUND_COST_RAGGED (800 * 800)
/* A line that ends behind a connective (และ, ของ), or between the given name and the surname of a person. */
#define WEAK_COST (120 * 120)
/* A piece of a single cluster belongs to its neighbour: a line should not begin with one that follows its
 * word without a blank (ใด, นี้), nor end with one that stands behind a blank (ณ). */
#define LONE_COST (50 * 50)
/* A line end that is avoided since it made a river (LkAvoided). */
#define AVOIDED_COST ((int64_t)400 * 400)
/* A last line of fewer than two clusters; and one that is shorter than a twelfth of the measure. */
#define RUNT_CLUSTERS 2
#define RUNT_COST     (1000 * 1000)
#define SHORT_PART    12
#define SHORT_COST    (70 * 70)
/* An emergency: a break inside a piece that fits on no line. It costs more than any line that cannot be
 * filled. It costs less at a blank where a rule forbids a break (๙๕.๗ คะแนน), or between two words that a
 * rule holds together (ความ and โปร่งใส), than between letters; and more within a number. */
#define EMERGENCY_COST  ((int64_t)6 * BADNESS_WORST * BADNESS_WORST)
#define AT_BLANK_PART   8
#define AT_WORD_PART    4
#define IN_NUMBER_TIMES 2

typedef struct Node {
    size_t cluster; /* a line may end before this cluster */
    bool emergency, compound, weak;
    bool at_blank, at_word, in_number; /* of an emergency */
    bool lone_before,
        lone_after; /* the piece on that side is a single cluster that belongs to the other side */
    int64_t cost;
    size_t from; /* best previous node */
} Node;

/* Totals of the clusters [0, i): the width of any line is the difference of two of them. */
typedef struct Sum {
    LkLength advance;
    LkStretchPoints points; /* a gap counts with the cluster before it */
} Sum;

typedef struct Fit {
    const LkSection *section;
    const LkShaped *shaped;
    const LkParagraph *paragraph;
    const LkAvoided *avoided;
    Sum *sums;
    LkLength em; /* of the smallest type in the section */
    Node *nodes;
    size_t count;
    LkLength measure, first_measure;
} Fit;

size_t lk_ink_end(const LkShaped *shaped, size_t first, size_t end)
{
    while (end > first && shaped->clusters[end - 1].blank)
        end--;
    return end;
}

static Sum *prefix_sums(const LkSection *section, const LkShaped *shaped, LkArena *scratch)
{
    Sum *sums = LK_NEW_ARRAY(scratch, shaped->cluster_count + 1, Sum);
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        sums[i + 1] = sums[i];
        sums[i + 1].advance += shaped->clusters[i].advance;
        LkStretchPoints points = lk_stretch_points(section, shaped, i), *sum = &sums[i + 1].points;
        sum->blanks += points.blanks;
        sum->bound += points.bound;
        sum->gaps += points.gaps;
    }
    return sums;
}

static LkLength width_between(const Fit *fit, size_t first, size_t end)
{
    return fit->sums[lk_ink_end(fit->shaped, first, end)].advance - fit->sums[first].advance;
}

static LkLength measure_from(const Fit *fit, size_t first)
{
    return first == 0 ? fit->first_measure : fit->measure;
}

static bool may_end(const LkSection *section, const LkShaped *shaped, size_t cluster, uint8_t flag)
{
    return (section->flags[shaped->clusters[cluster].character] & flag) != 0;
}

/* Whether two words meet here that a rule holds together. */
static bool is_at_word(const Fit *fit, size_t cluster)
{
    LkBreakReason reason = (LkBreakReason)fit->section->reasons[fit->shaped->clusters[cluster].character];
    return reason == LK_REASON_PREFIX || reason == LK_REASON_NAME || reason == LK_REASON_UNIT;
}

/* Whether a piece that is too wide fits when it is broken at its blanks and between its words only. */
static bool fits_in_parts(const Fit *fit, size_t first, size_t end)
{
    size_t part = first;
    for (size_t i = first + 1; i <= end; i++) {
        if (i < end && !fit->shaped->clusters[i - 1].blank && !is_at_word(fit, i))
            continue;
        if (width_between(fit, part, i) > fit->measure)
            return false;
        part = i;
    }
    return true;
}

static bool is_of_number(const Fit *fit, size_t cluster)
{
    uint32_t c = fit->section->characters[fit->shaped->clusters[cluster].character];
    return lk_digit_value(c) >= 0 || c == '.' || c == ',';
}

static Node emergency_node(const Fit *fit, size_t cluster)
{
    return (Node){.cluster = cluster,
                  .emergency = true,
                  .at_blank = fit->shaped->clusters[cluster - 1].blank,
                  .at_word = is_at_word(fit, cluster),
                  .in_number = is_of_number(fit, cluster - 1) && is_of_number(fit, cluster)};
}

static int64_t emergency_cost(const Node *node)
{
    return !node->emergency  ? 0
           : node->at_blank  ? EMERGENCY_COST / AT_BLANK_PART
           : node->at_word   ? EMERGENCY_COST / AT_WORD_PART
           : node->in_number ? EMERGENCY_COST * IN_NUMBER_TIMES
                             : EMERGENCY_COST;
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
    lk_tell(context->diagnostics, LK_W_LINE_WIDE, span,
            LK_WITH(lk_named_string("text", lk_arena_printf(context->arena, "%.*s%s", (int)shown, piece.bytes,
                                                            shown < piece.length ? "…" : "")),
                    lk_named_decimal("measure", lk_length_points(fit->measure), 1),
                    lk_named_term("where", fits_in_parts(fit, first, end) ? LK_TERM_BETWEEN_WORDS
                                                                          : LK_TERM_BETWEEN_LETTERS)));
}

/* Counts what no line end may divide, up to RUNT_CLUSTERS: แ, ก and ะ count as one. */
static size_t count_parts(const Fit *fit, size_t first, size_t ink)
{
    size_t parts = 0;
    for (size_t i = first; i < ink && parts < RUNT_CLUSTERS; i++)
        parts += may_end(fit->section, fit->shaped, i, LK_CHAR_CLUSTER);
    return parts;
}

/* Makes a node at each opportunity; inside pieces that fit on no line, at each cluster. */
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
            /* After an error nothing is printed: then how the lines would look matters to nobody. */
            if (width_between(fit, piece, i) > fit->measure && context->diagnostics->errors == 0)
                warn_piece(context, section, fit, piece, i);
            for (size_t k = piece + 1; k < i; k++)
                if (may_end(section, shaped, k, LK_CHAR_CLUSTER) && !shaped->clusters[k].blank)
                    fit->nodes[fit->count++] = emergency_node(fit, k);
        }
        bool compound = i < count && may_end(section, shaped, i, LK_CHAR_COMPOUND);
        bool weak = i < count && may_end(section, shaped, i, LK_CHAR_WEAK);
        bool lone = !weak && lk_is_thai_letter(section->characters[shaped->clusters[piece].character]) &&
                    count_parts(fit, piece, lk_ink_end(shaped, piece, i)) < 2;
        bool behind_blank = piece > 0 && shaped->clusters[piece - 1].blank;
        if (lone && !behind_blank)
            fit->nodes[fit->count - 1].lone_after = true;
        fit->nodes[fit->count++] =
            (Node){.cluster = i, .compound = compound, .weak = weak, .lone_before = lone && behind_blank};
        piece = i;
    }
}

/* Badness of `slack` when `room` can be had: BADNESS_FULL when all of it is used. */
static int64_t badness(LkLength slack, LkLength room)
{
    if (slack <= 0)
        return 0;
    if (room <= 0 || slack / 5 > room)
        return BADNESS_WORST;
    int64_t ratio = slack * 1000 / room; /* at most 5000 and a bit */
    int64_t bad = BADNESS_FULL * ratio * ratio / 1000 * ratio / 1000000;
    return bad < BADNESS_WORST ? bad : BADNESS_WORST;
}

static int64_t line_badness(const Fit *fit, size_t first, size_t ink, LkLength slack, LkLength measure)
{
    if (fit->paragraph->spec.justify == LK_JUSTIFY_NONE)
        return badness(slack, measure * RAGGED_NUMERATOR / RAGGED_DENOMINATOR);
    const LkStretchPoints *from = &fit->sums[first].points,
                          *to = &fit->sums[ink > first ? ink - 1 : first].points;
    LkStretchPoints points = {to->blanks - from->blanks, to->bound - from->bound, to->gaps - from->gaps};
    LkStretch room = lk_stretch(points, fit->em, fit->paragraph);
    LkLength all = room.blanks + room.most + room.bound;
    if (slack > all && fit->paragraph->spec.justify == LK_JUSTIFY_THAI)
        return BADNESS_WORST + (slack - all) * BADNESS_WORST / measure; /* the shorter, the worse */
    return badness(slack, room.blanks + room.good);
}

static int64_t last_line_cost(const Fit *fit, size_t first, size_t ink, LkLength width, LkLength measure)
{
    if (first == 0)
        return 0;
    if (count_parts(fit, first, ink) < RUNT_CLUSTERS)
        return RUNT_COST;
    return width < measure / SHORT_PART ? SHORT_COST : 0;
}

static bool is_avoided(const LkAvoided *avoided, size_t cluster)
{
    for (size_t i = 0; i < avoided->count; i++)
        if (avoided->clusters[i] == cluster)
            return true;
    return false;
}

static int64_t line_cost(const Fit *fit, const Node *from, const Node *to, LkLength width, LkLength measure)
{
    bool last = to->cluster == fit->shaped->cluster_count;
    bool ragged = fit->paragraph->spec.justify == LK_JUSTIFY_NONE;
    size_t ink = lk_ink_end(fit->shaped, from->cluster, to->cluster);
    int64_t bad = last ? 0 : line_badness(fit, from->cluster, ink, measure - width, measure);
    int64_t cost = (LINE_PENALTY + bad) * (LINE_PENALTY + bad);
    if (last)
        cost += last_line_cost(fit, from->cluster, ink, width, measure);
    if (to->compound)
        cost += ragged ? COMPOUND_COST_RAGGED : COMPOUND_COST;
    cost += to->weak ? WEAK_COST : 0;
    if (!last && from->cluster > 0)
        cost += from->lone_after ? LONE_COST : 0;
    cost += to->lone_before && !last ? LONE_COST : 0;
    if (!last && is_avoided(fit->avoided, to->cluster))
        cost += AVOIDED_COST;
    return cost + emergency_cost(to);
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
            cost += EMERGENCY_COST * 4; /* a single cluster is wider than the line: there is no other way */
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
                    const LkParagraph *paragraph, bool first_section, const LkAvoided *avoided, size_t **ends,
                    int64_t *cost)
{
    LkArena *scratch = context->scratch;
    LkLength first_measure = paragraph->spec.measure - (first_section ? paragraph->spec.first_indent : 0);
    Fit fit = {
        .section = section,
        .shaped = shaped,
        .paragraph = paragraph,
        .avoided = avoided,
        .sums = prefix_sums(section, shaped, scratch),
        .em = lk_smallest_em(shaped, 0, shaped->run_count),
        .measure = paragraph->spec.measure,
        .first_measure = first_measure > 0 ? first_measure : paragraph->spec.measure / 4,
    };
    make_nodes(context, section, &fit);
    for (size_t i = 1; i < fit.count; i++)
        find_best(&fit, i);
    size_t lines = 0;
    for (size_t i = fit.count - 1; i > 0; i = fit.nodes[i].from)
        lines++;
    *ends = LK_NEW_ARRAY(scratch, lines + 1, size_t);
    size_t line = lines;
    *cost = fit.nodes[fit.count - 1].cost;
    for (size_t i = fit.count - 1; i > 0; i = fit.nodes[i].from) {
        (*ends)[--line] = fit.nodes[i].cluster;
        *cost -= is_avoided(avoided, fit.nodes[i].cluster) ? AVOIDED_COST : 0;
    }
    return lines;
}
