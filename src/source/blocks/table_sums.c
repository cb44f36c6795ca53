/* Sums, means and counts of a column of a table. */
#include "source/blocks/blocks.h"

bool lk_table_number(LkText text, LkText held, LkNumber *number, int *decimals)
{
    LkNumber shown, exact;
    bool is_shown = lk_number_read(text, &shown), is_exact = lk_number_read_held(held, &exact);
    if (!is_shown && !is_exact)
        return false;
    *number = is_shown ? shown : exact;
    *decimals = is_shown ? shown.decimals : exact.decimals < 2 ? exact.decimals : 2;
    if (is_exact) {
        number->units = exact.units;
        number->decimals = exact.decimals;
    }
    return true;
}

/* What is added up of a column. */
typedef struct Sum {
    LkNumber all;
    size_t count;
    int decimals; /* the most that a cell shows */
    bool fits;
    size_t percents, percent_row; /* how many are percents, and the first of them */
} Sum;

static void add(Sum *sum, const LkNumber *number, size_t row)
{
    sum->fits = sum->fits && lk_number_add(&sum->all, number);
    sum->count++;
    if (number->is_percent && sum->percents++ == 0)
        sum->percent_row = row;
}

/* Cells that are empty or a dash are left out, and so are rows of totals. */
static bool add_up(LkReader *reader, const LkTable *table, const unsigned char *totals, size_t column,
                   LkTableResult result, Sum *sum)
{
    for (size_t row = 0; row < table->row_count; row++) {
        LkText value = lk_table_text(reader, table, row, column);
        bool is_total = totals[row] == LK_TOTAL_SURE || totals[row] == LK_TOTAL_LEFT_OUT;
        LkNumber number = {0};
        int decimals = 0;
        if (lk_is_none(value))
            continue;
        if (result != LK_TABLE_COUNT &&
            !lk_table_number(value, lk_table_held(reader, table, row, column), &number, &decimals))
            return lk_tell(
                reader->diagnostics, LK_E_TABLE_NUMBER, lk_table_span(reader, table, row, column),
                LK_WITH(lk_named_text("value", value),
                        lk_named_term("result", result == LK_TABLE_MEAN ? LK_TERM_MEAN : LK_TERM_SUM)));
        sum->decimals = decimals > sum->decimals ? decimals : sum->decimals;
        if (!is_total)
            add(sum, &number, row);
    }
    return true;
}

/* 10 and 50%: neither says what their sum is. */
static void tell_percents(LkReader *reader, const LkTable *table, size_t column, const Sum *sum)
{
    if (sum->percents > 0 && sum->percents < sum->count)
        lk_tell(reader->diagnostics, LK_W_TABLE_PERCENT,
                lk_table_span(reader, table, sum->percent_row, column),
                LK_WITH(lk_named_text("value", lk_table_text(reader, table, sum->percent_row, column))));
}

/* A mean has at least two decimals, as scores and money have. */
bool lk_table_result(LkReader *reader, const LkTable *table, unsigned char *totals, size_t column,
                     LkTableResult result, LkSpan span, LkText *text)
{
    Sum sum = {.fits = true};
    LkBuffer out;
    if (!add_up(reader, table, totals, column, result, &sum))
        return false;
    for (size_t row = 0; row < table->row_count; row++)
        if (totals[row] == LK_TOTAL_SURE && !lk_is_none(lk_table_text(reader, table, row, column)))
            totals[row] = LK_TOTAL_LEFT_OUT;
    tell_percents(reader, table, column, &sum);
    lk_buffer_init(&out, reader->arena);
    if (result == LK_TABLE_COUNT) {
        lk_buffer_printf(&out, "%zu", sum.count);
        *text = lk_buffer_view(&out);
        return true;
    }
    bool mean = result == LK_TABLE_MEAN;
    int decimals = mean && sum.decimals < 2 ? 2 : sum.decimals;
    if (sum.count > 0 && !(sum.fits && lk_number_divide(&sum.all, mean ? sum.count : 1, decimals)))
        return lk_tell(reader->diagnostics, LK_E_LIMIT_NUMBER, span, NULL);
    if (sum.count > 0)
        lk_number_write(&sum.all, &out);
    *text = lk_buffer_view(&out);
    return true;
}
