/* likhit verify: is a bag what its manifests say? Are the signatures of a PDF good? */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/signature.h"

typedef struct Options {
    const char *path;
    const char **roots; /* with room for one an argument */
    size_t root_count;
    const char *require;
    const char *report;
    bool json, quiet, online;
    LkBatchProgress found; /* of a bag */
    char stamper[128];     /* of its manifest */
} Options;

static bool take_path(const CliGiven *given)
{
    Options *options = given->target;
    if (options->path != NULL)
        return cli_wrong(given, "E_USAGE_SECOND_FOLDER");
    options->path = given->value;
    return true;
}

static bool take_trust(const CliGiven *given)
{
    Options *options = given->target;
    options->roots[options->root_count++] = given->value;
    return true;
}

static const CliOption known[] = {
    {"--json", 0, NULL, CLI_SWITCH(Options, json),
     "what was found as JSON; of a bag what is wrong, one a line",
     "แสดงผลตรวจเป็น JSON สำหรับชุดเอกสารแสดงสิ่งที่ผิดบรรทัดละเรื่อง"},
    {"--quiet", 'q', NULL, CLI_SWITCH(Options, quiet), "say only what is wrong", "แสดงเฉพาะสิ่งที่ผิด"},
    CLI_HELP,
};
static const CliOption of_signatures[] = {
    {"--trust", 0, "FILE|FOLDER", take_trust, 0,
     "trust who has these root certificates (PEM or DER); may be given again",
     "เชื่อถือผู้ออกใบรับรองรากเหล่านี้ (PEM หรือ DER) ระบุซ้ำได้"},
    {"--require", 0, "all|NAMES", CLI_TEXT(Options, require),
     "fields that must be signed: all, or names with commas between",
     "ช่องที่ต้องลงนามแล้ว: all คือทุกช่อง หรือชื่อช่องคั่นด้วยจุลภาค"},
    {"--online", 0, NULL, CLI_SWITCH(Options, online),
     "ask the servers that certificates name what the file does not tell",
     "สอบถามเครื่องที่ระบุในใบรับรองเมื่อหลักฐานไม่อยู่ในไฟล์"},
    {"--report", 0, "FILE.pdf", CLI_TEXT(Options, report), "write what was found as a PDF too, for the file",
     "เขียนผลตรวจเป็น PDF ด้วย สำหรับเก็บเข้าแฟ้ม"},
};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0),
                                  CLI_GROUP("Signatures:", "ลายมือชื่อ:", of_signatures, 0)};

