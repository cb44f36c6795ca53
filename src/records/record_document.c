/* What a record gives to its document: its values as fields, the rows of joined tables, and all of it as one
 * line of JSON. */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "records/records_private.h"

/* Line ends become LF, as in the source. */
static LkText without_returns(LkText text, LkArena *arena)
{
    if (text.length == 0 || memchr(text.bytes, '\r', text.length) == NULL)
        return text;
    char *bytes = lk_arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        bool is_pair = text.bytes[i] == '\r' && i + 1 < text.length && text.bytes[i + 1] == '\n';
        if (!is_pair)
            bytes[length++] = (char)(text.bytes[i] == '\r' ? '\n' : text.bytes[i]);
    }
    return (LkText){bytes, length};
}

static LkText value_of(const LkRecordTables *tables, size_t row, size_t column, LkArena *arena)
{
    LkText value = lk_data_text(tables->data_table, row, column);
    const LkFieldRule *rule = tables->rules[column];
    /* A date is read by forms, which know Arabic digits; it is printed in the layout's. */
    return rule != NULL && rule->type == LK_FIELD_DATE ? lk_arabic_digits(lk_text_trim(value), arena)
                                                       : without_returns(value, arena);
}

/* Empty where it is what is shown. */
static LkText held_of(const LkDataTable *data_table, size_t row, size_t column)
{
    return data_table->held_count == 0 ? (LkText){"", 0} : lk_data_held(data_table, row, column);
}

LkText lk_record_number(const LkRecordTables *tables, size_t index, LkArena *arena)
{
    return tables->number.length > 0 ? tables->number : lk_text(lk_arena_printf(arena, "%zu", index + 1));
}

typedef struct Fields {
    LkField *items;
    size_t count;
} Fields;

static LkField *add_field(Fields *fields, const char *name, LkText value, LkSpan span)
{
    LkField *field = &fields->items[fields->count++];
    *field =
        (LkField){.name = lk_text(name), .value = value, .span = span, .name_span = span, .is_record = true};
    if (fields->count > 1)
        fields->items[fields->count - 2].next = field;
    return field;
}

static LkField *fields_of(const LkRecordSet *set, size_t index, LkArena *arena)
{
    enum { BUILT_IN = 3 };
    const LkRecordTables *tables = set->tables;
    const LkRecordItem *item = &set->items[index];
    const LkDataTable *data_table = tables->data_table;
    LkSpan *spans = LK_NEW_ARRAY(arena, data_table->columns, LkSpan);
    Fields fields = {.items = LK_NEW_ARRAY(arena, data_table->columns + BUILT_IN, LkField)};
    lk_data_spans(data_table, index + 1, spans);
    LkSpan key = spans[tables->key];
    add_field(&fields, LK_RECORD_KEY, lk_text(item->key), key);
    add_field(&fields, LK_RECORD_NUMBER, lk_record_number(tables, index, arena), key);
    add_field(&fields, LK_RECORD_DIGEST, lk_text(lk_arena_printf(arena, "%.16s", item->digest.hex)), key);
    for (size_t i = 0; i < data_table->columns; i++)
        if (tables->names[i][0] != '\0')
            add_field(&fields, tables->names[i], value_of(tables, index + 1, i, arena), spans[i])->held =
                held_of(tables->data_table, index + 1, i);
    return fields.items;
}

LkSourceOptions lk_record_options(const LkRecordSet *set, size_t index, LkArena *arena)
{
    const LkRecordTables *tables = set->tables;
    const LkDataFile *data = set->data;
    for (size_t i = tables->joined_count; i-- > 0;) {
        const LkJoined *joined = &tables->joined[i];
        LkDataFile *file = LK_NEW(arena, LkDataFile);
        size_t start = joined->starts[index];
        *file = (LkDataFile){.next = data,
                             .path = joined->data_table->file == tables->data_table->file
                                         ? NULL
                                         : joined->data_table->file->path,
                             .name = joined->name,
                             .header_row = joined->rule == NULL ? 0 : joined->rule->header_row,
                             .data_table = joined->data_table,
                             .is_joined = true,
                             .rows = joined->rows + start,
                             .row_count = joined->starts[index + 1] - start};
        data = file;
    }
    return (LkSourceOptions){.root = set->root, .extra = fields_of(set, index, arena), .data = data};
}

/* ---- As JSON */

typedef struct Member {
    LkText name, value;
} Member;

static int compare_members(const void *left, const void *right)
{
    return lk_text_compare(((const Member *)left)->name, ((const Member *)right)->name);
}

static void put_member(LkBuffer *out, bool is_first, LkText name, LkText value)
{
    lk_buffer_string(out, is_first ? "" : ",");
    lk_json_string(out, name);
    lk_buffer_string(out, ":");
    lk_json_string(out, value);
}

