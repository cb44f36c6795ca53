/* Options of `likhit batch` for the print room: how sheets are made of records, and which of them are printed
 * again. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/print.h"

/* Copies and pages; more is a slip of the finger. */
enum { COPIES_MOST = 10000, PAGES_MOST = 1000000 };

/* The value of the digit at *at, Arabic or Thai (U+0E50 to U+0E59), which moves past it; -1 when there is
 * none. */
static int digit_at(const char **at)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    if (bytes[0] >= '0' && bytes[0] <= '9') {
        *at += 1;
        return bytes[0] - '0';
    }
    if (bytes[0] != 0xE0 || bytes[1] != 0xB9 || bytes[2] < 0x90 || bytes[2] > 0x99)
        return -1;
    *at += 3;
    return bytes[2] - 0x90;
}

/* A whole number at *at, which moves past it; 0 when there is none, or it is too large. */
static size_t number_at(const char **at)
{
    size_t number = 0;
    for (int digit; (digit = digit_at(at)) >= 0;) {
        number = number * 10 + (size_t)digit;
        if (number > PAGES_MOST)
            return 0;
    }
    return number;
}

static bool take_bins(CliPrint *print, const CliGiven *given)
{
    enum { MOST = sizeof print->bins / sizeof *print->bins };
    size_t count = 0, before = 0;
    for (const char *at = given->value; at != NULL; at = *at == '\0' ? NULL : at + 1) {
        size_t number = number_at(&at);
        if (number <= before || count == MOST || (*at != '\0' && *at != ','))
            return cli_wrong(given, "E_USAGE_VALUE_BINS");
        before = print->bins[count++] = number;
    }
    print->batch.bins = print->bins;
    print->batch.bin_count = count;
    return true;
}

static bool take_copies(CliPrint *print, const CliGiven *given)
{
    const char *at = given->value;
    size_t number = number_at(&at);
    if (number >= 1 && number <= COPIES_MOST && *at == '\0') {
        print->sheets.copies = (unsigned)number;
        return true;
    }
    char most[16];
    snprintf(most, sizeof most, "%d", COPIES_MOST);
    cli_usage_error("batch", "E_USAGE_VALUE_NUMBER", "option", "--copies", "most", most, "value",
                    given->value, NULL);
    return false;
}

static bool take_imposition(CliPrint *print, LkImposition imposition)
{
    LkImposition before = print->sheets.imposition;
    print->sheets.imposition = imposition;
    if (before == LK_IMPOSE_NONE || before == imposition)
        return true;
    cli_usage_error("batch", "E_USAGE_TOGETHER_IMPOSITION", NULL);
    return false;
}

static bool take_only(CliPrint *print, const CliGiven *given)
{
    if (print->only_count == sizeof print->only / sizeof *print->only)
        return cli_wrong(given, "E_USAGE_MANY_ONLY");
    print->only[print->only_count++] = given->value;
    return true;
}

enum { MERGE, RIGHT, SEPARATORS, COPIES, TWO_UP, BOOKLET, SHEET, CROP_MARKS, BINS, ONLY };
static CliTake take;

const CliOption cli_print_options[CLI_PRINT_OPTIONS] = {
    [MERGE] = {"--merge", 0, "FILE.pdf", take, 0,
               "all records in one file, in the order of the data, with bookmarks and page labels;\n"
               "FILE.index.csv tells where each is. With --out the bag is made first",
               "รวมทุกรายการไว้ในไฟล์เดียว ตามลำดับในข้อมูล มีคั่นหน้า (bookmark) และเลขหน้า\n"
               "FILE.index.csv บอกว่าแต่ละรายการอยู่ที่ใด ถ้ามี --out จะทำชุดเอกสารก่อน"},
    [RIGHT] = {"--right", 0, NULL, take, 0, "two-sided: each record begins on a right-hand page",
               "พิมพ์สองหน้า: แต่ละรายการเริ่มที่หน้าขวา"},
    [SEPARATORS] = {"--separators", 0, NULL, take, 0,
                    "a sheet before each record with its key, title and number",
                    "ใบคั่นก่อนแต่ละรายการ มีรหัส ชื่อเรื่อง และลำดับที่"},
    [COPIES] = {"--copies", 0, "N", take, 0, "of each record, one whole copy after the other",
                "จำนวนชุดของแต่ละรายการ เรียงครบชุดแล้วจึงขึ้นชุดใหม่"},
    [TWO_UP] = {"--two-up", 0, NULL, take, 0, "two pages on a side", "สองหน้าต่อหนึ่งด้านของแผ่นกระดาษ"},
    [BOOKLET] = {"--booklet", 0, NULL, take, 0, "each record to be folded and stitched",
                 "เล่มพับครึ่งเย็บกลาง รายการละเล่ม"},
    [SHEET] = {"--sheet", 0, "SIZE", take, 0,
               "the paper: A2 to A6, B4, B5, F4, SRA3, SRA4, letter, legal or such as 320mm x 450mm",
               "ขนาดกระดาษ: A2 ถึง A6, B4, B5, F4, SRA3, SRA4, letter, legal หรือเช่น 320mm x 450mm"},
    [CROP_MARKS] = {"--crop-marks", 0, NULL, take, 0, "where to trim; the paper must have room for them",
                    "เครื่องหมายตัดเจียน กระดาษต้องใหญ่กว่าหน้า"},
    [BINS] = {"--bins", 0, "4,8,16", take, 0,
              "files by the pages of a record: FILE-1-4.pdf, FILE-5-8.pdf, FILE-9-16.pdf, FILE-17-.pdf",
              "แยกไฟล์ตามจำนวนหน้าของรายการ: FILE-1-4.pdf, FILE-5-8.pdf, FILE-9-16.pdf, FILE-17-.pdf"},
    [ONLY] = {"--only", 0, "KEY[:PAGES],…", take, 0,
              "\nprint these again, and nothing else: 1030101,1030102:3,1030104:2-4",
              "\n"
              "พิมพ์เฉพาะรายการเหล่านี้ซ้ำ: 1030101,1030102:3,1030104:2-4"},
};

