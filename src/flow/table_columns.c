/* Column widths: fixed ones as written, relative ones share what is left, automatic ones get what their text
 * asks for and, when that is too much, at least their longest unbreakable piece. Nothing overflows the
 * measure. */
#include "flow/flow_private.h"

typedef struct Demand {
    LkLength natural; /* all text on one line, padding included */
    LkLength least;   /* the longest piece, padding included */
} Demand;

static bool is_automatic(const LkColumn *column)
{
    return column->width.fixed == 0 && column->width.fraction <= 0;
}

static void widen(LkFlow *flow, const LkTableFlow *table, const LkInlines *inlines, size_t column,
                  bool header, Demand *demand)
{
    LkParagraphShape shape = lk_cell_shape(flow, table, column, header);
    LkLength natural = 0, piece = 0;
    lk_paragraph_measure(flow->text, inlines, &shape, &natural, &piece);
    natural += 2 * table->style->padding_x;
    piece += 2 * table->style->padding_x;
    demand->natural = natural > demand->natural ? natural : demand->natural;
    demand->least = piece > demand->least ? piece : demand->least;
}

static Demand column_demand(LkFlow *flow, const LkTableFlow *table, size_t column)
{
    const LkTable *content = table->table;
    Demand demand = {2 * table->style->padding_x, 2 * table->style->padding_x};
    if (content->has_header)
        widen(flow, table, &content->columns[column].title, column, true, &demand);
    for (size_t row = 0; row < content->row_count; row++) {
        const LkCell *cell = &content->cells[row * content->column_count + column];
        for (size_t i = 0; i < cell->count; i++)
            widen(flow, table, &cell->paragraphs[i], column, false, &demand);
    }
    return demand;
}

/* Shares `room` among the automatic columns; gives what is not needed. */
static LkLength share_automatic(const LkTable *table, const Demand *demands, LkLength room, LkLength *widths)
{
    LkLength natural = 0, least = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        if (is_automatic(&table->columns[i])) {
            natural += demands[i].natural;
            least += demands[i].least;
        }
    }
    LkLength used = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const Demand *demand = &demands[i];
        if (!is_automatic(&table->columns[i]))
            continue;
        if (natural <= room)
            widths[i] = demand->natural;
        else if (least <= room && natural > least)
            widths[i] = demand->least +
                        (LkLength)((double)(room - least) * (double)(demand->natural - demand->least) /
                                   (double)(natural - least));
        else
            widths[i] = (LkLength)((double)room * (double)demand->least / (double)least);
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

/* Leaves at most a tenth of the measure to a column that has no room at all, so that text can be set in it.
 */
static LkLength smallest(const LkFlow *flow, size_t columns)
{
    LkLength share = flow->measure / (LkLength)columns;
    LkLength least = 6 * LK_POINT;
    return share < least ? share : least;
}

void lk_table_columns(LkFlow *flow, LkTableFlow *table, LkColumnArea area)
{
    const LkTable *content = table->table;
    size_t columns = content->column_count;
    Demand *demands = LK_NEW_ARRAY(flow->arena, columns, Demand);
    bool automatic = false;
    for (size_t i = 0; i < columns; i++) {
        if (is_automatic(&content->columns[i])) {
            demands[i] = column_demand(flow, table, i);
            automatic = true;
        }
    }
    double shares = fractions(content);
    LkLength reserve = automatic || shares > 0 ? area.width / 4 : 0; /* the others must have some room */
    LkLength used = fixed_widths(content, table->widths);
    LkSpan span = columns > 0 ? content->columns[0].span : (LkSpan){0};
    if (used > area.width - reserve)
        used = shrink_to(flow, content, table->widths, used, area.width - reserve, span);

    LkLength room = area.width - used;
    LkLength left =
        automatic ? share_automatic(content, demands, shares > 0 ? room * 3 / 4 : room, table->widths) : room;
    if (automatic && shares > 0)
        left += room - room * 3 / 4;
    LkLength total = 0, least = smallest(flow, columns);
    for (size_t i = 0; i < columns; i++) {
        if (shares > 0 && content->columns[i].width.fraction > 0)
            table->widths[i] = (LkLength)((double)left * content->columns[i].width.fraction / shares);
        else if (shares <= 0 && automatic && table->style->full_width && is_automatic(&content->columns[i]))
            table->widths[i] += (LkLength)((double)left * (double)table->widths[i] / (double)(room - left));
        if (table->widths[i] < least)
            table->widths[i] = least;
        total += table->widths[i];
    }
    if (total > area.width) /* the least widths pushed it out by a little: give it back in proportion */
        for (size_t i = 0; i < columns; i++)
            table->widths[i] = (LkLength)((double)table->widths[i] * (double)area.width / (double)total);
    total = 0;
    for (size_t i = 0; i < columns; i++)
        total += table->widths[i];
    place_borders(table, area, total);
}
