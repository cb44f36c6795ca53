/* Names of columns, as they are asked for. */
#include "base/blanks.h"
#include "data/data.h"

LkText lk_data_name(LkText text, LkArena *arena)
{
    text = lk_data_trim(text);
    char *out = lk_arena_alloc(arena, text.length + 1);
    size_t length = 0;
    bool is_changed = false, is_behind_blank = false;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t c = lk_utf8_next(text, &at);
        bool is_blank = lk_is_any_blank(c);
        is_changed |= is_blank && (c != ' ' || is_behind_blank);
        if (is_blank && !is_behind_blank)
            out[length++] = ' ';
        for (size_t i = start; !is_blank && i < at; i++)
            out[length++] = text.bytes[i];
        is_behind_blank = is_blank;
    }
    return is_changed ? (LkText){out, length} : text;
}
