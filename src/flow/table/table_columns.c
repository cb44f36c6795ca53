/* Finds the widths of columns. Fixed ones are as written; automatic ones get what their text asks for or,
 * when that is too much, at least their longest piece that no line should divide, or else their longest
 * number or word; relative ones share what is left. No table is wider than the measure. */
#include "flow/table/table.h"

#include <string.h>

typedef LkTextWidths Demand; /* of a column, padding included */

/* A fixed or relative column of at least this width has room for any letter, and need not be measured: in em
 * of its text, padding not included. */
#define SURE_EMS 2

static bool is_automatic(const LkColumn *column)
{
    return column->width.fixed == 0 && column->width.fraction <= 0;
}

static LkLength larger(LkLength a, LkLength b)
{
    return a > b ? a : b;
}

/* Widens what a column demands by the paragraphs of a cell. Returns the natural width of the last one. */
static LkLength widen(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                      const LkCell *cell, size_t column, Demand *demand)
{
    LkLength natural = 0;
    LkParagraphFormat format = lk_cell_format(setter, table, grid, cell, column);
    LkLength padding = 2 * table->style->padding_x;
    for (size_t i = 0; i < cell->count; i++) {
        LkInlines resolved = lk_references_filled(setter->references, &cell->paragraphs[i]);
        LkTextWidths widths = lk_paragraph_measure(setter->text, &resolved, &format);
        natural = widths.natural;
        demand->natural = larger(demand->natural, natural + padding);
        demand->piece = larger(demand->piece, widths.piece + padding);
        demand->firm = larger(demand->firm, widths.firm + padding);
        demand->number = larger(demand->number, larger(widths.number, widths.cluster) + padding);
        demand->cluster = larger(demand->cluster, widths.cluster + padding);
        if (!lk_cell_is_decimal(table, grid, cell, column))
            continue;
        /* As decimal points stand below one another, the column needs room for the longest part before a
         * point and the longest behind, which may be of different numbers. */
        demand->whole = larger(demand->whole, widths.whole);
        demand->decimals = larger(demand->decimals, widths.decimals);
        demand->natural = larger(demand->natural, demand->whole + demand->decimals + padding);
        demand->piece = larger(demand->piece, demand->whole + demand->decimals + padding);
        demand->firm = larger(demand->firm, demand->whole + demand->decimals + padding);
        demand->number = larger(demand->number, demand->whole + demand->decimals + padding);
    }
    return natural;
}

/* What a column may be wanted to have room for: all on one line, the longest piece that no line should
 * divide, the longest word or number, the longest number, the widest letter. */
enum { NATURAL, PIECE, FIRM, NUMBER, CLUSTER, DEMANDS };

static LkLength *part_of(Demand *demand, int part)
{
    LkLength *const parts[DEMANDS] = {&demand->natural, &demand->piece, &demand->firm, &demand->number,
                                      &demand->cluster};
    return parts[part];
}

/* Shares what a cell over several columns needs, beyond the columns' own demands, equally among the automatic
 * ones of them. */
static void widen_group(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                        const LkCell *cell, size_t column, Demand *demands)
{
    size_t end = column + lk_cell_columns(cell), automatic = 0;
    Demand wanted = {0};
    widen(setter, table, grid, cell, column, &wanted);
    for (size_t i = column; i < end; i++)
        automatic += is_automatic(&table->table->columns[i]);
    for (int part = 0; part < DEMANDS && automatic > 0; part++) {
        LkLength over = *part_of(&wanted, part);
        for (size_t i = column; i < end; i++) {
            const LkColumn *own = &table->table->columns[i];
            over -= is_automatic(own) ? *part_of(&demands[i], part) : own->width.fixed;
        }
        for (size_t i = column; i < end && over > 0; i++)
            if (is_automatic(&table->table->columns[i]))
                *part_of(&demands[i], part) += over / (LkLength)automatic + 1;
    }
}

/* Widens the demands of the columns in `asked` by the cells of a row; with `groups`, by those that span
 * several columns. */
