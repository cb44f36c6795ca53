/* Fits automatic columns when not all of them can have their text on one line: so that the rows are as low as
 * can be. For a sample of the rows it is known how many lines each cell takes in each width that its column
 * may get (text/folds.c). Width is moved from column to column as long as that makes the rows lower,
 * beginning from several divisions, since the first end that is come to is seldom the lowest. At the end a
 * few rows are typeset with the old and with the new widths, and those widths are taken that make the table
 * lower. */
#include "flow/table/table.h"

#include <string.h>

/* How many rows are weighed, and how many are typeset at the end. */
#define SAMPLE_ROWS 256
#define SURE_ROWS   48
/* With more columns than this, widths are left as they are, since each step looks at all pairs. */
#define MOST_COLUMNS 24

enum {
    STEPS = 128,      /* the width that is shared has so many parts */
    FIRST_MOVE = 32,  /* a move takes so many of them from one column to another; then half as many */
    MOST_MOVES = 400, /* from each beginning */
    FOLDS = 2,        /* at all places, at good ones */
    TRIED = 2,        /* of the lowest divisions so many are typeset, for both */
    LINE = 1 << 20 /* The cost of a line. How full lines are counts far less: it only leads the search on. */
};

/* A column that width is moved to and from. */
typedef struct FitColumn {
    size_t number; /* in the table */
    LkLength least;
    LkLength natural;      /* of all its texts together */
    uint8_t *lines[FOLDS]; /* of the cell in each row, for each step: lines[…][step * rows + row] */
} FitColumn;

typedef struct Fit {
    const LkTableFlow *table;
    FitColumn columns[MOST_COLUMNS];
    size_t count, rows;
    LkLength step;
    int folds;             /* which of the two are looked at */
    uint8_t *fixed[FOLDS]; /* lines of the highest cell in a column that keeps its width, for each row */
    uint8_t *high;         /* scratch, for each row */
} Fit;

/* How many steps above its least width each column gets; together STEPS. */
typedef struct Division {
    uint16_t steps[MOST_COLUMNS];
    int64_t cost;
} Division;

/* The lowest ones, the lowest first. */
typedef struct Lowest {
    Division items[TRIED];
    size_t count;
} Lowest;

/* ---- The lines of each cell */

static LkLength width_of(const Fit *fit, const FitColumn *column, size_t step)
{
    return column->least + fit->step * (LkLength)step;
}

static uint8_t more(uint8_t lines, size_t by)
{
    return by < (size_t)(UINT8_MAX - lines) ? (uint8_t)(lines + by) : UINT8_MAX;
}

static void add_text(Fit *fit, int kind, const LkFolds *folds, FitColumn *column, size_t row)
{
    LkLength padding = 2 * fit->table->style->padding_x;
    for (size_t step = 0; step <= STEPS; step++) {
        uint8_t *lines = &column->lines[kind][step * fit->rows + row];
        *lines = more(*lines, lk_folds_lines(folds, width_of(fit, column, step) - padding));
    }
}

static FitColumn *fitted(Fit *fit, size_t number)
{
    for (size_t i = 0; i < fit->count; i++)
        if (fit->columns[i].number == number)
            return &fit->columns[i];
    return NULL;
}

static void add_cell(const LkRowSetter *setter, Fit *fit, const LkGrid *grid, const LkCell *cell,
                     size_t number, size_t row)
{
    const LkTableFlow *table = fit->table;
    FitColumn *column = fitted(fit, number);
    uint8_t lines[FOLDS] = {0};
    LkParagraphFormat format = lk_cell_format(setter, table, grid, cell, number);
    LkLength width = table->widths[number] - 2 * table->style->padding_x;
    for (size_t k = 0; k < cell->count; k++) {
        LkInlines resolved = lk_references_filled(setter->references, &cell->paragraphs[k]);
        LkFolds folds[FOLDS];
        lk_paragraph_folds(setter->text, &resolved, &format, &folds[0], &folds[1]);
        if (column != NULL)
            column->natural += folds[0].widths[0];
        for (int kind = 0; kind < FOLDS; kind++) {
            if (column != NULL)
                add_text(fit, kind, &folds[kind], column, row);
            else
                lines[kind] = more(lines[kind], lk_folds_lines(&folds[kind], width));
        }
    }
    for (int kind = 0; kind < FOLDS; kind++)
        fit->fixed[kind][row] = lines[kind] > fit->fixed[kind][row] ? lines[kind] : fit->fixed[kind][row];
}

