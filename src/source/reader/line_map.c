/* From the rewritten text back to the file, and from cmark's lines to the rewritten text. */
#include "source/reader/reader.h"

LkFileOffset lk_lines_original(const LkLineMap *map, LkTextOffset out)
{
    size_t low = 0, high = map->edit_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (map->edits[middle].out.byte <= out.byte)
            low = middle;
        else
            high = middle;
    }
    LkFileOffset in = lk_file_offset_after(map->edits[low].in, out.byte - map->edits[low].out.byte);
    bool is_past = low + 1 < map->edit_count && in.byte > map->edits[low + 1].in.byte;
    return is_past ? map->edits[low + 1].in : in;
}

LkTextOffset lk_lines_offset(const LkLineMap *map, LkCmarkPlace place)
{
    if (place.line < 1)
        return (LkTextOffset){0};
    if ((size_t)place.line > map->line_count)
        return (LkTextOffset){map->text.length};
    size_t start = map->starts[place.line - 1].byte, end = map->starts[place.line].byte;
    size_t offset = start + (place.column > 0 ? (size_t)place.column - 1 : 0);
    return (LkTextOffset){offset < end ? offset : end - (end > start)};
}
