/* Reading CSV. libcsv splits the bytes into fields; it gives no places, so the file is walked a second time
 * for those. Thai Excel saves in Windows-874 and with the separator of the system's settings: both are
 * recognised, and a note tells of the encoding. */
#include <csv.h>
#include <string.h>

#include "base/letters.h"
#include "base/limits.h"
#include "data/data_private.h"

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
    bool is_sheet;         /* the text of a sheet: U+2028 is a line end within a cell */
    bool is_filled;        /* a field of this row has a value */
    size_t field_count;    /* of this row so far */
    size_t empty_rows;     /* left out … */
    LkSpan first_empty;    /* … and the first of them */
    size_t room, row_room; /* fields and rows that fit */
} Reading;

static void close_parser(void *object)
{
    Reading *reading = object;
    if (reading->is_open)
        csv_free(&reading->parser);
    reading->is_open = false;
}

/* “Unicode text” of Excel: its byte order mark says what it is. */
static const LkFile *from_utf16(LkDataContext context, const LkFile *file)
{
    LkFile *converted = LK_NEW(context.arena, LkFile);
    *converted = *file;
    if (lk_utf16_decode(file->text, context.arena, &converted->text))
        return converted;
    lk_tell(context.diagnostics, LK_E_CSV_ENCODING_UTF16, (LkSpan){.file = file, .line = 1, .column = 1},
            NULL);
    return NULL;
}

