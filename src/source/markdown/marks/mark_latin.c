/* Latin letters and numerals: a) A. (a) i. (iv). Whether “i” is a letter or a numeral, the list says in which
 * it stands: latin_items.c. */
#include <string.h>

#include "source/markdown/marks/mark_scan.h"

/* Returns the number that is written in Roman numerals of one case; 0 = it is none up to twenty. */
static int32_t roman_number(const char *letters, size_t length)
{
    static const char *const numerals[] = {"i",    "ii",  "iii",  "iv",    "v",   "vi",   "vii",
                                           "viii", "ix",  "x",    "xi",    "xii", "xiii", "xiv",
                                           "xv",   "xvi", "xvii", "xviii", "xix", "xx"};
    bool is_upper = letters[0] < 'a';
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        size_t at = 0;
        while (at < length && numerals[i][at] != '\0' &&
               letters[at] == (is_upper ? numerals[i][at] - 'a' + 'A' : numerals[i][at]))
            at++;
        if (at == length && numerals[i][at] == '\0')
            return (int32_t)i + 1;
    }
    return 0;
}

static bool is_latin(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool take_letters(LkMarkScan *scan)
{
    enum { MOST = 6 };
    size_t start = scan->at;
    while (scan->at < scan->end && scan->at - start < MOST && is_latin(scan->text.bytes[scan->at]))
        scan->at++;
    size_t length = scan->at - start;
    if (length == 0)
        return false;
    const char *letters = scan->text.bytes + start;
    scan->mark.number = length > 1 ? 0 : (letters[0] | 0x20) - 'a' + 1;
    scan->mark.roman = roman_number(letters, length);
    return length == 1 || scan->mark.roman > 0;
}

bool lk_mark_latin(LkMarkScan *scan)
{
    bool opens = lk_mark_take(scan, '(');
    if (!take_letters(scan))
        return false;
    bool closes = lk_mark_take(scan, ')');
    if (!closes && (opens || !lk_mark_take(scan, '.')))
        return false;
    scan->mark.depth = 1;
    scan->mark.is_plain = false;
    scan->mark.is_loose = true;
    lk_mark_finish(scan, opens ? LK_MARK_LATIN_BRACKETS : closes ? LK_MARK_LATIN_BRACKET : LK_MARK_LATIN);
    return scan->mark.has_blank || (closes && lk_mark_is_before_thai(scan));
}
