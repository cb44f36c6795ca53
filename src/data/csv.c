/* Reading CSV. libcsv splits the bytes into fields; it gives no places, so the file is walked a second time
 * for those. Thai Excel saves in Windows-874 and with the separator of the system's settings: both are
 * recognised, and a note tells of the encoding. */
#include <csv.h>
#include <string.h>

#include "base/limits.h"
#include "data/data.h"

typedef struct Reading {
    LkDataContext context;
    const LkFile *file;
    struct csv_parser parser;
    bool is_open;
    LkDataTable *csv;
    char *pool;
    uint32_t length;   /* of the pool so far */
    size_t cell_count; /* in all */
    size_t row_start;  /* index of the first cell of this row */
    size_t cursor;     /* in the file: behind the last field */
    uint32_t line, column;
    char separator;
    bool keep_ragged;
    size_t room, row_room; /* fields and rows that fit */
} Reading;

static void close_parser(void *object)
{
    Reading *reading = object;
    if (reading->is_open)
        csv_free(&reading->parser);
    reading->is_open = false;
}

/* The file as UTF-8, or NULL after an error. */
static const LkFile *decoded(LkDataContext context, const LkFile *file, LkSpan from)
{
    LkText text = file->text;
    if (lk_is_utf16(text)) {
        lk_tell(context.diagnostics, LK_E_CSV_ENCODING_UTF16, (LkSpan){.file = file, .line = 1, .column = 1},
                NULL);
        return NULL;
    }
    size_t valid = lk_utf8_valid_until(text);
    if (valid == text.length)
        return file;
    if (lk_is_damaged_utf8(text)) {
        lk_tell(context.diagnostics, LK_E_UTF8_CSV, lk_span_at(file, valid, valid + 1),
                LK_WITH(lk_named_hexadecimal("byte", (unsigned char)text.bytes[valid], 2)));
        return NULL;
    }
    LkFile *converted = LK_NEW(context.arena, LkFile);
    char *out = lk_arena_alloc(context.arena, text.length * 3 + 1);
    size_t length = 0;
    converted->name = file->name;
    converted->path = file->path;
    converted->role = file->role;
    for (size_t i = 0; i < text.length; i++) {
        uint32_t character = lk_windows_874((unsigned char)text.bytes[i]);
        if (character == 0) {
            lk_tell(context.diagnostics, LK_E_CSV_ENCODING, lk_span_at(file, i, i + 1),
                    LK_WITH(lk_named_hexadecimal("byte", (unsigned char)text.bytes[i], 2)));
            return NULL;
        }
        length += lk_utf8_encode(character, out + length);
    }
    converted->text = (LkText){out, length};
    lk_tell(context.diagnostics, LK_N_CSV_ENCODING, from, LK_WITH(lk_named_string("file", file->name)));
    return converted;
}

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Returns the sign that stands most often in the first record, from `at` on, outside quotes. Empty lines
 * before it are no records. */
static char find_separator(LkText text, size_t at)
{
    static const char signs[] = {',', ';', '\t'};
    size_t counts[sizeof signs] = {0}, best = 0;
    bool is_quoted = false;
    while (at < text.length && is_line_end(text.bytes[at]))
        at++;
    for (; at < text.length && (is_quoted || !is_line_end(text.bytes[at])); at++) {
        is_quoted ^= text.bytes[at] == '"';
        for (size_t k = 0; k < sizeof signs && !is_quoted; k++)
            counts[k] += text.bytes[at] == signs[k];
    }
    for (size_t k = 1; k < sizeof signs; k++)
        if (counts[k] > counts[best])
            best = k;
    return signs[best];
}

static void step(Reading *reading)
{
    LkText text = reading->file->text;
    unsigned char byte = (unsigned char)text.bytes[reading->cursor++];
    bool is_end = byte == '\n' ||
                  (byte == '\r' && (reading->cursor == text.length || text.bytes[reading->cursor] != '\n'));
    reading->line += is_end;
    reading->column = is_end ? 1 : reading->column + ((byte & 0xC0) != 0x80);
}

static bool at(const Reading *reading, const char *signs)
{
    return reading->cursor < reading->file->text.length &&
           strchr(signs, reading->file->text.bytes[reading->cursor]) != NULL &&
           reading->file->text.bytes[reading->cursor] != 0;
}

static bool ends_field(const Reading *reading)
{
    char sign = reading->file->text.bytes[reading->cursor];
    return sign == reading->separator || is_line_end(sign);
}

