/* Blocks, line by line (CommonMark 0.31, appendix “A parsing strategy”): first which open containers the line
 * belongs to, then which blocks begin on it, then its text goes into the open leaf. */
#include "source/markdown/items/items.h"
#include "source/markdown/leaves/leaves.h"
#include "source/markdown/lines/joins.h"
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/leaves/framed_lines.h"
#include "source/markdown/lines/sentences.h"
#include "source/markdown/scan/scan.h"

/* A container reaches as far as its last line. */
static void extend(LkBlockReader *reader, size_t depth, LkAt end)
{
    for (size_t i = 0; i <= depth; i++) {
        reader->open[i].node->end = end;
        if (reader->open[i].node->kind == LK_NODE_ITEM)
            reader->open[i - 1].last->end = end; /* its list */
    }
}

/* ---- Which containers the line belongs to */

static bool takes_quote(LkLineScan *line)
{
    if (line->indent >= 4 || line->content >= line->end || line->text.bytes[line->content] != '>')
        return false;
    lk_line_move(line, line->content + 1);
    if (line->indent > 0)
        lk_line_advance(line, 1);
    return true;
}

static bool may_be_words(const LkLineScan *line)
{
    return strchr("#>|+<`~=-_*:[", line->text.bytes[line->content]) == NULL ||
           lk_begins_with(line->text, line->content, line->end, "**");
}

/* ๑. ⏎ หนึ่ง: a mark alone on its line, and right below it its words. */
static bool has_words_below(const LkBlockReader *reader, const LkOpen *open)
{
    const LkLineScan *line = &reader->line;
    return line->is_thai && open->last == NULL && !reader->after_blank &&
           open->node->as.item.mark.kind != LK_MARK_OUTLINE && open == &reader->open[reader->depth] &&
           line->content < line->end && may_be_words(line) &&
           lk_item_mark(line->text, line->content, line->end).length == 0;
}

static bool takes_item(const LkBlockReader *reader, const LkOpen *open, LkLineScan *line)
{
    if (has_words_below(reader, open)) {
        lk_line_advance(line, line->indent < open->need ? line->indent : open->need);
        return true;
    }
    bool is_blank = line->is_blank || line->content >= line->end;
    if (is_blank && open->last == NULL) /* an item that begins with an empty line ends at a second one */
        return false;
    if (!is_blank && line->indent < open->need)
        return false;
    lk_line_advance(line, open->need);
    return true;
}

static bool takes_note(LkLineScan *line)
{
    if (line->content >= line->end)
        return true;
    if (line->indent < 4)
        return false;
    lk_line_advance(line, 4);
    return true;
}

static size_t match(LkBlockReader *reader)
{
    size_t depth = 0;
    for (; depth < reader->depth; depth++) {
        const LkOpen *open = &reader->open[depth + 1];
        bool is_taken = open->node->kind == LK_NODE_QUOTE  ? takes_quote(&reader->line)
                        : open->node->kind == LK_NODE_ITEM ? takes_item(reader, open, &reader->line)
                                                           : takes_note(&reader->line);
        reader->markdown->steps++;
        if (!is_taken)
            break;
    }
    return depth;
}

/* ---- Which blocks begin on it: true also where a limit is passed, so that nothing else begins there */

static bool begin_quote(LkBlockReader *reader, size_t *matched)
{
    LkAt start = reader->line.content;
    if (!takes_quote(&reader->line))
        return false;
    lk_block_close_to(reader, *matched);
    if (lk_block_open(reader, lk_block_add(reader, LK_NODE_QUOTE, start)))
        *matched = reader->depth;
    return true;
}

/* [^label]: a footnote. */
static bool begin_note(LkBlockReader *reader, size_t *matched)
{
    LkLineScan *line = &reader->line;
    LkAt at = line->content, label = at + 2;
    if (line->indent >= 4 || !lk_begins_with(line->text, at, line->end, "[^"))
        return false;
    for (at = label; at < line->end && line->text.bytes[at] != ']' && line->text.bytes[at] != ' ' &&
                     line->text.bytes[at] != '\t' && line->text.bytes[at] != '[';)
        at++;
    if (at == label || at - label > 999 || !lk_begins_with(line->text, at, line->end, "]:"))
        return false;
    lk_block_close_to(reader, *matched);
    LkNode *node = lk_block_add(reader, LK_NODE_NOTE, line->content);
    node->as.label = lk_text_slice(line->text, label, at);
    lk_line_move(line, at + 2);
    if (lk_block_open(reader, node))
        *matched = reader->depth;
    return true;
}