static const CliCommand command = {
    .name = "verify",
    .about =
        {"Usage: likhit verify [OPTION…] FILE.pdf | FOLDER\n"
         "\n"
         "Of a PDF, checks the signatures: whether the file is what each official signed, whether anything "
         "but\n"
         "signatures was added later, and whether the signer is one whom you trust, at the time of signing. "
         "A\n"
         "file without signatures is not good: cutting them off leaves such a file.\n"
         "\n"
         "Of a folder, checks a bag (BagIt, RFC 8493) that “likhit batch” or another tool made: every file "
         "is "
         "there\n"
         "and has the digest that the manifests say, nothing else lies in data/, and the sum is right. "
         "“sha256sum\n"
         "-c manifest-sha256.txt” inside the folder and other BagIt tools check the same. The signatures of "
         "its\n"
         "PDFs are checked as well: without --trust only whether a file is what was signed.",
         "วิธีใช้: likhit verify [ตัวเลือก…] FILE.pdf | FOLDER\n"
         "\n"
         "ถ้าเป็น PDF จะตรวจลายมือชื่ออิเล็กทรอนิกส์ว่าไฟล์ตรงกับที่แต่ละคนลงนามไว้ ภายหลังไม่มีการเพิ่มสิ่งใดนอกจากลายมือชื่อ\n"
         "และผู้ลงนามเป็นผู้ที่เชื่อถือได้ในเวลาที่ลงนาม ไฟล์ที่ไม่มีลายมือชื่อถือว่าไม่ผ่าน เพราะไฟล์ที่ถูกตัดลายมือชื่อออก\n"
         "ก็มีสภาพเช่นนั้น\n"
         "\n"
         "ถ้าเป็นโฟลเดอร์ จะตรวจชุดเอกสาร (BagIt, RFC 8493) ที่ “likhit batch” หรือเครื่องมืออื่นทำไว้ว่าทุกไฟล์อยู่ครบ\n"
         "ค่าตรวจสอบตรงกับบัญชีไฟล์ ไม่มีสิ่งอื่นอยู่ใน data/ และยอดรวมถูกต้อง คำสั่ง “sha256sum -c manifest-sha256.txt”\n"
         "ในโฟลเดอร์นั้นและเครื่องมือ BagIt อื่นตรวจได้เช่นเดียวกัน ลายมือชื่อใน PDF ของชุดจะตรวจด้วย แต่ถ้าไม่ระบุ --trust\n"
         "จะตรวจเพียงว่าไฟล์ตรงกับที่ลงนามไว้หรือไม่"},
    .groups = groups,
    .group_count = 2,
    .column = 23,
    .examples =
        {"Exit codes: 0 all is good, 1 it is not (changed, untrusted, not known, missing), 2 wrong usage,\n"
         "3 the file or folder cannot be read.\n"
         "\n"
         "Examples:\n"
         "  likhit verify --trust nrca-root.pem --require all report.pdf\n"
         "  likhit verify --trust nrca-root.pem --online --report checked.pdf report.pdf\n"
         "  likhit verify bag",
         "รหัสจบ: 0 ถูกต้อง 1 ไม่ถูกต้อง (ถูกแก้ ไม่น่าเชื่อถือ ยังไม่อาจยืนยัน หรือขาดลายมือชื่อ) 2 ใช้คำสั่งไม่ถูกต้อง\n"
         "3 อ่านไฟล์หรือโฟลเดอร์ไม่ได้\n"
         "\n"
         "ตัวอย่าง:\n"
         "  likhit verify --trust nrca-root.pem --require all report.pdf\n"
         "  likhit verify --trust nrca-root.pem --online --report checked.pdf report.pdf\n"
         "  likhit verify bag"},
    .take_operand = take_path,
};

static void tell(void *context, int severity, const char *text, const char *json)
{
    const Options *given = context;
    (void)severity;
    if (given->json)
        fputs(json, stdout);
    else
        fputs(text, stderr);
}

static void take_found(void *context, const LkBatchProgress *progress)
{
    Options *given = context;
    given->found = *progress;
    snprintf(given->stamper, sizeof given->stamper, "%s", progress->stamper == NULL ? "" : progress->stamper);
}

static void print_signed(const Options *given)
{
    const LkBatchProgress *found = &given->found;
    if (given->json)
        printf("{\"files\": %zu, \"signed\": %zu, \"good\": %zu, \"changed\": %zu, \"untrusted\": %zu, "
               "\"not-known\": %zu}\n",
               found->kept, found->signed_files, found->good, found->changed, found->untrusted,
               found->not_known);
    else if (given->root_count == 0)
        cli_line(stdout, "VERIFY_BAG_UNCHECKED", "count", cli_number(found->signed_files).digits, "changed",
                 cli_number(found->changed).digits, NULL);
    else
        cli_line(stdout, "VERIFY_BAG_SIGNED", "count", cli_number(found->signed_files).digits, "good",
                 cli_number(found->good).digits, "changed", cli_number(found->changed).digits, "untrusted",
                 cli_number(found->untrusted).digits, "unknown", cli_number(found->not_known).digits, NULL);
}

static int verify_bag(Options *given, const LkTrust *trust)
{
    LkBatchOptions batch = {LK_SIZED(LkBatchOptions), .language = cli_language(), .tell = tell,
                            .progress = take_found,   .context = given,           .trust = trust};
    int code = lk_bag_verify(given->path, &batch);
    if (code == 0 && !given->quiet && !given->json)
        cli_line(stdout, "VERIFY_GOOD", "folder", given->path, "count", cli_number(given->found.kept).digits,
                 NULL);
    char clock[80];
    if (code == 0 && given->found.stamped != 0 && !given->quiet && !given->json)
        cli_line(stdout, "VERIFY_STAMPED", "time", cli_clock(given->found.stamped, clock, sizeof clock),
                 "server", given->stamper, NULL);
    if (given->found.signed_files > 0 && !given->quiet)
        print_signed(given);
    return code;
}

/* ---- Signatures */

/* Takes the blanks around a name away, in place. */
static char *trimmed(char *name)
{
    name += strspn(name, " ");
    size_t length = strlen(name);
    while (length > 0 && name[length - 1] == ' ')
        name[--length] = '\0';
    return name;
}

