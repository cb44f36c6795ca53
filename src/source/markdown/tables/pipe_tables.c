/* Tables of pipes: GitHub's (GFM §4.10), with a row of dashes below the head; and where Thai is written also
 * without it. */
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/scan/scan.h"

/* ---- One row */

/* A row while its cells are looked at one by one. */
typedef struct Row {
    LkText text;
    LkAt at, end;
    bool is_done;
} Row;

static Row row_of(const LkBlockReader *reader, size_t segment)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    Row row = {.text = reader->text, .at = line->start};
    row.end = lk_trim_end(reader->text, line->start, line->end);
    row.at = lk_skip_blanks(reader->text, row.at, row.end, true);
    if (row.at < row.end && reader->text.bytes[row.at] == '|')
        row.at++;
    row.is_done = row.at >= row.end;
    return row;
}

/* Behind the field {{…}} that begins at `at`: its bar, {{fax|-}}, parts no cells. `at` where none begins. */
static LkAt behind_field(LkText text, LkAt at, LkAt end)
{
    if (!lk_begins_with(text, at, end, "{{"))
        return at;
    for (LkAt next = at + 2; next < end && text.bytes[next] != '{' && text.bytes[next] != '\\'; next++)
        if (lk_begins_with(text, next, end, "}}"))
            return next + 2;
    return at;
}

/* Finds the next cell, [*start, *end). Returns false when there is none. */
static bool next_cell(Row *row, LkAt *start, LkAt *end)
{
    if (row->is_done)
        return false;
    LkAt at = row->at;
    while (at < row->end && row->text.bytes[at] != '|') {
        LkAt behind = behind_field(row->text, at, row->end);
        at = behind > at ? behind : at + (row->text.bytes[at] == '\\' && at + 1 < row->end ? 2 : 1);
    }
    *start = row->at;
    *end = at < row->end ? at : row->end;
    row->is_done = at + 1 >= row->end; /* nothing stands behind the last pipe */
    row->at = at + 1;
    return true;
}

static size_t count_cells(const LkBlockReader *reader, size_t segment)
{
    Row row = row_of(reader, segment);
    LkAt start, end;
    size_t cells = 0;
    while (next_cell(&row, &start, &end))
        cells++;
    return cells;
}

static bool has_pipe(const LkBlockReader *reader, size_t segment)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    for (LkAt at = line->start; at < line->end; at++) {
        if (reader->text.bytes[at] == '|')
            return true;
        at += reader->text.bytes[at] == '\\';
    }
    return false;
}

/* A pipe that belongs to the text is typed \|: its backslash is left out, also within code. */
static void add_cell(LkBlockReader *reader, LkCellText *cell, LkAt start, LkAt end)
{
    LkText text = reader->text;
    LkAt from = start = lk_skip_blanks(text, start, end, true);
    end = lk_trim_end(text, start, end);
    for (LkAt at = start; at + 1 < end; at++) {
        if (text.bytes[at] != '\\' || text.bytes[at + 1] != '|')
            continue;
        if (cell->segment_count == 0)
            cell->segment = reader->markdown->segment_count;
        lk_block_add_segment(reader, from, at, 0);
        reader->markdown->segments[reader->markdown->segment_count - 1].joins = cell->segment_count++ > 0;
        from = ++at;
    }
    if (cell->segment_count == 0) {
        lk_cell_add_line(reader, cell, from, end);
        return;
    }
    lk_block_add_segment(reader, from, end, 0);
    reader->markdown->segments[reader->markdown->segment_count - 1].joins = true;
    cell->segment_count++;
}

static void read_row(LkBlockReader *reader, LkTableText *table, size_t row_index, size_t segment)
{
    Row row = row_of(reader, segment);
    LkAt start, end;
    table->rows[row_index] = reader->markdown->segments[segment].start;
    LkCellText *cells = table->cells + row_index * table->column_count;
    size_t count = 0;
    for (; next_cell(&row, &start, &end); count++)
        if (count < table->column_count)
            add_cell(reader, &cells[count], start, end);
    if (count > table->column_count) {
        lk_remark(reader->markdown, LK_REMARK_ROW, table->rows[row_index], row.end, count);
        reader->markdown->remarks[reader->markdown->remark_count - 1].most = table->column_count;
    }
}

/* ---- The row of dashes */

