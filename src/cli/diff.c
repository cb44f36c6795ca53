/* likhit diff: what differs between two reports, page by page. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* As diff(1), with what is Likhit's own behind. */
enum { SAME = 0, DIFFERENT = 1, DOCUMENT = 6 };

typedef struct Options {
    const char *operands[2];
    int operand_count;
    const char *html, *png;
    double pixels_per_inch;
    LkDocumentOptions document;
    bool json, quiet;
} Options;

static bool take_report(const CliGiven *given)
{
    Options *options = given->target;
    if (options->operand_count == 2)
        return cli_wrong(given, "E_USAGE_SECOND_THIRD");
    options->operands[options->operand_count++] = given->value;
    return true;
}

static const CliOption known[] = {
    {"--html", 0, "FILE", CLI_TEXT(Options, html),
     "the pages that differ side by side, marked, and the list, as one file",
     "เขียนหน้าที่ต่างกันเทียบข้างกันพร้อมเครื่องหมายและรายการที่ต่าง เป็นไฟล์เดียว"},
    {"--png", 0, "FILE", CLI_TEXT(Options, png),
     "the same as pictures: FILE-1.png, FILE-7.png … for pages that differ alone",
     "เหมือนกัน แต่เป็นภาพ: FILE-1.png, FILE-7.png … เฉพาะหน้าที่ต่างกัน"},
    {"--ppi", 0, "N", CLI_PPI(Options, pixels_per_inch), "pixels an inch of these, 36 to 1200 (default 100)",
     "จำนวนจุดต่อนิ้วของภาพเหล่านี้ ตั้งแต่ 36 ถึง 1200 (ปกติ 100)"},
    {"--json", 0, NULL, CLI_SWITCH(Options, json),
     "the differences with their boxes, for programs (docs/compare.md)",
     "แสดงสิ่งที่ต่างกันพร้อมตำแหน่ง สำหรับโปรแกรมอื่น (docs/compare.md)"},
    {"--layout", 'l', "NAME", CLI_TEXT(Options, document.layout),
     "a layout in place of the one that the sources name", "ใช้รูปแบบนี้แทนที่ต้นฉบับระบุ"},
    {"--root", 0, "FOLDER", CLI_TEXT(Options, document.root),
     "folder that data and images may be in (default: the source's)",
     "โฟลเดอร์ที่ข้อมูลและภาพอยู่ได้ (ปกติคือโฟลเดอร์ของต้นฉบับ)"},
    {"--quiet", 'q', NULL, CLI_SWITCH(Options, quiet), "no report, the exit code alone",
     "ไม่แสดงรายงาน ให้ดูจากรหัสจบ"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "diff",
    .about =
        {"Usage: likhit diff [OPTION…] A [B]\n"
         "\n"
         "Tells what differs between two reports as they print, page by page: changed words, what moved by\n"
         "half a point or more, what looks otherwise, other rules and pictures. A and B are\n"
         "\n"
         "  report.md           a source\n"
         "  report.pdf          a PDF, whoever made it\n"
         "  REVISION:report.md  the source as it was in git, with the data, layouts and pictures of its\n"
         "                      folder then; the path starts at the current folder\n"
         "\n"
         "A source alone is compared with the last commit: HEAD:report.md.",
         "วิธีใช้: likhit diff [ตัวเลือก…] A [B]\n"
         "\n"
         "บอกสิ่งที่ต่างกันของรายงานสองฉบับตามที่พิมพ์ออกมา ทีละหน้า: คำที่เปลี่ยน สิ่งที่ย้ายตั้งแต่ครึ่งพอยต์ขึ้นไป\n"
         "สิ่งที่ดูต่างไป เส้นและภาพที่ไม่เหมือนเดิม A และ B คือ\n"
         "\n"
         "  report.md           ต้นฉบับ\n"
         "  report.pdf          ไฟล์ PDF จากโปรแกรมใดก็ได้\n"
         "  REVISION:report.md  ต้นฉบับรุ่นที่เก็บใน git พร้อมข้อมูล รูปแบบ และภาพในโฟลเดอร์ขณะนั้น\n"
         "                      ชื่อไฟล์นับจากโฟลเดอร์ปัจจุบัน\n"
         "\n"
         "ถ้าให้ต้นฉบับเพียงไฟล์เดียว จะเทียบกับ commit ล่าสุด: HEAD:report.md"},
    .groups = groups,
    .group_count = 1,
    .column = 21,
    .examples = {"Exit codes: 0 the same, 1 there are differences, 2 wrong usage, 3 a file cannot be read or "
                 "written,\n"
                 "4 a font or resource is missing, 5 a limit is reached, 6 a document has errors, 70 a bug.\n"
                 "\n"
                 "Examples:\n"
                 "  likhit diff report.md                     since the last commit\n"
                 "  likhit diff v1.2:report.md report.md --html changes.html\n"
                 "  likhit diff signed.pdf report.md --png page.png\n"
                 "  likhit diff --quiet old.pdf new.pdf && echo the same",
                 "รหัสจบ: 0 เหมือนกัน 1 มีที่ต่างกัน 2 ใช้คำสั่งไม่ถูกต้อง 3 อ่านหรือเขียนไฟล์ไม่ได้\n"
                 "4 ไม่มีแบบอักษรหรือสิ่งที่ต้องใช้ 5 ถึงขีดจำกัด 6 เอกสารมีข้อผิดพลาด 70 ข้อบกพร่องของลิขิต\n"
                 "\n"
                 "ตัวอย่าง:\n"
                 "  likhit diff report.md                     ต่างจาก commit ล่าสุดอย่างไร\n"
                 "  likhit diff v1.2:report.md report.md --html changes.html\n"
                 "  likhit diff signed.pdf report.md --png page.png\n"
                 "  likhit diff --quiet old.pdf new.pdf && echo the same"},
    .take_operand = take_report,
};

/* ---- Sides */

typedef struct Side {
    const char *name; /* as it was given */
    LkDocument *document;
    LkRevision *revision;
    LkCompared compared;
} Side;

static bool ends_in_pdf(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && (strcmp(name + length - 4, ".pdf") == 0 || strcmp(name + length - 4, ".PDF") == 0);
}

/* "HEAD:report.md": where the path starts; NULL for a file. What is there by that name is a file. */
static const char *path_in_revision(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon == NULL || colon == name || colon[1] == '\0' || access(name, F_OK) == 0 ? NULL : colon + 1;
}

/* What lies in the private folder is known to the reader by the revision: "HEAD:folder/own.yaml". */
static void print_message(const Side *side, const char *text)
{
    if (side->revision != NULL) {
        const char *path = lk_revision_path(side->revision), *end = strrchr(path, '/');
        const char *shown_end = strrchr(side->name, '/');
        size_t shown = (size_t)((shown_end != NULL ? shown_end : strchr(side->name, ':')) + 1 - side->name);
        char *folder = strndup(path, (size_t)(end + 1 - path));
        for (const char *found; folder != NULL && (found = strstr(text, folder)) != NULL;) {
            fprintf(stderr, "%.*s%.*s", (int)(found - text), text, (int)shown, side->name);
            text = found + strlen(folder);
        }
        free(folder);
    }
    fputs(text, stderr);
}

static int open_source(LkEngine *engine, Side *side, const char *path, const LkDocumentOptions *options)
{
    side->document = lk_document_open(engine, path, options);
    if (side->document == NULL)
        return cli_out_of_memory();
    bool is_set = lk_document_typeset(side->document);
    for (size_t i = 0; i < lk_messages_count(lk_document_messages(side->document)); i++)
        if (lk_messages_severity(lk_document_messages(side->document), i) == LK_SEVERITY_ERROR)
            print_message(side, lk_messages_text(lk_document_messages(side->document), i, cli_language()));
    side->compared = (LkCompared){LK_SIZED(LkCompared), .document = side->document, .name = side->name};
    int code = lk_messages_exit_code(lk_document_messages(side->document));
    return code == 1 || (code == 0 && !is_set) ? DOCUMENT : code;
}

static void say_of(const Side *side, const char *name, const char *reason)
{
    cli_say(name,
            (LkCatalogueValue[]){{.name = "file", .value = side->name}, {.name = "reason", .value = reason}},
            reason == NULL ? 1 : 2);
}

static int open_revision(LkEngine *engine, Side *side, const char *path, const Options *options)
{
    char *name = strndup(side->name, (size_t)(path - 1 - side->name));
    side->revision = name == NULL ? NULL : lk_revision_open(path, name, options->document.root);
    free(name);
    if (side->revision == NULL)
        return cli_out_of_memory();
    const char *failure = lk_messages_failure(lk_revision_messages(side->revision), cli_language());
    if (failure != NULL) {
        say_of(side, "E_REVISION_READ", failure);
        return LK_EXIT_FILE;
    }
    LkDocumentOptions document = options->document;
    document.root = lk_revision_root(side->revision);
    document.name = side->name;
    return open_source(engine, side, lk_revision_path(side->revision), &document);
}

static int open_side(LkEngine *engine, Side *side, const Options *options)
{
    const char *path = path_in_revision(side->name);
    if (path != NULL && !ends_in_pdf(path))
        return open_revision(engine, side, path, options);
    if (path != NULL) {
        say_of(side, "E_REVISION_SOURCES", NULL);
        return LK_EXIT_FILE;
    }
    if (!ends_in_pdf(side->name))
        return open_source(engine, side, side->name, &options->document);
    if (access(side->name, R_OK) != 0) {
        cli_say(
            "E_FILE_OPEN",
            (LkCatalogueValue[]){{.name = "file", .value = side->name}, {.name = "reason", .reason = errno}},
            2);
        return LK_EXIT_FILE;
    }
    struct stat info;
    if (stat(side->name, &info) == 0 && !S_ISREG(info.st_mode)) {
        say_of(side, "E_FILE_OPEN_KIND", NULL);
        return LK_EXIT_FILE;
    }
    side->compared = (LkCompared){LK_SIZED(LkCompared), .pdf = side->name};
    return LK_EXIT_DONE;
}

/* ---- Reports */

static int failed(const LkComparison *comparison)
{
    for (size_t i = 0; i < lk_messages_count(lk_comparison_messages(comparison)); i++)
        fputs(lk_messages_text(lk_comparison_messages(comparison), i, cli_language()), stderr);
    return LK_EXIT_FILE;
}

static int write_reports(LkComparison *comparison, const Options *options)
{
    size_t written = 0;
    if (options->html != NULL && !lk_comparison_write_html(comparison, options->html))
        return failed(comparison);
    if (options->png != NULL &&
        !lk_comparison_write_png(comparison, options->png, options->pixels_per_inch, &written))
        return failed(comparison);
    if (!options->quiet) {
        const char *text =
            lk_comparison_describe(comparison, options->json ? LK_COMPARISON_JSON : LK_COMPARISON_TEXT);
        if (text == NULL)
            return failed(comparison);
        if (fputs(text, stdout) < 0 || fflush(stdout) != 0) {
            cli_say("E_FILE_WRITE_STANDARD", (LkCatalogueValue[]){{.name = "reason", .reason = errno}}, 1);
            return LK_EXIT_FILE;
        }
    }
    return lk_comparison_count(comparison) > 0 ? DIFFERENT : SAME;
}

static int compare(LkEngine *engine, const Side sides[2], const Options *options)
{
    LkComparison *comparison = lk_comparison_create(engine, &sides[0].compared, &sides[1].compared);
    if (comparison == NULL)
        return cli_out_of_memory();
    int code = lk_messages_failure(lk_comparison_messages(comparison), cli_language()) != NULL
                   ? failed(comparison)
                   : write_reports(comparison, options);
    lk_comparison_destroy(comparison);
    return code;
}

/* Held back while a revision lies in its private folder, so that Ctrl-C does not leave it behind; git itself
 * gets them. */
static void hold_signals(int how)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigprocmask(how, &signals, NULL);
}

