/* Tables: cells set in their columns, rows as boxes with closed rules, rows cut where a page ends. */
#include "flow/flow_private.h"

LkParagraphShape lk_cell_shape(const LkFlow *flow, const LkTableFlow *table, size_t column, bool header)
{
    const LkTableStyle *style = table->style;
    LkAlign align = table->table->columns[column].align;
    LkPlace place = align == LK_ALIGN_CENTRE || (header && align != LK_ALIGN_LEFT) ? LK_PLACE_CENTRE
                    : align == LK_ALIGN_RIGHT                                      ? LK_PLACE_RIGHT
                                                                                   : LK_PLACE_LEFT;
    LkLength measure = table->widths == NULL ? 0 : table->widths[column] - 2 * style->padding_x;
    LkParagraphShape shape =
        lk_shape(flow, header ? &style->header : &style->text, measure > 0 ? measure : flow->measure, place,
                 header ? LK_JUSTIFY_NONE : style->justify);
    shape.align = align;
    return shape;
}

static LkLines join_lines(LkFlow *flow, const LkInlines *paragraphs, size_t count,
                          const LkParagraphShape *shape)
{
    LkLines all = {0};
    for (size_t i = 0; i < count; i++) {
        LkLines lines = {0};
        lk_flow_set(flow, &paragraphs[i], shape, &lines);
        lk_lines_join(flow, &all, &lines);
    }
    return all;
}

/* ---- decimal alignment */

/* Widths before and from the decimal point of a one-line number. */
static void decimal_parts(const LkLine *line, LkLength *before, LkLength *after)
{
    *before = line->width;
    *after = 0;
    for (size_t i = 0; i < line->run_count; i++) {
        const LkGlyphRun *run = line->runs[i].run;
        LkLength pen = line->runs[i].x - line->runs[0].x;
        for (size_t g = 0; g < run->count; g++) {
            if (run->text.bytes[run->glyphs[g].cluster] == '.') {
                *before = pen;
                *after = line->width - pen;
                return;
            }
            pen += lk_length_from_units(run->glyphs[g].advance, run->size, run->face->units_per_em) +
                   run->glyphs[g].stretch;
        }
    }
}

static void place_decimal_points(LkFlow *flow, LkTableFlow *table, size_t column)
{
    LkLength before = 0, after = 0;
    size_t columns = table->table->column_count;
    for (size_t row = 0; row < table->table->row_count; row++) {
        const LkLines *lines = table->cells[row * columns + column];
        if (lines->count != 1)
            continue;
        LkLength b = 0, a = 0;
        decimal_parts(&lines->items[0], &b, &a);
        before = b > before ? b : before;
        after = a > after ? a : after;
    }
    table->decimal = table->decimal == NULL ? LK_NEW_ARRAY(flow->arena, columns, LkLength) : table->decimal;
    LkLength inner = table->widths[column] - 2 * table->style->padding_x;
    LkLength free_width = inner > before + after ? inner - before - after : 0;
    table->decimal[column] = table->style->padding_x + free_width / 2 + before;
}

static LkLength line_left(const LkTableFlow *table, size_t column, const LkLines *lines, const LkLine *line)
{
    LkLength left = table->lefts[column] + table->style->padding_x;
    if (table->decimal == NULL || table->decimal[column] == 0 || lines->count != 1 || line->run_count == 0)
        return left;
    LkLength before = 0, after = 0;
    decimal_parts(line, &before, &after);
    LkLength wanted = table->lefts[column] + table->decimal[column] - before;
    return (wanted > left ? wanted : left) - line->runs[0].x;
}

/* ---- rows */

/* Rules of a row: its sides and its lower edge; the upper edge only where no row of the table stands above on
 * the page, so that each line is painted once and every piece is closed. */
static size_t row_rules(const LkTableFlow *table, LkLength height, bool top, LkItem *items, uint32_t block)
{
    const LkTableStyle *style = table->style;
    size_t count = 0;
    if (style->rule <= 0)
        return 0;
    LkItem rule = {.kind = LK_ITEM_RULE,
                   .role = LK_ROLE_ARTIFACT,
                   .block = block,
                   .thickness = style->rule,
                   .colour = style->rule_colour};
    LkLength left = table->lefts[0], width = table->right - left;
    for (size_t i = 0; i <= table->table->column_count; i++) {
        items[count] = rule;
        items[count].x = i < table->table->column_count ? table->lefts[i] : table->right;
        items[count++].height = height;
    }
    for (int edge = top ? 0 : 1; edge < 2; edge++) { /* lengthened by half a rule: corners are square */
        items[count] = rule;
        items[count].x = left - style->rule / 2;
        items[count].y = edge == 0 ? 0 : height;
        items[count++].width = width + style->rule;
    }
    return count;
}