static void widen_row(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                      const LkCell *cells, const bool *asked, bool groups, Demand *demands)
{
    for (size_t i = 0; i < table->table->column_count; i++) {
        if (cells[i].is_covered || groups != (lk_cell_columns(&cells[i]) > 1))
            continue;
        if (groups)
            widen_group(setter, table, grid, &cells[i], i, demands);
        else if (asked[i])
            widen(setter, table, grid, &cells[i], i, &demands[i]);
    }
}

static void widen_header(const LkRowSetter *setter, const LkTableFlow *table, const bool *asked, bool groups,
                         Demand *demands)
{
    for (size_t row = 0; row < table->head.rows; row++)
        widen_row(setter, table, &table->head, table->head.cells + row * table->table->column_count, asked,
                  groups, demands);
}

static uint32_t natural_units(const LkCell *cell, LkLength natural)
{
    LkLength units = (natural + LK_NATURAL_UNIT - 1) / LK_NATURAL_UNIT;
    return cell->count > 1 || units >= UINT32_MAX ? UINT32_MAX : (uint32_t)units;
}

/* The same for a deferred row. The natural widths of its cells are stored, to find its height later. */
static void widen_deferred_row(const LkRowSetter *setter, LkTableFlow *table, size_t row, const bool *asked,
                               Demand *demands)
{
    size_t columns = table->table->column_count;
    const LkCell *cells = lk_grid_row(table, &table->body, row, setter->text->arena);
    for (size_t i = 0; i < columns; i++)
        if (asked[i])
            table->naturals[row * columns + i] =
                natural_units(&cells[i], widen(setter, table, &table->body, &cells[i], i, &demands[i]));
}

static void widen_deferred_rows(LkFlow *flow, LkTableFlow *table, const bool *asked, Demand *demands)
{
    LkRowWork *work = lk_row_work_open(flow);
    for (size_t row = 0; row < table->body.rows; row++)
        widen_deferred_row(lk_row_work_next(work), table, row, asked, demands);
    lk_row_work_close(work);
}

/* Finds the demands of the columns in `asked`. */
static void find_demands(LkFlow *flow, LkTableFlow *table, const bool *asked, Demand *demands)
{
    const LkTable *content = table->table;
    LkRowSetter setter = lk_row_setter(flow);
    bool any = false;
    for (size_t i = 0; i < content->column_count; i++) {
        any |= asked[i];
        if (asked[i])
            for (int part = 0; part < DEMANDS; part++)
                *part_of(&demands[i], part) = 2 * table->style->padding_x;
    }
    if (!any)
        return;
    widen_header(&setter, table, asked, false, demands);
    if (table->is_deferred)
        widen_deferred_rows(flow, table, asked, demands);
    for (size_t row = 0; !table->is_deferred && row < table->body.rows; row++)
        widen_row(&setter, table, &table->body, lk_grid_row(table, &table->body, row, flow->arena), asked,
                  false, demands);
    widen_header(&setter, table, asked, true, demands);
    for (size_t row = 0; content->has_spans && row < table->body.rows; row++)
        widen_row(&setter, table, &table->body, lk_grid_row(table, &table->body, row, flow->arena), asked,
                  true, demands);
}

/* Returns a width between `low` and `high`, as far up as `room` is between the sums of all low and all high
 * ones.
 */
static LkLength between(LkLength low, LkLength high, LkLength low_sum, LkLength high_sum, LkLength room)
{
    if (high_sum <= low_sum)
        return low;
    return low + (LkLength)((double)(room - low_sum) * (double)(high - low) / (double)(high_sum - low_sum));
}

/* Returns the width of a column that gets at most `cap`, but always has room for `least` of its demands. */
static LkLength capped(Demand *demand, LkLength cap, int least)
{
    LkLength width = demand->piece < cap ? demand->piece : cap;
    return larger(width, *part_of(demand, least));
}

