/* likhit inspect: what is in a PDF, whoever made it. */
#include <stdio.h>

#include "cli/cli.h"

enum { TAGS, TEXT, JSON, HELP };

static const CliOption known[] = {[TAGS] = {"--tags", 0, false},
                                  [TEXT] = {"--text", 0, false},
                                  [JSON] = {"--json", 0, false},
                                  [HELP] = {"--help", 'h', false}};

static int help(void)
{
    puts("Usage: likhit inspect [--tags | --text | --json] FILE.pdf\n"
         "\n"
         "Tells what is in a PDF: pages, the standards that it claims to follow, fonts, attachments, "
         "signatures,\n"
         "and what it was made from, if it says so. It believes no claim: a validator does that.\n"
         "\n"
         "      --tags   the structure that a screen reader follows, with its words\n"
         "      --text   the text that copying gives; pages end in form feeds\n"
         "      --json   all of it, for programs\n"
         "  -h, --help   this text\n"
         "\n"
         "Examples:\n"
         "  likhit inspect report.pdf\n"
         "  likhit inspect --tags report.pdf | less\n"
         "  likhit inspect --json report.pdf | jq .fonts");
    return CLI_DONE;
}

LkInspection *cli_reading(const char *path)
{
    LkInspection *reading = lk_inspection_open(path);
    const char *failure = reading == NULL ? "there is not enough memory" : lk_inspection_failure(reading);
    if (failure == NULL)
        return reading;
    fprintf(stderr, "likhit: error: cannot read “%s”: %s [E-pdf-read]\n", path, failure);
    lk_inspection_destroy(reading);
    return NULL;
}

int cli_inspect(int count, char **values)
{
    CliArguments arguments = {"inspect", known, 4, count, 0, values, false, false};
    LkInspectionForm aspect = LK_INSPECTION_SUMMARY;
    const char *value = NULL, *path = NULL;
    for (int option; (option = cli_next(&arguments, &value)) != -2;) {
        if (option == HELP)
            return help();
        if (option == -1 && path != NULL)
            return cli_usage_error("inspect", "one file at a time: “%s” and “%s”", path, value);
        if (option == -1)
            path = value;
        else
            aspect = option == TAGS   ? LK_INSPECTION_STRUCTURE
                     : option == TEXT ? LK_INSPECTION_TEXT
                                      : LK_INSPECTION_JSON;
    }
    if (arguments.failed)
        return CLI_USAGE;
    if (path == NULL)
        return cli_usage_error("inspect", "name the PDF to look into");
    LkInspection *reading = cli_reading(path);
    if (reading == NULL)
        return CLI_FILE;
    const char *told = lk_inspection_describe(reading, aspect);
    bool good = told != NULL && fputs(told, stdout) >= 0 && fflush(stdout) == 0;
    lk_inspection_destroy(reading);
    return good ? CLI_DONE : CLI_FILE;
}
