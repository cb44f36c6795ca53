/* Dividing Latin words at the end of a line, where the layout asks for it, and the hyphens that stand there.
 * A word that the writer divided himself (U+00AD) needs no patterns. */
#include "text/hyphenate.h"

static bool is_small(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter(uint32_t c)
{
    return is_small(c | 0x20) && c < 0x80;
}

/* Whether a word that stands beside this character is a part of an address, a code or a compound. */
static bool is_of_code(uint32_t c)
{
    return lk_is_digit(c) || lk_is_latin_letter(c) || c == '@' || c == '/' || c == '\\' || c == '_' ||
           c == '-' || c == '.' || c == '&' || c == '=' || c == '#';
}

/* Whether the letters [start, end) are a word of running text: not PDF, nor iPhone, nor example.go.th. A full
 * stop behind it ends a sentence. */
static bool is_word(const LkSection *section, size_t start, size_t end)
{
    const uint32_t *c = section->characters;
    if (end - start < LK_HYPHENS_LEAST_WORD || end - start > LK_HYPHENS_MOST_WORD)
        return false;
    for (size_t i = start + 1; i < end; i++)
        if (!is_small(c[i]))
            return false;
    uint32_t behind = end < section->count ? c[end] : ' ';
    if (behind == '.' && (end + 1 == section->count || lk_is_blank(c[end + 1])))
        behind = ' ';
    return !(start > 0 && is_of_code(c[start - 1])) && !is_of_code(behind);
}

static void divide_word(const LkHyphens *hyphens, LkSection *section, size_t start, size_t end)
{
    char word[LK_HYPHENS_MOST_WORD];
    bool before[LK_HYPHENS_MOST_WORD];
    for (size_t i = start; i < end; i++)
        word[i - start] = (char)(section->characters[i] | 0x20);
    lk_hyphens_find(hyphens, word, end - start, before);
    for (size_t i = start + 1; i < end; i++) {
        bool is_held = section->flags[i] & (LK_CHAR_WHOLE | LK_CHAR_FORBID | LK_CHAR_NO_STRETCH);
        if (!before[i - start] || is_held || section->reasons[i] != LK_REASON_NONE)
            continue;
        lk_allow(section, i, LK_REASON_HYPHEN);
        section->flags[i] |= LK_CHAR_COMPOUND;
    }
}

/* Returns the patterns; NULL where they are not installed, which is told once. */
static const LkHyphens *patterns(LkTextContext *context)
{
    const LkHyphens *hyphens = lk_engine_hyphens(context->engine);
    LkToldOnce *told = &lk_text_state(context)->told;
    if (hyphens == NULL && !told->no_hyphens) {
        told->no_hyphens = true;
        lk_tell(context->diagnostics, LK_W_HYPHENS_MISSING, (LkSpan){0},
                LK_WITH(lk_named_string("file", context->engine->hyphen_path)));
    }
    told->characters += hyphens == NULL; /* so that what was set without them is not stored */
    return hyphens;
}

void lk_hyphenate(LkTextContext *context, LkSection *section)
{
    const LkHyphens *hyphens = NULL;
    for (size_t i = 0, end; i < section->count; i = end) {
        for (end = i; end < section->count && is_letter(section->characters[end]);)
            end++;
        if (end == i) {
            end++;
        } else if (is_word(section, i, end)) {
            hyphens = hyphens == NULL ? patterns(context) : hyphens;
            if (hyphens == NULL)
                return;
            divide_word(hyphens, section, i, end);
        }
    }
}

/* ---- Hyphens */

/* Whether words of the letter's script are divided with a hyphen: Latin, Greek, Cyrillic, Armenian; not Thai
 * ones. */
static bool takes_hyphen(uint32_t c)
{
    return is_letter(c) || lk_is_latin_letter(c) || (c >= 0x0250 && c <= 0x058F) ||
           (c >= 0x1E00 && c <= 0x1FFF);
}

static const LkShapedRun *run_of(const LkShaped *shaped, size_t glyph)
{
    size_t low = 0, high = shaped->run_count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (shaped->runs[middle].first_glyph <= glyph)
            low = middle;
        else
            high = middle;
    }
    return &shaped->runs[low];
}

LkHyphen lk_hyphen_before(const LkSection *section, const LkShaped *shaped, size_t cluster)
{
    LkHyphen hyphen = {0};
    if (cluster == 0 || cluster >= shaped->cluster_count)
        return hyphen;
    size_t i = shaped->clusters[cluster].character;
    uint8_t reason = section->reasons[i];
    if ((reason != LK_REASON_HYPHEN && reason != LK_REASON_SOFT_HYPHEN) ||
        !takes_hyphen(section->characters[i]))
        return hyphen;
    const LkShapedRun *run = run_of(shaped, shaped->clusters[cluster].glyph - 1);
    hb_codepoint_t glyph = 0;
    if (run->level % 2 != 0 || (!hb_font_get_nominal_glyph(run->face->hb_font, 0x2010, &glyph) &&
                                !hb_font_get_nominal_glyph(run->face->hb_font, '-', &glyph)))
        return hyphen;
    hyphen = (LkHyphen){run, (uint16_t)glyph, hb_font_get_glyph_h_advance(run->face->hb_font, glyph), 0};
    hyphen.width = lk_length_from_units(hyphen.advance, run->size, run->face->units_per_em);
    return hyphen;
}
