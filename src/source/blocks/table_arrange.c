/* The rows of a table once they are read: their order, their numbers, equal cells made one, the last row.
 * Totals are looked for while the rows stand as they came: sorted, a total stands no longer by its group. */
#include "source/blocks/blocks.h"

/* Numbers the rows in the columns that no data fills. */
static void set_ranks(LkReader *reader, LkTable *table, const LkTableFields *fields)
{
    for (size_t column = 0; column < table->column_count; column++) {
        if (!fields->ranks[column] || table->cells == NULL)
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

bool lk_table_arrange(LkReader *reader, const LkYaml *sort, const LkYaml *footer, const LkTableFields *fields,
                      LkTable *table)
{
    LkTableFooter read = {0};
    bool is_asked = sort != NULL || footer != NULL;
    unsigned char *totals = is_asked ? lk_table_totals(reader, table) : NULL;
    bool is_good = footer == NULL || lk_table_read_footer(reader, footer, fields->names, table, &read);
    if (is_good && footer != NULL)
        lk_table_find_totals(reader, table, &read, totals);
    if (is_good && sort != NULL)
        is_good = lk_table_sort(reader, sort, fields->names, totals, table);
    if (!is_good)
        return false;
    set_ranks(reader, table, fields);
    lk_table_merge(reader, table, fields);
    return footer == NULL || lk_table_footer(reader, &read, totals, table);
}
