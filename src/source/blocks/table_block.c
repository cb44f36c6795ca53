/* The table block: columns, and rows written there or read from a data file. */
#include <string.h>

#include "base/limits.h"
#include "source/blocks/blocks.h"

static void read_digits(LkReader *reader, const LkYaml *node, bool *as_is)
{
    LkText text = {"", 0};
    if (lk_yaml_scalar(reader, node, &text) && !(*as_is = lk_text_is(text, LK_FORM_AS_IS)))
        lk_tell(reader->diagnostics, LK_E_TABLE_DIGITS, node->span, NULL);
}

static void read_format(LkReader *reader, const LkYaml *node, LkText *format, bool *as_is)
{
    if (!lk_yaml_scalar(reader, node, format))
        return;
    *format = lk_text_trim(*format);
    if (lk_text_is(*format, LK_FORM_AS_IS))
        *as_is = true;
    if (!lk_is_form(*format))
        *format = lk_form(reader, *format, (LkText){"", 0}, node->span); /* an error */
}

/* Without a title, the field's name is the title: only the number of a row has none. */
static LkInlines title_of(LkReader *reader, const LkYaml *node, const LkYaml *name)
{
    const LkYaml *title = lk_block_member(node, "title");
    bool is_name =
        title == NULL && name != NULL && name->kind == LK_YAML_SCALAR && !lk_text_is(name->text, "rank");
    return lk_yaml_inlines(reader, is_name ? name : title, false);
}

static void read_column(LkReader *reader, const LkYaml *node, LkTable *table, LkTableFields *fields, size_t i)
{
    static const char *const keys[] = {"field", "title", "align", "width", "merge", "format", "digits"};
    LkColumn *column = &table->columns[i];
    column->span = node->span;
    fields->nodes[i] = node;
    if (node->kind == LK_YAML_SCALAR) { /* a name alone is field and title */
        fields->names[i] = node->text;
        column->title = lk_yaml_inlines(reader, node, false);
        return;
    }
    if (node->kind != LK_YAML_MAP) {
        lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_COLUMN, node->span, NULL);
        return;
    }
    lk_block_known_keys(reader, node, keys, sizeof keys / sizeof *keys, LK_TERM_COLUMN);
    const LkYaml *name = lk_block_member(node, "field"), *align = lk_block_member(node, "align");
    const LkYaml *width = lk_block_member(node, "width"), *merge = lk_block_member(node, "merge");
    if (name != NULL)
        lk_yaml_scalar(reader, name, &fields->names[i]);
    column->title = title_of(reader, node, name);
    if (align != NULL)
        column->alignment = lk_yaml_alignment(reader, align);
    if (width != NULL && (width->kind != LK_YAML_SCALAR || !lk_column_width(width->text, &column->width)))
        lk_tell(reader->diagnostics, LK_E_TABLE_WIDTH, width->span, NULL);
    if (merge != NULL)
        lk_yaml_bool(reader, merge, &fields->merges[i]);
    const LkYaml *format = lk_block_member(node, "format"), *digits = lk_block_member(node, "digits");
    if (format != NULL)
        read_format(reader, format, &fields->formats[i], &fields->as_is[i]);
    if (digits != NULL)
        read_digits(reader, digits, &fields->as_is[i]);
}

/* ---- Columns in groups: {title: …, columns: […]} */

/* A group within a group within …: three levels are the most that any form has. */
enum { MOST_LEVELS = 4 };

static const LkYaml *columns_of_group(const LkYaml *node)
{
    return node->kind == LK_YAML_MAP ? lk_block_member(node, "columns") : NULL;
}

