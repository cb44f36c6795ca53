/* Makes the nodes of elements, and of the rows and cells of tables. Empty cells have nodes too, as screen
 * readers count cells. The rows of a long table come in order, so those of earlier pages are written and
 * forgotten. */
#include <string.h>

#include "pdf/tags/tags_private.h"

/* ---- Elements. The node of one in a cell needs that of the cell, which needs that of the table */

/* Returns the tag of a heading. Levels begin at 1 and have no gaps (ISO 14289-1 §7.4.2), even where only some
 * pages of the document are written. */
static LkTag heading_tag(LkPdfTags *tags, int level)
{
    while (tags->level_count > 0 && tags->levels[tags->level_count - 1] >= level)
        tags->level_count--;
    int depth = tags->level_count < 6 ? ++tags->level_count : 6;
    tags->levels[depth - 1] = level;
    return (LkTag)(LK_TAG_H1 + depth - 1);
}

static LkTag tag_of(const LkElement *element)
{
    switch (element->kind) {
    case LK_ELEMENT_SECTION:
        return LK_TAG_SECT;
    case LK_ELEMENT_LIST:
        return LK_TAG_L;
    case LK_ELEMENT_LIST_ITEM:
        return LK_TAG_LI;
    case LK_ELEMENT_LABEL:
        return LK_TAG_LBL;
    case LK_ELEMENT_LIST_BODY:
        return LK_TAG_LBODY;
    case LK_ELEMENT_QUOTE:
        return LK_TAG_BLOCKQUOTE;
    case LK_ELEMENT_CODE:
        return LK_TAG_CODE;
    case LK_ELEMENT_TABLE:
        return LK_TAG_TABLE;
    case LK_ELEMENT_CAPTION:
        return LK_TAG_CAPTION;
    case LK_ELEMENT_FIGURE:
        return LK_TAG_FIGURE;
    case LK_ELEMENT_FORM:
        return LK_TAG_FORM;
    case LK_ELEMENT_FOOTNOTE:
        return LK_TAG_NOTE;
    case LK_ELEMENT_CONTENTS:
        return LK_TAG_TOC;
    case LK_ELEMENT_CONTENTS_ENTRY:
        return LK_TAG_TOCI;
    case LK_ELEMENT_PARAGRAPH:
    case LK_ELEMENT_DOCUMENT: /* has a node from the beginning (tags.c) */
    case LK_ELEMENT_HEADING:  /* heading_tag knows */
        break;
    }
    return LK_TAG_P;
}

/* The caption of a picture is not a child of the Figure but stands beside it, in a Sect of both: of a Figure
 * screen readers say only the alternative text. */
uint32_t lk_tag_of_element(LkPdfTags *tags, uint32_t index)
{
    if (index >= tags->structure->count)
        index = 0;
    if (tags->of_element[index] != 0)
        return tags->of_element[index];
    const LkElement *element = &tags->structure->elements[index];
    bool is_in_cell = element->parent_part != 0;
    uint32_t parent = is_in_cell ? lk_tag_cell(tags, element->parent, false, element->parent_part)
                                 : lk_tag_of_element(tags, element->parent);
    LkTag tag = element->kind == LK_ELEMENT_HEADING ? heading_tag(tags, element->level) : tag_of(element);
    return tags->of_element[index] = lk_tag_add(tags, tag, parent, index);
}

/* ---- Rows and cells */

static LkTagTable *table_of(LkPdfTags *tags, uint32_t element)
{
    for (LkTagTable *table = tags->tables; table != NULL; table = table->next)
        if (table->element == element)
            return table;
    LkTagTable *table = LK_NEW(tags->pdf->arena, LkTagTable);
    table->shape = tags->structure->elements[element].table;
    table->element = element;
    table->node = lk_tag_of_element(tags, element);
    table->next = tags->tables; /* first in the list: it is the one that is being painted */
    tags->tables = table;
    return table;
}

static uint32_t rows_of(const LkTagTable *table, int section)
{
    return section == LK_TAG_HEAD_ROWS ? table->shape->header_rows : table->shape->rows;
}

static void make_room(LkPdfTags *tags, LkTagTable *table, int section)
{
    size_t kept = table->made[section] - table->first[section], columns = table->shape->columns;
    size_t capacity = table->capacity[section];
    if (kept < capacity)
        return;
    uint32_t **cells = &table->cells[section];
    *cells = lk_arena_grown(tags->pdf->arena, *cells, kept, &capacity, 32, columns * sizeof **cells);
    LK_GROW(tags->pdf->arena, table->rows[section], kept, table->capacity[section], 32);
}

