/* Where a block of cmark stands in the rewritten text, and what it covers in the file. */
#include "source/source_private.h"

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
