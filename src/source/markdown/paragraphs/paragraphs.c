/* What a paragraph turns out to be once all its lines are there: definitions of links at its start, tables
 * among its lines, words. */
#include <string.h>

#include "source/markdown/inlines/definitions.h"
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/scan/scan.h"
#include "source/markdown/tables/tables.h"

/* Lines of a leaf that end at or before a byte of it. */
static size_t lines_until(const LkLeaf *leaf, size_t at)
{
    size_t lines = 0;
    for (size_t start = 0; lines < leaf->segment_count; lines++) {
        start += leaf->segments[lines].end - leaf->segments[lines].start + 1;
        if (start > at + 1)
            break;
    }
    return lines;
}

/* Returns how many lines are definitions (CommonMark 0.31 §4.7). */
static size_t read_definitions(LkBlockReader *reader, const LkNode *node)
{
    LkMarkdown *markdown = reader->markdown;
    if (node->segment_count == 0 || reader->text.bytes[markdown->segments[node->segment].start] != '[')
        return 0;
    LkLeaf leaf = lk_leaf(markdown, node->segment, node->segment_count, reader->arena);
    size_t at = 0;
    for (size_t next; at < leaf.text.length && (next = lk_definition_read(markdown, &leaf, at)) > at;)
        at = next;
    return at == 0 ? 0 : lines_until(&leaf, at);
}

/* ---- Tables */

/* A block behind the paragraph that is being closed. */
static LkNode *append(LkBlockReader *reader, LkNodeKind kind, size_t segment)
{
    LkOpen *open = &reader->open[reader->depth];
    LkNode *node = LK_NEW(reader->arena, LkNode);
    *node = (LkNode){.kind = kind, .segment = segment, .start = reader->markdown->segments[segment].start};
    open->last->next = node;
    open->last = node;
    return node;
}

static LkTableText *table_at(LkBlockReader *reader, size_t first, size_t limit, size_t *count)
{
    static LkTableRead *const forms[] = {lk_table_of_pipes, lk_table_of_grid, lk_table_of_bars,
                                         lk_table_of_tabs, lk_table_of_blanks};
    LkTableText *table = NULL;
    for (size_t i = 0; table == NULL && i < sizeof forms / sizeof *forms; i++)
        table = forms[i](reader, first, limit, count);
    return table;
}

static LkAt segment_end(const LkBlockReader *reader, size_t segment)
{
    return reader->markdown->segments[segment].end;
}

/* Rows of a table are no lines that join one another, nor does the line behind it. */
static void drop_joins(LkBlockReader *reader, LkAt start, LkAt end)
{
    LkMarkdown *markdown = reader->markdown;
    size_t first = markdown->remark_count, kept;
    while (first > 0 && markdown->remarks[first - 1].start >= start)
        first--;
    kept = first;
    for (size_t i = first; i < markdown->remark_count; i++) {
        const LkRemark *remark = &markdown->remarks[i];
        if (remark->kind != LK_REMARK_JOINED || remark->start >= end)
            markdown->remarks[kept++] = *remark;
    }
    markdown->remark_count = kept;
}

/* Parts the lines of a paragraph into words and tables; *node is the paragraph so far. */
static void find_tables(LkBlockReader *reader, LkNode *node)
{
    size_t limit = node->segment + node->segment_count, count = 0;
    for (size_t i = node->segment; i < limit && !reader->is_stopped;) {
        LkTableText *table = table_at(reader, i, limit, &count);
        if (table == NULL) {
            i++;
            continue;
        }
        LkAt end = segment_end(reader, limit - 1);
        node->segment_count = i - node->segment;
        if (node->segment_count > 0) {
            node->end = segment_end(reader, i - 1);
            node = append(reader, LK_NODE_TABLE, i);
        }
        node->kind = LK_NODE_TABLE;
        node->as.table = table;
        node->end = segment_end(reader, i + count - 1);
        node->segment_count = 0;
        i += count;
        drop_joins(reader, node->start, i < limit ? reader->markdown->segments[i].end : node->end);
        if (i < limit) {
            node = append(reader, LK_NODE_PARAGRAPH, i);
            node->segment_count = limit - i;
            node->end = end;
        }
    }
}

static bool may_have_table(const LkBlockReader *reader, const LkNode *node)
{
    LkAt start = node->start, end = node->end;
    while (start > 0 && lk_is_ascii_blank(reader->text.bytes[start - 1]))
        start--;
    return memchr(reader->text.bytes + start, '|', end - start) != NULL ||
           memchr(reader->text.bytes + start, '\t', end - start) != NULL ||
           memmem(reader->text.bytes + start, end - start, "  ", 2) != NULL;
}

/* ---- Closing */

static void remove_leaf(LkBlockReader *reader)
{
    LkOpen *open = &reader->open[reader->depth];
    if (reader->previous == NULL)
        open->node->first_child = NULL;
    else
        reader->previous->next = NULL;
    open->last = reader->previous;
    reader->leaf = NULL;
}

void lk_paragraph_close(LkBlockReader *reader)
{
    LkNode *node = reader->leaf;
    size_t dropped = read_definitions(reader, node);
    node->segment += dropped;
    node->segment_count -= dropped;
    if (node->segment_count == 0) {
        remove_leaf(reader);
        return;
    }
    size_t last = node->segment + node->segment_count - 1;
    node->start = reader->markdown->segments[node->segment].start;
    if (reader->leaf_is_heading > 0) {
        node->kind = LK_NODE_HEADING;
        node->as.level = reader->leaf_is_heading;
        reader->leaf_is_heading = 0;
        node->end = reader->line.end;
    } else if (!node->as.is_part) {
        if (may_have_table(reader, node))
            find_tables(reader, node);
        lk_paragraph_part(reader, node);
    }
    LkSegment *segment = &reader->markdown->segments[last];
    if (reader->open[reader->depth].last->kind != LK_NODE_TABLE)
        segment->end = lk_trim_end(reader->text, segment->start, segment->end);
}
