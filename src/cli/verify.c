/* likhit verify: is a bag what its manifests say? */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

typedef struct Options {
    const char *folder;
    bool json, quiet;
    size_t files; /* that were found */
} Options;

static bool take_folder(const CliGiven *given)
{
    Options *options = given->target;
    if (options->folder != NULL)
        return cli_wrong(given, "E_USAGE_SECOND_FOLDER");
    options->folder = given->value;
    return true;
}

static const CliOption known[] = {
    {"--json", 0, NULL, CLI_SWITCH(Options, json), "what is wrong as JSON, one a line"},
    {"--quiet", 'q', NULL, CLI_SWITCH(Options, quiet), "say only what is wrong"},
    CLI_HELP,
};
static const CliGroup groups[] = {CLI_GROUP(NULL, known, 0)};

static const CliCommand command = {
    .name = "verify",
    .about =
        "Usage: likhit verify [OPTION…] FOLDER\n"
        "\n"
        "Checks a bag (BagIt, RFC 8493) that “likhit batch” or another tool made: every file is there and "
        "has the\n"
        "digest that the manifests say, nothing else lies in data/, and the sum is right. “sha256sum -c\n"
        "manifest-sha256.txt” inside the folder and other BagIt tools check the same.",
    .groups = groups,
    .group_count = 1,
    .column = 20,
    .examples = "Exit codes: 0 all is as it was, 1 it is not, 2 wrong usage, 3 the folder cannot be read.\n"
                "\n"
                "Example:\n"
                "  likhit verify bag",
    .take_operand = take_folder,
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

static void count_files(void *context, const LkBatchProgress *progress)
{
    ((Options *)context)->files = progress->kept;
}

int cli_verify(int count, char **values)
{
    Options given = {0};
    int code = cli_read(&command, count, values, &given);
    if (code != CLI_GO_ON)
        return code;
    if (given.folder == NULL)
        return cli_usage_error("verify", "E_USAGE_MISSING_VERIFY", NULL);
    LkBatchOptions batch = {LK_SIZED(LkBatchOptions), .language = cli_language(), .tell = tell,
                            .progress = count_files, .context = &given};
    code = lk_bag_verify(given.folder, &batch);
    if (code == 0 && !given.quiet && !given.json)
        printf("%s: %zu files, all as they were\n", given.folder, given.files);
    return code;
}
