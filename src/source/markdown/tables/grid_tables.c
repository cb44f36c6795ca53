/* Tables framed by +---+---+, as pandoc writes them; a cell may have many lines. Those whose rows are not
 * alike are read by grid_spans.c. */
#include "source/markdown/scan/scan.h"
#include "source/markdown/tables/grid_lines.h"
#include "source/markdown/tables/grid_spans.h"
#include "source/markdown/tables/tables.h"

/* A line of +, -, = and :. Returns how many columns it has; 0 if it is none. */
static size_t border_columns(const LkBlockReader *reader, size_t segment, bool *is_head,
                             LkCellAlign *alignments)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    LkAt end = lk_trim_end(reader->text, line->start, line->end);
    const char *bytes = reader->text.bytes;
    size_t columns = 0;
    if (end - line->start < 3 || bytes[line->start] != '+' || bytes[end - 1] != '+')
        return 0;
    for (LkAt at = line->start + 1; at < end; columns++) {
        LkAt start = at;
        while (bytes[at] == '-' || bytes[at] == '=' || bytes[at] == ':') {
            *is_head |= bytes[at] == '=';
            at++;
        }
        if (at == start || bytes[at] != '+')
            return 0;
        bool left = bytes[start] == ':', right = bytes[at - 1] == ':';
        if (alignments != NULL && (left || right))
            alignments[columns] = left && right ? LK_CELL_CENTRE : left ? LK_CELL_LEFT : LK_CELL_RIGHT;
        at++;
    }
    return columns;
}

/* Returns how many cells a line between pipes has; 0 if it is none. */
static size_t line_cells(const LkBlockReader *reader, size_t segment)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    LkAt end = lk_trim_end(reader->text, line->start, line->end), last = line->start;
    size_t cells = 0;
    if (end - line->start < 3 || reader->text.bytes[line->start] != '|')
        return 0;
    for (LkAt at = line->start + 1; at < end; at++) {
        if (reader->text.bytes[at] == '\\') {
            at++;
        } else if (reader->text.bytes[at] == '|') {
            last = at;
            cells++;
        }
    }
    return last + 1 == end ? cells : 0; /* \| ends no cell */
}

/* The lines of one row are read column by column, so that the segments of a cell follow one another; `places`
 * is how far each line has been read. */
static void read_row(LkBlockReader *reader, LkTableText *table, size_t row, size_t first, size_t lines)
{
    LkText text = reader->text;
    LkAt *places = LK_NEW_ARRAY(reader->arena, lines, LkAt);
    for (size_t i = 0; i < lines; i++)
        places[i] = reader->markdown->segments[first + i].start + 1;
    table->rows[row] = reader->markdown->segments[first].start;
    for (size_t column = 0; column < table->column_count; column++) {
        LkCellText *cell = &table->cells[row * table->column_count + column];
        bool is_apart = false;
        for (size_t i = 0; i < lines; i++) {
            LkAt at = places[i];
            while (text.bytes[at] != '|')
                at += text.bytes[at] == '\\' ? 2 : 1;
            is_apart = lk_grid_add_line(reader, cell, places[i], at, is_apart);
            places[i] = at + 1;
        }
    }
}

/* What a run of lines is as a grid. */
typedef struct Grid {
    size_t columns, rows, header_rows;
    size_t end;     /* behind its last border */
    bool is_open;   /* a row follows that has no border below */
    bool is_uneven; /* a row or border follows that has other cells */
} Grid;

static bool is_of_grid(const LkBlockReader *reader, size_t segment)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    return lk_is_grid_line(reader->text, line->start, line->end);
}

/* Returns a grid without columns when it is none. It ends at its last border. One without a row ends at once,
 * so that of many borders none is read more than twice. */
static Grid measure(const LkBlockReader *reader, size_t first, size_t limit)
{
    bool is_head = false, in_row = false;
    Grid grid = {.columns = border_columns(reader, first, &is_head, NULL)};
    for (size_t i = first + 1; grid.columns > 0 && i < limit; i++) {
        bool is_double = false;
        if (border_columns(reader, i, &is_double, NULL) == grid.columns) {
            if (grid.rows == 0 && !in_row) /* of many borders */
                break;
            grid.rows += in_row;
            grid.header_rows = is_double && grid.header_rows == 0 ? grid.rows : grid.header_rows;
            grid.end = i + 1;
            in_row = false;
        } else if (line_cells(reader, i) == grid.columns) {
            in_row = true;
        } else {
            grid.is_uneven = is_of_grid(reader, i);
            in_row = in_row || grid.is_uneven;
            break;
        }
    }
    grid.is_open = in_row;
    if (grid.end == 0)
        grid.columns = 0;
    return grid;
}

bool lk_is_grid_row(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    LkText text = reader->text;
    return reader->leaf_state == LK_LEAF_PARAGRAPH && text.bytes[line->content] == '+' &&
           text.bytes[reader->leaf->start] == '+' && lk_is_grid_line(text, line->content, line->end) &&
           lk_is_grid_line(text, reader->before_content, reader->before_end);
}

LkTableText *lk_table_of_grid(LkBlockReader *reader, size_t first, size_t limit, size_t *count)
{
    bool is_head = false;
    const LkSegment *line = &reader->markdown->segments[first];
    if (line->start == line->end || reader->text.bytes[line->start] != '+')
        return NULL;
    Grid grid = measure(reader, first, limit);
    LkAt start = line->start;
    LkTableText *table = grid.is_uneven ? lk_table_of_grid_spans(reader, first, limit, count) : NULL;
    if (table != NULL || reader->is_stopped)
        return table;
    line = &reader->markdown->segments[first];
    bool is_told = start < reader->grid_told;
    if (grid.columns == 0) {
        if (border_columns(reader, first, &is_head, NULL) > 0 && first + 1 < limit && !is_told)
            lk_remark(reader->markdown, LK_REMARK_TABLE, start, line->end, 0);
        return NULL;
    }
    table = lk_table_new(reader, LK_TABLE_GRID, grid.rows, grid.columns, start);
    if (table == NULL)
        return NULL;
    table->header_rows = grid.header_rows;
    border_columns(reader, first, &is_head, table->alignments);
    for (size_t i = first + 1, row = 0; i < grid.end; i++) {
        size_t lines = 0;
        while (border_columns(reader, i + lines, &is_head, NULL) == 0)
            lines++;
        if (lines > 0)
            read_row(reader, table, row++, i, lines);
        i += lines; /* at a border */
        if (row == grid.header_rows)
            border_columns(reader, i, &is_head, table->alignments);
    }
    if (grid.is_open && !is_told) {
        line = &reader->markdown->segments[grid.end];
        lk_remark(reader->markdown, LK_REMARK_TABLE, line->start, line->end, 0);
    }
    *count = grid.end - first;
    return table;
}
