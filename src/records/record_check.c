/* Checks every record against the schema: its own values and those of the rows joined to it. An error belongs
 * to one record; the others are checked all the same. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "records/records_private.h"

/* ---- Texts that stand more than once */

typedef struct Text {
    LkText text;
    size_t place;
} Text;

static int compare_texts(const void *left, const void *right)
{
    const Text *a = left, *b = right;
    int order = lk_text_compare(a->text, b->text);
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

void lk_tell_repeats(const LkText *texts, size_t count, LkArena *scratch,
                     void (*tell)(void *context, size_t i, size_t other), void *context)
{
    Text *sorted = LK_NEW_ARRAY(scratch, count + 1, Text);
    size_t filled = 0;
    for (size_t i = 0; i < count; i++)
        if (texts[i].length > 0)
            sorted[filled++] = (Text){texts[i], i};
    qsort(sorted, filled, sizeof *sorted, compare_texts);
    for (size_t i = 0; i < filled;) {
        size_t end = i + 1;
        while (end < filled && lk_text_equal(sorted[i].text, sorted[end].text))
            end++;
        for (size_t k = i; end - i > 1 && k < end; k++)
            tell(context, sorted[k].place, sorted[k == i ? i + 1 : i].place);
        i = end;
    }
}

/* ---- One table */

enum { FIELDS_TO_BEGIN_ANEW = 65536 };

static LkArena *faults(LkRecordsWork *work, size_t fields)
{
    work->checked += fields;
    if (work->faults == NULL || work->checked > FIELDS_TO_BEGIN_ANEW) {
        if (work->faults != NULL)
            lk_child_arena_close(work->faults);
        work->faults = lk_child_arena_open(work->scratch);
        work->checked = 0;
    }
    return work->faults->arena;
}

/* What is being checked: a row of a table, for a record. */
typedef struct Row {
    LkRecordsWork *work;
    LkRecordItem *item; /* NULL = no record */
    const LkDataTable *data_table;
    const LkFieldRule *const *rules;
    size_t row;
} Row;

/* What is wrong with the value in a column. */
static void tell(const Row *row, size_t column, LkFault fault)
{
    LkRecordsWork *work = row->work;
    LkSpan span = {0};
    if (lk_record_has_room(work, row->item))
        span = lk_cell_span(work, row->data_table, row->row, column);
    fault.arguments[0] = lk_named_text("column", lk_text_trim(lk_data_text(row->data_table, 0, column)));
    lk_record_fault(work, row->item, span, fault.id, fault.arguments);
}

static void check_length(const Row *row)
{
    size_t columns = row->data_table->columns;
    uint32_t count = row->data_table->counts == NULL ? (uint32_t)columns : row->data_table->counts[row->row];
    if (count == columns)
        return;
    LkSpan span = {0};
    if (lk_record_has_room(row->work, row->item))
        span = lk_cell_span(row->work, row->data_table, row->row, 0);
    lk_record_fault(
        row->work, row->item, span, LK_E_CSV_RAGGED,
        LK_WITH(lk_named_number("fields", count), lk_named_number("columns", (long long)columns)));
}

static void check_row(const Row *row)
{
    LkArena *arena = faults(row->work, row->data_table->columns);
    check_length(row);
    for (size_t i = 0; i < row->data_table->columns; i++) {
        LkText value = lk_data_text(row->data_table, row->row, i);
        if (!lk_text_is_printable(value))
            tell(row, i, (LkFault){.id = LK_E_CONTROL_RECORD});
        if (row->rules[i] == NULL)
            continue;
        bool is_date = row->rules[i]->type == LK_FIELD_DATE;
        LkText checked = is_date ? lk_data_held(row->data_table, row->row, i) : value;
        LkFault fault = lk_rule_check(row->rules[i], checked, arena);
        if (fault.id != LK_MESSAGE_NONE)
            tell(row, i, fault);
    }
}

/* A pattern that took too long is the template's fault. */
static void check_patterns(LkRecordsWork *work, const LkFieldRules *rules)
{
    for (size_t i = 0; i < rules->count; i++) {
        LkPattern *pattern = rules->items[i].pattern;
        if (pattern != NULL && lk_pattern_is_too_slow(pattern))
            lk_tell(work->reader.diagnostics, LK_E_SCHEMA_PATTERN_SLOW, lk_pattern_span(pattern), NULL);
    }
}

/* ---- Values that must be unique */

typedef struct Unique {
    LkRecordsWork *work;
    const LkDataTable *data_table;
    const LkFieldRule *const *rules;
    const uint32_t *rows; /* NULL = row i + 1 is that of record i */
    LkRecordItem *item;   /* with rows */
    size_t column;
    LkMessageId id; /* of what is told */
} Unique;

static void tell_unique(void *context, size_t i, size_t other)
{
    Unique *unique = context;
    size_t row = unique->rows == NULL ? i + 1 : unique->rows[i],
           again = unique->rows == NULL ? other + 1 : unique->rows[other];
    LkText value = lk_text_trim(lk_data_text(unique->data_table, row, unique->column));
    Row told = {unique->work, unique->rows == NULL ? &unique->work->set->items[i] : unique->item,
                unique->data_table, unique->rules, row};
    LkArgument shown =
        lk_named_text("value", lk_text_slice(value, 0, value.length < 100 ? value.length : 100));
    LkArgument line = lk_named_number("line", unique->data_table->places[again].line);
    tell(&told, unique->column, (LkFault){unique->id, {lk_with_hint(LK_HINT_OWN), shown, line}});
}

static void check_unique(Unique unique, size_t count)
{
    LkText *texts = LK_NEW_ARRAY(unique.work->scratch, count + 1, LkText);
    for (size_t i = 0; i < count; i++)
        if (unique.rows != NULL || !lk_line_is_faulty(unique.work->tables, i))
            texts[i] = lk_record_key_form(
                lk_data_text(unique.data_table, unique.rows == NULL ? i + 1 : unique.rows[i], unique.column),
                unique.work->scratch);
    lk_tell_repeats(texts, count, unique.work->scratch, tell_unique, &unique);
}

static void check_all_unique(Unique unique, size_t count)
{
    for (size_t i = 0; i < unique.data_table->columns; i++) {
        if (unique.rules[i] == NULL || !unique.rules[i]->unique)
            continue;
        unique.column = i;
        check_unique(unique, count);
    }
}

/* ---- Lines that are no records */

/* A line with a syntax error gets that error alone: what else it lacks follows from it. */
static void tell_lines(LkRecordsWork *work)
{
    for (size_t i = 0; i < work->tables->line_fault_count; i++) {
        const LkJsonFault *line = &work->tables->line_faults[i];
        lk_record_fault(work, &work->set->items[line->line], line->told->span, line->told->id,
                        line->told->arguments);
    }
}

/* ---- Keys */

static void check_keys(LkRecordsWork *work)
{
    LkRecordTables *tables = work->tables;
    for (size_t i = 0; i < work->set->count; i++) {
        const LkFieldRule *rule = tables->rules[tables->key];
        bool is_told = (rule != NULL && rule->required) || lk_line_is_faulty(work->tables, i);
        if (work->keys[i].length == 0 && !is_told)
            tell(&(Row){work, &work->set->items[i], tables->data_table, tables->rules, i + 1}, tables->key,
                 (LkFault){.id = LK_E_RECORD_KEY});
    }
    check_unique((Unique){.work = work,
                          .data_table = tables->data_table,
                          .rules = tables->rules,
                          .column = tables->key,
                          .id = LK_E_RECORD_TWICE},
                 work->set->count);
}

/* ---- Rows of totals */

/* The first word of the row is “รวม” or the like. */
static bool is_total(const LkDataTable *data_table, size_t row, size_t *column)
{
    for (size_t i = 0; i < data_table->columns; i++) {
        LkText value = lk_data_trim(lk_data_text(data_table, row, i));
        LkNumber number;
        *column = i;
        if (!lk_is_none(value) && !lk_number_read(value, &number))
            return lk_is_total_name(value);
    }
    return false;
}

/* Said of the data as a whole: the record itself has no fault. */
static void tell_totals(LkRecordsWork *work)
{
    const LkDataTable *data_table = work->tables->data_table;
    for (size_t i = 0; i < work->set->count; i++) {
        size_t column = 0;
        if (!lk_line_is_faulty(work->tables, i) && is_total(data_table, i + 1, &column))
            lk_tell(work->reader.diagnostics, LK_W_RECORD_TOTAL,
                    lk_cell_span(work, data_table, i + 1, column),
                    LK_WITH(lk_named_text("value", lk_data_trim(lk_data_text(data_table, i + 1, column)))));
    }
}

/* ---- Joined tables */

static void check_rows_of(LkRecordsWork *work, const LkJoined *joined, const LkFieldRule *const *rules,
                          size_t record)
{
    LkRecordItem *item = &work->set->items[record];
    const uint32_t *rows = joined->rows + joined->starts[record];
    size_t count = joined->starts[record + 1] - joined->starts[record];
    for (size_t i = 0; i < count; i++)
        check_row(&(Row){work, item, joined->data_table, rules, rows[i]});
    check_all_unique((Unique){.work = work,
                              .data_table = joined->data_table,
                              .rules = rules,
                              .rows = rows,
                              .item = item,
                              .id = LK_E_RECORD_UNIQUE_ROWS},
                     count);
    if (count > 0 || joined->rule == NULL || !joined->rule->required)
        return;
    LkSpan span = {0};
    if (lk_record_has_room(work, item))
        span = lk_cell_span(work, work->tables->data_table, record + 1, work->tables->key);
    lk_record_fault(work, item, span, LK_E_RECORD_JOIN,
                    LK_WITH(lk_named_string("key", item->key), lk_named_text("table", joined->name)));
}

static void check_joined(LkRecordsWork *work, const LkJoined *joined)
{
    static const LkFieldRules none = {0};
    const LkFieldRule **rules =
        lk_rules_of_columns(work, joined->data_table, joined->rule == NULL ? &none : &joined->rule->fields);
    for (size_t i = 0; i < work->set->count; i++)
        if (!lk_line_is_faulty(work->tables, i))
            check_rows_of(work, joined, rules, i);
    if (joined->rule != NULL)
        check_patterns(work, &joined->rule->fields);
}

/* ---- What is not shown */

static void tell_rest(LkRecordsWork *work, LkRecordItem *item)
{
    size_t shown = 0;
    const LkDiagnostics *told = item->diagnostics;
    for (const LkDiagnostic *d = told == NULL ? NULL : told->first; d != NULL; d = d->next)
        shown++;
    if (told == NULL || shown == told->count || work->told >= 2 * LK_LIMIT_RECORDS_DIAGNOSTICS)
        return;
    LkSpan span = {.file = work->tables->data_table->file,
                   .line = work->tables->data_table->places[item - work->set->items + 1].line,
                   .column = 1};
    work->told++;
    item->diagnostics->count = shown; /* the list has room for this */
    lk_tell(item->diagnostics, LK_N_RECORD_MORE, span,
            LK_WITH(lk_named_number("count", (long long)(told->errors - shown)),
                    lk_named_term("more", shown > 0 ? LK_TERM_MORE : LK_TERM_NOTHING_MORE)));
}

void lk_records_check(LkRecordsWork *work)
{
    LkRecordTables *tables = work->tables;
    tell_lines(work);
    for (size_t i = 0; i < work->set->count; i++)
        if (!lk_line_is_faulty(work->tables, i))
            check_row(&(Row){work, &work->set->items[i], tables->data_table, tables->rules, i + 1});
    check_keys(work);
    tell_totals(work);
    Unique unique = {
        .work = work, .data_table = tables->data_table, .rules = tables->rules, .id = LK_E_RECORD_UNIQUE};
    for (size_t i = 0; i < tables->data_table->columns; i++) {
        unique.column = i;
        if (tables->rules[i] != NULL && tables->rules[i]->unique && i != tables->key)
            check_unique(unique, work->set->count);
    }
    check_patterns(work, &work->schema->fields);
    for (size_t i = 0; i < tables->joined_count; i++)
        check_joined(work, &tables->joined[i]);
    for (size_t i = 0; i < work->set->count; i++)
        tell_rest(work, &work->set->items[i]);
}
