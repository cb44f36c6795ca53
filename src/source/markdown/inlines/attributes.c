/* Attributes as pandoc writes them behind words in brackets and headings: {#name .class key="value"}. */
#include "source/markdown/inlines/inlines.h"

static size_t past_white(LkText text, size_t at)
{
    while (at < text.length && lk_is_space(text.bytes[at]))
        at++;
    return at;
}

/* The byte behind a name or a value without quotes. */
static size_t past_word(LkText text, size_t at)
{
    while (at < text.length && !lk_is_space(text.bytes[at]) && strchr("{}=\"", text.bytes[at]) == NULL)
        at++;
    return at;
}

static size_t past_value(LkText text, size_t at)
{
    if (at >= text.length || text.bytes[at] != '"')
        return past_word(text, at);
    const char *quote = memchr(text.bytes + at + 1, '"', text.length - at - 1);
    return quote == NULL ? at : (size_t)(quote + 1 - text.bytes);
}

/* The byte behind #name, .class or key=value at `at`; `at` if there is none. */
static size_t past_one(LkText text, size_t at, LkAttributes *found)
{
    char sign = text.bytes[at];
    if (sign != '#' && sign != '.') {
        size_t key = past_word(text, at), end;
        if (key == at || !lk_is_ascii_letter(sign) || key >= text.length || text.bytes[key] != '=')
            return at;
        end = past_value(text, key + 1);
        found->others += end > key + 1;
        return end > key + 1 ? end : at;
    }
    size_t end = past_word(text, at + 1);
    if (end == at + 1)
        return at;
    LkText name = lk_text_slice(text, at + 1, end);
    if (sign == '#') {
        found->id = name;
        return end;
    }
    bool is_class = lk_is_ascii_letter(name.bytes[0]);
    found->is_underline |= lk_text_is(name, "underline") || lk_text_is(name, "ul");
    found->others++;
    return is_class ? end : at;
}

size_t lk_attributes_read(LkText text, size_t at, LkAttributes *found)
{
    enum { LONGEST = 512 };
    *found = (LkAttributes){.id = {"", 0}};
    if (at >= text.length || text.bytes[at] != '{')
        return at;
    LkText near = {text.bytes, text.length - at > LONGEST ? at + LONGEST : text.length};
    size_t next = past_white(near, at + 1);
    while (next < near.length && near.bytes[next] != '}') {
        size_t end = past_one(near, next, found);
        if (end == next)
            return at;
        next = past_white(near, end);
        if (next == end && next < near.length && near.bytes[next] != '}')
            return at;
    }
    bool is_whole = next < near.length && (found->id.length > 0 || found->others > 0);
    return is_whole ? next + 1 : at;
}