/* Cuts “a, b” into names. Returns how many; `names` has room for one a comma and one more. */
static size_t split(char *list, const char **names)
{
    size_t count = 0;
    for (char *name = strtok(list, ","); name != NULL; name = strtok(NULL, ",")) {
        names[count] = trimmed(name);
        count += names[count][0] != '\0';
    }
    return count;
}

/* Returns the exit code. */
static int write_report(const Options *given, LkVerdict *verdict)
{
    LkEngine *engine = cli_engine();
    size_t told = lk_messages_count(lk_verdict_messages(verdict));
    bool is_written =
        engine != NULL && lk_verdict_write_report(verdict, engine, given->report, cli_language());
    const LkMessages *messages = lk_verdict_messages(verdict);
    for (size_t i = told; i < lk_messages_count(messages); i++)
        fputs(lk_messages_text(messages, i, cli_language()), stderr);
    lk_engine_destroy(engine);
    return is_written ? LK_EXIT_DONE : LK_EXIT_FILE;
}

static int judge(const Options *given, const LkTrust *trust)
{
    LkVerdict *verdict = lk_verdict_open(given->path, trust);
    if (verdict == NULL)
        return cli_out_of_memory();
    LkVerdictState state = lk_verdict_state(verdict);
    const char *told =
        lk_verdict_describe(verdict, given->json ? LK_VERDICT_JSON : LK_VERDICT_TEXT, cli_language());
    const LkMessages *messages = lk_verdict_messages(verdict);
    bool is_written = true;
    if (told != NULL && (given->json || !given->quiet))
        is_written = fputs(told, stdout) >= 0 && fflush(stdout) == 0;
    for (size_t i = 0; i < lk_messages_count(messages) && !given->json; i++)
        fputs(lk_messages_text(messages, i, cli_language()), stderr);
    if (state == LK_VERDICT_UNSIGNED && !given->json)
        cli_say("E_VERIFY_MISSING_ALL", NULL, 0);
    int code = state == LK_VERDICT_UNREADABLE ? lk_messages_exit_code(messages)
               : state == LK_VERDICT_GOOD     ? LK_EXIT_DONE
                                              : LK_EXIT_DOCUMENT;
    if (given->report != NULL && state != LK_VERDICT_UNREADABLE &&
        write_report(given, verdict) != LK_EXIT_DONE)
        code = LK_EXIT_FILE;
    lk_verdict_destroy(verdict);
    return is_written ? code : LK_EXIT_FILE;
}

static int verify(Options *given, bool is_pdf)
{
    const char *require = given->require == NULL ? "" : given->require;
    bool is_all = strcmp(require, "all") == 0;
    char *list = strdup(require);
    const char **names = calloc(strlen(require) + 2, sizeof *names);
    int code = LK_EXIT_LIMIT;
    if (list == NULL || names == NULL) {
        cli_out_of_memory();
    } else {
        LkTrust trust = {LK_SIZED(LkTrust),
                         .roots = given->roots,
                         .root_count = given->root_count,
                         .required = names,
                         .required_count = is_all ? 0 : split(list, names),
                         .all_required = is_all,
                         .online = given->online};
        code = is_pdf ? judge(given, &trust) : verify_bag(given, &trust);
    }
    free(names);
    free(list);
    return code;
}

static int run(Options *given)
{
    struct stat info;
    if (given->path == NULL)
        return cli_usage_error("verify", "E_USAGE_MISSING_VERIFY", NULL);
    size_t length = strlen(given->path);
    bool is_there = stat(given->path, &info) == 0;
    bool is_pdf =
        is_there ? !S_ISDIR(info.st_mode) : length > 4 && strcmp(given->path + length - 4, ".pdf") == 0;
    if (!is_pdf && given->report != NULL)
        return cli_usage_error("verify", "E_USAGE_TOGETHER_VERIFY", "folder", given->path, NULL);
    return verify(given, is_pdf);
}

int cli_verify(int count, char **values)
{
    Options given = {.roots = calloc((size_t)count + 1, sizeof *given.roots)};
    if (given.roots == NULL)
        return cli_out_of_memory();
    int code = cli_read(&command, count, values, &given);
    if (code == CLI_GO_ON)
        code = run(&given);
    free(given.roots);
    return code;
}
