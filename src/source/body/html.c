/* Blocks of HTML, as browsers copy them and word processors save them: the text between their tags, a
 * paragraph for each <p>, <div>, <li> …, and a heading for <h1> to <h6>. What is in <style> and <script> is
 * no text. What is left out is told. */
#include <string.h>

#include "source/body/body.h"
#include "source/markdown/tables/html_lists.h"

/* A block while its tags are looked at. Bytes are those of its leaf. */
typedef struct Html {
    LkBody *body;
    LkText text;
    const LkSegment *segments;
    size_t segment, segment_start; /* the segment that the part begins in, and its first byte */
    size_t part;                   /* where the text of the part begins that is open */
    int level;                     /* of its heading; 0 = a paragraph */
    size_t budget;                 /* bytes that may still be read for tags which turn out to be none */
    bool no_comment;               /* no --> follows */
    LkHtmlLists lists;             /* that are open */
    uint16_t item;                 /* the mark of the item whose words come next */
    LkSpan span;
    LkBlock *first, **end;
} Html;

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/* ---- A part becomes a block */

static LkLeaf leaf_of(Html *html, size_t start, size_t end)
{
    LkArena *work = html->body->reader->work;
    size_t lines = 1, count = 0;
    for (size_t at = start; at < end; at++)
        lines += html->text.bytes[at] == '\n';
    LkSegment *parts = LK_NEW_ARRAY(work, lines, LkSegment);
    while (start < end) {
        const LkSegment *typed = &html->segments[html->segment];
        size_t length = typed->pad + (typed->end - typed->start), next = html->segment_start + length + 1;
        if (start < next) {
            size_t from = start - html->segment_start, to = end < next ? end - html->segment_start : length;
            from = from < typed->pad ? typed->pad : from;
            to = to < from ? from : to;
            parts[count++] =
                (LkSegment){typed->start + from - typed->pad, typed->start + to - typed->pad, .pad = 0};
            start = next;
        }
        if (end >= next) {
            html->segment++;
            html->segment_start = next;
        }
    }
    return lk_leaf_of(html->body->markdown, parts, count, work);
}

static void end_part(Html *html, size_t end)
{
    LkBody *body = html->body;
    size_t start = html->part;
    while (start < end && is_space(html->text.bytes[start]))
        start++;
    while (end > start && is_space(html->text.bytes[end - 1]))
        end--;
    if (start == end)
        return;
    LkLeaf *leaf = LK_NEW(body->reader->work, LkLeaf);
    *leaf = leaf_of(html, start, end);
    LkTokens tokens = lk_html_tokens(body->markdown, leaf, body->reader->work);
    LkInlines inlines = lk_body_token_inlines(body, leaf, tokens, html->span);
    if (inlines.count == 0)
        return;
    inlines = lk_body_html_item(body, html->item, inlines);
    html->item = LK_HTML_NO_ITEM;
    LkBlock *block = lk_body_block(body, html->level > 0 ? LK_BLOCK_HEADING : LK_BLOCK_PARAGRAPH, html->span);
    block->level = html->level;
    block->inlines = inlines;
    *html->end = block;
    html->end = &block->next;
}

/* ---- Tags */

static void tell(const Html *html, LkRemarkKind kind)
{
    const LkSegment *line = &html->segments[html->segment];
    lk_remark(html->body->markdown, kind, line->start, line->end, 1);
}

/* 2 of <h2>; 0 of any other tag. */
static int heading_level(LkText name, bool closes)
{
    bool is_heading = !closes && name.length == 2 && (name.bytes[0] | 0x20) == 'h' && name.bytes[1] >= '1' &&
                      name.bytes[1] <= '6';
    return is_heading ? name.bytes[1] - '0' : 0;
}

/* The byte behind </style>, or the end of the block. */
static size_t past_script(LkText text, size_t at, LkText opened)
{
    for (LkText name; at < text.length; at++) {
        bool closes;
        size_t read, end = at;
        if (text.bytes[at] == '<' && at + 1 < text.length && text.bytes[at + 1] == '/')
            end = lk_tag_end(text, at, &name, &closes, &read);
        if (end > at && name.length == opened.length && lk_tag_meaning(name) == LK_TAG_SCRIPT)
            return end;
    }
    return text.length;
}

