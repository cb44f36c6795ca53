/* likhit preview: a page in the browser that follows the draft. */
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "preview/preview.h"

#define MODULE "likhit-preview.so"
#ifndef LK_MODULE_DIR
#define LK_MODULE_DIR "/usr/local/lib/likhit"
#endif

/* Beside the program when it runs from where it was built, else where it was installed. */
static LkPreviewFunction *open_module(void)
{
    char path[PATH_MAX + sizeof MODULE];
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL)
        snprintf(slash + 1, sizeof MODULE, "%s", MODULE);
    void *module =
        dlopen(slash != NULL && access(path, R_OK) == 0 ? path : LK_MODULE_DIR "/" MODULE, RTLD_NOW);
    const LkPreviewModule *preview = module == NULL ? NULL : dlsym(module, LK_PREVIEW_MODULE);
    if (preview == NULL)
        cli_say("E_PREVIEW_MODULE", (LkCatalogueValue[]){{.name = "reason", .value = dlerror()}}, 1);
    else if (strcmp(preview->version, lk_version()) != 0)
        cli_say("E_PREVIEW_VERSION",
                (LkCatalogueValue[]){{.name = "version", .value = preview->version},
                                     {.name = "own", .value = lk_version()}},
                2);
    else
        return preview->run;
    return NULL;
}

static bool take_port(const CliGiven *given)
{
    char *end = NULL;
    unsigned long number = strtoul(given->value, &end, 10);
    *(unsigned *)given->target = (unsigned)number;
    bool is_good =
        end != given->value && *end == '\0' && given->value[0] != '-' && number >= 1 && number <= 65535;
    return is_good || cli_wrong(given, "E_USAGE_VALUE_PORT");
}

/* "120" or "120:5" */
static bool take_place(const CliGiven *given)
{
    LkPreviewOptions *options = given->target;
    const char *value = given->value;
    char *end = NULL;
    unsigned long line = strtoul(value, &end, 10), column = 0;
    bool is_good = end != value && value[0] != '-' && line >= 1 && line <= INT_MAX;
    if (is_good && *end == ':') {
        const char *rest = end + 1;
        column = strtoul(rest, &end, 10);
        is_good = end != rest && rest[0] != '-' && column >= 1 && column <= INT_MAX;
    }
    options->line = (unsigned)line;
    options->column = (unsigned)column;
    return (is_good && *end == '\0') || cli_wrong(given, "E_USAGE_VALUE_GOTO");
}

static bool take_editor(const CliGiven *given)
{
    return strstr(given->value, "{file}") != NULL ? cli_take_text(given)
                                                  : cli_wrong(given, "E_USAGE_VALUE_EDITOR");
}

static bool take_editor_link(const CliGiven *given)
{
    return strstr(given->value, "{file}") != NULL ? cli_take_text(given)
                                                  : cli_wrong(given, "E_USAGE_VALUE_LINK");
}

static bool take_source(const CliGiven *given)
{
    LkPreviewOptions *options = given->target;
    if (options->source != NULL)
        return cli_wrong(given, "E_USAGE_SECOND_PREVIEW");
    options->source = given->value;
    return true;
}

