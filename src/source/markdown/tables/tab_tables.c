/* Tables as spreadsheets and word processors copy them: lines with the same number of tabs; or, where the
 * tabs were typed to line up words, with the same number of rows of tabs. A cell that a spreadsheet put into
 * quotes, since it has line ends or quotes, may reach over several lines. */
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/scan/scan.h"
#include "source/markdown/scan/words.h"

/* A line with the blanks before it, which a paragraph leaves out: an empty first cell is a tab. */
static LkAt row_start(const LkBlockReader *reader, size_t segment)
{
    LkAt at = reader->markdown->segments[segment].start;
    while (at > 0 && lk_is_ascii_blank(reader->text.bytes[at - 1]))
        at--;
    return at;
}

/* ---- Cells in quotes: "ก⏎ข" "ดี ""มาก""" */

/* A place among the lines of a paragraph. */
typedef struct Place {
    size_t segment;
    LkAt at;
} Place;

enum { MOST_LINES = 64 }; /* of a cell: a quote without an end is looked for no further */

static LkAt line_end(const LkBlockReader *reader, size_t segment)
{
    return reader->markdown->segments[segment].end;
}

/* Moves behind the closing quote of the cell that begins at `place`, if a tab or the end of a line follows
 * it. *is_plain: it has neither a line end nor a quote within, so that its quotes are words. */
static bool pass_quoted(const LkBlockReader *reader, Place *place, size_t limit, bool *is_plain)
{
    LkText text = reader->text;
    size_t segment = place->segment;
    LkAt at = place->at + 1;
    *is_plain = true;
    for (; segment < limit && segment < place->segment + MOST_LINES; *is_plain = false) {
        LkAt end = line_end(reader, segment);
        for (; at < end; at++) {
            if (text.bytes[at] != '"')
                continue;
            LkAt next = at + 1;
            if (next == end || text.bytes[next] == '\t') {
                *place = (Place){segment, next};
                return true;
            }
            if (text.bytes[next] != '"')
                return false;
            *is_plain = false;
            at++;
        }
        if (++segment < limit)
            at = reader->markdown->segments[segment].start;
    }
    return false;
}

/* Adds the text of a line of a quoted cell: of two quotes side by side one is left. */
static void add_unquoted(LkBlockReader *reader, LkCellText *cell, LkAt at, LkAt end)
{
    bool joins = false;
    for (LkAt from = at; from < end; joins = true) {
        const char *quotes = memmem(reader->text.bytes + from, end - from, "\"\"", 2);
        LkAt behind = quotes == NULL ? end : (LkAt)(quotes - reader->text.bytes) + 1;
        if (cell->segment_count++ == 0)
            cell->segment = reader->markdown->segment_count;
        lk_block_add_segment(reader, from, behind, 0);
        reader->markdown->segments[reader->markdown->segment_count - 1].joins = joins;
        from = behind + (quotes != NULL);
    }
}

static void add_quoted(LkBlockReader *reader, LkCellText *cell, Place start, Place end)
{
    for (size_t segment = start.segment; segment <= end.segment; segment++) {
        LkAt from = segment == start.segment ? start.at + 1 : reader->markdown->segments[segment].start;
        LkAt to = segment == end.segment ? end.at - 1 : line_end(reader, segment);
        from = lk_skip_blanks(reader->text, from, to, true);
        add_unquoted(reader, cell, from, lk_trim_end(reader->text, from, to));
    }
}

/* ---- Rows */

/* A row of one line or, with quoted cells, of several. */
typedef struct Row {
    size_t behind;  /* the segment behind it */
    size_t tabs;    /* between its cells */
    size_t groups;  /* rows of tabs, those at its start left out */
    uint64_t empty; /* which of its first cells are empty between two tabs */
} Row;

/* Moves to the end of the cell at `place`: before a tab, or to the end of a line. It goes into `cell`, unless
 * that is NULL. */
