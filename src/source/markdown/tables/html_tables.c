/* HTML tables, as pandoc and web pages give them: rows, heads, cells that span others, paragraphs and line
 * ends within a cell. Marks of words within a cell stay in its text, and are read with it. */
#include "source/markdown/tables/tables.h"

#include <string.h>
#include <strings.h>

#include "source/markdown/scan/scan.h"
#include "source/markdown/tables/html_lists.h"

/* ---- Tags */

typedef struct Tag {
    LkAt start, end; /* end: behind its > */
    LkText name;
    bool closes;
} Tag;

/* Finds the next tag or comment in [at, end). Returns false when there is none. */
static bool next_tag(LkText text, LkAt at, LkAt end, Tag *tag)
{
    const char *open = memchr(text.bytes + at, '<', end - at);
    if (open == NULL)
        return false;
    *tag = (Tag){.start = (LkAt)(open - text.bytes)};
    at = tag->start + 1;
    if (lk_begins_with(text, at, end, "!--")) {
        const char *close = memmem(text.bytes + at, end - at, "-->", 3);
        tag->end = close == NULL ? end : (LkAt)(close + 3 - text.bytes);
        tag->name = LK_TEXT("!--");
        return true;
    }
    tag->closes = at < end && text.bytes[at] == '/';
    LkAt name = at + tag->closes, behind = name;
    while (behind < end && strchr(" \t\r\n>/<", text.bytes[behind]) == NULL)
        behind++;
    tag->name = lk_text_slice(text, name, behind);
    for (char quote = 0; behind < end && (quote != 0 || text.bytes[behind] != '>'); behind++) {
        char byte = text.bytes[behind];
        if (quote != 0)
            quote = byte == quote ? 0 : quote;
        else if (byte == '"' || byte == '\'')
            quote = byte;
    }
    tag->end = behind < end ? behind + 1 : end;
    return true;
}

static bool is_named(const Tag *tag, const char *name)
{
    return tag->name.length == strlen(name) && strncasecmp(tag->name.bytes, name, tag->name.length) == 0;
}

static bool is_any(const Tag *tag, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_named(tag, names[i]))
            return true;
    return false;
}

static LkText attribute(LkText text, const Tag *tag, const char *name)
{
    return lk_html_attribute(lk_text_slice(text, tag->start, tag->end), name);
}

static LkCellAlign alignment_of(LkText text, const Tag *tag)
{
    LkText typed = attribute(text, tag, "align"), style = attribute(text, tag, "style");
    const char *found = memmem(style.bytes, style.length, "text-align:", 11);
    if (found != NULL) {
        size_t at = (size_t)(found + 11 - style.bytes);
        typed = lk_text_trim(lk_text_slice(style, at, style.length));
    }
    if (typed.length >= 5 && memcmp(typed.bytes, "right", 5) == 0)
        return LK_CELL_RIGHT;
    if (typed.length >= 6 && memcmp(typed.bytes, "center", 6) == 0)
        return LK_CELL_CENTRE;
    return typed.length >= 4 && memcmp(typed.bytes, "left", 4) == 0 ? LK_CELL_LEFT : LK_CELL_DEFAULT;
}

/* ---- The cells in their order */

typedef struct Cell {
    LkCellText text;
    LkCellAlign alignment;
    size_t row;
} Cell;

typedef struct Reading {
    LkBlockReader *reader;
    LkAt at, end;
    Cell *cells;
    size_t count, capacity;
    LkAt *rows;
    size_t row_count, row_capacity;
    size_t header_rows;
    bool in_row, in_cell, in_head, in_caption;
    bool row_is_head;  /* of <th> alone */
    bool is_parted;    /* what comes next in the cell is another paragraph */
    LkHtmlLists lists; /* that are open in the cell */
    uint16_t item;     /* the mark of the item whose words come next */
    size_t depth;      /* of tables */
    size_t caption, caption_count;
    bool is_bad; /* text outside its cells, or another table within one */
} Reading;

static void begin_row(Reading *reading, const Tag *tag)
{
    LkBlockReader *reader = reading->reader;
    LK_GROW(reader->arena, reading->rows, reading->row_count, reading->row_capacity, 16);
    reading->rows[reading->row_count++] = tag->start;
    reading->in_row = reading->row_is_head = true;
    reading->in_cell = false;
}

