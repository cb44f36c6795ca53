/* Says how far a line can be stretched or tightened, to fit.c, which chooses lines, and to line.c, which
 * fills them.
 *
 * Slack goes along one curve, stage by stage; within a stage blanks and the room between letters fill in
 * proportion to what they can take. Letters move from the start, as fifty gaps hold unseen what would make
 * three blanks twice as wide: the eye sees a wide blank long before it sees such gaps. No-break blanks get
 * half of what others do until all else is used up. A line that cannot be filled is filled to these limits.
 *
 * Gaps go by the width of ก, since a narrow face bears less, and by at most 0.58 em: where letters stand 0.10
 * em apart, pdf.js and pdfminer find blanks that are not there. */
#include "text/text_private.h"

/* How far blanks and gaps are widened at the end of each stage: thousandths of a blank's natural width, and
 * of ก. */
typedef struct Stage {
    int blank, gap;
} Stage;
static const Stage natural = {1000, 0}, tightest = {830, -36};
static const Stage stages[] = {{1450, 60}, {1450, 86}, {2400, 169}, {2600, 169}};
enum { STAGES = sizeof stages / sizeof *stages, WHOLE = 1 << 20 };

/* The widest ก that is gone by, in percent of the size. */
#define WIDEST_LETTER 58
/* Letters may stand so far apart, in thousandths of ก, before Poppler parts words: at 0.03 em it does.
 * Letters that are closer than natural come before the marks of the letter before, by which Poppler puts them
 * in order. */
#define SPACED_GAP 45

/* Whether room may be added after this cluster, which is not the last: only between Thai letters. */
static bool may_stretch_after(const LkSection *section, const LkShaped *shaped, size_t cluster)
{
    size_t i = shaped->clusters[cluster].character, next = shaped->clusters[cluster + 1].character;
    uint32_t c = section->characters[i], following = next < section->count ? section->characters[next] : 0;
    if (!lk_is_thai_letter(c) || !lk_is_thai_letter(following))
        return false;
    return !(section->flags[i] & LK_CHAR_NO_STRETCH) || !(section->flags[next] & LK_CHAR_NO_STRETCH);
}

static LkLength letter_of(const LkShapedRun *run)
{
    LkLength widest = run->size * WIDEST_LETTER / 100;
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(run->face->hb_font, 0x0E01, &glyph))
        return widest;
    LkLength width = lk_length_from_units(hb_font_get_glyph_h_advance(run->face->hb_font, glyph), run->size,
                                          run->face->units_per_em);
    return width < widest ? width : widest;
}

static LkStretchPoints points_of(const LkSection *section, const LkShaped *shaped, size_t cluster,
                                 LkLength letter)
{
    const LkCluster *at = &shaped->clusters[cluster];
    if (at->blank) {
        bool is_bound = !(section->flags[at[1].character] & LK_CHAR_BREAK);
        return (LkStretchPoints){.blanks = is_bound ? at->advance / 2 : at->advance,
                                 .bound = is_bound ? at->advance / 2 : 0};
    }
    return (LkStretchPoints){.gaps = may_stretch_after(section, shaped, cluster) ? letter : 0};
}

/* Between two runs the narrower letter counts: the gap before cluster i is cut to `letter`. */
static void limit_gap(LkShaped *shaped, size_t i, LkLength letter)
{
    LkTotal *total = &shaped->totals[i];
    LkLength most = i > 0 && letter > 0 ? total[-1].points.gaps + letter : total->points.gaps;
    if (total->points.gaps > most)
        total->points.gaps = most;
}

void lk_find_stretch(const LkSection *section, LkShaped *shaped, LkArena *scratch)
{
    shaped->totals = LK_NEW_ARRAY(scratch, shaped->cluster_count + 1, LkTotal);
    size_t i = 0;
    for (size_t r = 0; r < shaped->run_count; r++) {
        const LkShapedRun *run = &shaped->runs[r];
        LkLength letter = run->first_glyph < run->end_glyph ? letter_of(run) : 0;
        bool is_text = letter > 0 && !lk_is_small(run->style);
        if (is_text && (shaped->letter == 0 || letter < shaped->letter))
            shaped->letter = letter;
        limit_gap(shaped, i, letter);
        for (; i < shaped->cluster_count && shaped->clusters[i].glyph < run->end_glyph; i++) {
            LkStretchPoints points = points_of(section, shaped, i, letter);
            const LkTotal *sum = &shaped->totals[i];
            shaped->totals[i + 1] =
                (LkTotal){sum->advance + shaped->clusters[i].advance,
                          {sum->points.blanks + points.blanks, sum->points.bound + points.bound,
                           sum->points.gaps + points.gaps}};
        }
    }
    if (shaped->letter == 0 && shaped->run_count > 0)
        shaped->letter = letter_of(&shaped->runs[0]);
}

