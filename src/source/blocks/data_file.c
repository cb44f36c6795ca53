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

static const LkDataFile *find_by_path(const LkReader *reader, const char *path)
{
    for (const LkDataFile *data = reader->source->data; data != NULL; data = data->next)
        if (data->path != NULL && strcmp(data->path, path) == 0)
            return data;
    return NULL;
}

const LkDataFile *lk_data_file(LkReader *reader, LkText path, LkSpan from)
{
    const LkDataFile *known = find_by_name(reader, path);
    if (known != NULL)
        return known;
    const char *found = lk_path_inside(reader->root, path, from, reader->arena, reader->diagnostics);
    if (found == NULL || (known = find_by_path(reader, found)) != NULL)
        return known;
    const char *name = lk_arena_copy(reader->arena, path.bytes, path.length);
    const LkFile *file = lk_file_read(LK_FILE_DATA, found, name, LK_LIMIT_DATA_BYTES, from, reader->arena,
                                      reader->diagnostics);
    const LkDataTable *data_table =
        file == NULL ? NULL : lk_csv_parse(lk_reader_data(reader), file, LK_RAGGED_ROWS_REFUSED, from);
    if (data_table == NULL)
        return NULL;
    LkDataFile *data = LK_NEW(reader->arena, LkDataFile);
    *data = (LkDataFile){.next = reader->source->data, .path = found, .data_table = data_table};
    reader->source->data = data;
    return data;
}
