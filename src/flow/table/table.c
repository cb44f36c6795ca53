/* Typesets a table: its columns, then header and rows as boxes, which may have to stay on one page. */
#include "flow/table/table.h"

/* The rows of tables with more cells are deferred (deferred_rows.c). */
#define MOST_KEPT_CELLS 20000

/* A head of one row may have titles over several columns as well. */
static bool has_spans(const LkGrid *grid, size_t columns)
{
    bool is_spanned = grid->rows > 1;
    for (size_t i = 0; !is_spanned && i < grid->rows * columns; i++)
        is_spanned = lk_cell_columns(&grid->cells[i]) > 1;
    return is_spanned;
}

static LkTableFlow *prepare(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    LkTableFlow *table = LK_NEW(flow->arena, LkTableFlow);
    const LkTable *content = table->table = block->as.table;
    table->block = flow->block;
    table->element = flow->elements.current;
    LkText style = content->style.length > 0 ? content->style : LK_TEXT("default");
    table->style = lk_layout_table(flow->layout, style, content->style_span, flow->diagnostics);
    size_t columns = content->column_count;
    if (table->style == NULL || columns == 0)
        return NULL;
    table->widths = LK_NEW_ARRAY(flow->arena, columns, LkLength);
    table->lefts = LK_NEW_ARRAY(flow->arena, columns, LkLength);
    table->head = (LkGrid){.cells = content->header, .rows = content->header_rows, .is_header = true};
    table->body = (LkGrid){.cells = content->cells, .rows = content->row_count};
    table->is_deferred = content->cells == NULL && content->row_count > MOST_KEPT_CELLS / columns;
    if (!content->has_header)
        table->head.rows = 0;
    if (has_spans(&table->head, columns))
        lk_grid_origins(table, &table->head, flow->arena);
    if (content->has_spans)
        lk_grid_origins(table, &table->body, flow->arena);
    return lk_table_columns(flow, table, area) ? table : NULL;
}

/* ---- The table's shape, for tags */

static const LkCellSpan *cell_spans(LkFlow *flow, const LkGrid *grid, size_t columns)
{
    if (grid->origins == NULL)
        return NULL;
    LkCellSpan *spans = LK_NEW_ARRAY(flow->arena, grid->rows * columns, LkCellSpan);
    for (size_t i = 0; i < grid->rows * columns; i++)
        spans[i] = (LkCellSpan){grid->cells[i].columns, grid->cells[i].rows, grid->cells[i].is_covered};
    return spans;
}

static void tell_shape(LkFlow *flow, const LkTableFlow *table)
{
    size_t columns = table->table->column_count;
    LkTableShape *shape = LK_NEW(flow->arena, LkTableShape);
    *shape = (LkTableShape){.columns = (uint32_t)columns,
                            .header_rows = (uint32_t)table->head.rows,
                            .rows = (uint32_t)table->body.rows,
                            .header = cell_spans(flow, &table->head, columns),
                            .body = cell_spans(flow, &table->body, columns),
                            .is_long = table->is_deferred};
    flow->elements.items[table->element].table = shape;
}

/* ---- Rows */

/* A row that is lower than this part of a page should not stand alone on one side of a page end. */
#define SMALL_ROW_PART 10
/* What a parted table costs, in parted pairs; and where it leaves such a row alone. */
#define TABLE_WEIGHT    3
#define LONE_ROW_WEIGHT 6

/* Weighs a page end between any two of the `rows` rows that end the galley: a table is one whole where it may
 * be. */
static void pair_rows(LkGalley *galley, size_t rows)
{
    LkLength small = galley->page_height / SMALL_ROW_PART, pair = lk_galley_pair_cost(galley);
    LkGalleyBox *boxes = &galley->boxes[galley->count - rows];
    for (size_t i = 0; i + 1 < rows; i++) {
        bool is_lone = (i == 0 && boxes[0].height < small) || (i + 2 == rows && boxes[i + 1].height < small);
        boxes[i].parting = pair * (is_lone ? LONE_ROW_WEIGHT : TABLE_WEIGHT);
    }
}

typedef struct Rows {
    LkTableFlow *table;
    LkDecimals *decimals;
} Rows;

