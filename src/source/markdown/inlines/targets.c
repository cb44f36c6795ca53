/* Targets, titles and labels (CommonMark 0.31 §4.7, §6.3). */
#include "source/markdown/inlines/inlines.h"

/* The byte behind the one at `at`, which an escape may hide. */
static size_t past_one(LkText text, size_t at)
{
    bool is_escape =
        text.bytes[at] == '\\' && at + 1 < text.length && lk_is_ascii_punctuation(text.bytes[at + 1]);
    return at + 1 + is_escape;
}

/* <target> */
static size_t bracketed(LkText text, size_t at, LkText *target, size_t *steps)
{
    size_t end = at + 1;
    while (end < text.length && text.bytes[end] != '>' && text.bytes[end] != '<' && text.bytes[end] != '\n')
        end = past_one(text, end);
    *steps += end - at;
    if (end >= text.length || text.bytes[end] != '>')
        return at;
    *target = lk_text_slice(text, at + 1, end);
    return end + 1;
}

size_t lk_target_read(LkText text, size_t at, LkText *target, size_t *steps)
{
    enum { MOST_BRACKETS = 32 };
    if (at < text.length && text.bytes[at] == '<')
        return bracketed(text, at, target, steps);
    size_t end = at;
    int depth = 0;
    while (end < text.length && (unsigned char)text.bytes[end] > ' ' && text.bytes[end] != 0x7F &&
           depth <= MOST_BRACKETS) {
        if (text.bytes[end] == ')' && depth-- == 0)
            break; /* that of the link */
        depth += text.bytes[end] == '(';
        end = past_one(text, end);
    }
    *steps += end - at;
    if (depth > 0)
        return at;
    *target = lk_text_slice(text, at, end);
    return end;
}

size_t lk_title_read(LkText text, size_t at, LkText *title, size_t *steps)
{
    if (at >= text.length || strchr("\"'(", text.bytes[at]) == NULL || text.bytes[at] == '\0')
        return at;
    char open = text.bytes[at], close = open == '(' ? ')' : open;
    size_t end = at + 1;
    while (end < text.length && text.bytes[end] != close && !(open == '(' && text.bytes[end] == '('))
        end = past_one(text, end);
    *steps += end - at;
    if (end >= text.length || text.bytes[end] != close)
        return at;
    *title = lk_text_slice(text, at + 1, end);
    return end + 1;
}

size_t lk_label_read(LkText text, size_t at, LkText *label, size_t *steps)
{
    if (at >= text.length || text.bytes[at] != '[')
        return at;
    size_t end = at + 1;
    while (end < text.length && end - at <= LK_LONGEST_LABEL && text.bytes[end] != '[' &&
           text.bytes[end] != ']')
        end = past_one(text, end);
    *steps += end - at;
    if (end >= text.length || text.bytes[end] != ']' || end - at - 1 > LK_LONGEST_LABEL)
        return at;
    *label = lk_text_slice(text, at + 1, end);
    return end + 1;
}

LkText lk_note_mark(LkText text, size_t at)
{
    if (text.length - at < 4 || memcmp(text.bytes + at, "[^", 2) != 0)
        return (LkText){"", 0};
    size_t end = at + 2;
    while (end < text.length && end - at <= LK_LONGEST_LABEL && !lk_is_space(text.bytes[end]) &&
           text.bytes[end] != '[' && text.bytes[end] != ']')
        end++;
    bool is_closed = end < text.length && text.bytes[end] == ']';
    return is_closed ? lk_text_slice(text, at + 2, end) : (LkText){"", 0};
}

bool lk_is_address(LkText target)
{
    for (size_t i = 0; i < target.length; i++) {
        char byte = target.bytes[i];
        if (byte != '\0' && strchr("/:#@?%\\", byte) != NULL)
            return true;
        if (byte == '.' && i + 1 < target.length && lk_is_ascii_alphanumeric(target.bytes[i + 1]))
            return true;
    }
    return lk_text_find_pair(target, 0, "{{") < target.length;
}
