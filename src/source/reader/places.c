/* Places: of bytes in the file, by line and column; of a block of cmark in the rewritten text, and what it
 * covers in the file. */
#include <string.h>

#include "source/source.h"

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
    reader->line_starts = starts;
    reader->line_count = count;
}

static bool is_in_line(const LkReader *reader, size_t line, size_t offset)
{
    return reader->line_starts[line] <= offset &&
           (line + 1 == reader->line_count || offset < reader->line_starts[line + 1]);
}

/* Often it is the line of the last place, or the next one. */
static size_t line_of(const LkReader *reader, size_t offset)
{
    size_t low = 0, high = reader->line_count, near = reader->place_line;
    if (is_in_line(reader, near, offset))
        return near;
    if (near + 1 < high && is_in_line(reader, near + 1, offset))
        return near + 1;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (reader->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

LkSpan lk_reader_span(LkReader *reader, size_t start, size_t end)
{
    LkText text = reader->file->text;
    if (reader->line_starts == NULL)
        find_lines(reader);
    start = start < text.length ? start : text.length;
    size_t line = line_of(reader, start), line_end;
    if (reader->place_column == 0 || line != reader->place_line || start < reader->place_offset) {
        reader->place_line = line;
        reader->place_offset = reader->line_starts[line];
        reader->place_column = 1;
    }
    reader->place_column += (uint32_t)lk_utf8_count(lk_text_slice(text, reader->place_offset, start));
    reader->place_offset = start;
    LkSpan span = {.file = reader->file, .line = (uint32_t)line + 1, .column = reader->place_column};
    if (end > start) {
        lk_next_line(lk_text_slice(text, 0, end < text.length ? end : text.length), start, &line_end);
        span.length = (uint32_t)lk_utf8_count(lk_text_slice(text, start, line_end));
    }
    return span;
}

/* A paragraph that a table was split off has no place of its own in cmark: the table behind it has that of
 * both. */
static cmark_node *placed(cmark_node *node)
{
    cmark_node *next = cmark_node_next(node);
    return cmark_node_get_start_line(node) == 0 && next != NULL ? next : node;
}

size_t lk_node_start(const LkReader *reader, cmark_node *node)
{
    node = placed(node);
    return lk_lines_offset(reader->map, cmark_node_get_start_line(node), cmark_node_get_start_column(node));
}

size_t lk_node_end(const LkReader *reader, cmark_node *node)
{
    const LkLineMap *map = reader->map;
    node = placed(node);
    int line = cmark_node_get_end_line(node);
    if (line < cmark_node_get_start_line(node))
        line = cmark_node_get_start_line(node);
    return (size_t)line < map->line_count ? map->starts[line] : map->text.length;
}

LkSpan lk_node_span(LkReader *reader, cmark_node *node)
{
    size_t start = lk_node_start(reader, node), end = lk_node_end(reader, node);
    return lk_reader_span(reader, lk_lines_original(reader->map, start),
                          end > start ? lk_lines_original(reader->map, end - 1) : 0);
}