static void pass_cell(LkBlockReader *reader, Place *place, size_t limit, LkCellText *cell)
{
    Place start = *place;
    LkAt end = line_end(reader, place->segment);
    bool is_plain = true;
    if (start.at < end && reader->text.bytes[start.at] == '"' &&
        pass_quoted(reader, place, limit, &is_plain) && !is_plain) {
        if (cell != NULL)
            add_quoted(reader, cell, start, *place);
        return;
    }
    const char *tab = memchr(reader->text.bytes + start.at, '\t', end - start.at);
    *place = (Place){start.segment, tab == NULL ? end : (LkAt)(tab - reader->text.bytes)};
    if (cell != NULL)
        lk_cell_add_line(reader, cell, start.at, place->at);
}

static bool is_at_tab(const LkBlockReader *reader, const Place *place)
{
    return place->at < line_end(reader, place->segment) && reader->text.bytes[place->at] == '\t';
}

static Row look_at_row(LkBlockReader *reader, size_t segment, size_t limit)
{
    Place place = {segment, row_start(reader, segment)};
    Row row = {.tabs = 0};
    bool is_behind_tab = true; /* those at its start */
    for (;;) {
        LkAt start = place.at;
        pass_cell(reader, &place, limit, NULL);
        if (!is_at_tab(reader, &place))
            break;
        is_behind_tab = is_behind_tab && place.at == start;
        row.groups += !is_behind_tab;
        if (is_behind_tab && row.groups > 0 && row.tabs < 64)
            row.empty |= (uint64_t)1 << row.tabs;
        row.tabs++;
        place.at++;
        is_behind_tab = true;
    }
    row.behind = place.segment + 1;
    reader->markdown->steps++;
    return row;
}

static size_t row_tabs(const LkBlockReader *reader, size_t segment)
{
    return lk_count_tabs(reader->text, row_start(reader, segment), reader->markdown->segments[segment].end);
}

static bool is_label(const LkBlockReader *reader, size_t segment)
{
    const LkSegment *line = &reader->markdown->segments[segment];
    return lk_begins_with_label(reader->text, line->start, line->end);
}

/* Tabs before the first cell of a line. */
static size_t indent_of(const LkBlockReader *reader, size_t segment)
{
    LkAt start = row_start(reader, segment), at = start;
    while (at < line_end(reader, segment) && reader->text.bytes[at] == '\t')
        at++;
    return at - start;
}

/* Columns of years are headed by numbers, rows of data begin with one, or with the name of a person. */
static bool is_header(const LkBlockReader *reader, LkAt at, LkAt end)
{
    at = lk_skip_blanks(reader->text, at, end, true);
    return lk_digit_value(lk_peek(reader->text, at, end)) < 0 && !lk_is_name_title(reader->text, at, end);
}

static bool is_digit_at(LkText text, LkAt at, LkAt end)
{
    return lk_digit_value(lk_peek(text, at, end)) >= 0;
}

/* ๒๕๖๙ and no more: a year, which heads a column. */
static bool is_year(LkText text, LkAt at, LkAt end)
{
    int digits = 0;
    for (; is_digit_at(text, at, end); digits++)
        lk_utf8_next(text, &at);
    return digits == 4 && lk_skip_blanks(text, at, end, true) == end;
}

/* วันจันทร์, วันที่ ๑ ตุลาคม */
static bool is_day(LkText text, LkAt at, LkAt end)
{
    if (lk_begins_with(text, at, end, "วันที่"))
        return is_digit_at(text, lk_skip_blanks(text, at + strlen("วันที่"), end, true), end);
    return lk_begins_with_any(text, at, end,
                              LK_WORDS("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัส", "วันศุกร์", "วันเสาร์", "วันอาทิตย์"));
}

/* The first row has a day, a bullet, or a number that is no year over another number: it is a row of data. */
static bool is_first_row_data(const LkBlockReader *reader, const LkTableText *table)
{
    const LkSegment *segments = reader->markdown->segments;
    LkText text = reader->text;
    for (size_t column = 0; column < table->column_count && table->row_count > 1; column++) {
        const LkCellText *head = &table->cells[column], *below = head + table->column_count;
        if (head->segment_count == 0 || below->segment_count == 0)
            continue;
        LkSegment first = segments[head->segment], second = segments[below->segment];
        bool is_number = is_digit_at(text, first.start, first.end) && !is_year(text, first.start, first.end);
        bool is_bullet = column == 0 && lk_begins_with(text, first.start, first.end, "- ");
        if (is_day(text, first.start, first.end) || is_bullet ||
            (is_number && is_digit_at(text, second.start, second.end)))
            return true;
    }
    return false;
}

