/* The size of a face outside the font list. Thai faces are small for their size, others are not: set in the
 * same size, a word in another script would stand out of its line like a headline. */
#include <hb-ot.h>

#include "text/faces.h"

/* What a face is scaled by at least and at most, so that no mistake of a font makes text vanish. */
#define SMALLEST 0.4
#define LARGEST  1.8
/* How high East Asian letters are that go with Latin capitals: as in Noto CJK and Source Han. */
#define HAN_TO_CAPITAL 1.2
/* Of a font that does not say how high x is, nor has it. */
#define USUAL_X 0.5

/* Returns how high a letter stands above the line, in em; 0 when the face does not have it. */
static double height_of(const LkFace *face, uint32_t c)
{
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t ink;
    if (c == 0 || !hb_font_get_nominal_glyph(face->hb_font, c, &glyph) || glyph == 0 ||
        !hb_font_get_glyph_extents(face->hb_font, glyph, &ink) || ink.y_bearing <= 0)
        return 0;
    return (double)ink.y_bearing / face->units_per_em;
}

/* Returns how high x is, by the face's own word where it has no x. */
static double x_height(const LkFace *face)
{
    double height = height_of(face, 'x');
    hb_position_t units = 0;
    if (height > 0)
        return height;
    hb_ot_metrics_get_position(face->hb_font, HB_OT_METRICS_TAG_X_HEIGHT, &units);
    return units > 0 ? (double)units / face->units_per_em : USUAL_X;
}

/* Whether letters of a script are as high as Thai ones, among themselves and without capitals: those of Laos,
 * Cambodia and northern India are. */
static bool is_like_thai(uint32_t letter)
{
    return (letter >= 0x0900 && letter < 0x0B80) || (letter >= 0x0E80 && letter < 0x0F00) ||
           (letter >= 0x1780 && letter <= 0x17FF) || (letter >= 0x1980 && letter <= 0x1BFF);
}

/* Whether they are round and low, as x is: those of Burma and southern India. */
static bool is_round(uint32_t letter)
{
    return (letter >= 0x0B80 && letter <= 0x0DFF) || (letter >= 0x1000 && letter <= 0x109F);
}

static bool is_east_asian(uint32_t letter)
{
    return letter >= 0x3000 && letter <= 0xD7AF && !(letter >= 0xA980 && letter <= 0xA9DF);
}

/* Returns by how much the face is larger than the list's first face `own`. */
static double excess(const LkFace *own, const LkFace *other, hb_script_t script)
{
    enum { HAN = 0x4E2D };
    uint32_t letter = lk_script(script).letter;
    if (is_east_asian(letter) && height_of(other, HAN) > 0)
        letter = HAN; /* what is set together has one size */
    double theirs = height_of(other, letter), ours = 0;
    if (theirs > 0 && is_like_thai(letter))
        ours = height_of(own, 0x0E01);
    else if (theirs > 0 && is_round(letter))
        ours = height_of(own, 'x');
    else if (theirs > 0 && is_east_asian(letter) && height_of(other, 'x') == 0)
        ours = height_of(own, 'H') * HAN_TO_CAPITAL;
    if (ours > 0)
        return theirs / ours;
    return x_height(other) / x_height(own);
}

const LkFontChoice *lk_other_face(LkTextContext *context, const LkFaceChoices *choices,
                                  const LkFontChoice *found, hb_script_t script)
{
    for (const LkOtherFace *known = *choices->others; known != NULL; known = known->next)
        if (known->choice.face == found->face && known->script == script)
            return &known->choice;
    LkOtherFace *other = LK_NEW(lk_text_memory(context), LkOtherFace);
    *other = (LkOtherFace){*choices->others, script, *found};
    if (choices->count > 0 && found->substitute) {
        double scale = 1 / excess(choices->faces[0].face, found->face, script);
        scale = scale < SMALLEST ? SMALLEST : scale > LARGEST ? LARGEST : scale;
        other->choice.scale = choices->faces[0].scale * scale;
    }
    *choices->others = other;
    return &other->choice;
}