/* A cell over several columns or rows, and one whose column has no width yet, are left out. */
static void add_row(const LkRowSetter *setter, Fit *fit, const LkGrid *grid, const LkCell *cells, size_t row)
{
    const LkTableFlow *table = fit->table;
    for (size_t i = 0; i < table->table->column_count; i++) {
        bool has_width = table->widths[i] > 0 || fitted(fit, i) != NULL;
        if (!cells[i].is_covered && lk_cell_columns(&cells[i]) == 1 && lk_cell_rows(&cells[i]) == 1 &&
            has_width)
            add_cell(setter, fit, grid, &cells[i], i, row);
    }
}

static size_t stride_of(size_t rows, size_t most)
{
    return rows <= most ? 1 : (rows + most - 1) / most;
}

static void take_sample(LkFlow *flow, Fit *fit)
{
    const LkTableFlow *table = fit->table;
    LkRowSetter setter = lk_row_setter(flow);
    LkArena *arena = flow->galley.arena;
    size_t columns = table->table->column_count, stride = stride_of(table->body.rows, SAMPLE_ROWS), row = 0;
    fit->rows = (table->body.rows + stride - 1) / stride + (table->head.rows > 0 ? 1 : 0);
    fit->high = LK_NEW_ARRAY(arena, fit->rows, uint8_t);
    for (int kind = 0; kind < FOLDS; kind++) {
        fit->fixed[kind] = LK_NEW_ARRAY(arena, fit->rows, uint8_t);
        for (size_t i = 0; i < fit->count; i++)
            fit->columns[i].lines[kind] = LK_NEW_ARRAY(arena, (STEPS + 1) * fit->rows, uint8_t);
    }
    if (table->head.rows > 0) /* the last row has the titles of columns */
        add_row(&setter, fit, &table->head, table->head.cells + (table->head.rows - 1) * columns, row++);
    for (size_t i = 0; i < table->body.rows; i += stride)
        add_row(&setter, fit, &table->body, lk_grid_row(table, &table->body, i, flow->arena), row++);
}

/* ---- The lowest division */

static int64_t cost_of(const Fit *fit, const Division *division)
{
    int64_t lines = 0, fill = 0;
    memcpy(fit->high, fit->fixed[fit->folds], fit->rows);
    for (size_t i = 0; i < fit->count; i++) {
        const FitColumn *column = &fit->columns[i];
        const uint8_t *own = column->lines[fit->folds] + division->steps[i] * fit->rows;
        for (size_t row = 0; row < fit->rows; row++)
            fit->high[row] = own[row] > fit->high[row] ? own[row] : fit->high[row];
        LkLength width = width_of(fit, column, division->steps[i]);
        fill += column->natural * 64 / (width > LK_POINT ? width : LK_POINT);
    }
    for (size_t row = 0; row < fit->rows; row++)
        lines += fit->high[row];
    return lines * LINE + fill;
}

/* Moves so many steps from one column to another, by the best choice of the two. Returns false when none
 * makes the table lower. */
static bool move_once(const Fit *fit, uint16_t steps, Division *division)
{
    Division best = *division;
    for (size_t from = 0; from < fit->count; from++) {
        if (division->steps[from] < steps)
            continue;
        for (size_t to = 0; to < fit->count; to++) {
            Division next = *division;
            next.steps[from] = (uint16_t)(next.steps[from] - steps);
            next.steps[to] = (uint16_t)(next.steps[to] + steps);
            next.cost = to == from ? INT64_MAX : cost_of(fit, &next);
            if (next.cost < best.cost)
                best = next;
        }
    }
    bool has_moved = best.cost < division->cost;
    *division = best;
    return has_moved;
}

/* Keeps a division if it is none of the lowest so far but lower than one of them. */
static void keep(const Fit *fit, const Division *division, Lowest *lowest)
{
    size_t at = lowest->count;
    for (size_t i = 0; i < lowest->count; i++)
        if (memcmp(lowest->items[i].steps, division->steps, fit->count * sizeof *division->steps) == 0)
            return;
    while (at > 0 && lowest->items[at - 1].cost > division->cost)
        at--;
    if (at == TRIED)
        return;
    lowest->count += lowest->count < TRIED ? 1 : 0;
    memmove(&lowest->items[at + 1], &lowest->items[at], (lowest->count - 1 - at) * sizeof *lowest->items);
    lowest->items[at] = *division;
}

