#include "source/markdown/leaves/framed_lines.h"
#include "source/markdown/paragraphs/paragraphs.h"

#include <string.h>

#include "source/markdown/scan/scan.h"

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014;
}

bool lk_is_lone_dash(const LkLineScan *line)
{
    LkAt behind = line->content + 1;
    return line->content < line->end && line->text.bytes[line->content] == '-' &&
           lk_skip_blanks(line->text, behind, line->end, true) == line->end;
}

bool lk_is_between_dashes(const LkLineScan *line, LkAt at)
{
    enum { MOST_COLUMNS = 60 }; /* more is an item */
    LkAt end = lk_trim_end(line->text, at, line->end), last = end;
    uint32_t first = lk_peek(line->text, at, end);
    if (!line->is_thai || !is_dash(first) || end - at < 3 ||
        lk_utf8_previous((LkText){line->text.bytes, end}, &last) != first || last <= at + 1)
        return false;
    return lk_columns(line->text, at, end) <= MOST_COLUMNS &&
           memchr(line->text.bytes + at, '|', end - at) == NULL &&
           memchr(line->text.bytes + at, '\t', end - at) == NULL;
}

/* Returns the place of the number behind a sign > at `at`; 0 = there is none. */
static LkAt number_behind(LkText text, LkAt at, LkAt end)
{
    at = lk_skip_blanks(text, at, end, true);
    if (lk_peek(text, at, end) != '>')
        return 0;
    at = lk_skip_blanks(text, at + 1, end, true);
    return lk_digit_value(lk_peek(text, at, end)) >= 0 && lk_item_mark(text, at, end).length == 0 ? at : 0;
}

/* > ๘๐ คะแนน is more than eighty, unless the lines below go on a quote. */
static bool is_more_than(const LkLineScan *line)
{
    if (!line->is_thai || number_behind(line->text, line->content, line->end) == 0)
        return false;
    LkAt next, end = lk_line_end(line->text, line->next, &next);
    LkAt at = lk_skip_blanks(line->text, line->next, end, true);
    return lk_peek(line->text, at, end) != '>' || number_behind(line->text, at, end) > 0;
}

/* คำ ⏎ :   ความหมาย: definitions as pandoc writes them, below a term or another of its definitions. The colon
 * is left out. Returns the place of the words; 0 = the line is none. */
static LkAt definition_at(const LkBlockReader *reader, size_t matched)
{
    const LkLineScan *line = &reader->line;
    const LkNode *above = reader->open[matched].last;
    LkAt at = line->content + 1;
    if (!line->is_thai || line->text.bytes[line->content] != ':' || above == NULL ||
        above->kind != LK_NODE_PARAGRAPH)
        return 0;
    LkAt words = lk_skip_blanks(line->text, at, line->end, false);
    bool has_room = words > at && (words - at > 1 || line->text.bytes[at] == '\t');
    return has_room && words < line->end ? words : 0;
}

bool lk_own_line_begins(LkBlockReader *reader, size_t matched)
{
    const LkLineScan *line = &reader->line;
    bool is_framed = lk_is_between_dashes(line, line->content);
    LkAt words = definition_at(reader, matched), start = words > 0 ? words : line->content;
    if (!is_framed && words == 0 && !is_more_than(line))
        return false;
    if (words > 0)
        lk_remark(reader->markdown, LK_REMARK_DIV, line->content, line->content + 1, 1);
    if (reader->after_blank)
        lk_block_close_to(reader, matched);
    else
        lk_block_close_leaf(reader);
    reader->leaf = lk_block_add(reader, LK_NODE_PARAGRAPH, start);
    reader->leaf_state = LK_LEAF_PARAGRAPH;
    reader->is_signature = false;
    lk_block_add_segment(reader, start, line->end, 0);
    if (is_framed)
        lk_block_close_leaf(reader);
    return true;
}

void lk_note_stars(LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    const char *star = line->is_thai && !reader->has_note_star
                           ? memchr(line->text.bytes + line->start, '*', line->end - line->start)
                           : NULL;
    if (star == NULL)
        return;
    LkAt at = (LkAt)(star - line->text.bytes), before = at;
    while (at < line->end && line->text.bytes[at] == '*')
        at++;
    uint32_t word = before > line->start ? lk_utf8_previous((LkText){line->text.bytes, before}, &before) : 0;
    bool is_behind_word = lk_is_thai(word) || lk_digit_value(word) >= 0;
    reader->has_note_star =
        is_behind_word && (at == line->end || lk_blank_length(line->text, at, line->end, true) > 0);
}

void lk_take_note_star(const LkBlockReader *reader, LkItemMark *mark)
{
    enum { MOST_STARS = 3 };
    const LkLineScan *line = &reader->line;
    LkAt start = line->content, at = start;
    if (!reader->has_note_star || !line->is_thai)
        return;
    while (at < line->end && line->text.bytes[at] == '*')
        at++;
    uint32_t stars = (uint32_t)(at - start);
    bool is_apart = at < line->end && lk_blank_length(line->text, at, line->end, true) > 0;
    bool is_before_word = lk_is_thai_letter(lk_peek(line->text, at, line->end)) &&
                          memchr(line->text.bytes + at, '*', line->end - at) == NULL;
    if (stars == 0 || stars > MOST_STARS || (!is_apart && !is_before_word) ||
        (stars > 1 && lk_text_find_pair(lk_text_slice(line->text, 0, line->end), at, "**") < line->end))
        return;
    *mark = (LkItemMark){.kind = LK_MARK_BULLET, .start = start, .length = stars, .columns = stars};
    mark->is_thai = mark->has_blank = true;
}
