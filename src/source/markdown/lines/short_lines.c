/* A speech or the text of a web page may have been copied with a line end behind each phrase. Where no line
 * of a file is long, each is a paragraph of its own: names of offices are typed so as well. Which of both
 * they are, nobody can tell by the lines alone, so that lines as long as phrases are counted, to be told of.
 */
#include <string.h>

#include "source/markdown/lines/joins.h"
#include "source/markdown/scan/scan.h"
#include "source/markdown/tables/tables.h"

/* The last lines of an address: สงขลา ๙๐๐๐๐, โทรศัพท์ ๐ ๗๔๓๑ ๑๐๑๕. */
static bool is_of_address(LkText text, LkAt start, LkAt end)
{
    enum { POSTCODE = 5 };
    int digits = 0;
    if (lk_begins_with(text, start, end, "โทร"))
        return true;
    for (size_t at = end; digits < POSTCODE && at > start; digits++)
        if (lk_digit_value(lk_utf8_previous((LkText){text.bytes, at}, &at)) < 0)
            break;
    return digits == POSTCODE;
}

/* Columns made by hand, and cells, are no phrases; nor is what has a label: โทร. ๐ ๒๒๘๒ ๐๐๐๐, ชื่อ: นายก. */
static bool is_phrase(LkText text, LkAt start, LkAt end)
{
    return start < end && memchr(text.bytes + start, '\t', end - start) == NULL &&
           memchr(text.bytes + start, '|', end - start) == NULL &&
           memchr(text.bytes + start, ':', end - start) == NULL &&
           memmem(text.bytes + start, end - start, "   ", 3) == NULL && text.bytes[start] != '(' &&
           lk_digit_value(lk_peek(text, start, end)) < 0 && !lk_is_name_title(text, start, end) &&
           !is_of_address(text, start, end);
}

void lk_count_short_line(LkBlockReader *reader)
{
    enum {
        FEWEST = 4,
        PHRASE_COLUMNS = 16
    }; /* three lines are a letter's head; names of offices are shorter */
    const LkLineScan *line = &reader->line;
    LkMarkdown *markdown = reader->markdown;
    LkShortLines *run = &reader->short_lines;
    LkAt end = lk_trim_end(line->text, line->content, line->end);
    if (!is_phrase(line->text, line->content, end)) {
        *run = (LkShortLines){.lines = 0};
        return;
    }
    if (run->lines == 0 || run->end != reader->before_end) {
        *run = (LkShortLines){.start = reader->before_content};
        if (is_phrase(line->text, reader->before_content, reader->before_end)) {
            run->lines = 1;
            run->columns = lk_columns(line->text, reader->before_content, reader->before_end);
        } else {
            run->start = line->content;
        }
    }
    run->end = end;
    run->lines++;
    run->columns += lk_columns(line->text, line->content, end);
    if (run->lines < FEWEST || run->columns < run->lines * PHRASE_COLUMNS)
        return;
    if (markdown->short_lines == 0)
        markdown->short_at = run->start;
    markdown->short_lines += run->lines - run->told;
    run->told = run->lines;
}
