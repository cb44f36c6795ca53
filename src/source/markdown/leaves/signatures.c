/* Signatures side by side, as contracts and minutes have them: lines whose parts stand in two or more columns
 * that tabs or rows of blanks make.
 *
 *     (ลงชื่อ)...............ผู้ให้เช่า      (ลงชื่อ)...............ผู้เช่า
 *            (นายสมชาย ใจดี)                   (นางสมศรี มีสุข)
 *              นายกเทศมนตรี                    กรรมการผู้จัดการ
 *
 * The line to sign on is parted at its words ลงชื่อ, the others at their blanks; a line with fewer parts has
 * them below the columns that they stand nearest to. */
#include <string.h>

#include "base/limits.h"
#include "source/markdown/leaves/leaves.h"
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/scan/scan.h"
#include "source/markdown/tables/tables.h"

enum {
    MOST_COLUMNS = LK_LIMIT_SIGNATURES_BESIDE,
    MOST_LINES = 12, /* below the line to sign on */
    MOST_EMPTY = 3,  /* empty lines between it and the names, typed as room for ink */
    ROOM = 3         /* blanks in place of dots to sign on */
};

/* The parts of a line. */
typedef struct Parts {
    size_t count; /* 0 = it has none, or too many */
    LkAt starts[MOST_COLUMNS], ends[MOST_COLUMNS];
    uint32_t columns[MOST_COLUMNS], behind[MOST_COLUMNS]; /* where they stand and end on the page */
} Parts;

/* The signatures while they are read. */
typedef struct Signing {
    LkBlockReader *reader;
    Parts head;    /* the first line */
    bool has_line; /* the first line is one to sign on; else it is the names */
    Parts lines[MOST_LINES];
    size_t count;
    LkAt end; /* of the last line */
} Signing;

/* ---- The parts of a line */

static bool add_part(Parts *parts, LkText text, LkAt line, LkAt start, LkAt end)
{
    if (parts->count == MOST_COLUMNS)
        return false;
    parts->starts[parts->count] = start;
    parts->ends[parts->count] = end;
    parts->columns[parts->count] = lk_columns(text, line, start);
    parts->behind[parts->count++] = lk_columns(text, line, end);
    return true;
}

/* The length of ลงชื่อ or (ลงชื่อ) at `at`, where somebody signs; 0 for words such as ลงชื่อเข้าใช้. */
static size_t sign_length(LkText text, LkAt at, LkAt end)
{
    static const char *const words[] = {"(ลงชื่อ)", "(ลงนาม)", "ลงชื่อ", "ลงนาม"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        LkAt behind = at + (LkAt)length;
        if (!lk_begins_with(text, at, end, words[i]))
            continue;
        bool is_whole = words[i][0] == '(' || behind >= end || lk_blank_length(text, behind, end, true) > 0 ||
                        strchr("._", text.bytes[behind]) != NULL || lk_begins_with(text, behind, end, "…");
        return is_whole ? length : 0;
    }
    return 0;
}

/* A row of dots, low lines or ellipses from `at` on, or else of blanks: its end; `at` if it is too short. */
static LkAt row_end(LkText text, LkAt at, LkAt end)
{
    LkAt behind = at;
    size_t signs = 0;
    while (behind < end &&
           (strchr("._", text.bytes[behind]) != NULL || lk_begins_with(text, behind, end, "…"))) {
        bool is_ellipsis = lk_begins_with(text, behind, end, "…");
        signs += is_ellipsis ? ROOM : 1;
        behind += is_ellipsis ? (LkAt)strlen("…") : 1;
    }
    if (signs >= ROOM)
        return behind;
    behind = lk_skip_blanks(text, at, end, true);
    return lk_columns(text, at, behind) >= ROOM ? behind : at;
}

/* The first row of dots or blanks in [at, end); false where there is none, and both stay as they were. */
static bool find_row(LkText text, LkAt at, LkAt end, LkAt *start, LkAt *behind)
{
    for (LkAt next; at < end; at = next) {
        next = at;
        lk_utf8_next((LkText){text.bytes, end}, &next);
        LkAt row = row_end(text, at, end);
        if (row > at) {
            *start = at;
            *behind = row;
            return true;
        }
    }
    return false;
}

/* ลงชื่อ…… ลงชื่อ……: parted before each of these words that a blank stands before. */
static Parts signing_parts(const LkLineScan *line)
{
    LkText text = line->text;
    LkAt end = lk_trim_end(text, line->content, line->end), start = line->content;
    Parts parts = {0};
    if (sign_length(text, start, end) == 0)
        return parts;
    for (LkAt at = start + 1; at <= end; at++) {
        bool is_next = at < end && lk_is_ascii_blank(text.bytes[at - 1]) && sign_length(text, at, end) > 0;
        if (at < end && !is_next)
            continue;
        LkAt row, behind, part_end = lk_trim_end(text, start, at);
        if (!find_row(text, start, at, &row, &behind) ||
            !add_part(&parts, text, line->start, start, part_end))
            return (Parts){0};
        start = at;
    }
    return parts;
}

