/* What a file has between its letters that no one sees: control characters of word processors and terminals,
 * marks of direction. The text keeps its length, so that each byte of it is still where it is in the file. */
#include <string.h>

#include "source/reader/reader.h"

/* Line ends of other systems: Word's within a paragraph and its page break, Unicode's. */
static bool is_line_separator(uint32_t c)
{
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Which way letters run: Thai and Latin run one way without them. */
static bool is_direction(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

typedef struct Hidden {
    size_t count; /* of control characters */
    size_t start, end;
    uint32_t character; /* of the first */
} Hidden;

static void count(Hidden *hidden, uint32_t c, size_t start, size_t end)
{
    if (hidden->count++ == 0)
        *hidden = (Hidden){1, start, end, c};
}

/* Writes what is read in place of the character, in as many bytes. */
static void replace(char *bytes, size_t length, uint32_t c)
{
    static const char zero_width_space[3] = {'\xE2', '\x80', '\x8B'};
    if (is_direction(c))
        memcpy(bytes, zero_width_space, sizeof zero_width_space);
    else
        memset(bytes, ' ', length);
}

/* The next byte from `at` on that may begin one of them: most are neither below a blank nor above Thai. */
static size_t find_next(LkText text, size_t at)
{
    for (; at < text.length; at++) {
        unsigned char byte = (unsigned char)text.bytes[at];
        bool is_control = (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F;
        if (is_control || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF)
            break;
    }
    return at;
}

LkText lk_readable(LkReader *reader, LkFileOffset start)
{
    LkText text = reader->file->text;
    Hidden hidden = {.count = 0};
    char *bytes = NULL;
    for (size_t at = start.byte; (at = find_next(text, at)) < text.length;) {
        size_t from = at;
        uint32_t c = lk_utf8_next(text, &at);
        bool is_separator = is_line_separator(c), is_control = !is_separator && lk_is_control(c);
        if (!is_separator && !is_control && !is_direction(c))
            continue;
        if (is_control)
            count(&hidden, c, from, at);
        if (bytes == NULL)
            bytes = lk_arena_copy(reader->work, text.bytes, text.length);
        replace(bytes + from, at - from, c);
    }
    if (hidden.count > 0)
        lk_tell(reader->diagnostics, LK_W_CONTROL,
                lk_reader_span(reader, (LkFileOffset){hidden.start}, (LkFileOffset){hidden.end}),
                LK_WITH(lk_named_hexadecimal("character", (unsigned)hidden.character, 4),
                        lk_named_number("count", (long long)hidden.count)));
    return bytes == NULL ? text : (LkText){bytes, text.length};
}
