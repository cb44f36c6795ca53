/* Makes one line: glyph runs in the document's arena, each at its place. A line that is to be justified is
 * stretched or tightened at its blanks and between its letters, as far as stretch.c allows; the last line of
 * a paragraph is only tightened. */
#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "text/hyphenate.h"
#include "text/order.h"

/* How far a footnote mark or a superscript is raised, in percent of its own size. Were it more than half,
 * Poppler would take the text behind it for another line (maxIntraLineDelta in TextOutputDev.cc). */
#define RISE_PERCENT 48
/* How far a subscript is lowered: its lowest vowels then reach as deep as those of the line, and its tone
 * marks stay below the letters' heads, so that the pitch of lines need not change. */
#define DROP_PERCENT 25

typedef struct Span {
    size_t first, end, ink; /* clusters; [ink, end) are blanks at the end */
} Span;

/* Shares what a line took of its slack among its clusters, each share on the last glyph of its cluster.
 * Shares are differences of rounded sums, so that they add up exactly. */
static void spread(const LkShaped *shaped, Span span, const LkShare *share)
{
    LkStretchPoints all = lk_points_between(shaped, span.first, span.ink);
    LkStretchPoints least = {all.blanks > 0 ? all.blanks : 1, all.bound > 0 ? all.bound : 1,
                             all.gaps > 0 ? all.gaps : 1};
    const LkStretchPoints *from = &shaped->totals[span.first].points;
    LkLength before = 0;
    for (size_t i = span.first; i + 1 < span.ink; i++) {
        const LkStretchPoints *to = &shaped->totals[i + 1].points;
        LkLength sum = share->blanks * (to->blanks - from->blanks) / least.blanks +
                       share->bound * (to->bound - from->bound) / least.bound +
                       share->gaps * (to->gaps - from->gaps) / least.gaps;
        shaped->glyphs[shaped->clusters[i + 1].glyph - 1].stretch += (int32_t)(sum - before);
        before = sum;
    }
}

/* Finds the runs [*first, end) that hold the glyphs of the span, and returns the end. By binary search: a
 * long paragraph has as many runs as lines, and each line asks. */
static size_t runs_of(const LkShaped *shaped, Span span, size_t *first)
{
    size_t glyph = shaped->clusters[span.first].glyph, end_glyph = shaped->clusters[span.end].glyph;
    size_t low = 0, high = shaped->run_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (shaped->runs[middle].end_glyph <= glyph)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < shaped->run_count && shaped->runs[low].first_glyph < end_glyph)
        low++;
    return low;
}

static LkText text_between(const LkSection *section, size_t first_character, size_t end_character)
{
    return lk_text_slice(section->text, section->offsets[first_character], section->offsets[end_character]);
}

static size_t character_of_glyph(const LkSection *section, size_t from, uint32_t offset)
{
    while (from < section->count && section->offsets[from] < offset)
        from++;
    return from;
}

/* Whether two runs are painted as one. From right to left each is of one script, as of one language. */
static bool same_look(const LkShapedRun *a, const LkShapedRun *b)
{
    return a->level == b->level && (a->level % 2 == 0 || a->script == b->script) && a->face == b->face &&
           a->size == b->size && a->style->footnote == b->style->footnote &&
           a->style->strike == b->style->strike && a->style->underline == b->style->underline &&
           a->style->position == b->style->position && lk_text_equal(a->style->link, b->style->link);
}

static LkLength rise_of(const LkShapedRun *run)
{
    return run->style->position == LK_TEXT_SUBSCRIPT ? -(run->size * DROP_PERCENT / 100)
           : lk_is_small(run->style)                 ? run->size * RISE_PERCENT / 100
                                                     : 0;
}

static_assert(LK_LIMIT_PARAGRAPH_BYTES < (size_t)1 << LK_CLUSTER_BITS, "clusters have room for any offset");

static unsigned tier_of(unsigned flags)
{
    if (!(flags & LK_CHAR_BREAK))
        return LK_BREAK_NONE;
    return flags & LK_CHAR_COMPOUND ? LK_BREAK_COMPOUND
           : flags & LK_CHAR_WEAK   ? LK_BREAK_WEAK
                                    : LK_BREAK_FREE;
}