static size_t lines_shown(const LkTableFlow *table, const LkRowPiece *piece, size_t column, size_t *first)
{
    const LkLines *lines = table->cells[piece->row * table->table->column_count + column];
    *first = piece->first == NULL ? 0 : piece->first[column];
    size_t end = piece->end == NULL ? lines->count : piece->end[column];
    return end - *first;
}

static LkLength cell_drop(LkVerticalAlign vertical, LkLength free_height)
{
    return vertical == LK_VERTICAL_MIDDLE   ? free_height / 2
           : vertical == LK_VERTICAL_BOTTOM ? free_height
                                            : 0;
}

static size_t count_runs(const LkLines *lines, size_t first, size_t count)
{
    size_t runs = 0;
    for (size_t i = 0; i < count; i++)
        runs += lines->items[first + i].run_count;
    return runs;
}

void lk_row_box(LkFlow *flow, const LkTableFlow *table, LkRowPiece piece, LkBox *box)
{
    const LkTableStyle *style = table->style;
    size_t columns = table->table->column_count, most = 1, runs = 0, first = 0;
    for (size_t i = 0; i < columns; i++) {
        size_t count = lines_shown(table, &piece, i, &first);
        most = count > most ? count : most;
        runs += count_runs(table->cells[piece.row * columns + i], first, count);
    }
    LkLength pitch = lk_pitch(&style->text);
    LkLength padding = style->padding_top + style->padding_bottom;
    box->height = (LkLength)most * pitch + padding;
    box->piece = piece;
    box->items = LK_NEW_ARRAY(flow->column, runs + columns + 3, LkItem);
    box->item_count = row_rules(table, box->height, false, box->items, table->block);
    for (size_t i = 0; i < columns; i++) {
        const LkLines *lines = table->cells[piece.row * columns + i];
        size_t count = lines_shown(table, &piece, i, &first);
        LkLength y =
            style->padding_top + cell_drop(style->vertical, box->height - padding - (LkLength)count * pitch);
        for (size_t k = 0; k < count; k++) {
            const LkLine *line = &lines->items[first + k];
            lk_line_items(flow, line, line_left(table, i, lines, line), y + lk_baseline(pitch),
                          LK_ROLE_TABLE_CELL, (uint32_t)(piece.row * columns + i + 1),
                          box->items + box->item_count);
            for (size_t r = 0; r < line->run_count; r++)
                box->items[box->item_count + r].block = table->block;
            box->item_count += line->run_count;
            y += pitch;
        }
    }
}

static void header_box(LkFlow *flow, LkTableFlow *table)
{
    const LkTable *content = table->table;
    const LkTableStyle *style = table->style;
    size_t columns = content->column_count, most = 1, runs = 0;
    LkLines *titles = LK_NEW_ARRAY(flow->arena, columns, LkLines);
    for (size_t i = 0; i < columns; i++) {
        LkParagraphShape shape = lk_cell_shape(flow, table, i, true);
        lk_flow_set(flow, &content->columns[i].title, &shape, &titles[i]);
        most = titles[i].count > most ? titles[i].count : most;
        runs += count_runs(&titles[i], 0, titles[i].count);
    }
    LkBox *box = &table->header;
    LkLength pitch = lk_pitch(&style->header), padding = style->padding_top + style->padding_bottom;
    box->height = (LkLength)most * pitch + padding;
    box->items = LK_NEW_ARRAY(flow->column, runs + columns + 4, LkItem);
    if (style->header_fill != 0xFFFFFF)
        box->items[box->item_count++] = (LkItem){.kind = LK_ITEM_FILL,
                                                 .role = LK_ROLE_ARTIFACT,
                                                 .block = table->block,
                                                 .x = table->lefts[0],
                                                 .width = table->right - table->lefts[0],
                                                 .height = box->height,
                                                 .colour = style->header_fill};
    box->item_count += row_rules(table, box->height, true, box->items + box->item_count, table->block);
    for (size_t i = 0; i < columns; i++) {
        LkLength y =
            style->padding_top +
            cell_drop(style->header_vertical, box->height - padding - (LkLength)titles[i].count * pitch);
        for (size_t k = 0; k < titles[i].count; k++, y += pitch) {
            lk_line_items(flow, &titles[i].items[k], table->lefts[i] + style->padding_x,
                          y + lk_baseline(pitch), LK_ROLE_TABLE_HEADER, (uint32_t)(i + 1),
                          box->items + box->item_count);
            box->item_count += titles[i].items[k].run_count;
        }
    }
}

