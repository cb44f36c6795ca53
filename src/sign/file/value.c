#include "sign/file/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* What a byte is in the syntax (§7.2.2). */
enum { REGULAR = LK_PDF_REGULAR, BLANK = LK_PDF_BLANK, MARK = LK_PDF_MARK };
const uint8_t lk_pdf_byte_kinds[256] = {
    [0] = BLANK,  ['\t'] = BLANK, ['\n'] = BLANK, ['\f'] = BLANK, ['\r'] = BLANK, [' '] = BLANK,
    ['('] = MARK, [')'] = MARK,   ['<'] = MARK,   ['>'] = MARK,   ['['] = MARK,   [']'] = MARK,
    ['{'] = MARK, ['}'] = MARK,   ['/'] = MARK,   ['%'] = MARK};

static bool is_blank(int byte)
{
    return byte >= 0 && lk_pdf_byte_kinds[byte] == BLANK;
}

static bool is_regular(int byte)
{
    return byte >= 0 && lk_pdf_byte_kinds[byte] == REGULAR;
}

/* The byte `ahead` of where reading is; −1 behind the end. */
static int peek(const LkPdfReading *reading, size_t ahead)
{
    return ahead < reading->source.length - reading->at
               ? (unsigned char)reading->source.bytes[reading->at + ahead]
               : -1;
}

void lk_pdf_skip_blanks(LkPdfReading *reading)
{
    for (;;) {
        int byte = peek(reading, 0);
        if (byte == '%')
            while (byte >= 0 && byte != '\n' && byte != '\r') {
                reading->at++;
                byte = peek(reading, 0);
            }
        else if (is_blank(byte))
            reading->at++;
        else
            return;
    }
}

bool lk_pdf_skip_word(LkPdfReading *reading, const char *word)
{
    size_t before = reading->at, length = strlen(word);
    lk_pdf_skip_blanks(reading);
    if (length <= reading->source.length - reading->at &&
        memcmp(reading->source.bytes + reading->at, word, length) == 0 &&
        !is_regular(peek(reading, length))) {
        reading->at += length;
        return true;
    }
    reading->at = before;
    return false;
}

bool lk_pdf_read_digits(LkPdfReading *reading, uint64_t *number)
{
    lk_pdf_skip_blanks(reading);
    size_t start = reading->at;
    for (*number = 0; peek(reading, 0) >= '0' && peek(reading, 0) <= '9'; reading->at++)
        *number = *number * 10 + (uint64_t)(peek(reading, 0) - '0');
    size_t digits = reading->at - start;
    return digits > 0 && digits <= 15 && !is_regular(peek(reading, 0));
}

/* ---- Scalars */

static int hexadecimal(int byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if ((byte >= 'A' && byte <= 'F') || (byte >= 'a' && byte <= 'f'))
        return (byte & ~0x20) - 'A' + 10;
    return -1;
}

static bool read_name(LkPdfReading *reading, LkPdfValue *value)
{
    size_t start = ++reading->at, length = 0;
    while (is_regular(peek(reading, 0)))
        reading->at++;
    LkText raw = lk_text_slice(reading->source, start, reading->at);
    value->kind = LK_PDF_NAME;
    value->text = raw;
    if (raw.length == 0 || memchr(raw.bytes, '#', raw.length) == NULL)
        return true;
    char *name = lk_arena_copy(reading->arena, raw.bytes, raw.length);
    for (size_t i = 0; i < raw.length; i++) {
        name[length] = raw.bytes[i];
        if (raw.bytes[i] == '#') {
            int high = i + 2 < raw.length ? hexadecimal((unsigned char)raw.bytes[i + 1]) : -1;
            int low = i + 2 < raw.length ? hexadecimal((unsigned char)raw.bytes[i + 2]) : -1;
            if (high < 0 || low < 0)
                return false;
            name[length] = (char)(high * 16 + low);
            i += 2;
        }
        length++;
    }
    value->text = (LkText){name, length};
    return true;
}

static bool read_hexadecimal(LkPdfReading *reading, LkPdfValue *value)
{
    const char *end = memchr(reading->source.bytes + reading->at, '>', reading->source.length - reading->at);
    if (end == NULL)
        return false;
    size_t stop = (size_t)(end - reading->source.bytes), count = 0;
    char *bytes = lk_arena_alloc(reading->arena, (stop - reading->at) / 2 + 2);
    for (reading->at++; reading->at < stop; reading->at++) {
        int digit = hexadecimal(peek(reading, 0));
        if (digit < 0 && !is_blank(peek(reading, 0)))
            return false;
        if (digit < 0)
            continue;
        bytes[count / 2] = (char)(bytes[count / 2] | (count % 2 == 0 ? digit << 4 : digit));
        count++;
    }
    reading->at = stop + 1;
    value->kind = LK_PDF_STRING;
    value->text = (LkText){bytes, (count + 1) / 2};
    return true;
}