static void go_down(const Fit *fit, Division division, Lowest *lowest)
{
    int moves = 0;
    division.cost = cost_of(fit, &division);
    for (uint16_t steps = FIRST_MOVE; steps > 0; steps /= 2)
        while (moves < MOST_MOVES && move_once(fit, steps, &division))
            moves++;
    keep(fit, &division, lowest);
}

/* The division nearest to the widths that the columns have. */
static Division as_it_is(const Fit *fit)
{
    Division division = {.cost = 0};
    size_t left = STEPS;
    for (size_t i = 0; i < fit->count; i++) {
        LkLength over = fit->table->widths[fit->columns[i].number] - fit->columns[i].least;
        size_t steps = over > 0 ? (size_t)(over / fit->step) : 0;
        division.steps[i] = (uint16_t)(steps < left ? steps : left);
        left -= division.steps[i];
    }
    division.steps[0] = (uint16_t)(division.steps[0] + left);
    return division;
}

/* Those that are lower than the widths as they are. */
static Lowest find_lowest(const Fit *fit)
{
    Lowest lowest = {.count = 0};
    Division even = {.cost = 0}, now = as_it_is(fit);
    now.cost = cost_of(fit, &now);
    go_down(fit, now, &lowest);
    for (size_t i = 0; i < STEPS; i++)
        even.steps[i % fit->count]++;
    go_down(fit, even, &lowest);
    for (size_t i = 0; i < fit->count; i++) { /* one column has all, the others their least */
        Division one = {.cost = 0};
        one.steps[i] = STEPS;
        go_down(fit, one, &lowest);
    }
    while (lowest.count > 0 && lowest.items[lowest.count - 1].cost / LINE >= now.cost / LINE)
        lowest.count--;
    return lowest;
}

/* ---- Widths */

/* Returns the height of some rows, which are typeset for it. */
static LkLength true_height(LkFlow *flow, const LkTableFlow *table)
{
    LkLength height = 0;
    size_t stride = stride_of(table->body.rows, SURE_ROWS);
    LkRowWork *work = lk_row_work_open(flow);
    LkDiagnosticsMark mark = lk_diagnostics_mark(flow->diagnostics);
    for (size_t row = 0; row < table->body.rows; row += stride) {
        const LkRowSetter *setter = lk_row_work_next(work);
        height += lk_row_height(table, &table->body, lk_grid_lines(setter, table, &table->body, row));
    }
    lk_diagnostics_return(flow->diagnostics, mark); /* messages come when the rows are typeset for good */
    lk_row_work_close(work);
    return height;
}

/* Fills in the columns that width is moved between, and the size of a step. */
static Fit fit_of(const LkTableFlow *table, const bool *automatic, const LkLength *least)
{
    Fit fit = {.table = table};
    LkLength free_width = 0;
    for (size_t i = 0; i < table->table->column_count; i++) {
        if (!automatic[i])
            continue;
        fit.columns[fit.count++] = (FitColumn){.number = i, .least = least[i]};
        free_width += table->widths[i] - least[i];
    }
    fit.step = free_width / STEPS;
    return fit;
}

/* Gives the table the widths of a division if that makes it lower than `height`, which is then its new
 * height. */
static void try_division(LkFlow *flow, LkTableFlow *table, const Fit *fit, const Division *division,
                         LkLength *height)
{
    LkLength before[MOST_COLUMNS];
    memcpy(before, table->widths, table->table->column_count * sizeof *before);
    for (size_t i = 0; i < fit->count; i++)
        table->widths[fit->columns[i].number] = width_of(fit, &fit->columns[i], division->steps[i]);
    LkLength found = true_height(flow, table);
    if (found >= *height)
        memcpy(table->widths, before, table->table->column_count * sizeof *before);
    else
        *height = found;
}

void lk_table_fit(LkFlow *flow, LkTableFlow *table, const bool *automatic, const LkLength *least)
{
    size_t columns = table->table->column_count;
    if (columns < 2 || columns > MOST_COLUMNS || table->body.rows == 0)
        return;
    Fit fit = fit_of(table, automatic, least);
    if (fit.count < 2 || fit.step <= 0)
        return;
    take_sample(flow, &fit);
    Lowest lowest[FOLDS];
    for (fit.folds = 0; fit.folds < FOLDS; fit.folds++)
        lowest[fit.folds] = find_lowest(&fit);
    if (lowest[0].count + lowest[1].count == 0)
        return;
    LkLength height = true_height(flow, table);
    for (int kind = 0; kind < FOLDS; kind++)
        for (size_t i = 0; i < lowest[kind].count; i++)
            try_division(flow, table, &fit, &lowest[kind].items[i], &height);
}
