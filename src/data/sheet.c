/* Sheets of spreadsheets (.xlsx) as text: each row a line of CSV, each cell as it is shown. So messages name
 * a row by its number and show it, and all that CSV can do, titles, empty rows and all, holds for sheets. */
#include <stdio.h>
#include <string.h>

#include "data/sheet_private.h"

/* ---- Which sheet */

static bool tell_result(const LkSheet *sheet, LkZipResult result)
{
    LkDiagnostics *diagnostics = sheet->context.diagnostics;
    const LkArgument *file = LK_WITH(lk_named_string("file", sheet->file->name));
    if (result == LK_ZIP_MEMORY)
        lk_tell(diagnostics, LK_E_LIMIT_MEMORY_DATA, (LkSpan){.file = sheet->file}, NULL);
    else if (result != LK_ZIP_GOOD)
        lk_tell(diagnostics, result == LK_ZIP_LARGE ? LK_E_LIMIT_SHEET : LK_E_SHEET_DAMAGED, sheet->from,
                file);
    return result == LK_ZIP_GOOD;
}

static LkText all_names(const LkSheet *sheet)
{
    LkBuffer out;
    lk_buffer_init(&out, sheet->context.arena);
    for (size_t i = 0; i < sheet->book.sheet_count; i++) {
        lk_buffer_string(&out, i > 0 ? ", " : "");
        lk_buffer_text(&out, sheet->book.sheets[i].name);
    }
    return lk_buffer_view(&out);
}

static size_t find_named(const LkSheet *sheet, LkText name)
{
    size_t count = sheet->book.sheet_count, number = 0;
    for (size_t i = 0; i < count; i++)
        if (lk_text_equal(sheet->book.sheets[i].name, name))
            return i;
    for (size_t at = 0; at < name.length;) {
        int digit = lk_digit_value(lk_utf8_next(name, &at));
        if (digit < 0 || (number = number * 10 + (size_t)digit) > count)
            return count;
    }
    return number > 0 ? number - 1 : count;
}

/* The first that is shown; the others are told of. */
static size_t find_first(const LkSheet *sheet)
{
    const LkWorkbook *book = &sheet->book;
    size_t first = 0, other;
    while (first + 1 < book->sheet_count && book->sheets[first].is_hidden)
        first++;
    for (other = first + 1; other < book->sheet_count && book->sheets[other].is_hidden;)
        other++;
    if (other < book->sheet_count)
        lk_tell(sheet->context.diagnostics, LK_N_SHEET_FIRST, sheet->from,
                LK_WITH(lk_named_string("file", sheet->file->name),
                        lk_named_text("sheet", book->sheets[first].name),
                        lk_named_text("other", book->sheets[other].name)));
    return first;
}

static bool choose(const LkSheet *sheet, LkText name, size_t *index)
{
    if (sheet->book.sheet_count == 0)
        return tell_result(sheet, LK_ZIP_DAMAGED);
    *index = name.length > 0 ? find_named(sheet, name) : find_first(sheet);
    if (*index < sheet->book.sheet_count)
        return true;
    return lk_tell(sheet->context.diagnostics, LK_E_SHEET_NONE, sheet->from,
                   LK_WITH(lk_named_string("file", sheet->file->name), lk_named_text("sheet", name),
                           lk_named_text("sheets", all_names(sheet))));
}

/* ---- All of it */

static void tell_cells(const LkSheet *sheet, const LkSheetTold *told, LkMessageId id)
{
    char cell[24], letters[8];
    size_t at = sizeof letters - 1;
    if (told->count == 0)
        return;
    letters[at] = '\0';
    for (uint32_t column = told->column + 1; column > 0 && at > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    snprintf(cell, sizeof cell, "%s%u", letters + at, told->row + 1);
    LkArena *arena = sheet->context.arena;
    LkArgument place = lk_named_string("cell", lk_arena_copy(arena, cell, strlen(cell)));
    LkArgument file = lk_named_string("file", sheet->file->name);
    LkArgument count = lk_named_number("count", (long long)told->count);
    LkText value = {lk_arena_copy(arena, told->value.bytes, told->value.length), told->value.length};
    if (id == LK_W_SHEET_FORMULA)
        lk_tell(sheet->context.diagnostics, id, sheet->from, LK_WITH(place, file, count));
    else
        lk_tell(sheet->context.diagnostics, id, sheet->from,
                LK_WITH(place, file, count, lk_named_text("value", value)));
}

static void tell_merged(const LkSheet *sheet)
{
    size_t filled = 0;
    for (size_t i = 0; i < sheet->merge_count; i++)
        filled += sheet->merges[i].is_filled;
    if (filled > 0)
        lk_tell(
            sheet->context.diagnostics, LK_N_SHEET_MERGED, sheet->from,
            LK_WITH(lk_named_number("count", (long long)filled), lk_named_string("file", sheet->file->name)));
}

static bool read_cells(LkSheet *sheet, size_t index)
{
    LkZipResult result = lk_sheet_read(sheet, index);
    lk_sheet_order(sheet);
    lk_sheet_fill_merges(sheet);
    lk_sheet_leave_out_hidden(sheet);
    lk_sheet_join_header(sheet);
    tell_merged(sheet);
    tell_cells(sheet, &sheet->errors, LK_W_SHEET_ERROR);
    tell_cells(sheet, &sheet->formulas, LK_W_SHEET_FORMULA);
    return tell_result(sheet, sheet->is_too_large ? LK_ZIP_LARGE : result);
}

bool lk_sheet_text(LkDataContext context, const LkFile *file, LkDataOptions options, LkSpan from,
                   LkSheetText *out)
{
    LkChildArena *child = lk_child_arena_open(context.arena);
    LkSheet *sheet = LK_NEW(child->arena, LkSheet);
    *sheet = (LkSheet){.context = context, .file = file, .from = from, .header_row = options.header_row};
    LkFile *shown = LK_NEW(context.arena, LkFile);
    size_t index = 0;
    *shown = *file;
    *out = (LkSheetText){.file = shown};
    bool is_good = tell_result(sheet, lk_workbook_open(file->text, child->arena, &sheet->book)) &&
                   choose(sheet, options.sheet, &index) && read_cells(sheet, index);
    if (is_good) {
        LkText name = sheet->book.sheets[index].name;
        shown->name = lk_arena_printf(context.arena, "%s#%.*s", file->name, (int)name.length, name.bytes);
        lk_sheet_write(sheet, out);
        shown->text = out->text;
    }
    lk_child_arena_close(child);
    return is_good;
}
