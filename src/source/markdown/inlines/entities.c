/* Entities: &name; as HTML names them, and characters by their number. */
#include "source/markdown/inlines/inlines.h"

/* The table is one literal of 24 kB. C promises no more than 4,095 bytes in one; gcc and clang have no limit.
 */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "entities.inc"
#pragma GCC diagnostic pop

enum { ENTITY_COUNT = sizeof entity_starts / sizeof *entity_starts, LONGEST_NAME = 31 };

/* Below 0, 0 or above 0 as the name sorts before, with or behind the entity, whose name ends in a NUL. */
static int compare(LkText name, const char *entity)
{
    int order = strncmp(name.bytes, entity, name.length);
    return order != 0 ? order : -(entity[name.length] != '\0');
}

/* The value of a name; NULL = it is none. */
static const char *value_of(LkText name)
{
    size_t low = 0, high = ENTITY_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *entity = entities + entity_starts[middle];
        int order = compare(name, entity);
        if (order == 0)
            return entity + name.length + 1;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static size_t named(LkText text, size_t at, char out[8], size_t *length)
{
    size_t end = at + 1;
    while (end < text.length && end - at <= LONGEST_NAME && lk_is_ascii_alphanumeric(text.bytes[end]))
        end++;
    if (end >= text.length || text.bytes[end] != ';' || end == at + 1)
        return at;
    const char *value = value_of(lk_text_slice(text, at + 1, end));
    if (value == NULL)
        return at;
    *length = strlen(value);
    memcpy(out, value, *length);
    return end + 1;
}

/* −1 = no digit. */
static int digit_of(char byte, unsigned base)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    char small = (char)(byte | 0x20);
    return base == 16 && small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* No character: U+FFFD in its place. Control characters too, as none may stand in a text. */
static bool is_allowed(uint32_t character)
{
    if (character < 0x20)
        return character == '\t' || character == '\n' || character == '\r';
    return character < 0xD800 || (character > 0xDFFF && character <= 0x10FFFF);
}

static size_t numbered(LkText text, size_t at, char out[8], size_t *length)
{
    size_t from = at + 2;
    unsigned base = from < text.length && (text.bytes[from] | 0x20) == 'x' ? 16 : 10;
    from += base == 16;
    size_t end = from, longest = base == 16 ? 6 : 7;
    uint32_t character = 0;
    while (end < text.length && end - from < longest && digit_of(text.bytes[end], base) >= 0)
        character = character * base + (uint32_t)digit_of(text.bytes[end++], base);
    if (end == from || end >= text.length || text.bytes[end] != ';')
        return at;
    *length = lk_utf8_encode(is_allowed(character) ? character : 0xFFFD, out);
    return end + 1;
}

size_t lk_entity(LkText text, size_t at, char out[8], size_t *length)
{
    *length = 0;
    if (at + 3 > text.length || text.bytes[at] != '&')
        return at;
    return text.bytes[at + 1] == '#' ? numbered(text, at, out, length) : named(text, at, out, length);
}
