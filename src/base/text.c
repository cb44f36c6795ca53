#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/thai.h"

LkText lk_text(const char *string)
{
    return (LkText){string, string == NULL ? 0 : strlen(string)};
}

bool lk_text_equal(LkText a, LkText b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

int lk_text_compare(LkText a, LkText b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter == 0 ? 0 : memcmp(a.bytes, b.bytes, shorter);
    return order != 0 ? order : a.length < b.length ? -1 : a.length > b.length;
}

bool lk_text_is(LkText text, const char *string)
{
    return lk_text_equal(text, lk_text(string));
}

LkText lk_text_slice(LkText text, size_t start, size_t end)
{
    return (LkText){text.bytes + start, end - start};
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

size_t lk_text_find_pair(LkText text, size_t from, const char pair[2])
{
    while (from + 1 < text.length) {
        const char *first = memchr(text.bytes + from, pair[0], text.length - from - 1);
        if (first == NULL)
            break;
        from = (size_t)(first - text.bytes);
        if (first[1] == pair[1])
            return from;
        from++;
    }
    return text.length;
}

LkText lk_text_trim(LkText text)
{
    while (text.length > 0 && is_blank(text.bytes[0])) {
        text.bytes++;
        text.length--;
    }
    while (text.length > 0 && is_blank(text.bytes[text.length - 1]))
        text.length--;
    return text;
}

/* Length of the well-formed sequence at `p` (Unicode table 3-7), 0 if there is none. */
static size_t sequence_length(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] >= 0xC2 && p[0] <= 0xDF)
        return left >= 2 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
    if (p[0] >= 0xE0 && p[0] <= 0xEF) {
        unsigned char low = p[0] == 0xE0 ? 0xA0 : 0x80, high = p[0] == 0xED ? 0x9F : 0xBF;
        return left >= 3 && p[1] >= low && p[1] <= high && (p[2] & 0xC0) == 0x80 ? 3 : 0;
    }
    if (p[0] >= 0xF0 && p[0] <= 0xF4) {
        unsigned char low = p[0] == 0xF0 ? 0x90 : 0x80, high = p[0] == 0xF4 ? 0x8F : 0xBF;
        return left >= 4 && p[1] >= low && p[1] <= high && (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80 ? 4
                                                                                                          : 0;
    }
    return 0;
}

uint32_t lk_utf8_next(LkText text, size_t *offset)
{
    const unsigned char *p = (const unsigned char *)text.bytes + *offset;
    if (p[0] < 0x80) {
        *offset += 1;
        return p[0];
    }
    size_t length = sequence_length(p, text.length - *offset);
    *offset += length == 0 ? 1 : length;
    switch (length) {
    case 1:
        return p[0];
    case 2:
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    case 4:
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
               (p[3] & 0x3F);
    default:
        return 0xFFFD;
    }
}

uint32_t lk_utf8_previous(LkText text, size_t *offset)
{
    size_t start = *offset - 1;
    while (start > 0 && *offset - start < 4 && ((unsigned char)text.bytes[start] & 0xC0) == 0x80)
        start--;
    size_t end = start;
    uint32_t character = lk_utf8_next(text, &end);
    if (end != *offset) { /* not a whole sequence: one byte back */
        *offset -= 1;
        return 0xFFFD;
    }
    *offset = start;
    return character;
}

size_t lk_utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t lk_utf8_valid_until(LkText text)
{
    size_t offset = 0;
    while (offset < text.length) {
        size_t length = sequence_length((const unsigned char *)text.bytes + offset, text.length - offset);
        if (length == 0)
            return offset;
        offset += length;
    }
    return text.length;
}

/* Counts eight bytes at once: each continuation byte (10xxxxxx) leaves one bit, and one multiplication adds
 * the bits up. */
size_t lk_utf8_count(LkText text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t going_on = 0, i = 0;
    for (; i + 8 <= text.length; i += 8) {
        uint64_t word;
        memcpy(&word, text.bytes + i, 8);
        going_on += ((word >> 7 & ~word >> 6 & ones) * ones) >> 56;
    }
    for (; i < text.length; i++)
        going_on += ((unsigned char)text.bytes[i] & 0xC0) == 0x80;
    return text.length - going_on;
}

bool lk_takes_cell(uint32_t c)
{
    bool invisible = c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0x0300 && c <= 0x036F);
    return !lk_is_thai_mark(c) && !invisible;
}

