/* Which of the installed fonts suits a wish best. fontconfig lists them, but does not choose: its matching
 * always finds something and would hide that a face is missing. */
#include "font/match.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *lk_pattern_string(const FcPattern *pattern, const char *object)
{
    FcChar8 *value;
    return FcPatternGetString(pattern, object, 0, &value) == FcResultMatch ? (const char *)value : "";
}

int lk_pattern_integer(const FcPattern *pattern, const char *object, int otherwise)
{
    int value;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

static bool is_true(const FcPattern *pattern, const char *object)
{
    FcBool value;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue;
}

/* Whether a font has outlines in a plain file: no bitmaps, web fonts or Type 1, and no instance of a variable
 * font, which could not be embedded as it looks. */
static bool is_usable(const FcPattern *pattern)
{
    const char *format = lk_pattern_string(pattern, FC_FONTFORMAT);
    const char *suffix = strrchr(lk_pattern_string(pattern, FC_FILE), '.');
    return (strcmp(format, "TrueType") == 0 || strcmp(format, "CFF") == 0) &&
           (suffix == NULL || strncasecmp(suffix, ".woff", 5) != 0) && is_true(pattern, FC_SCALABLE) &&
           !is_true(pattern, FC_COLOR) && !is_true(pattern, FC_VARIABLE) &&
           lk_pattern_integer(pattern, FC_INDEX, 0) <= 0xFFFF;
}

static bool has_family(const FcPattern *pattern, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (strcasecmp((const char *)name, family) == 0)
            return true;
    }
    return false;
}

/* Returns how far a face is from what is wanted. Slant counts before width, width before weight; and among
 * equals TrueType outlines win. */
static int distance(const FcPattern *pattern, bool bold, bool italic)
{
    bool is_italic = lk_pattern_integer(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
    int width = abs(lk_pattern_integer(pattern, FC_WIDTH, FC_WIDTH_NORMAL) - FC_WIDTH_NORMAL);
    double weight = FC_WEIGHT_REGULAR;
    FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight);
    int off = abs((int)weight - (bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR));
    bool is_cff = strcmp(lk_pattern_string(pattern, FC_FONTFORMAT), "CFF") == 0;
    return (is_italic != italic) * 1000000 + width * 2000 + off * 2 + is_cff;
}

/* Equal distances are decided by file name, so that the order in which a folder lists its files never
 * matters. */
static bool is_better(const FcPattern *one, const FcPattern *other, bool bold, bool italic)
{
    if (other == NULL)
        return true;
    int a = distance(one, bold, italic), b = distance(other, bold, italic);
    return a != b ? a < b : strcmp(lk_pattern_string(one, FC_FILE), lk_pattern_string(other, FC_FILE)) < 0;
}

static bool fits(const FcPattern *pattern, const LkWish *wish)
{
    if (wish->family != NULL)
        return has_family(pattern, wish->family) && is_usable(pattern);
    FcCharSet *characters;
    if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) != FcResultMatch)
        return false;
    for (size_t i = 0; i < wish->cover.count; i++)
        if (!FcCharSetHasChar(characters, wish->cover.characters[i]))
            return false;
    return is_usable(pattern);
}

/* A font of formulas: its signs are made for those, and one that is about has its open circles filled. */
static bool is_of_formulas(const FcPattern *pattern)
{
    return strstr(lk_pattern_string(pattern, FC_FAMILY), "Math") != NULL;
}

/* Whether a font has the tables by which a script is shaped: having its letters is not enough for them to
 * join. */
static bool can_shape(const FcPattern *pattern, uint32_t script)
{
    enum { TAGS = 3 }; /* no script has more (mym2, mymr) */
    static const char prefix[] = "otlayout:";
    unsigned count = TAGS;
    hb_tag_t tags[TAGS];
    hb_ot_tags_from_script_and_language((hb_script_t)script, HB_LANGUAGE_INVALID, &count, tags, NULL, NULL);
    const char *all = lk_pattern_string(pattern, FC_CAPABILITY);
    for (unsigned i = 0; i < count; i++) {
        char name[sizeof prefix + 4] = "otlayout:";
        hb_tag_to_string(tags[i], name + sizeof prefix - 1);
        if (strstr(all, name) != NULL)
            return true;
    }
    return false;
}

static bool is_of_language(const FcPattern *pattern, const char *language)
{
    FcLangSet *languages;
    return FcPatternGetLangSet(pattern, FC_LANG, 0, &languages) == FcResultMatch &&
           FcLangSetHasLang(languages, (const FcChar8 *)language) != FcLangDifferentLang;
}

/* A font whose letters are drawn for headlines, screens or programs, or with serifs, which Thai ones do not
 * have. */
static bool is_display(const FcPattern *pattern)
{
    static const char *const words[] = {"Kufi", "Nastaliq", "Rashi",  "Serif", "Mono",
                                        " UI",  "Display",  "Looped", "Quran"};
    const char *family = lk_pattern_string(pattern, FC_FAMILY);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(family, words[i]) != NULL)
            return true;
    return false;
}

/* Whether a font is made for a script or a few, and not for as many as can be. */
static bool is_dedicated(const FcPattern *pattern)
{
    enum { FEW = 6 };
    int count = 0;
    for (const char *at = lk_pattern_string(pattern, FC_CAPABILITY); (at = strstr(at, "otlayout:")) != NULL;
         at++)
        count++;
    return count <= FEW;
}

/* How well a face suits text of a script; more is better. */
static int suitability(const FcPattern *pattern, const LkCoverage *wanted)
{
    int points = is_of_formulas(pattern) ? 0 : 8;
    if (wanted->language == NULL)
        return points;
    return points + (can_shape(pattern, wanted->script) ? 4 : 0) +
           (is_of_language(pattern, wanted->language) ? 2 : 0) + !is_display(pattern);
}

/* Whether `pattern` suits the wish better than the best so far. For mere characters fonts of formulas come
 * after all others, then those that do not suit the script; of faces in the same style dedicated ones come
 * first. */
static bool suits_better(const FcPattern *pattern, const FcPattern *best, const LkWish *wish)
{
    const LkCoverage *cover = &wish->cover;
    if (best != NULL && wish->family == NULL) {
        int one = suitability(pattern, cover), other = suitability(best, cover);
        if (one != other)
            return one > other;
        if (cover->language != NULL &&
            distance(pattern, cover->bold, cover->italic) == distance(best, cover->bold, cover->italic) &&
            is_dedicated(pattern) != is_dedicated(best))
            return is_dedicated(pattern);
    }
    return is_better(pattern, best, cover->bold, cover->italic);
}

const FcPattern *lk_nearest_pattern(FcConfig *config, FcSetName set, const LkWish *wish)
{
    FcFontSet *fonts = config == NULL ? NULL : FcConfigGetFonts(config, set);
    const FcPattern *best = NULL;
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        const FcPattern *pattern = fonts->fonts[i];
        if (fits(pattern, wish) && suits_better(pattern, best, wish))
            best = pattern;
    }
    return best;
}
