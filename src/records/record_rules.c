/* Which column each rule of the schema is for. */
#include "records/records_private.h"

static LkText column_name(LkRecordsWork *work, const LkDataTable *data_table, size_t column)
{
    return lk_data_name(lk_data_text(data_table, 0, column), work->scratch);
}

bool lk_column_find(LkRecordsWork *work, const LkDataTable *data_table, LkText name, LkSpan span,
                    size_t *column)
{
    name = lk_data_name(name, work->scratch);
    for (size_t i = 0; i < data_table->columns; i++)
        if (lk_text_equal(column_name(work, data_table, i), name)) {
            *column = i;
            return true;
        }
    const char **names = LK_NEW_ARRAY(work->scratch, data_table->columns + 1, const char *);
    for (size_t i = 0; i < data_table->columns; i++) {
        LkText known = column_name(work, data_table, i);
        names[i] = lk_arena_copy(work->scratch, known.bytes, known.length);
    }
    const char *nearest = lk_nearest(name, names, data_table->columns);
    return lk_tell(work->reader.diagnostics, LK_E_SCHEMA_COLUMN, span,
                   LK_WITH(lk_named_string("file", data_table->file->name), lk_named_text("name", name),
                           lk_meant(nearest)));
}

const LkFieldRule **lk_rules_of_columns(LkRecordsWork *work, const LkDataTable *data_table,
                                        const LkFieldRules *rules)
{
    const LkFieldRule **of_columns =
        LK_NEW_ARRAY(work->reader.arena, data_table->columns + 1, const LkFieldRule *);
    for (size_t i = 0; i < rules->count; i++) {
        const LkFieldRule *rule = &rules->items[i];
        size_t column = 0;
        if (lk_column_find(work, data_table, rule->name, rule->span, &column))
            of_columns[column] = rule;
    }
    return of_columns;
}

bool lk_rules_match(LkRecordsWork *work)
{
    LkRecordTables *tables = work->tables;
    size_t errors = work->reader.diagnostics->errors;
    tables->rules = lk_rules_of_columns(work, tables->data_table, &work->schema->fields);
    if (work->schema->key.length > 0)
        lk_column_find(work, tables->data_table, work->schema->key, work->schema->key_span, &tables->key);
    else if (tables->names[0][0] == '\0')
        lk_tell(work->reader.diagnostics, LK_E_RECORD_COLUMN, lk_cell_span(work, tables->data_table, 0, 0),
                NULL);
    return work->reader.diagnostics->errors == errors;
}