static void end_row(Reading *reading)
{
    if (!reading->in_row)
        return;
    bool is_head = reading->in_head || reading->row_is_head;
    if (is_head && reading->header_rows + 1 == reading->row_count)
        reading->header_rows++;
    reading->in_row = reading->in_cell = false;
}

static void begin_cell(Reading *reading, const Tag *tag)
{
    LkBlockReader *reader = reading->reader;
    if (!reading->in_row)
        begin_row(reading, tag);
    LK_GROW(reader->arena, reading->cells, reading->count, reading->capacity, 64);
    LkText text = reader->text;
    Cell cell = {.alignment = alignment_of(text, tag), .row = reading->row_count - 1};
    cell.text.columns = lk_html_number(attribute(text, tag, "colspan"));
    cell.text.rows = lk_html_number(attribute(text, tag, "rowspan"));
    reading->cells[reading->count++] = cell;
    reading->row_is_head = reading->row_is_head && is_named(tag, "th");
    reading->in_cell = true;
    reading->in_caption = reading->is_parted = false;
    reading->lists.depth = 0;
    reading->item = LK_HTML_NO_ITEM;
}

static void add_line(Reading *reading, size_t *first, size_t *count, LkAt start, LkAt end)
{
    LkBlockReader *reader = reading->reader;
    if (*count == 0)
        *first = reader->markdown->segment_count;
    if ((reading->is_parted && *count > 0) || reading->item != LK_HTML_NO_ITEM) {
        lk_block_add_segment(reader, start, start, 0);
        reader->markdown->segments[reader->markdown->segment_count - 1].item = reading->item;
        ++*count;
    }
    reading->is_parted = false;
    reading->item = LK_HTML_NO_ITEM;
    lk_block_add_segment(reader, start, end, 0);
    ++*count;
}

/* The text between two tags that part something, line by line. */
static void add_text(Reading *reading, LkAt start, LkAt end)
{
    LkText text = {reading->reader->text.bytes, end}; /* no further: a line may have many tags */
    while (start < end) {
        LkAt next;
        LkAt line_end = lk_line_end(text, start, &next);
        LkAt at = lk_skip_blanks(text, start, line_end, true), behind = lk_trim_end(text, at, line_end);
        if (behind > at && reading->in_cell) {
            LkCellText *cell = &reading->cells[reading->count - 1].text;
            size_t count = cell->segment_count;
            add_line(reading, &cell->segment, &count, at, behind);
            cell->segment_count = (uint32_t)count;
        } else if (behind > at && reading->in_caption) {
            add_line(reading, &reading->caption, &reading->caption_count, at, behind);
        } else if (behind > at) {
            reading->is_bad = true;
        }
        start = next;
    }
}

/* Tags of the table itself; all others belong to the words of a cell. */
static bool is_part(const Tag *tag)
{
    static const char *const parts[] = {"table",    "thead", "tbody", "tfoot", "tr", "td", "th", "caption",
                                        "colgroup", "col",   "p",     "div",   "ul", "ol", "li", "!--"};
    return is_any(tag, parts, sizeof parts / sizeof *parts);
}

static void take_tag(Reading *reading, const Tag *tag)
{
    static const char *const breaks[] = {"p", "div", "ul", "ol", "li"};
    if (is_named(tag, "table")) {
        reading->is_bad |= !tag->closes && reading->depth++ > 0;
        if (tag->closes)
            end_row(reading);
    } else if (is_named(tag, "tr")) {
        end_row(reading);
        if (!tag->closes)
            begin_row(reading, tag);
    } else if (is_named(tag, "td") || is_named(tag, "th")) {
        reading->in_cell = false;
        if (!tag->closes)
            begin_cell(reading, tag);
    } else if (is_named(tag, "thead")) {
        end_row(reading);
        reading->in_head = !tag->closes;
    } else if (is_named(tag, "caption")) {
        reading->in_caption = !tag->closes;
        reading->is_bad |= reading->in_caption && reading->caption_count > 0;
    } else if (is_any(tag, breaks, sizeof breaks / sizeof *breaks)) {
        reading->is_parted = true;
        if (reading->in_cell && lk_html_is_list(tag->name))
            reading->item =
                lk_html_list_tag(&reading->lists, lk_text_slice(reading->reader->text, tag->start, tag->end),
                                 tag->name, tag->closes);
    }
}

