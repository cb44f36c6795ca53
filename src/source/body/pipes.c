/* Checks of pipe tables that cmark does not make. Their size is checked before cmark parses them: it fills up
 * each short row with empty cells, so that a wide header over many lines of one byte would take more memory
 * than there is, and cmark then aborts the program. */
#include <string.h>

#include "base/limits.h"
#include "source/body/body.h"

/* Columns of the row of dashes under a table's head; 0 for any other line. */
static size_t delimiter_columns(LkText line)
{
    size_t columns = 0, at = 0;
    bool has_dash = false;
    while (at < line.length && strchr(" \t>", line.bytes[at]) != NULL)
        at++;
    for (; at < line.length; at++) {
        char sign = line.bytes[at];
        if (sign != '|' && sign != '-' && sign != ':' && sign != ' ' && sign != '\t')
            return 0;
        columns += sign == '-' && !has_dash;
        has_dash = sign == '-' || (has_dash && sign != '|');
    }
    return columns;
}

/* Bars part cells, but for one at each end and those behind a backslash. */
static size_t count_cells(LkText row)
{
    size_t cells = 1;
    bool is_open = false; /* something stands behind the last bar */
    for (size_t i = 0; i < row.length; i++) {
        if (row.bytes[i] == '\\' && i + 1 < row.length) {
            i++;
            is_open = true;
        } else if (row.bytes[i] == '|') {
            cells += i > 0;
            is_open = false;
        } else {
            is_open |= row.bytes[i] != ' ' && row.bytes[i] != '\t';
        }
    }
    return cells - (!is_open && cells > 1);
}

void lk_pipes_row(LkReader *reader, LkText row, size_t columns, LkSpan span)
{
    const char *end = memchr(row.bytes, '\n', row.length);
    row = lk_text_trim(lk_text_slice(row, 0, end != NULL ? (size_t)(end - row.bytes) : row.length));
    size_t cells = count_cells(row);
    if (cells > columns)
        lk_tell(reader->diagnostics, LK_E_TABLE_RAGGED_PIPE, span,
                LK_WITH(lk_named_number("cells", (long long)cells),
                        lk_named_number("columns", (long long)columns)));
}

bool lk_pipes_check(LkReader *reader, LkText line, LkFileOffset start, size_t *columns)
{
    size_t count = delimiter_columns(line);
    LkSpan span = {.file = reader->file};
    if (count > LK_LIMIT_TABLE_COLUMNS)
        return lk_tell(reader->diagnostics, LK_E_LIMIT_COLUMNS_PIPE, lk_reader_span(reader, start, start),
                       LK_WITH(lk_named_number("count", (long long)count),
                               lk_named_number("most", LK_LIMIT_TABLE_COLUMNS)));
    if (count > *columns)
        *columns = count;
    if (reader->table_cells + *columns > LK_LIMIT_TABLE_CELLS)
        span = lk_reader_span(reader, start, start);
    return *columns < 2 || lk_table_room(reader, 1, *columns, span);
}