/* Counts the columns that are no groups; *depth is the deepest level, from 1. False after an error. */
static bool count_columns(LkReader *reader, const LkYaml *list, size_t level, size_t *count, size_t *depth)
{
    if (list->kind != LK_YAML_LIST || (level > 1 && list->count == 0))
        return lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_COLUMNS, list->span, NULL);
    if (level > MOST_LEVELS)
        return lk_tell(reader->diagnostics, LK_E_TABLE_GROUPS, list->span,
                       LK_WITH(lk_named_number("most", MOST_LEVELS)));
    *depth = level > *depth ? level : *depth;
    for (const LkYaml *node = list->first; node != NULL; node = node->next) {
        const LkYaml *inner = columns_of_group(node);
        if (inner == NULL)
            ++*count;
        else if (!count_columns(reader, inner, level + 1, count, depth))
            return false;
    }
    return true;
}

static LkCell title_cell(LkReader *reader, const LkInlines *title, LkSpan span, size_t columns, size_t rows)
{
    LkCell cell = {.span = span, .columns = (uint16_t)columns, .rows = (uint16_t)rows};
    if (title->count > 0) {
        cell.paragraphs = LK_NEW(reader->arena, LkInlines);
        cell.paragraphs[0] = *title;
        cell.count = 1;
    }
    return cell;
}

/* Reads the columns of `list` from column `at` on; gives the one behind them. */
static size_t read_group(LkReader *reader, const LkYaml *list, size_t level, size_t at, LkTable *table,
                         LkTableFields *fields)
{
    static const char *const keys[] = {"title", "columns"};
    LkCell *header = table->header + level * table->column_count;
    for (const LkYaml *node = list->first; node != NULL; node = node->next) {
        const LkYaml *inner = columns_of_group(node);
        size_t end = at + 1, rows = table->header_rows - level;
        LkInlines title;
        if (inner == NULL) {
            read_column(reader, node, table, fields, at);
            title = table->columns[at].title;
        } else {
            lk_block_known_keys(reader, node, keys, 2, LK_TERM_COLUMN_GROUP);
            title = lk_yaml_inlines(reader, lk_block_member(node, "title"), false);
            end = read_group(reader, inner, level + 1, at, table, fields);
            rows = 1;
        }
        table->has_header |= title.count > 0;
        for (size_t row = 0; row < rows; row++)
            for (size_t i = at; i < end; i++)
                header[row * table->column_count + i].is_covered |= row > 0 || i > at;
        header[at] = title_cell(reader, &title, node->span, end - at, rows);
        at = end;
    }
    return at;
}

static bool read_columns(LkReader *reader, const LkYaml *list, LkTable *table, LkTableFields *fields)
{
    size_t count = 0, depth = 0;
    if (!count_columns(reader, list, 1, &count, &depth) ||
        !lk_table_new_columns(reader, table, fields, count, list->span))
        return false;
    table->header_rows = depth;
    table->header = LK_NEW_ARRAY(reader->arena, depth * count, LkCell);
    read_group(reader, list, 0, 0, table, fields);
    return true;
}

void lk_table_titles(LkReader *reader, LkTable *table)
{
    if (table->header != NULL)
        return;
    table->header_rows = 1;
    table->header = LK_NEW_ARRAY(reader->arena, table->column_count, LkCell);
    for (size_t i = 0; i < table->column_count; i++)
        table->header[i] = title_cell(reader, &table->columns[i].title, table->columns[i].span, 1, 1);
}

/* ---- Rows from a data file */

enum { NO_COLUMN = -1 };

static bool told_twice(LkReader *reader, const LkYaml *node, LkText name)
{
    const LkYaml *field = lk_block_member(node, "field");
    return lk_tell(reader->diagnostics, LK_E_TABLE_TWICE, field != NULL ? field->span : node->span,
                   LK_WITH(lk_named_text("name", name)));
}

/* The first column from `column` on that a spreadsheet does not hide. */
static size_t next_shown(const LkDataTable *data_table, size_t column)
{
    while (data_table->is_hidden != NULL && column < data_table->columns && data_table->is_hidden[column])
        column++;
    return column;
}