static void widen_decimals(const Rows *rows, const LkCell *cells, const LkLines *lines)
{
    for (size_t i = 0; i < rows->table->table->column_count; i++)
        if (rows->table->table->columns[i].alignment == LK_SOURCE_ALIGNMENT_DECIMAL &&
            lk_cell_columns(&cells[i]) == 1)
            lk_decimals_widen(&rows->decimals[i], &lines[i]);
}

static void place_decimals(LkFlow *flow, const Rows *rows)
{
    LkTableFlow *table = rows->table;
    for (size_t i = 0; i < table->table->column_count; i++) {
        if (table->table->columns[i].alignment != LK_SOURCE_ALIGNMENT_DECIMAL)
            continue;
        if (table->decimal == NULL)
            table->decimal = LK_NEW_ARRAY(flow->arena, table->table->column_count, LkLength);
        lk_decimals_place(table, i, &rows->decimals[i]);
    }
}

static void add_rows(LkFlow *flow, const Rows *rows, LkLength space)
{
    LkTableFlow *table = rows->table;
    size_t columns = table->table->column_count;
    LkRowSetter setter = lk_row_setter(flow);
    lk_grid_typeset(&setter, table, &table->body);
    for (size_t row = 0; row < table->body.rows; row++)
        widen_decimals(rows, lk_grid_row(table, &table->body, row, flow->arena),
                       table->body.lines + row * columns);
    place_decimals(flow, rows);
    if (table->body.origins != NULL)
        lk_grid_heights(table, &table->body, flow->arena);
    for (size_t row = 0; row < table->body.rows; row++) {
        LkGalleyBox *box = lk_galley_add(&flow->galley, row == 0 ? space : 0);
        lk_row_box(&setter, table, (LkRowPiece){.table = table, .row = row}, box);
        box->keep_with_next = lk_grid_keeps(table, &table->body, row, setter.page_height);
    }
    pair_rows(&flow->galley, table->body.rows);
}

/* Typesets each row only to learn its height, in memory that the next row uses again. */
static void add_deferred_rows(LkFlow *flow, const Rows *rows, LkLength space)
{
    LkTableFlow *table = rows->table;
    LkRowWork *work = lk_row_work_open(flow);
    lk_galley_reserve(&flow->galley, table->body.rows);
    for (size_t row = 0; row < table->body.rows; row++) {
        const LkRowSetter *setter = lk_row_work_next(work);
        LkGalleyBox *box = lk_galley_add(&flow->galley, row == 0 ? space : 0);
        box->height = lk_deferred_height(setter, table, row, rows->decimals);
        box->piece = (LkRowPiece){.table = table, .row = row};
    }
    place_decimals(flow, rows);
    lk_row_work_close(work);
    pair_rows(&flow->galley, table->body.rows);
}

static void add_header(LkFlow *flow, LkTableFlow *table, LkLength space)
{
    LkRowSetter setter = lk_row_setter(flow);
    lk_grid_typeset(&setter, table, &table->head);
    if (table->head.origins != NULL)
        lk_grid_heights(table, &table->head, flow->arena);
    lk_header_box(&setter, table);
    LkGalleyBox *box = lk_galley_add(&flow->galley, space);
    LkLength asked = box->space_before;
    bool break_before = box->break_before;
    *box = table->header;
    box->piece = (LkRowPiece){.table = table, .row = LK_HEADER_ROW};
    box->space_before = asked;
    box->break_before = break_before;
    box->keep_with_next = table->body.rows > 0;
}

void lk_flow_table(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target)
{
    LkTableFlow *table = prepare(flow, block, area);
    if (table == NULL)
        return;
    tell_shape(flow, table);
    LkLength space = table->style->space_before;
    LkInlines caption = lk_target_caption(&flow->references, target);
    if (caption.count > 0) {
        lk_galley_caption(flow, &caption, area, LK_ALIGNMENT_CENTRE, space);
        flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
        space = 0;
    }
    if (table->head.rows > 0) {
        add_header(flow, table, space);
        space = 0;
    }
    lk_table_continued(flow, table, &caption, area);
    Rows rows = {table, LK_NEW_ARRAY(flow->galley.arena, table->table->column_count, LkDecimals)};
    if (table->is_deferred)
        add_deferred_rows(flow, &rows, space);
    else
        add_rows(flow, &rows, space);
    lk_galley_space(&flow->galley, table->style->space_after);
}