/* One for all: the first of them is remembered, to be told where there is no print. */
static bool take(const CliGiven *given)
{
    CliPrint *print = given->target;
    LkPrintOptions *sheets = &print->sheets;
    ptrdiff_t option = given->option - cli_print_options;
    if (print->first == NULL && option != MERGE)
        print->first = given->option->name;
    switch (option) {
    case MERGE:
        print->batch.file = given->value;
        return true;
    case RIGHT:
        return sheets->starts_right = true;
    case SEPARATORS:
        return sheets->separators = true;
    case COPIES:
        return take_copies(print, given);
    case TWO_UP:
        return take_imposition(print, LK_IMPOSE_TWO_UP);
    case BOOKLET:
        return take_imposition(print, LK_IMPOSE_BOOKLET);
    case SHEET:
        sheets->sheet = given->value;
        return true;
    case CROP_MARKS:
        return sheets->crop_marks = true;
    case BINS:
        return take_bins(print, given);
    default:
        return take_only(print, given);
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
        cli_usage_error("batch", "E_USAGE_TOGETHER_FOR_PRINT", "option", print->first, NULL);
    else if (file != NULL && (file[0] == '\0' || file[strlen(file) - 1] == '/' || strcmp(file, "-") == 0))
        cli_usage_error("batch", "E_USAGE_VALUE_MERGE", "value", file, NULL);
    else if (file != NULL && folder != NULL && print->only_count > 0)
        cli_usage_error("batch", "E_USAGE_TOGETHER_ONLY", NULL);
    else if (file != NULL && folder != NULL && is_inside(file, folder))
        cli_usage_error("batch", "E_USAGE_TOGETHER_INSIDE_BAG", "file", file, NULL);
    else
        return true;
    return false;
}

/* ---- What is printed again */

static bool add_part(CliPrint *print, LkBatchPart part)
{
    if (print->batch.part_count == print->part_room) {
        size_t room = print->part_room * 2 + 16;
        LkBatchPart *parts = reallocarray(print->parts, room, sizeof *parts);
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
    const char *at = pages;
    part->first_page = part->last_page = number_at(&at);
    if (*at == '-') {
        at++;
        part->last_page = number_at(&at);
    }
    return part->first_page >= 1 && part->last_page >= part->first_page && *at == '\0';
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
            return cli_usage_error("batch", "E_USAGE_VALUE_ONLY_PAGES", "key", name, "value", colon + 1,
                                   NULL);
    }
    if (part.record == count) {
        cli_tell_unknown_key(records, data, name);
        return 1;
    }
    return add_part(print, part) ? LK_EXIT_DONE : LK_EXIT_LIMIT;
}

/* Keys may hold commas too. */
static int choose_all(CliPrint *print, const LkRecords *records, const char *data, char *names)
{
    if (lk_records_find(records, names) < lk_records_count(records))
        return choose(print, records, data, names);
    int code = LK_EXIT_DONE;
    for (char *at = names, *next; code == LK_EXIT_DONE && at != NULL; at = next) {
        next = strchr(at, ',');
        if (next != NULL)
            *next++ = '\0';
        code = choose(print, records, data, at);
    }
    return code;
}

int cli_print_choose(CliPrint *print, const LkRecords *records, const char *data)
{
    int code = LK_EXIT_DONE;
    for (size_t i = 0; code == LK_EXIT_DONE && i < print->only_count; i++) {
        char *names = strdup(print->only[i]);
        code = names == NULL ? LK_EXIT_LIMIT : choose_all(print, records, data, names);
        free(names);
    }
    return code;
}

void cli_print_release(CliPrint *print)
{
    free(print->parts);
    print->parts = NULL;
}
