/* How the lines of a text were broken. All pairs of lines that follow one another in a paragraph are looked
 * at once, before anything is read. */
#include "source/markdown/state/line_ends.h"

#include <string.h>

#include "source/markdown/scan/line.h"
#include "source/markdown/scan/scan.h"

enum { WIDEST = 255 }; /* columns; wider lines count as that */

/* What is known of all pairs so far. Lengths are in columns, or in characters: some tools count the marks
 * above and below as well. */
typedef struct Pairs {
    LkText text;
    bool by_characters;
    bool skips_pieces; /* lines of one phrase may be wider than the others */
    size_t count, thai, wide;
    uint32_t longest, shortest; /* of lines that go on */
    double gaps, pieces;        /* sums, to see how full lines are */
    size_t full;                /* lines nearly as long as the longest */
    size_t widths[WIDEST + 1];  /* how many lines have each width */
    LkAt at;
    bool in_fence;
    LkLineScan before;
    bool goes_on; /* the line before may go on */
} Pairs;

static bool begins_block(const LkLineScan *line)
{
    static const char *const styles[] = {"<u>", "<b>", "<i>"};
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (lk_begins_with(line->text, line->content, line->end, styles[i]))
            return false;
    return line->content < line->end && strchr("#>|+<`~=", line->text.bytes[line->content]) != NULL;
}

static bool ends_hard(const LkLineScan *line)
{
    const char *end = line->text.bytes + line->end;
    size_t length = line->end - line->start;
    return (length >= 2 && end[-1] == ' ' && end[-2] == ' ') || (length >= 1 && end[-1] == '\\') ||
           (length >= 4 && end[-1] == '>');
}

static bool has_tab(const LkLineScan *line)
{
    return memchr(line->text.bytes + line->content, '\t', line->end - line->content) != NULL;
}

static uint32_t width_of(LkText text, LkAt start, LkAt end, bool by_characters)
{
    return by_characters ? (uint32_t)lk_utf8_count(lk_text_slice(text, start, end))
                         : lk_columns(text, start, end);
}

static uint32_t piece_width(LkText text, LkAt at, LkAt end, bool by_characters)
{
    LkAt behind = at;
    while (behind < end && !lk_is_ascii_blank(text.bytes[behind]))
        behind++;
    return width_of(text, at, behind, by_characters);
}

/* A phrase that is wider than the lines stands alone on its own: no tool could break it. */
static bool is_one_piece(const LkLineScan *line, LkAt end)
{
    return memchr(line->text.bytes + line->content, ' ', end - line->content) == NULL;
}

/* A line end between two Thai letters, where it matters what it is. */
static bool is_between_letters(const LkLineScan *before, const LkLineScan *line)
{
    size_t end = lk_trim_end(before->text, before->start, before->end);
    return end > before->start &&
           lk_is_thai_letter(lk_utf8_previous((LkText){before->text.bytes, end}, &end)) &&
           lk_is_thai_letter(lk_peek(line->text, line->content, line->end));
}

/* No one breaks lines at so many columns: what ends there is a paragraph. */
enum { WIDE_COLUMNS = 120, MANY_COLUMNS = 200 };

static void add_pair(Pairs *pairs, const LkLineScan *line)
{
    const LkLineScan *before = &pairs->before;
    LkAt end = lk_trim_end(before->text, before->start, before->end);
    uint32_t columns = width_of(before->text, before->start, end, pairs->by_characters);
    if (is_between_letters(before, line)) {
        if (pairs->thai++ == 0)
            pairs->at = before->end;
    }
    bool is_skipped = pairs->skips_pieces && is_one_piece(before, end);
    if (pairs->count++ == 0)
        pairs->shortest = columns;
    if (!is_skipped)
        pairs->longest = columns > pairs->longest ? columns : pairs->longest;
    pairs->shortest = columns < pairs->shortest ? columns : pairs->shortest;
    pairs->wide += columns > WIDE_COLUMNS;
    pairs->widths[columns < WIDEST ? columns : WIDEST]++;
}

/* Follows fences and empty lines. Returns whether the line goes on from the one before. */
static bool is_pair(Pairs *pairs, const LkLineScan *line)
{
    bool is_fence = lk_begins_with(line->text, line->content, line->end, "```") ||
                    lk_begins_with(line->text, line->content, line->end, "~~~");
    if (is_fence)
        pairs->in_fence = !pairs->in_fence;
    bool is_text = !line->is_blank && !is_fence && !pairs->in_fence && !begins_block(line) &&
                   !has_tab(line) && !lk_has_row_of_dots(line->text, line->content, line->end);
    bool is_going_on = is_text && pairs->goes_on && (line->is_thai || pairs->before.is_thai) &&
                       lk_item_mark(line->text, line->content, line->end).length == 0;
    pairs->goes_on = is_text && !ends_hard(line);
    return is_going_on;
}

typedef void Visit(Pairs *pairs, const LkLineScan *line);

static void each_pair(Pairs *pairs, LkAt start, Visit *visit)
{
    pairs->in_fence = pairs->goes_on = false;
    for (LkAt at = start; at < pairs->text.length;) {
        LkLineScan line = lk_line_scan(pairs->text, at);
        if (is_pair(pairs, &line))
            visit(pairs, &line);
        pairs->before = line;
        at = line.next;
    }
}

