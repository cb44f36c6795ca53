/* Rows written in a table block: lists in the order of the columns or keys by field; a cell may cover others:
 * {text: รวม, columns: 2, rows: 2, align: centre}. Columns of data may make one cell of equal values. */
#include <string.h>

#include "base/limits.h"
#include "source/blocks/blocks.h"

bool lk_table_new_columns(LkReader *reader, LkTable *table, LkTableFields *fields, size_t count, LkSpan span)
{
    if (count > LK_LIMIT_TABLE_COLUMNS)
        return lk_tell(reader->diagnostics, LK_E_LIMIT_COLUMNS, span,
                       LK_WITH(lk_named_number("count", (long long)count),
                               lk_named_number("most", LK_LIMIT_TABLE_COLUMNS)));
    if (count == 0)
        return lk_tell(reader->diagnostics, LK_E_TABLE_COLUMNS, span, NULL);
    table->columns = LK_NEW_ARRAY(reader->arena, count, LkColumn);
    table->column_count = count;
    fields->names = LK_NEW_ARRAY(reader->arena, count, LkText);
    fields->nodes = LK_NEW_ARRAY(reader->arena, count, const LkYaml *);
    fields->ranks = LK_NEW_ARRAY(reader->arena, count, bool);
    fields->merges = LK_NEW_ARRAY(reader->arena, count, bool);
    fields->formats = LK_NEW_ARRAY(reader->arena, count, LkText);
    fields->as_is = LK_NEW_ARRAY(reader->arena, count, bool);
    for (size_t i = 0; i < count; i++)
        table->columns[i].span = span;
    return true;
}

/* Each line of the text is a paragraph of the cell. */
LkCell lk_table_cell(LkReader *reader, LkText text, LkSpan span, LkFileOffset offset, bool fill)
{
    LkCell cell = {.span = span};
    size_t lines = 1;
    while (text.length > 0 && strchr("\r\n", text.bytes[text.length - 1]) != NULL)
        text.length--;
    if (text.length == 0 || !lk_text_check(reader, text, span))
        return cell;
    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    cell.paragraphs = LK_NEW_ARRAY(reader->arena, lines, LkInlines);
    for (size_t at = 0, i = 0; i <= text.length; i++) {
        if (i < text.length && text.bytes[i] != '\n')
            continue;
        size_t end = i > at && text.bytes[i - 1] == '\r' ? i - 1 : i;
        LkInlines inlines = lk_plain_inlines(reader, lk_text_slice(text, at, end), span,
                                             fill ? lk_file_offset_after(offset, at) : LK_NO_OFFSET, !fill);
        for (size_t k = 0; k < inlines.count; k++)
            inlines.items[k].from_data = true;
        cell.paragraphs[cell.count++] = inlines;
        at = i + 1;
    }
    return cell;
}

static bool read_count(LkReader *reader, const LkYaml *node, size_t most, uint16_t *count)
{
    size_t value = 0;
    most = most < UINT16_MAX ? most : UINT16_MAX;
    bool is_good = node->kind == LK_YAML_SCALAR && node->text.length > 0 && node->text.length < 6;
    for (size_t i = 0; is_good && i < node->text.length; i++) {
        is_good = node->text.bytes[i] >= '0' && node->text.bytes[i] <= '9';
        value = value * 10 + (size_t)(node->text.bytes[i] - '0');
    }
    if (!is_good || value < 1 || value > most)
        return lk_tell(reader->diagnostics, LK_E_TABLE_SPAN, node->span,
                       LK_WITH(lk_named_number("most", (long long)most)));
    *count = (uint16_t)value;
    return true;
}

/* ---- Cells that cover others */

/* Where a cell is put: the table, and how many rows it will have. */
typedef struct Grid {
    LkReader *reader;
    LkTable *table;
    size_t rows;
} Grid;

/* Marks of Markdown, which a cell of a table block does not have. */
static void tell_marks(LkReader *reader, LkText text, LkSpan span)
{
    static const char *const marks[] = {"**", "[^", "![", "~~"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (lk_text_find_pair(text, 0, marks[i]) == text.length)
            continue;
        lk_tell(reader->diagnostics, LK_W_CELL_MARKS, span, LK_WITH(lk_named_string("mark", marks[i])));
        return;
    }
}

static LkCell text_cell(LkReader *reader, const LkYaml *node)
{
    LkText text;
    if (!lk_yaml_scalar(reader, node, &text))
        return (LkCell){.span = node->span};
    tell_marks(reader, text, node->span);
    return lk_table_cell(reader, text, node->span, (LkFileOffset){node->offset}, true);
}

static const char *const cell_keys[] = {"text", "columns", "rows", "align"};

enum { CELL_KEYS = sizeof cell_keys / sizeof *cell_keys };