static void make_row(LkPdfTags *tags, LkTagTable *table, int section)
{
    const LkTableShape *shape = table->shape;
    const LkCellSpan *spans = section == LK_TAG_HEAD_ROWS ? shape->header : shape->body;
    make_room(tags, table, section);
    if (table->sections[section] == 0 && shape->rows == 0)
        table->sections[section] = table->node; /* without a body there is no THead (ISO 14289-1 §7.5) */
    if (table->sections[section] == 0)
        table->sections[section] = lk_tag_add(tags, section == LK_TAG_HEAD_ROWS ? LK_TAG_THEAD : LK_TAG_TBODY,
                                              table->node, table->element);
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
        *cell = lk_tag_add(tags, section == LK_TAG_HEAD_ROWS ? LK_TAG_TH : LK_TAG_TD, node, table->element);
        tags->nodes[*cell]->part = (uint32_t)place + 1;
        tags->nodes[*cell]->table = table;
    }
}

uint32_t lk_tag_cell(LkPdfTags *tags, uint32_t element, bool is_header, uint32_t part)
{
    LkTagTable *table = table_of(tags, element);
    int section = is_header ? LK_TAG_HEAD_ROWS : LK_TAG_BODY_ROWS;
    uint32_t row = (part - 1) / table->shape->columns, column = (part - 1) % table->shape->columns;
    if (row >= rows_of(table, section))
        return table->node;
    if (section == LK_TAG_BODY_ROWS && table->shape->is_long && table->sections[LK_TAG_BODY_ROWS] == 0)
        table->first[LK_TAG_BODY_ROWS] = table->made[LK_TAG_BODY_ROWS] =
            row; /* not 0 where only some pages are written */
    while (table->made[section] <= row)
        make_row(tags, table, section);
    if (section == LK_TAG_BODY_ROWS)
        table->last = row;
    if (row < table->first[section])
        return table->node;
    uint32_t cell =
        table->cells[section][(size_t)(row - table->first[section]) * table->shape->columns + column];
    return cell != 0 ? cell : table->rows[section][row - table->first[section]];
}

/* ---- Writing rows that are complete */

static void write_row(LkPdfTags *tags, LkTagTable *table, size_t kept)
{
    uint32_t columns = table->shape->columns;
    for (uint32_t i = 0; i < columns; i++) {
        uint32_t cell = table->cells[LK_TAG_BODY_ROWS][kept * columns + i];
        if (cell == 0)
            continue;
        lk_tag_write(tags, cell);
        lk_tag_forget(tags, cell);
    }
    lk_tag_write(tags, table->rows[LK_TAG_BODY_ROWS][kept]);
    lk_tag_forget(tags, table->rows[LK_TAG_BODY_ROWS][kept]);
}

void lk_tag_tables_page_end(LkPdfTags *tags)
{
    LkTagTable *table = tags->tables;
    if (table == NULL || !table->shape->is_long ||
        table->made[LK_TAG_BODY_ROWS] == table->first[LK_TAG_BODY_ROWS])
        return;
    size_t columns = table->shape->columns, done = table->last - table->first[LK_TAG_BODY_ROWS];
    size_t kept = table->made[LK_TAG_BODY_ROWS] - table->first[LK_TAG_BODY_ROWS];
    for (size_t i = 0; i < done; i++)
        write_row(tags, table, i);
    memmove(table->rows[LK_TAG_BODY_ROWS], table->rows[LK_TAG_BODY_ROWS] + done,
            (kept - done) * sizeof(uint32_t));
    memmove(table->cells[LK_TAG_BODY_ROWS], table->cells[LK_TAG_BODY_ROWS] + done * columns,
            (kept - done) * columns * sizeof(uint32_t));
    table->first[LK_TAG_BODY_ROWS] = table->last;
}

void lk_tag_tables_finish(LkPdfTags *tags)
{
    for (LkTagTable *table = tags->tables; table != NULL; table = table->next) {
        if (table->shape->is_long)
            continue;
        while (table->made[LK_TAG_HEAD_ROWS] < rows_of(table, LK_TAG_HEAD_ROWS))
            make_row(tags, table, LK_TAG_HEAD_ROWS);
        while (table->made[LK_TAG_BODY_ROWS] < rows_of(table, LK_TAG_BODY_ROWS))
            make_row(tags, table, LK_TAG_BODY_ROWS);
    }
}