/* The end of a part: before a tab or two blanks that stand outside brackets. */
static LkAt part_end(LkText text, LkAt at, LkAt end)
{
    const char *close = text.bytes[at] == '(' ? memchr(text.bytes + at, ')', end - at) : NULL;
    if (close != NULL)
        at = (LkAt)(close - text.bytes) + 1;
    while (at < end) {
        size_t blank = lk_blank_length(text, at, end, true);
        if (blank > 0 && (text.bytes[at] == '\t' || lk_blank_length(text, at + blank, end, true) > 0))
            break;
        at += blank > 0 ? blank : 1;
    }
    return at;
}

static Parts blank_parts(const LkLineScan *line)
{
    LkText text = line->text;
    LkAt end = lk_trim_end(text, line->content, line->end);
    Parts parts = {0};
    for (LkAt at = line->content; at < end;) {
        LkAt behind = part_end(text, at, end);
        if (!add_part(&parts, text, line->start, at, behind))
            return (Parts){0};
        at = lk_skip_blanks(text, behind, end, true);
    }
    return parts;
}

static bool are_all(const Parts *parts, LkText text, bool (*is_so)(LkText text, LkAt at, LkAt end))
{
    for (size_t i = 0; i < parts->count; i++)
        if (!is_so(text, parts->starts[i], parts->ends[i]))
            return false;
    return parts->count > 0;
}

static bool is_in_brackets(LkText text, LkAt at, LkAt end)
{
    return text.bytes[at] == '(' && text.bytes[end - 1] == ')';
}

static bool is_dots(LkText text, LkAt at, LkAt end)
{
    return !lk_is_ascii_blank(text.bytes[at]) && row_end(text, at, end) == end;
}

static bool is_name(LkText text, LkAt at, LkAt end)
{
    return is_in_brackets(text, at, end) && (lk_is_name_title(text, at + 1, end) ||
                                             (end - at > 2 && row_end(text, at + 1, end - 1) == end - 1));
}

/* Whether the line begins as one of dots or of names does: most lines do not. */
static bool may_be_row(const LkLineScan *line)
{
    return strchr("._(", line->text.bytes[line->content]) != NULL ||
           lk_begins_with(line->text, line->content, line->end, "…");
}

/* ---- The lines */

static LkLineScan line_at(LkText text, LkAt at)
{
    LkLineScan line = lk_line_scan(text, at);
    lk_line_look(&line);
    return line;
}

/* The next line that is not empty, behind up to `most` empty ones; false at the end. */
static bool next_line(LkText text, LkAt at, size_t most, LkLineScan *line)
{
    for (size_t empty = 0; at < text.length && empty <= most; empty++) {
        *line = line_at(text, at);
        if (!line->is_blank && line->content < line->end)
            return true;
        at = line->next;
    }
    return false;
}

/* The names below the line to sign on, or positions below the names: as many parts as there are columns. */
static bool is_row(const Signing *signing, const LkLineScan *line, Parts *parts)
{
    *parts = blank_parts(line);
    return parts->count == signing->head.count && sign_length(line->text, line->content, line->end) == 0 &&
           !lk_begins_with(line->text, line->content, line->end, "{{#") &&
           !lk_begins_with(line->text, line->content, line->end, "{{/");
}

/* Fewer parts are below columns as well if each lies within one: what begins at the margin is a paragraph. */
static bool is_part_of_row(const Signing *signing, const LkLineScan *line, Parts *parts)
{
    *parts = blank_parts(line);
    uint32_t second = signing->head.columns[1];
    return parts->count == 1 && line->content > line->start && line->is_thai && parts->columns[0] > 0 &&
           sign_length(line->text, line->content, line->end) == 0 &&
           (parts->columns[0] + ROOM >= second || parts->behind[0] < second) &&
           !lk_begins_with(line->text, line->content, line->end, "{{");
}

static void take_line(Signing *signing, const LkLineScan *line, const Parts *parts)
{
    signing->lines[signing->count++] = *parts;
    signing->end = lk_trim_end(line->text, line->start, line->end);
}

static void read_lines(Signing *signing, LkAt at)
{
    LkText text = signing->reader->text;
    LkLineScan line;
    Parts parts;
    if (!next_line(text, at, MOST_EMPTY, &line))
        return;
    bool is_below = line.start == at; /* else names alone may stand below the room for ink */
    while (signing->count < MOST_LINES) {
        bool is_whole = is_row(signing, &line, &parts);
        if (!is_below && !(is_whole && are_all(&parts, text, is_in_brackets)))
            return;
        if (!is_whole && !(signing->count > 0 && is_part_of_row(signing, &line, &parts)))
            return;
        take_line(signing, &line, &parts);
        is_below = true;
        if (!next_line(text, line.next, 0, &line))
            return;
    }
}