/* Gives blanks and gaps what they take on the way from one stage to another, both in proportion; returns what
 * is left of `slack`, which is not below 0. */
static LkLength go(LkStretchPoints points, Stage from, Stage to, LkLength slack, LkShare *share)
{
    LkLength blanks = points.blanks * (to.blank - from.blank) / 1000,
             gaps = points.gaps * (to.gap - from.gap) / 1000, all = blanks + gaps;
    if (slack >= all) {
        share->blanks += blanks;
        share->gaps += gaps;
        share->blank = to.blank;
        share->gap = to.gap;
        return slack - all;
    }
    int64_t part = slack * WHOLE / all;
    share->blank = from.blank + (int)((to.blank - from.blank) * part / WHOLE);
    share->gap = from.gap + (int)((to.gap - from.gap) * part / WHOLE);
    LkLength to_gaps = blanks == 0 ? slack : gaps * part / WHOLE;
    share->gaps += to_gaps;
    share->blanks += slack - to_gaps;
    return 0;
}

/* As `go`, for a slack below 0. */
static LkShare tighten(LkStretchPoints points, Stage least, LkLength slack)
{
    LkLength blanks = points.blanks * (natural.blank - least.blank) / 1000,
             gaps = points.gaps * (natural.gap - least.gap) / 1000, all = blanks + gaps;
    LkLength taken = -slack < all ? -slack : all;
    int64_t part = all == 0 ? WHOLE : taken * WHOLE / all;
    LkLength from_gaps = blanks == 0 ? taken : gaps * part / WHOLE;
    return (LkShare){.blanks = from_gaps - taken,
                     .gaps = -from_gaps,
                     .rest = slack + taken,
                     .blank = natural.blank - (int)((natural.blank - least.blank) * part / WHOLE),
                     .gap = (int)(least.gap * part / WHOLE)};
}

static Stage least_of(LkJustify justify)
{
    return justify == LK_JUSTIFY_NONE     ? natural
           : justify == LK_JUSTIFY_SPACES ? (Stage){tightest.blank, 0}
                                          : tightest;
}

LkLength lk_shrink(LkStretchPoints points, LkJustify justify)
{
    Stage least = least_of(justify);
    return points.blanks * (natural.blank - least.blank) / 1000 +
           points.gaps * (natural.gap - least.gap) / 1000;
}

static LkShare widen_blanks(LkStretchPoints points, LkLength slack)
{
    if (points.blanks == 0)
        return (LkShare){.rest = slack};
    LkLength more = slack / points.blanks < 1000 ? slack * 1000 / points.blanks : 1000 * 1000;
    return (LkShare){.blanks = slack, .blank = natural.blank + (int)more};
}

static LkShare widen(LkStretchPoints points, LkLength slack)
{
    LkShare share = {.blank = natural.blank};
    Stage from = natural;
    LkLength left = slack;
    for (int i = 0; i < STAGES && left > 0; from = stages[i++])
        left = go(points, from, stages[i], left, &share);
    LkLength bound = points.bound * (stages[STAGES - 1].blank - natural.blank) / 1000;
    share.bound = left < bound ? left : bound;
    share.rest = left - share.bound;
    return share;
}

LkShare lk_share(LkStretchPoints points, LkJustify justify, LkLength slack)
{
    LkShare share = {.rest = slack};
    if (slack < 0)
        share = tighten(points, least_of(justify), slack);
    else if (justify == LK_JUSTIFY_THAI)
        share = widen(points, slack);
    else if (justify == LK_JUSTIFY_SPACES)
        share = widen_blanks(points, slack);
    if (points.blanks == 0)
        share.blank = natural.blank; /* what there is none of looks as it should */
    if (points.gaps == 0)
        share.gap = natural.gap;
    return share;
}

bool lk_is_letter_spaced(const LkShare *share)
{
    return share->gaps < 0 || share->gap > SPACED_GAP;
}