/* One escaped byte behind “\” (table 3); −1 = the line end that it takes away. */
static int read_escape(LkPdfReading *reading)
{
    static const char names[] = "nrtbf", bytes[] = "\n\r\t\b\f";
    int byte = peek(reading, 0);
    reading->at += byte >= 0;
    const char *name = byte > 0 ? strchr(names, byte) : NULL;
    if (name != NULL)
        return (unsigned char)bytes[name - names];
    if (byte == '\r' && peek(reading, 0) == '\n')
        reading->at++;
    if (byte == '\r' || byte == '\n' || byte < 0)
        return -1;
    if (byte < '0' || byte > '7')
        return byte;
    int value = byte - '0';
    for (int i = 0; i < 2 && peek(reading, 0) >= '0' && peek(reading, 0) <= '7'; i++)
        value = value * 8 + peek(reading, 0) - '0', reading->at++;
    return value & 0xFF;
}

static bool read_string(LkPdfReading *reading, LkPdfValue *value)
{
    LkBuffer out;
    unsigned open = 1;
    lk_buffer_init(&out, reading->arena);
    for (reading->at++; open > 0;) {
        int byte = peek(reading, 0);
        if (byte < 0)
            return false;
        reading->at++;
        open += byte == '(';
        open -= byte == ')';
        if (byte == '\\')
            byte = read_escape(reading);
        else if (byte == '\r' && peek(reading, 0) == '\n')
            continue;
        if (byte >= 0 && open > 0)
            lk_buffer_append(&out, &(char){(char)byte}, 1);
    }
    value->kind = LK_PDF_STRING;
    value->text = lk_buffer_view(&out);
    return true;
}

/* “ 0 R”, letter by letter, as nearly all references are written. */
static bool skip_usual(LkPdfReading *reading)
{
    static const char usual[4] = {' ', '0', ' ', 'R'};
    if (reading->source.length - reading->at < sizeof usual ||
        memcmp(reading->source.bytes + reading->at, usual, sizeof usual) != 0 ||
        is_regular(peek(reading, sizeof usual)))
        return false;
    reading->at += sizeof usual;
    return true;
}

static bool skip_any(LkPdfReading *reading, uint64_t *generation)
{
    LkPdfReading ahead = *reading;
    if (!is_blank(peek(&ahead, 0)) || !lk_pdf_read_digits(&ahead, generation) ||
        !lk_pdf_skip_word(&ahead, "R"))
        return false;
    reading->at = ahead.at;
    return true;
}

/* “12 0 R”, when that stands here behind the 12. */
static bool read_reference(LkPdfReading *reading, LkPdfValue *value)
{
    uint64_t generation = 0;
    if (!skip_usual(reading) && !skip_any(reading, &generation))
        return false;
    value->kind = LK_PDF_REFERENCE;
    value->generation = (uint16_t)generation;
    return generation <= UINT16_MAX && value->number > 0 && value->number <= LK_LIMIT_PDF_OBJECTS;
}

static bool read_number(LkPdfReading *reading, LkPdfValue *value)
{
    size_t start = reading->at, digits = 0, points = 0;
    bool is_negative = peek(reading, 0) == '-';
    reading->at += is_negative || peek(reading, 0) == '+';
    for (; is_regular(peek(reading, 0)); reading->at++) {
        int byte = peek(reading, 0);
        if (byte == '.')
            points++;
        else if (byte < '0' || byte > '9')
            return false;
        else if (++digits <= 18 && points == 0)
            value->number = value->number * 10 + (byte - '0');
    }
    if (digits == 0 || points > 1 || (points == 0 && digits > 15))
        return false;
    value->kind = points > 0 ? LK_PDF_REAL : LK_PDF_INTEGER;
    value->text = lk_text_slice(reading->source, start, reading->at);
    if (points == 0 && !is_negative && value->text.bytes[0] != '+' && read_reference(reading, value))
        return true;
    if (value->kind == LK_PDF_REFERENCE)
        return false;
    value->number = is_negative ? -value->number : value->number;
    return true;
}

static bool read_word(LkPdfReading *reading, LkPdfValue *value)
{
    value->kind = LK_PDF_BOOLEAN;
    if (lk_pdf_skip_word(reading, "true")) {
        value->number = 1;
        return true;
    }
    if (lk_pdf_skip_word(reading, "false"))
        return true;
    value->kind = LK_PDF_NULL;
    return lk_pdf_skip_word(reading, "null");
}

