/* Where a block of cmark stands in the rewritten text, and what it covers in the file. */
#include "source/body/body.h"

/* A paragraph that a table was split off has no place of its own in cmark: the table behind it has that of
 * both. */
static cmark_node *placed(cmark_node *node)
{
    cmark_node *next = cmark_node_next(node);
    return cmark_node_get_start_line(node) == 0 && next != NULL ? next : node;
}

LkTextOffset lk_node_start(const LkBody *body, cmark_node *node)
{
    node = placed(node);
    return lk_lines_offset(
        body->map, (LkCmarkPlace){cmark_node_get_start_line(node), cmark_node_get_start_column(node)});
}

LkTextOffset lk_node_end(const LkBody *body, cmark_node *node)
{
    const LkLineMap *map = body->map;
    node = placed(node);
    int line = cmark_node_get_end_line(node);
    if (line < cmark_node_get_start_line(node))
        line = cmark_node_get_start_line(node);
    return map->starts[(size_t)line < map->line_count ? (size_t)line : map->line_count];
}

LkSpan lk_node_span(const LkBody *body, cmark_node *node)
{
    LkTextOffset start = lk_node_start(body, node), end = lk_node_end(body, node);
    LkFileOffset behind = {0};
    if (end.byte > start.byte)
        behind = lk_lines_original(body->map, (LkTextOffset){end.byte - 1});
    return lk_reader_span(body->reader, lk_lines_original(body->map, start), behind);
}
