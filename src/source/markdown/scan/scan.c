/* Characters and lines of the text. */
#include "source/markdown/scan/scan.h"

#include <string.h>

size_t lk_blank_length(LkText text, size_t at, size_t end, bool is_thai)
{
    if (at >= end)
        return 0;
    if (lk_is_ascii_blank(text.bytes[at]))
        return 1;
    if (!is_thai)
        return 0;
    if (text.bytes[at] == '&')
        return lk_begins_with(text, at, end, "&nbsp;") ? 6 : 0;
    if (!lk_begins_office_blank(text.bytes[at]))
        return 0;
    size_t behind = at;
    return lk_is_office_blank(lk_utf8_next((LkText){text.bytes, end}, &behind)) ? behind - at : 0;
}

size_t lk_skip_blanks(LkText text, size_t at, size_t end, bool is_thai)
{
    for (size_t length; (length = lk_blank_length(text, at, end, is_thai)) > 0;)
        at += length;
    return at;
}

size_t lk_trim_end(LkText text, size_t start, size_t end)
{
    while (end > start && lk_is_ascii_blank(text.bytes[end - 1]))
        end--;
    return end;
}

bool lk_thai_within(LkText text, size_t start, size_t end)
{
    /* U+0E00 to U+0E7F are E0 B8 80 to E0 B9 BF. */
    for (const char *at = text.bytes + start, *last = text.bytes + end;
         at < last && (at = memchr(at, 0xE0, (size_t)(last - at))) != NULL; at++)
        if (last - at > 1 && ((unsigned char)at[1] & 0xFE) == 0xB8)
            return true;
    return false;
}

uint32_t lk_columns(LkText text, size_t start, size_t end)
{
    uint32_t columns = 0;
    LkText part = {text.bytes, end};
    while (start < end) {
        unsigned char byte = (unsigned char)text.bytes[start];
        if (byte < 0x80) {
            start++;
            columns += byte == '\t' ? LK_TAB_COLUMNS - columns % LK_TAB_COLUMNS : 1;
        } else {
            columns += !lk_is_thai_mark(lk_utf8_next(part, &start));
        }
    }
    return columns;
}

bool lk_has_row_of_dots(LkText text, LkAt at, LkAt end)
{
    enum { ENOUGH = 5 };
    size_t row = 0;
    while (at < end && row < ENOUGH) {
        bool is_ellipsis = lk_begins_with(text, at, end, "\xE2\x80\xA6"); /* U+2026 */
        bool is_dot = is_ellipsis || text.bytes[at] == '.' || text.bytes[at] == '_';
        row = is_dot ? row + (is_ellipsis ? 3 : 1) : 0;
        at += is_ellipsis ? 3 : 1;
    }
    return row >= ENOUGH;
}

bool lk_begins_with(LkText text, size_t at, size_t end, const char *word)
{
    size_t length = strlen(word);
    return end - at >= length && memcmp(text.bytes + at, word, length) == 0;
}

/* Part by part: where all line ends are of one kind, the other is not looked for to the end of the text. */
static size_t find_line_end(LkText text, size_t at)
{
    enum { PART = 256 };
    while (at < text.length) {
        size_t part = text.length - at < PART ? text.length - at : PART;
        const char *start = text.bytes + at, *feed = memchr(start, '\n', part);
        part = feed == NULL ? part : (size_t)(feed - start);
        const char *carriage = memchr(start, '\r', part);
        if (carriage != NULL)
            return at + (size_t)(carriage - start);
        at += part;
        if (feed != NULL)
            return at;
    }
    return at;
}

size_t lk_line_end(LkText text, size_t at, size_t *next)
{
    size_t end = at = find_line_end(text, at);
    bool is_pair = at + 1 < text.length && text.bytes[at] == '\r' && text.bytes[at + 1] == '\n';
    *next = at < text.length ? at + 1 + is_pair : at;
    return end;
}
