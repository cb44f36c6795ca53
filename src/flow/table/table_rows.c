/* Makes the boxes of table rows: rules, fills and lines; and cuts rows where a page ends. */
#include "flow/table/table.h"

#include <string.h>

#include "base/limits.h"
#include "flow/footnotes.h"

/* ---- Rules */

/* Whether one cell covers both of these slots, so that no rule goes between them. */
static bool is_one(const LkGrid *grid, size_t a, size_t b)
{
    return grid->origins != NULL && grid->origins[a] == grid->origins[b];
}

/* Adds rules for the lower edge of a row, but where a cell goes on below it. They are longer by half their
 * thickness at either end, so that corners are square. */
static size_t edge_rules(const LkTableFlow *table, const LkGrid *grid, size_t row, LkItem rule, LkItem *items)
{
    size_t columns = table->table->column_count, count = 0;
    bool is_open = false;
    for (size_t i = 0; i < columns; i++) {
        bool is_covered = row + 1 < grid->rows && is_one(grid, row * columns + i, (row + 1) * columns + i);
        LkLength right = i + 1 < columns ? table->lefts[i + 1] : table->right;
        if (is_covered) {
            is_open = false;
            continue;
        }
        if (!is_open) {
            items[count] = rule;
            items[count++].x = table->lefts[i] - table->style->rule / 2;
        }
        is_open = true;
        items[count - 1].width = right - items[count - 1].x + table->style->rule / 2;
    }
    return count;
}

/* Adds the rules of a row: its sides and its lower edge. The upper edge is that of the row above, and is only
 * added
 * (`top`) for the first row on a page. So each rule is painted once. */
static size_t row_rules(const LkTableFlow *table, const LkGrid *grid, size_t row, LkLength y, LkLength height,
                        bool top, LkItem *items)
{
    const LkTableStyle *style = table->style;
    size_t count = 0, columns = table->table->column_count;
    if (style->rule <= 0)
        return 0;
    LkItem rule = {.kind = LK_ITEM_RULE,
                   .role = LK_ROLE_ARTIFACT,
                   .block = table->block,
                   .thickness = style->rule,
                   .colour = style->rule_colour};
    for (size_t i = 0; style->rules == LK_RULES_ALL && i <= columns; i++) {
        if (i > 0 && i < columns && is_one(grid, row * columns + i - 1, row * columns + i))
            continue;
        items[count] = rule;
        items[count].x = i < columns ? table->lefts[i] : table->right;
        items[count].y = y;
        items[count++].height = height;
    }
    if (top) {
        items[count] = rule;
        items[count].x = table->lefts[0] - style->rule / 2;
        items[count].y = y;
        items[count++].width = table->right - table->lefts[0] + style->rule;
    }
    rule.y = y + height;
    return count + edge_rules(table, grid, row, rule, items + count);
}

/* Returns how many rules and fills a row can have. */
static size_t most_rules(const LkTableFlow *table)
{
    return 3 * table->table->column_count + 3;
}

static LkItem fill_of(const LkTableFlow *table, LkLength y, LkLength height, LkColour colour)
{
    return (LkItem){.kind = LK_ITEM_FILL,
                    .role = LK_ROLE_ARTIFACT,
                    .block = table->block,
                    .x = table->lefts[0],
                    .y = y,
                    .width = table->right - table->lefts[0],
                    .height = height,
                    .colour = colour};
}

/* ---- Lines */

/* The part of a row that a box shows: lines [first, end) of each cell. */
typedef struct Shown {
    const LkCell *cells;
    const LkLines *lines;
    const size_t *first, *end; /* NULL = from the first, to the last */
} Shown;

static size_t lines_shown(const Shown *shown, size_t column, size_t *first)
{
    *first = shown->first == NULL ? 0 : shown->first[column];
    return (shown->end == NULL ? shown->lines[column].count : shown->end[column]) - *first;
}

static size_t count_runs(const LkLines *lines, size_t first, size_t count)
{
    size_t runs = 0;
    for (size_t i = 0; i < count; i++)
        runs += lines->items[first + i].run_count;
    return runs;
}

static size_t runs_shown(const LkTableFlow *table, const Shown *shown)
{
    size_t runs = 0, first = 0;
    for (size_t i = 0; i < table->table->column_count; i++) {
        size_t count = lines_shown(shown, i, &first);
        runs += count_runs(&shown->lines[i], first, count);
    }
    return runs;
}

