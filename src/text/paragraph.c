/* A paragraph from inlines to lines: the steps in order. */
#include <string.h>

#include "text/hyphenate.h"

LkParagraph lk_paragraph_of(const LkInlines *inlines, const LkParagraphFormat *format)
{
    return (LkParagraph){
        .inlines = inlines,
        .fonts = format->fonts,
        .keep = format->keep,
        .keep_count = format->keep_count,
        .spec = {.size = format->text.size,
                 .measure = format->measure,
                 .first_indent = format->first_indent,
                 .colour = format->text.colour,
                 .bold = format->text.bold,
                 .alignment = (uint8_t)format->alignment,
                 .justify = (uint8_t)format->justify,
                 .numerals = (uint8_t)format->numerals,
                 .hyphenate = format->text.hyphenate},
    };
}

static void start(LkTextContext *context)
{
    if (context->scratch != context->arena)
        lk_arena_reset(context->scratch);
}

/* A choice of line ends, and the lines that it makes. */
typedef struct Choice {
    LkLine *lines;
    LkLineEnd *ends;
    size_t count;
    int64_t cost;
    size_t river; /* the line where one is seen; 0 = none */
} Choice;

static Choice choose(LkTextContext *context, LkSection *section, const LkParagraph *paragraph,
                     const LkShaped *shaped, bool first, const LkAvoided *avoided)
{
    Choice choice = {0};
    choice.count =
        lk_fit_lines(context, section, shaped, paragraph, first, avoided, &choice.ends, &choice.cost);
    choice.lines = LK_NEW_ARRAY(context->arena, choice.count + 1, LkLine);
    size_t from = 0;
    for (size_t i = 0; i < choice.count; i++) {
        LkLength indent = first && i == 0 && paragraph->spec.first_indent < paragraph->spec.measure
                              ? paragraph->spec.first_indent
                              : 0;
        lk_make_line(context, section, shaped, from, choice.ends[i], paragraph, indent, i + 1 == choice.count,
                     &choice.lines[i]);
        from = choice.ends[i].cluster;
    }
    if (paragraph->spec.justify != LK_JUSTIFY_NONE)
        choice.river = lk_find_river(choice.lines, choice.count, paragraph->spec.size);
    return choice;
}

/* Undoes what lk_make_line did to the glyphs, before lines are made of them again. */
static void release_stretch(const LkShaped *shaped)
{
    for (size_t i = 0; i < shaped->glyph_count; i++)
        shaped->glyphs[i].stretch = 0;
}

/* How much more lines may cost without a river than with it. */
#define RIVER_WORTH ((int64_t)150 * 150)

/* Returns false when that end is avoided already. */
static bool avoid(LkAvoided *avoided, size_t cluster)
{
    for (size_t i = 0; i < avoided->count; i++)
        if (avoided->clusters[i] == cluster)
            return false;
    avoided->clusters[avoided->count++] = cluster;
    return true;
}

/* Chooses again, avoiding the line ends that rivers run through, one after another, as long as that is worth
 * its cost. If it is not, the first choice is made once more, since all choices stretch the same glyphs. */
static Choice choose_without_rivers(LkTextContext *context, LkSection *section, const LkParagraph *paragraph,
                                    const LkShaped *shaped, bool first)
{
    LkAvoided avoided = {.count = 0};
    LkDiagnosticsMark mark = lk_diagnostics_mark(context->diagnostics);
    Choice best = choose(context, section, paragraph, shaped, first, &avoided), other = best;
    while (other.river > 0 && avoided.count < sizeof avoided.clusters / sizeof *avoided.clusters) {
        if (!avoid(&avoided, other.ends[other.river - 1].cluster))
            break; /* no other line end is worth it */
        lk_diagnostics_return(context->diagnostics, mark);
        release_stretch(shaped);
        other = choose(context, section, paragraph, shaped, first, &avoided);
        if (other.cost > best.cost + RIVER_WORTH)
            break;
        if (other.river == 0)
            return other;
    }
    if (avoided.count == 0)
        return best;
    lk_diagnostics_return(context->diagnostics, mark);
    release_stretch(shaped);
    return choose(context, section, paragraph, shaped, first, &(LkAvoided){.count = 0});
}

static void typeset_section(LkTextContext *context, LkSection *section, const LkParagraph *paragraph,
                            LkShaped *shaped, bool first, LkLines *lines)
{
    lk_find_stretch(section, shaped, context->scratch);
    Choice choice = choose_without_rivers(context, section, paragraph, shaped, first);
    if (lines->count == 0) {
        *lines = (LkLines){choice.lines, choice.count};
        return;
    }
    LkLine *items = LK_NEW_ARRAY(context->arena, lines->count + choice.count, LkLine);
    memcpy(items, lines->items, lines->count * sizeof *items);
    memcpy(items + lines->count, choice.lines, choice.count * sizeof *items);
    *lines = (LkLines){items, lines->count + choice.count};
}

static void add_empty_line(LkTextContext *context, const LkParagraph *paragraph, LkLines *lines)
{
    LkLine *items = LK_NEW_ARRAY(context->arena, lines->count + 1, LkLine);
    for (size_t i = 0; i < lines->count; i++)
        items[i] = lines->items[i];
    items[lines->count++] =
        (LkLine){.measure = paragraph->spec.measure, .text = LK_TEXT(""), .hard_end = true};
    lines->items = items;
}