/* `is_loose`: tabs side by side part cells as one. */
static void read_row(LkBlockReader *reader, LkTableText *table, size_t row, Place place, size_t limit,
                     bool is_loose)
{
    LkCellText *cells = table->cells + row * table->column_count;
    table->rows[row] = place.at;
    for (size_t column = 0; column < table->column_count; column++) {
        pass_cell(reader, &place, limit, &cells[column]);
        if (!is_at_tab(reader, &place))
            return;
        place.at++;
        while (is_loose && is_at_tab(reader, &place))
            place.at++;
    }
}

/* Lines that are rows alike. */
typedef struct Run {
    size_t end, rows, indent;
    size_t tabs;    /* between cells, without the indent */
    uint64_t empty; /* columns without a word in any row */
} Run;

static Run find_run(LkBlockReader *reader, size_t first, size_t limit, bool is_loose)
{
    Row head = look_at_row(reader, first, limit), row = head;
    Run run = {
        .end = first, .indent = SIZE_MAX, .tabs = is_loose ? head.groups : head.tabs, .empty = head.empty};
    while ((is_loose ? row.groups : row.tabs) == run.tabs && (run.tabs > 1 || !is_label(reader, run.end))) {
        size_t indent = indent_of(reader, run.end);
        run.indent = indent < run.indent ? indent : run.indent;
        run.empty &= row.empty;
        run.end = row.behind;
        run.rows++;
        if (run.end >= limit)
            break;
        row = look_at_row(reader, run.end, limit);
    }
    if (!is_loose && run.rows > 0)
        run.tabs -= run.indent;
    return run;
}

static bool is_table(const Run *run)
{
    return run->tabs > 0 && run->rows >= lk_tab_rows_needed(run->tabs);
}

static LkTableText *make_table(LkBlockReader *reader, size_t first, const Run *run, bool is_loose)
{
    LkAt start = row_start(reader, first) + (is_loose ? indent_of(reader, first) : run->indent);
    LkTableText *table = lk_table_new(reader, LK_TABLE_TABS, run->rows, run->tabs + 1, start);
    if (table == NULL)
        return NULL;
    size_t segment = first;
    for (size_t i = 0; i < run->rows; i++) {
        size_t indent = is_loose ? indent_of(reader, segment) : run->indent;
        Place place = {segment, row_start(reader, segment) + indent};
        segment = look_at_row(reader, segment, run->end).behind;
        read_row(reader, table, i, place, segment, is_loose);
    }
    bool is_head = is_header(reader, start, line_end(reader, first));
    table->header_rows = is_head && !is_first_row_data(reader, table);
    return table;
}

LkTableText *lk_table_of_tabs(LkBlockReader *reader, size_t first, size_t limit, size_t *count)
{
    size_t tabs = look_at_row(reader, first, limit).tabs; /* a quoted cell may end on a later line */
    /* Without a tab behind its first cell a line is indented: no run is looked for from each of many such. */
    if (tabs == 0 || tabs == indent_of(reader, first) || (tabs == 1 && is_label(reader, first)))
        return NULL;
    Run strict = find_run(reader, first, limit, false), loose = strict;
    bool has_empty = is_table(&strict) && strict.empty != 0; /* two tabs are one where each row has both */
    if (has_empty || (strict.end < limit && row_tabs(reader, strict.end) > 0))
        loose = find_run(reader, first, limit, true);
    bool is_loose = (loose.end > strict.end && is_table(&loose)) ||
                    (has_empty && loose.tabs > 0 && loose.end >= strict.end);
    const Run *run = is_loose ? &loose : &strict;
    if (!is_loose && !is_table(run)) {
        lk_tell_tabs(reader, first, limit, tabs);
        return NULL;
    }
    *count = run->end - first;
    return make_table(reader, first, run, is_loose);
}
