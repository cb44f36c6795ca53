/* Where the sides of a grid's cells stand. Rules are of signs alone, so that their + stand where they are
 * meant to; in a line with Thai words a typist may have counted the marks above and below as well, so that
 * its sides stand further right than those of the rules, and more so from left to right. */
#include "source/markdown/tables/grid_lines.h"
#include "source/markdown/tables/tables.h"

#include <stdlib.h>
#include <string.h>

#include "source/markdown/scan/scan.h"

enum { ASKEW = 1 }; /* columns that the same side may stand apart on two lines */

/* ---- Reading */

bool lk_is_grid_line(LkText text, LkAt start, LkAt end)
{
    end = lk_trim_end(text, start, end);
    return end - start >= 3 && strchr("|+", text.bytes[start]) != NULL &&
           strchr("|+", text.bytes[end - 1]) != NULL && text.bytes[start] != 0 && text.bytes[end - 2] != '\\';
}

bool lk_grid_add_line(LkBlockReader *reader, LkCellText *cell, LkAt start, LkAt end, bool is_apart)
{
    start = lk_skip_blanks(reader->text, start, end, true);
    end = lk_trim_end(reader->text, start, end);
    if (start == end)
        return true;
    LkItemMark mark = lk_item_mark(reader->text, start, end);
    if (cell->segment_count > 0 && (is_apart || (mark.kind != LK_MARK_NONE && mark.has_blank))) {
        lk_block_add_segment(reader, start, start, 0);
        cell->segment_count++;
    }
    lk_cell_add_line(reader, cell, start, end);
    return false;
}

static void add_side(LkBlockReader *reader, LkGridLines *lines, LkGridSide side)
{
    LK_GROW(reader->arena, lines->sides, lines->side_count, lines->side_capacity, 64);
    lines->sides[lines->side_count++] = side;
    lines->items[lines->count - 1].count++;
    reader->markdown->steps++;
}

static bool is_rule_sign(char byte)
{
    return byte == '-' || byte == '=' || byte == ':';
}

/* A rule has a + at one of its ends. */
static void end_rule(const LkBlockReader *reader, LkGridLines *lines, LkGridLine *line, bool is_double)
{
    LkGridSide *before = &lines->sides[lines->side_count - 2], *behind = before + 1;
    const char *bytes = reader->text.bytes;
    if (bytes[before->at] != '+' && bytes[behind->at] != '+')
        return;
    before->has_rule = true;
    before->is_loose = behind->is_loose = false;
    line->has_rule = true;
    line->is_double |= is_double;
}

/* A + in the words of a cell is no side; nor is one between blanks, but on a line with a rule. */
static void drop_loose(const LkBlockReader *reader, LkGridLines *lines, LkGridLine *line)
{
    size_t kept = line->first;
    const char *bytes = reader->text.bytes;
    for (size_t i = line->first; i < line->first + line->count; i++) {
        LkGridSide side = lines->sides[i];
        /* A loose side stands within the line, so that there is a byte before and behind it. */
        bool is_kept =
            !side.is_loose || (line->has_rule && bytes[side.at - 1] == ' ' && bytes[side.at + 1] == ' ');
        if (is_kept)
            lines->sides[kept++] = side;
    }
    line->count = kept - line->first;
    lines->side_count = kept;
}

static bool read_line(LkBlockReader *reader, LkGridLines *lines, size_t segment)
{
    const LkSegment typed = reader->markdown->segments[segment];
    LkText text = {reader->text.bytes, lk_trim_end(reader->text, typed.start, typed.end)};
    if (!lk_is_grid_line(text, typed.start, text.length))
        return false;
    LK_GROW(reader->arena, lines->items, lines->count, lines->capacity, 64);
    LkGridLine *line = &lines->items[lines->count++];
    *line = (LkGridLine){.segment = segment, .first = lines->side_count, .is_whole = true};
    bool is_rule = false, is_double = false;
    uint32_t column = 0, characters = 0;
    for (LkAt at = typed.start, behind; at < text.length; at = behind) {
        char byte = text.bytes[at];
        behind = at;
        lk_utf8_next(text, &behind);
        if (byte == '|' || byte == '+') {
            bool is_edge = at == typed.start || behind == text.length;
            add_side(reader, lines, (LkGridSide){at, column, characters, 0, false, byte == '+' && !is_edge});
            if (is_rule && text.bytes[at - 1] != '|' && text.bytes[at - 1] != '+')
                end_rule(reader, lines, line, is_double);
            is_rule = true;
            is_double = false;
        } else {
            is_rule = is_rule && is_rule_sign(byte);
            is_double |= byte == '=';
        }
        characters++;
        if (byte == '\\' && behind < text.length) {
            lk_utf8_next(text, &behind);
            characters++;
        }
        column += lk_columns(text, at, behind);
    }
    drop_loose(reader, lines, line);
    for (size_t i = line->first; i + 1 < line->first + line->count; i++)
        line->is_whole = line->is_whole && lines->sides[i].has_rule;
    bool has_corners = text.bytes[typed.start] == '+' || text.bytes[text.length - 1] == '+';
    return line->count > 1 && (line->has_rule || !has_corners);
}

