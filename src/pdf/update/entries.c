#include "pdf/update/entries.h"

#include <string.h>

/* Deeper nesting is no dictionary that anybody writes. */
enum { DEEPEST = 64 };

/* A place in the text. */
typedef struct Scan {
    LkText text;
    size_t at;
} Scan;

/* White space (ISO 32000-2 §7.2.3). */
static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static bool has_more(const Scan *scan)
{
    return scan->at < scan->text.length;
}

static char here(const Scan *scan)
{
    return scan->text.bytes[scan->at];
}

static void pass_white(Scan *scan)
{
    while (has_more(scan) && is_white(here(scan)))
        scan->at++;
}

static void pass_regular(Scan *scan)
{
    while (has_more(scan) && !is_white(here(scan)) && !is_delimiter(here(scan)))
        scan->at++;
}

/* Passes “(…)”, with balanced parentheses inside. */
static bool pass_literal(Scan *scan)
{
    size_t open = 0;
    for (; has_more(scan); scan->at++) {
        char c = here(scan);
        if (c == '\\')
            scan->at++;
        else if (c == '(')
            open++;
        else if (c == ')' && --open == 0) {
            scan->at++;
            return true;
        }
    }
    return false;
}

static bool pass_hexadecimal(Scan *scan)
{
    const char *end = memchr(scan->text.bytes + scan->at, '>', scan->text.length - scan->at);
    if (end == NULL)
        return false;
    scan->at = (size_t)(end - scan->text.bytes) + 1;
    return true;
}

static bool is_pair(const Scan *scan, char c)
{
    return scan->at + 1 < scan->text.length && here(scan) == c && scan->text.bytes[scan->at + 1] == c;
}

/* Passes brackets and all that is inside, which may be brackets again. */
static bool pass_nested(Scan *scan)
{
    char closing[DEEPEST];
    size_t depth = 0;
    do {
        pass_white(scan);
        if (!has_more(scan))
            return false;
        bool is_open = is_pair(scan, '<') || here(scan) == '[';
        bool is_closed = depth > 0 && (closing[depth - 1] == '>' ? is_pair(scan, '>') : here(scan) == ']');
        if (is_open && depth == DEEPEST)
            return false;
        if (is_open)
            closing[depth++] = here(scan) == '[' ? ']' : '>';
        if (is_open || is_closed) {
            depth -= is_closed;
            scan->at += here(scan) == '<' || here(scan) == '>' ? 2 : 1;
        } else if (here(scan) == '(') {
            if (!pass_literal(scan))
                return false;
        } else if (here(scan) == '<') {
            if (!pass_hexadecimal(scan))
                return false;
        } else {
            size_t before = scan->at;
            scan->at += here(scan) == '/';
            pass_regular(scan);
            if (scan->at == before)
                return false;
        }
    } while (depth > 0);
    return true;
}

/* Passes numbers and words up to the next key or the end: “12 0 R” is three of them. */
static void pass_words(Scan *scan)
{
    do {
        pass_regular(scan);
        pass_white(scan);
    } while (has_more(scan) && !is_delimiter(here(scan)));
}

static bool pass_value(Scan *scan)
{
    pass_white(scan);
    if (!has_more(scan))
        return false;
    switch (here(scan)) {
    case '/':
        scan->at++;
        pass_regular(scan);
        return true;
    case '(':
        return pass_literal(scan);
    case '<':
        return is_pair(scan, '<') ? pass_nested(scan) : pass_hexadecimal(scan);
    case '[':
        return pass_nested(scan);
    default:
        if (is_delimiter(here(scan)))
            return false;
        pass_words(scan);
        return true;
    }
}

/* Finds the next entry: its key, with the slash, and its value. False at the end, where *is_whole is whether
 * all was well formed. */
static bool next_entry(Scan *scan, LkText *key, LkText *value, bool *is_whole)
{
    pass_white(scan);
    *is_whole = !has_more(scan);
    if (*is_whole || here(scan) != '/')
        return false;
    size_t start = scan->at++;
    pass_regular(scan);
    *key = lk_text_slice(scan->text, start, scan->at);
    start = scan->at;
    if (!pass_value(scan))
        return false;
    *value = lk_text_trim(lk_text_slice(scan->text, start, scan->at));
    return true;
}

static bool is_one_of(LkText key, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lk_text_is(key, keys[i]))
            return true;
    return false;
}

bool lk_pdf_entries_without(LkText body, const char *const *keys, size_t count, LkBuffer *out)
{
    Scan scan = {.text = body};
    LkText key, value;
    bool is_whole = false;
    while (next_entry(&scan, &key, &value, &is_whole)) {
        if (is_one_of(key, keys, count))
            continue;
        lk_buffer_text(out, key);
        lk_buffer_string(out, value.length > 0 && is_delimiter(value.bytes[0]) ? "" : " ");
        lk_buffer_text(out, value);
    }
    return is_whole;
}

LkText lk_pdf_entry(LkText body, const char *sought)
{
    Scan scan = {.text = body};
    LkText key, value;
    bool is_whole = false;
    while (next_entry(&scan, &key, &value, &is_whole))
        if (lk_text_is(key, sought))
            return value;
    return (LkText){"", 0};
}
