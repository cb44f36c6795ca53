/* The lines of a grid whose cells span others: which sides of cells stand on each. */
#ifndef LIKHIT_SOURCE_MARKDOWN_TABLES_GRID_LINES_H
#define LIKHIT_SOURCE_MARKDOWN_TABLES_GRID_LINES_H

#include "source/markdown/state/block_reader.h"

/* A | or + between two cells, or at the start or end of a line. */
typedef struct LkGridSide {
    LkAt at;
    uint32_t column;     /* where it stands, from the start of its line */
    uint32_t characters; /* likewise, marks above and below counted as well */
    uint16_t boundary;   /* of the grid's columns: 0 is left of the first */
    bool has_rule;       /* a rule goes from it to the next */
    bool is_loose;       /* a + in words, or between blanks: it may be no side */
} LkGridSide;

typedef struct LkGridLine {
    size_t segment;
    size_t first, count; /* its sides */
    bool has_rule;       /* cells end on it: +---+, or | ก +---+ */
    bool is_whole;       /* it is a rule from its first side to its last */
    bool is_double;      /* of = */
} LkGridLine;

typedef struct LkGridLines {
    LkGridLine *items;
    size_t count, capacity;
    LkGridSide *sides;
    size_t side_count, side_capacity;
    uint32_t boundaries[LK_LIMIT_TABLE_COLUMNS + 1]; /* where they stand */
    size_t column_count;                             /* one less than boundaries; 0 = none are known */
} LkGridLines;

/* Returns whether a line begins and ends as those of grids do. */
bool lk_is_grid_line(LkText text, LkAt start, LkAt end);
/* Reads the grid that begins with the rule in segment `first`, up to the last whole rule that it has. What is
 * left of *lines->items has no sides on boundaries yet. Returns false when it is none. */
bool lk_grid_lines_read(LkBlockReader *reader, size_t first, size_t limit, LkGridLines *lines);
/* Finds the boundaries of the columns, and on which of them each side stands. Returns false, with the line in
 * *doubtful, where that is not certain. */
bool lk_grid_lines_place(LkGridLines *lines, size_t *doubtful);
/* Returns the side of a line on a boundary; NULL = it has none there. */
const LkGridSide *lk_grid_side(const LkGridLines *lines, size_t line, size_t boundary);
/* Returns whether a line has a rule over a column. */
bool lk_grid_has_rule(const LkGridLines *lines, size_t line, size_t column);

/* Adds a line to a cell; an empty segment parts paragraphs of it, those below an empty line
 * and items. Returns whether the line is empty. */
bool lk_grid_add_line(LkBlockReader *reader, LkCellText *cell, LkAt start, LkAt end, bool is_apart);

#endif