/* Whether a cell of a spreadsheet holds something that its text does not say: not so a whole date. */
static bool holds_more(LkText text, LkText held)
{
    if (lk_text_equal(text, held))
        return false;
    LkDateRead shown = lk_date_of(text, (LkText){"", 0}), exact = lk_date_of(held, (LkText){"", 0});
    return shown.reading != LK_DATE_SURE || exact.reading != LK_DATE_SURE ||
           memcmp(&shown.date, &exact.date, sizeof shown.date) != 0;
}

/* Returns the name of the member that says what a field holds; NULL when its text says it. */
static const char *exact_name(const LkDataTable *data_table, size_t row, size_t column, LkText name,
                              LkArena *arena)
{
    LkText held = data_table->held_count == 0 ? (LkText){"", 0} : lk_data_held(data_table, row, column);
    if (held.length == 0 || !holds_more(lk_data_text(data_table, row, column), held))
        return NULL;
    return lk_arena_printf(arena, LK_RECORD_EXACT "%.*s", (int)name.length, name.bytes);
}

/* Members are sorted by name, since the order of columns means nothing. */
static size_t put_fields(const LkRecordTables *tables, size_t row, bool is_whole, LkBuffer *out)
{
    const LkDataTable *data_table = tables->data_table;
    Member *members = LK_NEW_ARRAY(out->arena, 2 * data_table->columns + 1, Member);
    size_t count = 0;
    for (size_t i = 0; i < data_table->columns; i++) {
        LkText value = lk_data_text(data_table, row, i), name = lk_text(tables->names[i]);
        const char *exact = exact_name(data_table, row, i, name, out->arena);
        if (name.length > 0 && exact != NULL)
            members[count++] = (Member){lk_text(exact), lk_data_held(data_table, row, i)};
        if (is_whole && i == tables->key)
            continue;
        if (tables->names[i][0] != '\0' && (is_whole || value.length > 0))
            members[count++] = (Member){lk_text(tables->names[i]), value};
    }
    qsort(members, count, sizeof *members, compare_members);
    if (is_whole)
        put_member(out, true, lk_text(tables->names[tables->key]),
                   lk_data_text(data_table, row, tables->key));
    if (is_whole && tables->uses_number)
        put_member(out, false, LK_TEXT(LK_RECORD_NUMBER), lk_record_number(tables, row - 1, out->arena));
    for (size_t i = 0; i < count; i++)
        put_member(out, i == 0 && !is_whole, members[i].name, members[i].value);
    return count + is_whole;
}

static void put_joined_field(const LkDataTable *data_table, size_t row, size_t column, LkBuffer *out)
{
    LkText name = lk_text_trim(lk_data_text(data_table, 0, column));
    const char *exact = exact_name(data_table, row, column, name, out->arena);
    put_member(out, column == 0, name, lk_data_text(data_table, row, column));
    if (exact != NULL)
        put_member(out, false, lk_text(exact), lk_data_held(data_table, row, column));
}

/* Its columns and rows in their order, as a table shows them. */
static void put_joined(const LkJoined *joined, size_t index, LkBuffer *out)
{
    const LkDataTable *data_table = joined->data_table;
    lk_json_string(out, joined->name);
    lk_buffer_string(out, ":[");
    for (uint32_t i = joined->starts[index]; i < joined->starts[index + 1]; i++) {
        lk_buffer_string(out, i > joined->starts[index] ? ",{" : "{");
        for (size_t k = 0; k < data_table->columns; k++)
            put_joined_field(data_table, joined->rows[i], k, out);
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "]");
}

static LkText as_json(const LkRecordSet *set, size_t index, bool is_whole, LkArena *arena)
{
    const LkRecordTables *tables = set->tables;
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "{");
    size_t members = put_fields(tables, index + 1, is_whole, &out);
    for (size_t i = 0; i < tables->joined_count; i++) {
        if (!is_whole && tables->joined[i].starts[index] == tables->joined[i].starts[index + 1])
            continue;
        lk_buffer_string(&out, members++ > 0 ? "," : "");
        put_joined(&tables->joined[i], index, &out);
    }
    lk_buffer_string(&out, is_whole ? "}\n" : "}");
    return lk_buffer_view(&out);
}

LkText lk_record_canonical(const LkRecordSet *set, size_t index, LkArena *arena)
{
    return as_json(set, index, false, arena);
}

const LkFile *lk_record_file(const LkRecordSet *set, size_t index, LkArena *arena)
{
    LkFile *file = LK_NEW(arena, LkFile);
    *file =
        (LkFile){.name = LK_RECORD_FILE, .role = LK_FILE_RECORDS, .text = as_json(set, index, true, arena)};
    return file;
}
