/* What list mark stands at a place: its kind, number and length. A pure function of the line. */
#include <string.h>

#include "source/markdown/marks/mark_scan.h"

/* What a mark, or the words with it, may stand between. */
typedef struct Dress {
    const char *opens, *closes;
} Dress;

static const Dress dresses[] = {
    {"***", "***"},  {"**", "**"},          {"__", "__"}, {"<b>", "</b>"}, {"<strong>", "</strong>"},
    {"<u>", "</u>"}, {"[", "]{.underline}"}};

/* Returns the dress that opens at the cursor; NULL = there is none. *inner and *close become the places of
 * what is within it, and of what closes it. */
static const Dress *dress_at(const LkMarkScan *scan, size_t *inner, size_t *close)
{
    for (size_t i = 0; i < sizeof dresses / sizeof *dresses; i++) {
        if (!lk_begins_with(scan->text, scan->at, scan->end, dresses[i].opens))
            continue;
        *inner = scan->at + strlen(dresses[i].opens);
        const char *found = memmem(scan->text.bytes + *inner, scan->end - *inner, dresses[i].closes,
                                   strlen(dresses[i].closes));
        *close = found == NULL ? *inner : (size_t)(found - scan->text.bytes);
        if (scan->text.bytes[scan->at] == '[' && /* the bracket must be the one that closes first */
            memchr(scan->text.bytes + *inner, ']', *close - *inner) != NULL)
            return NULL;
        return *close > *inner ? &dresses[i] : NULL;
    }
    return NULL;
}

/* **ข้อ ๘** …, **๑. หัวข้อ** …, <u>๑. หัวข้อ</u>: the mark within its dress. */
static bool take_dressed(LkMarkScan *scan)
{
    size_t inner, close;
    const Dress *dress = dress_at(scan, &inner, &close);
    if (dress == NULL)
        return false;
    LkMarkScan within = *scan;
    within.at = within.mark.start = inner;
    within.end = close;
    LkMarkScan words = within, counted = within, latin = within;
    if (lk_mark_word(&words))
        within = words;
    else if (lk_mark_counted(&counted))
        within = counted;
    else if (lk_mark_latin(&latin))
        within = latin;
    else
        return false;
    scan->mark = within.mark;
    scan->mark.stars = (uint8_t)strlen(dress->opens);
    scan->mark.is_loose = true;
    size_t behind = scan->mark.start + scan->mark.length;
    scan->mark.stars_behind = behind == close ? (uint8_t)strlen(dress->closes) : 0;
    behind += scan->mark.stars_behind;
    scan->at = behind;
    scan->mark.has_blank = behind >= scan->end || lk_blank_length(scan->text, behind, scan->end, true) > 0;
    return scan->mark.has_blank || scan->mark.stars_behind == 0 || lk_mark_is_before_thai(scan);
}

LkItemMark lk_item_mark(LkText text, LkAt at, LkAt end)
{
    static LkMarkRead *const readers[] = {lk_mark_bullet, lk_mark_word, lk_mark_counted, lk_mark_latin,
                                          take_dressed};
    const LkMarkScan scan = {.text = text, .at = at, .end = end, .mark = {.start = at, .is_plain = true}};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        LkMarkScan tried = scan;
        if (readers[i](&tried))
            return tried.mark;
    }
    return (LkItemMark){.start = at};
}
