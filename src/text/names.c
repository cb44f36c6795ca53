/* Names and words that are never broken: persons after their title, and `keep:` words. */
#include "text/rules.h"

/* Letters of a given name or surname; a longer run is a sentence without blanks. */
#define LONGEST_NAME 24
/* Behind a word of courtesy names are told from sentences by their length. */
#define LONGEST_AFTER_COURTESY 14

/* Forbids breaks inside the word, wherever it occurs. Most places are passed over after one comparison, that
 * with its first letter. */
static void keep_one(LkSection *section, const char *word)
{
    size_t offset = 0;
    if (word[0] == '\0')
        return;
    uint32_t first = lk_utf8_next(lk_text(word), &offset);
    for (size_t i = 0; i < section->count; i++) {
        if (section->characters[i] != first || !(section->flags[i] & LK_CHAR_CLUSTER))
            continue;
        size_t end = lk_word_at(section, i, word);
        if (end != 0)
            lk_keep_whole(section, i, end, LK_REASON_KEEP);
    }
}

void lk_keep_words(LkSection *section, const char *const *keep, size_t keep_count)
{
    for (size_t i = 0; i < keep_count; i++)
        keep_one(section, keep[i]);
}

/* ---- persons */

static size_t run_end(const LkSection *section, size_t i)
{
    while (i < section->count && lk_is_thai_letter(section->characters[i]))
        i++;
    return i;
}

/* Whether a name may stand at i: letters that do not lead on. */
static bool is_name(const LkSection *section, size_t i)
{
    return lk_is_thai_letter(lk_letter_at(section, i)) &&
           lk_longest_word(section, i, &lk_no_names, NULL) == 0;
}

/* Returns the end of the title that stands at i, and of those behind it: ว่าที่ ร.ต., ผศ. ดร. A blank between
 * two is kept. 0 = there is none. */
static size_t titles_end(LkSection *section, size_t i)
{
    size_t end = 0;
    for (size_t next = i; (next = lk_longest_word(section, next, &lk_titles, NULL)) != 0;) {
        if (end != 0)
            lk_forbid_inside(section, end - 1, next, LK_REASON_BOUND);
        end = next;
        next = lk_skip_blanks(section, end);
        size_t special = lk_word_at(section, next, "(พิเศษ)"); /* พ.ต.อ. (พิเศษ), a grade of the rank */
        if (special != 0) {
            lk_forbid_inside(section, end - 1, special, LK_REASON_BOUND);
            end = special;
            next = lk_skip_blanks(section, end);
        }
        if (lk_letter_at(section, next) == 0)
            break;
    }
    return end;
}

/* Keeps the surname behind the given name that ends at `end`; at the blank between them a line may end, with
 * a penalty. */
static void keep_surname(LkSection *section, size_t end)
{
    size_t surname = lk_skip_blanks(section, end), surname_end = run_end(section, surname);
    if (surname == end || surname_end - surname > LONGEST_NAME || !is_name(section, surname))
        return;
    lk_keep_whole(section, surname, surname_end, LK_REASON_NAME);
    lk_weaken(section, surname);
}

/* Keeps the given name at `name` with the title [i, title). Returns where it ends; `title` when there is
 * none.
 */
static size_t keep_person(LkSection *section, size_t i, size_t title)
{
    size_t name = lk_skip_blanks(section, title), end = run_end(section, name);
    if (lk_is_latin_letter(lk_letter_at(section, name)))
        lk_forbid_inside(section, title - 1, name + 1, LK_REASON_NAME);
    if (end - name > LONGEST_NAME || end == name || (name > title && !is_name(section, name)))
        return title;
    lk_keep_whole(section, i, title, LK_REASON_NAME);
    lk_forbid_inside(section, title - 1, name + 1, LK_REASON_NAME);
    lk_keep_whole(section, name, end, LK_REASON_NAME);
    keep_surname(section, end);
    return end;
}

/* A word of courtesy is a title only before a short name that a surname follows. */
static size_t courtesy_end(const LkSection *section, size_t i)
{
    size_t word = lk_longest_word(section, i, &lk_courtesies, NULL), name = lk_skip_blanks(section, word);
    size_t end = run_end(section, name);
    size_t surname = lk_skip_blanks(section, end);
    bool is_person = word != 0 && end > name && end - name <= LONGEST_AFTER_COURTESY &&
                     is_name(section, name) && surname > end && is_name(section, surname) &&
                     run_end(section, surname) - surname <= LONGEST_NAME;
    return is_person ? word : 0;
}

/* Whether a word that begins like a title ends there: นายอำเภอ, but not นายก in นายกมล. */
static bool ends_no_title(const LkSection *section, size_t end)
{
    return !lk_is_thai_letter(lk_letter_at(section, end)) ||
           ((section->flags[end] & LK_CHAR_CLUSTER) && lk_begins_word(section, end));
}

/* Whether the title [i, end) is one. Words such as พระมหากรุณาธิคุณ begin like that of a monk. */
static bool is_title(const LkSection *section, size_t i, size_t end)
{
    bool ends_there = (section->flags[end] & LK_CHAR_BREAK) != 0; /* before a name perhaps at a price */
    if (lk_word_at(section, i, "พระ") != 0 && !ends_there && lk_is_thai_letter(lk_letter_at(section, end)))
        return false;
    return (section->flags[end] & LK_CHAR_CLUSTER) &&
           lk_longest_word(section, i, &lk_no_titles, ends_no_title) == 0;
}

/* Whether a title may begin at i: at the beginning of a run, or of a word within one (โดย|นายพนม). */
static bool may_begin(const LkSection *section, size_t i)
{
    bool in_run = i > 0 && lk_is_thai_letter(section->characters[i - 1]);
    return !in_run || (section->flags[i] & (LK_CHAR_BREAK | LK_CHAR_COMPOUND)) == LK_CHAR_BREAK;
}

/* “นายพนม แสนหาญ”, “พล.ต.อ. พนม แสนหาญ”: no line ends between title and given name or inside either name. */
void lk_keep_names(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        uint32_t c = section->characters[i];
        if (!(lk_is_letter(c) || c == LK_THAI_PAIYANNOI) || !may_begin(section, i))
            continue;
        bool in_run = i > 0 && lk_is_thai_letter(section->characters[i - 1]);
        size_t title = titles_end(section, i);
        if (title == 0 && !in_run)
            title = courtesy_end(section, i);
        if (title == 0 || !is_title(section, i, title))
            continue;
        size_t end = keep_person(section, i, title);
        i = end > i ? end - 1 : i;
    }
}
