/* The tree of blocks as it grows: nodes, open containers, segments. */
#include "source/markdown/scan/scan.h"
#include "source/markdown/state/block_reader.h"

void lk_block_stop(LkBlockReader *reader, LkRemarkKind kind, LkAt at, size_t count)
{
    if (!reader->is_stopped)
        lk_remark(reader->markdown, kind, at, at < reader->text.length ? at + 1 : at, count);
    reader->is_stopped = true;
}

LkNode *lk_block_new(LkBlockReader *reader, LkNodeKind kind, LkAt start)
{
    LkNode *node = LK_NEW(reader->arena, LkNode);
    node->kind = kind;
    node->start = start;
    node->end = reader->line.end;
    node->segment = reader->markdown->segment_count;
    node->is_tight = kind == LK_NODE_LIST;
    return node;
}

/* Blocks of an item that empty lines part make its list loose (CommonMark 0.31 §5.3). */
static void loosen(LkBlockReader *reader, size_t depth)
{
    if (reader->after_blank && depth > 0 && reader->open[depth].node->kind == LK_NODE_ITEM)
        reader->open[depth - 1].last->is_tight = false;
}

LkNode *lk_block_add(LkBlockReader *reader, LkNodeKind kind, LkAt start)
{
    LkOpen *open = &reader->open[reader->depth];
    LkNode *node = lk_block_new(reader, kind, start);
    if (open->last == NULL)
        open->node->first_child = node;
    else
        open->last->next = node;
    if (open->last != NULL)
        loosen(reader, reader->depth);
    reader->previous = open->last;
    open->last = node;
    return node;
}

bool lk_line_before_is_full(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    uint32_t columns =
        lk_filling_width(&reader->filling, line->text, reader->before_start, reader->before_end);
    return lk_filling_is_full(&reader->filling, columns, line->text, line->content, line->end);
}

bool lk_block_open(LkBlockReader *reader, LkNode *node)
{
    if (reader->depth == LK_LIMIT_NESTING) {
        lk_block_stop(reader, LK_REMARK_LIMIT_NESTING, node->start, LK_LIMIT_NESTING);
        return false;
    }
    reader->open[++reader->depth] = (LkOpen){.node = node, .content = reader->line.column};
    return true;
}

void lk_block_add_segment(LkBlockReader *reader, LkAt at, LkAt end, uint32_t pad)
{
    LkMarkdown *markdown = reader->markdown;
    LK_GROW(reader->arena, markdown->segments, markdown->segment_count, markdown->segment_capacity, 256);
    markdown->segments[markdown->segment_count++] = (LkSegment){.start = at, .end = end, .pad = pad};
    markdown->steps++;
}
