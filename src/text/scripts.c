#include "text/scripts.h"

#include "text/text_private.h"

/* ---- Kinds of characters */

typedef struct Range {
    uint32_t first, last;
} Range;

static bool is_among(const Range *ranges, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* Letters from right to left, and what says that text is. */
static bool is_right_to_left(uint32_t c)
{
    static const Range ranges[] = {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF},   {0xFE70, 0xFEFC},
                                   {0x200F, 0x200F}, {0x202B, 0x202B},   {0x202E, 0x202E},
                                   {0x2067, 0x2067}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
    return is_among(ranges, sizeof ranges / sizeof *ranges, c);
}

/* Punctuation, signs and pictures, which are used with every script. Not those of East Asia. */
static bool is_sign(uint32_t c)
{
    static const Range ranges[] = {{0x2000, 0x2BFF}, {0x2E00, 0x2E7F}, {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF}};
    return is_among(ranges, sizeof ranges / sizeof *ranges, c);
}

static hb_unicode_general_category_t category_of(uint32_t c)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
}

bool lk_is_ignorable(uint32_t c)
{
    static const Range ranges[] = {{0x00AD, 0x00AD}, {0x034F, 0x034F},  {0x061C, 0x061C}, {0x180B, 0x180E},
                                   {0x200B, 0x200F}, {0x202A, 0x202E},  {0x2060, 0x206F}, {0xFE00, 0xFE0F},
                                   {0xFEFF, 0xFEFF}, {0xE0000, 0xE0FFF}};
    return is_among(ranges, sizeof ranges / sizeof *ranges, c);
}

bool lk_is_joining_mark(uint32_t c)
{
    static const Range ranges[] = {{0x200C, 0x200D}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}};
    if (c < 0x0300)
        return false;
    hb_unicode_general_category_t category = category_of(c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           is_among(ranges, sizeof ranges / sizeof *ranges, c);
}

unsigned lk_kinds_of(uint32_t c)
{
    bool is_latin = c < 0x0370 || (c >= 0x1E00 && c <= 0x1EFF);
    unsigned kinds = (is_right_to_left(c) ? LK_HAS_RIGHT_TO_LEFT | LK_HAS_SCRIPTS : 0) |
                     (is_latin || lk_is_joining_mark(c) || lk_is_ignorable(c) ? LK_HAS_MARKS : 0);
    return is_latin || is_sign(c) || (c >= 0xFE00 && c <= 0xFE0F) ? kinds : kinds | LK_HAS_SCRIPTS;
}

/* ---- Scripts */

LkScript lk_script(hb_script_t script)
{
    static const LkScript all[] = {
        {HB_SCRIPT_THAI, "th", 0x0E01},         {HB_SCRIPT_LATIN, "en", 'x'},
        {HB_SCRIPT_LAO, "lo", 0x0E81},          {HB_SCRIPT_KHMER, "km", 0x1780},
        {HB_SCRIPT_MYANMAR, "my", 0x1000},      {HB_SCRIPT_DEVANAGARI, "hi", 0x0915},
        {HB_SCRIPT_ARABIC, "ar", 0x0628},       {HB_SCRIPT_HEBREW, "he", 0x05D0},
        {HB_SCRIPT_GREEK, "el", 0x03B1},        {HB_SCRIPT_CYRILLIC, "ru", 0x0430},
        {HB_SCRIPT_HAN, "zh", 0x4E2D},          {HB_SCRIPT_HIRAGANA, "ja", 0x3042},
        {HB_SCRIPT_KATAKANA, "ja", 0x30A2},     {HB_SCRIPT_HANGUL, "ko", 0xD55C},
        {HB_SCRIPT_BENGALI, "bn", 0x0995},      {HB_SCRIPT_GURMUKHI, "pa", 0x0A15},
        {HB_SCRIPT_GUJARATI, "gu", 0x0A95},     {HB_SCRIPT_ORIYA, "or", 0x0B15},
        {HB_SCRIPT_TAMIL, "ta", 0x0B95},        {HB_SCRIPT_TELUGU, "te", 0x0C15},
        {HB_SCRIPT_KANNADA, "kn", 0x0C95},      {HB_SCRIPT_MALAYALAM, "ml", 0x0D15},
        {HB_SCRIPT_SINHALA, "si", 0x0D9A},      {HB_SCRIPT_TIBETAN, "bo", 0x0F40},
        {HB_SCRIPT_GEORGIAN, "ka", 0x10D0},     {HB_SCRIPT_ARMENIAN, "hy", 0x0561},
        {HB_SCRIPT_ETHIOPIC, "am", 0x1200},     {HB_SCRIPT_MONGOLIAN, "mn", 0x1820},
        {HB_SCRIPT_SYRIAC, "syc", 0x0712},      {HB_SCRIPT_THAANA, "dv", 0x0780},
        {HB_SCRIPT_BOPOMOFO, "zh", 0x3105},     {HB_SCRIPT_TAI_THAM, "nod", 0x1A20},
        {HB_SCRIPT_JAVANESE, "jv", 0xA98F},     {HB_SCRIPT_BALINESE, "ban", 0x1B13},
        {HB_SCRIPT_NEW_TAI_LUE, "khb", 0x1980},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].script == script)
            return all[i];
    return (LkScript){script, NULL, 0};
}