static LkLength cell_drop(LkVerticalAlignment vertical, LkLength free_height)
{
    return free_height <= 0                 ? 0
           : vertical == LK_VERTICAL_MIDDLE ? free_height / 2
           : vertical == LK_VERTICAL_BOTTOM ? free_height
                                            : 0;
}

/* Returns how far below its row's upper edge the lines of a cell begin. If a page may end within the cell,
 * they are at its top. */
static LkLength cell_top(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid,
                         const LkCell *cell, size_t row, LkLength own, LkLength lines)
{
    LkVerticalAlignment vertical = grid->is_header ? table->style->header_vertical : table->style->vertical;
    LkLength height = lk_span_height(grid, row, cell, own);
    if (height > own && height > setter->page_height / 2)
        vertical = LK_VERTICAL_TOP;
    return table->style->padding_top + cell_drop(vertical, height - lk_row_padding(table) - lines);
}

/* Whether the row's stripe goes over this column: it spares cells that span several rows. */
static bool has_stripe(const LkTableFlow *table, const LkGrid *grid, size_t row, size_t column)
{
    size_t columns = table->table->column_count;
    if (grid->origins == NULL)
        return true;
    size_t origin = grid->origins[row * columns + column];
    return origin / columns == row && lk_cell_rows(&grid->cells[origin]) == 1;
}

/* Adds the fills of a stripe, which leave the rule above them uncovered. */
static void add_stripe(const LkTableFlow *table, const LkGrid *grid, size_t row, LkLength y, LkLength height,
                       LkGalleyBox *box)
{
    size_t columns = table->table->column_count;
    LkLength line = table->style->rule / 2;
    LkItem *open = NULL;
    for (size_t i = 0; i < columns; i++) {
        LkLength right = i + 1 < columns ? table->lefts[i + 1] : table->right;
        if (!has_stripe(table, grid, row, i)) {
            open = NULL;
            continue;
        }
        if (open == NULL) {
            open = &box->items[box->item_count++];
            *open = fill_of(table, y + line, height - line, table->style->stripe_fill);
            open->x = table->lefts[i];
        }
        open->width = right - open->x;
    }
}

/* Adds the lines of a cell, the first of them `y` below the box's top. */
static void add_cell(const LkTableFlow *table, const LkGrid *grid, size_t row, size_t column,
                     const Shown *shown, LkLength y, LkGalleyBox *box)
{
    const LkLines *lines = &shown->lines[column];
    LkLinePosition position = {.pitch = lk_grid_text(table, grid)->pitch,
                               .role = grid->is_header ? LK_ROLE_TABLE_HEADER : LK_ROLE_TABLE_CELL,
                               .block = table->block,
                               .element = table->element,
                               .part = (uint32_t)(row * table->table->column_count + column + 1)};
    size_t first = 0, count = lines_shown(shown, column, &first);
    for (size_t i = first; i < first + count; i++, y += position.pitch) {
        const LkLine *line = &lines->items[i];
        position.left = lk_cell_line_left(table, grid, &shown->cells[column], column, lines, line);
        position.baseline = y + lk_baseline(position.pitch);
        lk_line_items(line, position, box->items + box->item_count);
        box->item_count += line->run_count;
    }
}

/* Adds the rules and lines of a row that stands `y` below the box's top. */
static void add_row(const LkRowSetter *setter, const LkTableFlow *table, const LkGrid *grid, size_t row,
                    const Shown *shown, LkLength y, LkLength height, bool top, LkGalleyBox *box)
{
    LkLength pitch = lk_grid_text(table, grid)->pitch;
    size_t first = 0;
    if (!grid->is_header && row % 2 == 1 && table->style->stripe_fill != 0xFFFFFF)
        add_stripe(table, grid, row, y, height, box);
    box->item_count += row_rules(table, grid, row, y, height, top, box->items + box->item_count);
    for (size_t i = 0; i < table->table->column_count; i++) {
        LkLength lines = (LkLength)lines_shown(shown, i, &first) * pitch;
        LkLength below = cell_top(setter, table, grid, &shown->cells[i], row, height, lines);
        add_cell(table, grid, row, i, shown, y + below, box);
    }
}

static LkLength piece_height(const LkTableFlow *table, const LkGrid *grid, size_t row, const Shown *shown)
{
    if (grid->heights != NULL && shown->first == NULL && shown->end == NULL)
        return grid->heights[row];
    size_t most = 1, first = 0;
    for (size_t i = 0; i < table->table->column_count; i++) {
        size_t count = lines_shown(shown, i, &first);
        most = count > most ? count : most;
    }
    return (LkLength)most * lk_grid_text(table, grid)->pitch + lk_row_padding(table);
}

