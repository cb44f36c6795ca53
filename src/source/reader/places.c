/* Places of bytes in the file, by line and column. */
#include <string.h>

#include "source/reader/reader.h"

/* Lines are short: what is looked through for one line end is not looked through again for the next. */
enum { LINE_WINDOW = 256 };

size_t lk_next_line(LkText text, size_t at, size_t *line_end)
{
    while (at < text.length) {
        size_t window = text.length - at < LINE_WINDOW ? text.length - at : LINE_WINDOW;
        const char *from = text.bytes + at, *feed = memchr(from, '\n', window);
        const char *carriage = memchr(from, '\r', feed != NULL ? (size_t)(feed - from) : window);
        const char *end = carriage != NULL ? carriage : feed;
        at = end == NULL ? at + window : (size_t)(end - text.bytes);
        if (end == NULL)
            continue;
        *line_end = at;
        bool is_pair = *end == '\r' && at + 1 < text.length && end[1] == '\n';
        return at + 1 + is_pair;
    }
    return *line_end = text.length;
}

static void find_lines(LkReader *reader)
{
    LkText text = reader->file->text;
    size_t count = 1, end;
    for (size_t at = 0; (at = lk_next_line(text, at, &end)) > end;)
        count++;
    size_t *starts = LK_NEW_ARRAY(reader->arena, count, size_t);
    for (size_t i = 1, at = 0; i < count; i++)
        starts[i] = at = lk_next_line(text, at, &end);
    reader->places.line_starts = starts;
    reader->places.line_count = count;
}

static bool is_in_line(const LkPlaceFinder *places, size_t line, size_t offset)
{
    return places->line_starts[line] <= offset &&
           (line + 1 == places->line_count || offset < places->line_starts[line + 1]);
}

/* Often it is the line of the last place, or the next one. */
static size_t line_of(const LkPlaceFinder *places, size_t offset)
{
    size_t low = 0, high = places->line_count, near = places->line;
    if (is_in_line(places, near, offset))
        return near;
    if (near + 1 < high && is_in_line(places, near + 1, offset))
        return near + 1;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (places->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Moves to a byte, on from the last place where that is before it on its line. */
static void move_to(LkPlaceFinder *places, LkText text, size_t offset)
{
    size_t line = line_of(places, offset);
    if (places->column == 0 || line != places->line || offset < places->offset) {
        places->line = line;
        places->offset = places->line_starts[line];
        places->column = 1;
    }
    places->column += (uint32_t)lk_utf8_count(lk_text_slice(text, places->offset, offset));
    places->offset = offset;
}

LkSpan lk_reader_span(LkReader *reader, LkFileOffset start, LkFileOffset end)
{
    LkText text = reader->file->text;
    LkPlaceFinder *places = &reader->places;
    size_t from = start.byte < text.length ? start.byte : text.length, line_end;
    if (places->line_starts == NULL)
        find_lines(reader);
    move_to(places, text, from);
    LkSpan span = {.file = reader->file, .line = (uint32_t)places->line + 1, .column = places->column};
    if (end.byte > from) {
        lk_next_line(lk_text_slice(text, 0, end.byte < text.length ? end.byte : text.length), from,
                     &line_end);
        span.length = (uint32_t)lk_utf8_count(lk_text_slice(text, from, line_end));
    }
    return span;
}
