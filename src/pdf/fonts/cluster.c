/* Finds which glyphs of a cluster stand for which of its characters, so that copied text has the characters
 * that were typed, in the order in which they were typed. HarfBuzz reorders and splits characters (SARA AM
 * becomes NIKHAHIT + SARA AA with the tone mark between), and fonts swap marks and have variants of glyphs.
 * So:
 *
 * 1. a glyph that the font maps from a character of the cluster is that character;
 * 2. SARA AM takes the two glyphs it was split into, as one unit;
 * 3. what is left is paired in order: variants keep the order of what they stand for;
 * 4. one character left for several glyphs takes them all (a decomposed letter), several for one glyph are a
 *    ligature; anything else makes the whole cluster one unit. No glyph and no character is ever lost. */
#include "pdf/fonts/cluster.h"

enum { SARA_AA = 0x0E32, SARA_AM = 0x0E33, NIKHAHIT = 0x0E4D, NONE = -1 };

typedef struct Matching {
    const LkFace *face;
    const LkGlyph *glyphs;
    int glyph_count, character_count;
    uint32_t characters[LK_CLUSTER_MOST];
    size_t starts[LK_CLUSTER_MOST + 1]; /* bytes */
    int owner[LK_CLUSTER_MOST];         /* of a glyph: its character */
    bool matched[LK_CLUSTER_MOST];      /* character has a glyph */
    bool joined[LK_CLUSTER_MOST];       /* character is in the same unit as the one before */
} Matching;

static int find_glyph(const Matching *m, uint32_t character)
{
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(m->face->hb_font, character, &glyph))
        return NONE;
    for (int g = 0; g < m->glyph_count; g++)
        if (m->owner[g] == NONE && m->glyphs[g].glyph == glyph)
            return g;
    return NONE;
}

static void own(Matching *m, int glyph, int character)
{
    m->owner[glyph] = character;
    m->matched[character] = true;
}

static void match_by_font(Matching *m)
{
    for (int c = 0; c < m->character_count; c++) {
        int glyph = find_glyph(m, m->characters[c]);
        if (glyph != NONE)
            own(m, glyph, c);
    }
}

/* Whether HarfBuzz puts a NIKHAHIT that it splits off before this character. */
static bool stands_above(uint32_t character)
{
    return character == 0x0E31 || (character >= 0x0E34 && character <= 0x0E37) ||
           (character >= 0x0E47 && character <= 0x0E4E);
}

/* Returns the n-th glyph that belongs to no character yet, from 0. */
static int nth_left(const Matching *m, int n)
{
    for (int g = 0; g < m->glyph_count; g++)
        if (m->owner[g] == NONE && n-- == 0)
            return g;
    return NONE;
}

static void match_sara_am(Matching *m)
{
    for (int c = 0; c < m->character_count; c++) {
        if (m->matched[c] || m->characters[c] != SARA_AM)
            continue;
        int aa = find_glyph(m, SARA_AA);
        if (aa == NONE)
            continue;
        int before = 0; /* characters without a glyph whose glyphs come before NIKHAHIT */
        for (int i = 0; i < c; i++)
            before += !m->matched[i] && !stands_above(m->characters[i]);
        own(m, aa, c);
        int nikhahit = find_glyph(m, NIKHAHIT);
        if (nikhahit == NONE)
            nikhahit = nth_left(m, before);
        if (nikhahit != NONE)
            own(m, nikhahit, c);
    }
}

static void join_all(Matching *m)
{
    for (int c = 1; c < m->character_count; c++)
        m->joined[c] = true;
}

/* Gives glyphs that belong to no character to that of their neighbour. */
static void adopt_glyphs(Matching *m)
{
    for (int g = 1; g < m->glyph_count; g++)
        if (m->owner[g] == NONE)
            m->owner[g] = m->owner[g - 1];
    for (int g = m->glyph_count - 1; g > 0; g--)
        if (m->owner[g - 1] == NONE)
            m->owner[g - 1] = m->owner[g];
}

static void match_rest(Matching *m)
{
    int glyphs = 0, characters = 0, first = NONE, last = NONE;
    for (int g = 0; g < m->glyph_count; g++)
        glyphs += m->owner[g] == NONE;
    for (int c = 0; c < m->character_count; c++) {
        if (m->matched[c])
            continue;
        first = first == NONE ? c : first;
        last = c;
        characters++;
    }
    if (characters == 0 && glyphs == 0)
        return;
    if (characters == 0) {
        adopt_glyphs(m);
    } else if (glyphs == 0) {
        for (int c = 1; c < m->character_count; c++)
            m->joined[c] = !m->matched[c];
        if (!m->matched[0] && m->character_count > 1)
            m->joined[1] = true;
    } else if (glyphs == characters) {
        for (int c = 0; c < m->character_count; c++)
            if (!m->matched[c])
                own(m, nth_left(m, 0), c);
    } else if (characters == 1) {
        for (int g = nth_left(m, 0); g != NONE; g = nth_left(m, 0))
            own(m, g, first);
    } else if (glyphs == 1 && last - first + 1 == characters) {
        own(m, nth_left(m, 0), first);
        for (int c = first + 1; c <= last; c++)
            m->joined[c] = true;
    } else {
        join_all(m);
    }
}

static size_t collect(const Matching *m, LkText text, LkClusterUnit *units)
{
    size_t count = 0;
    int unit_of[LK_CLUSTER_MOST] = {0};
    for (int c = 0; c < m->character_count; c++) {
        if (c == 0 || !m->joined[c]) {
            units[count++] = (LkClusterUnit){{text.bytes + m->starts[c], 0}, 0};
        }
        unit_of[c] = (int)count - 1;
        units[count - 1].text.length += m->starts[c + 1] - m->starts[c];
    }
    for (int g = 0; g < m->glyph_count; g++)
        units[m->owner[g] == NONE ? 0 : unit_of[m->owner[g]]].glyphs |= (uint64_t)1 << g;
    return count;
}

size_t lk_cluster_match(const LkFace *face, const LkGlyph *glyphs, size_t count, LkText text,
                        LkClusterUnit *units)
{
    units[0] = (LkClusterUnit){text, ~(uint64_t)0};
    if (count > LK_CLUSTER_MOST)
        return 1;
    Matching m = {.face = face, .glyphs = glyphs, .glyph_count = (int)count};
    size_t at = 0;
    while (at < text.length) {
        if (m.character_count == LK_CLUSTER_MOST)
            return 1;
        m.starts[m.character_count] = at;
        m.characters[m.character_count++] = lk_utf8_next(text, &at);
    }
    m.starts[m.character_count] = at;
    if (m.character_count <= 1 || count <= 1)
        return 1;
    for (int g = 0; g < m.glyph_count; g++)
        m.owner[g] = NONE;
    match_by_font(&m);
    match_sara_am(&m);
    match_rest(&m);
    return collect(&m, text, units);
}
