/* The pieces of JSON: white space, strings, numbers, words, each with its place. */
#include <string.h>

#include "data/data_private.h"

LkSpan lk_json_span(LkJsonCursor *cursor, size_t start, size_t end)
{
    if (start < cursor->counted) { /* seldom: an error before the last place */
        size_t offset = cursor->at;
        while (offset > 0 && cursor->text.bytes[offset - 1] != '\n' && cursor->text.bytes[offset - 1] != '\r')
            offset--;
        cursor->counted = offset < start ? offset : start;
        cursor->counted_column = 1;
    }
    cursor->counted_column += (uint32_t)lk_utf8_count(lk_text_slice(cursor->text, cursor->counted, start));
    cursor->counted = start;
    return (LkSpan){.file = cursor->file,
                    .line = cursor->line,
                    .column = cursor->counted_column,
                    .length = (uint32_t)lk_utf8_count(lk_text_slice(cursor->text, start, end))};
}

static void pass_blanks(LkJsonCursor *cursor)
{
    while (cursor->at < cursor->end &&
           (cursor->text.bytes[cursor->at] == ' ' || cursor->text.bytes[cursor->at] == '\t'))
        cursor->at++;
}

bool lk_json_pass(LkJsonCursor *cursor, char sign)
{
    pass_blanks(cursor);
    bool is_there = cursor->at < cursor->end && cursor->text.bytes[cursor->at] == sign;
    cursor->at += is_there;
    return is_there;
}

bool lk_json_at_end(LkJsonCursor *cursor)
{
    pass_blanks(cursor);
    return cursor->at == cursor->end;
}

static bool refuse(LkJsonCursor *cursor, size_t start, size_t end, LkMessageId id,
                   const LkArgument *arguments)
{
    end = end < cursor->end ? end : cursor->end;
    return lk_tell(cursor->context->diagnostics, id, lk_json_span(cursor, start, end), arguments);
}

bool lk_json_wanted(LkJsonCursor *cursor, LkTermId what)
{
    pass_blanks(cursor);
    LkMessageId id = cursor->at == cursor->end ? LK_E_JSON_ENDS : LK_E_JSON;
    return refuse(cursor, cursor->at, cursor->at + 1, id, LK_WITH(lk_named_term("what", what)));
}

/* ---- Strings */

static bool hex4(const LkJsonCursor *cursor, size_t at, uint32_t *value)
{
    *value = 0;
    if (cursor->end - at < 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        char c = cursor->text.bytes[at + i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return false;
        *value = *value * 16 + (uint32_t)digit;
    }
    return true;
}

/* \uXXXX from its u on, or two of them for one character. False after an error. */
static bool unescape_unicode(LkJsonCursor *cursor, size_t *at, uint32_t *character)
{
    uint32_t low = 0;
    size_t start = *at - 1;
    if (!hex4(cursor, *at + 1, character))
        return refuse(cursor, start, start + 6, LK_E_JSON_HEX, NULL);
    *at += 5;
    if (*character < 0xD800 || *character > 0xDFFF)
        return true;
    bool is_pair = *character < 0xDC00 && cursor->end - *at >= 6 && cursor->text.bytes[*at] == '\\' &&
                   cursor->text.bytes[*at + 1] == 'u' && hex4(cursor, *at + 2, &low) && low >= 0xDC00 &&
                   low <= 0xDFFF;
    if (!is_pair)
        return refuse(cursor, start, start + 6, LK_E_JSON_SURROGATE, NULL);
    *character = 0x10000 + ((*character - 0xD800) << 10) + (low - 0xDC00);
    *at += 6;
    return true;
}

static bool unescape(LkJsonCursor *cursor, size_t *at, char *out, size_t *length)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = *at < cursor->end ? cursor->text.bytes[*at] : '\0';
    const char *found = c == '\0' ? NULL : strchr(from, c);
    if (found != NULL) {
        out[(*length)++] = to[found - from];
        ++*at;
        return true;
    }
    uint32_t character = 0;
    if (c != 'u')
        return refuse(cursor, *at - 1, *at + 1, LK_E_JSON_ESCAPE, NULL);
    if (!unescape_unicode(cursor, at, &character))
        return false;
    *length += lk_utf8_encode(character, out + *length);
    return true;
}

