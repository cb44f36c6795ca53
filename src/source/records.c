#include "source/records.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "source/records_private.h"

LkRecordSet *lk_records_read(const LkFile *source, const char *root, const char *data_path, LkArena *arena,
                             LkDiagnostics *diagnostics)
{
    LkRecordSet *set = LK_NEW(arena, LkRecordSet);
    *set = (LkRecordSet){.source = source, .root = root, .tables = LK_NEW(arena, LkRecordTables)};
    LkSource *empty = LK_NEW(arena, LkSource);
    LkReader reader = {
        .file = source, .source = empty, .root = root, .arena = arena, .diagnostics = diagnostics};
    const LkFile *file = lk_file_read(LK_FILE_RECORDS, data_path, data_path, LK_LIMIT_DATA_BYTES, (LkSpan){0},
                                      arena, diagnostics);
    const LkCsv *csv = file == NULL ? NULL : lk_csv_parse(&reader, file, true, (LkSpan){0});
    if (csv == NULL)
        return set;
    set->tables->csv = csv;
    set->count = csv->rows - 1;
    set->items = LK_NEW_ARRAY(arena, set->count + 1, LkRecordItem);
    for (size_t i = 0; i < set->count; i++) {
        LkText key = lk_text_trim(lk_csv_text(csv, i + 1, 0));
        set->items[i].key = set->items[i].file = lk_arena_copy(arena, key.bytes, key.length);
        set->items[i].digest = lk_digest(key.bytes, key.length);
    }
    return set;
}

LkSourceOptions lk_record_options(const LkRecordSet *set, size_t index, LkArena *arena)
{
    const LkCsv *csv = set->tables->csv;
    LkField *fields = LK_NEW_ARRAY(arena, csv->columns + 1, LkField);
    LkSpan *spans = LK_NEW_ARRAY(arena, csv->columns, LkSpan);
    lk_csv_spans(csv, index + 1, spans);
    for (size_t i = 0; i < csv->columns; i++)
        fields[i] = (LkField){.next = i + 1 < csv->columns ? &fields[i + 1] : NULL,
                              .name = lk_text_trim(lk_csv_text(csv, 0, i)),
                              .value = lk_csv_text(csv, index + 1, i),
                              .span = spans[i]};
    return (LkSourceOptions){.root = set->root, .extra = fields, .data = set->data};
}

LkText lk_record_canonical(const LkRecordSet *set, size_t index, LkArena *arena)
{
    (void)arena;
    return lk_text(set->items[index].key);
}
