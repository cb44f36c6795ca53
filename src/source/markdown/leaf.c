/* Leaves: the lines of a block or cell as one text, and where each byte of it stands in the file; remarks. */
#include <string.h>

#include "source/markdown/markdown.h"

/* Bytes of the leaf that a segment takes, without the line feed behind it. */
static size_t length_of(const LkSegment *segment)
{
    return segment->pad + (segment->end - segment->start);
}

/* The line feed before segment `i`, which the first has not. */
static size_t feeds_before(const LkSegment *segments, size_t i)
{
    return i > 0 && !segments[i].joins;
}

/* The segments joined by line feeds. */
static LkText joined(const LkMarkdown *markdown, const LkSegment *segments, size_t count, LkArena *arena)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += feeds_before(segments, i) + length_of(&segments[i]);
    char *bytes = lk_arena_alloc(arena, size + 1), *out = bytes;
    for (size_t i = 0; i < count; i++) {
        const LkSegment *segment = &segments[i];
        if (feeds_before(segments, i) > 0)
            *out++ = '\n';
        memset(out, ' ', segment->pad);
        memcpy(out + segment->pad, markdown->text.bytes + segment->start, segment->end - segment->start);
        out += length_of(segment);
    }
    return (LkText){bytes, size};
}

LkLeaf lk_leaf(const LkMarkdown *markdown, size_t segment, size_t count, LkArena *arena)
{
    if (count == 0) /* there may be no segments at all */
        return (LkLeaf){.text = {"", 0}};
    return lk_leaf_of(markdown, markdown->segments + segment, count, arena);
}

LkLeaf lk_leaf_of(const LkMarkdown *markdown, const LkSegment *segments, size_t count, LkArena *arena)
{
    LkLeaf leaf = {.text = {"", 0}, .segments = segments, .segment_count = count};
    if (count == 0)
        return leaf;
    if (count == 1 && leaf.segments->pad == 0)
        leaf.text = lk_text_slice(markdown->text, leaf.segments->start, leaf.segments->end);
    else
        leaf.text = joined(markdown, leaf.segments, count, arena);
    return leaf;
}

LkAt lk_leaf_place(const LkLeaf *leaf, LkLeafCursor *cursor, LkLeafAt at)
{
    if (leaf->segment_count == 0)
        return 0;
    const LkSegment *segment = &leaf->segments[cursor->segment];
    while (cursor->segment + 1 < leaf->segment_count) {
        size_t feeds = feeds_before(leaf->segments, cursor->segment + 1);
        size_t next = cursor->start + length_of(segment) + feeds;
        if (at.byte < next)
            break;
        cursor->start = next;
        cursor->segment++;
        segment++;
    }
    size_t offset = at.byte - cursor->start;
    if (offset <= segment->pad)
        return segment->start;
    LkAt place = segment->start + (offset - segment->pad);
    return place < segment->end ? place : segment->end;
}

void lk_remark(LkMarkdown *markdown, LkRemarkKind kind, LkAt start, LkAt end, size_t count)
{
    LK_GROW(markdown->arena, markdown->remarks, markdown->remark_count, markdown->remark_capacity, 8);
    markdown->remarks[markdown->remark_count++] =
        (LkRemark){.kind = kind, .start = start, .end = end, .count = count};
}
