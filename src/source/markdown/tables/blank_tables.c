/* Columns made by rows of blanks: names and positions of a committee, sums of money. Which lines are rows
 * says blank_rows.c. */
#include "source/markdown/tables/blank_rows.h"
#include "source/markdown/tables/tables.h"

#include "source/markdown/scan/scan.h"

static LkBlankRow read_row(const LkBlockReader *reader, size_t segment)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    return lk_blank_row(reader, line->start, line->end);
}

/* Those of a line that no block has been made of yet, behind the mark of its item. */
static LkBlankRow read_line(const LkBlockReader *reader, const LkLineScan *line)
{
    LkItemMark mark = lk_item_mark(line->text, line->content, line->end);
    LkAt at = mark.kind == LK_MARK_NONE ? line->content : lk_mark_end(&mark);
    return lk_blank_row(reader, lk_skip_blanks(line->text, at, line->end, true), line->end);
}

/* A row of data has the mark of an item, a name of a person in it, or a number that is no year. */
static bool is_data(LkText text, const LkBlankRow *row)
{
    if (lk_item_mark(text, row->starts[0], row->ends[row->count - 1]).length > 0)
        return true;
    for (size_t i = 0; i < row->count; i++) {
        size_t digits = 0;
        for (LkAt at = row->starts[i];
             at < row->ends[i] && lk_digit_value(lk_peek(text, at, row->ends[i])) >= 0; digits++)
            lk_utf8_next(text, &at);
        if (lk_is_name_title(text, row->starts[i], row->ends[i]) || (digits > 0 && digits != 4))
            return true;
    }
    return false;
}

static LkTableText *make_table(LkBlockReader *reader, size_t first, size_t rows, const LkBlankRow *head)
{
    LkTableText *table = lk_table_new(reader, LK_TABLE_BLANKS, rows, head->count, head->starts[0]);
    if (table == NULL)
        return NULL;
    table->header_rows = !is_data(reader->text, head);
    for (size_t i = 0; i < rows; i++) {
        LkBlankRow row = read_row(reader, first + i);
        table->rows[i] = row.starts[0];
        for (size_t column = 0; column < row.count; column++)
            lk_cell_add_line(
                reader, &table->cells[i * table->column_count + lk_blank_cells_left_out(head, &row) + column],
                row.starts[column], row.ends[column]);
    }
    return table;
}

static bool has_columns(const LkBlankRow *row)
{
    return row->count >= 2 && row->is_far;
}

/* Lines with columns that are no table are told once, where two and more follow one another: those of one
 * paragraph, and the items and paragraphs right below it. */
static void tell_columns(LkBlockReader *reader, size_t first, size_t limit, LkAt start)
{
    const LkSegment *lines = reader->markdown->segments;
    size_t end = first;
    if (start < reader->columns_told)
        return;
    for (; end < limit; end++) {
        LkBlankRow row = read_row(reader, end);
        if (!has_columns(&row))
            break;
    }
    if (end == first)
        return;
    size_t count = end - first;
    LkAt told = lines[end - 1].end;
    for (LkAt next = lk_line_scan(reader->text, told).next; end == limit; count++) {
        LkLineScan line = lk_line_scan(reader->text, next);
        LkBlankRow row = read_line(reader, &line);
        if (!has_columns(&row))
            break;
        told = line.end;
        next = line.next;
    }
    if (count < 2)
        return;
    reader->columns_told = told;
    lk_remark(reader->markdown, LK_REMARK_COLUMNS, start, lines[first].end, count);
}

LkTableText *lk_table_of_blanks(LkBlockReader *reader, size_t first, size_t limit, size_t *count)
{
    LkBlankRow head = read_row(reader, first), row = head;
    LkBlankRun run;
    if (!lk_blank_run_begin(&run, reader->text, &head))
        return NULL;
    while (first + run.rows < limit) {
        row = read_row(reader, first + run.rows);
        if (!lk_blank_run_take(&run, &row))
            break;
    }
    if (lk_blank_run_is_table(&run)) {
        *count = run.rows;
        return make_table(reader, first, run.rows, &head);
    }
    tell_columns(reader, first, limit, head.starts[0]);
    return NULL;
}