/* ---- cutting a row */

/* How many of a cell's shown lines fit into `room` lines, leaving none or at least two behind and taking none
 * or at least two, as an editor would. */
static size_t lines_that_stay(size_t count, size_t room)
{
    if (count <= room)
        return count;
    size_t stay = room;
    if (count - stay == 1)
        stay--;
    return stay < 2 ? 0 : stay;
}

bool lk_row_split(LkFlow *flow, const LkBox *box, LkLength room, LkBox *head, LkBox *tail)
{
    const LkTableFlow *table = box->piece.table;
    const LkTableStyle *style = table->style;
    size_t columns = table->table->column_count;
    LkLength inner = room - style->padding_top - style->padding_bottom, pitch = lk_pitch(&style->text);
    if (inner < 2 * pitch)
        return false;
    size_t *cut = LK_NEW_ARRAY(flow->column, columns, size_t),
           *end = LK_NEW_ARRAY(flow->column, columns, size_t);
    bool any = false, rest = false;
    for (size_t i = 0; i < columns; i++) {
        size_t first = 0, count = lines_shown(table, &box->piece, i, &first);
        size_t stay = lines_that_stay(count, (size_t)(inner / pitch));
        cut[i] = first + stay;
        end[i] = first + count;
        any |= stay > 0;
        rest |= stay < count;
    }
    if (!any || !rest)
        return false;
    LkBox original = *box;
    *head = (LkBox){.space_before = original.space_before};
    *tail = (LkBox){.keep_with_next = original.keep_with_next};
    lk_row_box(flow, table, (LkRowPiece){table, original.piece.row, original.piece.first, cut}, head);
    lk_row_box(flow, table, (LkRowPiece){table, original.piece.row, cut, end}, tail);
    lk_notes_part(flow, &original, head, tail);
    return true;
}

/* ---- the whole table */

static LkTableFlow *prepare(LkFlow *flow, const LkBlock *block, LkColumnArea area)
{
    LkTableFlow *table = LK_NEW(flow->arena, LkTableFlow);
    table->table = block->as.table;
    table->block = flow->block;
    LkText style = table->table->style.length > 0 ? table->table->style : LK_TEXT("default");
    table->style = lk_layout_table(flow->layout, style, table->table->style_span, flow->diagnostics);
    size_t columns = table->table->column_count;
    if (table->style == NULL || columns == 0)
        return NULL;
    LkLength *widths = LK_NEW_ARRAY(flow->arena, columns, LkLength);
    table->lefts = LK_NEW_ARRAY(flow->arena, columns, LkLength);
    table->widths = widths;
    if (!lk_table_columns(flow, table, area))
        return NULL;

    size_t cells = table->table->row_count * columns;
    table->cells = LK_NEW_ARRAY(flow->arena, cells, LkLines *);
    for (size_t i = 0; i < cells; i++) {
        const LkCell *cell = &table->table->cells[i];
        LkParagraphShape shape = lk_cell_shape(flow, table, i % columns, false);
        table->cells[i] = LK_NEW(flow->arena, LkLines);
        *table->cells[i] = join_lines(flow, cell->paragraphs, cell->count, &shape);
    }
    for (size_t i = 0; i < columns; i++)
        if (table->table->columns[i].align == LK_ALIGN_DECIMAL)
            place_decimal_points(flow, table, i);
    return table;
}

void lk_flow_table(LkFlow *flow, const LkBlock *block, LkColumnArea area, const LkTarget *target)
{
    LkTableFlow *table = prepare(flow, block, area);
    if (table == NULL)
        return;
    LkLength space = table->style->space_before;
    LkInlines caption = lk_target_caption(flow, target);
    if (caption.count > 0) {
        lk_galley_caption(flow, &caption, area, space);
        flow->galley.boxes[flow->galley.count - 1].keep_with_next = true;
        space = 0;
    }
    if (table->table->has_header) {
        header_box(flow, table);
        LkBox *box = lk_galley_add(flow, space);
        LkLength asked = box->space_before;
        bool break_before = box->break_before;
        *box = table->header;
        box->piece = (LkRowPiece){.table = table, .row = LK_HEADER_ROW};
        box->space_before = asked;
        box->break_before = break_before;
        box->keep_with_next = table->table->row_count > 0;
        space = 0;
    }
    for (size_t row = 0; row < table->table->row_count; row++) {
        LkBox *box = lk_galley_add(flow, row == 0 ? space : 0);
        lk_row_box(flow, table, (LkRowPiece){.table = table, .row = row}, box);
    }
    lk_galley_space(flow, table->style->space_after);
}
