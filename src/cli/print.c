/* Options of `likhit batch` for the print room: how sheets are made of records, and which of them are printed
 * again. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/print.h"

/* Copies and pages; more is a slip of the finger. */
enum { COPIES_MOST = 10000, PAGES_MOST = 1000000 };

/* A whole number in Thai or Arabic digits at *at; 0 when there is none, or it is too large. */
static size_t number_at(LkText text, size_t *at)
{
    size_t number = 0;
    while (*at < text.length) {
        size_t after = *at;
        int digit = lk_digit_value(lk_utf8_next(text, &after));
        if (digit < 0)
            break;
        number = number * 10 + (size_t)digit;
        *at = after;
        if (number > PAGES_MOST)
            return 0;
    }
    return number;
}

static bool take_bins(CliPrint *print, const char *value)
{
    enum { MOST = sizeof print->bins / sizeof *print->bins };
    LkText text = lk_text(value);
    size_t count = 0, before = 0;
    for (size_t at = 0; at <= text.length; at++) {
        size_t number = number_at(text, &at);
        if (number <= before || count == MOST || (at < text.length && text.bytes[at] != ',')) {
            cli_usage_error("batch", "--bins takes rising numbers of pages such as 4,8,16; not “%s”", value);
            return false;
        }
        before = print->bins[count++] = number;
    }
    print->batch.bins = print->bins;
    print->batch.bin_count = count;
    return true;
}

static bool take_copies(CliPrint *print, const char *value)
{
    LkText text = lk_text(value);
    size_t at = 0, number = number_at(text, &at);
    if (number >= 1 && number <= COPIES_MOST && at == text.length) {
        print->batch.print.copies = (unsigned)number;
        return true;
    }
    cli_usage_error("batch", "--copies takes a number from 1 to %d, not “%s”", COPIES_MOST, value);
    return false;
}

static bool take_imposition(CliPrint *print, LkImposition imposition)
{
    LkImposition before = print->batch.print.imposition;
    print->batch.print.imposition = imposition;
    if (before == LK_IMPOSE_NONE || before == imposition)
        return true;
    cli_usage_error("batch", "choose one of --two-up and --booklet");
    return false;
}

static bool take_only(CliPrint *print, const char *value)
{
    if (print->only_count < sizeof print->only / sizeof *print->only) {
        print->only[print->only_count++] = value;
        return true;
    }
    cli_usage_error("batch", "too many --only: “%s”; one may name many records, with commas between", value);
    return false;
}

bool cli_print_take(CliPrint *print, CliPrintOption option, const char *value)
{
    static const CliOption rows[CLI_PRINT_OPTIONS] = {CLI_PRINT_ROWS};
    LkPrintOptions *sheets = &print->batch.print;
    if (print->first == NULL && option != CLI_PRINT_MERGE)
        print->first = rows[option].name;
    switch (option) {
    case CLI_PRINT_MERGE:
        print->batch.file = value;
        return true;
    case CLI_PRINT_RIGHT:
        return sheets->starts_right = true;
    case CLI_PRINT_SEPARATORS:
        return sheets->separators = true;
    case CLI_PRINT_COPIES:
        return take_copies(print, value);
    case CLI_PRINT_TWO_UP:
        return take_imposition(print, LK_IMPOSE_TWO_UP);
    case CLI_PRINT_BOOKLET:
        return take_imposition(print, LK_IMPOSE_BOOKLET);
    case CLI_PRINT_SHEET:
        sheets->sheet = value;
        return true;
    case CLI_PRINT_CROP_MARKS:
        return sheets->crop_marks = true;
    case CLI_PRINT_BINS:
        return take_bins(print, value);
    default:
        return take_only(print, value);
    }
}

/* ---- What goes together */

