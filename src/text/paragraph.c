/* A paragraph from inlines to lines: the steps in order. */
#include <string.h>

#include "text/text_private.h"

typedef struct LineList {
    LkLine *items;
    size_t count, capacity;
} LineList;

static void start(LkTextContext *context)
{
    if (context->scratch != context->arena)
        lk_arena_reset(context->scratch);
}

/* A choice of line ends, and the lines that it makes. */
typedef struct Choice {
    LkLine *lines;
    size_t *ends;
    size_t count;
    int64_t cost;
    size_t river; /* the line where one is seen; 0 = none */
} Choice;

static Choice choose(LkTextContext *context, LkSection *section, const LkParagraphShape *shape,
                     const LkShaped *shaped, bool first, const LkAvoided *avoided)
{
    Choice choice = {0};
    choice.count = lk_fit_lines(context, section, shaped, shape, first, avoided, &choice.ends, &choice.cost);
    choice.lines = LK_NEW_ARRAY(context->arena, choice.count + 1, LkLine);
    size_t from = 0;
    for (size_t i = 0; i < choice.count; i++) {
        LkLength indent = first && i == 0 && shape->first_indent < shape->measure ? shape->first_indent : 0;
        lk_make_line(context, section, shaped, from, choice.ends[i], shape, indent, i + 1 == choice.count,
                     &choice.lines[i]);
        from = choice.ends[i];
    }
    if (shape->justify != LK_JUSTIFY_NONE)
        choice.river = lk_find_river(choice.lines, choice.count, shape->text.size);
    return choice;
}

/* Making a line stretches the glyphs themselves. */
static void release_stretch(const LkShaped *shaped)
{
    for (size_t i = 0; i < shaped->glyph_count; i++)
        shaped->glyphs[i].stretch = 0;
}

/* Lines may cost so much more where that takes a river away: one stretched as far as it should be. */
#define RIVER_WORTH ((int64_t)150 * 150)

/* Chooses again without the line end that a river runs over, as long as that is worth it. */
static Choice choose_without_rivers(LkTextContext *context, LkSection *section, const LkParagraphShape *shape,
                                    const LkShaped *shaped, bool first)
{
    LkAvoided avoided = {.count = 0};
    LkDiagnosticsMark mark = lk_diagnostics_mark(context->diagnostics);
    Choice best = choose(context, section, shape, shaped, first, &avoided), other = best;
    while (other.river > 0 && avoided.count < sizeof avoided.clusters / sizeof *avoided.clusters) {
        avoided.clusters[avoided.count++] = other.ends[other.river - 1];
        lk_diagnostics_return(context->diagnostics, mark);
        release_stretch(shaped);
        other = choose(context, section, shape, shaped, first, &avoided);
        if (other.cost > best.cost + RIVER_WORTH)
            break;
        if (other.river == 0)
            return other;
    }
    if (avoided.count == 0)
        return best;
    lk_diagnostics_return(context->diagnostics, mark); /* there is no better one */
    release_stretch(shaped);
    return choose(context, section, shape, shaped, first, &(LkAvoided){.count = 0});
}

static void typeset_section(LkTextContext *context, LkSection *section, const LkParagraphShape *shape,
                            const LkShaped *shaped, bool first, LkLines *lines)
{
    Choice choice = choose_without_rivers(context, section, shape, shaped, first);
    if (lines->count == 0) {
        *lines = (LkLines){choice.lines, choice.count};
        return;
    }
    LkLine *items = LK_NEW_ARRAY(context->arena, lines->count + choice.count, LkLine);
    memcpy(items, lines->items, lines->count * sizeof *items);
    memcpy(items + lines->count, choice.lines, choice.count * sizeof *items);
    *lines = (LkLines){items, lines->count + choice.count};
}

static void add_empty_line(LkTextContext *context, const LkParagraphShape *shape, LkLines *lines)
{
    LkLine *items = LK_NEW_ARRAY(context->arena, lines->count + 1, LkLine);
    for (size_t i = 0; i < lines->count; i++)
        items[i] = lines->items[i];
    items[lines->count++] = (LkLine){.measure = shape->measure, .text = LK_TEXT(""), .hard_end = true};
    lines->items = items;
}

