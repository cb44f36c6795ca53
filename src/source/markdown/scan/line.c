/* The cursor of a line. */
#include "source/markdown/scan/line.h"

#include "source/markdown/scan/scan.h"

LkLineScan lk_line_scan(LkText text, LkAt start)
{
    LkLineScan line = {.text = text, .start = start, .at = start};
    line.end = lk_line_end(text, start, &line.next);
    line.is_thai = lk_thai_within(text, start, line.end);
    /* An empty paragraph of a web page is a blank, whatever is written around it. */
    line.is_blank = lk_skip_blanks(text, start, line.end, true) == line.end;
    lk_line_look(&line);
    return line;
}

static uint32_t tab_width(uint32_t column)
{
    return LK_TAB_COLUMNS - column % LK_TAB_COLUMNS;
}

void lk_line_look(LkLineScan *line)
{
    LkAt at = line->at;
    uint32_t column = line->column + line->pad;
    for (size_t length; (length = lk_blank_length(line->text, at, line->end, line->is_thai)) > 0;
         at += length)
        column += line->text.bytes[at] == '\t' ? tab_width(column) : 1;
    line->content = at;
    line->indent = column - line->column;
}

void lk_line_advance(LkLineScan *line, uint32_t columns)
{
    while (columns > 0 && line->pad > 0) {
        line->pad--;
        line->column++;
        columns--;
    }
    while (columns > 0) {
        size_t length = lk_blank_length(line->text, line->at, line->end, line->is_thai);
        if (length == 0)
            break;
        uint32_t width = line->text.bytes[line->at] == '\t' ? tab_width(line->column) : 1;
        uint32_t taken = width < columns ? width : columns;
        line->at += length;
        line->column += taken;
        line->pad = width - taken;
        columns -= taken;
    }
    lk_line_look(line);
}

void lk_line_move(LkLineScan *line, LkAt at)
{
    line->column += line->pad + lk_columns(line->text, line->at, at);
    line->pad = 0;
    line->at = at;
    lk_line_look(line);
}
