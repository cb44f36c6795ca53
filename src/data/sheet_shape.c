/* The shape of a sheet: rows that it hides, and names of columns that stand in several rows. */
#include <stdlib.h>
#include <string.h>

#include "data/sheet_private.h"

/* ---- Hidden rows, filtered ones among them: they are not printed from a spreadsheet either */

static void tell_hidden(const LkSheet *sheet, size_t count, uint32_t first)
{
    if (count > 0)
        lk_tell(sheet->context.diagnostics, LK_N_SHEET_HIDDEN, sheet->from,
                LK_WITH(lk_named_number("count", (long long)count),
                        lk_named_string("file", sheet->file->name),
                        lk_named_number("row", (long long)first + 1)));
}

/* A row that `header-row:` names stays. */
void lk_sheet_leave_out_hidden(LkSheet *sheet)
{
    size_t kept = 0, next = 0, count = 0;
    uint32_t first = 0, last = UINT32_MAX;
    for (size_t i = 0; i < sheet->count; i++) {
        LkSheetCell cell = sheet->cells[i];
        while (next < sheet->hidden_row_count && sheet->hidden_rows[next] < cell.row)
            next++;
        if (next == sheet->hidden_row_count || sheet->hidden_rows[next] != cell.row ||
            cell.row + 1 == sheet->header_row) {
            sheet->cells[kept++] = cell;
            continue;
        }
        first = count == 0 ? cell.row : first;
        count += cell.row != last;
        last = cell.row;
    }
    sheet->count = kept;
    tell_hidden(sheet, count, first);
}

/* ---- Names of columns in several rows: “ไตรมาสที่ ๑” over “แผน” and “ผล” is “ไตรมาสที่ ๑ แผน” and “ไตรมาสที่ ๑
 * ผล” */

/* Titles that are passed to find the names, and rows that a name may have. */
enum { MOST_TITLES = 20, MOST_NAME_ROWS = 5 };

/* The cells of one row. */
typedef struct Row {
    size_t start, end;
    uint32_t row;
} Row;

static Row row_at(const LkSheet *sheet, size_t start)
{
    Row row = {start, start, start < sheet->count ? sheet->cells[start].row : UINT32_MAX};
    while (row.end < sheet->count && sheet->cells[row.end].row == row.row)
        row.end++;
    return row;
}

/* The row that `header-row:` names, or the first of several cells. False when there is none. */
static bool find_names(const LkSheet *sheet, Row *row)
{
    *row = row_at(sheet, 0);
    for (size_t i = 0; row->start < sheet->count; *row = row_at(sheet, row->end), i++) {
        if (sheet->header_row > 0 ? row->row + 1 >= sheet->header_row : row->end - row->start > 1)
            return sheet->header_row == 0 || row->row + 1 == sheet->header_row;
        if (sheet->header_row == 0 && i == MOST_TITLES)
            return false;
    }
    return false;
}

/* Merged ranges of one row alone that cover several columns, from left to right. */
typedef struct Wide {
    LkSheetMerge *merges;
    size_t count;
} Wide;

static int compare_merges(const void *left, const void *right)
{
    const LkSheetMerge *a = left, *b = right;
    return (a->column > b->column) - (a->column < b->column);
}

static Wide wide_of(const LkSheet *sheet, uint32_t row)
{
    Wide wide = {LK_NEW_ARRAY(sheet->book.arena, sheet->merge_count + 1, LkSheetMerge), 0};
    for (size_t i = 0; i < sheet->merge_count; i++) {
        const LkSheetMerge *merge = &sheet->merges[i];
        if (merge->row == row && merge->last_row == row && merge->column < merge->last_column)
            wide.merges[wide.count++] = *merge;
    }
    if (wide.count > 1)
        qsort(wide.merges, wide.count, sizeof *wide.merges, compare_merges);
    return wide;
}

/* The last column that a cell of the row covers. */
static uint32_t covered_to(const Wide *wide, uint32_t column)
{
    LkSheetMerge key = {.column = column};
    const LkSheetMerge *found =
        wide->count == 0 ? NULL : bsearch(&key, wide->merges, wide->count, sizeof key, compare_merges);
    return found == NULL ? column : found->last_column;
}

/* Moves *at to the cell of the upper row that stands over the column; NULL when none does. */
static const LkSheetCell *cell_over(const LkSheet *sheet, const Row *upper, const Wide *wide, size_t *at,
                                    uint32_t column)
{
    while (*at + 1 < upper->end && sheet->cells[*at + 1].column <= column)
        ++*at;
    const LkSheetCell *cell = &sheet->cells[*at];
    return cell->column <= column && column <= covered_to(wide, cell->column) ? cell : NULL;
}

/* Whether the lower row goes on with the names: it has words below a wide cell, and what stands below other
 * cells is their own text, where they go over both rows. A row of values fills those too. */
