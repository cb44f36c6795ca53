/* likhit inspect: what is in a PDF, whoever made it. */
#include <stdio.h>

#include "cli/cli.h"

typedef struct Options {
    const char *pdf;
    LkInspectionForm aspect;
} Options;

static bool take_tags(const CliGiven *given)
{
    *(LkInspectionForm *)given->target = LK_INSPECTION_STRUCTURE;
    return true;
}

static bool take_text(const CliGiven *given)
{
    *(LkInspectionForm *)given->target = LK_INSPECTION_TEXT;
    return true;
}

static bool take_json(const CliGiven *given)
{
    *(LkInspectionForm *)given->target = LK_INSPECTION_JSON;
    return true;
}

static const CliOption known[] = {
    {"--tags", 0, NULL, take_tags, offsetof(Options, aspect),
     "the structure that a screen reader follows, with its words",
     "โครงสร้างที่โปรแกรมอ่านหน้าจออ่านตาม พร้อมข้อความ"},
    {"--text", 0, NULL, take_text, offsetof(Options, aspect),
     "the text that copying gives; pages end in form feeds", "ข้อความที่ได้เมื่อคัดลอก ท้ายแต่ละหน้าเป็น form feed"},
    {"--json", 0, NULL, take_json, offsetof(Options, aspect), "all of it, for programs",
     "ทั้งหมด สำหรับโปรแกรมอื่น"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "inspect",
    .about = {"Usage: likhit inspect [--tags | --text | --json] FILE.pdf\n"
              "\n"
              "Tells what is in a PDF: pages, the standards that it claims to follow, fonts, attachments, "
              "signatures,\n"
              "and what it was made from, if it says so. It believes no claim: a validator does that.",
              "วิธีใช้: likhit inspect [--tags | --text | --json] FILE.pdf\n"
              "\n"
              "บอกสิ่งที่อยู่ใน PDF: หน้า มาตรฐานที่อ้าง แบบอักษร ไฟล์แนบ ลายมือชื่อ และสิ่งที่ใช้ทำขึ้น ถ้าไฟล์บอกไว้\n"
              "คำสั่งนี้ไม่รับรองว่าตรงตามมาตรฐานที่อ้าง ให้ใช้โปรแกรมตรวจมาตรฐาน"},
    .groups = groups,
    .group_count = 1,
    .column = 20,
    .examples = {"Examples:\n"
                 "  likhit inspect report.pdf\n"
                 "  likhit inspect --tags report.pdf | less\n"
                 "  likhit inspect --json report.pdf | jq .fonts",
                 "ตัวอย่าง:\n"
                 "  likhit inspect report.pdf\n"
                 "  likhit inspect --tags report.pdf | less\n"
                 "  likhit inspect --json report.pdf | jq .fonts"},
    .operand = offsetof(Options, pdf),
    .second = "E_USAGE_SECOND_FILE",
    .missing = "E_USAGE_MISSING_INSPECT",
};

LkInspection *cli_open_pdf(const char *path)
{
    LkInspection *inspection = lk_inspection_open(path);
    if (inspection == NULL) {
        cli_out_of_memory();
        return NULL;
    }
    const char *failure = lk_messages_failure(lk_inspection_messages(inspection), cli_language());
    if (failure == NULL)
        return inspection;
    cli_say("E_PDF_READ",
            (LkCatalogueValue[]){{.name = "file", .value = path}, {.name = "reason", .value = failure}}, 2);
    lk_inspection_destroy(inspection);
    return NULL;
}

int cli_inspect(int count, char **values)
{
    Options given = {.aspect = LK_INSPECTION_SUMMARY};
    int code = cli_read(&command, count, values, &given);
    if (code != CLI_GO_ON)
        return code;
    LkInspection *inspection = cli_open_pdf(given.pdf);
    if (inspection == NULL)
        return LK_EXIT_FILE;
    const char *told = lk_inspection_describe(inspection, given.aspect, cli_language());
    bool good = told != NULL && fputs(told, stdout) >= 0 && fflush(stdout) == 0;
    lk_inspection_destroy(inspection);
    return good ? LK_EXIT_DONE : LK_EXIT_FILE;
}