static const CliOption known[] = {
    {"--layout", 'l', "NAME", CLI_TEXT(LkPreviewOptions, document.layout),
     "a layout in place of the one the source names", "ใช้รูปแบบนี้แทนที่ต้นฉบับระบุ"},
    {"--root", 0, "FOLDER", CLI_TEXT(LkPreviewOptions, document.root),
     "folder that data and images may be in (default: the source's)",
     "โฟลเดอร์ที่ข้อมูลและภาพอยู่ได้ (ปกติคือโฟลเดอร์ของต้นฉบับ)"},
    {"--data", 'd', "FILE", CLI_TEXT(LkPreviewOptions, document.data),
     "records for a template, shown with one of them: CSV, .xlsx or .xlsx#SHEET, JSON Lines (.jsonl)",
     "ไฟล์ข้อมูลของแม่แบบ แสดงพร้อมรายการหนึ่ง: CSV, .xlsx หรือ .xlsx#SHEET, JSON Lines (.jsonl)"},
    {"--header-row", 0, "N", CLI_ROW(LkPreviewOptions, document.header_row),
     "the row of the data that names its columns (default: the first below titles)",
     "แถวของข้อมูลที่เป็นชื่อคอลัมน์ (ปกติคือแถวแรกใต้หัวเรื่อง)"},
    {"--key", 'k', "KEY", CLI_TEXT(LkPreviewOptions, document.key),
     "which one: what its key column says (default: the first)",
     "รายการใด ตามค่าในคอลัมน์รหัสรายการ (ปกติคือรายการแรก)"},
    {"--port", 0, "N", take_port, offsetof(LkPreviewOptions, port),
     "a port of your choice (default: one that is free)", "เลือกพอร์ตเอง (ปกติใช้พอร์ตที่ว่าง)"},
    {"--no-open", 0, NULL, CLI_SWITCH(LkPreviewOptions, no_open), "start no browser", "ไม่เปิดเบราว์เซอร์"},
    {"--map", 0, "FILE", CLI_TEXT(LkPreviewOptions, map),
     "keeps a file that tells which word comes from which line (JSON, docs/map.md)",
     "เก็บไฟล์ที่บอกว่าคำใดมาจากบรรทัดใด (JSON, docs/map.md)"},
    {"--goto", 'g', "LINE[:COLUMN]", take_place, 0,
     "show this place of the source; a preview that runs already goes there",
     "แสดงตำแหน่งนี้ของต้นฉบับ ถ้าเปิดตัวอย่างอยู่แล้วจะเลื่อนไปที่นั่น"},
    {"--editor", 0, "COMMAND", take_editor, offsetof(LkPreviewOptions, editor),
     "what a click on a word starts, with {file}, {line} and {column} (default: $VISUAL, if\n"
     "it has a window of its own)",
     "โปรแกรมที่เปิดเมื่อคลิกคำ ใช้ {file}, {line} และ {column} ได้ (ปกติคือ $VISUAL\n"
     "ถ้ามีหน้าต่างของตนเอง)"},
    {"--editor-link", 0, "ADDRESS", take_editor_link, offsetof(LkPreviewOptions, editor_link),
     "a link to the editor in its place, with the same", "ใช้ลิงก์ไปยังโปรแกรมแก้ไขแทน ด้วยคำเดียวกัน"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "preview",
    .about =
        {"Usage: likhit preview [OPTION…] FILE.md\n"
         "\n"
         "Shows the report in a browser as it will print, and follows the draft: save the source, a "
         "layout, data or a\n"
         "picture, and the pages that changed change. Errors stand over the last good pages. Only this "
         "machine can see\n"
         "it, and only by the address that is printed. Ctrl-C ends it.",
         "วิธีใช้: likhit preview [ตัวเลือก…] FILE.md\n"
         "\n"
         "แสดงรายงานในเบราว์เซอร์ตามที่จะพิมพ์ และปรับตามร่าง: เมื่อบันทึกต้นฉบับ รูปแบบ ข้อมูล หรือภาพ หน้าที่เปลี่ยนจะเปลี่ยนตาม\n"
         "ข้อผิดพลาดแสดงไว้เหนือหน้าล่าสุดที่ยังดี เปิดดูได้จากเครื่องนี้เท่านั้น และเฉพาะที่อยู่ที่แสดงไว้\n"
         "กด Ctrl-C เพื่อจบ"},
    .groups = groups,
    .group_count = 1,
    .column = 21,
    .examples = {"Examples:\n"
                 "  likhit preview report.md\n"
                 "  likhit preview report.md --goto 120        from an editor's key\n"
                 "  likhit preview template.md --data records.csv --key 06340208\n"
                 "  likhit preview report.md --editor 'gedit +{line}:{column} {file}'\n"
                 "  likhit preview report.md --editor-link 'vscode://file/{file}:{line}:{column}'",
                 "ตัวอย่าง:\n"
                 "  likhit preview report.md\n"
                 "  likhit preview report.md --goto 120        สั่งจากปุ่มของโปรแกรมแก้ไข\n"
                 "  likhit preview template.md --data records.csv --key 06340208\n"
                 "  likhit preview report.md --editor 'gedit +{line}:{column} {file}'\n"
                 "  likhit preview report.md --editor-link 'vscode://file/{file}:{line}:{column}'"},
    .take_operand = take_source,
};

int cli_preview(int count, char **values)
{
    LkPreviewOptions given = {.document = {LK_SIZED(LkDocumentOptions)},
                              .create_engine = cli_engine_lasting,
                              .say = cli_say,
                              .line_of = cli_line};
    int code = cli_read(&command, count, values, &given);
    if (code != CLI_GO_ON)
        return code;
    if (given.source == NULL)
        return cli_usage_error("preview", "E_USAGE_MISSING_PREVIEW", NULL);
    if (given.document.key != NULL && given.document.data == NULL)
        return cli_usage_error("preview", "E_USAGE_TOGETHER_KEY", NULL);
    if (given.document.header_row > 0 && given.document.data == NULL)
        return cli_usage_error("preview", "E_USAGE_TOGETHER_HEADER_ROW", NULL);
    if (access(given.source, R_OK) != 0) {
        cli_say("E_FILE_OPEN",
                (LkCatalogueValue[]){{.name = "file", .value = given.source},
                                     {.name = "reason", .reason = errno}},
                2);
        return LK_EXIT_FILE;
    }
    LkPreviewFunction *run = open_module();
    return run == NULL ? LK_EXIT_RESOURCE : run(&given);
}
