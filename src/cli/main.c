/* likhit: dispatch to a command. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

typedef struct Command {
    const char *name;
    int (*run)(int count, char **values);
    CliText summary;
} Command;

static const Command commands[] = {
    {"build",
     cli_build,
     {"typeset a report: Markdown in, PDF (or PNG, SVG, JSON) out",
      "จัดหน้ารายงาน: จาก Markdown เป็น PDF (หรือ PNG, SVG, JSON)"}},
    {"batch",
     cli_batch,
     {"make one report for each record of a table, in a bag for the archive",
      "ทำรายงานหนึ่งฉบับต่อหนึ่งรายการในตาราง เป็นชุดเอกสารสำหรับเก็บเข้าคลัง"}},
    {"sign",
     cli_sign,
     {"sign a report electronically, one official after another",
      "ลงลายมือชื่ออิเล็กทรอนิกส์ในรายงาน ทีละคนตามลำดับ"}},
    {"verify",
     cli_verify,
     {"check such a bag: all files there, as they were", "ตรวจชุดเอกสารว่าทุกไฟล์อยู่ครบและตรงตามเดิม"}},
    {"preview",
     cli_preview,
     {"show a report in the browser and follow the draft", "แสดงรายงานในเบราว์เซอร์และปรับตามร่าง"}},
    {"diff",
     cli_diff,
     {"show what differs between two reports, PDFs or revisions, page by page",
      "แสดงสิ่งที่ต่างกันของรายงาน PDF หรือรุ่น สองฉบับ ทีละหน้า"}},
    {"breaks", cli_breaks, {"show where lines may end, and why", "แสดงที่ตัดบรรทัดได้ พร้อมเหตุผล"}},
    {"fix",
     cli_fix,
     {"rewrite letters that look right and are wrong, in their files",
      "แก้อักษรที่ดูถูกแต่พิมพ์ผิด ในไฟล์ต้นฉบับและไฟล์ข้อมูล"}},
    {"layouts",
     cli_layouts,
     {"list the layouts that a report can name; print their JSON Schema",
      "แสดงชื่อรูปแบบที่รายงานใช้ได้ หรือ JSON Schema ของรูปแบบ"}},
    {"inspect",
     cli_inspect,
     {"tell what is in a PDF: claims, fonts, tags, text, attachments, signatures",
      "บอกสิ่งที่อยู่ใน PDF: มาตรฐานที่อ้าง แบบอักษร แท็ก ข้อความ ไฟล์แนบ ลายมือชื่อ"}},
    {"explain",
     cli_explain,
     {"tell what a message means and what to do, by its code", "บอกความหมายของข้อความแจ้งและวิธีแก้ ตามรหัส"}},
    {"extract", cli_extract, {"unpack the files inside an archived PDF", "นำไฟล์ที่เก็บไว้ใน PDF ออกมา"}},
    {"rebuild",
     cli_rebuild,
     {"typeset an archived PDF again and compare the bytes",
      "จัดหน้าใหม่จากต้นฉบับที่เก็บไว้ใน PDF แล้วเปรียบเทียบทุกไบต์"}},
    {"fonts",
     cli_fonts,
     {"show what each font family resolves to on this machine", "แสดงแบบอักษรที่เครื่องนี้ใช้สำหรับแต่ละชื่อ"}},
};

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static const CliText about = {
    "Likhit typesets Thai official reports: Markdown, a layout and data in, print-ready PDF out.\n"
    "\n"
    "Usage: likhit COMMAND [OPTION…] [FILE]\n"
    "\n"
    "Commands:",
    "ลิขิตจัดหน้ารายงานราชการไทย: นำ Markdown รูปแบบ และข้อมูล มาทำเป็น PDF ที่พร้อมพิมพ์\n"
    "\n"
    "วิธีใช้: likhit คำสั่ง [ตัวเลือก…] [ไฟล์]\n"
    "\n"
    "คำสั่ง:"};

static const CliText examples = {
    "\n"
    "Examples:\n"
    "  likhit build report.md                    write report.pdf beside it\n"
    "  likhit build report.md -o out/report.pdf  write it there\n"
    "  likhit build report.md --format png --pages 2-3 --ppi 150\n"
    "  likhit COMMAND --help                     options and examples of a command\n"
    "\n"
    "Exit codes: 0 done, 1 errors in the document, 2 wrong usage, 3 a file cannot be read or written,\n"
    "4 a font or resource is missing, 5 a limit is reached, 70 a bug in Likhit.",
    "\n"
    "ตัวอย่าง:\n"
    "  likhit build report.md                    เขียน report.pdf ไว้ข้างต้นฉบับ\n"
    "  likhit build report.md -o out/report.pdf  เขียนไว้ที่นั่น\n"
    "  likhit build report.md --format png --pages 2-3 --ppi 150\n"
    "  likhit คำสั่ง --help                        ตัวเลือกและตัวอย่างของคำสั่ง\n"
    "\n"
    "รหัสจบ: 0 สำเร็จ 1 เอกสารมีข้อผิดพลาด 2 ใช้คำสั่งไม่ถูกต้อง 3 อ่านหรือเขียนไฟล์ไม่ได้\n"
    "4 ไม่มีแบบอักษรหรือสิ่งที่ต้องใช้ 5 ถึงขีดจำกัด 70 ข้อบกพร่องของลิขิต"};

static int help(void)
{
    puts(cli_text(&about));
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        printf("  %-9s %s\n", commands[i].name, cli_text(&commands[i].summary));
    puts(cli_text(&examples));
    return LK_EXIT_DONE;
}

static int unknown_command(const char *word)
{
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i].name;
    const char *nearest = lk_suggest(word, names, COMMAND_COUNT);
    size_t length = strlen(word);
    if (nearest == NULL && length > 3 && strcmp(word + length - 3, ".md") == 0)
        return cli_usage_error(NULL, "E_USAGE_COMMAND_FILE", "command", word, NULL);
    if (nearest != NULL)
        return cli_usage_error(NULL, "E_USAGE_COMMAND_MEANT", "command", word, "meant", nearest, NULL);
    return cli_usage_error(NULL, "E_USAGE_COMMAND", "command", word, NULL);
}

/* --lang holds wherever it stands, also behind what is wrong. A language that there is not is told of when
 * its turn comes. */
