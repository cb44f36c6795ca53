/* likhit build: one source to one output. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

typedef struct Options {
    const char *source, *output; /* output NULL = beside the source; "-" = standard output */
    LkDocumentOptions document;
    LkOutputOptions format;
    const char *map; /* file for the map; NULL = none */
    bool has_format, timings, json_diagnostics, quiet;
} Options;

static const char *const format_names[] = {"pdf", "png", "svg", "json"};

static bool take_format(const CliGiven *given)
{
    Options *options = given->target;
    for (size_t i = 0; i < 4; i++) {
        if (strcmp(given->value, format_names[i]) == 0) {
            options->format.format = (LkFormat)i;
            return options->has_format = true;
        }
    }
    const char *nearest = lk_suggest(given->value, format_names, 4);
    if (nearest == NULL)
        return cli_wrong(given, "E_USAGE_VALUE_FORMAT");
    cli_usage_error("build", "E_USAGE_VALUE_FORMAT_MEANT", "value", given->value, "meant", nearest, NULL);
    return false;
}

static bool number(const char **text, size_t *value)
{
    char *end = NULL;
    if (**text < '0' || **text > '9')
        return false;
    unsigned long parsed = strtoul(*text, &end, 10);
    *value = parsed > 1000000 ? 1000000 : parsed;
    *text = end;
    return true;
}

/* "2", "2-3", "2-", "-3". */
static bool take_pages(const CliGiven *given)
{
    LkOutputOptions *format = given->target;
    const char *text = given->value;
    size_t first = 0, last = 0;
    bool has_first = number(&text, &first);
    bool is_range = *text == '-';
    text += is_range;
    bool has_last = is_range && number(&text, &last);
    bool is_wrong = *text != '\0' || (!has_first && !has_last) || (has_first && first == 0) ||
                    (has_last && (last == 0 || last < first));
    if (is_wrong)
        return cli_wrong(given, "E_USAGE_VALUE_PAGES");
    format->first_page = first;
    format->last_page = is_range ? last : first;
    return true;
}

static bool take_diagnostics(const CliGiven *given)
{
    bool *is_json = given->target;
    *is_json = strcmp(given->value, "json") == 0;
    return *is_json || strcmp(given->value, "text") == 0 || cli_wrong(given, "E_USAGE_VALUE_DIAGNOSTICS");
}