/* A table without an end would swallow the rest of the text. */
static bool has_table_end(LkBlockReader *reader, LkAt at)
{
    LkText text = reader->text;
    if (reader->table_end <= at) {
        const char *found = memmem(text.bytes + at, text.length - at, "</table>", 8);
        reader->table_end = found == NULL ? SIZE_MAX : (LkAt)(found - text.bytes);
    }
    return reader->table_end < SIZE_MAX;
}

static void open_html(LkBlockReader *reader, int kind, LkAt at)
{
    reader->leaf = lk_block_add(reader, LK_NODE_HTML, at);
    reader->leaf_state = LK_LEAF_HTML;
    reader->html_kind = kind;
    reader->html_in_comment = false;
}

static bool begin_html(LkBlockReader *reader, size_t matched, bool is_in_paragraph)
{
    LkLineScan *line = &reader->line;
    if (line->indent >= 4 || line->content >= line->end || line->text.bytes[line->content] != '<')
        return false;
    int kind = lk_html_block_kind(line->text, line->content, line->end);
    if (kind == LK_HTML_TABLE && !has_table_end(reader, line->content))
        kind = LK_HTML_TAGS;
    if (kind == 0 || (kind == 7 && is_in_paragraph))
        return false;
    lk_block_close_to(reader, matched);
    open_html(reader, kind, line->content);
    return true;
}

/* Code without a fence is Latin only: an officer's first line is indented as well. */
static bool begin_indented(LkBlockReader *reader, size_t matched)
{
    LkLineScan *line = &reader->line;
    if (line->indent < 4 || line->is_thai || line->content >= line->end)
        return false;
    lk_block_close_to(reader, matched);
    reader->leaf = lk_block_add(reader, LK_NODE_CODE, line->content);
    reader->leaf_state = LK_LEAF_INDENTED;
    reader->kept_segments = 0;
    lk_line_advance(line, 4);
    return true;
}

/* Begins all blocks that begin on the line. Returns whether a leaf did. */
static bool begin_blocks(LkBlockReader *reader, size_t *matched, bool *has_new)
{
    bool is_paragraph = reader->leaf_state == LK_LEAF_PARAGRAPH;
    while (!reader->is_stopped) {
        LkLineScan *line = &reader->line;
        lk_line_look(line);
        bool is_in_paragraph = is_paragraph && *matched == reader->depth && !*has_new;
        bool is_code = line->indent >= 4 && !line->is_thai;
        if (line->content >= line->end)
            return false;
        reader->markdown->steps++;
        bool is_inner = *has_new && reader->open[reader->depth].node->kind == LK_NODE_ITEM;
        bool has_signs = is_inner && lk_is_behind_number(reader); /* ๓. # ก, ๓. > ๕๐ คน */
        if (!is_code && !has_signs && (lk_leaf_heading(reader, *matched) || lk_leaf_div(reader, *matched)))
            return true;
        if (!is_code && (lk_leaf_fence(reader, *matched) || begin_html(reader, *matched, is_in_paragraph)))
            return true;
        if (!is_code && is_in_paragraph && lk_leaf_underline(reader))
            return true;
        if (!is_in_paragraph && !*has_new && lk_table_simple(reader, *matched))
            return true;
        if (!*has_new && lk_signatures_begin(reader, *matched))
            return true;
        if (!is_code && lk_leaf_rule(reader, *matched))
            return true;
        if (!is_inner && (lk_part_begins(reader, *matched) || lk_own_line_begins(reader, *matched)))
            return true;
        if ((!has_signs && begin_quote(reader, matched)) || begin_note(reader, matched) ||
            lk_item_begin(reader, matched, is_inner)) {
            *has_new = true;
            continue;
        }
        return (!is_paragraph || *has_new) && begin_indented(reader, *matched);
    }
    return true;
}

/* ---- Text */

static void add_text(LkBlockReader *reader)
{
    LkLineScan *line = &reader->line;
    bool is_new = reader->leaf_state != LK_LEAF_PARAGRAPH;
    LkAt start = is_new ? line->content : reader->leaf->start;
    if (line->end - start > LK_LIMIT_PARAGRAPH_BYTES) {
        lk_block_stop(reader, LK_REMARK_LIMIT_PARAGRAPH, line->start, LK_LIMIT_PARAGRAPH_BYTES);
        return;
    }
    if (is_new) {
        reader->leaf = lk_block_add(reader, LK_NODE_PARAGRAPH, line->content);
        reader->is_signature = false;
    }
    reader->leaf_state = LK_LEAF_PARAGRAPH;
    reader->leaf->end = line->end;
    lk_block_add_segment(reader, line->content, line->end, 0);
    if (lk_is_name_line(reader) || lk_is_signing_line(reader)) {
        lk_remark(reader->markdown, LK_REMARK_SIGNATURE, line->content, line->end, 1);
        reader->is_signature = true;
    }
}