static void choose_language(int count, char **values)
{
    for (int i = 1; i < count && strcmp(values[i], "--") != 0; i++) {
        const char *language = NULL;
        if (strncmp(values[i], "--lang=", 7) == 0)
            language = values[i] + 7;
        else if (strcmp(values[i], "--lang") == 0 && i + 1 < count)
            language = values[++i];
        if (language != NULL && cli_is_language(language))
            cli_speak(language);
    }
}

/* Returns how many arguments before the command choose the language. */
static int own_arguments(int count, char **values)
{
    if (count > 1 && strncmp(values[1], "--lang=", 7) == 0)
        return cli_is_language(values[1] + 7) ? 1 : 0;
    return count > 2 && strcmp(values[1], "--lang") == 0 && cli_is_language(values[2]) ? 2 : 0;
}

int main(int count, char **values)
{
    choose_language(count, values);
    for (int own = 1; own > 0; count -= own, values += own)
        own = own_arguments(count, values);
    if (count < 2) {
        help();
        return LK_EXIT_USAGE;
    }
    const char *word = values[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return help();
    if (strcmp(word, "--version") == 0) {
        printf("likhit %s\n", lk_version());
        return LK_EXIT_DONE;
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(word, commands[i].name) == 0)
            return commands[i].run(count - 2, values + 2);
    if (word[0] == '-')
        return cli_usage_error(NULL, "E_USAGE_OPTION_BEFORE", "option", word, NULL);
    return unknown_command(word);
}
