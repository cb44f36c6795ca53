/* Which lines are rows of columns made by blanks. Two blanks part phrases of Thai prose as well, so that
 * lines are rows only where their cells stand below one another, or where three lines have the same three
 * cells and more, each far from the next. */
#include "source/markdown/tables/blank_rows.h"
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/scan/scan.h"
#include "source/markdown/scan/words.h"

enum {
    FAR = 3,       /* blanks that nobody types within a sentence */
    LONGEST = 100, /* columns: a longer line is prose */
    ASKEW = 1      /* columns that a cell may stand beside its place */
};

/* A cell stands where the page has it, also behind the mark of an item. */
static LkAt line_start(const LkBlockReader *reader, LkAt at)
{
    while (at > 0 && reader->text.bytes[at - 1] != '\n' && reader->text.bytes[at - 1] != '\r')
        at--;
    return at;
}

/* The end of the words from `at` on: before two blanks, or the line's end. */
static LkAt words_end(LkText text, LkAt at, LkAt end)
{
    while (at < end) {
        size_t blank = lk_blank_length(text, at, end, true);
        if (blank > 0 && (at + blank >= end || lk_blank_length(text, at + blank, end, true) > 0))
            return at;
        at += blank > 0 ? blank : 1;
    }
    return end;
}

/* นายสมชาย  ใจดี: offices part the names of a person by two blanks. Returns the end of the second name where
 * [at, behind) is a title and the first one; else `behind`. */
static LkAt name_end(LkText text, LkAt at, LkAt behind, LkAt end)
{
    LkItemMark mark = lk_item_mark(text, at, end);
    LkAt name = lk_skip_blanks(text, at + mark.length, behind, true);
    LkAt second = lk_skip_blanks(text, behind, end, true);
    if (second == end || lk_columns(text, behind, second) >= FAR || !lk_is_name_title(text, name, behind) ||
        !lk_is_thai_letter(lk_peek(text, second, end)) || lk_is_name_title(text, second, end))
        return behind;
    for (LkAt start = name; name < behind; name++) /* ว่าที่ ร.ต. เอก */
        if (lk_blank_length(text, name, behind, true) > 0 &&
            !lk_ends_with_any(text, start, name, LK_WORDS(".", "ว่าที่", "นาย", "นาง", "นางสาว")))
            break;
    return name == behind ? words_end(text, second, end) : behind;
}

/* Signatures side by side are no table, nor is a place to fill in. */
static bool is_signature(LkText text, LkAt at, LkAt end)
{
    return text.bytes[at] == '(' || lk_begins_with(text, at, end, "ลงชื่อ") ||
           lk_begins_with(text, at, end, "....") || lk_begins_with(text, at, end, "____") ||
           lk_begins_with(text, at, end, "……");
}

LkBlankRow lk_blank_row(const LkBlockReader *reader, LkAt at, LkAt end)
{
    LkText text = reader->text;
    LkBlankRow row = {.is_far = true};
    end = lk_trim_end(text, at, end);
    reader->markdown->steps++;
    uint32_t column = lk_columns(text, line_start(reader, at), at);
    while (at < end && text.bytes[at] != '\t') {
        LkAt behind = name_end(text, at, words_end(text, at, end), end);
        LkAt next = lk_skip_blanks(text, behind, end, true);
        bool is_mark = row.count == 0 && lk_item_mark(text, at, end).length > 0;
        if (row.count == LK_BLANK_COLUMNS || (!is_mark && is_signature(text, at, end)))
            return (LkBlankRow){.count = 0};
        row.is_item = row.is_item || is_mark;
        row.starts[row.count] = at;
        row.ends[row.count] = behind;
        row.columns[row.count] = column;
        row.behind[row.count] = column += lk_columns(text, at, behind);
        row.count++;
        uint32_t hole = lk_columns(text, behind, next);
        row.is_far = row.is_far && (next == end || hole >= FAR);
        row.is_any_far = row.is_any_far || hole >= FAR;
        column += hole;
        at = next;
    }
    return row.count < 2 || at < end || column > LONGEST ? (LkBlankRow){.count = 0} : row;
}

static bool is_near(uint32_t a, uint32_t b)
{
    return a > b ? a - b <= ASKEW : b - a <= ASKEW;
}

