/* The cells of a sheet, out of its XML: what each shows and what it holds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "data/number_format.h"
#include "data/sheet_private.h"
#include "data/xml_walk.h"

typedef struct Reading {
    LkSheet *sheet;
    uint32_t row, column; /* of the cell that is read, from 0 */
    LkBuffer text;        /* of it */
    char type[12];
    uint32_t style;
    bool in_value, in_reading, has_formula;
} Reading;

/* ---- Places */

/* “BC12”; false when it is none. */
static bool read_reference(const char *text, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, digits = 0;
    for (; *text >= 'A' && *text <= 'Z' && letters <= LK_LIMIT_SHEET_COLUMNS; text++)
        letters = letters * 26 + (uint32_t)(*text - 'A') + 1;
    for (; *text >= '0' && *text <= '9' && digits <= LK_LIMIT_SHEET_ROWS; text++)
        digits = digits * 10 + (uint32_t)(*text - '0');
    if (letters == 0 || digits == 0 || letters > LK_LIMIT_SHEET_COLUMNS || digits > LK_LIMIT_SHEET_ROWS)
        return false;
    *row = digits - 1;
    *column = letters - 1;
    return true;
}

static uint32_t read_count(const char *text)
{
    return text == NULL ? 0 : (uint32_t)strtoul(text, NULL, 10);
}

static bool is_true(const char *text)
{
    return text != NULL && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}

/* ---- Elements */

static void start_row(Reading *reading, const char **attributes)
{
    LkSheet *sheet = reading->sheet;
    uint32_t number = read_count(lk_xml_value(attributes, "r"));
    reading->row = number > 0 && number <= LK_LIMIT_SHEET_ROWS ? number - 1 : reading->row + 1;
    reading->column = UINT32_MAX;
    if (!is_true(lk_xml_value(attributes, "hidden")))
        return;
    LK_GROW(sheet->book.arena, sheet->hidden_rows, sheet->hidden_row_count, sheet->hidden_row_room, 64);
    sheet->hidden_rows[sheet->hidden_row_count++] = reading->row;
}

static void start_columns(LkSheet *sheet, const char **attributes)
{
    uint32_t first = read_count(lk_xml_value(attributes, "min"));
    uint32_t last = read_count(lk_xml_value(attributes, "max"));
    if (!is_true(lk_xml_value(attributes, "hidden")) || first == 0 || last < first ||
        first > LK_LIMIT_SHEET_COLUMNS)
        return;
    last = last > LK_LIMIT_SHEET_COLUMNS ? LK_LIMIT_SHEET_COLUMNS : last;
    if (sheet->hidden_columns == NULL)
        sheet->hidden_columns = LK_NEW_ARRAY(sheet->book.arena, LK_LIMIT_SHEET_COLUMNS + 1, int32_t);
    sheet->hidden_columns[first - 1]++;
    sheet->hidden_columns[last]--;
}

static void start_cell(Reading *reading, const char **attributes)
{
    const char *place = lk_xml_value(attributes, "r"), *type = lk_xml_value(attributes, "t");
    uint32_t row = reading->row;
    if (place == NULL || !read_reference(place, &row, &reading->column))
        reading->column++;
    reading->row = row;
    snprintf(reading->type, sizeof reading->type, "%s", type == NULL ? "n" : type);
    reading->style = read_count(lk_xml_value(attributes, "s"));
    reading->has_formula = false;
    reading->text.length = 0;
}

static void add_merge(LkSheet *sheet, const char *range)
{
    LkSheetMerge merge = {0};
    const char *colon = range == NULL ? NULL : strchr(range, ':');
    if (colon == NULL || !read_reference(range, &merge.row, &merge.column) ||
        !read_reference(colon + 1, &merge.last_row, &merge.last_column) || merge.last_row < merge.row ||
        merge.last_column < merge.column)
        return;
    LK_GROW(sheet->book.arena, sheet->merges, sheet->merge_count, sheet->merge_room, 16);
    sheet->merges[sheet->merge_count++] = merge;
}

static void start_element(void *context, const char *name, const char **attributes)
{
    Reading *reading = context;
    if (strcmp(name, "row") == 0)
        start_row(reading, attributes);
    else if (strcmp(name, "c") == 0)
        start_cell(reading, attributes);
    else if (strcmp(name, "f") == 0)
        reading->has_formula = true;
    else if (strcmp(name, "col") == 0)
        start_columns(reading->sheet, attributes);
    else if (strcmp(name, "mergeCell") == 0)
        add_merge(reading->sheet, lk_xml_value(attributes, "ref"));
    reading->in_reading |= strcmp(name, "rPh") == 0;
    reading->in_value = strcmp(name, "v") == 0 || (strcmp(name, "t") == 0 && !reading->in_reading);
}

static void take_text(void *context, LkText text)
{
    Reading *reading = context;
    if (reading->in_value)
        lk_buffer_text(&reading->text, text);
}

/* ---- What a cell shows */

static void note(LkSheetTold *told, const Reading *reading, LkText value)
{
    if (told->count++ == 0) {
        told->row = reading->row;
        told->column = reading->column;
        told->value = value;
    }
}

