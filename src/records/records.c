/* Reading records: the schema of the template, the data, and the tables joined to it. Then all is checked.
 * Last, the template is parsed once with the first record that has no errors, so that an error of the
 * template is reported once and not for every record. */
#include "records/records.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/limits.h"
#include "records/records_private.h"

/* ---- The template */

static void read_schema(LkRecordsWork *work)
{
    work->front_matter = lk_source_front_matter(work->set->source, work->reader.arena);
    work->schema = lk_schema_read(&work->reader, work->front_matter);
}

/* ---- The records and their columns */

static bool has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path), count = strlen(ending);
    return length > count && strcasecmp(path + length - count, ending) == 0;
}

static bool is_archived(const LkFile *file)
{
    const char *slash = strrchr(file->name, '/');
    return strcmp(slash == NULL ? file->name : slash + 1, LK_RECORD_FILE) == 0;
}

static void take_held(LkJsonLines *lines, LkArena *arena)
{
    lines->data_table = lk_data_take_held(lines->data_table, LK_RECORD_EXACT, arena);
    for (size_t i = 0; i < lines->table_count; i++)
        lines->tables[i].data_table = lk_data_take_held(lines->tables[i].data_table, LK_RECORD_EXACT, arena);
}

/* The lists of objects within the records are tables joined to them. */
static const LkDataTable *read_json(LkRecordsWork *work, const LkFile *file)
{
    LkRecordTables *tables = work->tables;
    LkJsonLines lines;
    bool is_good = lk_json_lines_read(lk_reader_data(&work->reader), file, &lines);
    tables->line_faults = lines.faults;
    tables->line_fault_count = lines.fault_count;
    if (!is_good)
        return NULL;
    if (is_archived(file))
        take_held(&lines, work->reader.arena);
    tables->joined_count = lines.table_count;
    tables->joined = LK_NEW_ARRAY(work->reader.arena, lines.table_count + 1, LkJoined);
    for (size_t i = 0; i < lines.table_count; i++)
        tables->joined[i] = (LkJoined){.name = lines.tables[i].name,
                                       .data_table = lines.tables[i].data_table,
                                       .starts = lines.tables[i].starts,
                                       .rows = lines.tables[i].rows};
    return lines.data_table;
}

static const LkDataTable *read_data(LkRecordsWork *work, const char *path)
{
    LkReader *reader = &work->reader;
    bool is_asked = work->header_row > 0;
    LkDataOptions options = {.ragged = LK_RAGGED_ROWS_KEPT,
                             .header_row = is_asked ? work->header_row : work->schema->header_row};
    LkText name = lk_data_path(lk_text(path), &options.sheet);
    path = lk_arena_copy(reader->arena, name.bytes, name.length);
    const LkFile *file = lk_file_read(LK_FILE_RECORDS, path, path, LK_LIMIT_DATA_BYTES, (LkSpan){0},
                                      reader->arena, reader->diagnostics);
    if (file == NULL)
        return NULL;
    bool is_json = has_ending(path, ".jsonl") || has_ending(path, ".ndjson");
    if (is_json && options.header_row > 0)
        lk_tell(reader->diagnostics, LK_W_CSV_HEADER_ROW_JSON,
                is_asked ? (LkSpan){0} : work->schema->header_row_span,
                LK_WITH(lk_named_number("row", options.header_row), lk_named_string("file", path)));
    if (is_json)
        return read_json(work, file);
    return lk_data_parse(lk_reader_data(reader), file, options,
                         is_asked ? (LkSpan){0} : work->schema->header_row_span);
}

static bool is_built_in(const char *name)
{
    return strcmp(name, LK_RECORD_KEY) == 0 || strcmp(name, LK_RECORD_NUMBER) == 0 ||
           strcmp(name, LK_RECORD_DIGEST) == 0;
}

typedef struct Columns {
    LkRecordsWork *work;
    const char *const *names;
} Columns;

static void tell_column(void *context, size_t i, size_t other)
{
    Columns *columns = context;
    LkRecordsWork *work = columns->work;
    if (other < i)
        lk_tell(work->reader.diagnostics, LK_E_RECORD_COLUMN_TWICE,
                lk_cell_span(work, work->tables->data_table, 0, i),
                LK_WITH(lk_named_string("name", columns->names[i])));
}

