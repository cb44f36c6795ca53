/* Which rows of a table are totals by their values: the sum of the rows above them, since the last total, or
 * of those below, up to the next. Done before the rows are sorted. */
#include "source/blocks/blocks.h"

/* A row in the column that is looked at. */
typedef struct Value {
    LkNumber number;
    int decimals;
    bool has_number, is_empty;
} Value;

/* What has been added up. */
typedef struct Group {
    LkNumber sum;
    size_t count;
    bool fits;
} Group;

/* The state behind a row. */
typedef struct Pass {
    LkReader *reader;
    const LkTable *table;
    unsigned char *totals;
    Value *values;
    Group *below;     /* of each row that may be a total: the rows below it, up to the next such row */
    Group all, since; /* since: behind the last total */
    bool has_total, has_heading;
} Pass;

static void read_column(Pass *pass, size_t column)
{
    for (size_t row = 0; row < pass->table->row_count; row++) {
        Value *value = &pass->values[row];
        LkText text = lk_table_text(pass->reader, pass->table, row, column);
        *value = (Value){.is_empty = text.length == 0};
        value->has_number =
            !lk_is_none(text) && lk_table_number(text, lk_table_held(pass->reader, pass->table, row, column),
                                                 &value->number, &value->decimals);
    }
}

static void add(Group *group, const Value *value)
{
    group->fits = group->fits && lk_number_add(&group->sum, &value->number);
    group->count++;
}

static bool is_sum(const Group *group, const Value *value)
{
    LkNumber sum = group->sum, number = value->number;
    return group->fits && lk_number_divide(&sum, 1, value->decimals) &&
           lk_number_divide(&number, 1, value->decimals) && lk_number_compare(&number, &sum) == 0;
}

static void sum_below(Pass *pass)
{
    Group below = {.fits = true};
    for (size_t row = pass->table->row_count; row-- > 0;) {
        if (pass->totals[row] == LK_TOTAL_NONE) {
            if (pass->values[row].has_number)
                add(&below, &pass->values[row]);
            continue;
        }
        pass->below[row] = below;
        below = (Group){.fits = true};
    }
}

/* A group of one item has its value for a total: believed where the table is of groups. */
static bool is_total(const Pass *pass, size_t row)
{
    const Value *value = &pass->values[row];
    bool is_grouped = pass->has_total || pass->has_heading;
    const Group *below = &pass->below[row];
    if (pass->since.count > (is_grouped ? 0 : 1) &&
        (is_sum(&pass->since, value) || is_sum(&pass->all, value)))
        return true;
    return pass->totals[row] == LK_TOTAL_BY_VALUE && below->count > (is_grouped ? 0 : 1) &&
           is_sum(below, value);
}

static void find_in_column(Pass *pass)
{
    pass->all = pass->since = (Group){.fits = true};
    pass->has_total = pass->has_heading = false;
    sum_below(pass);
    for (size_t row = 0; row < pass->table->row_count; row++) {
        const Value *value = &pass->values[row];
        pass->has_heading |= value->is_empty;
        if (!value->has_number)
            continue;
        bool is_out = pass->totals[row] == LK_TOTAL_SURE || pass->totals[row] == LK_TOTAL_LEFT_OUT ||
                      (pass->totals[row] != LK_TOTAL_NONE && is_total(pass, row));
        if (!is_out) {
            add(&pass->all, value);
            add(&pass->since, value);
            continue;
        }
        if (pass->totals[row] != LK_TOTAL_SURE)
            pass->totals[row] = LK_TOTAL_LEFT_OUT;
        pass->since = (Group){.fits = true};
        pass->has_heading = false;
        pass->has_total = true;
    }
}

void lk_table_find_groups(LkReader *reader, const LkTable *table, const bool *columns, unsigned char *totals)
{
    size_t doubtful = 0;
    for (size_t row = 0; row < table->row_count; row++)
        doubtful += totals[row] == LK_TOTAL_BY_VALUE || totals[row] == LK_TOTAL_UNNAMED;
    if (doubtful == 0)
        return;
    LkArena *work = lk_table_work(reader);
    Pass pass = {.reader = reader,
                 .table = table,
                 .totals = totals,
                 .values = LK_NEW_ARRAY(work, table->row_count + 1, Value),
                 .below = LK_NEW_ARRAY(work, table->row_count + 1, Group)};
    for (size_t column = 0; column < table->column_count; column++) {
        if (!columns[column])
            continue;
        read_column(&pass, column);
        find_in_column(&pass);
    }
}
