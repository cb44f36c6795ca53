/* Where the lines of a paragraph may end. */
#include "text/fit.h"
#include "text/hyphenate.h"

static bool may_end(const LkFit *fit, size_t cluster, uint8_t flag)
{
    return (fit->section->flags[fit->shaped->clusters[cluster].character] & flag) != 0;
}

static uint32_t letter_at(const LkFit *fit, size_t cluster)
{
    return fit->section->characters[fit->shaped->clusters[cluster].character];
}

static LkBreakReason reason_at(const LkFit *fit, size_t cluster)
{
    return (LkBreakReason)fit->section->reasons[fit->shaped->clusters[cluster].character];
}

static LkLength width_between(const LkFit *fit, size_t first, size_t end)
{
    return fit->shaped->totals[lk_ink_end(fit->shaped, first, end)].advance -
           fit->shaped->totals[first].advance;
}

/* Whether two words meet here that a rule holds together. */
static bool is_at_word(const LkFit *fit, size_t cluster)
{
    LkBreakReason reason = reason_at(fit, cluster);
    return reason == LK_REASON_PREFIX || reason == LK_REASON_NAME || reason == LK_REASON_UNIT;
}

/* Whether a number stands here before its unit or behind a word such as จำนวน, a name behind what it is the
 * name of, or a lone letter or word, behind a blank: they may be parted before a line stays short. Dates,
 * references, and units that are abbreviated, may not. */
static bool is_tied(const LkFit *fit, size_t cluster)
{
    if (!fit->shaped->clusters[cluster - 1].blank || fit->shaped->clusters[cluster].blank)
        return false;
    LkBreakReason reason = reason_at(fit, cluster);
    return reason == LK_REASON_UNIT || reason == LK_REASON_LONE || reason == LK_REASON_PREFIX ||
           reason == LK_REASON_NAME;
}

/* Whether a piece that is too wide fits when it is broken at its blanks and between its words only. */
static bool fits_in_parts(const LkFit *fit, size_t first, size_t end)
{
    size_t part = first;
    for (size_t i = first + 1; i <= end; i++) {
        bool is_divided = fit->divided != NULL && fit->divided[fit->shaped->clusters[i].character];
        if (i < end && !fit->shaped->clusters[i - 1].blank && !is_at_word(fit, i) && !is_divided)
            continue;
        if (width_between(fit, part, i) > fit->measure)
            return false;
        part = i;
    }
    return true;
}

/* Whether a piece that is too wide fits when it is parted where a rule lets it be, at a price. */
static bool fits_at_ties(const LkFit *fit, size_t first, size_t end)
{
    size_t part = first;
    for (size_t i = first + 1; i <= end; i++) {
        if (i < end && !is_tied(fit, i))
            continue;
        if (width_between(fit, part, i) > fit->measure)
            return false;
        part = i;
    }
    return true;
}

static bool is_of_number(uint32_t c)
{
    return lk_digit_value(c) >= 0 || c == '.' || c == ',';
}

/* Returns the place in the source of the first of the characters that has one: the bracket before a name in a
 * signature block is ours. */
static LkSpan place_of(const LkSection *section, size_t first, size_t end)
{
    const LkStyleRun *style = section->styles, *last = style + section->style_count - 1;
    while (style < last && style[1].start <= first)
        style++;
    LkSpan span = lk_character_span(style, first);
    for (; span.file == NULL && style < last && style[1].start < end; style++)
        span = lk_character_span(style + 1, style[1].start);
    return span;
}