size_t lk_blank_cells_left_out(const LkBlankRow *first, const LkBlankRow *row)
{
    size_t missing = row->count > 1 && row->count < first->count ? first->count - row->count : 0;
    return row->columns[0] + ASKEW >= first->columns[missing] ? missing : 0;
}

/* Whether each cell begins or ends below that of the first row. */
static bool is_below(const LkBlankRow *first, const LkBlankRow *row)
{
    size_t missing = lk_blank_cells_left_out(first, row);
    for (size_t i = 0; i < row->count; i++)
        if (!is_near(first->columns[missing + i], row->columns[i]) &&
            !is_near(first->behind[missing + i], row->behind[i]))
            return false;
    return true;
}

/* ---- Rows that follow one another */

/* Items with as many phrases each are no prose, even where one of their holes is short. */
static bool may_be_askew(const LkBlankRow *row)
{
    return row->count > 2 && (row->is_far || (row->is_item && row->is_any_far));
}

bool lk_blank_run_begin(LkBlankRun *run, LkText text, const LkBlankRow *head)
{
    *run = (LkBlankRun){.head = *head, .rows = 1, .is_lined_up = true};
    run->may_be_askew = may_be_askew(head);
    return head->count > 0 && head->is_any_far &&
           lk_thai_within(text, head->starts[0], head->ends[head->count - 1]);
}

/* A run of rows ends before the first that is not like the others, so that a long one is a table. */
bool lk_blank_run_take(LkBlankRun *run, const LkBlankRow *row)
{
    const LkBlankRow *head = &run->head;
    bool is_whole = row->count > 0 && row->count + lk_blank_cells_left_out(head, row) == head->count;
    bool fits = is_whole && is_below(head, row);
    if (!is_whole || (!fits && !(run->may_be_askew && may_be_askew(row))))
        return false;
    run->is_lined_up = run->is_lined_up && fits;
    run->may_be_askew = run->may_be_askew && may_be_askew(row);
    run->rows++;
    return true;
}

bool lk_blank_run_is_table(const LkBlankRun *run)
{
    return run->rows >= (run->is_lined_up && run->head.count > 2 ? 2 : 3);
}

/* ---- Lines that no block has been made of yet */

/* A mark far from what follows it is a cell of its own: a number, or a dash for none. */
static bool is_cell(const LkLineScan *line, const LkItemMark *mark)
{
    return lk_begins_with(line->text, lk_mark_end(mark), line->end, "  ");
}

/* Returns whether a line may be a row: of words, or of an item with a plain mark. */
static bool may_be_row(const LkLineScan *line, LkMarkKind *kind)
{
    if (line->content >= line->end || strchr("#>|<`~=:[", line->text.bytes[line->content]) != NULL)
        return false;
    LkItemMark mark = lk_item_mark(line->text, line->content, line->end);
    *kind = is_cell(line, &mark) ? LK_MARK_NONE : mark.kind;
    return mark.kind < LK_MARK_CLAUSE && (*kind != LK_MARK_BULLET || line->is_thai);
}

/* Below an item all rows have marks like its own; below titles of columns they have them or not. */
static LkBlankRow next_row(const LkBlockReader *reader, const LkLineScan *line, LkMarkKind *kind)
{
    LkMarkKind other = LK_MARK_NONE;
    if (!may_be_row(line, &other) || (*kind != LK_MARK_NONE && other != *kind))
        return (LkBlankRow){.count = 0};
    *kind = other;
    return lk_blank_row(reader, line->content, line->end);
}

bool lk_is_blank_row(LkBlockReader *reader)
{
    LkLineScan line = reader->line;
    LkMarkKind kind = LK_MARK_NONE;
    if (line.start < reader->rows_end)
        return true;
    if (line.content >= line.end ||
        memmem(line.text.bytes + line.content, line.end - line.content, "   ", FAR) == NULL ||
        !may_be_row(&line, &kind))
        return false;
    LkBlankRow row = lk_blank_row(reader, line.content, line.end);
    LkBlankRun run;
    LkAt end = line.end;
    bool is_row = lk_blank_run_begin(&run, line.text, &row);
    while (is_row && line.next < line.text.length) {
        line = lk_line_scan(line.text, line.next);
        row = next_row(reader, &line, &kind);
        is_row = lk_blank_run_take(&run, &row);
        end = is_row ? line.end : end;
    }
    if (!lk_blank_run_is_table(&run))
        return false;
    reader->rows_start = reader->line.start;
    reader->rows_end = end;
    return true;
}
