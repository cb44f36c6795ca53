/* Lines of colons, by which pandoc frames a part of a text: ::: {.center} … :::. What stands between them is
 * text as any other. */
#include "source/markdown/leaves/leaves.h"
#include "source/markdown/paragraphs/paragraphs.h"

#include "source/markdown/scan/scan.h"

/* Behind an opening row stands nothing, a word, or {…}. */
static bool is_frame(LkText text, LkAt at, LkAt end)
{
    at = lk_skip_blanks(text, at, end, false);
    end = lk_trim_end(text, at, end);
    while (end > at && text.bytes[end - 1] == ':')
        end--;
    end = lk_trim_end(text, at, end);
    if (at == end || (text.bytes[at] == '{' && text.bytes[end - 1] == '}'))
        return true;
    for (; at < end; at++)
        if (lk_is_ascii_blank(text.bytes[at]) || (unsigned char)text.bytes[at] >= 0x80)
            return false;
    return true;
}

/* ::: หมายเหตุ: words of Thai are printed, on a line of their own. */
static void add_words(LkBlockReader *reader, LkAt at)
{
    const LkLineScan *line = &reader->line;
    lk_remark(reader->markdown, LK_REMARK_DIV, line->content, at, 1);
    at = lk_skip_blanks(line->text, at, line->end, true);
    reader->leaf = lk_block_add(reader, LK_NODE_PARAGRAPH, at);
    reader->leaf_state = LK_LEAF_PARAGRAPH;
    reader->is_signature = false;
    lk_block_add_segment(reader, at, line->end, 0);
    lk_block_close_leaf(reader);
}

bool lk_leaf_div(LkBlockReader *reader, size_t matched)
{
    const LkLineScan *line = &reader->line;
    LkAt at = line->content;
    while (at < line->end && line->text.bytes[at] == ':')
        at++;
    if (at - line->content < 3)
        return false;
    bool has_words = !is_frame(line->text, at, line->end);
    if (has_words && !lk_thai_within(line->text, at, line->end))
        return false;
    lk_block_close_to(reader, matched);
    if (has_words) {
        add_words(reader, at);
        return true;
    }
    lk_remark(reader->markdown, LK_REMARK_DIV, line->content,
              lk_trim_end(line->text, line->content, line->end), 1);
    return true;
}
