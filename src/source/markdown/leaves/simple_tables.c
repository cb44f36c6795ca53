/* Pandoc's simple and multiline tables: columns stand below groups of dashes.
 *
 *     ลำดับ   กิจกรรม          -------------------     the frame of a multiline table; its rows
 *     -----  ---------       ลำดับ   กิจกรรม          are parted by empty lines
 *     ๑      จัดอบรม          -----  ---------
 */
#include "source/markdown/leaves/leaves.h"
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/tables/tables.h"

#include "source/markdown/scan/scan.h"

enum { FRAME_LEAST = 10, HEAD_LINES_MOST = 8 };

/* A group of dashes: the columns of the page that it covers. */
typedef struct Group {
    uint32_t start, end;
} Group;

/* A table while its lines are found. */
typedef struct Finding {
    LkBlockReader *reader;
    Group groups[LK_LIMIT_TABLE_COLUMNS];
    size_t columns;
    bool is_multiline, has_head;
    LkAt head, dashes, body, body_end, end; /* starts of lines; the end of the last */
    size_t rows;
} Finding;

/* Reads the groups of a line of dashes and blanks. Returns how many; 0 for any other line, or too many. */
static size_t read_groups(const LkLineScan *line, Group *groups)
{
    size_t count = 0;
    LkAt at = line->content;
    uint32_t column = lk_columns(line->text, line->start, at);
    while (at < line->end) {
        Group group = {.start = column};
        while (at < line->end && line->text.bytes[at] == '-')
            at++, column++;
        group.end = column;
        if (group.end - group.start < 2 || count == LK_LIMIT_TABLE_COLUMNS)
            return 0;
        if (groups != NULL)
            groups[count] = group;
        count++;
        while (at < line->end && line->text.bytes[at] == ' ')
            at++, column++;
    }
    return count;
}

static bool is_frame(const LkLineScan *line)
{
    Group group[LK_LIMIT_TABLE_COLUMNS];
    return read_groups(line, group) == 1 && group[0].end - group[0].start >= FRAME_LEAST;
}

/* ---- Where it begins and ends */

static bool find_dashes(Finding *finding)
{
    const LkLineScan *first = &finding->reader->line;
    LkText text = first->text;
    if (read_groups(first, finding->groups) >= 2) { /* without a head */
        finding->dashes = first->start;
        finding->body = first->next;
        finding->columns = read_groups(first, finding->groups);
        return true;
    }
    finding->is_multiline = is_frame(first);
    finding->has_head = true;
    finding->head = finding->is_multiline ? first->next : first->start;
    LkAt at = first->next;
    for (size_t lines = 0; at < text.length && lines < (finding->is_multiline ? HEAD_LINES_MOST : 1);
         lines++) {
        LkLineScan line = lk_line_scan(text, at);
        finding->columns = read_groups(&line, finding->groups);
        finding->dashes = at;
        finding->body = at = line.next;
        if (finding->columns >= 2)
            return true;
        if (line.is_blank)
            return false;
    }
    return false;
}

/* A simple table ends at an empty line, or at a line of dashes; one without a head or of many lines must end
 * at dashes. */
static bool find_end(Finding *finding)
{
    LkText text = finding->reader->text;
    bool needs_dashes = finding->is_multiline || !finding->has_head, was_blank = true;
    for (LkAt at = finding->body; at < text.length;) {
        LkLineScan line = lk_line_scan(text, at);
        size_t dashes = read_groups(&line, NULL);
        finding->body_end = at;
        finding->end = line.end;
        finding->reader->markdown->steps++;
        if (finding->is_multiline ? is_frame(&line) : dashes == finding->columns)
            return finding->rows > 0;
        if (line.is_blank && !finding->is_multiline)
            return !needs_dashes && finding->rows > 0;
        finding->rows += !line.is_blank && (!finding->is_multiline || was_blank);
        was_blank = line.is_blank;
        at = line.next;
        finding->body_end = at;
    }
    return !needs_dashes && finding->rows > 0;
}

/* ---- Its cells */

/* The byte at a column of the line: the first character that stands at or behind it. */
static LkAt byte_at(const LkLineScan *line, uint32_t wanted)
{
    LkAt at = line->start;
    LkText text = {line->text.bytes, line->end};
    for (uint32_t column = 0; at < line->end;) {
        LkAt next = at;
        uint32_t width = !lk_is_thai_mark(lk_utf8_next(text, &next));
        if (column >= wanted && width > 0)
            break;
        column += width;
        at = next;
    }
    return at;
}

/* The bytes of a line below a group: up to the next group. Text may reach over its dashes. */
static void cell_range(const Finding *finding, const LkLineScan *line, size_t column, LkAt *start, LkAt *end)
{
    bool is_last = column + 1 == finding->columns;
    *start = column == 0 ? line->start : byte_at(line, finding->groups[column].start);
    *end = is_last ? line->end : byte_at(line, finding->groups[column + 1].start);
}

