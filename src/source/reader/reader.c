/* What a document may hold in all. */
#include "source/reader/reader.h"
#include "base/limits.h"

bool lk_table_room(LkReader *reader, size_t rows, size_t columns, LkSpan span)
{
    reader->table_cells += rows * columns;
    if (reader->table_cells <= LK_LIMIT_TABLE_CELLS)
        return true;
    return lk_failure(reader->diagnostics, LK_FAILURE_LIMIT, "E-limit-cells", span,
                      "make several documents of it", "the tables have more than %zu cells in all",
                      LK_LIMIT_TABLE_CELLS);
}