/* ---- Arrays and dictionaries */

enum { FEW = 8 };

/* Members that are being read. Few of them wait outside the arena until it is known how many there are. */
typedef struct Growing {
    LkText few_keys[FEW], *keys;
    LkPdfValue few_items[FEW], *items;
    size_t count, key_room, item_room;
} Growing;

static int compare_keys(const void *a, const void *b)
{
    return lk_text_compare(*(const LkText *)a, *(const LkText *)b);
}

/* Most dictionaries have few keys: to compare each with each takes less than to sort them. */
static bool is_one_of_few_twice(const LkText *keys, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (keys[i].length == keys[k].length && memcmp(keys[i].bytes, keys[k].bytes, keys[i].length) == 0)
                return true;
    return false;
}

bool lk_pdf_is_key_twice(const LkText *keys, size_t count, LkArena *arena)
{
    if (count <= 2 * FEW)
        return is_one_of_few_twice(keys, count);
    LkText *sorted = lk_arena_resized(arena, keys, count, count, sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_keys);
    for (size_t i = 1; i < count; i++)
        if (lk_text_equal(sorted[i - 1], sorted[i]))
            return true;
    return false;
}

static bool read_member(LkPdfReading *reading, Growing *growing)
{
    LK_GROW(reading->arena, growing->items, growing->count, growing->item_room, 2 * FEW);
    return lk_pdf_read_value(reading, &growing->items[growing->count++]);
}

static bool read_key(LkPdfReading *reading, Growing *growing)
{
    LkPdfValue key = {0};
    if (peek(reading, 0) != '/' || !read_name(reading, &key))
        return false;
    LK_GROW(reading->arena, growing->keys, growing->count, growing->key_room, 2 * FEW);
    growing->keys[growing->count] = key.text;
    return true;
}

/* Keeps members in the arena, where they are not there already. */
static void keep_members(const Growing *growing, bool is_dictionary, LkArena *arena, LkPdfValue *value)
{
    size_t count = growing->count;
    value->count = count;
    value->items = growing->items;
    value->keys = is_dictionary ? growing->keys : NULL;
    if (growing->items == growing->few_items)
        value->items = lk_arena_resized(arena, growing->items, count, count, sizeof *growing->items);
    if (is_dictionary && growing->keys == growing->few_keys)
        value->keys = lk_arena_resized(arena, growing->keys, count, count, sizeof *growing->keys);
}

static bool read_members(LkPdfReading *reading, bool is_dictionary, LkPdfValue *value)
{
    Growing growing;
    growing.keys = growing.few_keys;
    growing.items = growing.few_items;
    growing.count = 0;
    growing.key_room = growing.item_room = FEW;
    for (;;) {
        lk_pdf_skip_blanks(reading);
        int byte = peek(reading, 0);
        if (is_dictionary ? byte == '>' && peek(reading, 1) == '>' : byte == ']')
            break;
        if ((is_dictionary && !read_key(reading, &growing)) || !read_member(reading, &growing))
            return false;
    }
    reading->at += is_dictionary ? 2 : 1;
    value->kind = is_dictionary ? LK_PDF_DICTIONARY : LK_PDF_ARRAY;
    keep_members(&growing, is_dictionary, reading->arena, value);
    return !is_dictionary || !lk_pdf_is_key_twice(growing.keys, growing.count, reading->arena);
}

static bool read_nested(LkPdfReading *reading, LkPdfValue *value)
{
    bool is_dictionary = peek(reading, 0) == '<';
    if (reading->depth == LK_LIMIT_SIGNED_NESTING)
        return false;
    reading->at += is_dictionary ? 2 : 1;
    reading->depth++;
    bool is_good = read_members(reading, is_dictionary, value);
    reading->depth--;
    return is_good;
}

bool lk_pdf_read_value(LkPdfReading *reading, LkPdfValue *value)
{
    *value = (LkPdfValue){0};
    if (++reading->values > LK_LIMIT_SIGNED_VALUES)
        return false;
    lk_pdf_skip_blanks(reading);
    value->start = reading->at;
    int byte = peek(reading, 0);
    bool is_good = false;
    if (byte == '/')
        is_good = read_name(reading, value);
    else if (byte == '(')
        is_good = read_string(reading, value);
    else if (byte == '[' || (byte == '<' && peek(reading, 1) == '<'))
        is_good = read_nested(reading, value);
    else if (byte == '<')
        is_good = read_hexadecimal(reading, value);
    else if ((byte >= '0' && byte <= '9') || (byte > 0 && strchr("+-.", byte) != NULL))
        is_good = read_number(reading, value);
    else
        is_good = read_word(reading, value);
    value->end = reading->at;
    return is_good;
}
