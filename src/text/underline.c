/* Places the line below underlined text. It runs in one piece below words, blanks and changes of weight, at
 * the font's own height, or lower where Thai letters reach down to that: an underline through ุ and ู makes
 * them hard to tell apart. */
#include <hb-ot.h>

#include "text/text_private.h"

/* In hundredths of an em: for a font that does not say how thick an underline is, and the least depth, since
 * some fonts (Laksaman) say one at which the line runs through the feet of the letters. */
#define THICKNESS_PERCENT   5
#define LEAST_DEPTH_PERCENT 8

/* A line below text: its thickness, and how far its middle is below the baseline of the typeset line. */
typedef struct Underline {
    LkLength depth, thickness;
} Underline;

static LkLength larger(LkLength a, LkLength b)
{
    return a > b ? a : b;
}

static LkLength metric(const LkGlyphRun *run, hb_ot_metrics_tag_t tag)
{
    hb_position_t units = 0;
    hb_ot_metrics_get_position(run->face->hb_font, tag, &units); /* stays 0 where the font does not say */
    return lk_length_from_units(units, run->size, run->face->units_per_em);
}

/* Returns how far the ink of Thai letters reaches below the run's baseline. Latin letters may cross an
 * underline, as everywhere. */
static LkLength thai_depth(const LkGlyphRun *run)
{
    int lowest = 0;
    for (size_t i = 0; i < run->count; i++) {
        const LkGlyph *glyph = &run->glyphs[i];
        size_t at = glyph->cluster;
        hb_glyph_extents_t ink;
        if (!lk_is_thai(lk_utf8_next(run->text, &at)) ||
            !hb_font_get_glyph_extents(run->face->hb_font, glyph->glyph, &ink))
            continue;
        int bottom = ink.y_bearing + ink.height + glyph->y_offset;
        lowest = bottom < lowest ? bottom : lowest;
    }
    return lk_length_from_units(-lowest, run->size, run->face->units_per_em);
}

/* Takes from a run what its font says. */
static void follow_font(Underline *underline, const LkGlyphRun *run)
{
    LkLength depth =
        larger(-metric(run, HB_OT_METRICS_TAG_UNDERLINE_OFFSET), run->size * LEAST_DEPTH_PERCENT / 100);
    LkLength thickness = metric(run, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
    underline->depth = larger(underline->depth, depth - run->rise);
    underline->thickness =
        larger(underline->thickness, thickness > 0 ? thickness : run->size * THICKNESS_PERCENT / 100);
}

/* Makes the underline clear of a run's letters, by as much as it is thick. */
static void clear_letters(Underline *underline, const LkGlyphRun *run)
{
    LkLength depth = thai_depth(run) - run->rise;
    underline->depth = larger(underline->depth, depth + underline->thickness * 3 / 2);
}

static bool is_on_line(const LkGlyphRun *run)
{
    return run->position == LK_TEXT_ON_LINE && run->footnote == 0;
}

/* Underlines the runs [from, end), which follow one another. Small type says where the underline stands only
 * if there is no other. */
static void underline_stretch(LkPlacedRun *runs, size_t from, size_t end)
{
    bool has_typical = false;
    for (size_t i = from; i < end; i++)
        has_typical |= is_on_line(runs[i].run);
    Underline underline = {INT32_MIN, 0};
    for (size_t i = from; i < end; i++)
        if (!has_typical || is_on_line(runs[i].run))
            follow_font(&underline, runs[i].run);
    for (size_t i = from; i < end; i++)
        clear_letters(&underline, runs[i].run);
    for (size_t i = from; i < end; i++) {
        runs[i].run->underline = underline.thickness;
        runs[i].run->underline_depth = underline.depth + runs[i].run->rise;
    }
}

void lk_place_underlines(LkLine *line)
{
    for (size_t from = 0, end; from < line->run_count; from = end) {
        end = from + 1;
        if (line->runs[from].run->underline == 0)
            continue;
        while (end < line->run_count && line->runs[end].run->underline != 0)
            end++;
        underline_stretch(line->runs, from, end);
    }
}
