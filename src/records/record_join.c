/* Tables joined to the records by key: which rows belong to which record. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/limits.h"
#include "records/records_private.h"

/* ---- Reading */

/* Keys of the rows of a file, as those of the records. */
static LkText row_key(const LkRecordsWork *work, const LkDataTable *data_table, size_t row, size_t column)
{
    return lk_record_key_form(lk_data_text(data_table, row, column), work->scratch);
}

/* The first record with that key; the number of records if there is none. */
static size_t find_record(const LkRecordsWork *work, LkText key)
{
    size_t low = 0, high = work->set->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (lk_text_compare(work->keys[work->by_key[middle]], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_there = low < work->set->count && lk_text_equal(work->keys[work->by_key[low]], key);
    return is_there ? work->by_key[low] : work->set->count;
}

static void tell_strays(LkRecordsWork *work, const LkJoined *joined, size_t strays, size_t first, size_t key)
{
    if (strays > 0)
        lk_tell(work->reader.diagnostics, strays == 1 ? LK_W_RECORD_JOIN : LK_W_RECORD_JOIN_MORE,
                lk_cell_span(work, joined->data_table, first, key),
                LK_WITH(lk_named_number("count", (long long)strays),
                        lk_named_string("file", joined->data_table->file->name)));
}

/* Counts the rows of each record, then puts them behind one another. Rows of one record mostly stand
 * together, so that a search is seldom needed. */
static void index_rows(LkRecordsWork *work, LkJoined *joined, size_t key)
{
    size_t count = work->set->count, rows = joined->data_table->rows, strays = 0, first = 0, record = count;
    uint32_t *records = LK_NEW_ARRAY(work->scratch, rows, uint32_t);
    LkText before = {"", 0};
    joined->starts = LK_NEW_ARRAY(work->reader.arena, count + 1, uint32_t);
    joined->rows = LK_NEW_ARRAY(work->reader.arena, rows, uint32_t);
    for (size_t row = 1; row < rows; row++) {
        LkText text = row_key(work, joined->data_table, row, key);
        if (row == 1 || !lk_text_equal(text, before))
            record = text.length == 0 ? count : find_record(work, text);
        before = text;
        records[row] = (uint32_t)record;
        if (record < count)
            joined->starts[record + 1]++;
        else if (strays++ == 0)
            first = row;
    }
    for (size_t i = 0; i < count; i++)
        joined->starts[i + 1] += joined->starts[i];
    uint32_t *ends = LK_NEW_ARRAY(work->scratch, count + 1, uint32_t);
    memcpy(ends, joined->starts, (count + 1) * sizeof *ends);
    for (size_t row = 1; row < rows; row++)
        if (records[row] < count)
            joined->rows[ends[records[row]]++] = (uint32_t)row;
    tell_strays(work, joined, strays, first, key);
}

static bool read_file(LkRecordsWork *work, const LkJoinRule *rule, LkJoined *joined)
{
    LkReader *reader = &work->reader;
    LkDataOptions options = {.ragged = LK_RAGGED_ROWS_KEPT, .header_row = rule->header_row};
    LkText file_name = lk_data_path(rule->name, &options.sheet);
    const char *path =
        lk_path_inside(work->set->root, file_name, rule->span, reader->arena, reader->diagnostics);
    if (path == NULL)
        return false;
    const char *name = lk_arena_copy(reader->arena, file_name.bytes, file_name.length);
    const LkFile *file = lk_file_read(LK_FILE_RECORDS, path, name, LK_LIMIT_DATA_BYTES, rule->span,
                                      reader->arena, reader->diagnostics);
    const LkDataTable *data_table =
        file == NULL ? NULL : lk_data_parse(lk_reader_data(reader), file, options, rule->span);
    if (data_table == NULL)
        return false;
    *joined = (LkJoined){.name = rule->name, .rule = rule, .data_table = data_table};
    size_t key = 0;
    LkText key_name = rule->key.length > 0 ? rule->key : lk_text(work->tables->names[work->tables->key]);
    if (!lk_column_find(work, data_table, key_name, rule->key_span, &key))
        return false;
    index_rows(work, joined, key);
    return true;
}

/* ---- Tables that no record has rows of */

/* A joined list that no record has becomes an empty table with the columns of the schema. */
static void make_empty(LkRecordsWork *work, const LkJoinRule *rule, LkJoined *joined)
{
    LkArena *arena = work->reader.arena;
    LkDataTable *data_table = LK_NEW(arena, LkDataTable);
    LkBuffer pool;
    lk_buffer_init(&pool, arena);
    data_table->file = work->tables->data_table->file;
    data_table->columns = rule->fields.count;
    data_table->rows = 1;
    data_table->is_good = true;
    data_table->starts = LK_NEW_ARRAY(arena, data_table->columns + 2, uint32_t);
    data_table->places = LK_NEW_ARRAY(arena, 1, LkRowPlace);
    data_table->places[0].line = 1;
    data_table->spans = LK_NEW_ARRAY(arena, data_table->columns + 1, LkValueSpan);
    for (size_t i = 0; i < data_table->columns; i++) {
        lk_buffer_text(&pool, rule->fields.items[i].name);
        data_table->starts[i + 1] = (uint32_t)pool.length;
    }
    data_table->pool = lk_buffer_view(&pool).bytes;
    *joined = (LkJoined){.name = rule->name,
                         .rule = rule,
                         .data_table = data_table,
                         .starts = LK_NEW_ARRAY(arena, work->set->count + 1, uint32_t),
                         .rows = LK_NEW_ARRAY(arena, 1, uint32_t)};
}

static bool is_file_name(LkText name)
{
    LkText sheet;
    if (lk_is_sheet_path(lk_data_path(name, &sheet)))
        return true;
    return name.length > 4 && strncasecmp(name.bytes + name.length - 4, ".csv", 4) == 0;
}

static LkJoined *find_joined(LkJoined *joined, size_t count, LkText name)
{
    for (size_t i = 0; i < count; i++)
        if (lk_text_equal(joined[i].name, name))
            return &joined[i];
    return NULL;
}

static int compare_names(const void *left, const void *right)
{
    return lk_text_compare(((const LkJoined *)left)->name, ((const LkJoined *)right)->name);
}

/* Tables are joined in the order of their names, which does not depend on the order of records. */
void lk_join_read(LkRecordsWork *work)
{
    LkRecordTables *tables = work->tables;
    const LkSchema *schema = work->schema;
    size_t found = tables->joined_count;
    LkJoined *all = LK_NEW_ARRAY(work->reader.arena, found + schema->join_count + 1, LkJoined);
    if (found > 0)
        memcpy(all, tables->joined, found * sizeof *all);
    size_t count = found;
    for (size_t i = 0; i < schema->join_count; i++) {
        const LkJoinRule *rule = &schema->joins[i];
        LkJoined *within = find_joined(all, found, rule->name);
        if (within != NULL && within->data_table->columns == 0)
            make_empty(work, rule, within);
        else if (within != NULL)
            within->rule = rule;
        else if (tables->data_table->spans == NULL || is_file_name(rule->name))
            count += read_file(work, rule, &all[count]);
        else
            make_empty(work, rule, &all[count++]);
    }
    qsort(all, count, sizeof *all, compare_names);
    tables->joined = all;
    tables->joined_count = count;
}