/* Names in brackets stand side by side if they are far apart, or have lines below in the same columns. */
static bool are_names(const Signing *signing, const LkLineScan *line)
{
    const Parts *head = &signing->head;
    bool is_far = true;
    for (size_t i = 1; i < head->count; i++)
        is_far = is_far && head->columns[i] - head->behind[i - 1] >= ROOM;
    return line->is_thai && are_all(head, line->text, is_name) &&
           (is_far || (signing->count > 0 && signing->lines[0].count == head->count));
}

/* A row of dots may be anything but over names. */
static bool are_dots_over_names(const Signing *signing, LkText text)
{
    const Parts *names = &signing->lines[0];
    return are_all(&signing->head, text, is_dots) && signing->count > 0 &&
           names->count == signing->head.count && are_all(names, text, is_in_brackets) &&
           lk_thai_within(text, names->starts[0], names->ends[names->count - 1]);
}

/* Whether signatures begin on the line; they are read if so. */
static bool find(Signing *signing)
{
    LkLineScan line = signing->reader->line;
    LkText text = line.text;
    signing->end = lk_trim_end(text, line.content, line.end);
    signing->head = signing_parts(&line);
    signing->has_line = signing->head.count > 1;
    if (!signing->has_line)
        signing->head = may_be_row(&line) ? blank_parts(&line) : (Parts){0};
    if (signing->head.count < 2)
        return false;
    if (!signing->has_line && !are_all(&signing->head, text, is_dots) &&
        !are_all(&signing->head, text, is_name))
        return false;
    signing->reader->markdown->steps += MOST_LINES;
    read_lines(signing, line.next);
    if (signing->has_line || are_names(signing, &line))
        return true;
    signing->has_line = are_dots_over_names(signing, text);
    return signing->has_line;
}

/* ---- The table of their parts */

static size_t column_of(const Signing *signing, const Parts *parts, size_t part)
{
    const Parts *head = &signing->head;
    if (parts->count == head->count)
        return part;
    size_t column = 0;
    while (column + 1 < head->count && parts->columns[part] + ROOM >= head->columns[column + 1])
        column++;
    return column;
}

/* ลงชื่อ, the row of dots and what stands behind it are a row each. */
static void put_line(const Signing *signing, LkTableText *table)
{
    LkBlockReader *reader = signing->reader;
    for (size_t i = 0; i < signing->head.count; i++) {
        LkAt start = signing->head.starts[i], end = signing->head.ends[i], row = end, behind = end;
        if (!find_row(reader->text, start, end, &row, &behind)) /* the room is what parts it from the next */
            row = behind = end;
        lk_cell_add_line(reader, &table->cells[i], start, row);
        lk_cell_add_line(reader, &table->cells[table->column_count + i], row, behind);
        lk_cell_add_line(reader, &table->cells[2 * table->column_count + i], behind, end);
    }
}

static LkTableText *make_table(const Signing *signing)
{
    LkBlockReader *reader = signing->reader;
    size_t columns = signing->head.count, names = signing->has_line ? 0 : 1;
    size_t rows = LK_SIGNING_ROWS + names + signing->count;
    LkTableText *table = lk_table_new(reader, LK_TABLE_SIGNATURES, rows, columns, reader->line.content);
    if (table == NULL)
        return NULL;
    if (signing->has_line)
        put_line(signing, table);
    for (size_t i = 0; i < names + signing->count; i++) {
        const Parts *parts = i < names ? &signing->head : &signing->lines[i - names];
        LkCellText *row = &table->cells[(LK_SIGNING_ROWS + i) * columns];
        for (size_t part = 0; part < parts->count; part++)
            lk_cell_add_line(reader, &row[column_of(signing, parts, part)], parts->starts[part],
                             parts->ends[part]);
    }
    for (size_t i = 0; i < rows; i++)
        table->rows[i] = reader->line.content;
    return table;
}

bool lk_signatures_begin(LkBlockReader *reader, size_t matched)
{
    LkLineScan *line = &reader->line;
    Signing signing = {.reader = reader};
    if (!line->is_thai && strchr("._", line->text.bytes[line->content]) == NULL)
        return false;
    for (size_t i = 1; i <= matched; i++)
        if (reader->open[i].node->kind != LK_NODE_ITEM) /* the signs of a quote stand before each line */
            return false;
    if (!find(&signing))
        return false;
    if (reader->after_blank)
        lk_block_close_to(reader, matched);
    else
        lk_block_close_leaf(reader);
    LkTableText *table = make_table(&signing);
    if (table == NULL)
        return true;
    LkNode *node = lk_block_add(reader, LK_NODE_TABLE, line->content);
    node->as.table = table;
    node->end = line->end = signing.end;
    lk_line_end(line->text, signing.end, &line->next);
    return true;
}
