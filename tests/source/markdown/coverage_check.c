/* The properties of the reader that need a text to be read more than once. */
#include <string.h>

#include "source/markdown/coverage.h"

CoverageFault coverage_check(LkText text, LkAt start, LkArena *arena)
{
    LkMarkdown *markdown = lk_markdown_parse(text, start, NULL, arena);
    return coverage_of(markdown, start, arena).fault;
}

/* ---- Work */

static void read_leaf(LkMarkdown *markdown, size_t segment, size_t count, LkArena *arena)
{
    LkLeaf leaf = lk_leaf(markdown, segment, count, arena);
    if (count > 0)
        lk_tokens(markdown, &leaf, arena);
}

static void read_leaves(LkMarkdown *markdown, const LkNode *node, LkArena *arena)
{
    if (node->kind == LK_NODE_PARAGRAPH || node->kind == LK_NODE_HEADING)
        read_leaf(markdown, node->segment, node->segment_count, arena);
    if (node->kind == LK_NODE_TABLE)
        for (size_t i = 0; i < node->as.table->row_count * node->as.table->column_count; i++)
            read_leaf(markdown, node->as.table->cells[i].segment, node->as.table->cells[i].segment_count,
                      arena);
    for (const LkNode *child = node->first_child; child != NULL; child = child->next)
        read_leaves(markdown, child, arena);
}

static LkText repeated(LkText text, size_t times, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < times; i++)
        lk_buffer_text(&out, text);
    return lk_buffer_view(&out);
}

static size_t steps_of(LkText text, LkArena *arena)
{
    LkMarkdown *markdown = lk_markdown_parse(text, 0, NULL, arena);
    read_leaves(markdown, markdown->document, arena);
    return markdown->steps;
}

/* What a text leaves open, such as a fence, goes on over the next copy: many copies even that out. */
CoverageFault coverage_check_steps(LkText text, LkAt start, LkArena *arena)
{
    enum { LEAST_BYTES = 8192, LEAST_COPIES = 12 };
    LkText body = lk_text_slice(text, start, text.length);
    size_t times = body.length == 0 ? 0 : LEAST_BYTES / body.length + LEAST_COPIES;
    size_t once = steps_of(repeated(body, times, arena), arena);
    size_t twice = steps_of(repeated(body, 2 * times, arena), arena);
    bool is_linear = 10 * twice <= 23 * once + 1000;
    return (CoverageFault){is_linear ? NULL : "twice the text takes more than 2.3 times the steps", start};
}

/* ---- Line ends */

static void write_leaf(LkBuffer *out, LkMarkdown *markdown, size_t segment, size_t count, LkArena *arena)
{
    LkLeaf leaf = lk_leaf(markdown, segment, count, arena);
    LkTokens tokens = count == 0 ? (LkTokens){0} : lk_tokens(markdown, &leaf, arena);
    for (size_t i = 0; i < tokens.count; i++) {
        const LkToken *token = &tokens.items[i];
        lk_buffer_printf(out, "‹%d ", (int)token->kind);
        lk_buffer_text(out, lk_text_slice(leaf.text, token->start.byte, token->end.byte));
        lk_buffer_string(out, "|");
        lk_buffer_text(out, token->text);
        lk_buffer_string(out, "|");
        lk_buffer_text(out, token->target);
        lk_buffer_string(out, "›");
    }
}

static void write_table(LkBuffer *out, LkMarkdown *markdown, const LkTableText *table, LkArena *arena)
{
    lk_buffer_printf(out, "table %d %zu %zu %zu\n", (int)table->form, table->row_count, table->column_count,
                     table->header_rows);
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        lk_buffer_printf(out, "[%u,%u]", table->cells[i].columns, table->cells[i].rows);
        write_leaf(out, markdown, table->cells[i].segment, table->cells[i].segment_count, arena);
    }
    write_leaf(out, markdown, table->caption, table->caption_count, arena);
}

static void write_node(LkBuffer *out, LkMarkdown *markdown, const LkNode *node, LkArena *arena)
{
    lk_buffer_printf(out, "(%d ", (int)node->kind);
    if (node->kind == LK_NODE_ITEM)
        lk_buffer_printf(out, "%d %d %d %d", (int)node->as.item.mark.kind, (int)node->as.item.mark.number,
                         node->as.item.mark.depth, node->as.item.is_task + node->as.item.is_done);
    if (node->kind == LK_NODE_HEADING)
        lk_buffer_printf(out, "%d", node->as.level);
    if (node->kind == LK_NODE_CODE)
        lk_buffer_text(out, node->as.code.info);
    if (node->kind == LK_NODE_TABLE)
        write_table(out, markdown, node->as.table, arena);
    else if (node->kind == LK_NODE_PARAGRAPH || node->kind == LK_NODE_HEADING)
        write_leaf(out, markdown, node->segment, node->segment_count, arena);
    else if (node->segment_count > 0)
        lk_buffer_text(out, lk_leaf(markdown, node->segment, node->segment_count, arena).text);
    for (const LkNode *child = node->first_child; child != NULL; child = child->next)
        write_node(out, markdown, child, arena);
    lk_buffer_string(out, ")\n");
}

static LkText written(LkText text, LkAt start, LkArena *arena)
{
    LkMarkdown *markdown = lk_markdown_parse(text, start, NULL, arena);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    write_node(&out, markdown, markdown->document, arena);
    for (size_t i = 0; i < markdown->remark_count; i++)
        lk_buffer_printf(&out, "remark %d %zu\n", (int)markdown->remarks[i].kind, markdown->remarks[i].count);
    lk_buffer_printf(&out, "line ends %d\n", (int)markdown->line_ends);
    return lk_buffer_view(&out);
}

/* The text with each of its line ends, of whatever kind, written so. */
static LkText with_line_ends(LkText text, LkAt start, const char *line_end, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t at = start; at < text.length; at++) {
        char byte = text.bytes[at];
        if (byte != '\r' && byte != '\n')
            lk_buffer_append(&out, &byte, 1);
        else
            lk_buffer_string(&out, line_end);
        at += byte == '\r' && at + 1 < text.length && text.bytes[at + 1] == '\n';
    }
    return lk_buffer_view(&out);
}

CoverageFault coverage_check_line_ends(LkText text, LkAt start, LkArena *arena)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    LkText wanted = written(lk_text_slice(text, start, text.length), 0, arena);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        LkText read = written(with_line_ends(text, start, ends[i], arena), 0, arena);
        if (!lk_text_equal(wanted, read))
            return (CoverageFault){"other line ends make another tree", start};
    }
    return (CoverageFault){NULL, 0};
}

/* ---- Memory */

typedef struct Reading {
    LkText text;
    LkAt start;
    LkArena *arena;
} Reading;

static void read_all(void *data)
{
    Reading *reading = data;
    LkMarkdown *markdown = lk_markdown_parse(reading->text, reading->start, NULL, reading->arena);
    read_leaves(markdown, markdown->document, reading->arena);
}

/* Each of the first allocations in turn, then fewer and fewer. */
CoverageFault coverage_check_memory(LkText text, LkAt start)
{
    bool is_done = false;
    for (size_t requests = 1; !is_done; requests += 1 + requests / 8) {
        Reading reading = {.text = text, .start = start, .arena = lk_arena_create()};
        if (reading.arena == NULL)
            return (CoverageFault){"no memory for the test", 0};
        lk_arena_fail_after(reading.arena, requests);
        is_done = lk_arena_guarded(reading.arena, read_all, &reading);
        lk_arena_destroy(reading.arena);
    }
    return (CoverageFault){NULL, 0};
}
