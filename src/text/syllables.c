/* Where a line may end in scripts that put no blanks between words and that Likhit has no word list of: Lao,
 * Khmer and Burmese. A line ends between syllables, which their letters show, and nowhere where that is in
 * doubt. */
#include "text/text_private.h"

/* What a character does in its syllable. */
typedef enum Part {
    PART_NONE,     /* not of the script */
    PART_LEADING,  /* a vowel that is written before its consonant */
    PART_BASE,     /* a consonant, or a vowel that stands alone */
    PART_VOWEL,    /* a vowel on, below or behind its consonant */
    PART_END,      /* a vowel or sign that no consonant follows in its syllable */
    PART_MARK,     /* a tone mark or another sign on a letter */
    PART_STACKING, /* puts the next consonant below this one */
    PART_KILLER    /* the consonant has no vowel: it ends a syllable */
} Part;

/* ---- Lao */

enum {
    LAO_A = 0x0EB0,
    LAO_AM = 0x0EB3,
    LAO_NO = 0x0E87,
    LAO_HO = 0x0EAB,
    LAO_VO = 0x0EA7,
    LAO_O = 0x0EAD,
    LAO_MAI_KAN = 0x0EB1
};

static Part lao_part(uint32_t c)
{
    if (c >= 0x0EC0 && c <= 0x0EC4)
        return PART_LEADING;
    if (c == LAO_A || c == LAO_AM || c == 0x0EAF || c == 0x0EC6)
        return PART_END;
    if (c == LAO_MAI_KAN || c == 0x0EB2 || (c >= 0x0EB4 && c <= 0x0EBB && c != 0x0EBA) || c == 0x0EBD ||
        c == 0x0ECD)
        return PART_VOWEL;
    if ((c >= 0x0E81 && c <= 0x0EAE) || (c >= 0x0EDC && c <= 0x0EDF))
        return PART_BASE;
    return c == 0x0EBA || c == 0x0EBC || (c >= 0x0EC8 && c <= 0x0ECE) ? PART_MARK : PART_NONE;
}

/* Whether a consonant may end a syllable. */
static bool ends_lao(uint32_t c)
{
    static const uint16_t finals[] = {0x0E81, LAO_NO, 0x0E8D, 0x0E94, 0x0E99, 0x0E9A, 0x0EA1, LAO_VO};
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
        if (finals[i] == c)
            return true;
    return false;
}

/* Whether a consonant may be the second of two that begin a syllable: ກວ, ຫມ, ປລ. */
static bool is_second_lao(uint32_t c, uint32_t before)
{
    bool is_velar = before == 0x0E81 || before == 0x0E82 || before == 0x0E84;
    bool takes_liquid = is_velar || (before >= 0x0E95 && before <= 0x0E9F);
    return (c == LAO_VO && is_velar) || ((c == 0x0EA3 || c == 0x0EA5) && takes_liquid) ||
           (before == LAO_HO && (c == LAO_NO || c == 0x0E8D || c == 0x0E99 || c == 0x0EA1 || c == 0x0EA5 ||
                                 c == 0x0EA3 || c == LAO_VO));
}

/* ---- Khmer */

static Part khmer_part(uint32_t c)
{
    if (c == 0x17D2)
        return PART_STACKING;
    if (c >= 0x1780 && c <= 0x17B3)
        return PART_BASE;
    if (c >= 0x17B6 && c <= 0x17C5)
        return PART_VOWEL;
    if (c == 0x17C6 || c == 0x17C7 || c == 0x17C8)
        return PART_END;
    return (c >= 0x17C9 && c <= 0x17D1) || c == 0x17DD ? PART_MARK : PART_NONE;
}

/* ---- Burmese, with the letters that Shan, Mon and Karen add */

static Part burmese_part(uint32_t c)
{
    if (c == 0x1039)
        return PART_STACKING;
    if (c == 0x103A)
        return PART_KILLER;
    if ((c >= 0x1000 && c <= 0x102A) || c == 0x103F || c == 0x104E || (c >= 0x1050 && c <= 0x1055) ||
        (c >= 0x105A && c <= 0x105D) || c == 0x1061 || c == 0x1065 || c == 0x1066 ||
        (c >= 0x106E && c <= 0x1070) || (c >= 0x1075 && c <= 0x1081))
        return PART_BASE;
    return c >= 0x102B && c <= 0x109D && !(c >= 0x1040 && c <= 0x104F) && !(c >= 0x1090 && c <= 0x1099)
               ? PART_MARK
               : PART_NONE;
}

/* ---- Where syllables begin */

/* A syllable begins before a consonant that is neither stacked nor the end of the one before: that has a
 * killer (ASAT) or stacks the next one. */
static void burmese_breaks(LkSection *section, size_t from, size_t end)
{
    const uint32_t *c = section->characters;
    for (size_t i = from + 1; i < end; i++) {
        Part next = i + 1 < end ? burmese_part(c[i + 1]) : PART_NONE;
        if (burmese_part(c[i]) == PART_BASE && burmese_part(c[i - 1]) != PART_STACKING &&
            next != PART_KILLER && next != PART_STACKING)
            lk_allow(section, i, LK_REASON_SYLLABLE);
    }
}

