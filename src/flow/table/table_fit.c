/* Fits automatic columns when not all of them can have their text on one line: width moves from column to
 * column as long as that makes the rows lower. Heights are estimated for a sample of the rows, from the
 * natural widths of their texts. At the end a few rows are typeset with the old and with the new widths, and
 * those widths are taken that make the table lower. */
#include "flow/table/table.h"

#include <string.h>

/* How many rows are estimated, and how many are typeset at the end. */
#define SAMPLE_ROWS 512
#define SURE_ROWS   48
/* With more columns than this, widths are left as they are, since each step looks at all pairs. */
#define MOST_COLUMNS 24
/* How full a line of Thai is on average. */
#define FILLED_PERCENT 93
/* A step moves this fraction of the width that is shared: first a 16th, at last a 256th. */
#define FIRST_STEP 16
#define LAST_STEP  256
#define MOST_MOVES 400

/* One paragraph of a cell. */
typedef struct SampleText {
    uint32_t row; /* of the sample */
    uint16_t column;
    LkLength natural;
} SampleText;

typedef struct Sample {
    const LkTableFlow *table;
    SampleText *texts;
    size_t count, capacity;
    size_t rows;
    int64_t *heights; /* of one row's cells, scratch */
} Sample;

static void add_text(LkArena *arena, Sample *sample, SampleText text)
{
    LK_GROW(arena, sample->texts, sample->count, sample->capacity, 256);
    sample->texts[sample->count++] = text;
}

static void add_row(const LkRowSetter *setter, Sample *sample, const LkGrid *grid, const LkCell *cells)
{
    const LkTableFlow *table = sample->table;
    for (size_t i = 0; i < table->table->column_count; i++) {
        if (cells[i].is_covered || lk_cell_columns(&cells[i]) > 1 || lk_cell_rows(&cells[i]) > 1)
            continue;
        LkParagraphFormat format = lk_cell_format(setter, table, grid, &cells[i], i);
        for (size_t k = 0; k < cells[i].count; k++) {
            LkInlines resolved = lk_references_filled(setter->references, &cells[i].paragraphs[k]);
            LkLength natural = lk_paragraph_measure(setter->text, &resolved, &format).natural;
            add_text(setter->boxes, sample, (SampleText){(uint32_t)sample->rows, (uint16_t)i, natural});
        }
    }
    sample->rows++;
}

static size_t stride_of(size_t rows, size_t most)
{
    return rows <= most ? 1 : (rows + most - 1) / most;
}

static Sample take_sample(LkFlow *flow, const LkTableFlow *table)
{
    Sample sample = {.table = table};
    LkRowSetter setter = lk_row_setter(flow);
    size_t columns = table->table->column_count, stride = stride_of(table->body.rows, SAMPLE_ROWS);
    sample.heights = LK_NEW_ARRAY(flow->galley.arena, columns, int64_t);
    if (table->head.rows > 0) /* the last row has the titles of columns */
        add_row(&setter, &sample, &table->head, table->head.cells + (table->head.rows - 1) * columns);
    for (size_t row = 0; row < table->body.rows; row += stride)
        add_row(&setter, &sample, &table->body, lk_grid_row(table, &table->body, row, flow->arena));
    return sample;
}

/* The cost of a line. How full lines are counts far less: it only leads the search on where no step changes
 * the number of lines. */
enum { LINE = 1 << 20 };

static int64_t cost_of(const Sample *sample, const LkLength *widths)
{
    int64_t cost = 0, most = 0;
    const LkLength padding = 2 * sample->table->style->padding_x;
    size_t columns = sample->table->table->column_count;
    uint32_t row = 0;
    memset(sample->heights, 0, columns * sizeof *sample->heights);
    for (size_t i = 0; i <= sample->count; i++) {
        if (i == sample->count || sample->texts[i].row != row) {
            cost += most * LINE;
            most = 0;
            memset(sample->heights, 0, columns * sizeof *sample->heights);
            if (i == sample->count)
                break;
            row = sample->texts[i].row;
        }
        const SampleText *text = &sample->texts[i];
        LkLength width = widths[text->column] - padding;
        LkLength filled = width * FILLED_PERCENT / 100;
        filled = filled > LK_POINT ? filled : LK_POINT;
        int64_t lines = text->natural <= width ? 1 : (text->natural + filled - 1) / filled;
        int64_t *height = &sample->heights[text->column];
        *height += lines;
        most = *height > most ? *height : most;
        cost += text->natural * 64 / filled;
    }
    return cost;
}

/* Moves `step` from one column to another, by the best choice of the two. Returns false when none makes the
 * table lower. */
static bool move_once(const Sample *sample, const bool *automatic, const LkLength *least, LkLength step,
                      LkLength *widths, int64_t *cost)
{
    size_t columns = sample->table->table->column_count, best_from = columns, best_to = columns;
    int64_t best = *cost;
    for (size_t from = 0; from < columns; from++) {
        if (!automatic[from] || widths[from] - step < least[from])
            continue;
        for (size_t to = 0; to < columns; to++) {
            if (!automatic[to] || to == from)
                continue;
            widths[from] -= step;
            widths[to] += step;
            int64_t found = cost_of(sample, widths);
            widths[from] += step;
            widths[to] -= step;
            if (found < best) {
                best = found;
                best_from = from;
                best_to = to;
            }
        }
    }
    if (best_from == columns)
        return false;
    widths[best_from] -= step;
    widths[best_to] += step;
    *cost = best;
    return true;
}

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

void lk_table_fit(LkFlow *flow, LkTableFlow *table, const bool *automatic, const LkLength *least)
{
    size_t columns = table->table->column_count;
    LkLength room = 0;
    if (columns < 2 || columns > MOST_COLUMNS || table->body.rows == 0)
        return;
    LkLength *found = LK_NEW_ARRAY(flow->galley.arena, columns, LkLength);
    LkLength *before = LK_NEW_ARRAY(flow->galley.arena, columns, LkLength);
    memcpy(found, table->widths, columns * sizeof *found);
    memcpy(before, table->widths, columns * sizeof *before);
    for (size_t i = 0; i < columns; i++)
        room += automatic[i] ? found[i] : 0;
    Sample sample = take_sample(flow, table);
    int64_t cost = cost_of(&sample, found);
    int moves = 0;
    for (int parts = FIRST_STEP; parts <= LAST_STEP; parts *= 2)
        while (moves < MOST_MOVES && move_once(&sample, automatic, least, room / parts, found, &cost))
            moves++;
    if (moves == 0)
        return;
    LkLength old_height = true_height(flow, table);
    memcpy(table->widths, found, columns * sizeof *found);
    if (true_height(flow, table) >= old_height)
        memcpy(table->widths, before, columns * sizeof *before);
}