/* The first line end between Thai letters that is none of a paragraph. */
static void note_line_end(LkBlockReader *reader)
{
    LkMarkdown *markdown = reader->markdown;
    size_t at = reader->before_end;
    if (markdown->has_line_end || at <= reader->before_start ||
        !lk_is_thai_letter(lk_peek(reader->text, reader->line.content, reader->line.end)) ||
        !lk_is_thai_letter(lk_utf8_previous((LkText){reader->text.bytes, at}, &at)))
        return;
    markdown->has_line_end = true;
    markdown->line_ends_at = reader->before_end;
}

/* A line that nothing parts from the one before goes on it, or is one of its own: which of both is told where
 * it is doubtful. */
static void join_text(LkBlockReader *reader)
{
    LkMarkdown *markdown = reader->markdown;
    bool is_told = markdown->remark_count > 0 &&
                   markdown->remarks[markdown->remark_count - 1].start == reader->line.content;
    bool is_open =
        reader->leaf_state == LK_LEAF_PARAGRAPH; /* it may have turned out to be definitions alone */
    bool is_part = is_open && reader->leaf->as.is_part;
    LkJoin join = is_open && !is_part && !is_told ? lk_line_join(reader) : LK_JOIN_SILENT;
    if (join < LK_JOIN_NONE)
        note_line_end(reader);
    if (join == LK_JOIN_SHORT)
        lk_count_short_line(reader);
    if (join == LK_JOIN_TOLD && !reader->is_signature)
        lk_remark(markdown, LK_REMARK_JOINED, reader->line.content, reader->line.end, 1);
    else if (is_open && join == LK_JOIN_SILENT && reader->filling.line_ends != LK_LINE_ENDS_BLANK &&
             reader->line.is_thai && lk_parts_number(reader))
        lk_remark(markdown, LK_REMARK_NUMBER, reader->line.content, reader->line.end, 1);
    add_text(reader);
    if (!reader->is_stopped)
        markdown->segments[markdown->segment_count - 1].is_own = join >= LK_JOIN_NONE;
    if (is_part) /* หมวด ๑ ⏎ บททั่วไป */
        lk_block_close_leaf(reader);
}

/* The rest of a line of HTML. <div><table>…</table>…</div>: a table is a block of its own. */
static void add_html(LkBlockReader *reader)
{
    LkLineScan *line = &reader->line;
    LkAt at = line->at;
    uint32_t pad = line->pad;
    for (LkAt end; !reader->is_stopped; at = end, pad = 0) {
        end = lk_html_part_end(reader->html_kind, line->text, at, line->end, reader->leaf->start,
                               &reader->html_in_comment);
        bool is_last = lk_skip_blanks(line->text, end, line->end, true) == line->end;
        end = is_last ? line->end : end;
        reader->leaf->end = end;
        lk_block_add_segment(reader, at, end, pad);
        if (!is_last || lk_html_block_ends(reader->html_kind, line->text, at, end))
            lk_block_close_leaf(reader);
        if (is_last)
            return;
        LkAt next = lk_skip_blanks(line->text, end, line->end, true);
        bool is_table =
            line->text.bytes[next] == '<' && lk_html_block_kind(line->text, next, line->end) == LK_HTML_TABLE;
        open_html(reader, is_table && has_table_end(reader, end) ? LK_HTML_TABLE : LK_HTML_TAGS, end);
    }
}

/* The rest of a line on which a leaf of code or HTML goes on or began. */
static void add_literal(LkBlockReader *reader)
{
    LkLineScan *line = &reader->line;
    if (reader->leaf_state == LK_LEAF_HTML) {
        add_html(reader);
        return;
    }
    reader->leaf->end = line->end;
    lk_block_add_segment(reader, line->at, line->end, line->pad);
    if (reader->leaf_state == LK_LEAF_INDENTED && line->content < line->end)
        reader->kept_segments = reader->markdown->segment_count - reader->leaf->segment;
}

