/* Which column each rule of the schema is for. */
#include "records/records_private.h"

static LkText column_name(const LkCsv *csv, size_t column)
{
    return lk_text_trim(lk_csv_text(csv, 0, column));
}

bool lk_column_find(LkRecordsWork *work, const LkCsv *csv, LkText name, LkSpan span, size_t *column)
{
    for (size_t i = 0; i < csv->columns; i++)
        if (lk_text_equal(column_name(csv, i), name)) {
            *column = i;
            return true;
        }
    const char **names = LK_NEW_ARRAY(work->scratch, csv->columns + 1, const char *);
    for (size_t i = 0; i < csv->columns; i++)
        names[i] = lk_arena_copy(work->scratch, column_name(csv, i).bytes, column_name(csv, i).length);
    const char *nearest = lk_nearest(name, names, csv->columns);
    return lk_tell(
        work->reader.diagnostics, LK_E_SCHEMA_COLUMN, span,
        LK_WITH(lk_named_string("file", csv->file->name), lk_named_text("name", name), lk_meant(nearest)));
}

const LkFieldRule **lk_rules_of_columns(LkRecordsWork *work, const LkCsv *csv, const LkFieldRules *rules)
{
    const LkFieldRule **of_columns = LK_NEW_ARRAY(work->reader.arena, csv->columns + 1, const LkFieldRule *);
    for (size_t i = 0; i < rules->count; i++) {
        const LkFieldRule *rule = &rules->items[i];
        size_t column = 0;
        if (lk_column_find(work, csv, rule->name, rule->span, &column))
            of_columns[column] = rule;
    }
    return of_columns;
}

bool lk_rules_match(LkRecordsWork *work)
{
    LkRecordTables *tables = work->tables;
    size_t errors = work->reader.diagnostics->errors;
    tables->rules = lk_rules_of_columns(work, tables->csv, &work->schema->fields);
    if (work->schema->key.length > 0)
        lk_column_find(work, tables->csv, work->schema->key, work->schema->key_span, &tables->key);
    else if (tables->names[0][0] == '\0')
        lk_tell(work->reader.diagnostics, LK_E_RECORD_COLUMN, lk_cell_span(work, tables->csv, 0, 0), NULL);
    return work->reader.diagnostics->errors == errors;
}