size_t lk_utf8_cells(LkText text)
{
    size_t cells = 0;
    for (size_t at = 0; at < text.length;)
        cells += lk_takes_cell(lk_utf8_next(text, &at));
    return cells;
}

int lk_digit_value(uint32_t character)
{
    if (character >= '0' && character <= '9')
        return (int)(character - '0');
    return lk_is_thai_digit(character) ? (int)(character - LK_THAI_ZERO) : -1;
}

void lk_buffer_init(LkBuffer *buffer, LkArena *arena)
{
    *buffer = (LkBuffer){.arena = arena};
}

void lk_buffer_append(LkBuffer *buffer, const char *bytes, size_t length)
{
    if (buffer->capacity - buffer->length <= length) {
        size_t capacity =
            (buffer->capacity + length + 32) * 2; /* both below SIZE_MAX / 4: they exist in memory */
        LK_RESERVE(buffer->arena, buffer->bytes, buffer->length, buffer->capacity, capacity);
    }
    if (length != 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void lk_buffer_text(LkBuffer *buffer, LkText text)
{
    lk_buffer_append(buffer, text.bytes, text.length);
}

void lk_buffer_string(LkBuffer *buffer, const char *string)
{
    lk_buffer_append(buffer, string, strlen(string));
}

void lk_buffer_character(LkBuffer *buffer, uint32_t character)
{
    char bytes[4] = "";
    lk_buffer_append(buffer, bytes, lk_utf8_encode(character, bytes));
}

void lk_buffer_uint32(LkBuffer *buffer, uint32_t value)
{
    const char bytes[4] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value};
    lk_buffer_append(buffer, bytes, sizeof bytes);
}

void lk_buffer_printf(LkBuffer *buffer, const char *format, ...)
{
    char small[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    if ((size_t)length < sizeof small) {
        lk_buffer_append(buffer, small, (size_t)length);
        return;
    }
    char *large = lk_arena_alloc(buffer->arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(large, (size_t)length + 1, format, arguments);
    va_end(arguments);
    lk_buffer_append(buffer, large, (size_t)length);
}

bool lk_buffer_has_letter(const LkBuffer *buffer)
{
    const LkText text = {buffer->bytes, buffer->length};
    for (size_t at = 0; at < text.length;)
        if (lk_is_letter(lk_utf8_next(text, &at)))
            return true;
    return false;
}

LkText lk_buffer_view(LkBuffer *buffer)
{
    if (buffer->bytes == NULL)
        lk_buffer_append(buffer, "", 0);
    return (LkText){buffer->bytes, buffer->length};
}

#define LONGEST_WORD                                                                                         \
    64 /* characters: no key or option is longer, so that a longer word is no typing mistake */

/* A word by its characters: in Thai every third byte is a letter, and letters share their first two. */
typedef struct Word {
    uint32_t characters[LONGEST_WORD];
    size_t length;
} Word;

/* False for one that is too long. */
static bool spell(LkText text, Word *word)
{
    word->length = 0;
    for (size_t at = 0; at < text.length;) {
        if (word->length == LONGEST_WORD)
            return false;
        word->characters[word->length++] = lk_utf8_next(text, &at);
    }
    return true;
}

static size_t minimum(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t edits(const Word *a, const Word *b)
{
    size_t rows[3][LONGEST_WORD + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    const uint32_t *x = a->characters, *y = b->characters;
    for (size_t j = 0; j <= b->length; j++)
        last[j] = j;
    for (size_t i = 1; i <= a->length; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b->length; j++) {
            size_t change = last[j - 1] + (x[i - 1] != y[j - 1]);
            row[j] = minimum(change, minimum(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = minimum(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b->length];
}

const char *lk_nearest(LkText word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    Word spelt, candidate;
    if (word.length == 0 || !spell(word, &spelt))
        return NULL;
    size_t allowed = spelt.length / 3 > 1 ? spelt.length / 3 : 1;
    for (size_t i = 0; i < count; i++) {
        if (!spell(lk_text(candidates[i]), &candidate))
            continue;
        size_t distance = edits(&spelt, &candidate);
        if (distance <= allowed) {
            nearest = candidates[i];
            allowed = distance - (distance > 0);
            if (distance == 0)
                break;
        }
    }
    return nearest;
}
