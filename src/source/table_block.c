/* The table block: columns, and rows written there or read from a data file. */
#include <string.h>

#include "base/limits.h"
#include "source/source_private.h"

/* A column's field decides which value of a row goes into it. */
typedef struct Fields {
    LkText *names; /* empty = by place */
    const LkYaml **nodes;
    bool *ranks; /* columns that hold the row's number, counted when the rows are in order */
} Fields;

static LkAlign read_align(LkReader *reader, const LkYaml *node)
{
    static const char *const names[] = {"left", "center", "centre", "right", "decimal"};
    static const LkAlign values[] = {LK_ALIGN_LEFT, LK_ALIGN_CENTRE, LK_ALIGN_CENTRE, LK_ALIGN_RIGHT,
                                     LK_ALIGN_DECIMAL};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (node->kind == LK_YAML_SCALAR && lk_text_is(node->text, names[i]))
            return values[i];
    const char *nearest = node->kind == LK_YAML_SCALAR ? lk_nearest(node->text, names, 5) : NULL;
    lk_error(reader->diagnostics, "E-table-align", node->span,
             nearest != NULL ? lk_arena_printf(reader->arena, "did you mean “%s”?", nearest) : NULL,
             "left, center, right or decimal is wanted here");
    return LK_ALIGN_DEFAULT;
}

static void read_column(LkReader *reader, const LkYaml *node, LkColumn *column, LkText *field)
{
    static const char *const keys[] = {"field", "title", "align", "width"};
    column->span = node->span;
    if (node->kind == LK_YAML_SCALAR) { /* a name alone is field and title */
        *field = node->text;
        column->title = lk_yaml_inlines(reader, node, false);
        return;
    }
    if (node->kind != LK_YAML_MAP) {
        lk_error(reader->diagnostics, "E-block-type", node->span, "write {field: …, title: …}",
                 "a column must be keys with values");
        return;
    }
    lk_yaml_known_keys(reader, node, keys, sizeof keys / sizeof *keys, "column");
    const LkYaml *name = lk_yaml_get(node, "field"), *align = lk_yaml_get(node, "align");
    const LkYaml *width = lk_yaml_get(node, "width");
    if (name != NULL)
        lk_yaml_scalar(reader, name, field);
    column->title = lk_yaml_inlines(reader, lk_yaml_get(node, "title"), false);
    if (align != NULL)
        column->align = read_align(reader, align);
    if (width != NULL && (width->kind != LK_YAML_SCALAR || !lk_column_width(width->text, &column->width)))
        lk_error(reader->diagnostics, "E-table-width", width->span, "such as 2cm, 20mm, 57pt or 2fr",
                 "a width is wanted here");
}

static bool new_columns(LkReader *reader, LkTable *table, Fields *fields, size_t count, LkSpan span)
{
    if (count > LK_LIMIT_TABLE_COLUMNS)
        return lk_failure(reader->diagnostics, LK_FAILURE_LIMIT, "E-limit-columns", span, NULL,
                          "a table of %zu columns; at most %d fit", count, LK_LIMIT_TABLE_COLUMNS);
    if (count == 0)
        return lk_error(reader->diagnostics, "E-table-columns", span, "name at least one",
                        "the table has no columns");
    table->columns = LK_NEW_ARRAY(reader->arena, count, LkColumn);
    table->column_count = count;
    fields->names = LK_NEW_ARRAY(reader->arena, count, LkText);
    fields->nodes = LK_NEW_ARRAY(reader->arena, count, const LkYaml *);
    fields->ranks = LK_NEW_ARRAY(reader->arena, count, bool);
    return true;
}

static bool read_columns(LkReader *reader, const LkYaml *list, LkTable *table, Fields *fields)
{
    if (list->kind != LK_YAML_LIST)
        return lk_error(reader->diagnostics, "E-block-type", list->span, "write [{field: …, title: …}, …]",
                        "the columns must be a list");
    if (!new_columns(reader, table, fields, list->count, list->span))
        return false;
    size_t i = 0;
    for (const LkYaml *node = list->first; node != NULL; node = node->next, i++) {
        fields->nodes[i] = node;
        read_column(reader, node, &table->columns[i], &fields->names[i]);
        table->has_header |= table->columns[i].title.count > 0;
    }
    return true;
}

/* Each line of the text is a paragraph of the cell. */
LkCell lk_table_cell(LkReader *reader, LkText text, LkSpan span, size_t offset, bool fill)
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
                                             fill ? offset + at : LK_NO_OFFSET, !fill);
        for (size_t k = 0; k < inlines.count; k++)
            inlines.items[k].from_data = true;
        cell.paragraphs[cell.count++] = inlines;
        at = i + 1;
    }
    return cell;
}

