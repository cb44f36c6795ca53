/* likhit breaks: where lines may end and why, so that an author can see why one did. */
#include <errno.h>
#include <stdio.h>

#include "cli/cli.h"

typedef struct Options {
    const char *source;
    LkDocumentOptions document;
    bool why;
} Options;

static const CliOption known[] = {
    {"--why", 'w', NULL, CLI_SWITCH(Options, why),
     "a line for each place with its reason, those that a rule forbids too",
     "แสดงแต่ละตำแหน่งพร้อมเหตุผล บรรทัดละตำแหน่ง รวมที่มีข้อห้ามตัดด้วย"},
    {"--layout", 'l', "NAME", CLI_TEXT(Options, document.layout),
     "a layout in place of the one the source names (its keep: words count)",
     "ใช้รูปแบบนี้แทนที่ต้นฉบับระบุ (นับคำใน keep: ของรูปแบบด้วย)"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "breaks",
    .about =
        {"Usage: likhit breaks [OPTION…] FILE.md\n"
         "\n"
         "Shows each text of a report with | where a line may end and ~ where it may at a price: inside a\n"
         "compound that should stay whole when another break is as good.",
         "วิธีใช้: likhit breaks [ตัวเลือก…] FILE.md\n"
         "\n"
         "แสดงข้อความทั้งหมดของรายงาน โดย | คือที่ตัดบรรทัดได้ และ ~ คือที่ตัดได้เมื่อจำเป็น ซึ่งอยู่ในคำประสม\n"
         "ที่ควรอยู่ด้วยกันถ้ามีที่ตัดอื่นดีเท่ากัน"},
    .groups = groups,
    .group_count = 1,
    .column = 21,
    .examples =
        {"A word that should stay whole: write it under keep: in the layout, or data/official-terms.txt.\n"
         "A place where a line should be able to end: type a zero-width space (U+200B) there.\n"
         "\n"
         "Examples:\n"
         "  likhit breaks report.md\n"
         "  likhit breaks --why report.md | grep compound",
         "คำที่ไม่ควรถูกตัด: เขียนไว้ที่ keep: ในรูปแบบ หรือใน data/official-terms.txt\n"
         "ตำแหน่งที่ต้องการให้ตัดบรรทัดได้: พิมพ์ช่องว่างไร้ความกว้าง (U+200B) ไว้ตรงนั้น\n"
         "\n"
         "ตัวอย่าง:\n"
         "  likhit breaks report.md\n"
         "  likhit breaks --why report.md | grep คำประสม"},
    .operand = offsetof(Options, source),
    .second = "E_USAGE_SECOND_SOURCE",
    .missing = "E_USAGE_MISSING_BREAKS",
};

static int run(const char *source, const LkDocumentOptions *options, bool why)
{
    LkEngine *engine = cli_engine();
    if (engine == NULL)
        return LK_EXIT_RESOURCE;
    LkDocument *document = lk_document_open(engine, source, options);
    char *breaks = document == NULL ? NULL : lk_document_breaks(document, why);
    if (breaks != NULL)
        fputs(breaks, stdout);
    for (size_t i = 0; document != NULL && i < lk_messages_count(lk_document_messages(document)); i++)
        if (lk_messages_severity(lk_document_messages(document), i) == LK_SEVERITY_ERROR)
            fputs(lk_messages_text(lk_document_messages(document), i, cli_language()), stderr);
    int code = document == NULL ? LK_EXIT_LIMIT : lk_messages_exit_code(lk_document_messages(document));
    if (fflush(stdout) != 0) {
        cli_say("E_FILE_WRITE_STANDARD", (LkCatalogueValue[]){{.name = "reason", .reason = errno}}, 1);
        code = code == 0 ? LK_EXIT_FILE : code;
    }
    lk_free(breaks);
    lk_document_destroy(document);
    lk_engine_destroy(engine);
    return code;
}

int cli_breaks(int count, char **values)
{
    Options given = {.document = {LK_SIZED(LkDocumentOptions)}};
    int code = cli_read(&command, count, values, &given);
    return code != CLI_GO_ON ? code : run(given.source, &given.document, given.why);
}