/* Notes where each inline begins in a run that several of them make, such as the lines of a source. */
static void add_origins(LkTextContext *context, const LkSection *section, const LkStyleRun *first,
                        size_t from, size_t to, LkGlyphRun *run)
{
    const LkStyleRun *end = section->styles + section->style_count;
    size_t count = 0;
    while (first + 1 + count < end && first[1 + count].start < to)
        count++;
    if (count == 0)
        return;
    LkOrigin *origins = LK_NEW_ARRAY(context->arena, count, LkOrigin);
    for (size_t i = 0; i < count; i++) {
        const LkStyleRun *style = &first[1 + i];
        origins[i] = (LkOrigin){section->offsets[style->start] - section->offsets[from], style->inline_index,
                                style->span};
    }
    run->origins = origins;
    run->origin_count = (uint32_t)count;
}

/* Appends the glyphs [first, end) of the section, which stand for characters [from, to), as one run. */
static void add_run(LkTextContext *context, const LkSection *section, const LkShaped *shaped,
                    const LkShapedRun *source, size_t first, size_t end, size_t from, size_t to,
                    const LkParagraph *paragraph, LkPlacedRun *placed)
{
    LkGlyphRun *run = LK_NEW(context->arena, LkGlyphRun);
    uint32_t base = section->offsets[from];
    *run = (LkGlyphRun){
        .face = source->face,
        .size = source->size,
        .colour = paragraph->spec.colour,
        .text = text_between(section, from, to),
        .glyphs = LK_NEW_ARRAY(context->arena, end - first, LkGlyph),
        .count = end - first,
        .link = source->style->link,
        .strike = source->style->strike,
        .underline = source->style->underline, /* lk_place_underlines says how thick */
        .position = source->style->position,
        .rise = rise_of(source),
        .footnote = source->style->footnote,
        .right_to_left = source->level % 2 != 0,
        .span = source->style->span,
        .inline_index = source->style->inline_index,
        .inline_offset = (uint32_t)(from > source->style->start ? from - source->style->start : 0),
    };
    if (run->span.file != NULL)
        run->span.column += run->inline_offset;
    add_origins(context, section, source->style, from, to, run);
    memcpy(run->glyphs, shaped->glyphs + first, (end - first) * sizeof *run->glyphs);
    for (size_t i = 0, character = from; i < run->count; i++) {
        while (character < to && section->offsets[character] < run->glyphs[i].cluster)
            character++;
        run->glyphs[i].tier = tier_of(section->flags[character]);
        run->glyphs[i].cluster -= base;
        run->width += lk_length_from_units(run->glyphs[i].advance, run->size, run->face->units_per_em) +
                      run->glyphs[i].stretch;
    }
    if (run->right_to_left)
        lk_reverse_clusters(run->glyphs, run->count);
    placed->run = run;
}

/* Puts the runs of a line beside one another, from left to right. */
static void place_runs(LkTextContext *context, const uint8_t *levels, LkLength x, LkLine *line)
{
    const size_t *order = levels == NULL ? NULL : lk_order_runs(levels, line->run_count, context->scratch);
    for (size_t i = 0; i < line->run_count; i++) {
        LkPlacedRun *placed = &line->runs[order == NULL ? i : order[i]];
        placed->x = x;
        x += placed->run->width;
    }
}

/* Returns the shaped runs [first, end) of a line as they stand in it: blanks at its end have the level of the
 * paragraph, so that they are at its right (UAX #9, rule L1). */
static const LkShapedRun *runs_with_end(LkTextContext *context, const LkShaped *shaped, Span span,
                                        size_t first, size_t *end)
{
    const LkShapedRun *source = shaped->runs + first;
    size_t ink = shaped->clusters[span.ink].glyph;
    if (!shaped->has_levels || ink == shaped->clusters[span.end].glyph)
        return source;
    LkShapedRun *runs = LK_NEW_ARRAY(context->scratch, *end - first + 1, LkShapedRun);
    size_t count = 0;
    for (size_t i = 0; i < *end - first; i++) {
        LkShapedRun run = source[i];
        if (run.level > 0 && run.first_glyph < ink && run.end_glyph > ink) {
            runs[count] = run;
            runs[count++].end_glyph = run.first_glyph = ink;
        }
        run.level = run.first_glyph >= ink ? 0 : run.level;
        runs[count++] = run;
    }
    *end = first + count;
    return runs;
}

