/* likhit fix: letters that look right and are wrong, rewritten in their files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

typedef struct Options {
    const char **files;
    size_t count;
    bool letters, check, no_backup;
} Options;

static bool take_file(const CliGiven *given)
{
    Options *options = given->target;
    options->files[options->count++] = given->value;
    return true;
}

static const CliOption known[] = {
    {"--letters", 0, NULL, CLI_SWITCH(Options, letters),
     "Thai letters that look right and are wrong: เเ for แ, a circle and า for ำ,\n"
     "marks twice or in the wrong order, shapes of old fonts, invisible characters",
     "อักษรไทยที่ดูถูกแต่พิมพ์ผิด เช่น เเ แทน แ นิคหิตกับ า แทน ำ\n"
     "สระหรือวรรณยุกต์ซ้ำหรือสลับลำดับ อักขระของแบบอักษรรุ่นเก่า อักขระที่มองไม่เห็น"},
    {"--check", 0, NULL, CLI_SWITCH(Options, check),
     "only tell, and exit with 1 where something would be rewritten", "บอกอย่างเดียว และจบด้วยรหัส 1 ถ้ามีที่ต้องแก้"},
    {"--no-backup", 0, NULL, CLI_SWITCH(Options, no_backup), "do not keep the old file as FILE~",
     "ไม่เก็บไฟล์เดิมไว้เป็น FILE~"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "fix",
    .about =
        {"Usage: likhit fix --letters [OPTION…] FILE…\n"
         "\n"
         "Rewrites letters in reports and data files, and tells of which kind and how many. The whole "
         "file is\n"
         "gone through, front matter too, but for web addresses and code; nothing else in it changes. The "
         "old file\n"
         "is kept as "
         "FILE~, or FILE~1~ where that is there. What can mean two things is told and left.",
         "วิธีใช้: likhit fix --letters [ตัวเลือก…] FILE…\n"
         "\n"
         "แก้อักษรในรายงานและไฟล์ข้อมูล พร้อมบอกชนิดและจำนวนที่แก้ ตรวจทั้งไฟล์ รวมส่วนหัว\n"
         "เว้นที่อยู่เว็บและโค้ด "
         "ส่วนอื่นของไฟล์คงเดิมทุกไบต์ ไฟล์เดิมเก็บไว้เป็น FILE~ หรือ FILE~1~ ถ้ามีชื่อนั้นอยู่แล้ว\n"
         "ที่ซึ่งตีความได้มากกว่าหนึ่งอย่าง จะบอกตำแหน่งและคงไว้ตามเดิม"},
    .groups = groups,
    .group_count = 1,
    .column = 21,
    .examples =
        {"Exit codes: 0 done, 1 --check found something to rewrite, 2 wrong usage, 3 a file cannot be read "
         "or\n"
         "written, or is no UTF-8 text.\n"
         "\n"
         "Examples:\n"
         "  likhit fix --letters report.md scores.csv\n"
         "  likhit fix --letters --check report.md",
         "รหัสจบ: 0 สำเร็จ 1 --check พบที่ต้องแก้ 2 ใช้คำสั่งไม่ถูกต้อง 3 อ่านหรือเขียนไฟล์ไม่ได้\n"
         "หรือไม่ใช่ข้อความ UTF-8\n"
         "\n"
         "ตัวอย่าง:\n"
         "  likhit fix --letters report.md scores.csv\n"
         "  likhit fix --letters --check report.md"},
    .take_operand = take_file,
};

/* What was rewritten is told in the summary: of the messages, only what is left is. */
static void print_messages(const LkFix *fix, bool all)
{
    const LkMessages *messages = lk_fix_messages(fix);
    for (size_t i = 0; i < lk_messages_count(messages); i++) {
        LkMessage message = {LK_SIZED(LkMessage)};
        lk_messages_at(messages, i, cli_language(), &message);
        if (all || strcmp(message.code, "W-letters") != 0)
            fputs(lk_messages_text(messages, i, cli_language()), stderr);
    }
}

static void print_summary(LkFix *fix, const char *file, bool is_check)
{
    CliNumber count = cli_number(lk_fix_count(fix));
    if (lk_fix_count(fix) == 0)
        cli_line(stdout, "FIX_NONE", "file", file, NULL);
    else if (is_check)
        cli_line(stdout, "FIX_WOULD", "file", file, "count", count.digits, NULL);
    else if (lk_fix_backup(fix)[0] == '\0')
        cli_line(stdout, "FIX_DONE", "file", file, "count", count.digits, NULL);
    else
        cli_line(stdout, "FIX_DONE_KEPT", "file", file, "count", count.digits, "backup", lk_fix_backup(fix),
                 NULL);
    const char *kinds = lk_fix_describe(fix, cli_language());
    fputs(kinds == NULL ? "" : kinds, stdout);
}

static int fix_file(const char *file, const Options *options)
{
    LkFix *fix = lk_fix_open(file);
    if (fix == NULL)
        return cli_out_of_memory();
    bool is_read = lk_messages_exit_code(lk_fix_messages(fix)) == LK_EXIT_DONE;
    bool is_good = is_read && (options->check || lk_fix_write(fix, !options->no_backup));
    if (is_good)
        print_summary(fix, file, options->check);
    print_messages(fix, options->check);
    int code = lk_messages_exit_code(lk_fix_messages(fix));
    if (code == LK_EXIT_DONE && options->check && lk_fix_count(fix) > 0)
        code = LK_EXIT_DOCUMENT;
    lk_fix_destroy(fix);
    return code;
}

static int run(const Options *options)
{
    if (!options->letters)
        return cli_usage_error("fix", "E_USAGE_MISSING_FIX_WHAT", NULL);
    if (options->count == 0)
        return cli_usage_error("fix", "E_USAGE_MISSING_FIX", NULL);
    int gravest = LK_EXIT_DONE;
    for (size_t i = 0; i < options->count; i++) {
        int code = fix_file(options->files[i], options);
        gravest = code > gravest ? code : gravest;
    }
    return gravest;
}

int cli_fix(int count, char **values)
{
    Options given = {.files = calloc((size_t)count + 1, sizeof *given.files)};
    if (given.files == NULL)
        return cli_out_of_memory();
    int code = cli_read(&command, count, values, &given);
    if (code == CLI_GO_ON)
        code = run(&given);
    free(given.files);
    return code;
}