void lk_row_box(const LkRowSetter *setter, const LkTableFlow *table, LkRowPiece piece, LkGalleyBox *box)
{
    const LkGrid *grid = &table->body;
    Shown shown = {lk_grid_row(table, grid, piece.row, setter->text->arena),
                   lk_grid_lines(setter, table, grid, piece.row), piece.first, piece.end};
    box->height = piece_height(table, grid, piece.row, &shown);
    box->piece = piece;
    box->items = LK_NEW_ARRAY(setter->boxes, runs_shown(table, &shown) + most_rules(table), LkItem);
    box->item_count = 0;
    add_row(setter, table, grid, piece.row, &shown, 0, box->height, false, box);
}

void lk_header_box(const LkRowSetter *setter, LkTableFlow *table)
{
    const LkGrid *grid = &table->head;
    LkGalleyBox *box = &table->header;
    size_t columns = table->table->column_count, items = 1;
    for (size_t row = 0; row < grid->rows; row++) {
        Shown shown = {grid->cells + row * columns, grid->lines + row * columns, NULL, NULL};
        items += runs_shown(table, &shown) + most_rules(table);
        box->height += piece_height(table, grid, row, &shown);
    }
    box->items = LK_NEW_ARRAY(setter->boxes, items, LkItem);
    if (table->style->header_fill != 0xFFFFFF)
        box->items[box->item_count++] = fill_of(table, 0, box->height, table->style->header_fill);
    LkLength y = 0;
    for (size_t row = 0; row < grid->rows; row++) {
        Shown shown = {grid->cells + row * columns, grid->lines + row * columns, NULL, NULL};
        LkLength height = piece_height(table, grid, row, &shown);
        add_row(setter, table, grid, row, &shown, y, height, row == 0, box);
        y += height;
    }
}

/* ---- Where a page begins and ends */

const LkGalleyBox *lk_repeated_header(const LkGalleyBox *box)
{
    const LkTableFlow *table = box->piece.table;
    if (table == NULL || box->piece.row == LK_HEADER_ROW || table->further.item_count == 0)
        return NULL;
    return &table->further;
}

bool lk_splits_rows(const LkTableFlow *table)
{
    return table->style->split_rows;
}

LkItem lk_table_edge(const LkTableFlow *table, LkLength y)
{
    LkLength rule = table->style->rule;
    return (LkItem){.kind = LK_ITEM_RULE,
                    .role = LK_ROLE_ARTIFACT,
                    .block = table->block,
                    .x = table->lefts[0] - rule / 2,
                    .y = y,
                    .width = table->right - table->lefts[0] + rule,
                    .thickness = rule,
                    .colour = table->style->rule_colour};
}

static void add_edge(const LkFlow *flow, LkPage *page, const LkTableFlow *table, LkLength y)
{
    if (table->style->rule <= 0)
        return;
    LkItem *item = lk_page_add(page, LK_ITEM_RULE, LK_ROLE_ARTIFACT, flow->arena);
    *item = lk_table_edge(table, y);
    item->x += flow->layout->margin_left;
}

void lk_table_top_rule(const LkFlow *flow, LkPage *page, const LkTableFlow *table, LkLength top)
{
    add_edge(flow, page, table, top);
}

void lk_table_foot_rule(const LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength bottom)
{
    const LkTableFlow *table = box->piece.table;
    if (table == NULL || box->piece.row == LK_HEADER_ROW || box->piece.row + 1 >= table->body.rows ||
        !lk_grid_crosses(table, &table->body, box->piece.row))
        return;
    add_edge(flow, page, table, bottom);
}

/* Returns the height of the rows [row, end). */
static LkLength height_from(const LkGrid *grid, size_t row, size_t end)
{
    LkLength height = 0;
    for (; row < end; row++)
        height += grid->heights[row];
    return height;
}

