/* likhit fonts: what each family resolves to, so that an officer sees which face will be printed. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"

static const char *const official[] = {"TH Sarabun New", "TH SarabunPSK", "TH Sarabun IT๙", "Sarabun",
                                       "Laksaman"};

typedef struct Options {
    const char **families; /* that were named */
    size_t count;
} Options;

static bool take_family(const CliGiven *given)
{
    Options *options = given->target;
    options->families[options->count++] = given->value;
    return true;
}

/* There is nothing to choose: the help is not listed in the help. */
static const CliOption known[] = {{"--lang", 0, "th|en", cli_take_language, 0, NULL, NULL},
                                  {"--help", 'h', NULL, NULL, 0, NULL, NULL}};
static const CliGroup groups[] = {CLI_GROUP(NULL, NULL, known, 0)};

static const CliCommand command = {
    .name = "fonts",
    .about = {"Usage: likhit fonts [FAMILY…]\n"
              "\n"
              "Shows the face and file that each family resolves to on this machine (default: the official "
              "families\n"
              "and their substitutes). Exit code 4 when a family that was named is not installed.",
              "วิธีใช้: likhit fonts [FAMILY…]\n"
              "\n"
              "แสดงแบบอักษรและไฟล์ที่เครื่องนี้ใช้สำหรับแต่ละชื่อ (ปกติคือแบบอักษรราชการและที่ใช้แทน)\n"
              "รหัสจบ 4 เมื่อไม่มีแบบอักษรที่ระบุชื่อไว้ในเครื่อง"},
    .groups = groups,
    .group_count = 1,
    .examples = {"Examples:\n"
                 "  likhit fonts\n"
                 "  likhit fonts \"TH Sarabun New\" Laksaman",
                 "ตัวอย่าง:\n"
                 "  likhit fonts\n"
                 "  likhit fonts \"TH Sarabun New\" Laksaman"},
    .take_operand = take_family,
};

static void put_none(void)
{
    putchar('\t');
    cli_line(stdout, "FONT_NONE", NULL);
}

static bool show(LkEngine *engine, const char *family)
{
    bool found = false;
    for (int bold = 0; bold < 2; bold++) {
        char *face = lk_engine_font(engine, family, bold != 0);
        if (face != NULL || !bold)
            fputs(family, stdout);
        if (face != NULL && bold)
            cli_put(stdout, "FONT_BOLD", NULL);
        if (face != NULL)
            printf("\t%s\n", face);
        else if (!bold)
            put_none();
        found |= face != NULL;
        lk_free(face);
    }
    return found;
}

/* That one of the official families is not there is no fault; of those that were named it is. */
static int show_all(const char *const *families, size_t count, bool are_wanted)
{
    bool is_missing = false;
    LkEngine *engine = cli_engine();
    if (engine == NULL)
        return LK_EXIT_RESOURCE;
    for (size_t i = 0; i < count; i++)
        is_missing |= !show(engine, families[i]);
    lk_engine_destroy(engine);
    return is_missing && are_wanted ? LK_EXIT_RESOURCE : LK_EXIT_DONE;
}

int cli_fonts(int count, char **values)
{
    Options given = {.families = calloc((size_t)count + 1, sizeof(char *))};
    if (given.families == NULL)
        return cli_out_of_memory();
    int code = cli_read(&command, count, values, &given);
    if (code == CLI_GO_ON)
        code = given.count > 0 ? show_all(given.families, given.count, true)
                               : show_all(official, sizeof official / sizeof *official, false);
    free(given.families);
    return code;
}
