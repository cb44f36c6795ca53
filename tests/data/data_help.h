/* Reads a data file from memory and writes its table down in one line, so that cases are tables of strings.
 */
#ifndef LIKHIT_TESTS_DATA_HELP_H
#define LIKHIT_TESTS_DATA_HELP_H

#include <criterion/criterion.h>
#include <string.h>

#include "data/data.h"

typedef struct DataRead {
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkFile file;
} DataRead;

static inline DataRead *data_open(const char *bytes, size_t length)
{
    LkArena *arena = lk_arena_create();
    DataRead *read = LK_NEW(arena, DataRead);
    read->arena = arena;
    lk_diagnostics_init(&read->diagnostics, arena);
    read->file = (LkFile){.name = "d", .text = {lk_arena_copy(arena, bytes, length), length}};
    return read;
}

static inline LkDataContext data_context(DataRead *read)
{
    return (LkDataContext){read->arena, &read->diagnostics};
}

static inline void data_close(DataRead *read)
{
    lk_arena_destroy(read->arena);
}

/* Rows parted by “/”, fields by “|”; each message behind them as `code line:column+length`. */
static inline const char *data_table(DataRead *read, const LkDataTable *csv)
{
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    for (size_t row = 0; csv != NULL && row < csv->rows; row++)
        for (size_t column = 0; column < csv->columns; column++) {
            lk_buffer_string(&out, column > 0 ? "|" : row > 0 ? "/" : "");
            lk_buffer_text(&out, lk_data_text(csv, row, column));
        }
    for (const LkDiagnostic *item = read->diagnostics.first; item != NULL; item = item->next)
        lk_buffer_printf(&out, "%s%s %u:%u+%u", out.length > 0 ? "; " : "", item->code, item->span.line,
                         item->span.column, item->span.length);
    return lk_buffer_view(&out).bytes;
}

#endif
