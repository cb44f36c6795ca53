/* The walk over the tree of the Markdown reader. */
#include "source/body/body.h"

#include <string.h>

#include "base/limits.h"

static void release(void *object)
{
    LkBody *body = object;
    lk_arena_destroy(body->reader->work);
    body->reader->work = NULL;
    body->markdown = NULL;
}

/* # หัวข้อ {#name .unnumbered}: of pandoc's attributes only a name means something. */
static void drop_attributes(LkBody *body, const LkNode *node, LkInlines *inlines)
{
    LkInline *last = inlines->count == 0 ? NULL : &inlines->items[inlines->count - 1];
    LkText line = lk_text_slice(body->markdown->text, node->start, node->end);
    const char *typed = memrchr(line.bytes, '{', line.length);
    if (last == NULL || last->kind != LK_INLINE_TEXT || last->from_data || typed == NULL)
        return;
    LkText text = lk_text_trim(last->text);
    const char *open = memrchr(text.bytes, '{', text.length);
    LkAttributes found;
    size_t start = open == NULL ? text.length : (size_t)(open - text.bytes);
    if (open == NULL || start == 0 || lk_attributes_read(text, start, &found) != text.length ||
        found.others == 0)
        return;
    LkAt at = node->start + (LkAt)(typed - line.bytes);
    lk_remark(body->markdown, LK_REMARK_ATTRIBUTES, at, at + (text.length - start), 1);
    LkArena *arena = body->reader->arena;
    last->text = lk_text_trim(lk_text_slice(text, 0, start));
    if (found.id.length > 0)
        last->text = lk_text(lk_arena_printf(arena, "%.*s{#%.*s}", (int)last->text.length, last->text.bytes,
                                             (int)found.id.length, found.id.bytes));
}

static LkBlock *convert_paragraph(LkBody *body, const LkNode *node)
{
    LkLeaf leaf = lk_leaf(body->markdown, node->segment, node->segment_count, body->reader->work);
    LkTokens tokens = lk_tokens(body->markdown, &leaf, body->reader->work);
    LkSpan span = lk_body_span(body, node->start, node->end);
    bool is_picture = false;
    LkBlock *picture = lk_body_picture(body, &leaf, tokens, span, &is_picture);
    if (is_picture)
        return picture;
    LkBlock *block =
        lk_body_block(body, node->kind == LK_NODE_HEADING ? LK_BLOCK_HEADING : LK_BLOCK_PARAGRAPH, span);
    block->level = node->kind == LK_NODE_HEADING ? node->as.level : 0;
    block->is_part = node->kind == LK_NODE_PARAGRAPH && node->as.is_part;
    block->inlines = lk_body_token_inlines(body, &leaf, tokens, span);
    if (node->kind == LK_NODE_HEADING)
        drop_attributes(body, node, &block->inlines);
    block->id = lk_take_id(body->reader, &block->inlines, &block->id_span);
    lk_tell_lookalikes(body->reader, &block->inlines);
    /* A paragraph of a comment alone says nothing. */
    return block->inlines.count == 0 ? NULL : block;
}

/* A signature that stands beside the one before is a part of that block. Returns whether it is. */
static bool stands_beside(LkBody *body, LkBlock *before, const LkBlock *block)
{
    if (block == NULL || block->kind != LK_BLOCK_SIGNATURE || !block->as.signature->is_beside)
        return false;
    if (before == NULL || before->kind != LK_BLOCK_SIGNATURE) {
        lk_tell(body->reader->diagnostics, LK_E_SIGNATURE_BESIDE, block->as.signature->span, NULL);
        return false;
    }
    LkSignature **last = &before->as.signature;
    size_t count = 1;
    for (; *last != NULL; last = &(*last)->beside)
        count++;
    if (count > LK_LIMIT_SIGNATURES_BESIDE) {
        lk_tell(body->reader->diagnostics, LK_E_SIGNATURE_BESIDE_MANY, block->as.signature->span,
                LK_WITH(lk_named_number("most", LK_LIMIT_SIGNATURES_BESIDE)));
        return false;
    }
    *last = block->as.signature;
    return true;
}

static LkBlock *convert_children(LkBody *body, const LkNode *parent);

static LkBlock *convert_quote(LkBody *body, const LkNode *node)
{
    LkBlock *block = lk_body_block(body, LK_BLOCK_QUOTE, lk_body_span(body, node->start, node->end));
    body->quotes++;
    block->first_child = convert_children(body, node);
    body->quotes--;
    return block;
}

/* ---- Lists */

static LkBlock *convert_item(LkBody *body, const LkNode *node, LkItemCount *count)
{
    LkItemCount before = *count;
    LkBlock *item = lk_body_item(body, node, count);
    bool had_left_out = body->has_left_out;
    body->has_left_out = false;
    item->first_child = convert_children(body, node);
    if (item->first_child == NULL && body->has_left_out) { /* all of it, by a condition */
        *count = before;
        return NULL;
    }
    body->has_left_out |= had_left_out;
    LkBlock *first = item->first_child;
    if (first != NULL && first->kind == LK_BLOCK_PARAGRAPH) { /* the id is the item's */
        item->id = first->id;
        item->id_span = first->id_span;
        first->id = (LkText){"", 0};
    }
    return item;
}

static LkBlock *convert_list(LkBody *body, const LkNode *node, bool is_counted)
{
    LkItemCount count;
    LkBlock *list = lk_body_list(body, node, is_counted, &count), **end = &list->first_child;
    bool was_counted = body->is_counted;
    body->is_counted = is_counted;
    for (const LkNode *child = node->first_child; child != NULL; child = child->next) {
        *end = convert_item(body, child, &count);
        if (*end != NULL)
            end = &(*end)->next;
    }
    body->is_counted = was_counted;
    return list->first_child == NULL ? NULL : list; /* conditions may leave all of it out */
}

