/* Cuts content into tokens. As anybody may have made the file, every step comes to an end, whatever the bytes
 * are. */
#include <stdlib.h>
#include <string.h>

#include "reader/reader_private.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '/' || c == '%' ||
           c == '{' || c == '}';
}

static void skip_blanks(LkText text, size_t *at)
{
    while (*at < text.length) {
        if (text.bytes[*at] == '%')
            while (*at < text.length && text.bytes[*at] != '\n' && text.bytes[*at] != '\r')
                ++*at;
        else if (is_blank(text.bytes[*at]))
            ++*at;
        else
            return;
    }
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static void put_byte(LkBuffer *out, unsigned value)
{
    char byte = (char)(value & 255);
    lk_buffer_append(out, &byte, 1);
}

static LkToken hex_string(LkText text, size_t *at, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    unsigned byte = 0;
    bool is_second = false;
    for (++*at; *at < text.length && text.bytes[*at] != '>'; ++*at) {
        int value = hex_value(text.bytes[*at]);
        if (value < 0)
            continue;
        byte = byte << 4 | (unsigned)value;
        if (is_second)
            put_byte(&out, byte);
        is_second = !is_second;
    }
    if (is_second) /* an odd number of digits: the missing one counts as 0 */
        put_byte(&out, byte << 4);
    *at += *at < text.length;
    return (LkToken){LK_TOKEN_STRING, lk_buffer_view(&out)};
}

/* Reads an escape. *at is at the byte behind the backslash, and moves to the last one of the escape. */
static void escaped(LkText text, size_t *at, LkBuffer *out)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char c = text.bytes[*at];
    const char *found = c == '\0' ? NULL : strchr(from, c);
    if (found != NULL) {
        lk_buffer_append(out, &to[found - from], 1);
    } else if (c >= '0' && c <= '7') {
        int value = 0;
        for (int i = 0; i < 3 && *at < text.length && text.bytes[*at] >= '0' && text.bytes[*at] <= '7'; i++)
            value = value * 8 + text.bytes[(*at)++] - '0';
        --*at;
        char byte = (char)value;
        lk_buffer_append(out, &byte, 1);
    } else if (c == '\r') {
        *at += *at + 1 < text.length && text.bytes[*at + 1] == '\n';
    } else if (c != '\n') {
        lk_buffer_append(out, &c, 1);
    }
}

static LkToken literal_string(LkText text, size_t *at, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    int depth = 1;
    for (++*at; *at < text.length; ++*at) {
        char c = text.bytes[*at];
        if (c == '\\') {
            if (++*at < text.length)
                escaped(text, at, &out);
            continue;
        }
        depth += (c == '(') - (c == ')');
        if (depth == 0)
            break;
        lk_buffer_append(&out, &c, 1);
    }
    *at += *at < text.length;
    return (LkToken){LK_TOKEN_STRING, lk_buffer_view(&out)};
}

/* Reads a dictionary up to the >> that closes it: a >> in a string within it does not count. */
static LkToken dictionary(LkText text, size_t *at, LkArena *arena)
{
    size_t start = *at += 2;
    for (int depth = 1; *at < text.length;) {
        char c = text.bytes[*at], next = *at + 1 < text.length ? text.bytes[*at + 1] : '\0';
        if (c == '(') {
            literal_string(text, at, arena);
        } else if (c == '<' && next == '<') {
            depth++;
            *at += 2;
        } else if (c == '>' && next == '>') {
            *at += 2;
            if (--depth == 0)
                return (LkToken){LK_TOKEN_DICTIONARY, lk_text_slice(text, start, *at - 2)};
        } else {
            ++*at;
        }
    }
    return (LkToken){LK_TOKEN_DICTIONARY, lk_text_slice(text, start, text.length)};
}

static LkText word(LkText text, size_t *at)
{
    size_t start = *at;
    while (*at < text.length && !is_blank(text.bytes[*at]) && !is_delimiter(text.bytes[*at]))
        ++*at;
    return lk_text_slice(text, start, *at);
}

LkToken lk_token_next(LkText text, size_t *at, LkArena *arena)
{
    skip_blanks(text, at);
    if (*at >= text.length)
        return (LkToken){LK_TOKEN_END, {"", 0}};
    char c = text.bytes[*at];
    if (c == '(')
        return literal_string(text, at, arena);
    if (c == '<')
        return *at + 1 < text.length && text.bytes[*at + 1] == '<' ? dictionary(text, at, arena)
                                                                   : hex_string(text, at, arena);
    if (c == '/') {
        ++*at;
        return (LkToken){LK_TOKEN_NAME, word(text, at)};
    }
    if (is_delimiter(c)) {
        ++*at;
        return (LkToken){LK_TOKEN_MARK, lk_text_slice(text, *at - 1, *at)};
    }
    return (LkToken){LK_TOKEN_WORD, word(text, at)};
}

long lk_token_number(LkToken token, long otherwise)
{
    long value = 0;
    if (token.kind != LK_TOKEN_WORD || token.text.length == 0 || token.text.length > 9)
        return otherwise;
    for (size_t i = 0; i < token.text.length; i++) {
        if (token.text.bytes[i] < '0' || token.text.bytes[i] > '9')
            return otherwise;
        value = value * 10 + token.text.bytes[i] - '0';
    }
    return value;
}

static unsigned unit_at(LkText bytes, size_t at)
{
    return at + 1 < bytes.length
               ? (unsigned)(unsigned char)bytes.bytes[at] << 8 | (unsigned char)bytes.bytes[at + 1]
               : 0xFFFD;
}

void lk_token_text(LkText bytes, LkBuffer *out)
{
    if (bytes.length >= 2 && unit_at(bytes, 0) == 0xFEFF) {
        for (size_t at = 2; at < bytes.length; at += 2) {
            uint32_t unit = unit_at(bytes, at), next = unit_at(bytes, at + 2);
            if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00);
                at += 2;
            }
            lk_buffer_character(out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
        }
    } else if (bytes.length >= 3 && memcmp(bytes.bytes, "\xEF\xBB\xBF", 3) == 0) {
        lk_buffer_text(out, lk_text_slice(bytes, 3, bytes.length));
    } else {
        for (size_t at = 0; at < bytes.length; at++)
            lk_buffer_character(out, (unsigned char)bytes.bytes[at]);
    }
}
