/* likhit verify: is a bag what its manifests say? */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

enum { JSON, QUIET, HELP };

static const CliOption known[] = {
    [JSON] = {"--json", 0, false}, [QUIET] = {"--quiet", 'q', false}, [HELP] = {"--help", 'h', false}};

typedef struct Verifying {
    bool json;
    size_t files;
} Verifying;

static int help(void)
{
    puts("Usage: likhit verify [OPTION…] FOLDER\n"
         "\n"
         "Checks a bag (BagIt, RFC 8493) that “likhit batch” or another tool made: every file is there and "
         "has the\n"
         "digest that the manifests say, nothing else lies in data/, and the sum is right. “sha256sum -c\n"
         "manifest-sha256.txt” inside the folder and other BagIt tools check the same.\n"
         "\n"
         "      --json   what is wrong as JSON, one a line\n"
         "  -q, --quiet  say only what is wrong\n"
         "  -h, --help   this text\n"
         "\n"
         "Exit codes: 0 all is as it was, 1 it is not, 2 wrong usage, 3 the folder cannot be read.\n"
         "\n"
         "Example:\n"
         "  likhit verify bag");
    return CLI_DONE;
}

static void tell(void *context, int severity, const char *text, const char *json)
{
    const Verifying *verifying = context;
    (void)severity;
    if (verifying->json)
        fputs(json, stdout);
    else
        fputs(text, stderr);
}

static void count(void *context, const LkBatchProgress *progress)
{
    ((Verifying *)context)->files = progress->kept;
}

int cli_verify(int count_of, char **values)
{
    CliArguments arguments = {"verify", known, sizeof known / sizeof *known, count_of, 0, values,
                              false,    false};
    Verifying verifying = {0};
    const char *value = NULL, *folder = NULL;
    bool quiet = false;
    for (int option; (option = cli_next(&arguments, &value)) != -2;) {
        if (option == HELP)
            return help();
        if (option == -1 && folder != NULL)
            return cli_usage_error("verify", "one folder at a time: “%s” is a second one", value);
        verifying.json |= option == JSON;
        quiet |= option == QUIET;
        folder = option == -1 ? value : folder;
    }
    if (arguments.failed)
        return CLI_USAGE;
    if (folder == NULL)
        return cli_usage_error("verify", "name the folder of the bag");
    LkBatchOptions options = {.tell = tell, .progress = count, .context = &verifying};
    int code = lk_bag_verify(folder, &options);
    if (code == 0 && !quiet && !verifying.json)
        printf("%s: %zu files, all as they were\n", folder, verifying.files);
    return code;
}