/* Returns the largest cap with which all columns fit. So columns with long pieces become narrower, while
 * numbers and short words stay whole. */
static LkLength cap_for(const LkTable *table, Demand *demands, LkLength room, int least)
{
    LkLength low = 0, high = room;
    while (high - low > 1) {
        LkLength middle = low + (high - low) / 2, sum = 0;
        for (size_t i = 0; i < table->column_count; i++)
            sum += is_automatic(&table->columns[i]) ? capped(&demands[i], middle, least) : 0;
        if (sum <= room)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Shares `room` among the automatic columns; returns what they do not need. Each has room for as much as all
 * of them can have: names and compounds are parted before words, words before numbers. */
static LkLength share_automatic(const LkTable *table, Demand *demands, LkLength room, LkLength *widths)
{
    LkLength sums[DEMANDS] = {0}, used = 0;
    for (size_t i = 0; i < table->column_count; i++)
        for (int part = 0; part < DEMANDS && is_automatic(&table->columns[i]); part++)
            sums[part] += *part_of(&demands[i], part);
    int least = NATURAL;
    while (least < CLUSTER && sums[least] > room)
        least++;
    LkLength cap = least > PIECE ? cap_for(table, demands, room, least) : 0;
    for (size_t i = 0; i < table->column_count; i++) {
        Demand *demand = &demands[i];
        if (!is_automatic(&table->columns[i]))
            continue;
        if (least == NATURAL)
            widths[i] = demand->natural;
        else if (least == PIECE)
            widths[i] = between(demand->piece, demand->natural, sums[PIECE], sums[NATURAL], room);
        else if (sums[CLUSTER] <= room)
            widths[i] = capped(demand, cap, least);
        else
            widths[i] = room * demand->cluster / sums[CLUSTER];
        used += widths[i];
    }
    return room - used;
}

static double fractions(const LkTable *table)
{
    double sum = 0;
    for (size_t i = 0; i < table->column_count; i++)
        sum += table->columns[i].width.fraction > 0 ? table->columns[i].width.fraction : 0;
    return sum;
}

static LkLength fixed_widths(const LkTable *table, LkLength *widths)
{
    LkLength sum = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = table->columns[i].width.fixed;
        sum += widths[i];
    }
    return sum;
}

/* Makes fixed widths that are too wide for the page narrower, all by the same factor. */
static LkLength shrink_to(LkFlow *flow, const LkTable *table, LkLength *widths, LkLength sum, LkLength most,
                          LkLength text)
{
    lk_tell(flow->diagnostics, LK_W_TABLE_WIDE, table->columns[0].span,
            LK_WITH(lk_named_decimal("sum", lk_length_points(sum) * 2.54 / 72, 2),
                    lk_named_decimal("text", lk_length_points(text) * 2.54 / 72, 2),
                    lk_named_decimal("most", lk_length_points(most) * 2.54 / 72, 2)));
    LkLength used = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = (LkLength)((double)widths[i] * (double)most / (double)sum);
        used += widths[i];
    }
    return used;
}

static void place_borders(LkTableFlow *table, LkColumnArea area, LkLength total)
{
    LkLength free_width = area.width - total;
    LkLength x = area.left;
    if (free_width > 0 && table->style->alignment == LK_ALIGNMENT_CENTRE)
        x += free_width / 2;
    else if (free_width > 0 && table->style->alignment == LK_ALIGNMENT_RIGHT)
        x += free_width;
    for (size_t i = 0; i < table->table->column_count; i++) {
        table->lefts[i] = x;
        x += table->widths[i];
    }
    table->right = x;
}

/* Shares out the width that is left: to relative columns, or to automatic ones if the table has to fill the
 * measure. */
static void share_rest(const LkTableFlow *table, LkLength left, LkLength used)
{
    const LkTable *content = table->table;
    double shares = fractions(content);
    for (size_t i = 0; i < content->column_count; i++) {
        const LkColumn *column = &content->columns[i];
        if (column->width.fraction > 0)
            table->widths[i] = (LkLength)((double)left * column->width.fraction / shares);
        else if (shares <= 0 && table->style->full_width && is_automatic(column) && used > 0)
            table->widths[i] += (LkLength)((double)left * (double)table->widths[i] / (double)used);
    }
}