/* [รวม: ทั้งหมด, 5]: without braces, a key that no cell has and its value are a text. */
static bool is_text_with_colon(const LkYaml *node)
{
    bool is_one = node->kind == LK_YAML_MAP && node->count == 1 && node->first->kind == LK_YAML_SCALAR;
    if (!is_one || node->span.file == NULL || node->span.file->text.bytes[node->offset] == '{')
        return false;
    for (size_t i = 0; i < CELL_KEYS; i++)
        if (lk_text_is(node->first->key, cell_keys[i]))
            return false;
    return true;
}

static LkCell colon_cell(LkReader *reader, const LkYaml *node)
{
    const LkYaml *pair = node->first;
    LkText text = lk_text_trim(lk_text_slice(node->span.file->text, pair->key_offset, pair->end));
    return lk_table_cell(reader, text, pair->key_span, (LkFileOffset){pair->key_offset}, true);
}

/* Marks what the cell covers; false when another cell does so already. */
static bool cover(const Grid *grid, size_t row, size_t column, const LkCell *cell)
{
    size_t columns = grid->table->column_count;
    for (size_t r = row; r < row + cell->rows; r++) {
        for (size_t c = column; c < column + cell->columns; c++) {
            LkCell *place = &grid->table->cells[r * columns + c];
            if (r == row && c == column)
                continue;
            if (place->is_covered || place->span.file != NULL)
                return lk_tell(grid->reader->diagnostics, LK_E_TABLE_OVERLAP, cell->span,
                               LK_WITH(lk_named_number("column", (long long)c + 1),
                                       lk_named_number("row", (long long)r + 1)));
            place->is_covered = true;
            place->span = cell->span;
        }
    }
    return true;
}

static void spanning_cell(const Grid *grid, const LkYaml *node, size_t row, size_t column)
{
    LkReader *reader = grid->reader;
    LkCell *cell = &grid->table->cells[row * grid->table->column_count + column];
    lk_yaml_known_keys(reader, node, cell_keys, CELL_KEYS, LK_TERM_CELL);
    const LkYaml *text = lk_yaml_get(node, "text"), *columns = lk_yaml_get(node, "columns");
    const LkYaml *rows = lk_yaml_get(node, "rows"), *align = lk_yaml_get(node, "align");
    *cell = text == NULL ? (LkCell){0} : text_cell(reader, text);
    cell->span = node->span;
    cell->columns = cell->rows = 1;
    if (align != NULL)
        cell->alignment = lk_yaml_alignment(reader, align);
    bool is_good =
        columns == NULL || read_count(reader, columns, grid->table->column_count - column, &cell->columns);
    is_good &= rows == NULL || read_count(reader, rows, grid->rows - row, &cell->rows);
    if (!is_good || (cell->columns == 1 && cell->rows == 1))
        return;
    grid->table->has_spans = true;
    cover(grid, row, column, cell);
}

static void put_cell(const Grid *grid, const LkYaml *node, size_t row, size_t column)
{
    LkCell *cell = &grid->table->cells[row * grid->table->column_count + column];
    if (is_text_with_colon(node))
        *cell = colon_cell(grid->reader, node);
    else if (node->kind == LK_YAML_MAP)
        spanning_cell(grid, node, row, column);
    else
        *cell = text_cell(grid->reader, node);
}

/* ---- Rows */

/* 1,500 without quotes makes two cells: a number, and three digits that go on with it. */
static bool has_parted_number(const LkYaml *row)
{
    for (const LkYaml *cell = row->first; cell != NULL && cell->next != NULL; cell = cell->next) {
        LkText before = cell->text, after = cell->next->text;
        size_t last = before.length, digits = 0;
        for (size_t at = 0; at < after.length; digits++)
            if (lk_digit_value(lk_utf8_next(after, &at)) < 0)
                break;
        if (digits == 3 && last > 0 && lk_digit_value(lk_utf8_previous(before, &last)) >= 0)
            return true;
    }
    return false;
}

static size_t free_columns(const LkCell *cells, size_t columns)
{
    size_t count = 0;
    for (size_t i = 0; i < columns; i++)
        count += !cells[i].is_covered;
    return count;
}

static void too_many_cells(const Grid *grid, const LkYaml *row, size_t free)
{
    const LkTable *table = grid->table;
    if (free == table->column_count)
        lk_tell(grid->reader->diagnostics, LK_E_TABLE_RAGGED, row->span,
                LK_WITH(lk_named_number("cells", (long long)row->count),
                        lk_named_number("columns", (long long)table->column_count),
                        lk_with_hint(has_parted_number(row) ? LK_HINT_YAML_QUOTES : LK_HINT_OWN)));
    else
        lk_tell(grid->reader->diagnostics, LK_E_TABLE_RAGGED_COVERED, row->span,
                LK_WITH(lk_named_number("cells", (long long)row->count),
                        lk_named_number("covered", (long long)(table->column_count - free)),
                        lk_named_number("columns", (long long)table->column_count)));
}

