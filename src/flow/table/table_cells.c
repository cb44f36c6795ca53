/* Typesets the cells of tables, and aligns numbers by their decimal points. */
#include "flow/table/table.h"

size_t lk_cell_columns(const LkCell *cell)
{
    return cell->columns > 1 ? cell->columns : 1;
}

size_t lk_cell_rows(const LkCell *cell)
{
    return cell->rows > 1 ? cell->rows : 1;
}

const LkCell *lk_grid_row(const LkTableFlow *table, const LkGrid *grid, size_t row, LkArena *arena)
{
    return grid->cells != NULL ? grid->cells + row * table->table->column_count
                               : lk_table_row(table->table, row, arena);
}

const LkTextStyle *lk_grid_text(const LkTableFlow *table, const LkGrid *grid)
{
    return grid->is_header ? &table->style->header : &table->style->text;
}

LkLength lk_row_padding(const LkTableFlow *table)
{
    return table->style->padding_top + table->style->padding_bottom;
}

static LkSourceAlignment alignment_asked(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell,
                                         size_t column)
{
    if (cell->alignment != LK_SOURCE_ALIGNMENT_DEFAULT)
        return cell->alignment;
    if (grid->is_header && lk_cell_columns(cell) > 1)
        return LK_SOURCE_ALIGNMENT_CENTRE; /* the title of a group */
    return table->table->columns[column].alignment;
}

static LkAlignment alignment_of(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell,
                                size_t column)
{
    LkSourceAlignment asked = alignment_asked(table, grid, cell, column);
    if (asked == LK_SOURCE_ALIGNMENT_CENTRE || (grid->is_header && asked != LK_SOURCE_ALIGNMENT_LEFT))
        return LK_ALIGNMENT_CENTRE;
    return asked == LK_SOURCE_ALIGNMENT_RIGHT ? LK_ALIGNMENT_RIGHT : LK_ALIGNMENT_LEFT;
}

bool lk_cell_is_decimal(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell, size_t column)
{
    return !grid->is_header && alignment_asked(table, grid, cell, column) == LK_SOURCE_ALIGNMENT_DECIMAL;
}

static LkLength cell_width(const LkTableFlow *table, const LkCell *cell, size_t column)
{
    LkLength width = 0; /* stays 0 while the columns are only being measured */
    for (size_t i = column; i < column + lk_cell_columns(cell); i++)
        width += table->widths[i];
    return width - 2 * table->style->padding_x;
}

LkParagraphFormat lk_cell_format(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                                 const LkCell *cell, size_t column)
{
    LkLength measure = cell_width(table, cell, column);
    LkParagraphFormat format = lk_paragraph_format(
        setter->layout, lk_grid_text(table, grid), measure > 0 ? measure : setter->measure,
        alignment_of(table, grid, cell, column), grid->is_header ? LK_JUSTIFY_NONE : table->style->justify);
    format.text.hyphenate = table->style->text.hyphenate;
    return format;
}

static LkLines typeset_cell(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                            const LkCell *cell, size_t column)
{
    LkLines all = {0};
    LkParagraphFormat format = lk_cell_format(setter, table, grid, cell, column);
    for (size_t i = 0; i < cell->count && !cell->is_covered; i++) {
        LkLines lines = {0};
        lk_typeset(setter->text, setter->references, &cell->paragraphs[i], &format, &lines);
        lk_lines_join(setter->text->arena, &all, &lines);
    }
    return all;
}

static void typeset_row(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid, size_t row,
                        LkLines *lines)
{
    const LkCell *cells = lk_grid_row(table, grid, row, setter->text->arena);
    for (size_t i = 0; i < table->table->column_count; i++)
        lines[i] = typeset_cell(setter, table, grid, &cells[i], i);
}

const LkLines *lk_grid_lines(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                             size_t row)
{
    size_t columns = table->table->column_count;
    if (grid->lines != NULL)
        return grid->lines + row * columns;
    LkLines *lines = LK_NEW_ARRAY(setter->text->arena, columns, LkLines);
    typeset_row(setter, table, grid, row, lines);
    return lines;
}

void lk_grid_typeset(const LkRowSetter *setter, const LkTableFlow *table, LkGrid *grid)
{
    size_t columns = table->table->column_count;
    LkLines *lines = LK_NEW_ARRAY(setter->text->arena, grid->rows * columns + 1, LkLines);
    for (size_t row = 0; row < grid->rows; row++)
        typeset_row(setter, table, grid, row, lines + row * columns);
    grid->lines = lines;
}