/* Numbers the rows in the columns that no data fills. */
static void set_ranks(LkReader *reader, LkTable *table, const Fields *fields)
{
    for (size_t column = 0; column < table->column_count; column++) {
        if (!fields->ranks[column])
            continue;
        for (size_t row = 0; row < table->row_count; row++) {
            LkCell *cell = &table->cells[row * table->column_count + column];
            if (cell->count > 0)
                continue;
            const char *number = lk_arena_printf(reader->arena, "%zu", row + 1);
            *cell = lk_table_cell(reader, lk_text(number), cell->span, LK_NO_OFFSET, false);
        }
    }
}

/* ---- Rows in the block */

static LkCell yaml_cell(LkReader *reader, const LkYaml *node)
{
    LkText text;
    if (!lk_yaml_scalar(reader, node, &text))
        return (LkCell){.span = node->span};
    return lk_table_cell(reader, text, node->span, node->offset, true);
}

static void read_list_row(LkReader *reader, const LkYaml *row, const LkTable *table, LkCell *cells)
{
    if (row->count > table->column_count) {
        lk_error(reader->diagnostics, "E-table-ragged", row->span, "remove what is too much, or add a column",
                 "this row has %zu cells, the table %zu columns", row->count, table->column_count);
        return;
    }
    size_t i = 0;
    for (const LkYaml *node = row->first; node != NULL; node = node->next)
        cells[i++] = yaml_cell(reader, node);
    for (; i < table->column_count; i++)
        cells[i].span = row->span;
}

static void read_map_row(LkReader *reader, const LkYaml *row, const LkTable *table, const Fields *fields,
                         LkCell *cells)
{
    const char **names = LK_NEW_ARRAY(reader->arena, table->column_count, const char *);
    for (size_t i = 0; i < table->column_count; i++)
        names[i] = lk_arena_copy(reader->arena, fields->names[i].bytes == NULL ? "" : fields->names[i].bytes,
                                 fields->names[i].length);
    lk_yaml_known_keys(reader, row, names, table->column_count, "row of this table");
    for (size_t i = 0; i < table->column_count; i++) {
        const LkYaml *node = lk_yaml_get(row, names[i]);
        cells[i].span = row->span;
        if (node != NULL)
            cells[i] = yaml_cell(reader, node);
        else
            fields->ranks[i] |= strcmp(names[i], "rank") == 0;
    }
}

static bool read_rows(LkReader *reader, const LkYaml *rows, LkTable *table, Fields *fields)
{
    if (rows->kind != LK_YAML_LIST)
        return lk_error(reader->diagnostics, "E-block-type", rows->span, "write `- [one, two]` for each row",
                        "the rows must be a list");
    size_t columns = rows->first == NULL ? 0 : rows->first->count;
    if (table->columns == NULL && !new_columns(reader, table, fields, columns, rows->span))
        return false;
    if (!lk_table_room(reader, rows->count, table->column_count, rows->span))
        return false;
    table->cells = LK_NEW_ARRAY(reader->arena, rows->count * table->column_count + 1, LkCell);
    for (const LkYaml *row = rows->first; row != NULL; row = row->next, table->row_count++) {
        LkCell *cells = table->cells + table->row_count * table->column_count;
        if (row->kind == LK_YAML_LIST)
            read_list_row(reader, row, table, cells);
        else if (row->kind == LK_YAML_MAP)
            read_map_row(reader, row, table, fields, cells);
        else
            lk_error(reader->diagnostics, "E-block-type", row->span, "write [one, two] or {field: value}",
                     "a row must be a list or keys with values");
    }
    return true;
}

/* ---- Rows from a data file */

enum { NO_COLUMN = -1, RANK_COLUMN = -2 };

/* The data column of each table column. */
static bool match_columns(LkReader *reader, const LkCsv *csv, const LkTable *table, const Fields *fields,
                          int *matches)
{
    const char **names = LK_NEW_ARRAY(reader->arena, csv->columns, const char *);
    bool is_good = true;
    for (size_t k = 0; k < csv->columns; k++)
        names[k] = csv->cells[k].text.bytes;
    for (size_t i = 0; i < table->column_count; i++) {
        LkText name = fields->names[i];
        matches[i] = NO_COLUMN;
        for (size_t k = 0; k < csv->columns && matches[i] < 0; k++)
            if (lk_text_equal(lk_text_trim(csv->cells[k].text), name))
                matches[i] = (int)k;
        if (matches[i] == NO_COLUMN && lk_text_is(name, "rank"))
            matches[i] = RANK_COLUMN;
        if (matches[i] != NO_COLUMN)
            continue;
        const LkYaml *node = fields->nodes[i], *field = lk_yaml_get(node, "field");
        const char *nearest = name.length == 0 ? NULL : lk_nearest(name, names, csv->columns);
        is_good = lk_error(reader->diagnostics, "E-table-field", field != NULL ? field->span : node->span,
                           nearest != NULL ? lk_arena_printf(reader->arena, "did you mean “%s”?", nearest)
                                           : "name a column of the data file's first line",
                           "the data file has no column “%.*s”", (int)name.length, name.bytes);
    }
    return is_good;
}

