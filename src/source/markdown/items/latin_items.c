/* Does a Latin letter or numeral begin an item? “A. Smith” and “(a)” stand in sentences too: the first of a
 * list has Thai words behind it, others follow the one before. */
#include "source/markdown/items/open_items.h"
#include "source/markdown/marks/mark_scan.h"
#include "source/markdown/scan/scan.h"

static LkMarkKind roman_kind(LkMarkKind latin)
{
    return latin - LK_MARK_LATIN + LK_MARK_ROMAN;
}

static bool follows(const LkBlockReader *reader, LkOpenItems span, LkMarkKind kind, int32_t number)
{
    size_t open = number == 0 ? 0 : lk_open_of_kind(reader, span, kind);
    if (open > 0)
        return lk_open_mark(reader, open)->number + 1 == number;
    /* Items below may have closed it; its list is still the last child of what it stood in. */
    for (size_t i = span.floor; number > 1 && i <= span.top; i++) {
        const LkOpen *parent = &reader->open[i];
        const LkNode *item = parent->last_item;
        if (item != NULL && item->as.item.mark.kind == kind && item->as.item.mark.number + 1 == number)
            return true;
    }
    return false;
}

static bool is_first(const LkBlockReader *reader, const LkItemMark *mark, int32_t number)
{
    LkAt at = lk_skip_blanks(reader->text, lk_mark_end(mark), reader->line.end, true);
    uint32_t next = lk_peek(reader->text, at, reader->line.end);
    return number == 1 && (lk_is_thai(next) || next == 0x201C || next == '"' || next == '*');
}

bool lk_latin_begins(const LkBlockReader *reader, LkOpenItems span, LkItemMark *mark)
{
    LkMarkKind roman = roman_kind(mark->kind);
    bool is_letter = follows(reader, span, mark->kind, mark->number);
    bool is_roman = !is_letter && follows(reader, span, roman, mark->roman);
    if (!is_letter && !is_roman) {
        is_letter = is_first(reader, mark, mark->number);
        is_roman = is_first(reader, mark, mark->roman);
    }
    if (is_roman) {
        mark->kind = roman;
        mark->number = mark->roman;
    }
    return is_letter || is_roman;
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

LkItemMark lk_latin_word_mark(const LkBlockReader *reader, size_t matched)
{
    const LkLineScan *line = &reader->line;
    LkMarkScan scan = {.text = line->text, .at = line->content, .end = line->end};
    const LkItemMark none = {.start = line->content};
    scan.mark = (LkItemMark){.start = line->content, .is_plain = true, .depth = 1};
    if (lk_mark_number(&scan, &scan.mark.number) == 0 || !lk_mark_take(&scan, '.') ||
        !is_latin(lk_mark_peek(&scan)))
        return none;
    size_t same = lk_open_of_kind(reader, lk_open_items(reader, matched), LK_MARK_NUMBER);
    if (same == 0 || !reader->open[same].is_thai ||
        (scan.mark.number != 1 && scan.mark.number != lk_open_mark(reader, same)->number + 1))
        return none;
    lk_mark_finish(&scan, LK_MARK_NUMBER);
    return scan.mark;
}
