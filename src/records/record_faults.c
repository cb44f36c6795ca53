/* Errors of single records, and two things that finding them needs: the places of fields, and the form in
 * which keys are compared. */
#include "base/limits.h"
#include "base/normal.h"
#include "records/records_private.h"

static LkDiagnostics *diagnostics_of(LkRecordsWork *work, LkRecordItem *item)
{
    if (item == NULL)
        return work->reader.diagnostics;
    if (item->diagnostics == NULL) {
        item->diagnostics = LK_NEW(work->reader.arena, LkDiagnostics);
        lk_diagnostics_init(item->diagnostics, work->reader.arena);
    }
    return item->diagnostics;
}

bool lk_record_has_room(const LkRecordsWork *work, const LkRecordItem *item)
{
    if (item == NULL)
        return work->reader.diagnostics->count < LK_LIMIT_DIAGNOSTICS;
    return work->told < LK_LIMIT_RECORDS_DIAGNOSTICS &&
           (item->diagnostics == NULL || item->diagnostics->count < LK_LIMIT_RECORD_DIAGNOSTICS);
}

void lk_record_fault(LkRecordsWork *work, LkRecordItem *item, LkSpan span, LkMessageId id,
                     const LkArgument *arguments)
{
    LkDiagnostics *diagnostics = diagnostics_of(work, item);
    if (!lk_record_has_room(work, item)) {
        diagnostics->count++;
        diagnostics->errors++;
        return;
    }
    work->told += item != NULL;
    lk_tell(diagnostics, id, span, arguments);
}

LkSpan lk_cell_span(LkRecordsWork *work, const LkDataTable *data_table, size_t row, size_t column)
{
    LkSpan *spans = LK_NEW_ARRAY(work->scratch, data_table->columns + 1, LkSpan);
    lk_data_spans(data_table, row, spans);
    return spans[column];
}

LkText lk_record_key_form(LkText key, LkArena *arena)
{
    LkText plain = lk_arabic_digits(lk_text_trim(key), arena);
    return lk_utf8_count(plain) == plain.length ? plain : lk_normal_form(plain, arena);
}

bool lk_line_is_faulty(const LkRecordTables *tables, size_t record)
{
    size_t low = 0, high = tables->line_fault_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tables->line_faults[middle].line < record)
            low = middle + 1;
        else
            high = middle;
    }
    return low < tables->line_fault_count && tables->line_faults[low].line == record;
}
