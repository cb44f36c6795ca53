/* Tables that stand within paragraphs, and those of HTML. */
#ifndef LIKHIT_SOURCE_MARKDOWN_TABLES_TABLES_H
#define LIKHIT_SOURCE_MARKDOWN_TABLES_TABLES_H

#include "source/markdown/state/block_reader.h"

/* tables.c */
/* Makes room for a table. Returns NULL, after a remark, when it has too many cells or columns. */
LkTableText *lk_table_new(LkBlockReader *reader, LkTableForm form, size_t rows, size_t columns, LkAt start);
/* Gives a cell the text [start, end) of one line, without the blanks around it. */
void lk_cell_add_line(LkBlockReader *reader, LkCellText *cell, LkAt start, LkAt end);
/* Returns how many tabs stand in [at, end). */
size_t lk_count_tabs(LkText text, LkAt at, LkAt end);
/* Returns how many rows of tabs stand behind words of [at, end). */
size_t lk_count_tab_groups(LkText text, LkAt at, LkAt end);

/* tab_rows.c */
/* Returns lk_count_tab_groups of a line, but 0 for the head of a letter: “เรื่อง⇥…” is no row. */
size_t lk_row_groups(LkText text, LkAt at, LkAt end);
/* Returns whether [at, end) begins with the label of a letter's head, which is typed with a tab behind it. */
bool lk_begins_with_label(LkText text, LkAt at, LkAt end);
/* Returns how many rows there must be of what has so many tabs, or rows of them, between its cells. */
size_t lk_tab_rows_needed(size_t tabs);
/* Tells once what looks like a table and is none: rows of different lengths, too few, or one alone. `tabs`
 * are those of the segment `first`. */
void lk_tell_tabs(LkBlockReader *reader, size_t first, size_t limit, size_t tabs);
/* Returns whether the line, whose item would begin at `words`, is a row of a table instead: one of at least
 * two with the same number of tabs, two or more, or one of enough with the same number of rows of tabs. */
bool lk_is_tab_row(const LkBlockReader *reader, LkAt words);
/* Returns whether the line, which begins with a dash, is a row of a table in which a dash stands for nothing.
 */
bool lk_is_row_with_dashes(const LkBlockReader *reader);
/* Returns whether the words begin with the title of a person: นาย, นางสาว, ดร. … */
bool lk_is_name_title(LkText text, LkAt at, LkAt end);

/* Tables within paragraphs: each reads the lines from segment `first` on, up to segment `limit`, as a table,
 * if they begin one; *count becomes how many lines it takes. Returns NULL when there is none. */
typedef LkTableText *LkTableRead(LkBlockReader *reader, size_t first, size_t limit, size_t *count);
LkTableRead lk_table_of_pipes;  /* pipe_tables.c: with a row of dashes */
LkTableRead lk_table_of_bars;   /* … and without one, where Thai is written */
LkTableRead lk_table_of_tabs;   /* tab_tables.c */
LkTableRead lk_table_of_grid;   /* grid_tables.c */
LkTableRead lk_table_of_blanks; /* blank_tables.c: columns made by rows of blanks */
/* blank_rows.c: returns whether the line, with the mark of an item or without, is a row of a table whose
 * columns are made by blanks. */
bool lk_is_blank_row(LkBlockReader *reader);
/* grid_tables.c: returns whether the line, which begins with a +, goes on the grid of the open paragraph. */
bool lk_is_grid_row(const LkBlockReader *reader);
/* html_tables.c: reads the HTML table in [start, end). Returns NULL when it is none that can be set. */
LkTableText *lk_table_of_html(LkBlockReader *reader, LkAt start, LkAt end);

#endif