static bool read_dashes(LkText text, LkAt start, LkAt end, LkCellAlign *alignment)
{
    start = lk_skip_blanks(text, start, end, false);
    end = lk_trim_end(text, start, end);
    bool left = start < end && text.bytes[start] == ':',
         right = end > start + 1 && text.bytes[end - 1] == ':';
    LkAt at = start + left, last = end - right;
    if (at >= last)
        return false;
    for (; at < last; at++)
        if (text.bytes[at] != '-')
            return false;
    *alignment = left && right ? LK_CELL_CENTRE
                 : left        ? LK_CELL_LEFT
                 : right       ? LK_CELL_RIGHT
                               : LK_CELL_DEFAULT;
    return true;
}

/* Returns how many columns the row of dashes has; 0 if it is none. */
static size_t delimiter_columns(const LkBlockReader *reader, size_t segment, LkCellAlign *alignments)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    if (line->start == line->end || strchr("|-:", reader->text.bytes[line->start]) == NULL)
        return 0;
    Row row = row_of(reader, segment);
    LkAt start, end;
    LkCellAlign alignment;
    size_t count = 0;
    for (; next_cell(&row, &start, &end); count++) {
        if (!read_dashes(reader->text, start, end, &alignment))
            return 0;
        if (alignments != NULL)
            alignments[count] = alignment;
    }
    return count;
}

/* A row of words below a table of Thai is no row: what stands there is its source or a remark. */
static bool is_row(const LkBlockReader *reader, size_t segment, size_t columns)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    return has_pipe(reader, segment) || columns == 1 || !lk_thai_within(reader->text, line->start, line->end);
}

LkTableText *lk_table_of_pipes(LkBlockReader *reader, size_t first, size_t limit, size_t *count)
{
    if (first + 1 >= limit)
        return NULL;
    size_t columns = delimiter_columns(reader, first + 1, NULL);
    if (columns == 0 || (!has_pipe(reader, first) && !has_pipe(reader, first + 1)) ||
        count_cells(reader, first) != columns)
        return NULL;
    size_t end = first + 2;
    while (end < limit && is_row(reader, end, columns))
        end++;
    LkAt start = reader->markdown->segments[first].start;
    LkTableText *table = lk_table_new(reader, LK_TABLE_PIPES, end - first - 1, columns, start);
    if (table == NULL)
        return NULL;
    *count = end - first;
    table->header_rows = 1;
    delimiter_columns(reader, first + 1, table->alignments);
    read_row(reader, table, 0, first);
    for (size_t i = first + 2; i < end; i++)
        read_row(reader, table, i - first - 1, i);
    return table;
}

/* ---- Without a row of dashes */

/* รายการ | บาท: one pipe with blanks around it, and words on both sides. */
static bool is_parted(LkText text, LkAt at, LkAt end)
{
    const char *pipe = memchr(text.bytes + at, '|', end - at);
    if (pipe == NULL)
        return false;
    LkAt bar = (LkAt)(pipe - text.bytes);
    return bar > at && bar + 1 < end && lk_is_ascii_blank(text.bytes[bar - 1]) &&
           lk_is_ascii_blank(text.bytes[bar + 1]);
}

/* Returns the cells of a line that is framed by pipes, has two of them, or one between blanks; 0 for any
 * other. */
static size_t bar_cells(const LkBlockReader *reader, size_t segment)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    LkAt end = lk_trim_end(reader->text, line->start, line->end);
    if (end == line->start || !has_pipe(reader, segment))
        return 0;
    size_t cells = count_cells(reader, segment);
    bool is_framed = reader->text.bytes[line->start] == '|' && reader->text.bytes[end - 1] == '|';
    return is_framed || cells > 2 || (cells == 2 && is_parted(reader->text, line->start, end)) ? cells : 0;
}

LkTableText *lk_table_of_bars(LkBlockReader *reader, size_t first, size_t limit, size_t *count)
{
    size_t columns = bar_cells(reader, first), end = first + 1;
    if (columns < 2)
        return NULL;
    while (end < limit && bar_cells(reader, end) == columns)
        end++;
    const LkSegment *lines = reader->markdown->segments;
    bool is_thai = lk_thai_within(reader->text, lines[first].start, lines[end - 1].end);
    if (end - first < 2 || !is_thai) {
        if (is_thai && end < limit && bar_cells(reader, end) > 1)
            lk_remark(reader->markdown, LK_REMARK_TABLE, lines[first].start, lines[first].end, columns);
        return NULL;
    }
    LkTableText *table = lk_table_new(reader, LK_TABLE_BARE, end - first, columns, lines[first].start);
    if (table == NULL)
        return NULL;
    *count = end - first;
    table->header_rows = 1;
    for (size_t i = first; i < end; i++)
        read_row(reader, table, i - first, i);
    return table;
}