/* The file as UTF-8, or NULL after an error. */
static const LkFile *decoded(LkDataContext context, const LkFile *file, LkSpan from)
{
    LkText text = file->text;
    if (lk_is_utf16(text))
        return from_utf16(context, file);
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

/* Whether ="…" begins at `i`: how spreadsheets are made to keep the zeros of a code, ="0012". */
static bool is_formula_of_text(LkText text, size_t i)
{
    return i + 1 < text.length && text.bytes[i] == '=' && text.bytes[i + 1] == '"';
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
    if (is_formula_of_text(text, reading->cursor))
        step(reading);
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

/* Returns the bytes that it took in the pool. */
static uint32_t put_field(const Reading *reading, LkText text)
{
    static const char line_end[] = "\xE2\x80\xA8";
    char *out = reading->pool + reading->length;
    if (text.length > 0)
        memcpy(out, text.bytes, text.length);
    size_t length = text.length;
    char *found = reading->is_sheet && length > 0 ? memmem(out, length, line_end, 3) : NULL;
    while (found != NULL) {
        *found = '\n';
        size_t rest = length - (size_t)(found + 3 - out);
        memmove(found + 1, found + 3, rest);
        length -= 2;
        found = rest > 0 ? memmem(found + 1, rest, line_end, 3) : NULL;
    }
    return (uint32_t)length;
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
    LkText text = {bytes == NULL ? "" : bytes, length};
    bool is_blank = lk_data_trim(text).length == 0;
    reading->is_filled |= !is_blank;
    reading->field_count++;
    if (reading->cell_count >= LK_LIMIT_DATA_CELLS) {
        too_many(reading);
        return;
    }
    /* Fields beyond the named columns are not stored, and counted where they say something: spreadsheets
     * leave separators behind. */
    if (csv->rows > 0 && reading->cell_count - reading->row_start >= csv->columns) {
        reading->cell_count = is_blank ? reading->cell_count : reading->row_start + reading->field_count;
        return;
    }
    reading->length += put_field(reading, text);
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

static LkSpan row_span(const Reading *reading)
{
    Reading first = *reading;
    first.cursor = reading->csv->places[reading->csv->rows].offset;
    first.line = reading->csv->places[reading->csv->rows].line;
    first.column = 1;
    return pass_field(&first, true);
}

static void leave_out_row(Reading *reading)
{
    reading->cell_count = reading->row_start;
    reading->length = reading->csv->starts[reading->cell_count];
}

static void leave_out_empty(Reading *reading)
{
    if (reading->empty_rows++ == 0)
        reading->first_empty = row_span(reading);
    leave_out_row(reading);
}

static void take_row(int terminator, void *context)
{
    (void)terminator;
    Reading *reading = context;
    LkDataTable *csv = reading->csv;
    size_t count = reading->cell_count - reading->row_start;
    bool is_filled = reading->is_filled;
    reading->is_filled = false;
    reading->field_count = 0;
    if (reading->cell_count > LK_LIMIT_DATA_CELLS)
        return;
    if (!is_filled) {
        leave_out_empty(reading);
        return;
    }
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
        lk_tell(reading->context.diagnostics, LK_E_CSV_RAGGED, row_span(reading),
                LK_WITH(lk_named_number("fields", (long long)count),
                        lk_named_number("columns", (long long)csv->columns)));
        csv->is_good = false;
        leave_out_row(reading);
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

/* The text with a blank, which begins no field, for each = before a text in quotes. */
static LkText without_formulas(const Reading *reading, size_t start)
{
    LkText text = reading->file->text;
    if (memmem(text.bytes + start, text.length - start, "=\"", 2) == NULL)
        return text;
    char *out = lk_arena_alloc(reading->context.arena, text.length + 1);
    memcpy(out, text.bytes, text.length);
    bool in_quotes = false, begins = true;
    for (size_t i = start; i < text.length; i++) {
        char byte = text.bytes[i];
        if (!in_quotes && begins && is_formula_of_text(text, i))
            out[i] = ' ';
        in_quotes = in_quotes != (byte == '"');
        begins = !in_quotes && (byte == reading->separator || is_line_end(byte) || (begins && byte == ' '));
    }
    return (LkText){out, text.length};
}

static void parse(Reading *reading, size_t start)
{
    LkDiagnostics *diagnostics = reading->context.diagnostics;
    LkText text = without_formulas(reading, start);
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

/* What is told of a file that is not as plain as it should be. */
static void tell_notes(const Reading *reading, const LkCsvShape *shape)
{
    LkDiagnostics *diagnostics = reading->context.diagnostics;
    if (shape->title_line > 0)
        lk_tell(diagnostics, LK_N_CSV_TITLE,
                (LkSpan){.file = reading->file, .line = shape->title_line, .column = 1, .length = 1},
                LK_WITH(lk_named_number("line", shape->line)));
    if (reading->empty_rows > 0)
        lk_tell(diagnostics, LK_N_CSV_ROWS, reading->first_empty,
                LK_WITH(lk_named_number("count", (long long)reading->empty_rows)));
}

static Reading *open_reading(LkDataContext context, const LkFile *file, const LkCsvShape *shape,
                             LkRaggedRows ragged)
{
    Reading *reading = LK_NEW(context.arena, Reading);
    *reading = (Reading){.context = context,
                         .file = file,
                         .cursor = shape->start,
                         .line = shape->line,
                         .column = 1,
                         .separator = shape->separator,
                         .keep_ragged = ragged == LK_RAGGED_ROWS_KEPT};
    reading->csv = LK_NEW(context.arena, LkDataTable);
    reading->csv->is_good = true;
    reading->csv->file = file;
    reading->csv->separator = shape->separator;
    make_room(reading);
    csv_init(&reading->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&reading->parser, (unsigned char)shape->separator);
    /* By its own steps of 128 bytes a field of a megabyte is copied ten thousand times. */
    csv_set_blk_size(&reading->parser, 128 + file->text.length / 16);
    reading->is_open = true;
    lk_arena_defer(context.arena, close_parser, reading);
    return reading;
}

static LkDataTable *parse_shaped(LkDataContext context, const LkFile *file, const LkCsvShape *shape,
                                 bool is_sheet, LkRaggedRows ragged, LkSpan from)
{
    Reading *reading = open_reading(context, file, shape, ragged);
    reading->is_sheet = is_sheet;
    parse(reading, shape->start);
    close_parser(reading);
    if (reading->csv->is_good && reading->csv->rows == 0) {
        lk_tell(context.diagnostics, LK_E_CSV_EMPTY, from, LK_WITH(lk_named_string("file", file->name)));
        return NULL;
    }
    tell_notes(reading, shape);
    return reading->csv->is_good ? reading->csv : NULL;
}

static LkDataTable *parse_text(LkDataContext context, const LkFile *file, bool is_sheet,
                               LkDataOptions options, LkSpan from)
{
    size_t start = file->text.length >= 3 && memcmp(file->text.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    LkCsvShape shape;
    if (lk_csv_shape(file->text, start, is_sheet ? ',' : 0, options.header_row, &shape))
        return parse_shaped(context, file, &shape, is_sheet, options.ragged, from);
    lk_tell(context.diagnostics, LK_E_CSV_HEADER_ROW, from,
            LK_WITH(lk_named_string("file", file->name), lk_named_number("row", options.header_row)));
    return NULL;
}

LkDataTable *lk_csv_parse(LkDataContext context, const LkFile *file, LkDataOptions options, LkSpan from)
{
    file = decoded(context, file, from);
    if (file == NULL)
        return NULL;
    lk_letters_tell(file, context.diagnostics);
    return parse_text(context, file, false, options, from);
}

/* Names what is held by rows instead of lines; returns how many belong to a row. */
static size_t held_by_row(const LkDataTable *table, LkHeldValue *held, size_t count)
{
    size_t kept = 0, row = 0;
    for (size_t i = 0; i < count; i++) {
        while (row < table->rows && table->places[row].line < held[i].row)
            row++;
        if (row == table->rows || table->places[row].line != held[i].row)
            continue;
        held[kept] = held[i];
        held[kept++].row = (uint32_t)row;
    }
    return kept;
}

LkDataTable *lk_csv_parse_sheet(LkDataContext context, const LkSheetText *sheet, LkDataOptions options,
                                LkSpan from)
{
    lk_letters_tell_sheet(sheet->file, context.diagnostics);
    options.header_row = sheet->header_row;
    LkDataTable *table = parse_text(context, sheet->file, true, options, from);
    if (table == NULL)
        return NULL;
    table->held = sheet->held;
    table->held_count = held_by_row(table, sheet->held, sheet->held_count);
    table->is_hidden = sheet->is_hidden;
    return table;
}
