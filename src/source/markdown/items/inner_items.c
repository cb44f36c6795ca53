/* What stands behind the mark of an item, on its line: an item within it, or words. */
#include "source/markdown/items/items.h"
#include "source/markdown/items/open_items.h"
#include "source/markdown/leaves/framed_lines.h"
#include "source/markdown/lines/sentences.h"
#include "source/markdown/scan/scan.h"

/* “ข้อ ๓ - ๕” and “(ก) - (ค)” are ranges, “๑. - ไม่มี -” words. */
static bool bullet_begins(const LkBlockReader *reader, const LkItemMark *outer, const LkItemMark *mark)
{
    const LkLineScan *line = &reader->line;
    if (!mark->is_plain && reader->text.bytes[mark->start] != '+') /* a box */
        return true;
    LkAt at = lk_skip_blanks(line->text, lk_mark_end(mark), line->end, true);
    uint32_t first = lk_peek(line->text, at, line->end);
    bool is_clause = outer->kind >= LK_MARK_CLAUSE;
    if (lk_item_mark(line->text, at, line->end).kind == outer->kind)
        return false;
    if (first == 0 || lk_digit_value(first) >= 0 || (is_clause && !lk_is_thai_letter(first)))
        return false;
    return !lk_is_between_dashes(line, mark->start);
}

/* ๑. ๑.๑, ๑.๑ ๑.๑.๑ */
static bool outline_begins(const LkBlockReader *reader, const LkItemMark *outer, const LkItemMark *mark)
{
    LkAt at = mark->start + (reader->text.bytes[mark->start] == '(');
    int32_t first = 0;
    for (int value; (value = lk_digit_value(lk_peek(reader->text, at, reader->line.end))) >= 0;) {
        first = first * 10 + value;
        lk_utf8_next(reader->text, &at);
    }
    if (mark->number != 1 || mark->depth != outer->depth + 1)
        return false;
    return outer->kind == LK_MARK_OUTLINE || first == outer->number;
}

bool lk_inner_item_begins(const LkBlockReader *reader, const LkItemMark *mark)
{
    const LkItemMark *outer = lk_open_mark(reader, reader->depth);
    bool is_letter = mark->kind >= LK_MARK_LETTER && mark->kind <= LK_MARK_LETTER_BRACKETS;
    if (mark->kind >= LK_MARK_LATIN || mark->is_loose || (is_letter && mark->number != 1))
        return false;
    if (mark->kind == LK_MARK_OUTLINE && lk_is_amount(reader, lk_mark_end(mark)))
        return false;
    if (mark->kind == LK_MARK_BULLET)
        return outer->kind == LK_MARK_BULLET ? !lk_is_between_dashes(&reader->line, mark->start)
                                             : bullet_begins(reader, outer, mark);
    if (outer->kind == LK_MARK_BULLET)
        return mark->number > 0 && mark->number <= 999; /* more is a year */
    return mark->kind == LK_MARK_OUTLINE ? outline_begins(reader, outer, mark) : mark->number == 1;
}

bool lk_is_behind_number(const LkBlockReader *reader)
{
    return reader->open[reader->depth].is_thai &&
           lk_open_mark(reader, reader->depth)->kind != LK_MARK_BULLET && reader->line.is_thai;
}

/* Behind what parts two marks of a head: (๑) และ (๒), ๑. - ๓. */
static LkAt past_connective(LkText text, LkAt at, LkAt end, bool *is_any)
{
    static const char *const words[] = {"และ", "ถึง", "หรือ", "กับ", "-", "–", ","};
    at = lk_skip_blanks(text, at, end, true);
    *is_any = false;
    for (size_t i = 0; !*is_any && i < sizeof words / sizeof *words; i++)
        if (lk_begins_with(text, at, end, words[i])) {
            at = lk_skip_blanks(text, at + lk_text(words[i]).length, end, true);
            *is_any = true;
        }
    return at;
}

int32_t lk_last_number_of_head(LkText text, const LkItemMark *mark, LkAt end)
{
    enum { MOST = 16, LAST_NUMBER = 999 }; /* a higher one is a year */
    int32_t last = mark->number;
    LkAt at = lk_mark_end(mark);
    bool is_counted = mark->kind >= LK_MARK_NUMBER && mark->kind <= LK_MARK_LETTER_BRACKETS &&
                      mark->kind != LK_MARK_OUTLINE;
    for (int i = 0; is_counted && i < MOST; i++) {
        bool is_any;
        LkItemMark next = lk_item_mark(text, past_connective(text, at, end, &is_any), end);
        if (next.kind != mark->kind || next.number <= last || next.number > LAST_NUMBER ||
            (!is_any && next.number != last + 1))
            break;
        last = next.number;
        at = lk_mark_end(&next);
    }
    return last;
}
