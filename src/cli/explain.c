/* likhit explain: what a message means and what to do, by its code. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

typedef struct Options {
    const char *code; /* NULL = all */
} Options;

static bool take_code(const CliGiven *given)
{
    Options *options = given->target;
    if (options->code != NULL)
        return cli_wrong(given, "E_USAGE_SECOND_CODE");
    options->code = given->value;
    return true;
}

static const CliOption known[] = {CLI_HELP};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "explain",
    .about =
        {"Usage: likhit explain [CODE]\n"
         "\n"
         "Shows what a message says, what to do, and what the program exits with when it is the gravest "
         "error.\n"
         "Without a code it lists all messages. Words in braces stand for what the case at hand has there.",
         "วิธีใช้: likhit explain [CODE]\n"
         "\n"
         "แสดงข้อความของรหัสนั้น วิธีแก้ และรหัสจบของโปรแกรมเมื่อเป็นข้อผิดพลาดที่ร้ายแรงที่สุด\n"
         "ถ้าไม่ระบุรหัส จะแสดงข้อความทั้งหมด คำในวงเล็บปีกกาแทนสิ่งที่พบในแต่ละกรณี"},
    .groups = groups,
    .group_count = 1,
    .column = 25,
    .examples = {"Examples:\n"
                 "  likhit explain E-field-unknown\n"
                 "  likhit explain E-field-unknown --lang th\n"
                 "  likhit explain",
                 "ตัวอย่าง:\n"
                 "  likhit explain E-field-unknown\n"
                 "  likhit explain E-field-unknown --lang en\n"
                 "  likhit explain"},
    .take_operand = take_code,
};

static bool entry_at(size_t index, LkCatalogueMessage *entry)
{
    *entry = (LkCatalogueMessage){LK_SIZED(LkCatalogueMessage)};
    return lk_catalogue_message(index, cli_language(), entry);
}

/* Whether a message before this one has the same code and text: they differ in what they advise. */
static bool is_told_before(size_t index, const LkCatalogueMessage *entry)
{
    LkCatalogueMessage other;
    for (size_t i = 0; i < index && entry_at(i, &other); i++)
        if (strcmp(other.code, entry->code) == 0 && strcmp(other.message, entry->message) == 0)
            return true;
    return false;
}

static void list_all(void)
{
    LkCatalogueMessage entry;
    for (size_t i = 0; entry_at(i, &entry); i++)
        if (!is_told_before(i, &entry))
            printf("%-22s %s\n", entry.code, entry.message);
}

static int explain(const char *code)
{
    size_t shown = 0;
    LkCatalogueMessage entry;
    for (size_t i = 0; entry_at(i, &entry); i++) {
        if (strcmp(entry.code, code) != 0)
            continue;
        if (shown++ == 0) {
            printf("%s: %s", entry.code, entry.kind);
            if (entry.exit_code != LK_EXIT_DONE)
                cli_put(stdout, "EXPLAIN_EXIT", "code", cli_number((size_t)entry.exit_code).digits, NULL);
            putchar('\n');
        }
        printf("\n  %s\n", entry.message);
        if (entry.hint != NULL)
            printf("    = %s\n", entry.hint);
    }
    return shown > 0 ? LK_EXIT_DONE : LK_EXIT_USAGE;
}

/* Names the code that was meant, if one is near. */
static int unknown(const char *code)
{
    size_t count = 0;
    LkCatalogueMessage entry;
    while (entry_at(count, &entry))
        count++;
    const char **codes = calloc(count + 1, sizeof *codes);
    if (codes == NULL)
        return cli_out_of_memory();
    for (size_t i = 0; i < count && entry_at(i, &entry); i++)
        codes[i] = entry.code;
    const char *nearest = lk_suggest(code, codes, count);
    if (nearest != NULL)
        cli_usage_error("explain", "E_USAGE_CODE_MEANT", "code", code, "meant", nearest, NULL);
    else
        cli_usage_error("explain", "E_USAGE_CODE", "code", code, NULL);
    free(codes);
    return LK_EXIT_USAGE;
}

int cli_explain(int count, char **values)
{
    Options options = {0};
    int code = cli_read(&command, count, values, &options);
    if (code != CLI_GO_ON)
        return code;
    if (options.code == NULL) {
        list_all();
        return LK_EXIT_DONE;
    }
    return explain(options.code) == LK_EXIT_DONE ? LK_EXIT_DONE : unknown(options.code);
}