static bool goes_on(const LkSheet *sheet, const Row *upper, const Row *lower)
{
    Wide wide = wide_of(sheet, upper->row);
    size_t at = upper->start;
    bool has_wide = false, has_other = false;
    if (wide.count == 0 || lower->row != upper->row + 1)
        return false;
    for (size_t i = upper->start; i < upper->end; i++)
        has_other |= covered_to(&wide, sheet->cells[i].column) == sheet->cells[i].column;
    for (size_t i = lower->start; i < lower->end; i++) {
        const LkSheetCell *cell = &sheet->cells[i], *over = cell_over(sheet, upper, &wide, &at, cell->column);
        bool is_wide = over != NULL && covered_to(&wide, over->column) > over->column;
        bool is_word = over == NULL && !cell->is_number;
        if (!is_wide && !is_word && (over == NULL || !lk_text_equal(over->text, cell->text)))
            return false;
        has_wide |= is_wide;
        has_other |= is_word;
    }
    return has_wide && has_other;
}

static LkText joined_name(const LkSheet *sheet, LkText upper, LkText lower)
{
    if (upper.length == 0 || lk_text_equal(upper, lower))
        return lower;
    LkBuffer out;
    lk_buffer_init(&out, sheet->book.arena);
    lk_buffer_text(&out, upper);
    lk_buffer_string(&out, " ");
    lk_buffer_text(&out, lower);
    return lk_buffer_view(&out);
}

/* Joins the names of both rows into the lower one; *example becomes one that was made of two. */
static void join_rows(LkSheet *sheet, const Row *upper, const Row *lower, LkText *example)
{
    size_t room = lower->end - upper->start, count = 0, at = upper->start;
    LkSheetCell *cells = LK_NEW_ARRAY(sheet->book.arena, room, LkSheetCell);
    size_t own = upper->start;
    Wide wide = wide_of(sheet, upper->row);
    for (size_t i = lower->start; i < lower->end; i++) {
        LkSheetCell cell = sheet->cells[i];
        for (; own < upper->end && sheet->cells[own].column < cell.column; own++)
            if (count == 0 || cells[count - 1].column < sheet->cells[own].column)
                cells[count++] = sheet->cells[own]; /* a name in the upper row alone, or a wide cell */
        const LkSheetCell *over = cell_over(sheet, upper, &wide, &at, cell.column);
        LkText name = over == NULL ? cell.text : joined_name(sheet, over->text, cell.text);
        if (example->length == 0 && !lk_text_equal(name, cell.text))
            *example = name;
        cell.text = name;
        cells[count++] = cell;
    }
    for (; own < upper->end; own++)
        if (count == 0 || cells[count - 1].column < sheet->cells[own].column)
            cells[count++] = sheet->cells[own];
    for (size_t i = 0; i < count; i++)
        cells[i].row = lower->row;
    memmove(sheet->cells + upper->start + count, sheet->cells + lower->end,
            (sheet->count - lower->end) * sizeof *cells);
    memcpy(sheet->cells + upper->start, cells, count * sizeof *cells);
    sheet->count -= room - count;
}

/* The row above may have the wide cells, where `header-row:` names the lower one. */
static Row row_above(const LkSheet *sheet, const Row *row)
{
    size_t start = row->start;
    while (start > 0 && sheet->cells[start - 1].row + 1 == row->row)
        start--;
    return (Row){start, row->start, row->row - 1};
}

void lk_sheet_join_header(LkSheet *sheet)
{
    Row row, next;
    LkText example = {"", 0};
    if (!find_names(sheet, &row))
        return;
    for (int i = 0; i < MOST_NAME_ROWS && sheet->header_row > 0; i++) {
        Row above = row_above(sheet, &row);
        if (above.start == above.end || !goes_on(sheet, &above, &row))
            break;
        row = above;
    }
    uint32_t first = row.row;
    for (int i = 0; i < MOST_NAME_ROWS; i++) {
        next = row_at(sheet, row.end);
        if (next.start == next.end || !goes_on(sheet, &row, &next))
            break;
        join_rows(sheet, &row, &next, &example);
        row = row_at(sheet, row.start);
    }
    if (first == row.row)
        return;
    for (size_t i = 0; i < sheet->merge_count; i++) /* those of the names are told with them */
        sheet->merges[i].is_filled &= sheet->merges[i].row < first || sheet->merges[i].row > row.row;
    sheet->header_row = sheet->header_row > 0 ? row.row + 1 : 0;
    lk_tell(sheet->context.diagnostics, LK_N_SHEET_HEADER, sheet->from,
            LK_WITH(lk_named_number("first", (long long)first + 1),
                    lk_named_number("last", (long long)row.row + 1),
                    lk_named_string("file", sheet->file->name),
                    lk_named_text("name",
                                  (LkText){lk_arena_copy(sheet->context.arena, example.bytes, example.length),
                                           example.length})));
}
