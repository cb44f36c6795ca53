/* The data file of a table: one that was read already, or read now. */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "source/blocks/blocks.h"

static const LkDataFile *find_by_name(const LkReader *reader, LkText path)
{
    for (const LkDataFile *data = reader->source->data; data != NULL; data = data->next)
        if (data->name.length > 0 && lk_text_equal(data->name, path))
            return data;
    return NULL;
}

static const LkDataFile *find_by_path(const LkReader *reader, const char *path, LkDataOptions options)
{
    for (const LkDataFile *data = reader->source->data; data != NULL; data = data->next)
        if (data->path != NULL && strcmp(data->path, path) == 0 && data->header_row == options.header_row &&
            lk_text_equal(data->sheet, options.sheet))
            return data;
    return NULL;
}

const LkDataFile *lk_data_file(LkReader *reader, LkText path, uint32_t header_row, LkSpan from)
{
    const LkDataFile *known = find_by_name(reader, path);
    if (known != NULL && header_row > 0 && known->header_row != header_row)
        lk_tell(reader->diagnostics, LK_W_CSV_HEADER_ROW_JOINED, from,
                LK_WITH(lk_named_number("row", header_row), lk_named_text("file", path)));
    if (known != NULL)
        return known;
    LkDataOptions options = {.header_row = header_row};
    path = lk_data_path(path, &options.sheet);
    const char *found = lk_path_inside(reader->root, path, from, reader->arena, reader->diagnostics);
    if (found == NULL || (known = find_by_path(reader, found, options)) != NULL)
        return known;
    const char *name = lk_arena_copy(reader->arena, path.bytes, path.length);
    const LkFile *file = lk_file_read(LK_FILE_DATA, found, name, LK_LIMIT_DATA_BYTES, from, reader->arena,
                                      reader->diagnostics);
    const LkDataTable *data_table =
        file == NULL ? NULL : lk_data_parse(lk_reader_data(reader), file, options, from);
    if (data_table == NULL)
        return NULL;
    LkDataFile *data = LK_NEW(reader->arena, LkDataFile);
    *data = (LkDataFile){.next = reader->source->data,
                         .path = found,
                         .header_row = header_row,
                         .sheet = options.sheet,
                         .data_table = data_table};
    reader->source->data = data;
    return data;
}