/* The span of the field at the cursor; the cursor moves behind it and its separator. */
static LkSpan pass_field(Reading *reading, bool begins_row)
{
    LkText text = reading->file->text;
    while (begins_row && at(reading, "\r\n"))
        step(reading);
    while (at(reading, " \t") && text.bytes[reading->cursor] != reading->separator)
        step(reading);
    LkSpan span = {.file = reading->file, .line = reading->line, .column = reading->column};
    if (at(reading, "\"")) {
        do {
            step(reading);
            while (reading->cursor < text.length && text.bytes[reading->cursor] != '"')
                step(reading);
            if (reading->cursor < text.length)
                step(reading);
        } while (at(reading, "\"")); /* a doubled quote goes on */
    }
    while (reading->cursor < text.length && !ends_field(reading))
        step(reading);
    span.length = reading->line == span.line ? reading->column - span.column : 1;
    if (reading->cursor < text.length && text.bytes[reading->cursor] == reading->separator)
        step(reading);
    return span;
}

static void too_many(Reading *reading)
{
    if (reading->cell_count == LK_LIMIT_DATA_CELLS)
        lk_tell(reading->context.diagnostics, LK_E_LIMIT_CELLS_DATA,
                (LkSpan){.file = reading->file, .line = reading->line, .column = 1},
                LK_WITH(lk_named_number("most", (long long)LK_LIMIT_DATA_CELLS)));
    reading->cell_count = LK_LIMIT_DATA_CELLS + 1;
    reading->csv->is_good = false;
}

static void take_field(void *bytes, size_t length, void *context)
{
    Reading *reading = context;
    LkDataTable *csv = reading->csv;
    bool begins_row = reading->cell_count == reading->row_start;
    if (begins_row) {
        while (at(reading, "\r\n"))
            step(reading);
        csv->places[csv->rows] = (LkRowPlace){(uint32_t)reading->cursor, reading->line};
    }
    pass_field(reading, begins_row);
    if (reading->cell_count >= LK_LIMIT_DATA_CELLS) {
        too_many(reading);
        return;
    }
    LkText text = {bytes == NULL ? "" : bytes, length};
    /* Fields beyond the named columns are counted but not stored. */
    if (csv->rows > 0 && reading->cell_count - reading->row_start >= csv->columns) {
        reading->cell_count++;
        return;
    }
    if (length > 0)
        memcpy(reading->pool + reading->length, text.bytes, length);
    reading->length += (uint32_t)length;
    csv->starts[++reading->cell_count] = reading->length;
}

/* Called when the number of columns is known: each short row may be filled up with empty fields. */
static void make_room_for_ragged(Reading *reading)
{
    LkDataTable *csv = reading->csv;
    LkArena *arena = reading->context.arena;
    size_t most = LK_LIMIT_DATA_CELLS, columns = csv->columns > 0 ? csv->columns : 1;
    size_t room = reading->row_room > most / columns ? most : reading->row_room * columns;
    csv->counts = LK_NEW_ARRAY(arena, reading->row_room, uint32_t);
    csv->counts[0] = (uint32_t)csv->columns;
    if (room <= reading->room)
        return;
    uint32_t *starts = LK_NEW_ARRAY(arena, room + 1, uint32_t);
    memcpy(starts, csv->starts, (reading->cell_count + 1) * sizeof *starts);
    csv->starts = starts;
    reading->room = room;
}

static void keep_ragged(Reading *reading, size_t count)
{
    LkDataTable *csv = reading->csv;
    size_t end = reading->row_start + csv->columns;
    if (end > reading->room) {
        reading->cell_count = LK_LIMIT_DATA_CELLS;
        too_many(reading);
        return;
    }
    for (size_t i = reading->row_start + count; i < end; i++)
        csv->starts[i + 1] = reading->length;
    csv->counts[csv->rows++] = (uint32_t)count;
    reading->cell_count = reading->row_start = end;
}

static void take_row(int terminator, void *context)
{
    (void)terminator;
    Reading *reading = context;
    LkDataTable *csv = reading->csv;
    size_t count = reading->cell_count - reading->row_start;
    if (reading->cell_count > LK_LIMIT_DATA_CELLS)
        return;
    if (csv->rows == 0) {
        csv->columns = count;
        if (reading->keep_ragged)
            make_room_for_ragged(reading);
    }
    if (count != csv->columns && reading->keep_ragged) {
        keep_ragged(reading, count);
        return;
    }
    if (count != csv->columns) {
        Reading first = *reading;
        first.cursor = csv->places[csv->rows].offset;
        first.line = csv->places[csv->rows].line;
        first.column = 1;
        LkSpan span = pass_field(&first, true);
        lk_tell(reading->context.diagnostics, LK_E_CSV_RAGGED, span,
                LK_WITH(lk_named_number("fields", (long long)count),
                        lk_named_number("columns", (long long)csv->columns)));
        csv->is_good = false;
        reading->cell_count = reading->row_start; /* left out */
        reading->length = csv->starts[reading->cell_count];
        return;
    }
    if (csv->counts != NULL)
        csv->counts[csv->rows] = (uint32_t)count;
    csv->rows++;
    reading->row_start = reading->cell_count;
}