LkLength lk_row_height(const LkTableFlow *table, const LkGrid *grid, const LkLines *lines)
{
    size_t most = 1;
    for (size_t i = 0; i < table->table->column_count; i++)
        most = lines[i].count > most ? lines[i].count : most;
    return (LkLength)most * lk_grid_text(table, grid)->pitch + lk_row_padding(table);
}

/* ---- Decimal alignment */

/* Measures a number of one line: before its decimal point, and from the point on; without a point, from what
 * hangs behind the last digit on. */
static void decimal_parts(const LkLine *line, LkLength *before, LkLength *after)
{
    *before = line->width;
    for (size_t i = 0; i < line->run_count; i++) {
        const LkGlyphRun *run = line->runs[i].run;
        LkLength pen = line->runs[i].x - line->runs[0].x;
        for (size_t g = 0; g < run->count; g++) {
            size_t at = run->glyphs[g].cluster;
            uint32_t c = lk_utf8_next(run->text, &at);
            if (c == '.') {
                *before = pen;
                *after = line->width - pen;
                return;
            }
            pen += lk_length_from_units(run->glyphs[g].advance, run->size, run->face->units_per_em) +
                   run->glyphs[g].stretch;
            if (lk_digit_value(c) >= 0)
                *before = pen;
            else if (!lk_hangs_behind_digits(c))
                *before = line->width;
        }
    }
    *after = line->width - *before;
}

void lk_decimals_widen(LkDecimals *decimals, const LkLines *lines)
{
    LkLength before = 0, after = 0;
    if (lines->count != 1)
        return;
    decimal_parts(&lines->items[0], &before, &after);
    decimals->before = before > decimals->before ? before : decimals->before;
    decimals->after = after > decimals->after ? after : decimals->after;
}

void lk_decimals_place(LkTableFlow *table, size_t column, const LkDecimals *decimals)
{
    LkLength inner = table->widths[column] - 2 * table->style->padding_x;
    LkLength width = decimals->before + decimals->after, free_width = inner > width ? inner - width : 0;
    table->decimal[column] = table->style->padding_x + free_width / 2 + decimals->before;
}

LkLength lk_cell_line_left(const LkTableFlow *table, const LkGrid *grid, const LkCell *cell, size_t column,
                           const LkLines *lines, const LkLine *line)
{
    LkLength left = table->lefts[column] + table->style->padding_x;
    bool is_decimal = table->decimal != NULL && table->decimal[column] != 0 && lk_cell_columns(cell) == 1 &&
                      lk_cell_is_decimal(table, grid, cell, column);
    if (!is_decimal || lines->count != 1 || line->run_count == 0)
        return left;
    LkLength before = 0, after = 0;
    decimal_parts(line, &before, &after);
    LkLength wanted = table->lefts[column] + table->decimal[column] - before;
    return (wanted > left ? wanted : left) - line->runs[0].x;
}

/* ---- Deferred rows */

static bool is_one_line(const LkTableFlow *table, size_t row, size_t column)
{
    LkLength inner = table->widths[column] - 2 * table->style->padding_x;
    uint32_t natural = table->naturals[row * table->table->column_count + column];
    return natural != UINT32_MAX && (LkLength)natural * LK_NATURAL_UNIT <= inner;
}

LkLength lk_deferred_height(const LkRowSetter *setter, const LkTableFlow *table, size_t row,
                            LkDecimals *decimals)
{
    const LkGrid *grid = &table->body;
    const LkCell *cells = lk_grid_row(table, grid, row, setter->text->arena);
    size_t most = 1;
    for (size_t i = 0; i < table->table->column_count; i++) {
        bool is_decimal = table->table->columns[i].alignment == LK_SOURCE_ALIGNMENT_DECIMAL;
        if (!is_decimal && is_one_line(table, row, i))
            continue;
        LkLines lines = typeset_cell(setter, table, grid, &cells[i], i);
        most = lines.count > most ? lines.count : most;
        if (is_decimal)
            lk_decimals_widen(&decimals[i], &lines);
    }
    return (LkLength)most * lk_grid_text(table, grid)->pitch + lk_row_padding(table);
}
