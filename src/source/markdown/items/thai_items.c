/* Where an officer sees an item. */
#include "source/markdown/items/items.h"
#include "source/markdown/items/open_items.h"
#include "source/markdown/lines/sentences.h"
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/scan/scan.h"
#include "source/markdown/tables/tables.h"

static bool follows(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark)
{
    size_t same = lk_open_of_kind(reader, span, mark->kind);
    return same > 0 ? mark->number == lk_open_mark(reader, same)->number + 1 : mark->number == 1;
}

/* A letter begins a list at ก only: “อ. บ้านไร่” is an abbreviation. Others go on one. */
static bool letter_begins(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark,
                          bool is_in_paragraph)
{
    if (mark->number == 1 || (mark->kind == LK_MARK_LETTER_BRACKETS && !is_in_paragraph))
        return true;
    for (size_t i = span.floor; i <= span.top; i++) {
        const LkOpen *open = &reader->open[i];
        if (open->letter_kind == mark->kind && (mark->number == 0 || mark->number > open->last_letter))
            return true;
    }
    return false;
}

/* Items that a number with points goes on: 2.1 behind 2, 2.2 behind 2.1. */
static bool outline_stands_below(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark)
{
    size_t same = lk_open_of_kind(reader, span, LK_MARK_OUTLINE),
           parent = lk_outline_parent(reader, span, mark);
    if (same > 0 && lk_open_mark(reader, same)->number + 1 == mark->number)
        return true;
    return mark->number == 1 && parent > 0;
}

static bool outline_begins(const LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark,
                           bool is_in_paragraph)
{
    if (lk_is_amount(reader, lk_mark_end(mark)))
        return false;
    bool is_alone =
        lk_skip_blanks(reader->text, lk_mark_end(mark), reader->line.end, true) == reader->line.end;
    bool is_below = outline_stands_below(reader, span, mark);
    if (is_alone && !is_below) /* ๑๓.๕๔ in a cell of a table that was pasted as lines */
        return false;
    if (!is_in_paragraph)
        return true;
    size_t parent = lk_outline_parent(reader, span, mark);
    if (parent == 0 && span.floor == 0 && lk_open_of_kind(reader, span, LK_MARK_OUTLINE) == 0)
        return !lk_line_before_is_full(reader) && mark->number == 1;
    size_t same = lk_open_of_kind(reader, span, LK_MARK_OUTLINE);
    bool is_next = mark->number == 1 || (same > 0 && mark->number == lk_open_mark(reader, same)->number + 1);
    return is_next || !lk_line_before_is_full(reader);
}

static bool doubt(LkBlockReader *reader, const LkItemMark *mark, bool is_item)
{
    lk_remark(reader->markdown, is_item ? LK_REMARK_ITEM : LK_REMARK_NO_ITEM, mark->start,
              mark->start + mark->length, 1);
    return is_item;
}

/* Below a line of the same paragraph. */
static bool interrupts(LkBlockReader *reader, LkOpenItems span, const LkItemMark *mark)
{
    if (reader->filling.line_ends == LK_LINE_ENDS_PARAGRAPH) /* no sentence goes on below its line */
        return true;
    if (reader->before_start < reader->rows_end) /* nor below a row of a table */
        return true;
    bool is_full = lk_line_before_is_full(reader), is_next = follows(reader, span, mark);
    bool is_filled = reader->filling.line_ends == LK_LINE_ENDS_BLANK;
    if (mark->kind == LK_MARK_BULLET)
        return !lk_is_range(reader, mark) && (!is_full || (mark->has_blank && !lk_goes_on(reader, mark)) ||
                                              lk_open_of_kind(reader, span, LK_MARK_BULLET) > 0);
    if (lk_goes_on(reader, mark)) {
        bool follows_open = is_next && lk_open_of_kind(reader, span, mark->kind) > 0;
        return follows_open || (is_next && !is_full && mark->kind < LK_MARK_CLAUSE) ||
               doubt(reader, mark, false);
    }
    if (mark->kind < LK_MARK_CLAUSE && lk_ends_with_connective(reader) &&
        lk_is_quoted(reader, lk_mark_end(mark)))
        return doubt(reader, mark, false);
    if (!is_full)
        return true;
    if (is_filled && !is_next)
        return doubt(reader, mark, false);
    if (mark->kind >= LK_MARK_CLAUSE)
        return is_filled ? doubt(reader, mark, is_next) : is_next || doubt(reader, mark, true);
    return true;
}

bool lk_thai_item_begins(LkBlockReader *reader, LkItemMark *mark, size_t matched)
{
    LkOpenItems span = lk_open_items(reader, matched);
    bool is_in_paragraph = reader->leaf_state == LK_LEAF_PARAGRAPH;
    if (reader->is_blank_row || lk_is_tab_row(reader, lk_mark_end(mark)))
        return false;
    if (mark->kind >= LK_MARK_LETTER && mark->kind <= LK_MARK_LETTER_BRACKETS &&
        !letter_begins(reader, span, mark, is_in_paragraph))
        return false;
    if (mark->kind >= LK_MARK_LATIN && mark->kind <= LK_MARK_ROMAN_BRACKETS &&
        !lk_latin_begins(reader, span, mark))
        return false;
    if (mark->number > 999 && mark->kind == LK_MARK_NUMBER) /* a year */
        return false;
    if (mark->kind == LK_MARK_OUTLINE)
        return outline_begins(reader, span, mark, is_in_paragraph);
    if (mark->kind >= LK_MARK_CLAUSE && lk_is_quoted(reader, lk_mark_end(mark)))
        return false;
    return !is_in_paragraph || interrupts(reader, span, mark);
}

/* A part names itself, or its name stands behind its number: บทเฉพาะกาล, หมวด ๒ การเงิน. */
static bool has_name(const LkBlockReader *reader, const LkItemMark *mark)
{
    return mark->number == 0 ||
           lk_skip_blanks(reader->text, lk_mark_end(mark), reader->line.end, true) < reader->line.end;
}

bool lk_part_begins(LkBlockReader *reader, size_t matched)
{
    LkLineScan *line = &reader->line;
    if (!line->is_thai)
        return false;
    LkItemMark mark = lk_item_mark(line->text, line->content, line->end);
    if (mark.kind != LK_MARK_PART)
        return false;
    bool is_name = mark.number == 0 && reader->leaf_state == LK_LEAF_PARAGRAPH && reader->leaf->as.is_part;
    if (is_name || !lk_thai_item_begins(reader, &mark, matched)) /* หมวด ๑ ⏎ บททั่วไป */
        return false;
    lk_block_close_to(reader, lk_open_items(reader, matched).floor);
    reader->leaf = lk_block_add(reader, LK_NODE_PARAGRAPH, lk_mark_begin(&mark));
    reader->leaf_state = LK_LEAF_PARAGRAPH;
    reader->leaf->as.is_part = true;
    lk_block_add_segment(reader, lk_mark_begin(&mark), line->end, 0);
    if (has_name(reader, &mark))
        lk_block_close_leaf(reader);
    return true;
}