/* Checks that every column has room for its widest letter. Then text fits in any case, if only by breaks
 * between letters. */
static bool has_room(LkFlow *flow, LkTableFlow *table, Demand *demands)
{
    const LkTable *content = table->table;
    bool *narrow = LK_NEW_ARRAY(flow->arena, content->column_count, bool);
    LkLength sure = SURE_EMS * table->style->text.size + 2 * table->style->padding_x;
    for (size_t i = 0; i < content->column_count; i++)
        narrow[i] = !is_automatic(&content->columns[i]) && table->widths[i] < sure;
    find_demands(flow, table, narrow, demands);
    for (size_t i = 0; i < content->column_count; i++) {
        if (table->widths[i] >= demands[i].cluster)
            continue;
        return lk_tell(
            flow->diagnostics, LK_E_TABLE_WIDE, content->columns[i].span,
            LK_WITH(lk_named_number("columns", (long long)content->column_count),
                    lk_named_number("column", (long long)i + 1),
                    lk_named_decimal("width", lk_length_points(table->widths[i]) * 2.54 / 72, 2),
                    lk_named_decimal("least", lk_length_points(demands[i].cluster) * 2.54 / 72, 2)));
    }
    return true;
}

/* Where columns cannot have all of their text on one line, moves width between them so that rows become
 * lower. */
static void fit_columns(LkFlow *flow, LkTableFlow *table, const bool *automatic, const Demand *demands,
                        LkLength room)
{
    size_t columns = table->table->column_count;
    LkLength natural = 0, piece = 0;
    LkLength *least = LK_NEW_ARRAY(flow->arena, columns, LkLength);
    for (size_t i = 0; i < columns; i++) {
        natural += automatic[i] ? demands[i].natural : 0;
        piece += automatic[i] ? demands[i].piece : 0;
        least[i] = demands[i].piece;
    }
    if (natural > room && piece < room)
        lk_table_fit(flow, table, automatic, least);
}

bool lk_table_columns(LkFlow *flow, LkTableFlow *table, LkColumnArea area)
{
    const LkTable *content = table->table;
    size_t columns = content->column_count;
    Demand *demands = LK_NEW_ARRAY(flow->arena, columns, Demand);
    bool *automatic = LK_NEW_ARRAY(flow->arena, columns, bool);
    bool any = false, shares = fractions(content) > 0;
    area.width = larger(area.width, LK_POINT); /* deep in lists no width may be left */
    for (size_t i = 0; i < columns; i++) {
        automatic[i] = is_automatic(&content->columns[i]);
        any |= automatic[i];
    }
    if (table->is_deferred) {
        size_t size = table->body.rows * columns * sizeof *table->naturals;
        table->naturals = LK_NEW_ARRAY(flow->arena, table->body.rows * columns, uint32_t);
        memset(table->naturals, 0xFF, size); /* UINT32_MAX: not measured */
    }
    find_demands(flow, table, automatic, demands);
    LkLength most = any || shares ? area.width * 3 / 4 : area.width; /* leaves room for the other columns */
    LkLength used = fixed_widths(content, table->widths);
    if (used > most)
        used = shrink_to(flow, content, table->widths, used, most, area.width);

    LkLength left = area.width - used;
    LkLength reserve = any && shares ? left / 4 : 0;
    if (any) {
        LkLength room = left - reserve;
        left = share_automatic(content, demands, room, table->widths) + reserve;
        used = room + reserve - left;
        fit_columns(flow, table, automatic, demands, room);
    }
    share_rest(table, left, used);
    LkLength total = 0;
    for (size_t i = 0; i < columns; i++)
        total += table->widths[i];
    place_borders(table, area, total);
    return has_room(flow, table, demands);
}