/* Sums how full lines are; counts in `count` those that had room for the next piece. */
static void add_gap(Pairs *pairs, const LkLineScan *line)
{
    const LkLineScan *before = &pairs->before;
    LkAt end = lk_trim_end(before->text, before->start, before->end);
    uint32_t columns = width_of(before->text, before->start, end, pairs->by_characters);
    uint32_t piece = piece_width(line->text, line->content, line->end, pairs->by_characters);
    if (columns > pairs->longest)
        return;
    pairs->gaps += pairs->longest - columns;
    pairs->pieces += piece + 1;
    pairs->count += columns + 1 + piece <= pairs->longest;
    pairs->full += columns * 10 >= pairs->longest * 8;
}

/* A line of so few columns was ended by a person. */
enum { FEW_COLUMNS = 50, FEW_PAIRS = 3 };

/* Below FEW_COLUMNS nearly all lines have to be full: lists and titles are of such lines too. */
static bool are_narrow_filled(const Pairs *first, const Pairs *second)
{
    enum { NARROWEST = 40, NARROW_PAIRS = 5 };
    return first->longest < FEW_COLUMNS && first->longest >= NARROWEST && first->count >= NARROW_PAIRS &&
           second->full * 4 >= first->count * 3;
}

/* The widest width that a quarter of the lines nearly have: someone broke them at a margin. A few longer
 * ones, such as addresses of the web, show none. Returns 0 where there is none. */
static uint32_t margin_of(const Pairs *pairs)
{
    size_t near = 0; /* lines of `low` to `width` columns */
    for (uint32_t width = WIDEST, low = WIDEST + 1; width >= FEW_COLUMNS; width--) {
        for (; (low - 1) * 10 >= width * 8; low--)
            near += pairs->widths[low - 1];
        if (pairs->widths[width] > 0 && near >= FEW_PAIRS && near * 4 >= pairs->count)
            return width;
        near -= pairs->widths[width];
    }
    return 0;
}

/* A tool breaks before a piece that begins at a blank: on an average half of it would have fitted. A writer
 * who breaks near the margin, anywhere in a piece, leaves far less. All lines alike were cut by columns. */
static LkLineEnds decide(const Pairs *first, const Pairs *second)
{
    if (first->longest >= MANY_COLUMNS && first->wide * 10 >= first->count)
        return LK_LINE_ENDS_PARAGRAPH;
    if (first->thai == 0)
        return LK_LINE_ENDS_NONE;
    size_t had_room = second->count;
    if (had_room * 10 > first->count || first->longest < FEW_COLUMNS)
        return LK_LINE_ENDS_NOTHING;
    if (first->count < FEW_PAIRS)
        return LK_LINE_ENDS_UNKNOWN;
    if (first->longest - first->shortest <= 2 || second->gaps < 0.2 * second->pieces)
        return LK_LINE_ENDS_NOTHING;
    return LK_LINE_ENDS_BLANK;
}

/* Whether a decision for blanks is one by a few lines, none far from full. */
static bool is_doubtful(const Pairs *first, const Pairs *second)
{
    enum { SURE_PAIRS = 6 };
    return first->count < SURE_PAIRS && second->gaps < 0.4 * second->pieces;
}

static LkFilling measure(LkText text, LkAt start, bool by_characters, bool skips_pieces)
{
    Pairs first = {
        .text = text, .at = text.length, .by_characters = by_characters, .skips_pieces = skips_pieces};
    Pairs second = {.text = text, .by_characters = by_characters};
    each_pair(&first, start, add_pair);
    second.longest = first.longest;
    if (first.count > 0)
        each_pair(&second, start, add_gap);
    LkLineEnds line_ends = decide(&first, &second);
    uint32_t margin = margin_of(&first);
    bool is_margin = margin > 0 && line_ends != LK_LINE_ENDS_BLANK;
    return (LkFilling){.line_ends = line_ends,
                       .at = first.at,
                       .columns = is_margin ? margin : first.longest,
                       .is_filled = margin > 0 || are_narrow_filled(&first, &second),
                       .is_doubtful = is_doubtful(&first, &second),
                       .by_characters = by_characters};
}

LkFilling lk_filling_measure(LkText text, LkAt start)
{
    LkFilling filling = measure(text, start, false, false);
    for (unsigned way = 1; way < 4; way++) {
        if (filling.line_ends != LK_LINE_ENDS_NOTHING || filling.columns < FEW_COLUMNS)
            break;
        LkFilling other = measure(text, start, way & 2, way & 1);
        if (other.line_ends == LK_LINE_ENDS_BLANK)
            return other;
    }
    return filling;
}

uint32_t lk_filling_width(const LkFilling *filling, LkText text, LkAt start, LkAt end)
{
    return width_of(text, start, end, filling->by_characters);
}

bool lk_filling_is_full(const LkFilling *filling, uint32_t columns, LkText text, LkAt at, LkAt end)
{
    if (filling->line_ends == LK_LINE_ENDS_BLANK)
        return columns + 1 + piece_width(text, at, end, filling->by_characters) > filling->columns;
    return filling->columns >= FEW_COLUMNS && columns * 10 >= filling->columns * 8;
}
