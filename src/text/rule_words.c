/* Finding words of the lists of the rules in a text: a binary search that a further letter narrows. */
#include "text/rules.h"

enum { LONGEST_BEFORE = 20 }; /* letters of the words that stand before a number */

/* As strncmp, but fast for words that differ soon, as most do. */
static int compare(const char *word, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (word[i] != text[i])
            return (unsigned char)word[i] < (unsigned char)text[i] ? -1 : 1;
    return 0;
}

/* Returns the first word from `low` on that is not before the text, as far as `length` bytes of it. */
static size_t lower_bound(const LkRuleWords *list, size_t low, const char *text, size_t length)
{
    size_t high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(list->words[middle], text, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t lk_longest_word(const LkSection *section, size_t i, const LkRuleWords *list, LkWordEnds *may_end)
{
    const char *text = section->text.bytes + section->offsets[i];
    size_t at = 0, found = 0;
    for (size_t k = i; k < section->count; k++) {
        size_t length = section->offsets[k + 1] - section->offsets[i];
        at = lower_bound(list, at, text, length);
        if (at == list->count || compare(list->words[at], text, length) != 0)
            break;
        if (list->words[at][length] == '\0' && (may_end == NULL || may_end(section, k + 1)))
            found = k + 1;
    }
    return found;
}

bool lk_is_word(const LkSection *section, size_t start, size_t end, const LkRuleWords *list)
{
    const char *text = section->text.bytes + section->offsets[start];
    size_t length = section->offsets[end] - section->offsets[start];
    size_t at = lower_bound(list, 0, text, length);
    return at < list->count && compare(list->words[at], text, length) == 0 && list->words[at][length] == '\0';
}

bool lk_begins_word(const LkSection *section, size_t i)
{
    return i == 0 || !lk_is_thai_letter(section->characters[i - 1]) || (section->flags[i] & LK_CHAR_BREAK) ||
           section->reasons[i] != LK_REASON_NONE;
}

size_t lk_word_before(const LkSection *section, size_t end, const LkRuleWords *list)
{
    size_t longest = end;
    for (size_t start = end; start > 0 && end - start < LONGEST_BEFORE;) {
        uint32_t c = section->characters[--start];
        if (!lk_is_thai_letter(c) && c != '.')
            break;
        if (lk_begins_word(section, start) && lk_is_word(section, start, end, list))
            longest = start;
    }
    return longest;
}

bool lk_is_consonants_with_stop(const LkSection *section, size_t i)
{
    size_t letters = i;
    while (letters - i < 5 && lk_is_thai_consonant(lk_letter_at(section, letters)))
        letters++;
    return letters > i && lk_letter_at(section, letters) == '.';
}