static const CliOption known[] = {
    {"--output", 'o', "FILE", CLI_TEXT(Options, output),
     "where to write; “-” is standard output (default: beside the source)",
     "ไฟล์ที่เขียนผล “-” คือส่งออกทางหน้าจอ (ปกติอยู่ข้างต้นฉบับ)"},
    {"--format", 'f', "FORMAT", take_format, 0,
     "pdf, png, svg or json (the frames: what stands where);\n"
     "without it what the name of FILE ends in, else pdf",
     "pdf, png, svg หรือ json (ตำแหน่งของสิ่งต่าง ๆ ในหน้า)\n"
     "ถ้าไม่ระบุ ดูจากนามสกุลของ FILE ถ้าไม่มีจึงเป็น pdf"},
    {"--pdf", 0, "PROFILE", CLI_PROFILE(Options, format.profile),
     "what the PDF is for, in place of what the layout says (archive):\n"
     "archive         PDF/A-2a and PDF/UA-1: archives, screen readers, courts\n"
     "archive-source  PDF/A-3a: the same with all that it was made from\n"
     "print           for a print shop\n"
     "plain           no tags, the smallest",
     "วัตถุประสงค์ของ PDF แทนที่รูปแบบกำหนด (archive)\n"
     "archive         PDF/A-2a และ PDF/UA-1: เก็บเข้าคลัง โปรแกรมอ่านหน้าจอ ศาล\n"
     "archive-source  PDF/A-3a: เหมือนกัน และเก็บทุกอย่างที่ใช้ทำไว้ในไฟล์\n"
     "print           ส่งโรงพิมพ์\n"
     "plain           ไม่มีแท็ก ไฟล์เล็กที่สุด"},
    {"--overwrite-signed", 0, NULL, CLI_SWITCH(Options, format.over_signed),
     "replace a PDF that somebody signed: its signatures are lost",
     "เขียนทับไฟล์ PDF ที่มีผู้ลงนามแล้ว ลายมือชื่อจะสูญหาย"},
    {"--record", 0, "FILE", CLI_TEXT(Options, format.record),
     "what the PDF was made from, with SHA-256 of each file, as JSON",
     "บันทึกว่า PDF ทำขึ้นจากอะไร พร้อม SHA-256 ของแต่ละไฟล์ เป็น JSON"},
    {"--map", 0, "FILE", CLI_TEXT(Options, map),
     "which word on which page comes from which line, as JSON (docs/map.md)",
     "บันทึกว่าคำใดในหน้าใดมาจากบรรทัดใด เป็น JSON (docs/map.md)"},
    {"--pages", 'p', "2-3", take_pages, offsetof(Options, format), "only these pages; also 2, 2- and -3",
     "เฉพาะหน้าเหล่านี้ ระบุเป็น 2, 2- หรือ -3 ก็ได้"},
    {"--ppi", 0, "N", CLI_PPI(Options, format.pixels_per_inch),
     "pixels an inch of PNG, 36 to 1200 (default 150)", "จำนวนจุดต่อนิ้วของ PNG ตั้งแต่ 36 ถึง 1200 (ปกติ 150)"},
    {"--layout", 'l', "NAME", CLI_TEXT(Options, document.layout),
     "a layout in place of the one the source names (see likhit layouts)",
     "ใช้รูปแบบนี้แทนที่ต้นฉบับระบุ (ดู likhit layouts)"},
    {"--root", 0, "FOLDER", CLI_TEXT(Options, document.root),
     "folder that data and images may be in (default: the source's)",
     "โฟลเดอร์ที่ข้อมูลและภาพอยู่ได้ (ปกติคือโฟลเดอร์ของต้นฉบับ)"},
    {"--data", 'd', "FILE", CLI_TEXT(Options, document.data),
     "records for a template, one of which is set: CSV, .xlsx or .xlsx#SHEET, JSON Lines (.jsonl)",
     "ไฟล์ข้อมูลของแม่แบบ ซึ่งจะทำเพียงรายการเดียว: CSV, .xlsx หรือ .xlsx#SHEET, JSON Lines (.jsonl)"},
    {"--header-row", 0, "N", CLI_ROW(Options, document.header_row),
     "the row of the data that names its columns (default: the first below titles)",
     "แถวของข้อมูลที่เป็นชื่อคอลัมน์ (ปกติคือแถวแรกใต้หัวเรื่อง)"},
    {"--key", 'k', "KEY", CLI_TEXT(Options, document.key), "which one: what its key column says",
     "ทำรายการใด ตามค่าในคอลัมน์รหัสรายการ"},
    {"--timings", 0, NULL, CLI_SWITCH(Options, timings), "a line of time for each stage, on standard error",
     "แสดงเวลาของแต่ละขั้น ขั้นละบรรทัด ทาง standard error"},
    {"--diagnostics", 0, "json", take_diagnostics, offsetof(Options, json_diagnostics),
     "errors and warnings as JSON, one a line", "แสดงข้อผิดพลาดและคำเตือนเป็น JSON บรรทัดละเรื่อง"},
    {"--quiet", 'q', NULL, CLI_SWITCH(Options, quiet), "errors only: no warnings, no notes, no summary",
     "แสดงเฉพาะข้อผิดพลาด ไม่แสดงคำเตือน หมายเหตุ และสรุป"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "build",
    .about =
        {"Usage: likhit build [OPTION…] FILE.md\n"
         "\n"
         "Typesets a report. Errors and warnings go to standard error, each with its place in the source.\n"
         "A failed run leaves an older output whole.",
         "วิธีใช้: likhit build [ตัวเลือก…] FILE.md\n"
         "\n"
         "จัดหน้ารายงาน แสดงข้อผิดพลาดและคำเตือนทาง standard error พร้อมตำแหน่งในต้นฉบับ\n"
         "ถ้าทำไม่สำเร็จ ไฟล์ผลของเดิมยังอยู่ครบ"},
    .groups = groups,
    .group_count = 1,
    .column = 27,
    .examples = {"Examples:\n"
                 "  likhit build samples/ita-2565/report.md -o report.pdf\n"
                 "  likhit build report.md --format png --ppi 100      report-1.png, report-2.png, …\n"
                 "  likhit build report.md --format svg --pages 1 -o - > first.svg\n"
                 "  likhit build report.md --layout memo --timings\n"
                 "  likhit build template.md --data records.csv --key 06340208 -o one.pdf",
                 "ตัวอย่าง:\n"
                 "  likhit build samples/ita-2565/report.md -o report.pdf\n"
                 "  likhit build report.md --format png --ppi 100      ได้ report-1.png, report-2.png, …\n"
                 "  likhit build report.md --format svg --pages 1 -o - > first.svg\n"
                 "  likhit build report.md --layout memo --timings\n"
                 "  likhit build template.md --data records.csv --key 06340208 -o one.pdf"},
    .operand = offsetof(Options, source),
    .second = "E_USAGE_SECOND_SOURCE",
    .missing = "E_USAGE_MISSING_BUILD",
};

/* "folder/report.md" → "folder/report.pdf". NULL when memory is out. */
static char *beside(const char *source, LkFormat format)
{
    const char *slash = strrchr(source, '/'), *dot = strrchr(source, '.');
    size_t stem = dot != NULL && dot != source && (slash == NULL || dot > slash + 1) ? (size_t)(dot - source)
                                                                                     : strlen(source);
    char *path = malloc(stem + 6);
    if (path != NULL)
        snprintf(path, stem + 6, "%.*s.%s", (int)stem, source, format_names[format]);
    return path;
}

static void print_diagnostics(LkDocument *document, const Options *options)
{
    size_t count = lk_messages_count(lk_document_messages(document));
    for (size_t i = 0; i < count; i++) {
        if (options->quiet && lk_messages_severity(lk_document_messages(document), i) != LK_SEVERITY_ERROR)
            continue;
        fputs(options->json_diagnostics ? lk_messages_json(lk_document_messages(document), i, cli_language())
                                        : lk_messages_text(lk_document_messages(document), i, cli_language()),
              stderr);
    }
}

static bool write_stdout(LkDocument *document, const LkOutputOptions *format)
{
    void *bytes = NULL;
    size_t length = 0;
    if (!lk_document_write_memory(document, format, &bytes, &length))
        return false;
    bool written = fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0;
    lk_free(bytes);
    if (!written)
        cli_say("E_FILE_WRITE_STANDARD", (LkCatalogueValue[]){{.name = "reason", .reason = errno}}, 1);
    return written;
}

static void print_timings(const LkDocument *document, double engine, double whole)
{
    enum { LINES = LK_STAGE_COUNT + 2 };
    static const char *const names[LINES] = {"TIME_ENGINE", "TIME_SOURCE", "TIME_LAYOUT",
                                             "TIME_FLOW",   "TIME_OUTPUT", "TIME_WHOLE"};
    double seconds[LINES] = {[0] = engine, [LINES - 1] = whole};
    int column = 0;
    for (int stage = 0; stage < LK_STAGE_COUNT; stage++)
        seconds[1 + stage] = lk_document_seconds(document, (LkStage)stage);
    for (int i = 0; i < LINES; i++)
        column = cli_cells(names[i]) > column ? cli_cells(names[i]) : column;
    for (int i = 0; i < LINES; i++) {
        cli_put_padded(stderr, names[i], column);
        fprintf(stderr, " %8.2f ", seconds[i] * 1e3);
        cli_line(stderr, "TIME_UNIT", NULL);
    }
}

static void print_summary(const LkDocument *document, const Options *options, const char *output)
{
    size_t all = lk_document_page_count(document), first = options->format.first_page,
           last = options->format.last_page;
    first = first == 0 ? 1 : first;
    last = last == 0 || last > all ? all : last;
    bool has_files =
        (options->format.format == LK_FORMAT_PNG || options->format.format == LK_FORMAT_SVG) && last > first;
    cli_line(stderr, has_files ? "BUILD_FILES" : "BUILD_PAGES", "file", output, "count",
             cli_number(last - first + 1).digits, NULL);
}

static int run(LkEngine *engine, const Options *options, const char *output, double start, double engine_time)
{
    LkDocument *document = lk_document_open(engine, options->source, &options->document);
    if (document == NULL)
        return cli_out_of_memory();
    bool to_stdout = strcmp(output, "-") == 0;
    bool written = lk_document_typeset(document) &&
                   (to_stdout ? write_stdout(document, &options->format)
                              : lk_document_write_file(document, output, &options->format));
    written = written && (options->map == NULL || lk_document_write_map(document, options->map));
    print_diagnostics(document, options);
    int code = lk_messages_exit_code(lk_document_messages(document));
    if (!written && code == 0)
        code = LK_EXIT_FILE;
    if (written && !to_stdout && !options->quiet && !options->json_diagnostics)
        print_summary(document, options, output);
    if (options->timings)
        print_timings(document, engine_time, lk_seconds() - start);
    lk_document_destroy(document);
    return code;
}

/* The format that a file's name tells; false when it is that of another than was asked for. */
static bool take_ending(Options *options)
{
    const char *dot = options->output == NULL ? NULL : strrchr(options->output, '.');
    for (int i = 0; dot != NULL && i < 4; i++) {
        if (strcmp(dot + 1, format_names[i]) != 0)
            continue;
        if (options->has_format && (int)options->format.format != i) {
            cli_usage_error("build", "E_USAGE_TOGETHER_NAME_FORMAT", "file", options->output, "format",
                            format_names[options->format.format], NULL);
            return false;
        }
        options->format.format = (LkFormat)i;
    }
    bool is_pdf = options->format.format == LK_FORMAT_PDF;
    if (!is_pdf && (options->format.profile != LK_PROFILE_LAYOUT || options->format.record != NULL))
        cli_usage_error("build", "E_USAGE_TOGETHER_FOR_PDF", "option",
                        options->format.record != NULL ? "--record" : "--pdf", "format",
                        format_names[options->format.format], NULL);
    return is_pdf || (options->format.profile == LK_PROFILE_LAYOUT && options->format.record == NULL);
}

/* Whether what was asked for goes together; false after a message. */
static bool is_consistent(Options *given)
{
    if (!take_ending(given))
        return false;
    if (given->document.header_row > 0 && given->document.data == NULL) {
        cli_usage_error("build", "E_USAGE_TOGETHER_HEADER_ROW", NULL);
        return false;
    }
    if ((given->document.data == NULL) != (given->document.key == NULL)) {
        cli_usage_error(
            "build", given->document.data == NULL ? "E_USAGE_TOGETHER_KEY" : "E_USAGE_TOGETHER_DATA", NULL);
        return false;
    }
    return true;
}

static int build(const Options *given, const char *output, double start)
{
    if (strcmp(output, given->source) == 0)
        return cli_usage_error("build", "E_USAGE_TOGETHER_OVERWRITE", "file", given->source, NULL);
    LkEngine *engine = cli_engine();
    int code = engine == NULL ? LK_EXIT_RESOURCE : run(engine, given, output, start, lk_seconds() - start);
    lk_engine_destroy(engine);
    return code;
}

int cli_build(int count, char **values)
{
    double start = lk_seconds();
    Options given = {.document = {LK_SIZED(LkDocumentOptions)}, .format = {LK_SIZED(LkOutputOptions)}};
    int code = cli_read(&command, count, values, &given);
    if (code != CLI_GO_ON)
        return code;
    if (!is_consistent(&given))
        return LK_EXIT_USAGE;
    char *chosen = given.output == NULL ? beside(given.source, given.format.format) : NULL;
    const char *output = given.output != NULL ? given.output : chosen;
    code = output == NULL ? cli_out_of_memory() : build(&given, output, start);
    free(chosen);
    return code;
}
