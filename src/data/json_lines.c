/* Reading JSON Lines: an object on each line becomes a row. Its members are fields; the member b of an object
 * a within it is the field “a.b”; a list of texts is one field of several lines; a list of objects becomes a
 * table whose rows belong to the line. */
#include <string.h>

#include "base/letters.h"
#include "base/limits.h"
#include "data/data_private.h"

typedef struct Cell {
    uint32_t row, column;
    LkText text;
    LkValueSpan span;
} Cell;

typedef struct Row {
    LkRowPlace place;
    uint32_t line; /* to which it belongs */
} Row;

/* A table while it is read: each row may have other members than the one before, in any order. */
typedef struct Growing {
    LkText name; /* of the list; empty = the lines themselves */
    LkText *columns;
    uint32_t *seen;            /* the row that had this column last */
    size_t column_count, next; /* the column behind the last one: most rows keep an order */
    Cell *cells;
    size_t cell_count, cell_room;
    Row *rows;
    size_t row_count, row_room;
} Growing;

typedef struct Reading {
    LkDataContext context;
    LkJsonCursor cursor;
    LkArena *work;
    Growing *tables; /* the lines first */
    size_t table_count;
    LkJsonFault *faults; /* of single lines */
    size_t fault_count, fault_room;
    bool is_good;
} Reading;

static uint32_t add_row(Reading *reading, Growing *table, uint32_t line)
{
    LK_GROW(reading->work, table->rows, table->row_count, table->row_room, 64);
    table->rows[table->row_count] = (Row){{(uint32_t)reading->cursor.at, reading->cursor.line}, line};
    table->next = 0;
    return (uint32_t)table->row_count++;
}

static bool too_many_columns(Reading *reading, LkSpan span)
{
    reading->is_good = false;
    return lk_tell(reading->context.diagnostics, LK_E_LIMIT_COLUMNS_FIELDS, span,
                   LK_WITH(lk_named_number("most", LK_LIMIT_RECORD_COLUMNS)));
}

/* False after an error: too many. */
static bool find_column(Reading *reading, Growing *table, LkText name, LkSpan span, size_t *column)
{
    if (table->next < table->column_count && lk_text_equal(table->columns[table->next], name)) {
        *column = table->next++;
        return true;
    }
    for (size_t i = 0; i < table->column_count; i++)
        if (lk_text_equal(table->columns[i], name)) {
            *column = i;
            table->next = i + 1;
            return true;
        }
    if (table->column_count == LK_LIMIT_RECORD_COLUMNS)
        return too_many_columns(reading, span);
    if (table->columns == NULL) {
        table->columns = LK_NEW_ARRAY(reading->work, LK_LIMIT_RECORD_COLUMNS, LkText);
        table->seen = LK_NEW_ARRAY(reading->work, LK_LIMIT_RECORD_COLUMNS, uint32_t);
    }
    *column = table->column_count++;
    table->columns[*column] = name;
    table->next = table->column_count;
    return true;
}

static bool told_twice(Reading *reading, LkText name, LkSpan span)
{
    return lk_tell(
        reading->context.diagnostics, LK_E_JSON_TWICE, span,
        LK_WITH(lk_named_text("name", lk_text_slice(name, 0, name.length < 100 ? name.length : 100))));
}

static bool add_cell(Reading *reading, Growing *table, uint32_t row, LkText name, LkSpan name_span,
                     LkText text, LkSpan span)
{
    size_t column = 0;
    if (!find_column(reading, table, name, name_span, &column))
        return false;
    if (table->seen[column] == row + 1)
        return told_twice(reading, name, name_span);
    table->seen[column] = row + 1;
    LK_GROW(reading->work, table->cells, table->cell_count, table->cell_room, 256);
    table->cells[table->cell_count++] = (Cell){row, (uint32_t)column, text, {span.column, span.length}};
    return true;
}

static Growing *find_table(Reading *reading, LkText name, LkSpan span)
{
    for (size_t i = 1; i < reading->table_count; i++)
        if (lk_text_equal(reading->tables[i].name, name))
            return &reading->tables[i];
    if (reading->table_count == LK_LIMIT_RECORD_TABLES + 1) {
        reading->is_good = lk_tell(reading->context.diagnostics, LK_E_LIMIT_TABLES_LISTS, span,
                                   LK_WITH(lk_named_number("most", LK_LIMIT_RECORD_TABLES)));
        return NULL;
    }
    Growing *table = &reading->tables[reading->table_count++];
    table->name = name;
    return table;
}

/* ---- Reading: each function is behind the opening sign; false after an error that ends the line */

/* Where a value goes: the row of a table, below a name. */
typedef struct Target {
    Growing *table;
    uint32_t row;
    LkText name; /* of the object that is read; empty = the row itself */
    int depth;
} Target;

