/* Thai words in a section: each run of Thai letters is segmented by words/, and the result becomes break
 * flags. An abbreviation is not a word: it ends one run, and another begins after it. */
#include <string.h>

#include "base/date.h"
#include "text/text_private.h"

/* Returns the keep-words that are of Thai letters only: they are words for segmenting too. */
static LkOwnWord *own_words(const char *const *keep, size_t keep_count, size_t *count, LkArena *scratch)
{
    LkOwnWord *own = LK_NEW_ARRAY(scratch, keep_count + 1, LkOwnWord);
    *count = 0;
    for (size_t i = 0; i < keep_count; i++) {
        LkText text = lk_text(keep[i]);
        uint32_t *letters = LK_NEW_ARRAY(scratch, text.length + 1, uint32_t);
        size_t used = 0;
        bool thai = true;
        for (size_t at = 0; at < text.length && thai; used++) {
            letters[used] = lk_utf8_next(text, &at);
            thai = lk_is_thai_letter(letters[used]);
        }
        if (thai && used > 0)
            own[(*count)++] = (LkOwnWord){letters, used};
    }
    return own;
}

static void set_flags(LkSection *section, size_t start, size_t end, const LkWordBreak *breaks)
{
    for (size_t i = start + 1; i < end; i++) {
        LkWordBreak kind = breaks[i - start];
        if (kind == LK_WORD_FREE)
            lk_allow(section, i, LK_REASON_WORD);
        else if (kind == LK_WORD_COMPOUND) {
            lk_allow(section, i, LK_REASON_COMPOUND);
            section->flags[i] |= LK_CHAR_COMPOUND;
        }
    }
}

void lk_thai_breaks(const LkWords *words, LkSection *section, const char *const *keep, size_t keep_count,
                    LkArena *scratch)
{
    size_t own_count = 0;
    const LkOwnWord *own = own_words(keep, keep_count, &own_count, scratch);
    bool *starts = LK_NEW_ARRAY(scratch, section->count + 1, bool);
    LkWordBreak *breaks = LK_NEW_ARRAY(scratch, section->count + 1, LkWordBreak);
    for (size_t i = 0; i < section->count; i++)
        starts[i] = (section->flags[i] & LK_CHAR_CLUSTER) != 0;
    for (size_t i = 0; i < section->count;) {
        size_t start = i;
        while (i < section->count && lk_is_thai_letter(section->characters[i]) &&
               !(section->flags[i] & LK_CHAR_NO_STRETCH))
            i++;
        if (i - start > 1) {
            LkLetters run = {section->characters + start, starts + start, i - start};
            lk_words_segment(words, &run, own, own_count, breaks, scratch);
            set_flags(section, start, i, breaks);
        }
        i += i == start;
    }
}

bool lk_is_thai_month(const LkSection *section, size_t i)
{
    for (int month = 0; month < LK_MONTHS; month++)
        if (lk_word_at(section, i, lk_thai_months[month]) != 0)
            return true;
    return false;
}

/* Whether a part that ends before i is a mere syllable, which means nothing alone: ประ, กระ. */
static bool is_syllable(const LkSection *section, size_t i)
{
    return i >= 3 && (lk_word_at(section, i - 3, "ประ") == i || lk_word_at(section, i - 3, "กระ") == i);
}

/* Whether a word may be divided before character i, as far as rules and writer go. */
static bool may_divide(const LkSection *section, size_t i)
{
    LkBreakReason reason = (LkBreakReason)section->reasons[i];
    return !(section->flags[i] & (LK_CHAR_WHOLE | LK_CHAR_FORBID)) && !is_syllable(section, i) &&
           (reason == LK_REASON_NONE || reason == LK_REASON_PREFIX);
}

/* Whether the word [start, end) may be divided at all: neither a month, as dates stay whole, nor one before ฯ
 * or ๆ (กรุงเทพฯ). */
static bool is_divisible(const LkSection *section, size_t start, size_t end)
{
    uint32_t behind = end < section->count ? section->characters[end] : 0;
    return end - start > 1 && behind != LK_THAI_PAIYANNOI && behind != LK_THAI_MAIYAMOK &&
           !lk_is_thai_month(section, start);
}

/* Whether a code may be divided before character i: behind a sign, with two characters or more on each side.
 */
static bool divides_code(const LkSection *section, size_t i)
{
    return section->reasons[i] == LK_REASON_CODE && !(section->flags[i] & (LK_CHAR_WHOLE | LK_CHAR_FORBID));
}

const bool *lk_thai_divisions(const LkWords *words, const LkSection *section, LkArena *scratch)
{
    bool *divisions = LK_NEW_ARRAY(scratch, section->count + 1, bool);
    bool *starts = LK_NEW_ARRAY(scratch, section->count + 1, bool);
    for (size_t i = 0; i < section->count; i++)
        starts[i] = (section->flags[i] & LK_CHAR_CLUSTER) != 0;
    for (size_t i = 0; i < section->count;) {
        size_t start = i;
        while (i < section->count && lk_is_thai_letter(section->characters[i]) &&
               !(section->flags[i] & LK_CHAR_NO_STRETCH) &&
               (i == start || !(section->flags[i] & LK_CHAR_BREAK)))
            i++;
        if (is_divisible(section, start, i)) {
            LkLetters word = {section->characters + start, starts + start, i - start};
            lk_words_divide(words, &word, divisions + start, scratch);
        }
        i += i == start;
    }
    for (size_t i = 0; i < section->count; i++)
        divisions[i] = (divisions[i] && may_divide(section, i)) || divides_code(section, i);
    return divisions;
}

size_t lk_whole_word_at(const LkSection *section, size_t i, const char *word)
{
    size_t length = strlen(word), start = section->offsets[i];
    if (section->text.length - start < length || memcmp(section->text.bytes + start, word, length) != 0)
        return 0;
    return i + lk_utf8_count((LkText){word, length});
}
