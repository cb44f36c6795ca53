/* What the readers of tables share. */
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/scan/scan.h"

LkTableText *lk_table_new(LkBlockReader *reader, LkTableForm form, size_t rows, size_t columns, LkAt start)
{
    if (columns > LK_LIMIT_TABLE_COLUMNS) {
        lk_block_stop(reader, LK_REMARK_LIMIT_COLUMNS, start, columns);
        return NULL;
    }
    if (rows > LK_LIMIT_TABLE_CELLS || reader->cells + rows * columns > LK_LIMIT_TABLE_CELLS) {
        lk_block_stop(reader, LK_REMARK_LIMIT_CELLS, start, LK_LIMIT_TABLE_CELLS);
        return NULL;
    }
    reader->cells += rows * columns;
    reader->markdown->steps += rows * columns;
    LkTableText *table = LK_NEW(reader->arena, LkTableText);
    *table = (LkTableText){.form = form, .column_count = columns, .row_count = rows};
    table->alignments = LK_NEW_ARRAY(reader->arena, columns, LkCellAlign);
    table->cells = LK_NEW_ARRAY(reader->arena, rows * columns, LkCellText);
    table->rows = LK_NEW_ARRAY(reader->arena, rows, LkAt);
    for (size_t i = 0; i < rows * columns; i++)
        table->cells[i].columns = table->cells[i].rows = 1;
    return table;
}

void lk_cell_add_line(LkBlockReader *reader, LkCellText *cell, LkAt start, LkAt end)
{
    LkText text = reader->text;
    start = lk_skip_blanks(text, start, end, true);
    end = lk_trim_end(text, start, end);
    if (end == start)
        return;
    if (cell->segment_count == 0)
        cell->segment = reader->markdown->segment_count;
    lk_block_add_segment(reader, start, end, 0);
    cell->segment_count++;
}

size_t lk_count_tabs(LkText text, LkAt at, LkAt end)
{
    size_t tabs = 0;
    for (const char *tab; at < end && (tab = memchr(text.bytes + at, '\t', end - at)) != NULL; tabs++)
        at = (LkAt)(tab - text.bytes) + 1;
    return tabs;
}

size_t lk_count_tab_groups(LkText text, LkAt at, LkAt end)
{
    size_t groups = 0;
    bool is_word = false;
    for (; at < end; at++) {
        bool is_tab = text.bytes[at] == '\t';
        groups += is_tab && is_word;
        is_word = !is_tab && (is_word || text.bytes[at] != ' ');
    }
    return groups;
}
