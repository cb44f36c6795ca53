/* Where letters stay as they are, however wrong they look: in web addresses, which lead nowhere when they are
 * changed, and in code. Blocks that are written as code, such as tables, are none. */
#include <string.h>

#include "base/letters_private.h"

enum { MOST_CODE = 1000 }; /* bytes within a line that are looked through for the end of code */

static bool is_alphanumeric(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static bool begins(LkText text, size_t at, const char *word)
{
    size_t length = strlen(word);
    return text.length - at >= length && memcmp(text.bytes + at, word, length) == 0;
}

static size_t line_end(LkText text, size_t at)
{
    while (at < text.length && text.bytes[at] != '\n' && text.bytes[at] != '\r')
        at++;
    return at;
}

static size_t past_signs(LkText text, size_t at, char sign)
{
    while (at < text.length && text.bytes[at] == sign)
        at++;
    return at;
}

/* ---- Addresses */

/* Thai belongs to a path where it stands behind one of its signs, as the reader of Markdown has it. */
static size_t past_address(LkText text, size_t at)
{
    bool has_thai = false;
    for (; at < text.length; at++) {
        unsigned char byte = (unsigned char)text.bytes[at];
        bool is_other = byte >= 0x80;
        if (byte <= ' ' || strchr("<>\"`", (char)byte) != NULL ||
            (is_other && !has_thai && strchr("/-_=#?&%+", text.bytes[at - 1]) == NULL))
            break;
        has_thai = has_thai || is_other;
    }
    return at;
}

static bool begins_address(LkText text, size_t at)
{
    static const char *const beginnings[] = {"http://", "https://", "www.", "ftp://", "mailto:"};
    if (at > 0 && is_alphanumeric(text.bytes[at - 1]))
        return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (begins(text, at, beginnings[i]))
            return true;
    return false;
}

/* ---- Code */

static bool is_at_line_start(LkText text, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 4 && text.bytes[start - 1] == ' ')
        start--;
    return start == 0 || text.bytes[start - 1] == '\n' || text.bytes[start - 1] == '\r';
}

static bool names_block(LkText text, size_t at)
{
    static const char *const names[] = {"table", "signature", "toc", "qr", "pagebreak"};
    while (at < text.length && text.bytes[at] == ' ')
        at++;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (begins(text, at, names[i]))
            return true;
    return false;
}

/* The byte behind the fence that closes the one of `length` signs; the end of the text if there is none. */
static size_t past_fence(LkText text, size_t at, char sign, size_t length)
{
    while (at < text.length) {
        at = line_end(text, at);
        at += at < text.length;
        size_t start = past_signs(text, at, ' '), end = past_signs(text, start, sign);
        if (end - start >= length)
            return end;
    }
    return at;
}

/* The byte behind the code that the run of backticks [at, from) begins; `at` if there is none on the line. */
static size_t past_code(LkText text, size_t at, size_t from)
{
    size_t most = text.length - from > MOST_CODE ? from + MOST_CODE : text.length;
    for (size_t i = from; i < most && text.bytes[i] != '\n'; i++) {
        if (text.bytes[i] != '`')
            continue;
        size_t end = past_signs(text, i, '`');
        if (end - i == from - at)
            return end;
        i = end - 1;
    }
    return at;
}

/* What the run of ` or ~ at `at` begins; *next is where to look on if it is none. */
static size_t past_marked(LkLettersSpared *spared, LkText text, size_t at, size_t *next)
{
    char sign = text.bytes[at];
    size_t from = *next = past_signs(text, at, sign);
    if (from - at < 3 || !is_at_line_start(text, at))
        return sign == '`' ? past_code(text, at, from) : at;
    if (spared->block > 0) { /* the end of a table, or a row of signs in it */
        spared->block = from - at >= spared->block ? 0 : spared->block;
        return at;
    }
    spared->block = names_block(text, from) ? from - at : 0;
    return spared->block > 0 ? at : past_fence(text, from, sign, from - at);
}

/* ---- Both */

bool lk_letters_is_spared(LkLettersSpared *spared, LkText text, size_t at, size_t *end)
{
    size_t next = spared->end;
    while (spared->end <= at && next <= at) {
        char byte = text.bytes[next];
        size_t behind = next, start = next++;
        if (byte == '`' || byte == '~')
            behind = past_marked(spared, text, start, &next);
        else if (strchr("hwfm", byte) != NULL && byte != '\0' && begins_address(text, start))
            behind = past_address(text, start + 4);
        if (behind > start) {
            spared->start = start;
            spared->end = next = behind;
        }
    }
    if (next > spared->end) { /* nothing is spared up to here */
        spared->start = spared->end = next;
    }
    *end = spared->end;
    return spared->start <= at && at < spared->end;
}