static void read_line(LkBlockReader *reader)
{
    LkLineScan *line = &reader->line;
    size_t matched = match(reader);
    lk_line_look(line);
    bool is_blank = line->is_blank || line->content >= line->end;
    bool is_whole = matched == reader->depth;
    if (is_whole && reader->leaf_state > LK_LEAF_PARAGRAPH && lk_leaf_continues(reader)) {
        extend(reader, reader->depth, line->end);
        reader->after_blank = is_blank && reader->leaf_state == LK_LEAF_INDENTED;
        if (reader->leaf_state > LK_LEAF_PARAGRAPH)
            add_literal(reader);
        return;
    }
    if (is_whole && reader->leaf_state > LK_LEAF_PARAGRAPH)
        lk_block_close_leaf(reader);
    bool has_new = false;
    if (is_blank) {
        const LkOpen *inner = &reader->open[matched];
        bool is_first = inner->node->kind == LK_NODE_ITEM && inner->last == NULL;
        lk_block_close_to(reader, matched);
        reader->after_blank = inner->node->kind != LK_NODE_QUOTE && !is_first;
        return;
    }
    bool is_paragraph = reader->leaf_state == LK_LEAF_PARAGRAPH;
    reader->is_blank_row = lk_is_blank_row(reader);
    bool has_leaf = begin_blocks(reader, &matched, &has_new);
    if (has_leaf || reader->is_stopped) {
        if (reader->leaf_state >= LK_LEAF_INDENTED)
            add_literal(reader);
    } else if (line->content < line->end || !has_new) {
        bool is_joined =
            is_paragraph && !has_new && !lk_is_indented_paragraph(reader) && !lk_is_line_a_paragraph(reader);
        if (is_joined) {
            join_text(reader);
        } else {
            lk_block_close_to(reader, matched);
            add_text(reader);
        }
    }
    reader->after_blank = false;
    extend(reader, reader->depth, line->end);
}

static void remember(LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    LkAt content = lk_skip_blanks(line->text, line->start, line->end, line->is_thai);
    lk_note_stars(reader);
    reader->before_start = line->start;
    reader->before_content = content;
    reader->before_end = lk_trim_end(line->text, line->start, line->end);
    reader->before_tabs = lk_count_tabs(line->text, content, line->end);
    size_t groups = lk_row_groups(line->text, content, line->end);
    bool is_same = reader->leaf_state == LK_LEAF_PARAGRAPH && groups == reader->before_groups;
    reader->before_rows = is_same ? reader->before_rows + 1 : 1;
    reader->before_groups = groups;
    reader->before_all_tabs = reader->before_tabs + lk_count_tabs(line->text, line->start, content);
    reader->before_indent = lk_columns(line->text, line->start, content);
}

/* Returns where the next line begins that is there. */
static LkAt skip_absent(const LkAbsent *absent, size_t count, size_t *next, LkAt at)
{
    while (*next < count && absent[*next].start <= at) {
        if (absent[*next].end > at)
            at = absent[*next].end;
        ++*next;
    }
    return at;
}

LkMarkdown *lk_markdown_parse(LkText text, LkAt start, const LkMarkdownOptions *options, LkArena *arena)
{
    LkMarkdown *markdown = LK_NEW(arena, LkMarkdown);
    *markdown = (LkMarkdown){.text = text, .arena = arena};
    LkBlockReader *reader = LK_NEW(arena, LkBlockReader);
    *reader = (LkBlockReader){.markdown = markdown, .text = text, .arena = arena};
    reader->has_hollow[0] = memmem(text.bytes + start, text.length - start, "○", 3) != NULL;
    reader->has_hollow[1] = memmem(text.bytes + start, text.length - start, "□", 3) != NULL;
    const LkMarkdownOptions none = {.absent = NULL};
    options = options == NULL ? &none : options;
    reader->filling = lk_filling_measure(text, start);
    reader->filling.is_chosen = options->line_ends != LK_LINE_ENDS_UNKNOWN;
    if (reader->filling.is_chosen)
        reader->filling.line_ends = options->line_ends;
    markdown->line_ends = reader->filling.line_ends;
    markdown->line_ends_at = reader->filling.at;
    markdown->is_doubtful = reader->filling.is_doubtful && !reader->filling.is_chosen;
    markdown->document = reader->open[0].node = lk_block_new(reader, LK_NODE_DOCUMENT, start);
    size_t next_absent = 0;
    for (LkAt at = start; !reader->is_stopped; at = reader->line.next) {
        at = skip_absent(options->absent, options->absent_count, &next_absent, at);
        if (at >= text.length)
            break;
        reader->line = lk_line_scan(text, at);
        read_line(reader);
        remember(reader);
    }
    lk_block_close_to(reader, 0);
    return markdown;
}