/* Characters of no script that are used with a few only (UAX #24, Script_Extensions): those that are met. */
typedef struct Shared {
    Range range;
    hb_script_t scripts[8]; /* the first one where they stand behind another script; 0 ends the list */
} Shared;

static const Shared *shared_of(uint32_t c)
{
    static const Shared all[] = {
        {{0x060C, 0x061F}, {HB_SCRIPT_ARABIC, HB_SCRIPT_SYRIAC, HB_SCRIPT_THAANA, HB_SCRIPT_NKO}},
        {{0x0640, 0x0640}, {HB_SCRIPT_ARABIC, HB_SCRIPT_SYRIAC, HB_SCRIPT_ADLAM, HB_SCRIPT_MANDAIC}},
        {{0x0660, 0x0669}, {HB_SCRIPT_ARABIC, HB_SCRIPT_THAANA, HB_SCRIPT_YEZIDI}},
        {{0x0964, 0x0965},
         {HB_SCRIPT_DEVANAGARI, HB_SCRIPT_BENGALI, HB_SCRIPT_GURMUKHI, HB_SCRIPT_GUJARATI, HB_SCRIPT_ORIYA,
          HB_SCRIPT_TELUGU, HB_SCRIPT_KANNADA, HB_SCRIPT_SINHALA}},
        {{0x3001, 0x303F},
         {HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA, HB_SCRIPT_HANGUL, HB_SCRIPT_BOPOMOFO,
          HB_SCRIPT_YI}},
        {{0x30A0, 0x30FC}, {HB_SCRIPT_KATAKANA, HB_SCRIPT_HIRAGANA}},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (c >= all[i].range.first && c <= all[i].range.last)
            return &all[i];
    return NULL;
}

/* The script of a character of none, behind text in the script `before`. */
static hb_script_t inherited(uint32_t c, hb_script_t before)
{
    const Shared *shared = shared_of(c);
    if (shared == NULL)
        return before;
    for (size_t i = 0; i < sizeof shared->scripts / sizeof *shared->scripts; i++)
        if (shared->scripts[i] == before)
            return before;
    return shared->scripts[0];
}

const char *lk_script_language(const LkSection *section, hb_script_t script)
{
    return script == HB_SCRIPT_HAN && section->han != NULL ? section->han : lk_script(script).language;
}

static const char *language_of_han(const LkSection *section)
{
    bool has_hangul = false;
    for (size_t i = 0; i < section->count; i++) {
        if (section->scripts[i] == HB_SCRIPT_HIRAGANA || section->scripts[i] == HB_SCRIPT_KATAKANA)
            return "ja";
        has_hangul |= section->scripts[i] == HB_SCRIPT_HANGUL;
    }
    return has_hangul ? "ko" : "zh";
}

static bool has_script(hb_script_t script)
{
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
}

void lk_find_scripts(LkSection *section, LkArena *scratch)
{
    if (!(section->has & LK_HAS_SCRIPTS))
        return;
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_script_t before = HB_SCRIPT_THAI; /* signs at the beginning are shaped as Thai, as in other sections */
    section->scripts = LK_NEW_ARRAY(scratch, section->count + 1, hb_script_t);
    for (size_t i = 0; i < section->count; i++) {
        hb_script_t script = hb_unicode_script(unicode, section->characters[i]);
        before = has_script(script) ? script : inherited(section->characters[i], before);
        section->scripts[i] = before;
    }
    section->han = language_of_han(section);
}