enum { TOANDAKHIAT = 0x17CD }; /* silences its consonant */

/* A consonant with what is stacked below it and stands on it. */
typedef struct Stack {
    size_t end;
    bool has_vowel, is_silent;
} Stack;

static Stack khmer_stack(const LkSection *section, size_t i, size_t end)
{
    Stack stack = {.end = i + 1};
    for (; stack.end < end; stack.end++) {
        uint32_t c = section->characters[stack.end];
        Part part = khmer_part(c);
        if (part == PART_BASE && khmer_part(section->characters[stack.end - 1]) != PART_STACKING)
            break;
        stack.has_vowel |= part == PART_VOWEL || part == PART_END;
        stack.is_silent |= c == TOANDAKHIAT;
    }
    return stack;
}

/* A consonant with a vowel begins a syllable; a bare one behind it ends it; no syllable is a single bare
 * consonant, and none begins with one that is silent. */
static void khmer_breaks(LkSection *section, size_t from, size_t end)
{
    bool has_vowel = false;        /* the syllable so far */
    size_t start = from, bare = 0; /* where it began; consonants behind its vowel, or in all if it has none */
    Stack stack;
    for (size_t i = from; i < end; i = stack.end) {
        stack = khmer_stack(section, i, end);
        bool is_complete = i > start && (has_vowel || bare > 1);
        bool is_final = !stack.has_vowel && stack.end - i == 1 && has_vowel && bare == 0;
        if (is_complete && !is_final && !stack.is_silent) {
            lk_allow(section, i, LK_REASON_SYLLABLE);
            start = i;
            has_vowel = false;
            bare = 0;
        }
        has_vowel |= stack.has_vowel;
        bare = stack.has_vowel ? 0 : bare + 1;
    }
}

/* Whether the characters before i are surely a whole syllable, if a consonant with a vowel stands at i. */
static bool is_whole_lao(const LkSection *section, size_t from, size_t i)
{
    const uint32_t *c = section->characters;
    Part one = lao_part(c[i - 1]), two = i - from > 1 ? lao_part(c[i - 2]) : PART_NONE,
         three = i - from > 2 ? lao_part(c[i - 3]) : PART_NONE;
    if (one == PART_END || (one == PART_MARK && two == PART_END))
        return true;
    if (one == PART_VOWEL || (one == PART_MARK && two == PART_VOWEL))
        return c[one == PART_VOWEL ? i - 1 : i - 2] != LAO_MAI_KAN; /* behind that a consonant is due */
    if (one != PART_BASE || is_second_lao(c[i], c[i - 1]))
        return false;
    if (i - from > 1 && c[i - 2] >= 0x0EC3 && c[i - 2] <= 0x0EC4)
        return true; /* ໃ and ໄ, behind whose consonant there is none */
    bool is_behind_vowel = two == PART_VOWEL || two == PART_MARK ||
                           (two == PART_BASE && three == PART_LEADING) ||
                           (i - from > 2 && (c[i - 2] == LAO_O || c[i - 2] == LAO_VO));
    return ends_lao(c[i - 1]) && is_behind_vowel;
}

/* A syllable begins before a vowel that is written first; behind one that ends it; and before a consonant
 * with a vowel or a tone mark, if what is before it is whole. Elsewhere it is in doubt. */
static void lao_breaks(LkSection *section, size_t from, size_t end)
{
    for (size_t i = from + 1; i < end; i++) {
        Part part = lao_part(section->characters[i]);
        uint32_t behind = i + 1 < end ? section->characters[i + 1] : 0;
        Part next = lao_part(behind), before = lao_part(section->characters[i - 1]);
        bool has_vowel = next == PART_VOWEL || next == PART_MARK || behind == LAO_A || behind == LAO_AM;
        bool begins = part == PART_LEADING || (part == PART_BASE && before == PART_END) ||
                      (part == PART_BASE && has_vowel && is_whole_lao(section, from, i));
        if (begins && before != PART_LEADING)
            lk_allow(section, i, LK_REASON_SYLLABLE);
    }
}

/* ---- All of them */

typedef struct Script {
    uint32_t first, last;
    Part (*part)(uint32_t c);
    void (*breaks)(LkSection *section, size_t from, size_t end);
} Script;

static const Script *script_of(uint32_t c)
{
    static const Script all[] = {{0x0E81, 0x0EDF, lao_part, lao_breaks},
                                 {0x1000, 0x109F, burmese_part, burmese_breaks},
                                 {0x1780, 0x17DD, khmer_part, khmer_breaks}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (c >= all[i].first && c <= all[i].last && all[i].part(c) != PART_NONE)
            return &all[i];
    return NULL;
}

void lk_syllable_breaks(LkSection *section)
{
    for (size_t i = 0, end; i < section->count; i = end) {
        const Script *script = script_of(section->characters[i]);
        for (end = i + 1; end < section->count && script != NULL;) {
            if (script_of(section->characters[end]) != script)
                break;
            end++;
        }
        if (script != NULL)
            script->breaks(section, i, end);
    }
}