static bool typeset_anew(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape,
                         LkLines *lines)
{
    start(context);
    *lines = (LkLines){0};
    LkSection *sections = NULL;
    size_t count = lk_itemise(context, inlines, shape->numerals, &sections);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        LkShaped shaped;
        if (sections[i].count == 0) {
            add_empty_line(context, shape, lines);
            continue;
        }
        lk_find_breaks(context, &sections[i], shape->keep, shape->keep_count);
        ok &= lk_shape_section(context, &sections[i], shape, &shaped);
        if (shaped.cluster_count > 0)
            typeset_section(context, &sections[i], shape, &shaped, i == 0, lines);
        else
            add_empty_line(context, shape, lines);
    }
    return ok;
}

bool lk_paragraph_typeset(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape,
                          LkLines *lines)
{
    LkKept kept;
    if (!lk_kept_begin(context, &kept, LK_KEPT_LINES, inlines, shape))
        return typeset_anew(context, inlines, shape, lines);
    if (lk_kept_lines(context, &kept, inlines, shape, lines))
        return true;
    bool ok = typeset_anew(context, inlines, shape, lines);
    lk_keep_lines(context, &kept, lines);
    return ok;
}

/* Width before the first full stop; all of it where there is none. */
static LkLength width_to_point(const LkSection *section, const LkShaped *shaped, LkLength all)
{
    LkLength width = 0;
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        if (section->characters[shaped->clusters[i].character] == '.')
            return width;
        width += shaped->clusters[i].advance;
    }
    return all;
}

static void widen(const LkSection *section, const LkShaped *shaped, LkTextWidths *widths)
{
    LkLength width = 0, piece = 0, least = 0, ink = 0;
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        const LkCluster *cluster = &shaped->clusters[i];
        if ((section->flags[cluster->character] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND)) == LK_CHAR_BREAK)
            piece = 0; /* a column is wide enough for compounds where it can be */
        if (section->flags[cluster->character] & LK_CHAR_CLUSTER)
            least = 0; /* แ, ก and ะ are three clusters of glyphs that nothing parts */
        width += cluster->advance;
        piece += cluster->advance;
        least += cluster->advance;
        if (cluster->blank)
            continue;
        ink = width;
        widths->piece = piece > widths->piece ? piece : widths->piece;
        widths->cluster = least > widths->cluster ? least : widths->cluster;
    }
    widths->natural = ink > widths->natural ? ink : widths->natural;
    LkLength whole = width_to_point(section, shaped, ink);
    widths->whole = whole > widths->whole ? whole : widths->whole;
    widths->decimals = ink - whole > widths->decimals ? ink - whole : widths->decimals;
}

static LkTextWidths measure_anew(LkTextContext *context, const LkInlines *inlines,
                                 const LkParagraphShape *shape)
{
    start(context);
    LkTextWidths widths = {0};
    LkSection *sections = NULL;
    size_t count = lk_itemise(context, inlines, shape->numerals, &sections);
    for (size_t s = 0; s < count; s++) {
        LkShaped shaped;
        if (sections[s].count == 0)
            continue;
        lk_find_breaks(context, &sections[s], shape->keep, shape->keep_count);
        lk_shape_section(context, &sections[s], shape, &shaped);
        widen(&sections[s], &shaped, &widths);
    }
    return widths;
}

LkTextWidths lk_paragraph_measure(LkTextContext *context, const LkInlines *inlines,
                                  const LkParagraphShape *shape)
{
    LkKept kept;
    LkTextWidths widths;
    if (!lk_kept_begin(context, &kept, LK_KEPT_WIDTHS, inlines, shape))
        return measure_anew(context, inlines, shape);
    if (lk_kept_widths(context, &kept, inlines, shape, &widths))
        return widths;
    widths = measure_anew(context, inlines, shape);
    lk_keep_widths(context, &kept, &widths);
    return widths;
}