/* ---- The walk */

static LkBlock *convert(LkBody *body, const LkNode *node)
{
    switch (node->kind) {
    case LK_NODE_PARAGRAPH:
    case LK_NODE_HEADING:
        return convert_paragraph(body, node);
    case LK_NODE_QUOTE:
        return convert_quote(body, node);
    case LK_NODE_CODE:
        return lk_body_code(body, node);
    case LK_NODE_HTML:
        return lk_body_html(body, node);
    case LK_NODE_RULE:
        return lk_body_block(body, LK_BLOCK_RULE, lk_body_span(body, node->start, node->end));
    case LK_NODE_TABLE:
        return lk_body_table(body, node);
    case LK_NODE_NOTE: /* read at the end: notes.c */
    case LK_NODE_LIST:
    case LK_NODE_ITEM:
    case LK_NODE_DOCUMENT:
        break;
    }
    return NULL;
}

static LkBlock *convert_children(LkBody *body, const LkNode *parent)
{
    LkBlock *first = NULL, **end = &first, *before = NULL;
    bool is_counted = body->is_counted;
    for (const LkNode *node = parent->first_child; node != NULL; node = node->next) {
        LkBlock *last = before;
        before = NULL;
        if (lk_body_is_count(body, node, &is_counted) || lk_body_table_caption(body, node, last))
            continue;
        if (node->kind == LK_NODE_LIST)
            *end = convert_list(body, node, is_counted);
        else
            *end = convert(body, node);
        if (stands_beside(body, last, *end))
            *end = NULL, before = last;
        last = *end;
        is_counted = body->is_counted;
        lk_body_tell_remarks(body);
        for (; last != NULL; last = last->next) /* a block of HTML may have several paragraphs */
            end = &last->next, before = last;
    }
    return first;
}

/* Where the lines of the file had to decide what their ends are, it says once which way was taken. */
static void tell_line_ends(const LkBody *body)
{
    const LkMarkdown *markdown = body->markdown;
    LkSpan span = lk_body_span(body, markdown->line_ends_at, markdown->line_ends_at);
    if (body->reader->source->line_ends != LK_SOURCE_LINE_ENDS_AS_TYPED)
        return;
    if (markdown->line_ends == LK_LINE_ENDS_BLANK && markdown->is_doubtful && markdown->has_line_end)
        lk_tell(body->reader->diagnostics, LK_N_LINE_ENDS_BLANK, span, NULL);
    if (markdown->line_ends == LK_LINE_ENDS_UNKNOWN && markdown->has_line_end)
        lk_tell(body->reader->diagnostics, LK_N_LINE_ENDS, span, NULL);
    if (markdown->line_ends == LK_LINE_ENDS_PARAGRAPH)
        lk_tell(body->reader->diagnostics, LK_N_LINE_ENDS_PARAGRAPH, span, NULL);
    if (markdown->short_lines > 0)
        lk_tell(body->reader->diagnostics, LK_N_LINE_ENDS_SHORT,
                lk_body_span(body, markdown->short_at, markdown->short_at),
                LK_WITH(lk_named_number("lines", (long long)markdown->short_lines)));
}

/* Lines between {{#if}} and {{/if}} that stand on lines of their own; and the fence at the end of the file
 * that closes one around all of it. */
static void leave_out(LkBody *body, LkFileOffset start)
{
    LkReader *reader = body->reader;
    LkFileOffset end = {reader->end_fence > 0 ? reader->end_fence : reader->file->text.length};
    LkLeftOutList list = {0};
    if (lk_text_find_pair(reader->file->text, start.byte, "{{") < reader->file->text.length)
        list = lk_conditions_of_lines(reader, start, end, lk_body_is_yaml);
    LkAbsent *absent = LK_NEW_ARRAY(reader->work, list.count + 1, LkAbsent);
    for (size_t i = 0; i < list.count; i++)
        absent[i] = (LkAbsent){list.items[i].start.byte, list.items[i].end.byte};
    body->absent = absent;
    body->absent_count = list.count;
    if (reader->end_fence > 0)
        absent[body->absent_count++] = (LkAbsent){reader->end_fence, reader->file->text.length};
}

void lk_body_read(LkReader *reader, LkFileOffset start, LkBlock **end)
{
    if (start.byte >= reader->file->text.length)
        return;
    LkBody *body = LK_NEW(reader->arena, LkBody);
    body->reader = reader;
    lk_arena_defer(reader->arena, release, body);
    reader->work = lk_arena_create_beside(reader->arena);
    leave_out(body, start);
    static const LkLineEnds wanted[] = {LK_LINE_ENDS_UNKNOWN, LK_LINE_ENDS_BLANK, LK_LINE_ENDS_NOTHING,
                                        LK_LINE_ENDS_PARAGRAPH};
    LkMarkdownOptions options = {body->absent, body->absent_count, wanted[reader->source->line_ends]};
    body->markdown = lk_markdown_parse(lk_readable(reader, start), start.byte, &options, reader->work);
    body->line_ends = body->markdown->line_ends;
    tell_line_ends(body);
    lk_body_find_notes(body);
    *end = convert_children(body, body->markdown->document);
    lk_body_notes(body);
    lk_remark_definitions(body->markdown);
    lk_body_tell_remarks(body);
    release(body);
}