/* Where the string that begins at `at` ends, and whether something in it is escaped. */
static size_t find_quote(const LkJsonCursor *cursor, size_t at, bool *has_escapes)
{
    *has_escapes = false;
    for (; at < cursor->end && cursor->text.bytes[at] != '"'; at++) {
        if (cursor->text.bytes[at] != '\\')
            continue;
        *has_escapes = true;
        if (++at == cursor->end)
            break;
    }
    return at;
}

static LkJsonValue read_string(LkJsonCursor *cursor)
{
    LkJsonValue value = {.kind = LK_JSON_ERROR};
    size_t start = ++cursor->at;
    bool has_escapes;
    size_t quote = find_quote(cursor, start, &has_escapes);
    if (quote == cursor->end) {
        refuse(cursor, start - 1, start, LK_E_JSON_QUOTE, NULL);
        return value;
    }
    for (size_t i = start; i < quote; i++)
        if ((unsigned char)cursor->text.bytes[i] < 0x20) {
            refuse(cursor, i, i + 1, LK_E_JSON_CONTROL, NULL);
            return value;
        }
    value.span = lk_json_span(cursor, start, quote);
    value.text = lk_text_slice(cursor->text, start, quote);
    if (has_escapes) {
        char *out = lk_arena_alloc(cursor->context->arena, quote - start + 1);
        size_t length = 0;
        for (size_t at = start; at < quote;) {
            if (cursor->text.bytes[at] != '\\')
                out[length++] = cursor->text.bytes[at++];
            else if (++at, !unescape(cursor, &at, out, &length))
                return value;
        }
        value.text = (LkText){out, length};
    }
    cursor->at = quote + 1;
    value.kind = LK_JSON_STRING;
    return value;
}

/* ---- Numbers and words */

static size_t pass_digits(const LkJsonCursor *cursor, size_t at)
{
    while (at < cursor->end && cursor->text.bytes[at] >= '0' && cursor->text.bytes[at] <= '9')
        at++;
    return at;
}

static bool is_at(const LkJsonCursor *cursor, size_t at, const char *signs)
{
    return at < cursor->end && cursor->text.bytes[at] != '\0' &&
           strchr(signs, cursor->text.bytes[at]) != NULL;
}

/* The end of the number at `at`; `at` itself if there is none. */
static size_t number_end(const LkJsonCursor *cursor, size_t at)
{
    size_t start = at + is_at(cursor, at, "-"), end = pass_digits(cursor, start);
    if (end == start || (is_at(cursor, start, "0") && end > start + 1))
        return at;
    if (is_at(cursor, end, ".")) {
        size_t decimals = pass_digits(cursor, end + 1);
        if (decimals == end + 1)
            return at;
        end = decimals;
    }
    if (is_at(cursor, end, "eE")) {
        size_t power = end + 1 + is_at(cursor, end + 1, "+-");
        if (pass_digits(cursor, power) == power)
            return at;
        end = pass_digits(cursor, power);
    }
    return end;
}

static bool is_word(const LkJsonCursor *cursor, const char *word)
{
    size_t length = strlen(word);
    return cursor->end - cursor->at >= length && memcmp(cursor->text.bytes + cursor->at, word, length) == 0;
}

static LkJsonValue taken(LkJsonCursor *cursor, LkJsonKind kind, size_t end)
{
    LkJsonValue value = {kind, lk_text_slice(cursor->text, cursor->at, end),
                         lk_json_span(cursor, cursor->at, end)};
    cursor->at = end;
    if (kind == LK_JSON_NULL)
        value.text = (LkText){"", 0};
    return value;
}

LkJsonValue lk_json_value(LkJsonCursor *cursor)
{
    pass_blanks(cursor);
    char c = cursor->at < cursor->end ? cursor->text.bytes[cursor->at] : '\0';
    if (c == '"')
        return read_string(cursor);
    if (c == '{' || c == '[')
        return taken(cursor, c == '{' ? LK_JSON_OBJECT : LK_JSON_LIST, cursor->at + 1);
    if (is_word(cursor, "true") || is_word(cursor, "null"))
        return taken(cursor, c == 't' ? LK_JSON_WORD : LK_JSON_NULL, cursor->at + 4);
    if (is_word(cursor, "false"))
        return taken(cursor, LK_JSON_WORD, cursor->at + 5);
    size_t end = number_end(cursor, cursor->at);
    if (end > cursor->at)
        return taken(cursor, LK_JSON_NUMBER, end);
    lk_json_wanted(cursor, LK_TERM_JSON_VALUE);
    return (LkJsonValue){.kind = LK_JSON_ERROR};
}