/* A bag holds what its manifests name and nothing else. */
static bool is_inside(const char *file, const char *folder)
{
    char real_folder[PATH_MAX], real_parent[PATH_MAX], parent[PATH_MAX];
    const char *slash = strrchr(file, '/');
    size_t length = slash == NULL ? 0 : (size_t)(slash - file) + 1;
    if (length + 2 > sizeof parent)
        return false;
    memcpy(parent, length == 0 ? "." : file, length == 0 ? 1 : length);
    parent[length == 0 ? 1 : length] = '\0';
    if (realpath(folder, real_folder) == NULL || realpath(parent, real_parent) == NULL)
        return false;
    size_t root = strlen(real_folder);
    return strncmp(real_folder, real_parent, root) == 0 &&
           (real_parent[root] == '\0' || real_parent[root] == '/');
}

bool cli_print_is_complete(const CliPrint *print, const char *folder)
{
    const char *file = print->batch.file;
    if (file == NULL && print->first != NULL)
        cli_usage_error("batch", "%s is for a print: name its file with --merge FILE.pdf", print->first);
    else if (file != NULL && (file[0] == '\0' || file[strlen(file) - 1] == '/' || strcmp(file, "-") == 0))
        cli_usage_error("batch", "--merge takes the name of a file, not “%s”", file);
    else if (file != NULL && folder != NULL && print->only_count > 0)
        cli_usage_error("batch", "--only is for a print alone: leave --out away");
    else if (file != NULL && folder != NULL && is_inside(file, folder))
        cli_usage_error("batch", "“%s” is inside the bag, which holds its reports alone", file);
    else
        return true;
    return false;
}

/* ---- What is printed again */

static bool add_part(CliPrint *print, LkBatchPart part)
{
    if (print->batch.part_count == print->part_room) {
        size_t room = print->part_room * 2 + 16;
        LkBatchPart *parts = realloc(print->parts, room * sizeof *parts);
        if (parts == NULL)
            return false;
        print->parts = parts;
        print->part_room = room;
    }
    print->parts[print->batch.part_count++] = part;
    print->batch.parts = print->parts;
    return true;
}

/* ":3", ":2-4", ":๒-๔" */
static bool read_pages(const char *pages, LkBatchPart *part)
{
    LkText text = lk_text(pages);
    size_t at = 0;
    part->first_page = part->last_page = number_at(text, &at);
    if (at < text.length && text.bytes[at] == '-') {
        at++;
        part->last_page = number_at(text, &at);
    }
    return part->first_page >= 1 && part->last_page >= part->first_page && at == text.length;
}

/* A key, or a key and pages. Keys may hold colons: what is a key as a whole is one. */
static int choose(CliPrint *print, const LkRecords *records, const char *data, char *name)
{
    size_t count = lk_records_count(records);
    LkBatchPart part = {.record = lk_records_find(records, name)};
    char *colon = strrchr(name, ':');
    if (part.record == count && colon != NULL) {
        *colon = '\0';
        part.record = lk_records_find(records, name);
        if (part.record < count && !read_pages(colon + 1, &part))
            return cli_usage_error("batch", "--only takes pages such as %s:3 or %s:2-4, not “%s”", name, name,
                                   colon + 1);
    }
    if (part.record == count) {
        cli_tell_unknown_key(records, data, name);
        return 1;
    }
    return add_part(print, part) ? CLI_DONE : CLI_LIMIT;
}

/* Keys may hold commas too. */
static int choose_all(CliPrint *print, const LkRecords *records, const char *data, char *names)
{
    if (lk_records_find(records, names) < lk_records_count(records))
        return choose(print, records, data, names);
    int code = CLI_DONE;
    for (char *at = names, *next; code == CLI_DONE && at != NULL; at = next) {
        next = strchr(at, ',');
        if (next != NULL)
            *next++ = '\0';
        code = choose(print, records, data, at);
    }
    return code;
}

int cli_print_choose(CliPrint *print, const LkRecords *records, const char *data)
{
    int code = CLI_DONE;
    for (size_t i = 0; code == CLI_DONE && i < print->only_count; i++) {
        char *names = strdup(print->only[i]);
        code = names == NULL ? CLI_LIMIT : choose_all(print, records, data, names);
        free(names);
    }
    return code;
}

void cli_print_release(CliPrint *print)
{
    free(print->parts);
    print->parts = NULL;
}
