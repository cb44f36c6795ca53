/* The cells of a sheet as lines of CSV. Rows that are empty are empty lines; columns that are empty are left
 * out. */
#include <string.h>

#include "base/limits.h"
#include "data/sheet_private.h"

static void put_value(LkText value, LkBuffer *out)
{
    bool is_quoted = false;
    for (size_t i = 0; i < value.length; i++)
        is_quoted |= strchr(",\"", value.bytes[i]) != NULL || value.bytes[i] == ' ';
    lk_buffer_string(out, is_quoted ? "\"" : "");
    for (size_t i = 0; i < value.length; i++) {
        if (value.bytes[i] == '\n')
            lk_buffer_string(out, "\xE2\x80\xA8");
        else if (value.bytes[i] == '"')
            lk_buffer_string(out, "\"\"");
        else if (value.bytes[i] != '\r' && value.bytes[i] != '\0')
            lk_buffer_append(out, &value.bytes[i], 1);
    }
    lk_buffer_string(out, is_quoted ? "\"" : "");
}

typedef struct Writing {
    const LkSheet *sheet;
    uint32_t *places; /* of each column of the sheet among those that have a cell */
    uint32_t columns; /* how many have */
    LkHeldValue *held;
    size_t held_count, held_room;
    LkBuffer text;
} Writing;

static void place_columns(Writing *writing)
{
    const LkSheet *sheet = writing->sheet;
    writing->places = LK_NEW_ARRAY(sheet->book.arena, LK_LIMIT_SHEET_COLUMNS, uint32_t);
    for (size_t i = 0; i < sheet->count; i++)
        writing->places[sheet->cells[i].column] = 1;
    for (size_t i = 0; i < LK_LIMIT_SHEET_COLUMNS; i++)
        writing->places[i] = writing->places[i] != 0 ? ++writing->columns : 0;
}

static void note_held(Writing *writing, const LkSheetCell *cell, uint32_t column)
{
    LkArena *arena = writing->sheet->context.arena;
    if (cell->held.length == 0)
        return;
    LK_GROW(arena, writing->held, writing->held_count, writing->held_room, 64);
    writing->held[writing->held_count++] =
        (LkHeldValue){cell->row + 1,
                      column,
                      {lk_arena_copy(arena, cell->held.bytes, cell->held.length), cell->held.length}};
}

static void put_separators(Writing *writing, uint32_t *next, uint32_t end)
{
    for (; *next < end; ++*next)
        lk_buffer_string(&writing->text, ",");
}

static void put_cells(Writing *writing)
{
    const LkSheet *sheet = writing->sheet;
    uint32_t row = 0, next = 0, last = writing->columns - 1;
    for (size_t i = 0; i < sheet->count; i++) {
        const LkSheetCell *cell = &sheet->cells[i];
        uint32_t column = writing->places[cell->column] - 1;
        if (i > 0 && cell->row == cell[-1].row && cell->column == cell[-1].column)
            continue; /* a cell that is there twice, or covered */
        if (i > 0 && cell->row != row)
            put_separators(writing, &next, last);
        for (; row < cell->row; row++, next = 0)
            lk_buffer_string(&writing->text, "\n");
        put_separators(writing, &next, column);
        put_value(cell->text, &writing->text);
        note_held(writing, cell, column);
    }
    put_separators(writing, &next, last);
}

/* Which of the columns that have a cell are hidden; NULL = none. */
static const bool *hidden_columns(const Writing *writing)
{
    const LkSheet *sheet = writing->sheet;
    int32_t depth = 0;
    bool is_any = false;
    if (sheet->hidden_columns == NULL)
        return NULL;
    bool *hidden = LK_NEW_ARRAY(sheet->context.arena, writing->columns + 1, bool);
    for (size_t i = 0; i < LK_LIMIT_SHEET_COLUMNS; i++) {
        depth += sheet->hidden_columns[i];
        if (depth == 0 || writing->places[i] == 0)
            continue;
        hidden[writing->places[i] - 1] = true;
        is_any = true;
    }
    return is_any ? hidden : NULL;
}

void lk_sheet_write(const LkSheet *sheet, LkSheetText *out)
{
    Writing writing = {.sheet = sheet};
    lk_buffer_init(&writing.text, sheet->context.arena);
    place_columns(&writing);
    if (sheet->count > 0)
        put_cells(&writing);
    out->text = lk_buffer_view(&writing.text);
    out->held = writing.held;
    out->held_count = writing.held_count;
    out->is_hidden = hidden_columns(&writing);
    out->header_row = sheet->header_row;
}
