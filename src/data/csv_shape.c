/* What a CSV file looks like before it is read: the line “sep=;” of Excel, the separator, the line with the
 * names of the columns. Spreadsheets put titles above those, and the separator of the system's settings. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "data/data_private.h"

/* Records that are looked at: enough for titles and a few rows of values. */
enum { SAMPLE = 20 };

/* A record of the file, cut at a separator. */
typedef struct Record {
    size_t start, end; /* bytes; the end is behind its line end */
    uint32_t line;
    size_t fields, filled;
    bool begins_with_number; /* its first field that is filled */
    bool begins_filled;      /* its first field is filled */
} Record;

typedef struct Walk {
    LkText text;
    size_t at;
    uint32_t line;
    char separator;
} Walk;

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Moves past a line end, CR LF being one. */
static void pass_line_end(Walk *walk)
{
    bool is_pair = walk->text.bytes[walk->at] == '\r' && walk->at + 1 < walk->text.length &&
                   walk->text.bytes[walk->at + 1] == '\n';
    walk->at += is_pair ? 2 : 1;
    walk->line++;
}

/* Moves to the end of a field. Quotes begin one, as libcsv reads them. */
static LkText pass_field(Walk *walk)
{
    LkText text = walk->text;
    size_t start = walk->at;
    bool is_quoted = false;
    while (walk->at < text.length) {
        char byte = text.bytes[walk->at];
        if (!is_quoted && (byte == walk->separator || is_line_end(byte)))
            break;
        is_quoted ^= byte == '"';
        if (is_line_end(byte))
            pass_line_end(walk);
        else
            walk->at++;
    }
    LkText field = lk_data_trim(lk_text_slice(text, start, walk->at));
    bool has_quotes = field.length > 1 && field.bytes[0] == '"' && field.bytes[field.length - 1] == '"';
    return has_quotes ? lk_data_trim(lk_text_slice(field, 1, field.length - 1)) : field;
}

/* Returns false at the end of the file. An empty line is a record without fields. */
static bool next_record(Walk *walk, Record *record)
{
    LkText text = walk->text;
    *record = (Record){.start = walk->at, .line = walk->line};
    if (walk->at >= text.length)
        return false;
    while (walk->at < text.length && !is_line_end(text.bytes[walk->at])) {
        LkNumber number;
        LkText field = pass_field(walk);
        record->begins_filled |= record->fields++ == 0 && field.length > 0;
        if (field.length > 0 && record->filled++ == 0)
            record->begins_with_number = lk_number_read(field, &number);
        if (walk->at < text.length && text.bytes[walk->at] == walk->separator)
            walk->at++;
    }
    if (walk->at < text.length)
        pass_line_end(walk);
    record->end = walk->at;
    return true;
}

/* ---- sep=; */

static bool is_separator(char byte)
{
    return byte == '\t' || (byte > ' ' && byte < 0x7F && byte != '"' && byte != '=');
}

static bool take_sep_line(Walk *walk)
{
    static const char mark[] = "sep=";
    LkText rest = lk_text_slice(walk->text, walk->at, walk->text.length);
    size_t quotes = rest.length > 0 && rest.bytes[0] == '"';
    size_t sign = quotes + sizeof mark - 1, end = sign + 1 + quotes;
    if (rest.length < end || strncasecmp(rest.bytes + quotes, mark, sizeof mark - 1) != 0 ||
        !is_separator(rest.bytes[sign]) || (end < rest.length && !is_line_end(rest.bytes[end])))
        return false;
    walk->separator = rest.bytes[sign];
    walk->at += end;
    if (walk->at < walk->text.length)
        pass_line_end(walk);
    return true;
}

/* ---- The separator */

/* How many records agree on a number of fields above one, and on which. */
typedef struct Agreement {
    size_t records, fields, first; /* first: the fields of the first record */
} Agreement;

static Agreement agreement(Walk walk, char separator)
{
    size_t counts[SAMPLE], count = 0;
    Record record;
    walk.separator = separator;
    while (count < SAMPLE && next_record(&walk, &record))
        if (record.filled > 0)
            counts[count++] = record.fields;
    Agreement best = {0, 0, count > 0 ? counts[0] : 0};
    for (size_t i = 0; i < count; i++) {
        size_t same = 0;
        for (size_t k = 0; k < count; k++)
            same += counts[k] == counts[i];
        if (counts[i] > 1 && (same > best.records || (same == best.records && counts[i] > best.fields)))
            best = (Agreement){same, counts[i], best.first};
    }
    return best;
}

static bool is_better(const Agreement *a, const Agreement *b)
{
    if (a->records != b->records)
        return a->records > b->records;
    return a->fields != b->fields ? a->fields > b->fields : a->first > b->first;
}

static char find_separator(Walk walk)
{
    static const char signs[] = {',', ';', '\t', '|'};
    Agreement best = agreement(walk, signs[0]);
    char separator = signs[0];
    for (size_t i = 1; i < sizeof signs; i++) {
        Agreement other = agreement(walk, signs[i]);
        if (is_better(&other, &best)) {
            best = other;
            separator = signs[i];
        }
    }
    return separator;
}

/* ---- The names of the columns */

/* One field is filled, the first one or one of many, as where a title stands in the middle of a sheet. */
static bool is_title(const Record *record)
{
    return record->filled == 1 && (record->begins_filled || record->fields > 2);
}

/* Below titles stand the names, which are several and do not begin with a number as rows do, and below those
 * at least one row. */
static void pass_titles(Walk walk, LkCsvShape *shape)
{
    Record record, row;
    uint32_t title = 0;
    for (size_t i = 0; i < SAMPLE && next_record(&walk, &record) && record.filled <= 1; i++) {
        if (record.filled == 1 && !is_title(&record))
            return;
        title = title == 0 && record.filled > 0 ? record.line : title;
    }
    if (title == 0 || record.filled <= 1 || record.begins_with_number || !next_record(&walk, &row))
        return;
    shape->start = record.start;
    shape->line = record.line;
    shape->title_line = title;
}

/* Rows are counted as a spreadsheet counts them: empty lines too. */
static bool pass_rows(Walk walk, uint32_t header_row, LkCsvShape *shape)
{
    Record record;
    for (uint32_t row = 1; next_record(&walk, &record); row++)
        if (row == header_row) {
            shape->start = record.start;
            shape->line = record.line;
            return record.filled > 0;
        }
    return false;
}

bool lk_csv_shape(LkText text, size_t start, char separator, uint32_t header_row, LkCsvShape *shape)
{
    Walk walk = {.text = text, .at = start, .line = 1, .separator = separator};
    if (separator == 0 && !take_sep_line(&walk))
        walk.separator = find_separator(walk);
    *shape = (LkCsvShape){.separator = walk.separator, .start = walk.at, .line = walk.line};
    if (header_row > 0)
        return pass_rows(walk, header_row, shape);
    pass_titles(walk, shape);
    return true;
}