/* Without columns in the block, those of the file stand for themselves. */
static bool columns_of_data(LkReader *reader, const LkCsv *csv, LkTable *table, Fields *fields, LkSpan span)
{
    if (!new_columns(reader, table, fields, csv->columns, span))
        return false;
    for (size_t i = 0; i < csv->columns; i++) {
        fields->names[i] = lk_text_trim(csv->cells[i].text);
        table->columns[i].span = csv->cells[i].span;
        table->columns[i].title =
            lk_plain_inlines(reader, csv->cells[i].text, csv->cells[i].span, LK_NO_OFFSET, true);
    }
    table->has_header = true;
    return true;
}

static bool read_data(LkReader *reader, const LkYaml *data, LkTable *table, Fields *fields)
{
    LkText path;
    if (!lk_yaml_scalar(reader, data, &path))
        return false;
    const LkCsv *csv = lk_csv_read(reader, path, data->span);
    if (csv == NULL || (table->columns == NULL && !columns_of_data(reader, csv, table, fields, data->span)))
        return false;
    int *matches = LK_NEW_ARRAY(reader->arena, table->column_count, int);
    if (!match_columns(reader, csv, table, fields, matches))
        return false;
    if (!lk_table_room(reader, csv->rows - 1, table->column_count, data->span))
        return false;
    table->row_count = csv->rows - 1;
    table->cells = LK_NEW_ARRAY(reader->arena, table->row_count * table->column_count + 1, LkCell);
    for (size_t row = 0; row < table->row_count; row++) {
        const LkCsvCell *values = csv->cells + (row + 1) * csv->columns;
        LkCell *cells = table->cells + row * table->column_count;
        for (size_t i = 0; i < table->column_count; i++) {
            fields->ranks[i] |= matches[i] == RANK_COLUMN;
            cells[i] = matches[i] == RANK_COLUMN
                           ? (LkCell){.span = values[0].span}
                           : lk_table_cell(reader, values[matches[i]].text, values[matches[i]].span,
                                           LK_NO_OFFSET, false);
        }
    }
    return true;
}

LkTable *lk_table_block(LkReader *reader, const LkYaml *map, LkSpan span)
{
    static const char *const keys[] = {"style", "columns", "rows",    "data", "header",
                                       "sort",  "footer",  "caption", "id"};
    LkTable *table = LK_NEW(reader->arena, LkTable);
    Fields fields = {0};
    bool is_good = lk_yaml_known_keys(reader, map, keys, sizeof keys / sizeof *keys, "table");
    const LkYaml *style = lk_yaml_get(map, "style"), *columns = lk_yaml_get(map, "columns");
    const LkYaml *rows = lk_yaml_get(map, "rows"), *data = lk_yaml_get(map, "data");
    const LkYaml *header = lk_yaml_get(map, "header"), *sort = lk_yaml_get(map, "sort");
    const LkYaml *footer = lk_yaml_get(map, "footer");
    table->style_span = style != NULL ? style->span : span;
    if (style != NULL)
        is_good &= lk_yaml_scalar(reader, style, &table->style);
    if (columns != NULL)
        is_good &= read_columns(reader, columns, table, &fields);
    if (columns != NULL && table->columns == NULL)
        return NULL;
    if ((rows == NULL) == (data == NULL))
        return lk_error(reader->diagnostics, "E-table-rows", span, "give either `rows:` or `data: file.csv`",
                        rows == NULL ? "the table has no rows" : "the table has both rows and data"),
               NULL;
    is_good &=
        rows != NULL ? read_rows(reader, rows, table, &fields) : read_data(reader, data, table, &fields);
    if (header != NULL)
        is_good &= lk_yaml_bool(reader, header, &table->has_header);
    table->caption = lk_yaml_inlines(reader, lk_yaml_get(map, "caption"), false);
    if (is_good && sort != NULL)
        is_good = lk_table_sort(reader, sort, fields.names, table);
    if (is_good)
        set_ranks(reader, table, &fields);
    if (is_good && footer != NULL)
        is_good = lk_table_footer(reader, footer, fields.names, table);
    return is_good ? table : NULL;
}

LkText lk_table_id(LkReader *reader, const LkYaml *map, LkSpan *span)
{
    const LkYaml *node = lk_yaml_get(map, "id");
    LkText id = {"", 0};
    if (node == NULL || !lk_yaml_scalar(reader, node, &id))
        return (LkText){"", 0};
    *span = node->span;
    if (!lk_is_id(id))
        lk_error(reader->diagnostics, "E-id", node->span, "such as scores or ตารางคะแนน",
                 "an id has neither blanks, colons nor braces");
    return id;
}
