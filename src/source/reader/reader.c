/* What a document may hold in all. */
#include "source/reader/reader.h"
#include "base/limits.h"

bool lk_table_room(LkReader *reader, size_t rows, size_t columns, LkSpan span)
{
    reader->table_cells += rows * columns;
    if (reader->table_cells <= LK_LIMIT_TABLE_CELLS)
        return true;
    return lk_tell(reader->diagnostics, LK_E_LIMIT_CELLS, span,
                   LK_WITH(lk_named_number("most", (long long)LK_LIMIT_TABLE_CELLS)));
}
