/* Grids whose cells span columns or rows, as pandoc writes them: where a | is missing within a row, a cell
 * goes on over the next column; where a rule is missing between two rows, over the next row. */
#include "source/markdown/tables/grid_spans.h"
#include "source/markdown/tables/tables.h"

#include "source/markdown/scan/scan.h"
#include "source/markdown/tables/grid_lines.h"

/* A grid while its cells are found. Row i lies between the lines rules[i] and rules[i + 1]. */
typedef struct Spans {
    LkBlockReader *reader;
    LkGridLines lines;
    LkTableText *table;
    size_t *rules;
    size_t rows;
    size_t doubtful; /* the line where a cell's sides do not meet */
} Spans;

static bool find_rows(Spans *spans)
{
    const LkGridLines *lines = &spans->lines;
    size_t rules = 0;
    spans->rules = LK_NEW_ARRAY(spans->reader->arena, lines->count, size_t);
    for (size_t i = 0; i < lines->count; i++) {
        if (!lines->items[i].has_rule)
            continue;
        spans->doubtful = i;
        if (rules > 0 && spans->rules[rules - 1] + 1 == i)
            return false;
        spans->rules[rules++] = i;
    }
    spans->rows = rules - 1;
    return spans->rows > 0 && spans->rows <= UINT16_MAX;
}

/* Whether the side of each line of a row stands on the boundary; *is_any: that of one does. */
static bool has_side(const Spans *spans, size_t row, size_t boundary, bool *is_any)
{
    bool is_all = true;
    for (size_t i = spans->rules[row] + 1; i < spans->rules[row + 1]; i++) {
        bool is_there = lk_grid_side(&spans->lines, i, boundary) != NULL;
        is_all = is_all && is_there;
        *is_any = *is_any || is_there;
        spans->reader->markdown->steps++;
    }
    return is_all;
}

/* ---- How far a cell goes */

static size_t width_at(const Spans *spans, size_t row, size_t column)
{
    size_t width = 1;
    bool is_any = false;
    while (column + width < spans->lines.column_count && !has_side(spans, row, column + width, &is_any) &&
           !is_any)
        width++;
    return width;
}

static size_t height_at(const Spans *spans, size_t row, size_t column)
{
    size_t height = 1;
    while (row + height < spans->rows && !lk_grid_has_rule(&spans->lines, spans->rules[row + height], column))
        height++;
    return height;
}

/* Sides left and right of it on each line, none between them. */
static bool is_row_whole(Spans *spans, size_t row, size_t column, size_t width)
{
    bool is_any = false;
    spans->doubtful = spans->rules[row] + 1;
    if (!has_side(spans, row, column, &is_any) || !has_side(spans, row, column + width, &is_any))
        return false;
    is_any = false;
    for (size_t i = 1; i < width; i++)
        has_side(spans, row, column + i, &is_any);
    return !is_any;
}

/* A corner of cells, or a rule that goes on where its + was left out. */
static bool is_corner(const Spans *spans, size_t line, size_t boundary)
{
    const LkGridLines *lines = &spans->lines;
    return lk_grid_side(lines, line, boundary) != NULL ||
           (lk_grid_has_rule(lines, line, boundary - 1) && lk_grid_has_rule(lines, line, boundary));
}

/* A rule below all of it, or none within it. */
static bool is_rule_whole(Spans *spans, size_t rule, size_t column, size_t width, bool is_within)
{
    const LkGridLines *lines = &spans->lines;
    size_t line = spans->rules[rule];
    spans->doubtful = line;
    for (size_t i = 0; i < width; i++)
        if (lk_grid_has_rule(lines, line, column + i) == is_within ||
            (is_within && i > 0 && lk_grid_side(lines, line, column + i) != NULL))
            return false;
    return is_corner(spans, line, column) && is_corner(spans, line, column + width);
}

static bool is_whole(Spans *spans, size_t row, size_t column, size_t width, size_t height)
{
    for (size_t i = 0; i < height; i++)
        if (!is_row_whole(spans, row + i, column, width) ||
            !is_rule_whole(spans, row + i + 1, column, width, i + 1 < height))
            return false;
    return true;
}