/* The data column of each table column. */
static bool match_columns(LkReader *reader, const LkDataTable *data_table, const LkTable *table,
                          const LkTableFields *fields, int *matches)
{
    const char **names = LK_NEW_ARRAY(reader->arena, data_table->columns, const char *);
    bool is_good = true;
    for (size_t k = 0; k < data_table->columns; k++) {
        LkText name = lk_data_name(lk_data_text(data_table, 0, k), reader->arena);
        names[k] = lk_arena_copy(reader->arena, name.bytes, name.length);
    }
    for (size_t i = 0, own = 0; i < table->column_count; i++) {
        LkText name = lk_data_name(fields->names[i], reader->arena);
        matches[i] = NO_COLUMN;
        if (fields->nodes[i] == NULL) { /* the file's own columns, whatever they are called */
            own = next_shown(data_table, own);
            matches[i] = (int)own++;
            continue;
        }
        for (size_t k = 0; k < data_table->columns; k++) {
            if (!lk_text_is(name, names[k]))
                continue;
            if (matches[i] >= 0)
                is_good = told_twice(reader, fields->nodes[i], name);
            matches[i] = (int)k;
        }
        if (matches[i] == NO_COLUMN && lk_text_is(name, "rank"))
            matches[i] = LK_RANK_COLUMN;
        /* A list without an object says nothing of its columns. */
        if (matches[i] != NO_COLUMN || data_table->columns == 0)
            continue;
        const LkYaml *node = fields->nodes[i], *field = lk_block_member(node, "field");
        if (field == NULL && name.length == 0) {
            is_good = lk_tell(reader->diagnostics, LK_E_TABLE_FIELD_NONE, node->span, NULL);
            continue;
        }
        const char *nearest = name.length == 0 ? NULL : lk_nearest(name, names, data_table->columns);
        is_good = lk_tell(reader->diagnostics, LK_E_TABLE_FIELD, field != NULL ? field->span : node->span,
                          LK_WITH(lk_named_text("name", name), lk_meant(nearest)));
    }
    return is_good;
}

/* How many columns are not hidden; the others are told of. */
static size_t count_shown(LkReader *reader, const LkDataTable *data_table, LkSpan span)
{
    size_t shown = 0, hidden = 0;
    for (size_t i = 0; i < data_table->columns; i++)
        if (data_table->is_hidden != NULL && data_table->is_hidden[i])
            hidden = hidden == 0 ? i + 1 : hidden;
        else
            shown++;
    if (hidden > 0)
        lk_tell(reader->diagnostics, LK_N_SHEET_COLUMNS, span,
                LK_WITH(lk_named_number("count", (long long)(data_table->columns - shown)),
                        lk_named_text("name", lk_text_trim(lk_data_text(data_table, 0, hidden - 1)))));
    return shown;
}

/* Without columns in the block, those of the file stand for themselves. */
static bool columns_of_data(LkReader *reader, const LkDataTable *data_table, LkTable *table,
                            LkTableFields *fields, LkSpan span)
{
    size_t shown = count_shown(reader, data_table, span);
    if (!lk_table_new_columns(reader, table, fields, shown, span))
        return false;
    LkSpan *spans = LK_NEW_ARRAY(reader->arena, data_table->columns, LkSpan);
    lk_data_spans(data_table, 0, spans);
    for (size_t i = 0, k = 0; i < shown; i++, k++) {
        k = next_shown(data_table, k);
        fields->names[i] = lk_data_name(lk_data_text(data_table, 0, k), reader->arena);
        table->columns[i].span = spans[k];
        table->columns[i].title =
            lk_plain_inlines(reader, lk_data_text(data_table, 0, k), spans[k], LK_NO_OFFSET, true);
    }
    table->has_header = true;
    return true;
}

