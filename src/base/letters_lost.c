/* Letters that a conversion has lost: U+FFFD in their place, or text of Windows-874 or UTF-8 that was read as
 * that of Western Europe (ÃÒÂ§Ò¹, à¸£à¸²à¸¢). Nothing can be rewritten: the file before the conversion is
 * wanted. */
#include <string.h>

#include "base/letters_private.h"

static void note(LkLettersFound *found, LkLettersKind kind, size_t start, size_t end)
{
    if (found->kinds[kind].count++ == 0) {
        found->kinds[kind].start = start;
        found->kinds[kind].end = end;
    }
}

static void find_replaced(LkText text, LkLettersFound *found)
{
    static const char sign[] = "\xEF\xBF\xBD"; /* U+FFFD */
    for (size_t at = 0; at < text.length;) {
        const char *next = memmem(text.bytes + at, text.length - at, sign, 3);
        if (next == NULL)
            return;
        size_t start = (size_t)(next - text.bytes);
        for (at = start; at + 3 <= text.length && memcmp(text.bytes + at, sign, 3) == 0;)
            at += 3;
        note(found, LK_LETTERS_LOST, start, at);
    }
}

/* U+00A1 to U+00FF, two bytes each. */
static bool is_western(LkText text, size_t at)
{
    unsigned char first = at + 1 < text.length ? (unsigned char)text.bytes[at] : 0;
    return first == 0xC3 || (first == 0xC2 && (unsigned char)text.bytes[at + 1] > 0xA0);
}

/* No language of Western Europe has so many of its letters in a row. */
enum { ROW = 5 };

/* Returns the byte behind the row that a letter at `at` belongs to; what is before `done` has been looked at.
 */
static size_t take_row(LkText text, size_t done, size_t at, LkLettersFound *found)
{
    size_t start = at, end = at, letters = 0;
    bool differs = false;
    while (start >= done + 2 && is_western(text, start - 2))
        start -= 2;
    for (end = start; is_western(text, end); end += 2) {
        letters += (unsigned char)text.bytes[end] == 0xC3;
        differs |= memcmp(text.bytes + start, text.bytes + end, 2) != 0;
    }
    if (end - start >= 2 * ROW && letters >= 2 && differs)
        note(found, LK_LETTERS_FOREIGN, start, end);
    return end > at ? end : at + 1;
}

void lk_letters_find_lost(LkText text, LkLettersFound *found)
{
    find_replaced(text, found);
    for (size_t at = 0; at < text.length;) {
        const char *next = memchr(text.bytes + at, 0xC3, text.length - at);
        if (next == NULL)
            return;
        at = take_row(text, at, (size_t)(next - text.bytes), found);
    }
}