static bool read_object(Reading *reading, const Target *target);

static bool refuse_list(Reading *reading, LkSpan span)
{
    return lk_tell(reading->context.diagnostics, LK_E_JSON_LIST, span, NULL);
}

static bool read_joined_rows(Reading *reading, const Target *target, LkText name, LkSpan span)
{
    if (target->table != &reading->tables[0])
        return refuse_list(reading, span);
    Growing *table = find_table(reading, name, span);
    if (table == NULL)
        return false;
    do {
        if (!lk_json_pass(&reading->cursor, '{'))
            return lk_json_wanted(&reading->cursor, LK_TERM_JSON_OBJECT_MORE);
        Target row = {table, add_row(reading, table, target->row), {"", 0}, target->depth + 2};
        if (!read_object(reading, &row))
            return false;
    } while (lk_json_pass(&reading->cursor, ','));
    return lk_json_pass(&reading->cursor, ']') || lk_json_wanted(&reading->cursor, LK_TERM_JSON_LIST_END);
}

/* Lists of texts: lines, as in the front matter. */
static bool read_lines(Reading *reading, LkText *text)
{
    LkBuffer lines;
    lk_buffer_init(&lines, reading->work);
    size_t count = 0;
    do {
        LkJsonValue item = lk_json_value(&reading->cursor);
        if (item.kind == LK_JSON_ERROR)
            return false;
        if (item.kind == LK_JSON_OBJECT || item.kind == LK_JSON_LIST)
            return refuse_list(reading, item.span);
        lk_buffer_string(&lines, count++ > 0 ? "\n" : "");
        lk_buffer_text(&lines, item.text);
    } while (lk_json_pass(&reading->cursor, ','));
    *text = lk_buffer_view(&lines);
    return lk_json_pass(&reading->cursor, ']') || lk_json_wanted(&reading->cursor, LK_TERM_JSON_LIST_END);
}

static bool is_object_next(const Reading *reading)
{
    LkJsonCursor ahead = reading->cursor;
    return lk_json_pass(&ahead, '{');
}

/* An empty list may be a table that this line has no rows of. */
static void note_empty_list(Reading *reading, const Target *target, LkText name, LkSpan span)
{
    if (target->table == &reading->tables[0] && reading->table_count <= LK_LIMIT_RECORD_TABLES)
        find_table(reading, name, span);
}

static bool read_member(Reading *reading, const Target *target, LkText name, LkSpan name_span)
{
    LkJsonValue value = lk_json_value(&reading->cursor);
    if (value.kind == LK_JSON_ERROR)
        return false;
    if (value.kind == LK_JSON_OBJECT) {
        Target inner = {target->table, target->row, name, target->depth + 1};
        return read_object(reading, &inner);
    }
    if (value.kind == LK_JSON_LIST) {
        if (lk_json_pass(&reading->cursor, ']')) {
            note_empty_list(reading, target, name, value.span);
            return true;
        }
        if (is_object_next(reading))
            return read_joined_rows(reading, target, name, value.span);
        if (!read_lines(reading, &value.text))
            return false;
    }
    return add_cell(reading, target->table, target->row, name, name_span, value.text, value.span);
}

/* Bytes of a column's name “a.b.c”. Each nested name repeats those above it, so that deep objects could
 * otherwise take memory without end. */
enum { MOST_NAME = 1000 };

static LkText full_name(Reading *reading, const Target *target, LkText key)
{
    if (target->name.length == 0)
        return key;
    const char *name = lk_arena_printf(reading->work, "%.*s.%.*s", (int)target->name.length,
                                       target->name.bytes, (int)key.length, key.bytes);
    return (LkText){name, target->name.length + 1 + key.length};
}

static bool read_object(Reading *reading, const Target *target)
{
    LkJsonCursor *cursor = &reading->cursor;
    if (target->depth > LK_LIMIT_NESTING)
        return lk_tell(reading->context.diagnostics, LK_E_LIMIT_NESTING,
                       lk_json_span(cursor, cursor->at, cursor->at),
                       LK_WITH(lk_named_number("most", LK_LIMIT_NESTING)));
    if (lk_json_pass(cursor, '}'))
        return true;
    do {
        if (!lk_json_pass(cursor, '"'))
            return lk_json_wanted(cursor, LK_TERM_JSON_NAME);
        cursor->at--;
        LkJsonValue key = lk_json_value(cursor);
        if (key.kind == LK_JSON_ERROR)
            return false;
        if (key.text.length + target->name.length > MOST_NAME)
            return lk_tell(reading->context.diagnostics, LK_E_JSON_NAME, key.span,
                           LK_WITH(lk_named_number("most", MOST_NAME)));
        if (!lk_json_pass(cursor, ':'))
            return lk_json_wanted(cursor, LK_TERM_JSON_COLON);
        if (!read_member(reading, target, full_name(reading, target, lk_text_trim(key.text)), key.span))
            return false;
    } while (lk_json_pass(cursor, ','));
    return lk_json_pass(cursor, '}') || lk_json_wanted(cursor, LK_TERM_JSON_OBJECT_END);
}

