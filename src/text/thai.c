/* Word boundaries by libthai, for runs of Thai letters alone: it breaks wrongly at anything else (digits,
 * quotes, NBSP), so the rule layer never hands it mixed text. One breaker serves all threads: finding breaks
 * only reads it. */
#include <stdlib.h>
#include <thai/thbrk.h>

#include "text/text_private.h"

struct ThaiBreaker {
    ThBrk *breaker;
};

struct ThaiBreaker *lk_thai_create(void)
{
    struct ThaiBreaker *breaker = calloc(1, sizeof *breaker);
    if (breaker == NULL)
        return NULL;
    breaker->breaker = th_brk_new(NULL);
    if (breaker->breaker == NULL) {
        free(breaker);
        return NULL;
    }
    return breaker;
}

void lk_thai_destroy(struct ThaiBreaker *breaker)
{
    if (breaker == NULL)
        return;
    th_brk_delete(breaker->breaker);
    free(breaker);
}

static void break_run(const struct ThaiBreaker *breaker, LkSection *section, size_t start, size_t end,
                      thchar_t *letters, int *places)
{
    size_t count = end - start;
    for (size_t i = 0; i < count; i++) /* TIS-620 is the block moved to 0xA0 */
        letters[i] = (thchar_t)(section->characters[start + i] - 0x0E00 + 0xA0);
    letters[count] = '\0';
    int found = th_brk_find_breaks(breaker->breaker, letters, places, count);
    for (int i = 0; i < found; i++)
        if (places[i] > 0 && (size_t)places[i] < count)
            section->flags[start + (size_t)places[i]] |= LK_CHAR_BREAK;
}

void lk_thai_breaks(const struct ThaiBreaker *breaker, LkSection *section, LkArena *scratch)
{
    thchar_t *letters = LK_NEW_ARRAY(scratch, section->count + 1, thchar_t);
    int *places = LK_NEW_ARRAY(scratch, section->count + 1, int);
    for (size_t i = 0; i < section->count;) {
        size_t start = i;
        while (i < section->count && lk_is_thai_letter(section->characters[i]) &&
               !(section->flags[i] & LK_CHAR_NO_STRETCH)) /* an abbreviation is no word */
            i++;
        if (i - start > 1)
            break_run(breaker, section, start, i, letters, places);
        i += i == start;
    }
}