/* Whether blanks stand before each column but the first. */
static bool fits(const Finding *finding, const LkLineScan *line)
{
    for (size_t column = 1; column < finding->columns; column++) {
        LkAt start = byte_at(line, finding->groups[column].start);
        if (start < line->end && start > line->start && line->text.bytes[start - 1] != ' ')
            return false;
    }
    return true;
}

/* Where marks above and below were counted as columns, the columns stand askew: two blanks part cells. */
static bool next_part(const LkLineScan *line, LkAt *at, LkAt *start, LkAt *end)
{
    *start = lk_skip_blanks(line->text, *at, line->end, true);
    *end = *start;
    while (*end < line->end && !lk_begins_with(line->text, *end, line->end, "  "))
        (*end)++;
    *at = *end;
    return *end > *start;
}

static size_t count_parts(const LkLineScan *line)
{
    LkAt at = line->start, start, end;
    size_t parts = 0;
    while (next_part(line, &at, &start, &end))
        parts++;
    return parts;
}

static LkAt next_row_line(LkText text, LkAt at, LkAt end)
{
    LkAt next = end;
    if (at < end)
        lk_line_end(text, at, &next);
    return next;
}

/* Reads the lines [at, end) of one row into its cells; each cell's lines follow one another. */
static bool read_row(const Finding *finding, LkTableText *table, size_t row, LkAt at, LkAt end)
{
    LkText text = finding->reader->text;
    table->rows[row] = at;
    for (size_t column = 0; column < finding->columns; column++) {
        LkCellText *cell = &table->cells[row * finding->columns + column];
        for (LkAt place = at; place < end; place = next_row_line(text, place, end)) {
            LkLineScan line = lk_line_scan(text, place);
            LkAt start = line.start, behind = line.end, part = line.start;
            if (fits(finding, &line))
                cell_range(finding, &line, column, &start, &behind);
            else if (count_parts(&line) != finding->columns)
                return false;
            else
                for (size_t i = 0; i <= column; i++)
                    next_part(&line, &part, &start, &behind);
            lk_cell_add_line(finding->reader, cell, start, behind);
        }
    }
    return true;
}

/* The end of the row that begins at `at`: of its line, or before the next empty line. */
static LkAt row_end(const Finding *finding, LkAt at, LkAt limit)
{
    LkText text = finding->reader->text;
    LkAt next;
    if (!finding->is_multiline) {
        lk_line_end(text, at, &next);
        return next;
    }
    while (at < limit) {
        LkLineScan line = lk_line_scan(text, at);
        if (line.is_blank)
            break;
        at = line.next;
    }
    return at;
}

static bool read_rows(const Finding *finding, LkTableText *table)
{
    size_t row = 0;
    if (finding->has_head && !read_row(finding, table, row++, finding->head, finding->dashes))
        return false;
    for (LkAt at = finding->body; at < finding->body_end && row < table->row_count;) {
        LkLineScan line = lk_line_scan(finding->reader->text, at);
        if (line.is_blank) {
            at = line.next;
            continue;
        }
        LkAt end = row_end(finding, at, finding->body_end);
        if (!read_row(finding, table, row++, at, end))
            return false;
        at = end;
    }
    return true;
}

static bool is_in_quote(const LkBlockReader *reader)
{
    for (size_t i = 1; i <= reader->depth; i++)
        if (reader->open[i].node->kind != LK_NODE_ITEM)
            return true;
    return false;
}

/* What can begin one: dashes, or a line over groups of dashes. */
static bool may_begin(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    LkText text = line->text;
    if (is_in_quote(reader))
        return false;
    if (text.bytes[line->content] == '-')
        return read_groups(line, NULL) >= 2 || is_frame(line);
    LkAt at = lk_skip_blanks(text, line->next, text.length, false);
    return line->is_thai && lk_begins_with(text, at, text.length, "--");
}

bool lk_table_simple(LkBlockReader *reader, size_t matched)
{
    if (!may_begin(reader))
        return false;
    Finding finding = {.reader = reader};
    LkLineScan *line = &reader->line;
    if (!find_dashes(&finding) || !find_end(&finding) ||
        !lk_thai_within(line->text, line->start, finding.end))
        return false;
    lk_block_close_to(reader, matched);
    LkTableText *table = lk_table_new(reader, LK_TABLE_SIMPLE, finding.rows + finding.has_head,
                                      finding.columns, line->content);
    if (table == NULL)
        return true;
    size_t segments = reader->markdown->segment_count;
    table->header_rows = finding.has_head;
    if (!read_rows(&finding, table)) {
        reader->markdown->segment_count = segments;
        lk_remark(reader->markdown, LK_REMARK_TABLE, line->content, line->end, finding.columns);
        return false;
    }
    LkNode *node = lk_block_add(reader, LK_NODE_TABLE, line->content);
    node->as.table = table;
    node->end = line->end = finding.end;
    lk_line_end(line->text, finding.end, &line->next);
    return true;
}