static bool typeset_anew(LkTextContext *context, const LkParagraph *paragraph, LkLines *lines)
{
    start(context);
    *lines = (LkLines){0};
    LkSection *sections = NULL;
    size_t count = lk_itemise(context, paragraph->inlines, paragraph->spec.numerals, &sections);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        LkShaped shaped;
        if (sections[i].count == 0) {
            add_empty_line(context, paragraph, lines);
            continue;
        }
        lk_find_breaks(context, &sections[i], paragraph->keep, paragraph->keep_count);
        if (paragraph->spec.hyphenate)
            lk_hyphenate(context, &sections[i]);
        ok &= lk_shape_section(context, &sections[i], paragraph, &shaped);
        if (shaped.cluster_count > 0)
            typeset_section(context, &sections[i], paragraph, &shaped, i == 0, lines);
        else
            add_empty_line(context, paragraph, lines);
    }
    return ok;
}

bool lk_paragraph_typeset(LkTextContext *context, const LkInlines *inlines, const LkParagraphFormat *format,
                          LkLines *lines)
{
    LkParagraph paragraph = lk_paragraph_of(inlines, format);
    LkCacheSlot slot;
    if (!lk_paragraph_cache_open(context, LK_CACHED_LINES, &paragraph, &slot))
        return typeset_anew(context, &paragraph, lines);
    if (lk_paragraph_cache_lines(context, &slot, &paragraph, lines))
        return true;
    bool ok = typeset_anew(context, &paragraph, lines);
    lk_paragraph_cache_store_lines(context, &slot, lines);
    return ok;
}

/* Width before the first full stop; up to the last digit where only brackets and signs follow it, so that the
 * digits of (500) and 12% stand under those of 7; else all of it. */
static LkLength width_to_point(const LkSection *section, const LkShaped *shaped, LkLength all)
{
    LkLength width = 0, whole = all;
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        uint32_t c = section->characters[shaped->clusters[i].character];
        if (c == '.')
            return width;
        width += shaped->clusters[i].advance;
        if (lk_digit_value(c) >= 0)
            whole = width;
        else if (!lk_hangs_behind_digits(c))
            whole = all;
    }
    return whole;
}

/* Whether a number may go on with it: 1,234.50, 12/2569, -5. */
static bool is_of_number(uint32_t c)
{
    return lk_digit_value(c) >= 0 || c == '.' || c == ',' || c == '/' || c == '-';
}

static LkLength widest_number(const LkSection *section, const LkShaped *shaped)
{
    LkLength widest = 0, width = 0;
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        bool goes_on = is_of_number(section->characters[shaped->clusters[i].character]);
        width = goes_on ? width + shaped->clusters[i].advance : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void widen(const LkSection *section, const LkShaped *shaped, LkTextWidths *widths)
{
    LkLength width = 0, piece = 0, firm = 0, least = 0, ink = 0, number = widest_number(section, shaped);
    widths->number = number > widths->number ? number : widths->number;
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        const LkCluster *cluster = &shaped->clusters[i];
        if ((section->flags[cluster->character] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND)) == LK_CHAR_BREAK)
            piece =
                0; /* not inside a compound: columns are made wide enough for whole ones where they can be */
        if ((section->flags[cluster->character] & LK_CHAR_BREAK) || (i > 0 && cluster[-1].blank))
            firm = 0;
        if (section->flags[cluster->character] & LK_CHAR_CLUSTER)
            least = 0; /* only here: แ, ก and ะ are three clusters of glyphs, but no line may divide them */
        width += cluster->advance;
        piece += cluster->advance;
        firm += cluster->advance;
        least += cluster->advance;
        if (cluster->blank)
            continue;
        ink = width;
        widths->piece = piece > widths->piece ? piece : widths->piece;
        widths->firm = firm > widths->firm ? firm : widths->firm;
        widths->cluster = least > widths->cluster ? least : widths->cluster;
    }
    widths->natural = ink > widths->natural ? ink : widths->natural;
    LkLength whole = width_to_point(section, shaped, ink);
    widths->whole = whole > widths->whole ? whole : widths->whole;
    widths->decimals = ink - whole > widths->decimals ? ink - whole : widths->decimals;
}

static LkTextWidths measure_anew(LkTextContext *context, const LkParagraph *paragraph)
{
    start(context);
    LkTextWidths widths = {0};
    LkSection *sections = NULL;
    size_t count = lk_itemise(context, paragraph->inlines, paragraph->spec.numerals, &sections);
    for (size_t s = 0; s < count; s++) {
        LkShaped shaped;
        if (sections[s].count == 0)
            continue;
        lk_find_breaks(context, &sections[s], paragraph->keep, paragraph->keep_count);
        lk_shape_section(context, &sections[s], paragraph, &shaped);
        widen(&sections[s], &shaped, &widths);
    }
    return widths;
}

LkTextWidths lk_paragraph_measure(LkTextContext *context, const LkInlines *inlines,
                                  const LkParagraphFormat *format)
{
    LkParagraph paragraph = lk_paragraph_of(inlines, format);
    LkCacheSlot slot;
    LkTextWidths widths;
    if (!lk_paragraph_cache_open(context, LK_CACHED_WIDTHS, &paragraph, &slot))
        return measure_anew(context, &paragraph);
    if (lk_paragraph_cache_widths(context, &slot, &paragraph, &widths))
        return widths;
    widths = measure_anew(context, &paragraph);
    lk_paragraph_cache_store_widths(context, &slot, &widths);
    return widths;
}
