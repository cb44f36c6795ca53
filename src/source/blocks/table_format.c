/* How the cells of a column are printed: `format: money` as the forms of fields, `digits: as-is`. */
#include "source/blocks/blocks.h"

/* A value that has no such form: one warning for a column. */
static void tell_misfits(LkReader *reader, const LkTable *table, const LkTableFields *fields, size_t column,
                         size_t rows)
{
    LkText form = fields->formats[column], first = {"", 0};
    LkArena *work = reader->work != NULL ? reader->work : reader->arena;
    size_t count = 0, first_row = 0;
    for (size_t row = 0; row < rows; row++) {
        LkText value = lk_table_text(reader, table, row, column);
        LkBuffer out;
        lk_buffer_init(&out, work);
        if (lk_is_none(value) ||
            lk_form_write(form, lk_form_value(form, value, lk_table_held(reader, table, row, column)), &out))
            continue;
        first = count == 0 ? value : first;
        first_row = count == 0 ? row : first_row;
        count++;
    }
    if (count > 0)
        lk_tell(reader->diagnostics, LK_W_TABLE_FORMAT, lk_table_span(reader, table, first_row, column),
                LK_WITH(lk_named_text("value", first), lk_named_text("form", form),
                        lk_named_number("count", (long long)count)));
}

/* Values that are all below one: one warning for a column. */
static void tell_ratios(LkReader *reader, const LkTable *table, const LkTableFields *fields, size_t column,
                        size_t rows)
{
    LkText form = fields->formats[column];
    size_t count = 0, first = 0;
    for (size_t row = 0; row < rows; row++) {
        LkRatioDoubt doubt = lk_ratio_doubt(form, lk_table_text(reader, table, row, column));
        if (doubt == LK_RATIO_REFUTED)
            return;
        if (doubt == LK_RATIO_DOUBTED)
            first = count++ == 0 ? row : first;
    }
    if (count > 0)
        lk_ratio_tell(reader, form, lk_table_text(reader, table, first, column),
                      lk_table_span(reader, table, first, column));
}

static void format_held(LkReader *reader, LkTable *table, const LkTableFields *fields)
{
    size_t columns = table->column_count;
    for (size_t i = 0; i < table->row_count * columns; i++)
        lk_table_format_cell(fields, i % columns, &table->cells[i],
                             lk_table_held(reader, table, i / columns, i % columns), reader->arena);
}

static void format_later(LkReader *reader, LkTable *table, const LkTableFields *fields)
{
    LkDataRows *data = LK_NEW(reader->arena, LkDataRows);
    *data = *table->data;
    data->fields = fields;
    if (data->footer != NULL) {
        LkCell *footer = LK_NEW_ARRAY(reader->arena, table->column_count, LkCell);
        for (size_t i = 0; i < table->column_count; i++) {
            footer[i] = data->footer[i];
            lk_table_format_cell(fields, i, &footer[i], (LkText){"", 0}, reader->arena);
        }
        data->footer = footer;
    }
    table->data = data;
}

void lk_table_format(LkReader *reader, LkTable *table, const LkTableFields *fields)
{
    bool is_any = false;
    for (size_t i = 0; i < table->column_count; i++) {
        is_any |= fields->formats[i].length > 0 || fields->as_is[i];
        size_t rows = table->cells != NULL ? table->row_count : table->data->rows;
        if (fields->formats[i].length == 0)
            continue;
        tell_misfits(reader, table, fields, i, rows);
        tell_ratios(reader, table, fields, i, rows);
    }
    if (is_any && table->cells != NULL)
        format_held(reader, table, fields);
    else if (is_any)
        format_later(reader, table, fields);
}