static bool read_cells(Reading *reading)
{
    Tag tag;
    for (LkAt at = reading->at; next_tag(reading->reader->text, at, reading->end, &tag); at = tag.end) {
        reading->reader->markdown->steps++;
        if (!is_part(&tag))
            continue;
        add_text(reading, reading->at, tag.start);
        take_tag(reading, &tag);
        reading->at = tag.end;
    }
    add_text(reading, reading->at, reading->end);
    end_row(reading);
    return !reading->is_bad && reading->row_count > 0;
}

/* ---- Their places */

/* Which columns the cells above still cover, and for how many rows more. */
typedef struct Places {
    size_t until[LK_LIMIT_TABLE_COLUMNS + 1]; /* the first row that is free again */
    size_t columns;
} Places;

/* Finds the first free column of a row, from `column` on, and takes it for the cell. Returns false past the
 * limit of columns. */
static bool place(Places *places, const Cell *cell, size_t *column)
{
    while (*column < LK_LIMIT_TABLE_COLUMNS && places->until[*column] > cell->row)
        ++*column;
    if (*column + cell->text.columns > LK_LIMIT_TABLE_COLUMNS)
        return false;
    for (size_t i = 0; i < cell->text.columns; i++)
        places->until[*column + i] = cell->row + cell->text.rows;
    if (*column + cell->text.columns > places->columns)
        places->columns = *column + cell->text.columns;
    return true;
}

static void cut_spans(Reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        Cell *cell = &reading->cells[i];
        size_t left = reading->row_count - cell->row;
        if (cell->text.rows > left)
            cell->text.rows = (uint16_t)left;
    }
}

static size_t count_columns(const Reading *reading)
{
    Places places = {.columns = 0};
    for (size_t i = 0, column = 0; i < reading->count; i++) {
        if (i > 0 && reading->cells[i].row != reading->cells[i - 1].row)
            column = 0;
        if (!place(&places, &reading->cells[i], &column))
            return 0;
        column += reading->cells[i].text.columns;
    }
    return places.columns;
}

static void put_cell(LkTableText *table, const Cell *cell, size_t column)
{
    for (size_t row = 0; row < cell->text.rows; row++)
        for (size_t i = 0; i < cell->text.columns; i++)
            table->cells[(cell->row + row) * table->column_count + column + i].is_covered = row + i > 0;
    table->cells[cell->row * table->column_count + column] = cell->text;
    if (cell->text.columns == 1 && cell->alignment != LK_CELL_DEFAULT)
        table->alignments[column] = cell->alignment;
}

static void put_cells(const Reading *reading, LkTableText *table)
{
    Places places = {.columns = 0};
    for (size_t i = 0, column = 0; i < reading->count; i++) {
        const Cell *cell = &reading->cells[i];
        if (i > 0 && cell->row != reading->cells[i - 1].row)
            column = 0;
        place(&places, cell, &column);
        put_cell(table, cell, column);
        column += cell->text.columns;
    }
    for (size_t i = 0; i < table->row_count; i++)
        table->rows[i] = reading->rows[i];
}

LkTableText *lk_table_of_html(LkBlockReader *reader, LkAt start, LkAt end)
{
    Reading reading = {.reader = reader, .at = start, .end = end};
    size_t segments = reader->markdown->segment_count;
    bool is_good = read_cells(&reading);
    cut_spans(&reading);
    size_t columns = is_good ? count_columns(&reading) : 0;
    LkTableText *table =
        columns == 0 ? NULL : lk_table_new(reader, LK_TABLE_HTML, reading.row_count, columns, start);
    if (table == NULL) {
        reader->markdown->segment_count = segments;
        return NULL;
    }
    table->header_rows = reading.header_rows;
    table->caption = reading.caption;
    table->caption_count = reading.caption_count;
    put_cells(&reading, table);
    return table;
}