static bool read_record(Reading *reading, uint32_t row)
{
    LkJsonCursor *cursor = &reading->cursor;
    Target target = {&reading->tables[0], row, {"", 0}, 1};
    if (!lk_json_pass(cursor, '{'))
        return lk_json_wanted(cursor, LK_TERM_JSON_OBJECT);
    if (!read_object(reading, &target))
        return false;
    return lk_json_at_end(cursor) || lk_json_wanted(cursor, LK_TERM_JSON_LINE_END);
}

/* Keeps the error of one line. Returns false when it is an error of the whole file: a limit is passed, or so
 * many lines fail that the file is not JSON Lines. */
static bool take_fault(Reading *reading, uint32_t row, const LkDiagnostic *told, LkDiagnostics *all)
{
    bool is_of_line =
        told->failure != LK_FAILURE_LIMIT && reading->fault_count < LK_LIMIT_RECORDS_DIAGNOSTICS;
    if (!is_of_line)
        return lk_retell(all, told);
    LK_GROW(reading->context.arena, reading->faults, reading->fault_count, reading->fault_room, 16);
    reading->faults[reading->fault_count++] =
        (LkJsonFault){row, lk_diagnostic_copy(told, reading->context.arena)};
    return true;
}

/* A line that is no object fails alone: the others do not depend on it. */
static bool read_line(Reading *reading)
{
    if (lk_json_at_end(&reading->cursor))
        return true;
    LkDiagnostics *all = reading->context.diagnostics, own;
    lk_diagnostics_init(&own, reading->work);
    uint32_t row = add_row(reading, &reading->tables[0], (uint32_t)reading->tables[0].row_count);
    reading->context.diagnostics = &own;
    read_record(reading, row);
    reading->context.diagnostics = all;
    return own.errors == 0 || take_fault(reading, row, own.first, all);
}

/* ---- The tables, compact */

/* Room for all texts of a table, one after the other. */
static LkDataTable *new_table(Reading *reading, const Growing *table, size_t rows)
{
    LkArena *arena = reading->context.arena;
    size_t columns = table->column_count;
    LkDataTable *data_table = LK_NEW(arena, LkDataTable);
    *data_table =
        (LkDataTable){.file = reading->cursor.file, .columns = columns, .rows = rows, .is_good = true};
    data_table->starts = LK_NEW_ARRAY(arena, rows * columns + 2, uint32_t);
    data_table->places = LK_NEW_ARRAY(arena, rows, LkRowPlace);
    data_table->places[0].line = 1;
    for (size_t i = 0; i < table->row_count; i++)
        data_table->places[i + 1] = table->rows[i].place;
    return data_table;
}

static size_t text_length(const Growing *table)
{
    size_t length = 0;
    for (size_t i = 0; i < table->column_count; i++)
        length += table->columns[i].length;
    for (size_t i = 0; i < table->cell_count; i++)
        length += table->cells[i].text.length;
    return length;
}

/* Cells stand in the order of rows; a row may lack columns, and has the others in any order. */
static void put_texts(Reading *reading, const Growing *table, LkDataTable *data_table)
{
    LkArena *arena = reading->context.arena;
    size_t columns = data_table->columns, at = 0, cell = 0;
    char *pool = lk_arena_alloc(arena, text_length(table) + 1);
    LkValueSpan *spans = LK_NEW_ARRAY(arena, data_table->rows * columns + 1, LkValueSpan);
    LkText *row = LK_NEW_ARRAY(reading->work, columns + 1, LkText);
    if (columns > 0)
        memcpy(row, table->columns, columns * sizeof *row);
    for (size_t r = 0; r < data_table->rows; r++) {
        if (r > 0)
            memset(row, 0, columns * sizeof *row);
        for (; r > 0 && cell < table->cell_count && table->cells[cell].row + 1 == r; cell++) {
            row[table->cells[cell].column] = table->cells[cell].text;
            spans[r * columns + table->cells[cell].column] = table->cells[cell].span;
        }
        for (size_t i = 0; i < columns; i++) {
            if (row[i].length > 0)
                memcpy(pool + at, row[i].bytes, row[i].length);
            at += row[i].length;
            data_table->starts[r * columns + i + 1] = (uint32_t)at;
        }
    }
    data_table->pool = pool;
    data_table->spans = spans;
}

