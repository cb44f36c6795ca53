/* Reads ToUnicode maps (ISO 32000-2 §9.10.3), which give the text of the codes of a font. */
#include <stdlib.h>
#include <string.h>

#include "reader/reader_private.h"

typedef struct Entry {
    uint32_t first, last; /* codes */
    LkText text; /* of the first code, in UTF-16BE; its last unit is higher by 1 for each further code */
} Entry;

struct LkUnicodeMap {
    LkArena *arena;
    Entry *entries;
    size_t count, capacity;
    size_t code_bytes;
};

static uint32_t code_of(LkText bytes)
{
    uint32_t code = 0;
    for (size_t i = 0; i < bytes.length && i < 4; i++)
        code = code << 8 | (unsigned char)bytes.bytes[i];
    return code;
}

static void add(LkUnicodeMap *map, uint32_t first, uint32_t last, LkText text)
{
    LK_GROW(map->arena, map->entries, map->count, map->capacity, 64);
    map->entries[map->count++] = (Entry){first, last < first ? first : last, text};
}

static int by_code(const void *a, const void *b)
{
    const Entry *first = a, *second = b;
    return (first->first > second->first) - (first->first < second->first);
}

/* Reads a range, whose texts are one string that counts up, or a list of strings. */
static void read_range(LkUnicodeMap *map, LkText stream, size_t *at, LkText first)
{
    LkToken last = lk_token_next(stream, at, map->arena), text = lk_token_next(stream, at, map->arena);
    if (text.kind == LK_TOKEN_STRING) {
        add(map, code_of(first), code_of(last.text), text.text);
        return;
    }
    for (uint32_t code = code_of(first); text.kind != LK_TOKEN_END; code++) {
        text = lk_token_next(stream, at, map->arena);
        if (text.kind != LK_TOKEN_STRING)
            return;
        add(map, code, code, text.text);
    }
}

LkUnicodeMap *lk_unicode_map_read(LkText stream, LkArena *arena)
{
    LkUnicodeMap *map = LK_NEW(arena, LkUnicodeMap);
    enum { NOTHING, SPACE, CHARACTERS, RANGES } state = NOTHING;
    map->arena = arena;
    map->code_bytes = 1;
    for (size_t at = 0;;) {
        LkToken token = lk_token_next(stream, &at, arena);
        if (token.kind == LK_TOKEN_END)
            break;
        if (token.kind == LK_TOKEN_WORD)
            state = lk_text_is(token.text, "begincodespacerange") ? SPACE
                    : lk_text_is(token.text, "beginbfchar")       ? CHARACTERS
                    : lk_text_is(token.text, "beginbfrange")      ? RANGES
                                                                  : NOTHING;
        else if (token.kind == LK_TOKEN_STRING && state == SPACE)
            map->code_bytes = token.text.length >= 1 && token.text.length <= 4 ? token.text.length : 1;
        else if (token.kind == LK_TOKEN_STRING && state == CHARACTERS)
            add(map, code_of(token.text), 0, lk_token_next(stream, &at, arena).text);
        else if (token.kind == LK_TOKEN_STRING && state == RANGES)
            read_range(map, stream, &at, token.text);
    }
    if (map->count > 0)
        qsort(map->entries, map->count, sizeof *map->entries, by_code);
    return map;
}

static const Entry *entry_of(const LkUnicodeMap *map, uint32_t code)
{
    size_t low = 0, high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->entries[middle].last < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < map->count && map->entries[low].first <= code ? &map->entries[low] : NULL;
}

static void put_entry(const LkUnicodeMap *map, const Entry *entry, uint32_t code, LkBuffer *out)
{
    char *units = lk_arena_alloc(map->arena, entry->text.length + 2);
    memcpy(units, "\xFE\xFF", 2);
    if (entry->text.length > 0)
        memcpy(units + 2, entry->text.bytes, entry->text.length);
    if (entry->text.length >= 2) {
        unsigned char *last = (unsigned char *)units + entry->text.length;
        uint32_t unit = ((uint32_t)last[0] << 8 | last[1]) + (code - entry->first);
        last[0] = (unsigned char)(unit >> 8);
        last[1] = (unsigned char)unit;
    }
    lk_token_text((LkText){units, entry->text.length + 2}, out);
}

void lk_unicode_map_text(const LkUnicodeMap *map, LkText codes, LkBuffer *out)
{
    if (map == NULL) {
        for (size_t i = 0; i < codes.length; i++)
            lk_buffer_character(out, (unsigned char)codes.bytes[i]);
        return;
    }
    for (size_t at = 0; at < codes.length; at += map->code_bytes) {
        size_t end = at + map->code_bytes < codes.length ? at + map->code_bytes : codes.length;
        uint32_t code = code_of(lk_text_slice(codes, at, end));
        const Entry *entry = entry_of(map, code);
        if (entry != NULL)
            put_entry(map, entry, code, out);
        else
            lk_buffer_character(out, 0xFFFD);
    }
}
