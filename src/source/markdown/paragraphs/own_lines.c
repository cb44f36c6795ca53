/* Lines that a person ended become paragraphs: when the paragraph is whole, so that its tables are known, and
 * where nothing that one line opens, such as bold words, is closed on another. */
#include <string.h>

#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/scan/scan.h"

/* What is open at the end of a line. */
typedef struct Balance {
    bool emphasis, strong, strong_lines, strike; /* * ** __ ~~ */
    bool code, tag;                              /* ` < */
    size_t brackets, braces, styles;             /* [ { <u> */
} Balance;

static bool is_even(const Balance *balance)
{
    return !balance->emphasis && !balance->strong && !balance->strong_lines && !balance->strike &&
           !balance->code && !balance->tag && balance->brackets == 0 && balance->braces == 0 &&
           balance->styles == 0;
}

static bool is_blank_at(LkText text, LkAt at, LkAt start, LkAt end)
{
    return at < start || at >= end || lk_is_ascii_blank(text.bytes[at]);
}

/* A sign with a blank on one side opens or closes alone. */
static void toggle(bool *is_open, bool may_open, bool may_close)
{
    *is_open = *is_open ? !may_close : may_open;
}

/* A row of one sign of emphasis. Returns the place behind it. */
static LkAt pass_signs(Balance *balance, LkText text, LkAt at, LkSegment segment)
{
    char sign = text.bytes[at];
    LkAt end = at;
    while (end < segment.end && text.bytes[end] == sign)
        end++;
    bool may_open = !is_blank_at(text, end, segment.start, segment.end);
    bool may_close = at > segment.start && !is_blank_at(text, at - 1, segment.start, segment.end);
    size_t length = end - at;
    if (sign == '*' && length <= 3 && length != 2)
        toggle(&balance->emphasis, may_open, may_close);
    if (sign == '*' && (length == 2 || length == 3))
        toggle(&balance->strong, may_open, may_close);
    if (sign == '_' && length == 2)
        toggle(&balance->strong_lines, may_open, may_close);
    if (sign == '~' && length == 2)
        toggle(&balance->strike, may_open, may_close);
    return end;
}

static LkAt pass_tag(Balance *balance, LkText text, LkAt at, LkAt end)
{
    LkText name;
    bool closes;
    size_t read;
    LkAt behind = lk_tag_end(lk_text_slice(text, 0, end), at, &name, &closes, &read);
    if (behind == at) { /* a comment, or a tag that goes on on the next line */
        char next = at + 1 < end ? (char)(text.bytes[at + 1] | 0x20) : ' ';
        balance->tag = text.bytes[at + 1] == '!' || text.bytes[at + 1] == '/' || (next >= 'a' && next <= 'z');
        return at + 1;
    }
    if (lk_tag_meaning(name) == LK_TAG_STYLE && !closes)
        balance->styles++;
    else if (lk_tag_meaning(name) == LK_TAG_STYLE && balance->styles > 0)
        balance->styles--;
    return behind;
}

static LkAt pass(Balance *balance, LkText text, LkAt at, LkSegment segment)
{
    char sign = text.bytes[at];
    if (sign == '`')
        balance->code = !balance->code;
    if (balance->code)
        return at + 1;
    if (sign == '\\')
        return at + 2;
    if (strchr("*_~", sign) != NULL)
        return pass_signs(balance, text, at, segment);
    if (sign == '<' && !balance->tag && at + 1 < segment.end)
        return pass_tag(balance, text, at, segment.end);
    if (sign == '>')
        balance->tag = false;
    if (sign == '[')
        balance->brackets++;
    if (sign == ']' && balance->brackets > 0)
        balance->brackets--;
    if (sign == '{')
        balance->braces++;
    if (sign == '}' && balance->braces > 0)
        balance->braces--;
    return at + 1;
}

static void weigh(LkBlockReader *reader, Balance *balance, LkSegment segment)
{
    for (LkAt at = segment.start; at < segment.end;)
        at = reader->text.bytes[at] == 0 ? at + 1 : pass(balance, reader->text, at, segment);
    reader->markdown->steps += segment.end - segment.start;
}

/* Ends a paragraph before segment `i`. Returns the paragraph that begins there. */
static LkNode *part_at(LkBlockReader *reader, LkNode *node, size_t i)
{
    LkSegment *segments = reader->markdown->segments;
    LkNode *next = LK_NEW(reader->arena, LkNode);
    *next = *node;
    next->segment = i;
    next->segment_count = node->segment + node->segment_count - i;
    next->start = segments[i].start;
    segments[i - 1].end = lk_trim_end(reader->text, segments[i - 1].start, segments[i - 1].end);
    node->segment_count = i - node->segment;
    node->end = segments[i - 1].end;
    node->next = next;
    return next;
}

static bool has_own_line(const LkBlockReader *reader, const LkNode *node)
{
    for (size_t i = 1; i < node->segment_count; i++)
        if (reader->markdown->segments[node->segment + i].is_own)
            return true;
    return false;
}

static LkNode *part_lines(LkBlockReader *reader, LkNode *node)
{
    Balance balance = {.brackets = 0};
    size_t limit = node->segment + node->segment_count;
    bool is_picture =
        lk_begins_with(reader->text, node->start, node->end, "!["); /* {width="…" ⏎ height="…"} */
    for (size_t i = node->segment; i < limit; i++) {
        LkSegment segment = reader->markdown->segments[i];
        if (segment.is_own && i > node->segment && is_even(&balance)) {
            node = part_at(reader, node, i);
            balance = (Balance){.brackets = 0};
        } else if (segment.is_own && i > node->segment && !is_picture) {
            lk_remark(reader->markdown, LK_REMARK_JOINED, segment.start, segment.end, 1);
        }
        weigh(reader, &balance, segment);
    }
    return node;
}

void lk_paragraph_part(LkBlockReader *reader, LkNode *node)
{
    LkOpen *open = &reader->open[reader->depth];
    for (; node != NULL; node = node->next) {
        if (node->kind == LK_NODE_PARAGRAPH && has_own_line(reader, node))
            node = part_lines(reader, node);
        if (node->next == NULL)
            open->last = node;
    }
}