/* Returns NULL after an error: too many cells. */
static LkDataTable *finished(Reading *reading, const Growing *table)
{
    size_t columns = table->column_count, rows = table->row_count + 1;
    if (columns > 0 && rows > LK_LIMIT_DATA_CELLS / columns) {
        lk_tell(reading->context.diagnostics, LK_E_LIMIT_CELLS_DATA, (LkSpan){.file = reading->cursor.file},
                LK_WITH(lk_named_number("most", (long long)LK_LIMIT_DATA_CELLS)));
        return NULL;
    }
    LkDataTable *data_table = new_table(reading, table, rows);
    put_texts(reading, table, data_table);
    return data_table;
}

static bool take_table(Reading *reading, const Growing *table, size_t lines, LkJsonTable *out)
{
    LkArena *arena = reading->context.arena;
    *out = (LkJsonTable){.data_table = finished(reading, table)};
    if (out->data_table == NULL)
        return false;
    /* The name may stand in memory that ends with the reading. */
    out->name = (LkText){lk_arena_copy(arena, table->name.bytes, table->name.length), table->name.length};
    out->starts = LK_NEW_ARRAY(arena, lines + 1, uint32_t);
    out->rows = LK_NEW_ARRAY(arena, table->row_count + 1, uint32_t);
    for (size_t i = 0; i < table->row_count; i++) {
        out->starts[table->rows[i].line + 1]++;
        out->rows[i] = (uint32_t)i + 1;
    }
    for (size_t i = 0; i < lines; i++)
        out->starts[i + 1] += out->starts[i];
    return true;
}

static bool take_tables(Reading *reading, LkJsonLines *lines)
{
    lines->data_table = finished(reading, &reading->tables[0]);
    if (lines->data_table == NULL)
        return false;
    lines->table_count = reading->table_count - 1;
    lines->tables = LK_NEW_ARRAY(reading->context.arena, lines->table_count + 1, LkJsonTable);
    for (size_t i = 0; i < lines->table_count; i++)
        if (!take_table(reading, &reading->tables[i + 1], reading->tables[0].row_count, &lines->tables[i]))
            return false;
    return true;
}

static bool is_text(LkDataContext context, const LkFile *file)
{
    size_t valid = lk_utf8_valid_until(file->text);
    if (valid == file->text.length)
        return true;
    return lk_tell(context.diagnostics, LK_E_UTF8, lk_span_at(file, valid, valid + 1),
                   LK_WITH(lk_named_hexadecimal("byte", (unsigned char)file->text.bytes[valid], 2)));
}

static void read_lines_of_file(Reading *reading, LkText text)
{
    LkJsonCursor *cursor = &reading->cursor;
    size_t at = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (cursor->line = 1; at < text.length && reading->is_good; cursor->line++) {
        size_t end = at;
        while (end < text.length && text.bytes[end] != '\n' && text.bytes[end] != '\r')
            end++;
        cursor->at = cursor->counted = at;
        cursor->end = end;
        cursor->counted_column = 1;
        reading->is_good &= read_line(reading);
        at = end + 1;
        if (at < text.length && text.bytes[end] == '\r' && text.bytes[at] == '\n')
            at++;
    }
}

/* When no line could be read, their errors are errors of the whole file. */
static bool tell_faults(const Reading *reading)
{
    for (size_t i = 0; i < reading->fault_count; i++)
        lk_retell(reading->context.diagnostics, reading->faults[i].told);
    return reading->fault_count == 0;
}

bool lk_json_lines_read(LkDataContext context, const LkFile *file, LkJsonLines *lines)
{
    *lines = (LkJsonLines){0};
    if (!is_text(context, file))
        return false;
    lk_letters_tell(file, context.diagnostics);
    LkChildArena *work = lk_child_arena_open(context.arena);
    Reading reading = {.context = context, .work = work->arena, .is_good = true, .table_count = 1};
    reading.cursor = (LkJsonCursor){.context = &reading.context, .file = file, .text = file->text};
    reading.tables = LK_NEW_ARRAY(work->arena, LK_LIMIT_RECORD_TABLES + 1, Growing);
    read_lines_of_file(&reading, file->text);
    if (reading.tables[0].column_count == 0)
        reading.is_good &= tell_faults(&reading);
    lines->faults = reading.faults;
    lines->fault_count = reading.fault_count;
    bool is_good = reading.is_good && take_tables(&reading, lines);
    if (reading.is_good && reading.tables[0].row_count == 0)
        is_good = lk_tell(context.diagnostics, LK_E_JSON_EMPTY, (LkSpan){.file = file},
                          LK_WITH(lk_named_string("file", file->name)));
    lk_child_arena_close(work);
    return is_good;
}