static bool take_cell(Spans *spans, size_t row, size_t column)
{
    LkTableText *table = spans->table;
    size_t width = width_at(spans, row, column), height = height_at(spans, row, column);
    if (!is_whole(spans, row, column, width, height))
        return false;
    for (size_t i = 0; i < height; i++)
        for (size_t k = 0; k < width; k++) {
            LkCellText *cell = &table->cells[(row + i) * table->column_count + column + k];
            if (cell->is_covered)
                return false;
            cell->is_covered = i + k > 0;
        }
    LkCellText *cell = &table->cells[row * table->column_count + column];
    cell->columns = (uint16_t)width;
    cell->rows = (uint16_t)height;
    return true;
}

static bool find_cells(Spans *spans)
{
    const LkTableText *table = spans->table;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++)
            if (!table->cells[row * table->column_count + column].is_covered &&
                !take_cell(spans, row, column))
                return false;
    return true;
}

/* ---- What stands in it */

/* All lines of a cell, those on which other cells end among them. */
static void read_cell(Spans *spans, size_t row, size_t column)
{
    LkCellText *cell = &spans->table->cells[row * spans->table->column_count + column];
    bool is_apart = false;
    if (cell->is_covered)
        return;
    for (size_t i = spans->rules[row] + 1; i < spans->rules[row + cell->rows]; i++) {
        const LkGridSide *left = lk_grid_side(&spans->lines, i, column);
        const LkGridSide *right = lk_grid_side(&spans->lines, i, column + cell->columns);
        bool is_empty = lk_grid_add_line(spans->reader, cell, left->at + 1, right->at, is_apart);
        is_apart = is_empty && (is_apart || !spans->lines.items[i].has_rule);
    }
}

static void read_alignments(Spans *spans, size_t line)
{
    const LkGridLine *rule = &spans->lines.items[line];
    for (size_t i = 0; i + 1 < rule->count; i++) {
        const LkGridSide *left = &spans->lines.sides[rule->first + i], *right = left + 1;
        bool is_left = spans->reader->text.bytes[left->at + 1] == ':';
        bool is_right = spans->reader->text.bytes[right->at - 1] == ':';
        if (left->has_rule && right->boundary == left->boundary + 1 && (is_left || is_right))
            spans->table->alignments[left->boundary] = is_left && is_right ? LK_CELL_CENTRE
                                                       : is_left           ? LK_CELL_LEFT
                                                                           : LK_CELL_RIGHT;
    }
}

static void read_grid(Spans *spans)
{
    LkTableText *table = spans->table;
    read_alignments(spans, 0);
    for (size_t row = 0; row < table->row_count; row++) {
        size_t line = spans->lines.items[spans->rules[row] + 1].segment;
        table->rows[row] = spans->reader->markdown->segments[line].start;
        const LkGridLine *rule = &spans->lines.items[spans->rules[row + 1]];
        if (table->header_rows == 0 && rule->is_whole && rule->is_double) {
            table->header_rows = row + 1;
            read_alignments(spans, spans->rules[row + 1]);
        }
        for (size_t column = 0; column < table->column_count; column++)
            read_cell(spans, row, column);
    }
}

/* ---- */

static LkTableText *tell_doubt(Spans *spans, size_t line)
{
    LkBlockReader *reader = spans->reader;
    const LkSegment *segments = reader->markdown->segments;
    const LkGridLines *lines = &spans->lines;
    LkSegment doubtful = segments[lines->items[line].segment];
    reader->grid_told = segments[lines->items[lines->count - 1].segment].end;
    lk_remark(reader->markdown, LK_REMARK_GRID, doubtful.start, doubtful.end, 1);
    return NULL;
}

LkTableText *lk_table_of_grid_spans(LkBlockReader *reader, size_t first, size_t limit, size_t *count)
{
    Spans spans = {.reader = reader};
    LkAt start = reader->markdown->segments[first].start;
    if (start < reader->grid_told || !lk_grid_lines_read(reader, first, limit, &spans.lines))
        return NULL;
    size_t line = 0;
    if (!lk_grid_lines_place(&spans.lines, &line))
        return tell_doubt(&spans, line);
    if (!find_rows(&spans))
        return tell_doubt(&spans, spans.doubtful);
    spans.table = lk_table_new(reader, LK_TABLE_GRID, spans.rows, spans.lines.column_count, start);
    if (spans.table == NULL)
        return NULL;
    if (!find_cells(&spans)) {
        reader->cells -= spans.rows * spans.lines.column_count;
        return tell_doubt(&spans, spans.doubtful);
    }
    read_grid(&spans);
    *count = spans.lines.count;
    return spans.table;
}