static void warn_piece(LkTextContext *context, const LkFit *fit, size_t first, size_t end)
{
    const LkSection *section = fit->section;
    size_t character = fit->shaped->clusters[first].character;
    size_t from = section->offsets[character], to = section->offsets[fit->shaped->clusters[end].character];
    LkText piece = lk_text_trim(lk_text_slice(section->text, from, to));
    LkSpan span = place_of(section, character, fit->shaped->clusters[end].character);
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

/* Whether the letters of a cluster do not belong to the one before it. */
static bool begins_part(const LkFit *fit, size_t cluster)
{
    size_t i = fit->shaped->clusters[cluster].character;
    return i == 0 || !lk_is_joined(fit->section->characters[i - 1], fit->section->characters[i]);
}

size_t lk_fit_count_parts(const LkFit *fit, size_t first, size_t ink)
{
    size_t parts = 0;
    for (size_t i = first; i < ink && parts < 2; i++)
        parts += begins_part(fit, i);
    return parts;
}

static LkFitNode *add_node(LkFit *fit, LkArena *scratch, size_t cluster)
{
    LK_GROW(scratch, fit->nodes, fit->count, fit->capacity, 64);
    LkFitNode *node = &fit->nodes[fit->count++];
    *node = (LkFitNode){.cluster = cluster, .ink = lk_ink_end(fit->shaped, 0, cluster)};
    return node;
}

/* Makes the nodes inside the piece of clusters [first, end), in which no line should end. */
static void divide_piece(LkTextContext *context, LkFit *fit, size_t first, size_t end)
{
    LkLength least = fit->measure < fit->first_measure ? fit->measure : fit->first_measure;
    LkLength width = width_between(fit, first, end);
    bool is_wide = width > (first == 0 ? least : fit->measure), is_second = fit->divided != NULL;
    if (!is_wide && !is_second)
        return;
    /* Justified lines that end in it bring about the second pass. After an error nothing is printed: then how
     * the lines would look matters to nobody. */
    bool is_told = width > fit->measure && is_second == (fit->justify == LK_JUSTIFY_THAI) &&
                   !fits_at_ties(fit, first, end);
    if (is_told && context->diagnostics->errors == 0)
        warn_piece(context, fit, first, end);
    for (size_t k = first + 1; k < end; k++) {
        bool dear = is_second && fit->divided[fit->shaped->clusters[k].character];
        bool tied = is_tied(fit, k);
        if (fit->shaped->clusters[k].blank || !may_end(fit, k, LK_CHAR_CLUSTER) || !(is_wide || dear || tied))
            continue;
        LkFitNode *node = add_node(fit, context->scratch, k);
        node->dear = dear;
        node->tied = tied;
        node->emergency = !dear && !tied;
        node->is_told = is_told;
        node->at_blank = fit->shaped->clusters[k - 1].blank;
        node->at_word = is_at_word(fit, k);
        node->in_number = is_of_number(letter_at(fit, k - 1)) && is_of_number(letter_at(fit, k));
    }
}

void lk_fit_make_nodes(LkTextContext *context, LkFit *fit)
{
    const LkShaped *shaped = fit->shaped;
    size_t count = shaped->cluster_count, piece = 0;
    fit->count = 0;
    add_node(fit, context->scratch, 0);
    for (size_t i = 1; i <= count; i++) {
        if (i < count && !may_end(fit, i, LK_CHAR_BREAK))
            continue;
        divide_piece(context, fit, piece, i);
        bool weak = i < count && may_end(fit, i, LK_CHAR_WEAK);
        bool lone = !weak && lk_is_thai_letter(letter_at(fit, piece)) &&
                    lk_fit_count_parts(fit, piece, lk_ink_end(shaped, piece, i)) < 2;
        bool behind_blank = piece > 0 && shaped->clusters[piece - 1].blank;
        if (lone && !behind_blank)
            fit->nodes[fit->count - 1].lone_after = true;
        LkFitNode *node = add_node(fit, context->scratch, i);
        node->compound = i < count && may_end(fit, i, LK_CHAR_COMPOUND);
        node->hyphen = lk_hyphen_before(fit->section, shaped, i).width;
        node->weak = weak;
        node->lone_before = lone && behind_blank;
        piece = i;
    }
}
