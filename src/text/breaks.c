/* Finds where a line may end. Each step may overrule the ones before it: clusters, UAX #14 for all that is
 * not Thai, the words inside runs of Thai, the rules of Thai official writing, and last the characters by
 * which the writer says it, such as a word joiner. */
#include <linebreak.h>

#include "text/text_private.h"

enum { THAI_PHINTHU = 0x0E3A, LAO_PALI_VIRAMA = 0x0EBA, BURMESE_ASAT = 0x103A };

/* Whether a sign joins the next consonant to its own: the Khmer COENG, the viramas of India and Burma; not a
 * killer, which is seen on its consonant. */
static bool joins_next(uint32_t c)
{
    return c > 0x0900 && c != THAI_PHINTHU && c != LAO_PALI_VIRAMA && c != BURMESE_ASAT &&
           hb_unicode_combining_class(hb_unicode_funcs_get_default(), c) == HB_UNICODE_COMBINING_CLASS_VIRAMA;
}

/* Whether signs of other scripts join the two, or any marks. */
static bool is_joined_elsewhere(uint32_t before, uint32_t c)
{
    bool is_lao_vowel =
        c == 0x0EB0 || c == 0x0EB2 || c == 0x0EB3 || c == 0x0EBD || c == 0x0EAF || c == 0x0EC6;
    return lk_is_joining_mark(c) || is_lao_vowel || (before >= 0x0EC0 && before <= 0x0EC4) ||
           joins_next(before);
}

/* Marks where a cluster begins, as no line ends inside one. */
static void mark_clusters(LkSection *section)
{
    const uint32_t *characters = section->characters;
    for (size_t i = 0; i < section->count; i++)
        if (i == 0 || (!lk_is_joined(characters[i - 1], characters[i]) &&
                       !(section->has != 0 && is_joined_elsewhere(characters[i - 1], characters[i])) &&
                       lk_thai_begins_cluster(characters, section->count, i)))
            section->flags[i] |= LK_CHAR_CLUSTER;
    section->flags[section->count] |= LK_CHAR_CLUSTER;
}

/* libunibreak 5 aborts at regional indicators (two of them make a flag), which it does not know, and at
 * U+FFFF, which it uses for itself. It is given a letter in their place, which also keeps the halves of a
 * flag together. */
static uint32_t known_to_unibreak(uint32_t c)
{
    return (c >= 0x1F1E6 && c <= 0x1F1FF) || c == 0xFFFF ? 'A' : c;
}

/* To UAX #14, which knows no Thai words, a run of Thai letters is like one letter (SA resolved to AL: no
 * break inside). So only one letter of each run is looked up, which saves most of the work in a Thai text. */
static void unicode_breaks(LkSection *section, LkArena *scratch)
{
    utf32_t *reduced = LK_NEW_ARRAY(scratch, section->count + 1, utf32_t);
    size_t *original = LK_NEW_ARRAY(scratch, section->count + 1, size_t);
    char *breaks = LK_NEW_ARRAY(scratch, section->count + 1, char);
    size_t count = 0;
    for (size_t i = 0; i < section->count; i++) {
        bool letter = lk_is_thai_letter(section->characters[i]);
        if (letter && i > 0 && lk_is_thai_letter(section->characters[i - 1]))
            continue;
        original[count] = i;
        reduced[count++] = letter ? 0x0E01 : known_to_unibreak(section->characters[i]);
    }
    set_linebreaks_utf32(reduced, count, "th", breaks);
    for (size_t k = 1; k < count; k++)
        if (breaks[k - 1] == LINEBREAK_ALLOWBREAK || breaks[k - 1] == LINEBREAK_MUSTBREAK)
            lk_allow(section, original[k], LK_REASON_UNICODE);
}

static void explicit_characters(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        bool is_soft = section->reasons[i] == LK_REASON_SOFT_HYPHEN;
        bool no_break_space =
            section->characters[i] == 0x00A0 || section->characters[i] == 0x202F ||
            (i > 0 && (section->characters[i - 1] == 0x00A0 || section->characters[i - 1] == 0x202F));
        if (section->flags[i] & LK_CHAR_ALLOW)
            lk_allow(section, i, is_soft ? LK_REASON_SOFT_HYPHEN : LK_REASON_HINT);
        else if (is_soft)
            section->reasons[i] = LK_REASON_NONE;
        bool on_cluster = (section->flags[i] & LK_CHAR_CLUSTER) != 0;
        bool blank = lk_is_blank(section->characters[i]); /* it stays at the end of its line */
        if ((section->flags[i] & LK_CHAR_FORBID) || no_break_space)
            lk_forbid(section, i, LK_REASON_JOINER);
        else if (!on_cluster || i == 0 || blank)
            lk_forbid(section, i, LK_REASON_NONE);
    }
}

void lk_find_breaks(LkTextContext *context, LkSection *section, const char *const *keep, size_t keep_count)
{
    mark_clusters(section);
    unicode_breaks(section, context->scratch);
    lk_mark_abbreviations(section);
    lk_thai_breaks(context->engine->words, section, keep, keep_count, context->scratch);
    if (section->has & LK_HAS_SCRIPTS)
        lk_syllable_breaks(section);
    lk_apply_rules(section);
    lk_keep_names(section);
    lk_keep_words(section, keep, keep_count);
    explicit_characters(section);
}

size_t lk_first_words(LkTextContext *context, LkText text, int clusters)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = text};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkSection *section = NULL;
    if (context->scratch != context->arena)
        lk_arena_reset(context->scratch);
    lk_itemise(context, &inlines, LK_NUMERALS_ARABIC, &section);
    lk_find_breaks(context, section, NULL, 0);
    size_t end = 0, part = 0, cut = 0; /* behind the last word, part of a compound, cluster that will do */
    int seen = 0;                      /* clusters before i */
    for (size_t i = 1; i <= section->count; i++) {
        bool at_end = i == section->count;
        if (!at_end && lk_is_joined(section->characters[i - 1], section->characters[i]))
            continue;
        seen++;
        cut = seen <= clusters && (section->flags[i] & LK_CHAR_CLUSTER) ? i : cut;
        unsigned flags = section->flags[i] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND | LK_CHAR_WEAK);
        bool free_break = flags == LK_CHAR_BREAK; /* neither in a compound nor behind a word such as ของ */
        if ((at_end || free_break) && (seen <= clusters || end == 0))
            end = i;
        if (seen <= clusters && (section->flags[i] & LK_CHAR_COMPOUND))
            part = i;
        if (end == 0 && seen > clusters)
            end = part;
        if (end == 0 && seen > 2 * clusters)
            end = cut; /* so long without an end: no word of any language */
        if (end != 0 && seen > clusters)
            break;
    }
    size_t length = end == section->count ? section->text.length : section->offsets[end];
    return lk_text_trim(lk_text_slice(section->text, 0, length)).length;
}
