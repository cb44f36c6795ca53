/* Names and words that are never broken: persons after their title, and `keep:` words. */
#include <string.h>

#include "text/text_private.h"

#define LONGEST_NAME 24 /* letters of a given name or surname; a longer run is a sentence without blanks */

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

static size_t title_end(const LkSection *section, size_t i)
{
    static const char *const titles[] = {"นางสาว", "นาย",  "นาง",      "น.ส.",   "ดร.",
                                         "ด.ช.",   "ด.ญ.", "ว่าที่ร้อยตรี", "ว่าที่ร.ต."};
    static const char *const not_titles[] = {"นายก",   "นายอำเภอ",  "นายทะเบียน", "นายหน้า",
                                             "นายจ้าง", "นายแพทย์",   "นายทหาร",   "นายตำรวจ",
                                             "นางแบบ", "นางพยาบาล", "นางฟ้า"};
    for (size_t k = 0; k < sizeof not_titles / sizeof *not_titles; k++)
        if (lk_word_at(section, i, not_titles[k]) != 0)
            return 0;
    for (size_t k = 0; k < sizeof titles / sizeof *titles; k++) {
        size_t end = lk_word_at(section, i, titles[k]);
        if (end != 0)
            return end;
    }
    return 0;
}

static size_t run_end(const LkSection *section, size_t i)
{
    while (i < section->count && lk_is_thai_letter(section->characters[i]))
        i++;
    return i;
}

/* “นายพนม แสนหาญ”: no line ends between title and given name or inside either name; at the blank between the
 * names one may, with a penalty. */
void lk_keep_names(LkSection *section)
{
    for (size_t i = 0; i < section->count; i++) {
        bool starts = i == 0 || !lk_is_thai_letter(section->characters[i - 1]);
        size_t name = starts ? title_end(section, i) : 0;
        if (name == 0)
            continue;
        size_t end = run_end(section, name);
        if (end - i > LONGEST_NAME)
            continue;
        lk_keep_whole(section, i, end, LK_REASON_NAME);
        size_t surname = end;
        while (surname < section->count && lk_is_blank(section->characters[surname]))
            surname++;
        size_t surname_end = run_end(section, surname);
        if (surname > end && surname_end - surname <= LONGEST_NAME) {
            lk_keep_whole(section, surname, surname_end, LK_REASON_NAME);
            section->flags[surname] |= LK_CHAR_WEAK;
        }
        i = end > i ? end - 1 : i;
    }
}
