/* The rows and cells of tables. Every cell has a node, empty ones too: readers count them. A long table's
 * rows come in order, so those of earlier pages are written and forgotten. */
#include <string.h>

#include "pdf/tags/tags_private.h"

enum { HEAD, BODY };

static LkTagTable *table_of(LkPdfTags *tags, uint32_t element)
{
    for (LkTagTable *table = tags->tables; table != NULL; table = table->next)
        if (table->element == element)
            return table;
    LkTagTable *table = LK_NEW(tags->pdf->arena, LkTagTable);
    table->shape = tags->structure->elements[element].table;
    table->element = element;
    table->node = lk_tag_of_element(tags, element);
    table->next = tags->tables; /* the one that is painted comes first */
    tags->tables = table;
    return table;
}

static uint32_t rows_of(const LkTagTable *table, int section)
{
    return section == HEAD ? table->shape->header_rows : table->shape->rows;
}

static void make_room(LkPdfTags *tags, LkTagTable *table, int section)
{
    size_t kept = table->made[section] - table->first[section], columns = table->shape->columns;
    if (kept < table->capacity[section])
        return;
    size_t larger = table->capacity[section] == 0 ? 32 : table->capacity[section] * 2;
    uint32_t *rows = LK_NEW_ARRAY(tags->pdf->arena, larger, uint32_t);
    uint32_t *cells = lk_arena_array(tags->pdf->arena, larger, columns * sizeof *cells);
    if (kept > 0) {
        memcpy(rows, table->rows[section], kept * sizeof *rows);
        memcpy(cells, table->cells[section], kept * columns * sizeof *cells);
    }
    table->rows[section] = rows;
    table->cells[section] = cells;
    table->capacity[section] = larger;
}

static void make_row(LkPdfTags *tags, LkTagTable *table, int section)
{
    const LkTableShape *shape = table->shape;
    const LkCellSpan *spans = section == HEAD ? shape->header : shape->body;
    make_room(tags, table, section);
    if (table->sections[section] == 0 && shape->rows == 0)
        table->sections[section] = table->node; /* a table of titles alone has no parts (ISO 14289-1 §7.5) */
    if (table->sections[section] == 0)
        table->sections[section] =
            lk_tag_add(tags, section == HEAD ? LK_TAG_THEAD : LK_TAG_TBODY, table->node, table->element);
    uint32_t row = table->made[section]++;
    size_t kept = row - table->first[section];
    uint32_t node = lk_tag_add(tags, LK_TAG_TR, table->sections[section], table->element);
    table->rows[section][kept] = node;
    for (uint32_t i = 0; i < shape->columns; i++) {
        size_t place = (size_t)row * shape->columns + i;
        uint32_t *cell = &table->cells[section][kept * shape->columns + i];
        *cell = 0;
        if (spans != NULL && spans[place].is_covered)
            continue;
        *cell = lk_tag_add(tags, section == HEAD ? LK_TAG_TH : LK_TAG_TD, node, table->element);
        tags->nodes[*cell]->part = (uint32_t)place + 1;
    }
}

uint32_t lk_tag_cell(LkPdfTags *tags, uint32_t element, bool is_header, uint32_t part)
{
    LkTagTable *table = table_of(tags, element);
    int section = is_header ? HEAD : BODY;
    uint32_t row = (part - 1) / table->shape->columns, column = (part - 1) % table->shape->columns;
    if (row >= rows_of(table, section))
        return table->node;
    if (section == BODY && table->shape->is_long && table->sections[BODY] == 0)
        table->first[BODY] = table->made[BODY] = row; /* only some pages are written */
    while (table->made[section] <= row)
        make_row(tags, table, section);
    if (section == BODY)
        table->last = row;
    if (row < table->first[section])
        return table->node;
    uint32_t cell =
        table->cells[section][(size_t)(row - table->first[section]) * table->shape->columns + column];
    return cell != 0 ? cell : table->rows[section][row - table->first[section]];
}

