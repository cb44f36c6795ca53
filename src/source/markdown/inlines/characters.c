/* Classes of characters, and text without its escapes. */
#include "source/markdown/inlines/inlines.h"

bool lk_word_at(LkText text, size_t at, const char *word)
{
    size_t length = strlen(word);
    if (at > text.length || text.length - at < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char byte = text.bytes[at + i];
        if ((byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte) != word[i])
            return false;
    }
    return true;
}

bool lk_is_white(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

size_t lk_past_blanks(LkText text, size_t at)
{
    while (at < text.length && lk_is_ascii_blank(text.bytes[at]))
        at++;
    return at;
}

size_t lk_past_spaces(LkText text, size_t at)
{
    at = lk_past_blanks(text, at);
    if (at < text.length && text.bytes[at] == '\n')
        at = lk_past_blanks(text, at + 1);
    return at;
}

size_t lk_field_end(LkText text, size_t at)
{
    enum { LONGEST = 200 };
    if (text.length - at < 4 || memcmp(text.bytes + at, "{{", 2) != 0)
        return at;
    for (size_t i = at + 2; i + 1 < text.length && i < at + LONGEST; i++) {
        if (text.bytes[i] == '\n' || text.bytes[i] == '{')
            break;
        if (text.bytes[i] == '}' && text.bytes[i + 1] == '}')
            return i + 2;
    }
    return at;
}

LkText lk_unescaped(LkText text, LkArena *arena)
{
    if (text.length == 0 ||
        (memchr(text.bytes, '\\', text.length) == NULL && memchr(text.bytes, '&', text.length) == NULL))
        return text;
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t at = 0; at < text.length;) {
        char entity[8];
        size_t length, end = text.bytes[at] == '&' ? lk_entity(text, at, entity, &length) : at;
        if (end > at) {
            lk_buffer_append(&out, entity, length);
            at = end;
            continue;
        }
        if (text.bytes[at] == '\\' && at + 1 < text.length && lk_is_ascii_punctuation(text.bytes[at + 1]))
            at++;
        lk_buffer_append(&out, text.bytes + at++, 1);
    }
    return lk_buffer_view(&out);
}