static void read_list_row(const Grid *grid, const LkYaml *row, size_t index)
{
    size_t columns = grid->table->column_count, i = 0;
    LkCell *cells = grid->table->cells + index * columns;
    size_t free = free_columns(cells, columns), covered = 0;
    for (const LkYaml *node = row->first; node != NULL; node = node->next) {
        while (i < columns && cells[i].is_covered)
            i++;
        if (i == columns) {
            too_many_cells(grid, row, free - covered);
            return;
        }
        put_cell(grid, node, index, i);
        covered += cells[i].columns > 1 ? (size_t)cells[i].columns - 1 : 0;
        i++;
    }
    for (; i < columns; i++)
        cells[i].span = row->span;
}

static void read_map_row(const Grid *grid, const LkYaml *row, const LkTableFields *fields, size_t index)
{
    LkReader *reader = grid->reader;
    size_t columns = grid->table->column_count;
    LkCell *cells = grid->table->cells + index * columns;
    const char **names = LK_NEW_ARRAY(reader->arena, columns, const char *);
    for (size_t i = 0; i < columns; i++)
        names[i] = lk_arena_copy(reader->arena, fields->names[i].bytes == NULL ? "" : fields->names[i].bytes,
                                 fields->names[i].length);
    lk_yaml_known_keys(reader, row, names, columns, LK_TERM_TABLE_ROW);
    for (size_t i = 0; i < columns; i++) {
        const LkYaml *node = lk_yaml_get(row, names[i]);
        if (node != NULL && cells[i].is_covered)
            lk_tell(reader->diagnostics, LK_E_TABLE_OVERLAP_COVERED, node->span, NULL);
        else if (node != NULL)
            put_cell(grid, node, index, i);
        else
            fields->ranks[i] |= strcmp(names[i], "rank") == 0;
        if (node == NULL && !cells[i].is_covered)
            cells[i].span = row->span;
    }
}

bool lk_table_rows(LkReader *reader, const LkYaml *rows, LkTable *table, LkTableFields *fields)
{
    if (rows->kind != LK_YAML_LIST)
        return lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_ROWS, rows->span, NULL);
    size_t columns = rows->first == NULL ? 0 : rows->first->count;
    if (table->columns == NULL && !lk_table_new_columns(reader, table, fields, columns, rows->span))
        return false;
    if (!lk_table_room(reader, rows->count, table->column_count, rows->span))
        return false;
    table->cells = LK_NEW_ARRAY(reader->arena, rows->count * table->column_count + 1, LkCell);
    Grid grid = {reader, table, rows->count};
    for (const LkYaml *row = rows->first; row != NULL; row = row->next, table->row_count++) {
        if (row->kind == LK_YAML_LIST)
            read_list_row(&grid, row, table->row_count);
        else if (row->kind == LK_YAML_MAP)
            read_map_row(&grid, row, fields, table->row_count);
        else
            lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_ROW, row->span, NULL);
    }
    return true;
}

/* ---- Equal values made into one cell */

static bool is_single(const LkCell *cell)
{
    return !cell->is_covered && cell->columns <= 1 && cell->rows <= 1;
}

/* A cell joins the one above if both say the same, and so do all merging columns before it: a district of the
 * same name in another province is another district. */
void lk_table_merge(LkReader *reader, LkTable *table, const LkTableFields *fields)
{
    bool any = false;
    for (size_t i = 0; i < table->column_count; i++)
        any |= fields->merges[i];
    if (!any || table->row_count < 2)
        return;
    lk_table_hold(reader, table);
    size_t columns = table->column_count;
    LkCell **heads = LK_NEW_ARRAY(reader->arena, columns, LkCell *);
    LkText *values = LK_NEW_ARRAY(reader->arena, columns, LkText);
    for (size_t row = 0; row < table->row_count; row++) {
        bool is_new = false;
        for (size_t i = 0; i < columns; i++) {
            LkCell *cell = &table->cells[row * columns + i];
            if (!fields->merges[i])
                continue;
            LkText value = lk_table_text(reader, table, row, i);
            bool joins = !is_new && heads[i] != NULL && is_single(cell) && value.length > 0 &&
                         lk_text_equal(value, values[i]) && heads[i]->rows < UINT16_MAX;
            is_new |= !joins;
            if (joins) {
                heads[i]->rows = (uint16_t)(heads[i]->rows + 1);
                *cell = (LkCell){.span = cell->span, .is_covered = true};
                table->has_spans = true;
            } else {
                heads[i] = is_single(cell) ? cell : NULL;
                cell->rows = cell->rows == 0 ? 1 : cell->rows;
                values[i] = value;
            }
        }
    }
}