/* ---- Writing what is done */

static void write_row(LkPdfTags *tags, LkTagTable *table, size_t kept)
{
    uint32_t columns = table->shape->columns;
    for (uint32_t i = 0; i < columns; i++) {
        uint32_t cell = table->cells[BODY][kept * columns + i];
        if (cell == 0)
            continue;
        lk_tag_write(tags, cell);
        lk_tag_forget(tags, cell);
    }
    lk_tag_write(tags, table->rows[BODY][kept]);
    lk_tag_forget(tags, table->rows[BODY][kept]);
}

void lk_tag_tables_page_end(LkPdfTags *tags)
{
    LkTagTable *table = tags->tables;
    if (table == NULL || !table->shape->is_long || table->made[BODY] == table->first[BODY])
        return;
    size_t columns = table->shape->columns, done = table->last - table->first[BODY];
    size_t kept = table->made[BODY] - table->first[BODY];
    for (size_t i = 0; i < done; i++)
        write_row(tags, table, i);
    memmove(table->rows[BODY], table->rows[BODY] + done, (kept - done) * sizeof(uint32_t));
    memmove(table->cells[BODY], table->cells[BODY] + done * columns,
            (kept - done) * columns * sizeof(uint32_t));
    table->first[BODY] = table->last;
}

void lk_tag_tables_finish(LkPdfTags *tags)
{
    for (LkTagTable *table = tags->tables; table != NULL; table = table->next) {
        if (table->shape->is_long)
            continue;
        while (table->made[HEAD] < rows_of(table, HEAD))
            make_row(tags, table, HEAD);
        while (table->made[BODY] < rows_of(table, BODY))
            make_row(tags, table, BODY);
    }
}

/* ---- Attributes (ISO 32000-1 §14.8.5.7) */

static const LkCellSpan *span_of(const LkTableShape *shape, const LkNode *node)
{
    const LkCellSpan *spans = node->tag == LK_TAG_TH ? shape->header : shape->body;
    return spans == NULL ? NULL : &spans[node->part - 1];
}

/* The header cells above a body cell, by name. */
static void put_headers(LkPdfTags *tags, const LkTagTable *table, const LkNode *node, const LkCellSpan *span,
                        LkBuffer *out)
{
    const LkTableShape *shape = table->shape;
    uint32_t first = (node->part - 1) % shape->columns, last = first;
    if (span != NULL && span->columns > 1)
        last = first + span->columns - 1;
    bool any = false;
    for (uint32_t row = 0; row < table->made[HEAD]; row++) {
        for (uint32_t i = 0; i < shape->columns; i++) {
            size_t place = (size_t)row * shape->columns + i;
            uint32_t cell = table->cells[HEAD][place];
            uint32_t width =
                shape->header != NULL && shape->header[place].columns > 1 ? shape->header[place].columns : 1;
            if (cell == 0 || i > last || i + width <= first)
                continue;
            lk_buffer_printf(out, "%s(%08u)", any ? "" : "/Headers[", tags->nodes[cell]->object);
            any = true;
        }
    }
    lk_buffer_string(out, any ? "]" : "");
}

void lk_tag_cell_attributes(LkPdfTags *tags, const LkNode *node, LkBuffer *out)
{
    LkTagTable *table = table_of(tags, node->element);
    const LkCellSpan *span = span_of(table->shape, node);
    size_t before = out->length;
    lk_buffer_string(out, "/A<</O/Table");
    size_t empty = out->length;
    if (node->tag == LK_TAG_TH)
        lk_buffer_string(out, "/Scope/Column");
    else if (!table->shape->is_long)
        put_headers(tags, table, node, span, out);
    if (span != NULL && span->columns > 1)
        lk_buffer_printf(out, "/ColSpan %u", span->columns);
    if (span != NULL && span->rows > 1)
        lk_buffer_printf(out, "/RowSpan %u", span->rows);
    if (out->length == empty)
        out->length = before;
    else
        lk_buffer_string(out, ">>");
}