static int run(LkEngine *engine, const Options *options)
{
    Side sides[2] = {{.name = options->operands[0]}, {.name = options->operands[1]}};
    int code = LK_EXIT_DONE;
    for (int i = 0; i < 2; i++) {
        hold_signals(SIG_BLOCK);
        int opened = open_side(engine, &sides[i], options);
        lk_revision_destroy(sides[i].revision);
        sides[i].revision = NULL;
        hold_signals(SIG_UNBLOCK);
        code = opened > code ? opened : code;
    }
    if (code == LK_EXIT_DONE)
        code = compare(engine, sides, options);
    for (int i = 0; i < 2; i++)
        lk_document_destroy(sides[i].document);
    return code;
}

/* A source alone: against the last commit. NULL without memory. */
static char *last_commit(const char *path)
{
    size_t size = strlen(path) + sizeof "HEAD:";
    char *name = malloc(size);
    if (name != NULL)
        snprintf(name, size, "HEAD:%s", path);
    return name;
}

int cli_diff(int count, char **values)
{
    Options given = {.document = {LK_SIZED(LkDocumentOptions)}};
    int code = cli_read(&command, count, values, &given);
    if (code != CLI_GO_ON)
        return code;
    if (given.operand_count == 0)
        return cli_usage_error("diff", "E_USAGE_MISSING_DIFF", NULL);
    bool is_alone = given.operand_count == 1;
    if (is_alone && (ends_in_pdf(given.operands[0]) || path_in_revision(given.operands[0]) != NULL))
        return cli_usage_error("diff", "E_USAGE_MISSING_REPORT", "file", given.operands[0], NULL);
    char *commit = is_alone ? last_commit(given.operands[0]) : NULL;
    if (is_alone) {
        given.operands[1] = given.operands[0];
        given.operands[0] = commit;
    }
    LkEngine *engine = is_alone && commit == NULL ? NULL : cli_engine();
    code = engine == NULL ? LK_EXIT_RESOURCE : run(engine, &given);
    lk_engine_destroy(engine);
    free(commit);
    return code;
}
