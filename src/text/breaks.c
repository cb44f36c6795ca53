/* Finds where a line may end. Each step may overrule the ones before it: clusters, UAX #14 for all that is
 * not Thai, the words inside runs of Thai, the rules of Thai official writing, and last the characters by
 * which the writer says it, such as a word joiner. */
#include <linebreak.h>

#include "text/text_private.h"

/* Marks where a cluster begins, as no line ends inside one. */
static void mark_clusters(LkSection *section)
{
    const uint32_t *characters = section->characters;
    for (size_t i = 0; i < section->count; i++)
        if (i == 0 || (!lk_is_joined(characters[i - 1], characters[i]) &&
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
        bool no_break_space =
            section->characters[i] == 0x00A0 || section->characters[i] == 0x202F ||
            (i > 0 && (section->characters[i - 1] == 0x00A0 || section->characters[i - 1] == 0x202F));
        if (section->flags[i] & LK_CHAR_ALLOW)
            lk_allow(section, i, LK_REASON_HINT);
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
