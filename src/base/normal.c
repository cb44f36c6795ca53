/* Normal form C (UAX #15) on the tables that HarfBuzz has anyway: decompose, order marks by their class,
 * compose. */
#include "base/normal.h"

#include <hb.h>

typedef struct Characters {
    uint32_t *items;
    unsigned *classes;
    size_t count, room;
} Characters;

enum { MOST_PARTS = 4 }; /* no character falls into more (UAX #15, expansion factors) */

static unsigned class_of(uint32_t character)
{
    return (unsigned)hb_unicode_combining_class(hb_unicode_funcs_get_default(), character);
}

/* Puts a character behind those of no higher class. */
static void insert(Characters *out, uint32_t character)
{
    unsigned class = class_of(character);
    size_t at = out->count++;
    for (; class != 0 && at > 0 && out->classes[at - 1] > class; at--) {
        out->items[at] = out->items[at - 1];
        out->classes[at] = out->classes[at - 1];
    }
    out->items[at] = character;
    out->classes[at] = class;
}

static void decompose(Characters *out, uint32_t character, int depth)
{
    hb_codepoint_t a = 0, b = 0;
    if (depth < MOST_PARTS && hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &a, &b)) {
        decompose(out, a, depth + 1);
        if (b != 0)
            insert(out, b);
    } else {
        insert(out, character);
    }
}

/* Takes a mark into the last letter unless something of its class stands between. */
static void compose(Characters *all)
{
    size_t count = 0, starter = SIZE_MAX;
    unsigned before = 0;
    for (size_t i = 0; i < all->count; i++) {
        uint32_t character = all->items[i];
        unsigned class = all->classes[i];
        hb_codepoint_t whole = 0;
        bool is_near = starter != SIZE_MAX && (count == starter + 1 || (before != 0 && before < class));
        if (is_near &&
            hb_unicode_compose(hb_unicode_funcs_get_default(), all->items[starter], character, &whole)) {
            all->items[starter] = whole;
            continue;
        }
        if (class == 0)
            starter = count;
        before = class;
        all->items[count] = character;
        all->classes[count++] = class;
    }
    all->count = count;
}

LkText lk_normal_form(LkText text, LkArena *arena)
{
    bool is_plain = true;
    for (size_t i = 0; i < text.length && is_plain; i++)
        is_plain = (unsigned char)text.bytes[i] < 0x80;
    if (is_plain)
        return text;
    Characters all = {.room = lk_utf8_count(text) * MOST_PARTS + MOST_PARTS};
    all.items = LK_NEW_ARRAY(arena, all.room, uint32_t);
    all.classes = LK_NEW_ARRAY(arena, all.room, unsigned);
    for (size_t at = 0; at < text.length;)
        decompose(&all, lk_utf8_next(text, &at), 0);
    compose(&all);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < all.count; i++)
        lk_buffer_character(&out, all.items[i]);
    return lk_buffer_view(&out);
}

bool lk_is_mark(uint32_t character)
{
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

static uint32_t small(uint32_t c)
{
    bool is_shifted = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
                      (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F) ||
                      (c >= 0xFF21 && c <= 0xFF3A);
    bool is_even_pair = (c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177) ||
                        (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) ||
                        (c >= 0x4D0 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1E95) ||
                        (c >= 0x1EA0 && c <= 0x1EFF);
    bool is_odd_pair = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (is_shifted)
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    return c + ((is_even_pair && c % 2 == 0) || (is_odd_pair && c % 2 == 1));
}

LkText lk_small_letters(LkText text, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t at = 0; at < text.length;)
        lk_buffer_character(&out, small(lk_utf8_next(text, &at)));
    return lk_buffer_view(&out);
}
