/* Signs of the rewritten text: those that were hidden from cmark, and the marks of notes. */
#include <string.h>

#include "source/reader/reader.h"

LkText lk_restore_braces(LkReader *reader, LkText text, const char *braces)
{
    if (lk_text_find_pair(text, 0, "\xEF\xB7") == text.length)
        return text;
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    for (size_t i = 0; i < text.length; i++) {
        bool is_brace = text.length - i >= 3 && memcmp(text.bytes + i, "\xEF\xB7\x90", 3) == 0;
        bool is_bracket = text.length - i >= 3 && memcmp(text.bytes + i, "\xEF\xB7\x91", 3) == 0;
        if (is_brace || is_bracket) {
            lk_buffer_string(&out, is_brace ? braces : "[");
            i += 2;
        } else {
            lk_buffer_append(&out, text.bytes + i, 1);
        }
    }
    return lk_buffer_view(&out);
}

LkText lk_note_label(LkText text, size_t at)
{
    if (at + 2 >= text.length || memcmp(text.bytes + at, "[^", 2) != 0)
        return (LkText){"", 0};
    size_t end = at + 2;
    while (end < text.length && strchr("] \t\r\n", text.bytes[end]) == NULL)
        end++;
    bool is_closed = end < text.length && text.bytes[end] == ']';
    return is_closed ? lk_text_slice(text, at + 2, end) : (LkText){"", 0};
}