/* The record that is attached to an archived document has a column with the number that the document printed.
 */
static bool is_archived_number(const LkRecordsWork *work, size_t column)
{
    const LkDataTable *data_table = work->tables->data_table;
    return is_archived(data_table->file) && data_table->rows == 2 &&
           strcmp(work->tables->names[column], LK_RECORD_NUMBER) == 0;
}

static void take_number(LkRecordsWork *work, size_t column)
{
    work->tables->number = lk_text_trim(lk_data_text(work->tables->data_table, 1, column));
    work->tables->names[column] = "";
}

static void check_names(LkRecordsWork *work, const LkText *texts)
{
    const LkDataTable *data_table = work->tables->data_table;
    Columns columns = {work, work->tables->names};
    lk_tell_repeats(texts, data_table->columns, work->scratch, tell_column, &columns);
    for (size_t i = 0; i < data_table->columns; i++)
        if (is_archived_number(work, i))
            take_number(work, i);
        else if (is_built_in(work->tables->names[i]))
            lk_tell(work->reader.diagnostics, LK_E_RECORD_COLUMN_OWN, lk_cell_span(work, data_table, 0, i),
                    LK_WITH(lk_named_string("name", work->tables->names[i])));
}

static bool take_columns(LkRecordsWork *work)
{
    const LkDataTable *data_table = work->tables->data_table;
    LkArena *arena = work->reader.arena;
    if (data_table->columns > LK_LIMIT_RECORD_COLUMNS)
        return lk_tell(work->reader.diagnostics, LK_E_LIMIT_COLUMNS_DATA,
                       (LkSpan){.file = data_table->file, .line = 1, .column = 1},
                       LK_WITH(lk_named_number("count", (long long)data_table->columns),
                               lk_named_number("most", LK_LIMIT_RECORD_COLUMNS)));
    LkText *texts = LK_NEW_ARRAY(work->scratch, data_table->columns + 1, LkText);
    work->tables->names = LK_NEW_ARRAY(arena, data_table->columns + 1, const char *);
    for (size_t i = 0; i < data_table->columns; i++) {
        texts[i] = lk_data_name(lk_data_text(data_table, 0, i), arena);
        work->tables->names[i] = lk_arena_copy(arena, texts[i].bytes, texts[i].length);
    }
    check_names(work, texts);
    if (data_table->rows > 1)
        return data_table->columns > 0;
    return lk_tell(work->reader.diagnostics, LK_E_RECORD_NONE, (LkSpan){.file = data_table->file},
                   LK_WITH(lk_named_string("file", data_table->file->name)));
}

/* The key of each record, and the order of those. */
typedef struct Keyed {
    LkText key;
    uint32_t record;
} Keyed;

static int compare_keyed(const void *left, const void *right)
{
    const Keyed *a = left, *b = right;
    int order = lk_text_compare(a->key, b->key);
    return order != 0 ? order : (a->record > b->record) - (a->record < b->record);
}

size_t lk_record_set_find(const LkRecordSet *set, LkText key, LkArena *scratch)
{
    LkText wanted = lk_record_key_form(key, scratch);
    size_t found = set->count;
    for (size_t i = 0; i < set->count; i++) {
        const LkRecordItem *item = &set->items[i];
        if (!lk_text_equal(lk_record_key_form(lk_text(item->key), scratch), wanted))
            continue;
        if (item->diagnostics == NULL)
            return i;
        found = found == set->count ? i : found;
    }
    return found;
}

static void take_keys(LkRecordsWork *work)
{
    LkRecordSet *set = work->set;
    const LkDataTable *data_table = work->tables->data_table;
    set->count = data_table->rows - 1;
    set->items = LK_NEW_ARRAY(work->reader.arena, set->count, LkRecordItem);
    work->keys = LK_NEW_ARRAY(work->scratch, set->count, LkText);
    work->by_key = LK_NEW_ARRAY(work->scratch, set->count, uint32_t);
    Keyed *keyed = LK_NEW_ARRAY(work->scratch, set->count, Keyed);
    for (size_t i = 0; i < set->count; i++) {
        LkText key = lk_text_trim(lk_data_text(data_table, i + 1, work->tables->key));
        set->items[i] =
            (LkRecordItem){.key = lk_arena_copy(work->reader.arena, key.bytes, key.length), .file = ""};
        if (!lk_line_is_faulty(work->tables, i))
            work->keys[i] = lk_record_key_form(key, work->scratch);
        keyed[i] = (Keyed){work->keys[i], (uint32_t)i};
    }
    qsort(keyed, set->count, sizeof *keyed, compare_keyed);
    for (size_t i = 0; i < set->count; i++)
        work->by_key[i] = keyed[i].record;
}