static void repeat_label(LkFlow *flow, LkPage *page, const LkTableFlow *table, size_t row, size_t column,
                         LkLength top)
{
    const LkGrid *grid = &table->body;
    size_t origin = grid->origins[row * table->table->column_count + column];
    const LkCell *cell = &grid->cells[origin];
    const LkLines *lines = &grid->lines[origin];
    LkLength pitch = lk_grid_text(table, grid)->pitch;
    size_t end = origin / table->table->column_count + lk_cell_rows(cell);
    if ((LkLength)lines->count * pitch + lk_row_padding(table) > height_from(grid, row, end))
        return;
    LkLength y = top + table->style->padding_top + lk_baseline(pitch);
    for (size_t i = 0; i < lines->count; i++, y += pitch) {
        const LkLine *line = &lines->items[i];
        LkItem *items = LK_NEW_ARRAY(flow->galley.arena, line->run_count, LkItem);
        LkLength left = lk_cell_line_left(table, grid, cell, column, lines, line);
        lk_line_items(line,
                      (LkLinePosition){.left = flow->layout->margin_left + left,
                                       .baseline = y,
                                       .pitch = pitch,
                                       .role = LK_ROLE_ARTIFACT,
                                       .block = table->block},
                      items);
        for (size_t k = 0; k < line->run_count; k++) {
            LkItem *item = lk_page_add(page, LK_ITEM_GLYPHS, LK_ROLE_ARTIFACT, flow->arena);
            *item = items[k];
        }
    }
}

void lk_table_locate_row(const LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top)
{
    const LkTableFlow *table = box->piece.table;
    if (table == NULL)
        return;
    size_t count = table->table->column_count;
    LkLength edges[LK_LIMIT_TABLE_COLUMNS + 1];
    memcpy(edges, table->lefts, count * sizeof *edges);
    edges[count] = table->right;
    lk_page_add_row(page, table->block, flow->layout->margin_left, edges, count, top, box->height,
                    flow->arena);
}

void lk_table_repeat_labels(LkFlow *flow, LkPage *page, const LkGalleyBox *box, LkLength top)
{
    const LkTableFlow *table = box->piece.table;
    size_t row = box->piece.row;
    if (table == NULL || row == LK_HEADER_ROW || row == 0 || table->body.origins == NULL ||
        table->body.heights == NULL)
        return;
    size_t columns = table->table->column_count;
    for (size_t i = 0; i < columns; i++) {
        size_t origin = table->body.origins[row * columns + i];
        if (origin / columns < row && origin % columns == i)
            repeat_label(flow, page, table, row, i, top);
    }
}

/* ---- Cutting a row */

/* Returns how many of a cell's lines stay above the cut, if `room` lines fit there. Above and below there is
 * never a single line of several, as an editor would have it. */
static size_t lines_that_stay(size_t count, size_t room)
{
    if (count <= room)
        return count;
    size_t stay = room;
    if (count - stay == 1)
        stay--;
    return stay < 2 ? 0 : stay;
}

bool lk_row_split(LkFlow *flow, const LkGalleyBox *box, LkLength room, LkGalleyBox *head, LkGalleyBox *tail)
{
    const LkTableFlow *table = box->piece.table;
    size_t columns = table->table->column_count;
    LkLength pitch = table->style->text.pitch, inner = room - lk_row_padding(table);
    if (inner < 2 * pitch || lk_grid_is_joined(table, &table->body, box->piece.row))
        return false;
    LkRowSetter setter = lk_row_setter(flow);
    Shown shown = {lk_grid_row(table, &table->body, box->piece.row, flow->arena),
                   lk_grid_lines(&setter, table, &table->body, box->piece.row), box->piece.first,
                   box->piece.end};
    size_t *cut = LK_NEW_ARRAY(flow->galley.arena, columns, size_t),
           *end = LK_NEW_ARRAY(flow->galley.arena, columns, size_t);
    bool any = false, rest = false;
    for (size_t i = 0; i < columns; i++) {
        size_t first = 0, count = lines_shown(&shown, i, &first);
        size_t stay = lines_that_stay(count, (size_t)(inner / pitch));
        cut[i] = first + stay;
        end[i] = first + count;
        any |= stay > 0;
        rest |= stay < count;
    }
    if (!any || !rest)
        return false;
    LkGalleyBox original = *box;
    *head = (LkGalleyBox){.space_before = original.space_before};
    *tail = (LkGalleyBox){.keep_with_next = original.keep_with_next};
    lk_row_box(&setter, table, (LkRowPiece){table, original.piece.row, original.piece.first, cut}, head);
    lk_row_box(&setter, table, (LkRowPiece){table, original.piece.row, cut, end}, tail);
    lk_footnotes_split(flow, &original, head, tail);
    return true;
}
