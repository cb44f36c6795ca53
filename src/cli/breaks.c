/* likhit breaks: where lines may end and why, so that an author can see why one did. */
#include <stdio.h>

#include "cli/cli.h"

enum { WHY, LAYOUT, HELP };

static const CliOption known[] = {
    [WHY] = {"--why", 'w', false}, [LAYOUT] = {"--layout", 'l', true}, [HELP] = {"--help", 'h', false}};

static int help(void)
{
    puts("Usage: likhit breaks [OPTION…] FILE.md\n"
         "\n"
         "Shows each text of a report with | where a line may end and ~ where it may at a price: inside a\n"
         "compound that should stay whole when another break is as good.\n"
         "\n"
         "  -w, --why          a line for each place with its reason, those that a rule forbids too\n"
         "  -l, --layout NAME  a layout in place of the one the source names (its keep: words count)\n"
         "  -h, --help         this text\n"
         "\n"
         "A word that should stay whole: write it under keep: in the layout, or data/official-terms.txt.\n"
         "A place where a line should be able to end: type a zero-width space (U+200B) there.\n"
         "\n"
         "Examples:\n"
         "  likhit breaks report.md\n"
         "  likhit breaks --why report.md | grep compound");
    return CLI_DONE;
}

static int run(const char *source, const LkDocumentOptions *options, bool why)
{
    LkEngine *engine = cli_engine();
    if (engine == NULL)
        return CLI_RESOURCE;
    LkDocument *document = lk_document_open(engine, source, options);
    char *breaks = document == NULL ? NULL : lk_document_breaks(document, why);
    if (breaks != NULL)
        fputs(breaks, stdout);
    for (size_t i = 0; document != NULL && i < lk_document_diagnostic_count(document); i++)
        if (lk_document_diagnostic(document, i).severity == LK_SEVERITY_ERROR)
            fputs(lk_document_diagnostic_text(document, i), stderr);
    int code = document == NULL ? CLI_LIMIT : lk_document_exit_code(document);
    if (fflush(stdout) != 0) {
        perror("likhit: error: cannot write to standard output");
        code = code == 0 ? CLI_FILE : code;
    }
    lk_free(breaks);
    lk_document_destroy(document);
    lk_engine_destroy(engine);
    return code;
}

int cli_breaks(int count, char **values)
{
    CliArguments arguments = {"breaks", known, sizeof known / sizeof *known, count, 0, values, false, false};
    LkDocumentOptions options = {0};
    const char *value = NULL, *source = NULL;
    bool why = false;
    for (int option; (option = cli_next(&arguments, &value)) != -2;) {
        if (option == HELP)
            return help();
        if (option == WHY)
            why = true;
        else if (option == LAYOUT)
            options.layout = value;
        else if (source != NULL)
            return cli_usage_error("breaks", "one source at a time: “%s” and “%s”", source, value);
        else
            source = value;
    }
    if (arguments.failed)
        return CLI_USAGE;
    if (source == NULL)
        return cli_usage_error("breaks", "name the Markdown file to look at");
    return run(source, &options, why);
}