/* ---- Digests */

static LkText with_number(LkText text, LkText number, LkArena *arena)
{
    return lk_text(
        lk_arena_printf(arena, "%.*s\n%.*s", (int)text.length, text.bytes, (int)number.length, number.bytes));
}

static void take_digests(LkRecordsWork *work)
{
    for (size_t i = 0; i < work->set->count; i++) {
        LkChildArena *child = lk_child_arena_open(work->scratch);
        LkText text = lk_record_canonical(work->set, i, child->arena);
        if (work->tables->uses_number)
            text = with_number(text, lk_record_number(work->tables, i, child->arena), child->arena);
        work->set->items[i].digest = lk_digest(text.bytes, text.length);
        work->set->items[i].weight = text.length;
        lk_child_arena_close(child);
    }
}

/* ---- The template with a record in it */

static size_t first_good(const LkRecordSet *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i].diagnostics == NULL)
            return i;
    return 0;
}

/* Adds the diagnostics of the trial to the set's, but not those at a value of the record: its own document
 * reports them. */
static void take_over(LkDiagnostics *out, const LkDiagnostics *from)
{
    for (const LkDiagnostic *d = from->first; d != NULL; d = d->next) {
        if (d->span.file != NULL && d->span.file->role == LK_FILE_RECORDS)
            continue;
        lk_retell(out, d);
    }
    out->files = from->files;
    out->paths = from->paths;
}

static void try_template(LkRecordsWork *work)
{
    LkArena *arena = work->reader.arena;
    LkDiagnostics own;
    lk_diagnostics_init(&own, arena);
    own.files = work->reader.diagnostics->files;
    own.paths = work->reader.diagnostics->paths;
    LkSourceOptions options = {.root = work->set->root};
    if (work->set->count > 0)
        options = lk_record_options(work->set, first_good(work->set), arena);
    const LkSource *source = lk_source_parse(work->set->source, &options, arena, &own);
    work->set->sample = source;
    take_over(work->reader.diagnostics, &own);
    const LkDataFile *data = source == NULL ? NULL : source->data, **link = &work->set->data;
    for (; data != NULL && data != options.data; data = data->next) {
        LkDataFile *copy = LK_NEW(arena, LkDataFile);
        *copy = *data;
        copy->next = NULL;
        *link = copy;
        link = &copy->next;
    }
}

/* ---- All of it */

static void read_all(LkRecordsWork *work, const char *data_path)
{
    LkText text = work->reader.file->text;
    read_schema(work);
    work->tables->uses_number =
        memmem(text.bytes, text.length, LK_RECORD_NUMBER, strlen(LK_RECORD_NUMBER)) != NULL;
    work->tables->data_table = read_data(work, data_path);
    if (work->tables->data_table == NULL || !take_columns(work) || !lk_rules_match(work))
        return;
    take_keys(work);
    lk_join_read(work);
    lk_records_check(work);
    take_digests(work);
    lk_record_names(work);
}

LkRecordSet *lk_records_read(const LkFile *source, const char *root, const char *data_path,
                             uint32_t header_row, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkRecordSet *set = LK_NEW(arena, LkRecordSet);
    *set = (LkRecordSet){.source = source, .root = root, .tables = LK_NEW(arena, LkRecordTables)};
    LkChildArena *scratch = lk_child_arena_open(arena);
    LkRecordsWork *work = LK_NEW(arena, LkRecordsWork);
    *work = (LkRecordsWork){
        .set = set, .tables = set->tables, .scratch = scratch->arena, .header_row = header_row};
    work->reader = (LkReader){.file = source,
                              .source = LK_NEW(arena, LkSource),
                              .root = root,
                              .arena = arena,
                              .diagnostics = diagnostics};
    read_all(work, data_path);
    if (set->count > 0 || work->front_matter == NULL)
        try_template(work);
    lk_child_arena_close(scratch);
    return set;
}
