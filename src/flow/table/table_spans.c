/* Cells that span several columns or rows: which slots they cover, how high their rows are, and where a page
 * may end among them. */
#include "flow/table/table.h"

/* Rows that a cell joins stay on one page if they take at most this part of it (a half). */
#define LONG_GROUP_PART 2
/* No more rows than this are looked at for it: so many fill more than a page. */
#define LONGEST_LOOK 256

void lk_grid_origins(const LkTableFlow *table, LkGrid *grid, LkArena *arena)
{
    size_t columns = table->table->column_count;
    grid->origins = LK_NEW_ARRAY(arena, grid->rows * columns + 1, uint32_t);
    for (size_t i = 0; i < grid->rows * columns; i++)
        grid->origins[i] = (uint32_t)i;
    for (size_t row = 0; row < grid->rows; row++) {
        for (size_t column = 0; column < columns; column++) {
            const LkCell *cell = &grid->cells[row * columns + column];
            if (cell->is_covered)
                continue;
            for (size_t r = row; r < row + lk_cell_rows(cell); r++)
                for (size_t c = column; c < column + lk_cell_columns(cell); c++)
                    grid->origins[r * columns + c] = (uint32_t)(row * columns + column);
        }
    }
}

/* Returns the height that a cell's own lines need. */
static LkLength cell_need(const LkTableFlow *table, const LkGrid *grid, size_t index)
{
    return (LkLength)grid->lines[index].count * lk_grid_text(table, grid)->pitch + lk_row_padding(table);
}

static LkLength rows_height(const LkGrid *grid, size_t first, size_t end)
{
    LkLength height = 0;
    for (size_t row = first; row < end; row++)
        height += grid->heights[row];
    return height;
}

void lk_grid_heights(const LkTableFlow *table, LkGrid *grid, LkArena *arena)
{
    size_t columns = table->table->column_count;
    LkLength least = lk_grid_text(table, grid)->pitch + lk_row_padding(table);
    grid->heights = LK_NEW_ARRAY(arena, grid->rows + 1, LkLength);
    for (size_t row = 0; row < grid->rows; row++) {
        grid->heights[row] = least;
        for (size_t i = 0; i < columns; i++) {
            const LkCell *cell = &grid->cells[row * columns + i];
            LkLength need = cell_need(table, grid, row * columns + i);
            if (lk_cell_rows(cell) == 1 && need > grid->heights[row])
                grid->heights[row] = need;
        }
        /* Cells over several rows that end here: if they need more height, all their rows get the same of it.
         */
        for (size_t i = 0; i < columns; i++) {
            size_t origin = grid->origins[row * columns + i], first = origin / columns;
            const LkCell *cell = &grid->cells[origin];
            if (lk_cell_rows(cell) == 1 || first + lk_cell_rows(cell) - 1 != row)
                continue;
            LkLength over = cell_need(table, grid, origin) - rows_height(grid, first, row + 1);
            for (size_t r = first; r <= row && over > 0; r++)
                grid->heights[r] += over / (LkLength)lk_cell_rows(cell) + 1;
        }
    }
}

/* Whether a cell goes on below this row. */
static bool crosses(const LkGrid *grid, size_t columns, size_t row)
{
    for (size_t i = 0; row + 1 < grid->rows && i < columns; i++)
        if (grid->origins[row * columns + i] == grid->origins[(row + 1) * columns + i])
            return true;
    return false;
}

bool lk_grid_crosses(const LkTableFlow *table, const LkGrid *grid, size_t row)
{
    return grid->origins != NULL && crosses(grid, table->table->column_count, row);
}

bool lk_grid_is_joined(const LkTableFlow *table, const LkGrid *grid, size_t row)
{
    size_t columns = table->table->column_count;
    if (grid->origins == NULL)
        return false;
    return crosses(grid, columns, row) || (row > 0 && crosses(grid, columns, row - 1));
}

bool lk_grid_keeps(const LkTableFlow *table, const LkGrid *grid, size_t row, LkLength page_height)
{
    size_t columns = table->table->column_count, first = row, end = row + 1;
    if (grid->origins == NULL || !crosses(grid, columns, row))
        return false;
    while (first > 0 && crosses(grid, columns, first - 1) && row - first < LONGEST_LOOK)
        first--;
    while (end < grid->rows && crosses(grid, columns, end - 1) && end - row < LONGEST_LOOK)
        end++;
    if (rows_height(grid, first, end) <= page_height / LONG_GROUP_PART)
        return true;
    for (size_t i = 0; i < columns; i++) { /* no page end divides the lines of a cell over several rows */
        size_t origin = grid->origins[row * columns + i];
        if (origin == grid->origins[(row + 1) * columns + i] &&
            cell_need(table, grid, origin) > rows_height(grid, origin / columns, row + 1))
            return true;
    }
    return false;
}

LkLength lk_span_height(const LkGrid *grid, size_t row, const LkCell *cell, LkLength own)
{
    return grid->heights == NULL || lk_cell_rows(cell) == 1
               ? own
               : rows_height(grid, row, row + lk_cell_rows(cell));
}
