/* Column widths: fixed ones as written, relative ones share what is left, automatic ones get what their text
 * asks for and, when that is too much, at least their longest unbreakable piece. Nothing overflows the
 * measure. */
#include "flow/flow_private.h"

typedef LkTextWidths Demand; /* of a column, padding included */

/* Narrower than this, a column that is not measured may have no room for a letter: in em of its text. */
#define SURE_EMS 2

static bool is_automatic(const LkColumn *column)
{
    return column->width.fixed == 0 && column->width.fraction <= 0;
}

static LkLength larger(LkLength a, LkLength b)
{
    return a > b ? a : b;
}

static void widen(LkFlow *flow, const LkTableFlow *table, const LkInlines *inlines, size_t column,
                  bool header, Demand *demand)
{
    LkParagraphShape shape = lk_cell_shape(flow, table, column, header);
    LkLength padding = 2 * table->style->padding_x;
    LkInlines resolved = lk_flow_inlines(flow, inlines);
    LkTextWidths widths = lk_paragraph_measure(flow->text, &resolved, &shape);
    demand->natural = larger(demand->natural, widths.natural + padding);
    demand->piece = larger(demand->piece, widths.piece + padding);
    demand->cluster = larger(demand->cluster, widths.cluster + padding);
    if (header || table->table->columns[column].align != LK_ALIGN_DECIMAL)
        return;
    /* Points stand under one another: the longest whole part and the longest decimals need not be of one
     * number. */
    demand->whole = larger(demand->whole, widths.whole);
    demand->decimals = larger(demand->decimals, widths.decimals);
    demand->natural = larger(demand->natural, demand->whole + demand->decimals + padding);
    demand->piece = larger(demand->piece, demand->whole + demand->decimals + padding);
}

static Demand column_demand(LkFlow *flow, const LkTableFlow *table, size_t column)
{
    const LkTable *content = table->table;
    LkLength padding = 2 * table->style->padding_x;
    Demand demand = {.natural = padding, .piece = padding, .cluster = padding};
    if (content->has_header)
        widen(flow, table, &content->columns[column].title, column, true, &demand);
    for (size_t row = 0; row < content->row_count; row++) {
        const LkCell *cell = &content->cells[row * content->column_count + column];
        for (size_t i = 0; i < cell->count; i++)
            widen(flow, table, &cell->paragraphs[i], column, false, &demand);
    }
    return demand;
}

/* `low` and its part of what `room` has over `low_sum`, out of what `high_sum` would ask for. */
static LkLength between(LkLength low, LkLength high, LkLength low_sum, LkLength high_sum, LkLength room)
{
    if (high_sum <= low_sum)
        return low;
    return low + (LkLength)((double)(room - low_sum) * (double)(high - low) / (double)(high_sum - low_sum));
}

/* Shares `room` among the automatic columns; gives what is not needed. Columns get their text on one line,
 * else at least their longest piece, else at least their widest letter. */
static LkLength share_automatic(const LkTable *table, const Demand *demands, LkLength room, LkLength *widths)
{
    Demand sum = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        sum.natural += demands[i].natural;
        sum.piece += demands[i].piece;
        sum.cluster += demands[i].cluster;
    }
    LkLength used = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const Demand *demand = &demands[i];
        if (!is_automatic(&table->columns[i]))
            continue;
        if (sum.natural <= room)
            widths[i] = demand->natural;
        else if (sum.piece <= room)
            widths[i] = between(demand->piece, demand->natural, sum.piece, sum.natural, room);
        else if (sum.cluster <= room)
            widths[i] = between(demand->cluster, demand->piece, sum.cluster, sum.piece, room);
        else
            widths[i] = room * demand->cluster / sum.cluster;
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

/* Fixed widths that leave the page are brought to fit, all in the same proportion. */
static LkLength shrink_to(LkFlow *flow, const LkTable *table, LkLength *widths, LkLength sum, LkLength most,
                          LkSpan span)
{
    lk_warning(
        flow->diagnostics, "W-table-wide", span, "lower the widths, or use shares such as 2fr",
        "the table's columns ask for %.2f cm, the text is %.2f cm wide: they are narrowed in proportion",
        lk_length_points(sum) * 2.54 / 72, lk_length_points(most) * 2.54 / 72);
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
    if (free_width > 0 && table->style->place == LK_PLACE_CENTRE)
        x += free_width / 2;
    else if (free_width > 0 && table->style->place == LK_PLACE_RIGHT)
        x += free_width;
    for (size_t i = 0; i < table->table->column_count; i++) {
        table->lefts[i] = x;
        x += table->widths[i];
    }
    table->right = x;
}

/* Gives columns with a share their part of `left`, or stretches automatic ones over it. */
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

/* Every column must have room for its widest letter: text is parted between letters before it overflows. */
static bool has_room(LkFlow *flow, const LkTableFlow *table, Demand *demands)
{
    const LkTable *content = table->table;
    for (size_t i = 0; i < content->column_count; i++) {
        LkLength sure = SURE_EMS * table->style->text.size + 2 * table->style->padding_x;
        if (!is_automatic(&content->columns[i]) && table->widths[i] < sure)
            demands[i] = column_demand(flow, table, i);
        if (table->widths[i] >= demands[i].cluster)
            continue;
        return lk_error(flow->diagnostics, "E-table-wide", content->columns[i].span,
                        "leave out columns, make several tables of it, or give this column more width",
                        "the table does not fit: of its %zu columns, number %zu gets %.2f cm and its widest "
                        "letter needs %.2f cm",
                        content->column_count, i + 1, lk_length_points(table->widths[i]) * 2.54 / 72,
                        lk_length_points(demands[i].cluster) * 2.54 / 72);
    }
    return true;
}

bool lk_table_columns(LkFlow *flow, LkTableFlow *table, LkColumnArea area)
{
    const LkTable *content = table->table;
    size_t columns = content->column_count;
    Demand *demands = LK_NEW_ARRAY(flow->arena, columns, Demand);
    bool automatic = false, shares = fractions(content) > 0;
    area.width = larger(area.width, LK_POINT); /* deep in lists there may be none */
    for (size_t i = 0; i < columns; i++) {
        if (is_automatic(&content->columns[i])) {
            demands[i] = column_demand(flow, table, i);
            automatic = true;
        }
    }
    LkLength most =
        automatic || shares ? area.width * 3 / 4 : area.width; /* the others must have some room */
    LkLength used = fixed_widths(content, table->widths);
    if (used > most)
        used = shrink_to(flow, content, table->widths, used, most, content->columns[0].span);

    LkLength left = area.width - used;
    LkLength reserve = automatic && shares ? left / 4 : 0;
    if (automatic) {
        LkLength room = left - reserve;
        left = share_automatic(content, demands, room, table->widths) + reserve;
        used = room + reserve - left;
    }
    share_rest(table, left, used);
    LkLength total = 0;
    for (size_t i = 0; i < columns; i++)
        total += table->widths[i];
    place_borders(table, area, total);
    return has_room(flow, table, demands);
}