static void add_runs(LkTextContext *context, const LkSection *section, const LkShaped *shaped, Span span,
                     const LkParagraph *paragraph, LkLength x, LkLine *line)
{
    size_t first_glyph = shaped->clusters[span.first].glyph, end_glyph = shaped->clusters[span.end].glyph;
    size_t character = shaped->clusters[span.first].character;
    size_t first_run, end_run = runs_of(shaped, span, &first_run);
    const LkShapedRun *runs = runs_with_end(context, shaped, span, first_run, &end_run);
    size_t count = end_run - first_run;
    uint8_t *levels = shaped->has_levels ? LK_NEW_ARRAY(context->scratch, count, uint8_t) : NULL;
    line->runs = LK_NEW_ARRAY(context->arena, count, LkPlacedRun);
    for (size_t r = 0; r < count; r++) {
        const LkShapedRun *source = &runs[r];
        size_t from = source->first_glyph > first_glyph ? source->first_glyph : first_glyph;
        if (source->end_glyph <= from)
            continue; /* has no glyphs */
        size_t last =
            r; /* neighbours that look alike become one run: the text comes out whole when it is copied */
        while (last + 1 < count && same_look(source, &runs[last + 1]))
            last++;
        size_t to = runs[last].end_glyph < end_glyph ? runs[last].end_glyph : end_glyph;
        size_t end_character = to == end_glyph
                                   ? shaped->clusters[span.end].character
                                   : character_of_glyph(section, character, shaped->glyphs[to].cluster);
        if (levels != NULL)
            levels[line->run_count] = source->level;
        add_run(context, section, shaped, source, from, to, character, end_character, paragraph,
                &line->runs[line->run_count++]);
        character = end_character;
        r = last;
    }
    place_runs(context, levels, x, line);
}

/* Adds the hyphen behind the last run. */
static void add_hyphen(LkTextContext *context, const LkHyphen *hyphen, LkLength x, LkLine *line)
{
    LkPlacedRun *runs = LK_NEW_ARRAY(context->arena, line->run_count + 1, LkPlacedRun);
    LkGlyphRun *run = LK_NEW(context->arena, LkGlyphRun);
    LkGlyph *glyph = LK_NEW(context->arena, LkGlyph);
    const LkGlyphRun *last = line->runs[line->run_count - 1].run;
    memcpy(runs, line->runs, line->run_count * sizeof *runs);
    *glyph = (LkGlyph){.glyph = hyphen->glyph, .advance = (int16_t)hyphen->advance};
    *run = *last;
    run->text = LK_TEXT("\u00AD"); /* so the word is whole where the text is copied */
    run->glyphs = glyph;
    run->count = 1;
    run->width = hyphen->width;
    run->origins = NULL;
    run->origin_count = 0;
    runs[line->run_count++] = (LkPlacedRun){run, x};
    line->runs = runs;
}

static void warn_loose(LkTextContext *context, const LkLine *line, LkLength left)
{
    LkSpan span = line->run_count > 0 ? line->runs[0].run->span : (LkSpan){0};
    lk_tell(context->diagnostics, LK_W_LINE_LOOSE, span,
            LK_WITH(lk_named_decimal("short", lk_length_points(left), 1)));
}

void lk_make_line(LkTextContext *context, const LkSection *section, const LkShaped *shaped, size_t first,
                  LkLineEnd end, const LkParagraph *paragraph, LkLength indent, bool hard_end, LkLine *line)
{
    Span span = {first, end.cluster, lk_ink_end(shaped, first, end.cluster)};
    LkLength measure = paragraph->spec.measure - indent;
    LkHyphen hyphen = lk_hyphen_before(section, shaped, end.cluster);
    LkLength width = shaped->totals[span.ink].advance - shaped->totals[first].advance + hyphen.width,
             left = measure - width;
    bool filled = paragraph->spec.justify != LK_JUSTIFY_NONE && (left < 0 || !hard_end);
    *line = (LkLine){.measure = measure, .hard_end = hard_end, .width = width};
    if (filled) {
        LkShare share =
            lk_share(lk_points_between(shaped, first, span.ink), (LkJustify)paragraph->spec.justify, left);
        spread(shaped, span, &share);
        line->stretched = lk_is_letter_spaced(&share);
        line->width += left - share.rest;
        left = share.rest;
    }
    LkLength x = indent;
    if (paragraph->spec.alignment == LK_ALIGNMENT_CENTRE && left > 0)
        x += left / 2;
    else if (paragraph->spec.alignment == LK_ALIGNMENT_RIGHT && left > 0)
        x += left;
    line->text =
        text_between(section, shaped->clusters[first].character, shaped->clusters[span.end].character);
    add_runs(context, section, shaped, span, paragraph, x, line);
    if (hyphen.run != NULL && line->run_count > 0)
        add_hyphen(context, &hyphen, x + line->width - hyphen.width, line);
    lk_place_underlines(line);
    bool is_news = !end.is_parted && context->diagnostics->errors == 0;
    if (filled && is_news && paragraph->spec.justify == LK_JUSTIFY_THAI && left > LK_POINT)
        warn_loose(context, line, left);
}
