/* Grids whose cells span columns or rows. */
#ifndef LIKHIT_SOURCE_MARKDOWN_TABLES_GRID_SPANS_H
#define LIKHIT_SOURCE_MARKDOWN_TABLES_GRID_SPANS_H

#include "source/markdown/tables/tables.h"

/* Reads the grid from segment `first` on, whose rows are not alike. Tells once where its cells are not
 * certain.
 */
LkTableRead lk_table_of_grid_spans;

#endif
