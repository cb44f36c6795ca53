/* Values that officers type as they come: with a second colon, a sign of YAML in front, a bracket or
 * quotation mark that does not enclose the whole. Each is text, as a clerk reads it. */
#include "source/front/mend.h"

#include <string.h>

static bool is_blank(LkText text, size_t at)
{
    return at >= text.length || strchr(" \t\r\n", text.bytes[at]) != NULL;
}

/* Where a remark begins, # behind a blank; the end of the text where there is none. */
static size_t remark(LkText text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == '#' && (i == 0 || is_blank(text, i - 1)))
            return i;
    return text.length;
}

static bool is_empty_or_remark(LkText text)
{
    LkText rest = lk_text_trim(text);
    return rest.length == 0 || (rest.bytes[0] == '#' && is_blank(text, 0));
}

/* Behind the quotation mark that closes the one at `at`; 0 where there is none. */
static size_t after_quotes(LkText text, size_t at)
{
    char quote = text.bytes[at];
    for (size_t i = at + 1; i < text.length; i++) {
        bool is_pair = quote == '"' ? text.bytes[i] == '\\'
                                    : i + 1 < text.length && memcmp(text.bytes + i, "\'\'", 2) == 0;
        if (is_pair)
            i++;
        else if (text.bytes[i] == quote)
            return i + 1;
    }
    return 0;
}

/* Behind the bracket that closes the one at the start; 0 where there is none. */
static size_t after_brackets(LkText text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.length;) {
        char c = text.bytes[i];
        bool opens_word = i > 0 && strchr(" \t\n,[{:", text.bytes[i - 1]) != NULL;
        if ((c == '"' || c == '\'') && opens_word) {
            i = after_quotes(text, i);
            if (i == 0)
                return 0;
            continue;
        }
        depth += c == '[' || c == '{';
        depth -= c == ']' || c == '}';
        i++;
        if (depth == 0)
            return i;
    }
    return 0;
}

static LkValueKind enclosed(LkText text)
{
    bool is_quoted = text.bytes[0] == '"' || text.bytes[0] == '\'';
    bool is_field = text.length >= 2 && memcmp(text.bytes, "{{", 2) == 0;
    size_t end = is_field ? 0 : is_quoted ? after_quotes(text, 0) : after_brackets(text);
    bool is_whole = end > 0 && is_empty_or_remark(lk_text_slice(text, end, text.length));
    return is_whole ? LK_VALUE_READS : LK_VALUE_IS_TEXT;
}

/* |, >, |-, >+2: the sign that a block of lines follows. */
static bool is_block_sign(LkText text)
{
    size_t at = 1;
    while (at < text.length && strchr("+-0123456789", text.bytes[at]) != NULL)
        at++;
    return lk_text_trim(lk_text_slice(text, at, text.length)).length == 0;
}

static bool has_colon(LkText text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] == ':' && is_blank(text, i + 1))
            return true;
    return false;
}

LkValueKind lk_value_kind(LkText text)
{
    if (text.length == 0)
        return LK_VALUE_READS;
    char first = text.bytes[0];
    if (strchr("\"'[{", first) != NULL)
        return enclosed(text);
    if (first == '|' || first == '>') {
        const char *feed = memchr(text.bytes, '\n', text.length);
        LkText line = lk_text_slice(text, 0, feed == NULL ? text.length : (size_t)(feed - text.bytes));
        return is_block_sign(line) ? LK_VALUE_BLOCK : LK_VALUE_IS_TEXT;
    }
    bool is_sign = strchr("@`%&*!,]}", first) != NULL || (strchr("-?:", first) != NULL && is_blank(text, 1));
    return is_sign || has_colon(lk_text_slice(text, 0, remark(text))) ? LK_VALUE_IS_TEXT : LK_VALUE_READS;
}