/* <!--> is a whole one. */
static size_t past_comment(Html *html, size_t at)
{
    const char *close =
        html->no_comment ? NULL : memmem(html->text.bytes + at + 2, html->text.length - at - 2, "-->", 3);
    html->no_comment = close == NULL;
    return close == NULL ? at + 4 : (size_t)(close + 3 - html->text.bytes);
}

/* A comment at the start of a part takes the blanks behind it along. */
static size_t skip_comment(Html *html, size_t at)
{
    size_t end = past_comment(html, at), start = html->part;
    while (start < at && is_space(html->text.bytes[start]))
        start++;
    if (start == at && !html->no_comment)
        html->part = end;
    return end;
}

/* Takes what begins with the < at `at`; returns what is behind it. */
static size_t take_tag(Html *html, size_t at)
{
    LkText text = html->text, name;
    bool closes;
    size_t read;
    if (text.length - at >= 4 && memcmp(text.bytes + at, "<!--", 4) == 0)
        return skip_comment(html, at);
    size_t end = html->budget == 0 ? at : lk_tag_end(text, at, &name, &closes, &read);
    if (end == at) {
        html->budget -= html->budget == 0 ? 0 : read - at < html->budget ? read - at : html->budget;
        return at + 1;
    }
    LkTagMeaning meaning = lk_tag_meaning(name);
    if (meaning != LK_TAG_PART && meaning != LK_TAG_SCRIPT)
        return end; /* it is read with the words around it */
    end_part(html, at);
    tell(html, meaning == LK_TAG_PART ? LK_REMARK_LOOKS : LK_REMARK_SCRIPT);
    if (lk_html_is_list(name))
        html->item = lk_html_list_tag(&html->lists, lk_text_slice(text, at, end), name, closes);
    html->part = meaning == LK_TAG_SCRIPT && !closes ? past_script(text, end, name) : end;
    html->level = heading_level(name, closes);
    return html->part;
}

/* ---- Blocks that are printed as typed: <?…?>, <!…>, a comment without an end */

static bool is_literal(LkText text)
{
    if (text.length < 2 || text.bytes[0] != '<' || (text.bytes[1] != '?' && text.bytes[1] != '!'))
        return false;
    return text.length < 4 || memcmp(text.bytes, "<!--", 4) != 0 ||
           memmem(text.bytes + 2, text.length - 2, "-->", 3) == NULL;
}

static LkBlock *literal_block(LkBody *body, const LkNode *node, LkText text, LkSpan span)
{
    lk_remark(body->markdown, LK_REMARK_TAG, node->start, node->end, 1);
    LkText kept = {lk_arena_copy(body->reader->arena, text.bytes, text.length), text.length};
    LkInline model = {.span = span, .link = {"", 0}, .text = kept};
    LkInlineList list = {0};
    lk_inline_add_lines(body->reader, &list, model);
    LkBlock *block = lk_body_block(body, LK_BLOCK_PARAGRAPH, span);
    block->inlines = (LkInlines){list.items, list.count, span};
    return block;
}

LkBlock *lk_body_html(LkBody *body, const LkNode *node)
{
    LkLeaf leaf = lk_leaf(body->markdown, node->segment, node->segment_count, body->reader->work);
    LkSpan span = lk_body_span(body, node->start, node->end);
    LkText trimmed = lk_text_trim(leaf.text);
    if (is_literal(trimmed))
        return literal_block(body, node, trimmed, span);
    Html html = {.body = body, .text = leaf.text, .segments = leaf.segments, .span = span};
    html.budget = 16 * leaf.text.length + 4096;
    html.end = &html.first;
    for (size_t at = 0; at < leaf.text.length;) {
        const char *open = memchr(leaf.text.bytes + at, '<', leaf.text.length - at);
        if (open == NULL)
            break;
        at = take_tag(&html, (size_t)(open - leaf.text.bytes));
    }
    end_part(&html, leaf.text.length);
    return html.first;
}