bool lk_grid_lines_read(LkBlockReader *reader, size_t first, size_t limit, LkGridLines *lines)
{
    size_t kept = 0;
    *lines = (LkGridLines){.column_count = 0};
    for (size_t i = first; i < limit && read_line(reader, lines, i); i++) {
        size_t last = lines->count - 1;
        bool is_whole = lines->items[last].is_whole;
        if (is_whole && last > 0 && lines->items[last - 1].is_whole) /* another begins */
            break;
        kept = is_whole ? lines->count : kept;
    }
    lines->count = kept;
    return kept > 2 && lines->items[0].is_whole;
}

/* ---- Boundaries */

static uint32_t right_of(const LkGridLines *lines, const LkGridLine *line)
{
    return lines->sides[line->first + line->count - 1].column;
}

static bool is_near(uint32_t a, uint32_t b)
{
    return a > b ? a - b <= ASKEW : b - a <= ASKEW;
}

/* Adds a boundary, unless one stands there. Returns false past the limit. */
static bool add_boundary(LkGridLines *lines, uint32_t column)
{
    size_t at = 0, count = lines->column_count + 1;
    while (at < count && lines->boundaries[at] + ASKEW < column)
        at++;
    if (at < count && is_near(lines->boundaries[at], column))
        return true;
    if (lines->column_count == LK_LIMIT_TABLE_COLUMNS || at == count)
        return false;
    memmove(lines->boundaries + at + 1, lines->boundaries + at, (count - at) * sizeof *lines->boundaries);
    lines->boundaries[at] = column;
    lines->column_count++;
    return true;
}

/* The rule with the most corners has most of the boundaries; rules that end below it may have others. */
static bool find_boundaries(LkGridLines *lines)
{
    const LkGridLine *most = &lines->items[0];
    for (size_t i = 1; i < lines->count; i++)
        if (lines->items[i].is_whole && lines->items[i].count > most->count)
            most = &lines->items[i];
    if (most->count > LK_LIMIT_TABLE_COLUMNS + 1)
        return false;
    for (size_t i = 0; i < most->count; i++)
        lines->boundaries[i] = lines->sides[most->first + i].column;
    lines->column_count = most->count - 1;
    for (size_t i = 0; i < lines->count; i++) {
        const LkGridLine *line = &lines->items[i];
        bool is_aligned = is_near(right_of(lines, line), lines->boundaries[lines->column_count]);
        for (size_t k = 1; line->has_rule && is_aligned && k + 1 < line->count; k++) {
            const LkGridSide *side = &lines->sides[line->first + k];
            if ((side->has_rule || side[-1].has_rule) && !add_boundary(lines, side->column))
                return false;
        }
    }
    return true;
}

/* ---- Which boundary a side stands on */

static bool place_in_order(LkGridLines *lines, const LkGridLine *line, const uint16_t *boundaries)
{
    for (size_t i = 0; i < line->count; i++)
        lines->sides[line->first + i].boundary = boundaries == NULL ? (uint16_t)i : boundaries[i];
    return true;
}

/* Where all marks were counted as columns, the line ends where the rules do in characters. */
static void count_characters(LkGridLines *lines, const LkGridLine *line)
{
    uint32_t right = lines->boundaries[lines->column_count];
    const LkGridSide *last = &lines->sides[line->first + line->count - 1];
    if (is_near(last->column, right) || !is_near(last->characters, right))
        return;
    for (size_t i = line->first; i < line->first + line->count; i++)
        lines->sides[i].column = lines->sides[i].characters;
}