/* Whether all that is shown of the data can be printed. */
static bool check_data(LkReader *reader, const LkDataFile *file, const int *matches, size_t columns)
{
    const LkDataTable *data_table = file->data_table;
    bool is_good = true;
    size_t count = file->is_joined ? file->row_count : data_table->rows - 1;
    LkSpan *spans = LK_NEW_ARRAY(reader->arena, data_table->columns, LkSpan);
    for (size_t shown = 0; shown < count; shown++) {
        size_t row = file->is_joined ? file->rows[shown] : shown + 1;
        for (size_t i = 0; i < columns; i++) {
            if (matches[i] < 0 || lk_text_is_printable(lk_data_text(data_table, row, (size_t)matches[i])))
                continue;
            lk_data_spans(data_table, row, spans);
            is_good =
                lk_text_check(reader, lk_data_text(data_table, row, (size_t)matches[i]), spans[matches[i]]);
        }
    }
    return is_good;
}

static bool read_data(LkReader *reader, const LkYaml *data, const LkYaml *header_row, LkTable *table,
                      LkTableFields *fields)
{
    LkText path;
    if (!lk_yaml_scalar(reader, data, &path))
        return false;
    const LkDataFile *file = lk_data_file(reader, path, lk_yaml_header_row(reader, header_row), data->span);
    const LkDataTable *data_table = file == NULL ? NULL : file->data_table;
    if (data_table == NULL ||
        (table->columns == NULL && !columns_of_data(reader, data_table, table, fields, data->span)))
        return false;
    int *matches = LK_NEW_ARRAY(reader->arena, table->column_count, int);
    if (!match_columns(reader, data_table, table, fields, matches))
        return false;
    if (!lk_table_room(reader, file->is_joined ? file->row_count : data_table->rows - 1, table->column_count,
                       data->span))
        return false;
    if (!check_data(reader, file, matches, table->column_count))
        return false;
    lk_table_data(reader, file, matches, table);
    return true;
}

LkTable *lk_table_block(LkReader *reader, const LkYaml *map, LkSpan span)
{
    static const char *const keys[] = {"style",      "columns", "rows",   "data",    "header",
                                       "header-row", "sort",    "footer", "caption", "id"};
    LkTable *table = LK_NEW(reader->arena, LkTable);
    LkTableFields *fields = LK_NEW(reader->arena, LkTableFields);
    bool is_good = lk_block_known_keys(reader, map, keys, sizeof keys / sizeof *keys, LK_TERM_TABLE);
    const LkYaml *style = lk_block_member(map, "style"), *columns = lk_block_member(map, "columns");
    const LkYaml *rows = lk_block_member(map, "rows"), *data = lk_block_member(map, "data");
    const LkYaml *header = lk_block_member(map, "header"), *sort = lk_block_member(map, "sort");
    const LkYaml *footer = lk_block_member(map, "footer");
    table->style_span = style != NULL ? style->span : span;
    if (style != NULL)
        is_good &= lk_yaml_scalar(reader, style, &table->style);
    if (columns != NULL)
        is_good &= read_columns(reader, columns, table, fields);
    if (columns != NULL && table->columns == NULL)
        return NULL;
    if ((rows == NULL) == (data == NULL))
        return lk_tell(reader->diagnostics, rows == NULL ? LK_E_TABLE_ROWS : LK_E_TABLE_ROWS_BOTH, span,
                       NULL),
               NULL;
    is_good &= rows != NULL ? lk_table_rows(reader, rows, table, fields)
                            : read_data(reader, data, lk_block_member(map, "header-row"), table, fields);
    if (header != NULL)
        is_good &= lk_yaml_bool(reader, header, &table->has_header);
    table->caption = lk_yaml_inlines(reader, lk_block_member(map, "caption"), false);
    is_good = is_good && lk_table_arrange(reader, sort, footer, fields, table);
    if (is_good) {
        lk_table_format(reader, table, fields);
        lk_table_titles(reader, table);
    }
    return is_good ? table : NULL;
}

LkText lk_block_id(LkReader *reader, const LkYaml *map, LkSpan *span)
{
    const LkYaml *node = lk_block_member(map, "id");
    LkText id = {"", 0};
    if (node == NULL || !lk_yaml_scalar(reader, node, &id))
        return (LkText){"", 0};
    *span = node->span;
    if (!lk_is_id(id))
        lk_tell(reader->diagnostics, LK_E_ID, node->span, NULL);
    return id;
}
