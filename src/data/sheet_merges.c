/* Text of a cell that goes over rows belongs to each of them: a district beside its villages. A number would
 * be added more than once. */
#include <stdlib.h>

#include "base/limits.h"
#include "data/sheet_private.h"

static int compare_places(const void *left, const void *right)
{
    const LkSheetCell *a = left, *b = right;
    return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->column > b->column) - (a->column < b->column);
}

/* Returns false when the sheet has too many cells. */
static bool fill_merge(LkSheet *sheet, LkSheetMerge *merge, size_t cells, uint32_t last)
{
    LkSheetCell key = {.row = merge->row, .column = merge->column};
    const LkSheetCell *found = bsearch(&key, sheet->cells, cells, sizeof key, compare_places);
    if (found == NULL || found->is_number)
        return true;
    key = *found;
    merge->is_filled = true;
    for (key.row = merge->row + 1; key.row <= merge->last_row && key.row <= last; key.row++) {
        if (sheet->count == LK_LIMIT_DATA_CELLS) {
            sheet->is_too_large = true;
            return false;
        }
        LK_GROW(sheet->book.arena, sheet->cells, sheet->count, sheet->room, 256);
        sheet->cells[sheet->count++] = key;
    }
    return true;
}

void lk_sheet_fill_merges(LkSheet *sheet)
{
    size_t cells = sheet->count;
    uint32_t last = cells > 0 ? sheet->cells[cells - 1].row : 0;
    for (size_t i = 0; cells > 0 && i < sheet->merge_count; i++)
        if (sheet->merges[i].last_row > sheet->merges[i].row &&
            !fill_merge(sheet, &sheet->merges[i], cells, last))
            break;
    lk_sheet_order(sheet);
}