/* A side stands as far from its boundary as the line's end from its own, or less. */
static bool place_by_columns(LkGridLines *lines, LkGridLine *line)
{
    count_characters(lines, line);
    uint32_t last = lines->boundaries[lines->column_count], right = right_of(lines, line);
    uint32_t left_by = ASKEW + (right < last ? last - right : 0);
    uint32_t right_by = ASKEW + (right > last ? right - last : 0);
    size_t kept = line->first, next = 1;
    lines->sides[kept++].boundary = 0;
    for (size_t i = 1; i + 1 < line->count; i++) {
        LkGridSide side = lines->sides[line->first + i];
        size_t found = 0, count = 0;
        for (size_t k = next; k < lines->column_count && lines->boundaries[k] <= side.column + left_by; k++)
            if (side.column <= lines->boundaries[k] + right_by && count++ == 0)
                found = k;
        if (count != 1 && side.is_loose)
            continue;
        if (count != 1)
            return false;
        side.boundary = (uint16_t)found;
        lines->sides[kept++] = side;
        next = found + 1;
    }
    lines->sides[kept] = lines->sides[line->first + line->count - 1];
    lines->sides[kept++].boundary = (uint16_t)lines->column_count;
    line->count = kept - line->first;
    return true;
}

static bool place_rule(LkGridLines *lines, LkGridLine *line)
{
    bool is_aligned = is_near(right_of(lines, line), lines->boundaries[lines->column_count]);
    if (line->count == lines->column_count + 1 && !is_aligned)
        return place_in_order(lines, line, NULL);
    return place_by_columns(lines, line);
}

/* The sides of a row end at corners of the rules above and below it. */
static size_t common_corners(const LkGridLines *lines, size_t above, size_t below, uint16_t *corners)
{
    const LkGridLine *rule = &lines->items[above];
    size_t count = 0;
    for (size_t i = 0; i < rule->count; i++) {
        uint16_t boundary = lines->sides[rule->first + i].boundary;
        if (lk_grid_side(lines, below, boundary) != NULL)
            corners[count++] = boundary;
    }
    return count;
}

static bool place_rows(LkGridLines *lines, size_t above, size_t below, size_t *doubtful)
{
    uint16_t corners[LK_LIMIT_TABLE_COLUMNS + 1];
    size_t count = common_corners(lines, above, below, corners);
    for (size_t i = above + 1; i < below; i++) {
        LkGridLine *line = &lines->items[i];
        *doubtful = i;
        if (line->count == lines->column_count + 1)
            place_in_order(lines, line, NULL);
        else if (line->count == count)
            place_in_order(lines, line, corners);
        else if (!place_by_columns(lines, line))
            return false;
    }
    return true;
}

bool lk_grid_lines_place(LkGridLines *lines, size_t *doubtful)
{
    *doubtful = 0;
    if (!find_boundaries(lines))
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        *doubtful = i;
        if (lines->items[i].has_rule && !place_rule(lines, &lines->items[i]))
            return false;
    }
    for (size_t i = 1, above = 0; i < lines->count; i++) {
        if (!lines->items[i].has_rule)
            continue;
        if (!place_rows(lines, above, i, doubtful))
            return false;
        above = i;
    }
    return true;
}

static int by_boundary(const void *a, const void *b)
{
    const LkGridSide *first = a, *second = b;
    return (first->boundary > second->boundary) - (first->boundary < second->boundary);
}

const LkGridSide *lk_grid_side(const LkGridLines *lines, size_t line, size_t boundary)
{
    const LkGridLine *typed = &lines->items[line];
    LkGridSide wanted = {.boundary = (uint16_t)boundary};
    return bsearch(&wanted, lines->sides + typed->first, typed->count, sizeof wanted, by_boundary);
}

bool lk_grid_has_rule(const LkGridLines *lines, size_t line, size_t column)
{
    const LkGridLine *typed = &lines->items[line];
    size_t low = 0, high = typed->count; /* the last side at or left of the column is before `high` */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->sides[typed->first + middle].boundary <= column)
            low = middle;
        else
            high = middle;
    }
    return lines->sides[typed->first + low].has_rule;
}
