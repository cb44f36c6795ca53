/* Leaves that a line begins: headings, fences, rules (CommonMark 0.31 §4). */
#include "source/markdown/leaves/leaves.h"
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/leaves/framed_lines.h"
#include "source/markdown/scan/scan.h"

/* ---- Headings */

/* The closing #, if a blank stands before them. */
static LkAt without_closing(LkText text, LkAt start, LkAt end)
{
    end = lk_trim_end(text, start, end);
    LkAt at = end;
    while (at > start && text.bytes[at - 1] == '#')
        at--;
    bool is_closing = at < end && (at == start || lk_is_ascii_blank(text.bytes[at - 1]));
    return is_closing ? lk_trim_end(text, start, at) : end;
}

bool lk_leaf_heading(LkBlockReader *reader, size_t matched)
{
    LkLineScan *line = &reader->line;
    LkAt at = line->content;
    while (at < line->end && line->text.bytes[at] == '#')
        at++;
    size_t level = at - line->content;
    if (level == 0 || level > 6 ||
        (at < line->end && lk_blank_length(line->text, at, line->end, line->is_thai) == 0))
        return false;
    lk_block_close_to(reader, matched);
    LkNode *node = lk_block_add(reader, LK_NODE_HEADING, line->content);
    node->as.level = (int)level;
    LkAt start = lk_skip_blanks(line->text, at, line->end, line->is_thai);
    LkAt end = without_closing(line->text, start, line->end);
    if (end > start) {
        lk_block_add_segment(reader, start, end, 0);
        node->segment_count = 1;
    }
    return true;
}

/* A short line over --- may be a heading; the end of a paragraph over it is text over a rule. */
enum { HEADING_COLUMNS = 60 };

static bool is_underline(const LkLineScan *line, char *sign)
{
    LkAt end = lk_trim_end(line->text, line->content, line->end);
    *sign = line->text.bytes[line->content];
    if (*sign != '=' && *sign != '-')
        return false;
    for (LkAt at = line->content; at < end; at++)
        if (line->text.bytes[at] != *sign)
            return false;
    return true;
}

/* ====: lk_leaf_rule takes the lines of dashes. */
static bool add_double_rule(LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    if (lk_trim_end(line->text, line->content, line->end) - line->content < 3)
        return false;
    lk_block_close_leaf(reader);
    lk_block_add(reader, LK_NODE_RULE, line->content);
    return true;
}

bool lk_leaf_underline(LkBlockReader *reader)
{
    LkLineScan *line = &reader->line;
    char sign;
    if (!is_underline(line, &sign))
        return false;
    LkNode *leaf = reader->leaf;
    const LkSegment *first = &reader->markdown->segments[leaf->segment];
    size_t lines = reader->markdown->segment_count - leaf->segment;
    bool is_thai = lk_thai_within(line->text, first->start, reader->before_end);
    if (is_thai && lk_is_lone_dash(line)) /* “-” for none, below what there is none of */
        return false;
    bool is_short = lines == 1 && lk_columns(line->text, first->start, first->end) <= HEADING_COLUMNS;
    if (is_thai && (sign == '-' || !is_short))
        lk_remark(reader->markdown, LK_REMARK_RULE, line->content, line->end, is_short);
    if (is_thai && !is_short)
        return sign == '=' && add_double_rule(reader);
    reader->leaf_is_heading = sign == '=' ? 1 : 2;
    lk_block_close_leaf(reader);
    bool is_heading = reader->leaf_is_heading == 0;
    reader->leaf_is_heading = 0;
    return is_heading;
}

/* ---- Rules */

bool lk_is_rule(LkText text, LkAt at, LkAt end)
{
    char sign = at < end ? text.bytes[at] : 0;
    size_t count = 0;
    if (sign != '*' && sign != '-' && sign != '_')
        return false;
    for (; at < end; at++) {
        if (text.bytes[at] == sign)
            count++;
        else if (!lk_is_ascii_blank(text.bytes[at]))
            return false;
    }
    return count >= 3;
}

bool lk_leaf_rule(LkBlockReader *reader, size_t matched)
{
    LkLineScan *line = &reader->line;
    if (!lk_is_rule(line->text, line->content, line->end) || lk_is_row_with_dashes(reader))
        return false;
    lk_block_close_to(reader, matched);
    lk_block_add(reader, LK_NODE_RULE, line->content);
    return true;
}

/* ---- Fences */

static size_t fence_length(const LkLineScan *line, char sign)
{
    LkAt at = line->content;
    while (at < line->end && line->text.bytes[at] == sign)
        at++;
    return at - line->content;
}

bool lk_leaf_fence(LkBlockReader *reader, size_t matched)
{
    LkLineScan *line = &reader->line;
    char sign = line->text.bytes[line->content];
    size_t length = sign == '`' || sign == '~' ? fence_length(line, sign) : 0;
    LkAt at = line->content + length;
    if (length < 3 || (sign == '`' && memchr(line->text.bytes + at, '`', line->end - at) != NULL))
        return false;
    lk_block_close_to(reader, matched);
    reader->fence_sign = sign;
    reader->fence_length = length;
    reader->fence_indent = line->indent;
    LkNode *node = reader->leaf = lk_block_add(reader, LK_NODE_CODE, line->content);
    reader->leaf_state = LK_LEAF_FENCE;
    at = lk_skip_blanks(line->text, at, line->end, false);
    node->as.code.info = lk_text_slice(line->text, at, lk_trim_end(line->text, at, line->end));
    node->as.code.is_fenced = true;
    return true;
}

static bool fence_continues(LkBlockReader *reader)
{
    LkLineScan *line = &reader->line;
    bool is_sign = line->indent < 4 && line->content < line->end &&
                   line->text.bytes[line->content] == reader->fence_sign;
    size_t length = is_sign ? fence_length(line, reader->fence_sign) : 0;
    if (length >= reader->fence_length &&
        lk_skip_blanks(line->text, line->content + length, line->end, false) == line->end) {
        reader->leaf->end = line->end;
        reader->leaf->as.code.is_closed = true;
        lk_block_close_leaf(reader);
        return true;
    }
    lk_line_advance(line, line->indent < reader->fence_indent ? line->indent : reader->fence_indent);
    return true;
}

bool lk_leaf_continues(LkBlockReader *reader)
{
    LkLineScan *line = &reader->line;
    bool is_blank = line->content >= line->end;
    if (reader->leaf_state == LK_LEAF_FENCE)
        return fence_continues(reader);
    if (reader->leaf_state == LK_LEAF_HTML)
        return !is_blank || (reader->html_kind != 6 && reader->html_kind != 7);
    if (!is_blank && (line->indent < 4 || line->is_thai))
        return false;
    lk_line_advance(line, 4);
    return true;
}