LkText lk_data_text(const LkDataTable *csv, size_t row, size_t column)
{
    size_t i = row * csv->columns + column;
    return (LkText){csv->pool + csv->starts[i], csv->starts[i + 1] - csv->starts[i]};
}

/* A field that the row lacks has the start of the row as its place. */
static void spans_as_noted(const LkDataTable *csv, size_t row, LkSpan *spans)
{
    const LkValueSpan *noted = csv->spans + row * csv->columns;
    for (size_t i = 0; i < csv->columns; i++)
        spans[i] = (LkSpan){.file = csv->file,
                            .line = csv->places[row].line,
                            .column = noted[i].column > 0 ? noted[i].column : 1,
                            .length = noted[i].length};
}

void lk_data_spans(const LkDataTable *csv, size_t row, LkSpan *spans)
{
    if (csv->spans != NULL) {
        spans_as_noted(csv, row, spans);
        return;
    }
    Reading reading = {.file = csv->file,
                       .separator = csv->separator,
                       .cursor = csv->places[row].offset,
                       .line = csv->places[row].line,
                       .column = 1};
    for (size_t i = 0; i < csv->columns; i++)
        spans[i] = pass_field(&reading, i == 0);
}

/* Room for all that the file can hold: a field is no longer than it is written, and ends at a separator or a
 * line end. */
static void make_room(Reading *reading)
{
    LkText text = reading->file->text;
    LkArena *arena = reading->context.arena;
    size_t fields = 2, rows = 2;
    for (size_t i = 0; i < text.length; i++) {
        bool is_end = is_line_end(text.bytes[i]);
        fields += is_end || text.bytes[i] == reading->separator;
        rows += is_end;
    }
    fields = fields < LK_LIMIT_DATA_CELLS ? fields : LK_LIMIT_DATA_CELLS;
    reading->room = fields;
    reading->row_room = rows + 1;
    reading->pool = lk_arena_alloc(arena, text.length + 1);
    reading->csv->pool = reading->pool;
    reading->csv->starts = LK_NEW_ARRAY(arena, fields + 1, uint32_t);
    reading->csv->places = LK_NEW_ARRAY(arena, rows + 1, LkRowPlace);
}

static void parse(Reading *reading, size_t start)
{
    LkDiagnostics *diagnostics = reading->context.diagnostics;
    LkText text = reading->file->text;
    size_t length = text.length - start;
    size_t got = csv_parse(&reading->parser, text.bytes + start, length, take_field, take_row, reading);
    if (got < length) {
        if (csv_error(&reading->parser) == CSV_EPARSE)
            lk_tell(diagnostics, LK_E_CSV_QUOTE, lk_span_at(reading->file, start + got, start + got + 1),
                    NULL);
        else
            lk_tell(diagnostics, LK_E_LIMIT_MEMORY_DATA, (LkSpan){.file = reading->file}, NULL);
        reading->csv->is_good = false;
    } else if (csv_fini(&reading->parser, take_field, take_row, reading) != 0) {
        LkSpan span = pass_field(reading, reading->cell_count == reading->row_start);
        lk_tell(diagnostics, LK_E_CSV_QUOTE_END, span, NULL);
        reading->csv->is_good = false;
    }
}

LkDataTable *lk_csv_parse(LkDataContext context, const LkFile *file, LkRaggedRows ragged, LkSpan from)
{
    file = decoded(context, file, from);
    if (file == NULL)
        return NULL;
    size_t start = file->text.length >= 3 && memcmp(file->text.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    Reading *reading = LK_NEW(context.arena, Reading);
    *reading = (Reading){.context = context,
                         .file = file,
                         .cursor = start,
                         .line = 1,
                         .column = 1,
                         .keep_ragged = ragged == LK_RAGGED_ROWS_KEPT};
    reading->csv = LK_NEW(context.arena, LkDataTable);
    reading->csv->is_good = true;
    reading->separator = find_separator(file->text, start);
    reading->csv->file = file;
    reading->csv->separator = reading->separator;
    make_room(reading);
    csv_init(&reading->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&reading->parser, (unsigned char)reading->separator);
    reading->is_open = true;
    lk_arena_defer(context.arena, close_parser, reading);
    parse(reading, start);
    close_parser(reading);
    if (reading->csv->is_good && reading->csv->rows == 0) {
        lk_tell(context.diagnostics, LK_E_CSV_EMPTY, from, LK_WITH(lk_named_string("file", file->name)));
        return NULL;
    }
    return reading->csv->is_good ? reading->csv : NULL;
}
