/* Rows out of a data file: kept as the file's text, and made into cells when they are asked for, so that a
 * table of 100,000 rows takes little more memory than its file. */
#include <string.h>

#include "source/blocks/blocks.h"

size_t lk_table_record(const LkDataRows *data, size_t row)
{
    return data->order == NULL ? row + 1 : data->order[row];
}

/* Each line of the text is a paragraph. It has been checked when the file was read. */
static void fill_cell(LkText text, LkSpan span, LkCell *cell, LkArena *arena)
{
    *cell = (LkCell){.span = span};
    while (text.length > 0 && strchr("\r\n", text.bytes[text.length - 1]) != NULL)
        text.length--;
    if (text.length == 0)
        return;
    size_t lines = 1;
    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    cell->paragraphs = LK_NEW_ARRAY(arena, lines, LkInlines);
    LkInline *items = LK_NEW_ARRAY(arena, lines, LkInline);
    for (size_t at = 0, i = 0; i <= text.length; i++) {
        if (i < text.length && text.bytes[i] != '\n')
            continue;
        size_t end = i > at && text.bytes[i - 1] == '\r' ? i - 1 : i;
        LkInline *item = &items[cell->count];
        *item = (LkInline){.kind = LK_INLINE_TEXT,
                           .text = lk_text_slice(text, at, end),
                           .span = span,
                           .from_data = true,
                           .link = {"", 0}};
        cell->paragraphs[cell->count++] = (LkInlines){item, end > at, span};
        at = i + 1;
    }
}

static void fill_row(const LkTable *table, size_t row, LkCell *cells, LkArena *arena)
{
    const LkDataRows *data = table->data;
    size_t record = lk_table_record(data, row);
    LkSpan *spans = LK_NEW_ARRAY(arena, data->data_table->columns, LkSpan);
    lk_data_spans(data->data_table, record, spans);
    for (size_t i = 0; i < table->column_count; i++) {
        int column = data->columns[i];
        if (column == LK_RANK_COLUMN)
            fill_cell(lk_text(lk_arena_printf(arena, "%zu", row + 1)), spans[0], &cells[i], arena);
        else
            fill_cell(lk_data_text(data->data_table, record, (size_t)column), spans[column], &cells[i],
                      arena);
        if (data->fields != NULL)
            lk_table_format_cell(data->fields, i, &cells[i],
                                 column == LK_RANK_COLUMN
                                     ? (LkText){"", 0}
                                     : lk_data_held(data->data_table, record, (size_t)column),
                                 arena);
    }
}

const LkCell *lk_table_row(const LkTable *table, size_t row, LkArena *arena)
{
    if (table->cells != NULL)
        return table->cells + row * table->column_count;
    if (row >= table->data->rows)
        return table->data->footer;
    LkCell *cells = LK_NEW_ARRAY(arena, table->column_count, LkCell);
    fill_row(table, row, cells, arena);
    return cells;
}

void lk_table_data(LkReader *reader, const LkDataFile *file, const int *columns, LkTable *table)
{
    LkDataRows *data = LK_NEW(reader->arena, LkDataRows);
    *data = (LkDataRows){.data_table = file->data_table,
                         .columns = columns,
                         .order = file->is_joined ? file->rows : NULL,
                         .rows = file->is_joined ? file->row_count : file->data_table->rows - 1};
    table->data = data;
    table->row_count = data->rows;
}

void lk_table_hold(LkReader *reader, LkTable *table)
{
    if (table->cells != NULL)
        return;
    LkCell *cells = LK_NEW_ARRAY(reader->arena, table->row_count * table->column_count + 1, LkCell);
    for (size_t row = 0; row < table->row_count; row++) {
        const LkCell *made = lk_table_row(table, row, reader->arena);
        memcpy(cells + row * table->column_count, made, table->column_count * sizeof *cells);
    }
    table->cells = cells;
}

/* ---- For sums and order */

static LkText held_text(LkReader *reader, const LkCell *cell)
{
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    for (size_t i = 0; i < cell->count; i++)
        for (size_t k = 0; k < cell->paragraphs[i].count; k++)
            lk_buffer_text(&out, cell->paragraphs[i].items[k].text);
    return lk_text_trim(lk_buffer_view(&out));
}

LkText lk_table_text(LkReader *reader, const LkTable *table, size_t row, size_t column)
{
    if (table->cells != NULL)
        return held_text(reader, &table->cells[row * table->column_count + column]);
    const LkDataRows *data = table->data;
    int field = data->columns[column];
    if (field == LK_RANK_COLUMN)
        return (LkText){"", 0}; /* counted when the rows are in order */
    LkText text = lk_data_text(data->data_table, lk_table_record(data, row), (size_t)field);
    return memchr(text.bytes, '\n', text.length) == NULL
               ? lk_text_trim(text)
               : held_text(reader, &lk_table_row(table, row, reader->arena)[column]);
}

LkText lk_table_held(LkReader *reader, const LkTable *table, size_t row, size_t column)
{
    const LkDataRows *data = table->data;
    int field = data == NULL || row >= data->rows ? LK_RANK_COLUMN : data->columns[column];
    if (field == LK_RANK_COLUMN || data->data_table->held_count == 0)
        return lk_table_text(reader, table, row, column);
    return lk_data_trim(lk_data_held(data->data_table, lk_table_record(data, row), (size_t)field));
}

LkSpan lk_table_span(LkReader *reader, const LkTable *table, size_t row, size_t column)
{
    return lk_table_row(table, row, reader->arena)[column].span;
}