static LkText kept(const Reading *reading, LkText text)
{
    return (LkText){lk_arena_copy(reading->sheet->book.arena, text.bytes, text.length), text.length};
}

static LkText shared_text(LkSheet *sheet, LkText index)
{
    const LkWorkbook *book = &sheet->book;
    size_t i = 0;
    for (size_t k = 0; k < index.length && i < book->text_count; k++)
        i = i * 10 + (size_t)(unsigned char)(index.bytes[k] - '0');
    sheet->is_damaged |= i >= book->text_count; /* its text is missing */
    return i < book->text_count ? book->texts[i] : (LkText){"", 0};
}

/* Whether both say the same amount. */
static bool says_the_same(LkText shown, LkText held)
{
    LkNumber a, b;
    return lk_number_read_held(shown, &a) && lk_number_read_held(held, &b) && a.is_percent == b.is_percent &&
           lk_number_compare(&a, &b) == 0;
}

static void take_number(const Reading *reading, LkText value, LkSheetCell *cell)
{
    const LkWorkbook *book = &reading->sheet->book;
    LkText format = reading->style < book->format_count ? book->formats[reading->style] : LK_TEXT("General");
    LkBuffer out, held;
    lk_buffer_init(&out, book->arena);
    lk_buffer_init(&held, book->arena);
    lk_number_format_write(format, value, book->from_1904, &out);
    lk_number_format_held(format, value, book->from_1904, &held);
    cell->text = lk_buffer_view(&out);
    cell->is_number = !lk_number_format_is_date(format);
    if (held.length > 0 && !says_the_same(cell->text, lk_buffer_view(&held)))
        cell->held = lk_buffer_view(&held);
}

static void take_value(Reading *reading, LkText value, LkSheetCell *cell)
{
    const LkWorkbook *book = &reading->sheet->book;
    LkBuffer serial;
    if (strcmp(reading->type, "s") == 0) {
        cell->text = shared_text(reading->sheet, value);
    } else if (strcmp(reading->type, "b") == 0) {
        cell->text = lk_text_is(value, "1") ? LK_TEXT("TRUE") : LK_TEXT("FALSE");
    } else if (strcmp(reading->type, "n") == 0) {
        take_number(reading, kept(reading, value), cell);
    } else if (strcmp(reading->type, "d") == 0) {
        lk_buffer_init(&serial, book->arena);
        bool is_date = lk_number_format_serial(value, book->from_1904, &serial);
        take_number(reading, is_date ? lk_buffer_view(&serial) : kept(reading, value), cell);
    } else {
        cell->text = lk_workbook_text(kept(reading, value), book->arena);
        if (strcmp(reading->type, "e") == 0)
            note(&reading->sheet->errors, reading, cell->text);
    }
}

static void end_cell(Reading *reading)
{
    LkSheet *sheet = reading->sheet;
    LkText value = lk_buffer_view(&reading->text);
    if (value.length == 0 && reading->has_formula && strcmp(reading->type, "str") != 0)
        note(&sheet->formulas, reading, value);
    if (value.length == 0 || reading->column >= LK_LIMIT_SHEET_COLUMNS || reading->row >= LK_LIMIT_SHEET_ROWS)
        return;
    if (sheet->count == LK_LIMIT_DATA_CELLS) {
        sheet->is_too_large = true;
        return;
    }
    LkSheetCell cell = {.row = reading->row, .column = reading->column};
    take_value(reading, value, &cell);
    LK_GROW(sheet->book.arena, sheet->cells, sheet->count, sheet->room, 256);
    sheet->cells[sheet->count++] = cell;
}

static void end_element(void *context, const char *name)
{
    Reading *reading = context;
    reading->in_value = false;
    if (strcmp(name, "rPh") == 0)
        reading->in_reading = false;
    if (strcmp(name, "c") == 0)
        end_cell(reading);
}

/* ---- All of it */

static int compare_cells(const void *left, const void *right)
{
    const LkSheetCell *a = left, *b = right;
    return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->column > b->column) - (a->column < b->column);
}

void lk_sheet_order(LkSheet *sheet)
{
    if (sheet->count > 1)
        qsort(sheet->cells, sheet->count, sizeof *sheet->cells, compare_cells);
}

static int compare_rows(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

LkZipResult lk_sheet_read(LkSheet *sheet, size_t index)
{
    LkText xml;
    Reading reading = {.sheet = sheet, .row = UINT32_MAX};
    LkXmlHandler handler = {start_element, end_element, take_text, &reading};
    lk_buffer_init(&reading.text, sheet->book.arena);
    LkZipResult result = lk_workbook_sheet(&sheet->book, index, &xml);
    if (result == LK_ZIP_GOOD && !lk_xml_walk(xml, sheet->book.arena, &handler))
        result = LK_ZIP_DAMAGED;
    if (result == LK_ZIP_GOOD && sheet->is_damaged)
        result = LK_ZIP_DAMAGED;
    if (sheet->hidden_row_count > 1)
        qsort(sheet->hidden_rows, sheet->hidden_row_count, sizeof *sheet->hidden_rows, compare_rows);
    return result;
}
