/* Rows of a table that are totals already: “รวม”, “รวมทั้งสิ้น”, “Total”. They stand last, and no sum counts them
 * again. Here it is said by what a row is called; whether its values bear that out, in table_groups.c. */
#include <string.h>
#include <strings.h>

#include "source/blocks/blocks.h"

/* Whether it begins so: “รวมหมวดเงินเดือน” may be a total, and a party may be called “รวม…”. */
static bool begins_as_total(LkText text)
{
    static const char *const words[] = {"รวม", "ยอดรวม", "total ", "grand total", "subtotal"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (text.length > length && strncasecmp(text.bytes, words[i], length) == 0)
            return true;
    }
    return false;
}

static size_t cell_count(const LkTable *table)
{
    return table->cells == NULL ? table->data->data_table->columns : table->column_count;
}

/* A value of the row: of all columns of its data, shown or not. */
static LkText cell_text(LkReader *reader, const LkTable *table, size_t row, size_t column)
{
    if (table->cells != NULL)
        return lk_table_text(reader, table, row, column);
    return lk_data_trim(lk_data_text(table->data->data_table, lk_table_record(table->data, row), column));
}

static bool is_word(LkText text)
{
    LkNumber number;
    return !lk_is_none(text) && !lk_number_read(text, &number);
}

/* For each column whether all rows have the same there, such as the key of the record that they belong to: it
 * does not name a row. */
static bool *equal_columns(LkReader *reader, const LkTable *table)
{
    size_t columns = cell_count(table);
    bool *equal = LK_NEW_ARRAY(lk_table_work(reader), columns + 1, bool);
    for (size_t i = 0; table->row_count > 1 && i < columns; i++) {
        LkText first = cell_text(reader, table, 0, i);
        size_t row = 1;
        while (row < table->row_count && lk_text_equal(cell_text(reader, table, row, i), first))
            row++;
        equal[i] = row == table->row_count;
    }
    return equal;
}

static LkTotalKind kind_of(LkReader *reader, const LkTable *table, const bool *equal, size_t row)
{
    LkTotalKind kind = LK_TOTAL_UNNAMED;
    for (size_t i = 0; i < cell_count(table); i++) {
        LkText text = equal[i] ? (LkText){"", 0} : cell_text(reader, table, row, i);
        if (!is_word(text))
            continue;
        bool is_first = kind == LK_TOTAL_UNNAMED, is_total = lk_is_total_name(text);
        if (is_first && is_total)
            return LK_TOTAL_SURE;
        if (is_total || (is_first && begins_as_total(text)))
            kind = LK_TOTAL_BY_VALUE;
        else if (is_first)
            kind = LK_TOTAL_NONE;
    }
    return kind;
}

LkArena *lk_table_work(const LkReader *reader)
{
    return reader->work != NULL ? reader->work : reader->arena;
}

unsigned char *lk_table_totals(LkReader *reader, const LkTable *table)
{
    unsigned char *totals = LK_NEW_ARRAY(lk_table_work(reader), table->row_count + 1, unsigned char);
    const bool *equal = equal_columns(reader, table);
    size_t unnamed = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        totals[row] = (unsigned char)kind_of(reader, table, equal, row);
        unnamed += totals[row] == LK_TOTAL_UNNAMED;
    }
    /* Only the last row, below rows that have names, may do without one. */
    for (size_t row = 0; row < table->row_count; row++)
        if (totals[row] == LK_TOTAL_UNNAMED && (unnamed > 1 || row + 1 < table->row_count || row == 0))
            totals[row] = LK_TOTAL_NONE;
    return totals;
}

LkText lk_table_label(LkReader *reader, const LkTable *table, size_t row, LkSpan *span)
{
    LkText label = {"", 0};
    size_t at = 0;
    for (size_t i = 0; i < cell_count(table); i++) {
        LkText text = cell_text(reader, table, row, i);
        bool is_total = is_word(text) && (lk_is_total_name(text) || begins_as_total(text));
        if (!is_word(text) || (label.length > 0 && !is_total))
            continue;
        label = text;
        at = i;
        if (is_total)
            break;
    }
    if (table->cells != NULL) {
        *span = lk_table_span(reader, table, row, at);
    } else {
        LkSpan *spans = LK_NEW_ARRAY(lk_table_work(reader), table->data->data_table->columns + 1, LkSpan);
        lk_data_spans(table->data->data_table, lk_table_record(table->data, row), spans);
        *span = spans[at];
    }
    return label;
}
