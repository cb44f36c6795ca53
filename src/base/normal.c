#include "base/normal.h"

#include <utf8proc.h>

static bool is_ascii(LkText text)
{
    unsigned char all = 0;
    for (size_t i = 0; i < text.length; i++)
        all |= (unsigned char)text.bytes[i];
    return all < 0x80;
}

/* The text with U+FFFD for each byte that is not UTF-8, which utf8proc refuses. */
static LkText repaired(LkText text, LkArena *arena)
{
    if (lk_utf8_valid_until(text) == text.length)
        return text;
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t at = 0; at < text.length;)
        lk_buffer_character(&out, lk_utf8_next(text, &at));
    return lk_buffer_view(&out);
}

LkText lk_normal_form(LkText text, LkArena *arena)
{
    enum { MOST_PARTS = 4 }; /* no character falls into more (UAX #15, expansion factors) */
    if (is_ascii(text))
        return text;
    LkText whole = repaired(text, arena);
    size_t room = lk_utf8_count(whole) * MOST_PARTS;
    utf8proc_int32_t *characters = LK_NEW_ARRAY(arena, room, utf8proc_int32_t);
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)whole.bytes, (utf8proc_ssize_t)whole.length, characters,
                           (utf8proc_ssize_t)room, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (count >= 0 && (size_t)count <= room)
        count = utf8proc_normalize_utf32(characters, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (count < 0 || (size_t)count > room)
        return whole; /* cannot be: it is UTF-8, and there is room */
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        lk_buffer_character(&out, (uint32_t)characters[i]);
    return lk_buffer_view(&out);
}

bool lk_is_mark(uint32_t character)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

LkText lk_small_letters(LkText text, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t at = 0; at < text.length;)
        lk_buffer_character(&out, (uint32_t)utf8proc_tolower((utf8proc_int32_t)lk_utf8_next(text, &at)));
    return lk_buffer_view(&out);
}

bool lk_is_punctuation(uint32_t character)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)character);
    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

LkText lk_folded(LkText text, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t at = 0; at < text.length;) {
        utf8proc_int32_t folded[4]; /* no character folds into more than three */
        int last_class = UTF8PROC_BOUNDCLASS_START;
        uint32_t character = lk_utf8_next(text, &at);
        utf8proc_ssize_t count =
            utf8proc_decompose_char((utf8proc_int32_t)character, folded, 4, UTF8PROC_CASEFOLD, &last_class);
        for (utf8proc_ssize_t i = 0; i < count && i < 4; i++)
            lk_buffer_character(&out, (uint32_t)folded[i]);
    }
    return lk_buffer_view(&out);
}
